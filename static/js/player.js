// Play moves the slider over time: the whole run in 20 seconds, slower or faster.
const EACH = 40, WHOLE = 20_000; // milliseconds
let player;
document.addEventListener("click", ({ target }) => {
  const play = target.closest("[data-play] button");
  if (!play) return;
  if (player) stop(play);
  else start(play);
});

function start(play) {
  const at = document.getElementById("at"), speed = play.nextElementSibling;
  if (at.value === at.max) at.value = 0;
  play.ariaPressed = "true";
  let moment = at.valueAsNumber, before = at.value;
  player = setInterval(() => {
    if (at.value !== before) moment = at.valueAsNumber; // a hand has moved it
    moment = Math.min(moment + at.max * speed.value * EACH / WHOLE, at.max);
    const now = at.value;
    at.valueAsNumber = moment;
    before = at.value;
    if (before !== now) at.dispatchEvent(new Event("input", { bubbles: true }));
    if (at.value === at.max || !at.isConnected) stop(play);
  }, EACH);
}

function stop(play) {
  clearInterval(player);
  player = undefined;
  play.ariaPressed = "false";
}

// A press in the lab stops it: what one looks at is not moved past, and what is to be guessed is not shown.
document.addEventListener("htmx:config:request", ({ target }) => {
  const lab = target.closest?.(".lab");
  if (player && lab && lab !== target) stop(lab.querySelector("[data-play] button"));
});
