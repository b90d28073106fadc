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

// Keys of the review. They do nothing while somebody types or holds a modifier.
const KEYS = {
  choose(number) { document.querySelectorAll("#question .choice :is(input[type=radio], input[type=checkbox]), #question [data-grade]")[number - 1]?.click(); },
  press(name) { document.querySelector(`[data-key="${name}"]`)?.click(); },
  go() { document.querySelector("#question .bar-actions--stick .btn--main")?.click(); },
  help() { document.getElementById("help")?.showModal(); },
};

function isTyping(target) {
  return target.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  const help = document.getElementById("help");
  if (!help || help.open || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (/^[1-9]$/.test(event.key)) KEYS.choose(Number(event.key));
  else if (/^[gus]$/i.test(event.key)) KEYS.press(event.key.toLowerCase());
  else if (event.key === "?") KEYS.help();
  else if (event.key === "Enter" && !event.target.matches("a, button, summary")) KEYS.go();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
});

// Focus moves on purpose: to what is wrong with an answer, to the verdict, else to the question.
function focusQuestion(section) {
  const wrong = section.querySelector("[aria-invalid=true], fieldset[aria-describedby] :is(input, select):not([type=hidden])");
  const place = wrong ?? section.querySelector("#verdict") ?? section.querySelector("#stem");
  if (!place) return;
  if (!wrong) { place.tabIndex = -1; window.scrollTo(0, 0); }
  place.focus({ preventScroll: !wrong });
}

// htmx reports a swap where it was asked for, or on the document when that element is gone by then.
document.addEventListener("htmx:after:swap", () => {
  const section = document.getElementById("question");
  if (section && document.getElementById("session")) focusQuestion(section);
});
if (document.getElementById("session") && document.getElementById("verdict")) focusQuestion(document.getElementById("question"));
