// What plain HTML cannot do: keys, focus after a swap, the reader's time zone. Every page works without it.

// The learner's day begins at 04:00 where they are: tell the server where that is.
document.cookie = `tz=${Intl.DateTimeFormat().resolvedOptions().timeZone}; path=/; max-age=31536000; samesite=lax`;

// A number and its slider are one quantity; the number is the field. Any range says its unit.
document.addEventListener("input", ({ target }) => {
  if (target.type === "range" && target.dataset.unit !== undefined) target.ariaValueText = `${target.value} ${target.dataset.unit}`;
  if (target.dataset.for) {
    const number = document.getElementById(target.dataset.for);
    number.value = target.value;
    changed(number);
  } else if (target.id === "at") changed(target);
  else if (target.id) {
    const slider = document.querySelector(`input[data-for="${CSS.escape(target.id)}"]`);
    if (slider) slider.value = target.value;
  }
});

function changed(element) {
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

// Keys of the review. They do nothing while somebody types or holds a modifier.
const KEYS = {
  choose(number) { document.querySelectorAll("#question .choice :is(input[type=radio], input[type=checkbox]), #question [data-grade]")[number - 1]?.click(); },
  press(name) { document.querySelector(`[data-key="${name}"]`)?.click(); },
  go() { document.querySelector("#question .bar-actions--stick .btn--main")?.click(); },
  help() { document.getElementById("help")?.showModal(); },
};

function isTyping(target) {
  return target.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  const help = document.getElementById("help");
  if (!help || help.open || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (/^[1-9]$/.test(event.key)) KEYS.choose(Number(event.key));
  else if (/^[grus]$/i.test(event.key)) KEYS.press(event.key.toLowerCase());
  else if (event.key === "?") KEYS.help();
  else if (event.key === "Enter" && !event.target.matches("a, button, summary")) KEYS.go();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
});

// Focus moves on purpose: to what is wrong with an answer, to the verdict, else to the question.
function focusQuestion(section) {
  const wrong = section.querySelector("[aria-invalid=true], fieldset[aria-describedby] :is(input, select):not([type=hidden])");
  const moved = section.querySelector("[data-order] [autofocus]");
  if (moved) { moved.focus(); return; }
  const place = wrong ?? section.querySelector("#verdict") ?? section.querySelector("#stem");
  if (!place) return;
  if (!wrong) { place.tabIndex = -1; window.scrollTo(0, 0); }
  place.focus({ preventScroll: !wrong });
}

// htmx reports a swap where it was asked for, or on the document when that element is gone by then.
document.addEventListener("htmx:after:swap", () => {
  const section = document.getElementById("question");
  if (section && document.getElementById("session")) focusQuestion(section);
});
if (document.getElementById("session") && document.getElementById("verdict")) focusQuestion(document.getElementById("question"));


// Labs. After an update: the sentence is said once nothing has changed for 600 ms, wrong fields are
// marked, and the slider over time gets the length of the run.
let quiet;
document.addEventListener("htmx:after:swap", () => {
  clearTimeout(quiet);
  quiet = setTimeout(say, 600);
  for (const error of document.querySelectorAll(".lab .field__error")) {
    const wrong = error.childElementCount > 0;
    error.parentElement.querySelector("[aria-describedby]")?.setAttribute("aria-invalid", wrong);
    if (wrong) error.closest("details")?.setAttribute("open", "");
  }
  const at = document.getElementById("at"), span = document.getElementById("span");
  if (!at || !span) return;
  const whole = at.disabled || at.value === at.max;
  at.disabled = false;
  [at.max, at.step] = [span.value, span.dataset.step];
  if (span.dataset.at ?? whole) at.value = span.dataset.at ?? at.max;
});

// What is to be guessed is not in the page any more when it is asked for.
document.addEventListener("htmx:before:request", ({ target }) => {
  const lab = target.closest?.("[data-hides]")?.closest(".lab");
  if (!lab) return;
  clearTimeout(quiet);
  if (player) stop(lab.querySelector("[data-play] button"));
  for (const part of lab.querySelectorAll("[data-result]")) part.matches("input") ? part.remove() : part.replaceChildren();
});

function say() {
  for (const said of document.querySelectorAll("[id^=said]")) {
    const place = document.getElementById(said.id.replace("said", "says"));
    [...said.children].forEach((part, number) => {
      if (place.children[number].textContent !== part.textContent) place.children[number].replaceChildren(...part.cloneNode(true).childNodes);
    });
  }
}

document.addEventListener("htmx:error", ({ target, detail }) => {
  const says = detail.error?.name !== "AbortError" && target.closest?.(".lab")?.querySelector("[role=status]");
  if (says) says.firstElementChild.textContent = "Not updated. Try again.";
});

// Play moves the slider over time: the whole run in 20 seconds, slower or faster.
let player;
document.addEventListener("click", ({ target }) => {
  const play = target.closest("[data-play] button");
  if (play) player ? stop(play) : start(play);
  const copy = target.closest("[data-copy]");
  if (copy) navigator.clipboard?.writeText(document.getElementById(copy.dataset.copy).value).then(() => { copy.textContent = "Copied"; });
});

function start(play) {
  const at = document.getElementById("at"), speed = play.nextElementSibling;
  if (at.value === at.max) at.value = 0;
  play.ariaPressed = "true";
  player = setInterval(() => {
    at.valueAsNumber += at.max * speed.value / 50;
    at.dispatchEvent(new Event("input", { bubbles: true }));
    if (at.value === at.max || !at.isConnected) stop(play);
  }, 400);
}

function stop(play) {
  clearInterval(player);
  player = undefined;
  play.ariaPressed = "false";
}

// Sending forms. What somebody entered stays on the page until it has arrived, and arrives once.

// Signing in, in whichever tab, changes the token: the browser's is right, that in the page may be old.
function token() { return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1]; }

