// Sending forms. What somebody entered stays on the page until it has arrived, and arrives once.

// Signing in, in whichever tab, changes the token: the browser's is right, that in the page may be old.
function token() { return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1]; }

document.addEventListener("submit", ({ target }) => {
  const field = target.elements.csrfmiddlewaretoken;
  if (field) field.value = token() ?? field.value;
}, true);

// When a question was answered: when its form was sent first as it stands, however late it gets through.
document.addEventListener("submit", ({ target }) => {
  const field = target.querySelector("[data-answered]");
  if (field) field.value ||= Date.now();
}, true);
document.addEventListener("input", ({ target }) => {
  const field = target.form?.querySelector("[data-answered]");
  if (field) field.value = "";
});

// A form on its way is not sent a second time: a double tap is one answer, one undo, one comment.
const away = new WeakSet();
document.addEventListener("htmx:config:request", (event) => {
  const { sourceElement, request } = event.detail.ctx;
  if (request.method !== "POST") return;
  const field = "csrfmiddlewaretoken";
  if (request.body.has(field)) request.body.set(field, token() ?? request.body.get(field));
  if (!sourceElement.matches("form[method=post]")) return; // one that only looks may go again
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
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) for (const form of document.forms) away.delete(form);
});

// No connection: what was entered is where it was, with a word and a button. Labs and the editor have
// their own words.
document.addEventListener("htmx:error", ({ detail: { ctx, error } }) => {
  const source = ctx?.sourceElement;
  if (!source || source.closest(".lab, .editor")) return;
  if (source.matches("form") && ctx.request.method === "POST") tell(source, ctx.request.submitter);
  else if (error?.name !== "AbortError" && ctx.target instanceof Element) { // aborted: a newer one came
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
  const [notice, words, again] = ["div", "span", "button"].map((name) => document.createElement(name));
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
