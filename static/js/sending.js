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

// No connection: what was entered is where it was, with a word and a button.
document.addEventListener("htmx:error", ({ target, detail }) => {
  const form = detail.ctx?.sourceElement;
  if (form?.matches?.("form") && detail.ctx.request.method === "POST") tell(form, detail.ctx.request.submitter);
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
  const texts = [...document.querySelectorAll("form[method=post]:not(#editor) textarea:not([readonly])")];
  if (texts.some((text) => text.form !== sent && text.value !== text.defaultValue)) event.preventDefault();
});
