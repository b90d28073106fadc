// How many questions of a list are chosen, with those that are not shown.
function tell() {
  for (const line of document.querySelectorAll("[data-chosen]")) {
    const form = line.closest("form"), all = form.querySelector("[name=all]:checked");
    const elsewhere = Number(line.dataset.chosen);
    const chosen = form.querySelectorAll("[name=pick]:checked").length + elsewhere;
    const more = elsewhere ? `, ${elsewhere} of them not shown here` : "";
    line.textContent = all ? `All ${all.dataset.all} chosen` : `${chosen} chosen${more}`;
  }
}
document.addEventListener("change", ({ target }) => {
  if (target.matches("[name=pick], [name=all]")) tell();
});
document.addEventListener("htmx:after:swap", tell);
tell();