document.addEventListener("submit", ({ target }) => {
  const field = target.elements.csrfmiddlewaretoken;
  if (field) field.value = token() ?? field.value;
}, true);

// Pages tell each other that they were opened: perhaps somebody signed in there.
const pages = "BroadcastChannel" in window ? new BroadcastChannel("pages") : undefined;
pages?.postMessage("opened");
pages?.addEventListener("message", () => document.dispatchEvent(new Event("keepwarm:elsewhere")));

// A form on its way is not sent a second time: a double tap is one answer, one undo, one comment.
const away = new WeakSet();
document.addEventListener("htmx:config:request", (event) => {
  const { sourceElement, request } = event.detail.ctx;
  if (request.method !== "POST") return;
  if (request.body.has("csrfmiddlewaretoken")) request.body.set("csrfmiddlewaretoken", token() ?? request.body.get("csrfmiddlewaretoken"));
  if (!sourceElement.matches("form")) return;
  if (away.has(sourceElement)) { event.preventDefault(); return; }
  away.add(sourceElement);
  sourceElement.querySelector(":scope .notice--unsent")?.remove();
});
document.addEventListener("htmx:finally:request", ({ detail }) => away.delete(detail.ctx.sourceElement));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (!navigator.onLine) {
    event.preventDefault();
    tell(form, event.submitter);
  } else if (away.has(form)) event.preventDefault();
  else {
    away.add(form);
    setTimeout(() => away.delete(form), 5_000); // a page that did not come lets one try again
  }
});
addEventListener("pageshow", ({ persisted }) => { if (persisted) for (const form of document.forms) away.delete(form); });

// No connection: what was entered is where it was, with a word and a button. Labs and the editor have
// their own words.
document.addEventListener("htmx:error", ({ detail: { ctx, error } }) => {
  const source = ctx?.sourceElement;
  if (!source || source.closest(".lab, .editor")) return;
  if (source.matches("form") && ctx.request.method === "POST") tell(source, ctx.request.submitter);
  else if (error?.name !== "AbortError" && ctx.target instanceof Element) { // aborted: a newer one took its place
    ctx.target.querySelector(":scope > .notice--unsent")?.remove();
    const words = document.createElement("p");
    words.className = "notice is-stale notice--unsent";
    words.setAttribute("role", "alert");
    words.textContent = "Not updated: no connection. Try again.";
    ctx.target.prepend(words);
    words.scrollIntoView({ block: "nearest" });
  }
});

function tell(form, submitter) {
  form.querySelector(":scope .notice--unsent")?.remove();
  const notice = document.createElement("div"), words = document.createElement("span"), again = document.createElement("button");
  notice.className = "notice is-stale notice--unsent";
  words.setAttribute("role", "alert");
  Object.assign(again, { type: "button", className: "btn", textContent: "Send again" });
  again.addEventListener("click", () => form.requestSubmit(submitter?.isConnected ? submitter : null));
  notice.append(words, again);
  const actions = submitter?.closest(".bar-actions, fieldset");
  if (actions && form.contains(actions)) actions.before(notice);
  else form.append(notice);
  words.textContent = "Not sent: no connection. What you entered is still here.";
  notice.scrollIntoView({ block: "nearest" });
}

// Leaving with a text that was typed and not sent asks first. The editor has its own word about that.
let sent;
document.addEventListener("submit", (event) => { if (!event.defaultPrevented) sent = event.target; });
addEventListener("beforeunload", (event) => {
  const texts = [...document.querySelectorAll("form[method=post]:not(#editor):has(textarea:not([readonly])) :is(textarea, input:not([type=hidden]))")];
  if (texts.some((text) => text.form !== sent && text.value !== text.defaultValue)) event.preventDefault();
});

// Files that are too large are refused before they are sent, so that what was typed beside them stays.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "file" || !target.dataset.most) return;
  const size = [...target.files].reduce((sum, file) => sum + file.size, 0);
  const most = Number(target.dataset.most);
  target.setCustomValidity(size > most ? `${Math.ceil(size / 1e6)} MB are too much: choose files of at most ${Math.floor(most / 1e6)} MB together.` : "");
  if (size > most) target.reportValidity();
});
document.addEventListener("submit", (event) => {
  const file = event.target.querySelector?.("input[type=file][data-most]");
  if (file && !file.checkValidity()) { event.preventDefault(); file.reportValidity(); }
}, true);
