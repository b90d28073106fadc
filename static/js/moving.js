// Labs move under the hand. While an input changes the server draws as fast as it can: at most three requests
// are under way, values in between are left out, the last never is, and no older picture takes the place of a
// newer one. The rest of the page follows when the hand rests.
const AWAY = 3, NEIGHBOURS = 8, KEPT = 64;
const GAP = 25; // milliseconds from one request to the next; study.labs.views.STEPS counts with it
const LOADED = 50; // so long a request waits for a server that is busy: then it is asked for one value
const NEAR = 20; // so soon an answer comes that asking ahead would gain nothing

const labs = new WeakMap();
function movingOf(lab) {
  if (!labs.has(lab)) labs.set(lab, new Moving(lab));
  return labs.get(lab);
}

class Moving {
  changes = 0;
  asked = 0;
  shown = 0;
  sent = 0;
  travel = Infinity;
  waited = 0;
  away = new Map();
  kept = new Map();
  values = new Map();

  constructor(lab) { this.lab = lab; }

  moved(field) {
    this.changes += 1;
    const run = this.lab.querySelector(".lab__run"), wide = run?.querySelector(".chart__wide");
    if (!wide || this.lab.querySelector("#guess")) return; // there is something to guess first
    const query = new URLSearchParams(new FormData(this.lab));
    query.set("width", wide.checkVisibility() ? 760 : 344);
    const steps = this.kept.get(query.toString());
    if (steps) {
      this.wanted = undefined;
      this.asked += 1;
      this.show(steps, this.asked);
    } else this.wanted = { query, ahead: this.ahead(field) };
    this.send();
  }

  // The values that the hand comes to next, if it goes on as it does: slowly, and not only about to begin.
  ahead(field) {
    const { name, value } = field, before = this.values.get(name), step = this.stepOf(field);
    this.values.set(name, value);
    const by = (value - before) / step;
    if (!by || !Number.isFinite(by) || Math.abs(by) > 2 || this.waited > LOADED || this.travel < NEAR) return undefined;
    const next = (number) => String(Number((Number(value) + number * by * step).toFixed(6)));
    return { name, values: [value, ...Array.from({ length: NEIGHBOURS - 1 }, (_, place) => next(place + 1))] };
  }

  stepOf(field) {
    const slider = this.lab.querySelector(`input[data-for="${CSS.escape(field.id)}"]`) ?? field;
    return Number(slider.step) || 1;
  }

  send(now = false) {
    if (!this.wanted) return;
    if (now && this.away.size >= AWAY) this.drop(this.away.keys().next().value);
    if (this.away.size >= AWAY) return; // the answer that comes sends it
    const wait = this.sent + Math.max(GAP, Math.min(this.travel, 600) / AWAY) - performance.now();
    if (wait > 0 && !now) {
      this.later ??= setTimeout(() => { this.later = undefined; this.send(); }, wait);
      return;
    }
    const { wanted } = this;
    this.wanted = undefined;
    this.sent = performance.now();
    this.asked += 1;
    this.ask(wanted, this.asked);
  }

  drop(number) {
    this.away.get(number).abort();
    this.away.delete(number);
  }

  async ask({ query, ahead }, number) {
    const control = new AbortController(), began = performance.now(), asked = new URLSearchParams(query);
    this.away.set(number, control);
    if (ahead) {
      asked.set("of", ahead.name);
      asked.set("values", ahead.values.join("|"));
    }
    try {
      const answer = await fetch(`${this.lab.dataset.steps}?${asked}`, { signal: control.signal });
      if (!answer.ok) return; // what follows at rest says why
      const { steps, took } = await answer.json();
      this.timed(performance.now() - began, took);
      steps.forEach((step, place) => this.keep(query, ahead, place, step));
      if (steps[0]) this.show(steps[0], number);
    } catch (error) {
      if (error.name !== "AbortError") this.wanted = undefined; // not reached: what follows at rest says so
    } finally {
      this.away.delete(number);
      this.send();
    }
  }

