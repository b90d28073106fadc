// Leaving with a text that was typed and not sent asks first. The editor has its own word about that.
let sent;
document.addEventListener("submit", (event) => { if (!event.defaultPrevented) sent = event.target; });
addEventListener("beforeunload", (event) => {
  const texts = [...document.querySelectorAll(
    "form[method=post]:not(#editor):has(textarea:not([readonly])) :is(textarea, input:not([type=hidden]))",
  )];
  if (texts.some((text) => text.form !== sent && text.value !== text.defaultValue)) event.preventDefault();
});
