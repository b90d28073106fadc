// When a question is swapped the focus moves on purpose: to what is wrong with an answer, to the verdict,
// else to the question.
function focusQuestion(section) {
  const wrong = section.querySelector(
    "[aria-invalid=true], fieldset[aria-describedby] :is(input, select):not([type=hidden])",
  );
  const moved = section.querySelector("[data-order] [autofocus]");
  if (moved) { moved.focus(); return; }
  const place = wrong ?? section.querySelector("#verdict") ?? section.querySelector("#stem");
  if (!place) return;
  if (!wrong) { place.tabIndex = -1; window.scrollTo(0, 0); }
  place.focus({ preventScroll: !wrong });
}

// htmx reports a swap where it was asked for, or on the document when that element is gone by then.
document.addEventListener("htmx:after:swap", () => {
  const section = document.getElementById("question");
  if (section && document.getElementById("session")) focusQuestion(section);
  document.querySelector("#queue h1")?.focus(); // what waits next for a reviewer
});
if (document.getElementById("session") && document.getElementById("verdict")) {
  focusQuestion(document.getElementById("question"));
}
