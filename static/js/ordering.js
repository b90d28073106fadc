// Steps to put in order: tapped one after the other, dragged, or moved by their buttons. All of it happens on the page;
// the order goes with the answer.
const ORDER = {
  steps: (list) => [...list.children],
  // The order as it stands: numbers, what can move no further, and which steps were tapped into their place.
  renew(list) {
    const steps = ORDER.steps(list), placed = Number(list.dataset.placed ?? 0);
    steps.forEach((step, at) => {
      step.querySelector(".num").textContent = `${at + 1}.`;
      step.classList.toggle("is-placed", at < placed);
      step.querySelector("[value^='up:']").disabled = at === 0;
      step.querySelector("[value^='down:']").disabled = at === steps.length - 1;
    });
  },
  say(list, step) {
    const status = list.parentElement.querySelector("[data-order-said]");
    if (status) status.textContent = `Now in place ${ORDER.steps(list).indexOf(step) + 1} of ${list.children.length}.`;
  },
  // A tap: the step is the next one; one that was tapped before is free again.
  tap(list, step) {
    const placed = Number(list.dataset.placed ?? 0), free = ORDER.steps(list).indexOf(step) >= placed;
    const next = ORDER.steps(list)[free ? placed : placed - 1];
    if (next !== step) list.insertBefore(step, free ? next : next.nextSibling);
    list.dataset.placed = placed + (free ? 1 : -1);
    ORDER.renew(list);
    ORDER.say(list, step);
  },
  move(list, button) {
    const step = button.closest("li"), up = button.value.startsWith("up:");
    if (up) list.insertBefore(step, step.previousElementSibling);
    else list.insertBefore(step.nextElementSibling, step);
    ORDER.renew(list);
    (button.disabled ? step.querySelector("button:enabled") : button).focus();
    ORDER.say(list, step);
  },
};

document.addEventListener("click", (event) => {
  const list = event.target.closest("[data-order]");
  if (!list) return;
  const button = event.target.closest("button[name=move]"), step = event.target.closest("li");
  if (button) { event.preventDefault(); ORDER.move(list, button); }
  else if (step && !list.dataset.dragged) ORDER.tap(list, step);
  delete list.dataset.dragged;
});

document.addEventListener("pointerdown", (event) => {
  const list = event.target.closest("[data-order]"), step = event.target.closest("li");
  if (!list || !step || event.button || event.target.closest("button")) return;
  delete list.dataset.dragged;
  const from = event.clientY;
  const drag = (move) => {
    if (!list.dataset.dragged && Math.abs(move.clientY - from) < 8) return;
    list.dataset.dragged = "yes";
    step.classList.add("is-dragged");
    const over = document.elementFromPoint(move.clientX, move.clientY)?.closest("[data-order] > li");
    if (!over || over === step || over.parentElement !== list) return;
    const { top, height } = over.getBoundingClientRect();
    list.insertBefore(step, move.clientY < top + height / 2 ? over : over.nextSibling);
    ORDER.renew(list);
  };
  const drop = () => {
    document.removeEventListener("pointermove", drag);
    step.classList.remove("is-dragged");
    if (list.dataset.dragged) ORDER.say(list, step);
  };
  document.addEventListener("pointermove", drag);
  document.addEventListener("pointerup", drop, { once: true });
  document.addEventListener("pointercancel", drop, { once: true });
});
