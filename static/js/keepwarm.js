// What plain HTML cannot do: keys, focus after a swap, the reader's time zone. Every page works without it.

// The learner's day begins at 04:00 where they are: tell the server where that is.
document.cookie = `tz=${Intl.DateTimeFormat().resolvedOptions().timeZone}; path=/; max-age=31536000; samesite=lax`;

// A number and its slider are one quantity; the number is the field.
function pairDials(root) {
  for (const slider of root.querySelectorAll("input[data-for]")) {
    const number = document.getElementById(slider.dataset.for);
    slider.addEventListener("input", () => { number.value = slider.value; number.dispatchEvent(new Event("change", { bubbles: true })); });
    number.addEventListener("input", () => { slider.value = number.value; });
  }
}
pairDials(document);
