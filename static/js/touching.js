// Pictures of labs can be touched. A handle is a slider for its field; a mark opens its cause or is chosen as an
// answer; a part that can be otherwise is turned; an empty place of the arrivals takes one more; a number in the prose
// is pulled sideways. Ctrl+Z takes the last touch back.
const PAGE = 10; // steps of Page up and Page down
const SIDEWAYS = 8; // pixels of a step of a number in the prose
const NEAREST = { mouse: 8, touch: 22 }; // pixels within which the nearest mark takes a touch
const before = [];
let pull;

function ready() {
  for (const grip of document.querySelectorAll(".lab .grip:not([role])")) {
    const { name, min, max, value, unit } = grip.dataset;
    const about = { role: "slider", tabindex: 0, "aria-label": name, "aria-valuemin": min, "aria-valuemax": max };
    about["aria-valuenow"] = value;
    about["aria-valuetext"] = `${value} ${unit}`.trim();
    for (const [key, text] of Object.entries(about)) grip.setAttribute(key, text);
  }
  // Where a whole lab takes the place of another, the old choice takes the new one's away: it would be sent as none.
  for (const choice of document.querySelectorAll(".lab input[type=radio][checked]")) {
    const { form, name } = choice;
    choice.checked ||= ![...form.elements].some((one) => one.name === name && one.checked);
  }
}
ready();
document.addEventListener("lab:moved", ready);
document.addEventListener("htmx:after:swap", ready);

// A new picture has new handles and marks: the focus goes on to the same one.
let focused, swapping = false;
document.addEventListener("lab:drawing", keep);
document.addEventListener("htmx:before:swap", keep);
document.addEventListener("lab:moved", refocus);
document.addEventListener("htmx:after:swap", refocus);
function keep() {
  const grip = document.activeElement?.closest?.(".grip");
  const spot = document.activeElement?.closest?.(".spot"), part = document.activeElement?.closest?.(".turn");
  // Of two swaps in a row the second finds the focus nowhere: it goes on to where it was before the first.
  if (!grip && !spot && !part && document.activeElement === document.body) return;
  swapping = Boolean(grip || spot || part);
  const lab = (grip ?? spot ?? part)?.closest(".lab").id;
  const same = grip ? `.grip[data-field="${grip.dataset.field}"]` : part ? `.turn[data-turn="${part.dataset.turn}"]`
    : ".spot[aria-current]";
  focused = lab && `#${lab} ${same}`;
}
function refocus() {
  swapping = false;
  if (!focused || document.activeElement !== document.body) return;
  const same = [...document.querySelectorAll(focused)].find((one) => one.checkVisibility());
  same?.focus({ preventScroll: true });
}

function fieldOf(grip) {
  return grip.closest(".lab").querySelector(`[name="${CSS.escape(grip.dataset.field)}"]:not([type=hidden])`);
}

// While there is something to guess the server draws nothing: the handle of the guess goes along by itself.
addEventListener("input", ({ target }) => {
  if (target.name !== "guess") return;
  for (const grip of target.form.querySelectorAll('.grip[data-field="guess"]')) follow(grip, Number(target.value));
});
function follow(grip, value) {
  const { min, max, value: first, per, log, unit } = grip.dataset, at = grip.transform.baseVal.getItem(0).matrix;
  const now = Math.min(Math.max(value, log ? 1 : min), max);
  grip.dataset.from ??= grip.matches(".grip--x") ? at.e : at.f;
  const along = Number(grip.dataset.from) + (log ? Math.log(now / first) / Math.log(log) : (now - first) / per);
  if (grip.matches(".grip--x")) at.e = along;
  else at.f = along;
  grip.setAttribute("aria-valuenow", value);
  grip.setAttribute("aria-valuetext", `${value} ${unit}`.trim());
}
// A guess, and the time of an arrival, count when their button is pressed, not when the hand rests: on a slow line what
// a change alone asks for would come in place of what the button does.
const PRESSED = new Set(["guess", "to", "arrive"]);
addEventListener("change", (event) => {
  if (PRESSED.has(event.target.name) && event.target.closest(".lab")) event.stopPropagation();
}, true);

