// A number is one quantity with its slider, with a number in the prose and with a handle in a picture: the field
// of the form is the number, and what names it in `data-for` goes with it. Any range says its unit.
document.addEventListener("input", ({ target }) => {
  const { unit } = target.dataset;
  if (target.type === "range" && unit !== undefined) target.ariaValueText = `${target.value} ${unit}`;
  const number = target.dataset.for ? document.getElementById(target.dataset.for) : target;
  if (number !== target) number.value = target.value;
  if (number.id) {
    for (const other of document.querySelectorAll(`input[data-for="${CSS.escape(number.id)}"]`)) {
      if (other !== target) other.value = number.value;
    }
  }
  if (number !== target || target.id === "at") changed(number);
});

function changed(element) {
  element.dispatchEvent(new Event("change", { bubbles: true }));
}
