// A button copies the text of a field.
document.addEventListener("click", ({ target }) => {
  const copy = target.closest("[data-copy]");
  if (!copy) return;
  const text = document.getElementById(copy.dataset.copy).value;
  navigator.clipboard?.writeText(text).then(() => { copy.textContent = "Copied"; });
});