function set(field, value, { min, max, step }) {
  const [low, high, each] = [min, max, step].map(Number);
  const text = String(Number(Math.min(Math.max(Math.round(value / each) * each, low), high).toFixed(6)));
  if (field.value === text) return;
  field.value = text;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}

// Pulling: a handle along its scale, a number in the prose sideways. The scale is that of the start: the
// picture under the hand may come to have another.
document.addEventListener("pointerdown", (event) => {
  const { target, button, clientX, clientY } = event;
  const grip = target.closest?.(".lab .grip"), scrub = target.closest?.(".lab .scrub");
  if (button || !(grip ?? scrub)) return;
  const lab = target.closest(".lab"), from = { x: clientX, y: clientY };
  if (grip) {
    event.preventDefault();
    grip.focus({ preventScroll: true });
    lab.querySelector(".lab__picture").setPointerCapture(event.pointerId);
    const { per, log, ...about } = grip.dataset, unit = grip.ownerSVGElement.getScreenCTM().a;
    pull = { field: fieldOf(grip), from, about, upright: !grip.matches(".grip--x"), unit, per: Number(per), log };
  } else {
    const { min, max, step } = scrub;
    pull = { field: document.getElementById(scrub.dataset.for), from, about: { min, max, step }, scrub };
  }
  pull.start = Number(pull.field.value || pull.about.value);
  before.push({ field: pull.field.id, value: pull.field.value });
});
// A finger on a handle pulls it and does not move the page: browsers keep no touch-action for parts of a drawing.
document.addEventListener("touchstart", (event) => {
  if (event.target.closest?.(".lab .grip")) event.preventDefault();
}, { passive: false });
document.addEventListener("pointermove", ({ clientX, clientY }) => {
  if (!pull) return;
  const { field, from, about, start, scrub, log, per, unit, upright } = pull;
  if (scrub) {
    const steps = Math.trunc((clientX - from.x) / SIDEWAYS);
    if (steps || pull.moved) set(field, start + steps * about.step, about);
    pull.moved ||= Boolean(steps);
    return;
  }
  const by = (upright ? clientY - from.y : clientX - from.x) / unit;
  set(field, log ? start * Number(log) ** by : start + by * per, about);
});
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { pull = undefined; });

document.addEventListener("keydown", (event) => {
  // Between the old picture and the new one the focus is nowhere, and a key is meant for what had it.
  if (swapping && document.activeElement === document.body) {
    ready();
    refocus();
    swapping = document.activeElement === document.body;
  }
  const { key } = event, target = event.target === document.body ? document.activeElement : event.target;
  const grip = target.closest?.(".lab .grip"), scrub = target.closest?.(".lab .scrub");
  if (grip) turn(event, fieldOf(grip), grip.dataset);
  else if (scrub && key.startsWith("Page")) turn(event, document.getElementById(scrub.dataset.for), scrub);
  else if (target.closest?.(".spot, .pick") && key.startsWith("Arrow")) walk(event, target.closest(".spot, .pick"));
  else if (key === "z" && (event.ctrlKey || event.metaKey) && target.closest?.(".lab") && !target.matches("input")) {
    undo(event);
  }
});

function turn(event, field, about) {
  const step = Number(about.step), now = Number(field.value || about.value);
  const to = {
    ArrowUp: now + step, ArrowRight: now + step, ArrowDown: now - step, ArrowLeft: now - step,
    PageUp: now + PAGE * step, PageDown: now - PAGE * step, Home: Number(about.min), End: Number(about.max),
  }[event.key];
  if (event.key === "z" && (event.ctrlKey || event.metaKey)) { undo(event); return; }
  if (to === undefined) return;
  event.preventDefault();
  if (!event.repeat) before.push({ field: field.id, value: field.value });
  set(field, to, about);
}

