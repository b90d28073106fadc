// A number and its slider are one quantity; the number is the field. Any range says its unit.
document.addEventListener("input", ({ target }) => {
  const { unit } = target.dataset;
  if (target.type === "range" && unit !== undefined) target.ariaValueText = `${target.value} ${unit}`;
  if (target.dataset.for) {
    const number = document.getElementById(target.dataset.for);
    number.value = target.value;
    changed(number);
  } else if (target.id === "at") changed(target);
  else if (target.id) {
    const slider = document.querySelector(`input[data-for="${CSS.escape(target.id)}"]`);
    if (slider) slider.value = target.value;
  }
});

function changed(element) {
  element.dispatchEvent(new Event("change", { bubbles: true }));
}
