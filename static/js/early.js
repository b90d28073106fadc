// Keys that are pressed while a page loads wait until its script has run, so that none is lost. Stands in the head of
// the pages that are worked by keys, before anything is shown; Escape would stop the page from loading.
const waiting = [];

function keep(event) {
  const { key, repeat, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!/^([a-z0-9?]|Escape|Enter|ArrowUp|ArrowDown)$/i.test(key)) return;
  if (target.matches?.("input, textarea, select")) return;
  if (key === "Enter" && target.matches?.("a, button, summary")) return; // it acts without a script
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting.push({ key, repeat });
}

addEventListener("keydown", keep, true);
addEventListener("DOMContentLoaded", () => {
  removeEventListener("keydown", keep, true);
  for (const pressed of waiting) {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { ...pressed, bubbles: true, cancelable: true }));
  }
});
