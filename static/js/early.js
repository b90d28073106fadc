// Keys that are pressed while a page loads wait until its script has run, so that none is lost. Stands in the head of
// the pages that are worked by keys, before anything is shown; Escape would stop the page from loading.
const waiting = [];

function keep(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!/^([a-z0-9?]|Escape|ArrowUp|ArrowDown)$/i.test(event.key)) return;
  if (event.target.matches?.("input, textarea, select")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting.push(event.key);
}

addEventListener("keydown", keep, true);
addEventListener("DOMContentLoaded", () => {
  removeEventListener("keydown", keep, true);
  for (const key of waiting) {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }
});
