// Keys of the notes browser: up and down go from line to line, Esc closes the open one. Opening "Write my own" leads
// into its first field.
function isTyping(target) {
  return target.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
}

function step(by) {
  const lines = [...document.querySelectorAll(".note__row")];
  if (!lines.length) return false;
  const here = document.activeElement.closest(".note__asks")?.previousElementSibling ?? document.activeElement;
  const at = lines.findIndex((line) => line === here || here.contains?.(line) && here.matches(".note__line"));
  const open = lines.findIndex((line) => line.hasAttribute("aria-current"));
  const from = at < 0 ? open : at;
  lines[from < 0 ? 0 : Math.min(Math.max(from + by, 0), lines.length - 1)].focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const close = document.querySelector("[data-close]");
  if (event.key === "Escape" && close) {
    event.preventDefault(); // else the browser takes it for "stop loading", and the page the link leads to never comes
    close.click();
  } else if (event.key === "ArrowDown" && step(1) || event.key === "ArrowUp" && step(-1)) event.preventDefault();
});

// The browser moves the focus to the line or panel of the address only once all has loaded, and not always then.
const place = location.hash.match(/^#(l\d+|asks)$/) && document.getElementById(location.hash.slice(1));
if (place && document.activeElement === document.body) place.focus();

// A fold that an address leads to is open.
const fold = document.getElementById(location.hash.slice(1));
if (fold?.matches("details")) fold.open = true;

document.addEventListener("toggle", ({ target }) => {
  if (target.matches("details.own") && target.open) target.querySelector("input:not([type=hidden]), textarea")?.focus();
}, true);
