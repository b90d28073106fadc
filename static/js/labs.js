// Labs. After an update: the sentence is said once nothing has changed for 600 ms, wrong fields are
// marked, and the slider over time gets the length of the run.
let quiet;
document.addEventListener("htmx:after:swap", () => {
  clearTimeout(quiet);
  quiet = setTimeout(say, 600);
  for (const error of document.querySelectorAll(".lab .field__error")) {
    const wrong = error.childElementCount > 0;
    error.parentElement.querySelector("[aria-describedby]")?.setAttribute("aria-invalid", wrong);
    if (wrong) error.closest("details")?.setAttribute("open", "");
  }
  const at = document.getElementById("at"), span = document.getElementById("span");
  if (!at || !span) return;
  const whole = at.disabled || at.value === at.max;
  at.disabled = false;
  [at.max, at.step] = [span.value, span.dataset.step];
  if (span.dataset.at ?? whole) at.value = span.dataset.at ?? at.max;
});

// What is to be guessed is not in the page any more when it is asked for.
document.addEventListener("htmx:before:request", ({ target }) => {
  const lab = target.closest?.("[data-hides]")?.closest(".lab");
  if (!lab) return;
  clearTimeout(quiet);
  for (const part of lab.querySelectorAll("[data-result]")) {
    if (part.matches("input")) part.remove();
    else part.replaceChildren();
  }
});

function say() {
  for (const said of document.querySelectorAll("[id^=said]")) {
    const place = document.getElementById(said.id.replace("said", "says"));
    [...said.children].forEach((part, number) => {
      const there = place.children[number];
      if (there.textContent !== part.textContent) there.replaceChildren(...part.cloneNode(true).childNodes);
    });
  }
}

document.addEventListener("htmx:error", ({ target, detail }) => {
  const says = detail.error?.name !== "AbortError" && target.closest?.(".lab")?.querySelector("[role=status]");
  if (says) says.firstElementChild.textContent = "Not updated. Try again.";
});
