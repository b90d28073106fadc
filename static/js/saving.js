// The editor saves itself. The words beside the heading are about the text on the screen: whether the
// server has this text, not whether it once had another. What fails is tried again, with growing pauses.
const text = document.getElementById("text"), form = text.form, says = document.getElementById("saved");
const QUIET = 400, FIRST = 2_000, LONGEST = 60_000; // milliseconds
let known = says.dataset.unsaved === undefined ? text.defaultValue : null; // the text that the server has
let refused = known === null; // somebody else's text stands there, until one has chosen
let sent = null; // the text on its way
let again = false, failing = false, leaving = false; // asked meanwhile; not reached; going where the text goes too
let pause = FIRST, timer, press;

function unsaved() { return text.value !== known; }

function say(state, ...parts) {
  const words = document.createElement("span");
  words.append(...parts);
  if (words.textContent === says.textContent) return; // nothing is said twice
  says.dataset.state = state;
  says.replaceChildren(...words.childNodes);
}

function plan(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function save() {
  clearTimeout(timer);
  if (sent !== null) { again = true; return; }
  sent = text.value;
  if (unsaved() && !refused) say("busy", "Saving…");
  text.dispatchEvent(new Event("save")); // htmx sends the form
}

function failed(why, ...more) {
  failing = true;
  if (!unsaved()) { say("failed", `Preview not updated: ${why}.`); return; }
  const now = document.createElement("button");
  Object.assign(now, { type: "button", className: "btn btn--quiet", textContent: "Try now" });
  now.addEventListener("click", save);
  const kept = text.dataset.kept === undefined ? "" : "Your text is kept in this browser. ";
  say("failed", `Not saved: ${why}. `, ...more, kept, now);
  plan(pause);
  pause = Math.min(pause * 2, LONGEST);
}

function signIn() {
  const link = document.createElement("a");
  Object.assign(link, { href: says.dataset.signIn, target: "_blank", textContent: "Sign in in a new tab" });
  return [link, ", then this goes on. "];
}

// An answer without the editor's header is not the editor's: a page to sign in, an error, another server.
text.addEventListener("htmx:before:response", (event) => {
  const { status, headers, raw } = event.detail.ctx.response;
  if (headers.has("Keepwarm-Draft")) return;
  event.preventDefault();
  if (status === 401 || raw.redirected || headers.has("HX-Redirect")) failed("you are signed out", ...signIn());
  else if (status === 400 || status === 413) failed("the text is too long to be sent");
  else if (status === 404) failed("with this account you may not write here, or the question is gone", ...signIn());
  else if (status >= 500) failed("the server has a fault");
  else failed(`the server answered ${status}`);
});

text.addEventListener("htmx:error", ({ detail }) => {
  if (sent === null) return;
  failed(detail.error?.name === "AbortError" ? "the server does not answer" : "no connection");
});

text.addEventListener("htmx:after:swap", ({ detail }) => {
  const outcome = detail.ctx.response.headers.get("Keepwarm-Draft");
  failing = false;
  pause = FIRST;
  refused = outcome === "conflict";
  if (outcome === "saved") {
    known = sent;
    text.dispatchEvent(new CustomEvent("saved", { detail: sent }));
  } else press = undefined;
  if (text.value === sent || refused) say(outcome, ...document.getElementById("outcome").cloneNode(true).childNodes);
  else {
    say("busy", "Not saved yet");
    plan(QUIET);
  }
});

text.addEventListener("htmx:finally:request", () => {
  sent = null;
  if (failing) press = undefined;
  const button = press;
  if (button && !unsaved()) {
    press = undefined;
    // A button beside the preview was replaced with it.
    const there = button.isConnected ? button : form.querySelector(`button[value="${button.value}"]`);
    if (there) form.requestSubmit(there);
  } else if (again && !failing) save();
  again = false;
});

text.addEventListener("input", () => {
  if (!refused) say("busy", "Not saved yet");
  pause = FIRST;
  leaving = false;
  plan(QUIET);
});

// Buttons save first, here; those that settle whose text stands lead to another page with the text.
form.addEventListener("submit", (event) => {
  const { submitter } = event;
  if (submitter?.dataset.settles !== undefined) { leaving = true; return; }
  const stays = submitter?.value === "save";
  if (!stays && !unsaved() && sent === null) return;
  event.preventDefault();
  press = stays ? undefined : submitter;
  save();
});

form.addEventListener("change", ({ target }) => { if (target.name === "view") save(); });
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-variant]");
  if (!button) return;
  event.preventDefault();
  form.elements.variant.value = button.dataset.variant;
  save();
});

function resume() { if (failing) save(); }
addEventListener("online", resume);
addEventListener("focus", resume);
document.addEventListener("visibilitychange", resume);
document.addEventListener("keepwarm:elsewhere", resume);
addEventListener("pageshow", () => { leaving = false; });
addEventListener("beforeunload", (event) => { if (unsaved() && !leaving) event.preventDefault(); });

// What was typed before this script came.
if (unsaved() && !refused) text.dispatchEvent(new Event("input", { bubbles: true }));
