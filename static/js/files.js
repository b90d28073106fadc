// Files that are too large are refused before they are sent, so that what was typed beside them
// stays; what is sent with those that are not comes into view.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "file" || !target.dataset.most) return;
  const size = [...target.files].reduce((sum, file) => sum + file.size, 0);
  const most = Number(target.dataset.most);
  const [is, may] = [Math.ceil(size / 1e6), Math.floor(most / 1e6)];
  target.setCustomValidity(size > most ? `${is} MB are too much: choose files of at most ${may} MB together.` : "");
  if (size > most) target.reportValidity();
  else if (target.files.length) target.form?.querySelector(".btn--main")?.scrollIntoView({ block: "center" });
});
document.addEventListener("submit", (event) => {
  const file = event.target.querySelector?.("input[type=file][data-most]");
  if (file && !file.checkValidity()) { event.preventDefault(); file.reportValidity(); }
}, true);
