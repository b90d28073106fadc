// A press in a lab waits for a change that has not been run: its address is that of the run before. It is pressed again
// in what the run brings, and nothing that was asked for before it takes its place.
const changed = new WeakSet(); // labs with a change that nothing has asked for yet
const asked = new WeakMap(); // what each lab waits for: the request that was made last

document.addEventListener("change", ({ target }) => {
  const lab = target.closest?.(".lab[data-steps]");
  if (lab) changed.add(lab);
});

document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail, { sourceElement: source, sourceEvent } = ctx;
  const lab = source.closest(".lab[data-steps]");
  if (!lab) return;
  const runs = source === lab || source.matches(".room"); // both send the form
  const late = source === lab && sourceEvent.type === "change" && !changed.has(lab); // it went with something else
  if (runs ? late : waits(source, lab)) { event.preventDefault(); return; }
  changed.delete(lab);
  Object.assign(ctx, { lab, runs });
  asked.set(lab, ctx);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".lab[data-steps] a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (waits(link, link.closest(".lab"))) event.preventDefault();
});

function waits(pressed, lab) {
  if (changed.has(lab)) lab.requestSubmit();
  const run = asked.get(lab);
  if (!run?.runs) return false;
  run.pressed = pressed;
  return true;
}

// htmx ends what the next request takes the place of, but not if that took the place of another itself.
document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  if (ctx.lab && asked.get(ctx.lab) !== ctx) event.preventDefault();
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const { lab, pressed, status, swap } = ctx;
  if (!lab || asked.get(lab) !== ctx) return;
  asked.delete(lab);
  if (!pressed || status !== "swapped" || swap === "none") return; // the page says what was refused, or not reached
  same(pressed, lab)?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
});

// What was pressed, in what came: by its name, or by its words where it has none.
function same(pressed, lab) {
  const is = (one) => (pressed.id ? one.id === pressed.id : words(one) === words(pressed)) && one.checkVisibility();
  return [...document.getElementById(lab.id).querySelectorAll("a")].find(is);
}

function words(link) { return link.getAttribute("aria-label") ?? link.textContent.trim(); }