function undo(event) {
  const last = before.pop(), field = last && document.getElementById(last.field);
  if (!field) return;
  event.preventDefault();
  field.value = last.value;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}

function walk(event, mark) {
  const marks = [...mark.ownerSVGElement.querySelectorAll(".spot, .pick")];
  const next = marks[marks.indexOf(mark) + (["ArrowRight", "ArrowDown"].includes(event.key) ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  take(next);
}

// A touch: the mark that is nearest, else an empty place.
document.addEventListener("click", (event) => {
  const picture = event.target.closest?.(".chart:has(.spot, .turn, .pick, .room)");
  if (!picture || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest(".grip")) return;
  const mark = nearest(picture, event) ?? event.target.closest(".spot, .turn, .pick");
  if (!mark && !event.target.matches(".room")) return;
  event.preventDefault();
  if (mark) take(mark);
  else put(event.target, event.clientX);
});

function nearest(picture, { clientX, clientY, pointerType }) {
  let found, least = NEAREST[pointerType] ?? NEAREST.mouse;
  for (const mark of picture.querySelectorAll(".spot, .pick")) {
    const { left, top, width, height } = mark.getBoundingClientRect();
    const away = Math.hypot(left + width / 2 - clientX, top + height / 2 - clientY);
    if (width && away <= least) [found, least] = [mark, away];
  }
  return found;
}

function take(mark) {
  if (mark.matches(".pick")) pick(mark);
  else if (mark.matches(".turn")) turned(mark);
  else open(mark);
}

// What is chosen in the figure is the answer in the form, and the other way round.
function pick(mark) {
  const { answer } = mark.dataset, form = mark.closest("#ask, .lab");
  mark.focus({ preventScroll: true });
  for (const field of form.querySelectorAll("[name=answer], [name=guess]")) {
    if (field.type === "radio") field.checked = field.value === answer;
    else field.value = answer;
    if (field.type !== "radio" || field.checked) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
addEventListener("input", ({ target }) => {
  if (!["answer", "guess"].includes(target.name)) return;
  for (const mark of target.closest("#ask, .lab")?.querySelectorAll(".pick") ?? []) {
    const chosen = mark.dataset.answer === target.value;
    mark.toggleAttribute("aria-current", chosen);
    if (chosen) mark.setAttribute("aria-current", "true");
  }
});

function open(spot) {
  const lab = spot.closest(".lab"), run = lab.querySelector(".lab__run");
  for (const other of lab.querySelectorAll(".spot[aria-current]")) other.removeAttribute("aria-current");
  spot.setAttribute("aria-current", "true");
  spot.focus({ preventScroll: true });
  const query = new URL(spot.href.baseVal, location).search.slice(1);
  spot.setAttribute("hx-target", `#${run.id}`); // the server is told what this names
  globalThis.htmx.ajax("GET", lab.dataset.api + query, { source: spot, target: `#${run.id}`, swap: "outerHTML" });
}

function turned(mark) {
  const lab = mark.closest(".lab"), query = new URL(mark.href.baseVal, location).search.slice(1);
  mark.focus({ preventScroll: true });
  globalThis.htmx.ajax("GET", lab.dataset.api + query, { source: mark, target: `#${lab.id}`, swap: "outerHTML" });
}

function put(room, x) {
  const lab = room.closest(".lab"), { left, width } = room.getBoundingClientRect();
  const { from, to } = room.dataset, at = Number(from) + (x - left) / width * (to - from);
  const query = new URLSearchParams(new FormData(lab));
  query.set("arrive", at.toFixed(2));
  query.set("put", "1");
  globalThis.htmx.ajax("GET", lab.dataset.api + query, { source: room, target: `#${lab.id}`, swap: "outerHTML" });
}
