// Waiting questions of one sort on a page: keys go from one to the next, "all" ticks them, and after a press the focus
// is where it was, on what stands there now.
const STEPS = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1 };
let place = -1;

function picks() { return [...document.querySelectorAll("#sort [name=pick]")]; }
function here() { return picks().findIndex((pick) => pick.closest("li").contains(document.activeElement)); }

document.addEventListener("keydown", (event) => {
  const by = STEPS[event.key], there = picks();
  if (!by || !there.length || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  const to = there[Math.min(Math.max(here() + by, 0), there.length - 1)];
  to.focus({ preventScroll: true });
  to.closest("li").scrollIntoView({ block: "center" }); // the bar at the foot covers what stands behind it
});

document.addEventListener("change", ({ target }) => {
  if (target.matches("[name=all]")) for (const pick of picks()) pick.checked = target.checked;
  else if (target.matches("[name=pick]")) {
    document.querySelector("#sort [name=all]").checked = picks().every((pick) => pick.checked);
  }
});

document.addEventListener("htmx:before:swap", () => { place = here(); });
document.addEventListener("htmx:after:swap", () => {
  if (document.activeElement !== document.body) return;
  const there = picks();
  (there[Math.min(place, there.length - 1)] ?? document.getElementById("sort-h")).focus();
});