  // How long the way takes, from the quickest answers of late; what is beyond that was spent waiting.
  timed(trip, took) {
    this.travel = Math.min(trip - took, this.travel + 5);
    this.waited = trip - took - this.travel;
  }

  keep(query, ahead, place, step) {
    if (!step) return;
    const key = new URLSearchParams(query);
    if (ahead) key.set(ahead.name, ahead.values[place]);
    this.kept.set(key.toString(), step);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
  }

  show(step, number) {
    const run = this.lab.querySelector(".lab__run");
    if (number < this.shown || !run) return;
    this.shown = number;
    document.dispatchEvent(new Event("lab:drawing"));
    const figures = [...run.querySelectorAll(":scope > .chart")];
    for (const [place, figure] of figures.entries()) figure.hidden = !step.pictures[place];
    for (const [place, picture] of step.pictures.entries()) draw(figures[place] ?? added(run), picture);
    say(run.querySelector(".lab__moment"), step.moment);
    say(this.lab.querySelector("output[for=at]"), step.time);
    for (const row of this.lab.querySelectorAll("[data-row]")) {
      const [now, change, note] = step.numbers[row.dataset.row] ?? [];
      say(row.querySelector("[data-now]"), now);
      say(row.querySelector("[data-change]"), change);
      say(row.querySelector("small"), note);
    }
    for (const [name, words] of Object.entries(step.reads)) {
      const field = this.lab.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`);
      if (field) say(document.getElementById(`${field.id}_reads`), words);
    }
    tell(this.lab);
    document.dispatchEvent(new Event("lab:moved"));
  }
}

function say(place, words) {
  if (place && words !== undefined && place.textContent !== words) place.textContent = words;
}

// Numbers of the run in the prose are those of the table.
function tell(lab) {
  for (const place of lab.querySelectorAll("[data-tells]")) {
    say(place, lab.querySelector(`[data-row="${place.dataset.tells}"] [data-now]`)?.textContent);
  }
}
document.addEventListener("htmx:after:swap", () => document.querySelectorAll(".lab").forEach(tell));

function added(run) {
  const figure = document.createElement("figure");
  figure.className = "chart";
  run.querySelector(":scope > .chart:last-of-type").after(figure);
  return figure;
}

const sheet = document.createElement("template");
function draw(figure, picture) {
  sheet.innerHTML = picture;
  const fresh = sheet.content.firstElementChild, old = figure.querySelector(`.${fresh.classList[0]}`);
  if (old) old.replaceWith(fresh);
  else figure.append(fresh);
}

// A slider without a name moves the number that it stands for (dials.js does it): that is the field.
addEventListener("input", ({ target }) => {
  const lab = target.closest?.(".lab[data-steps]");
  if (lab) movingOf(lab).moved(target.dataset.for ? document.getElementById(target.dataset.for) : target);
});

// The hand lets go: what it came to is asked for before the answers to what it passed are there.
addEventListener("pointerup", ({ target }) => {
  const lab = target.closest?.(".lab[data-steps]");
  if (lab) movingOf(lab).send(true);
});

// The drawing that is not seen needs no marks.
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const lab = ctx.sourceElement.closest(".lab"), wide = lab?.querySelector(".lab__run .chart__wide");
  if (wide) ctx.request.body?.set("width", wide.checkVisibility() ? 760 : 344);
});

// What came at rest is newer than every picture that is still to come, and has marks that lead somewhere.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx?.changes === undefined) return;
  const moving = movingOf(ctx.sourceElement);
  moving.wanted = undefined;
  moving.shown = moving.asked + 1;
});

// What was asked for at rest is of no use if the hand has moved since: the next rest asks again.
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (ctx.sourceElement.matches(".lab")) ctx.changes = movingOf(ctx.sourceElement).changes;
});
document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  if (ctx.changes !== undefined && ctx.changes !== movingOf(ctx.sourceElement).changes) event.preventDefault();
});
