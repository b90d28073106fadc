// How many questions of a list are chosen, with those that are not shown, and how many of each status. What acts on
// the chosen waits for them.
function tell() {
  for (const line of document.querySelectorAll("[data-chosen]")) {
    const form = line.closest("form"), all = form.querySelector("[name=all]:checked");
    const elsewhere = Number(line.dataset.chosen);
    const chosen = form.querySelectorAll("[name=pick]:checked").length + elsewhere;
    const more = elsewhere ? `, ${elsewhere} of them not shown here` : "";
    const none = !chosen && line.dataset.none;
    line.textContent = none || (all ? `All ${all.dataset.all} chosen` : `${chosen} chosen${more}`);
    for (const button of form.querySelectorAll("[data-needs-chosen]")) button.disabled = !chosen && !all;
    for (const parts of form.querySelectorAll("[data-split]")) parts.textContent = split(form, parts, all);
  }
}
function split(form, parts, all) {
  const told = JSON.parse(parts.dataset.split).map(([status, one, several, elsewhere, passing]) => {
    const here = form.querySelectorAll(`[name=pick][data-status="${status}"]:checked`).length;
    const number = all ? passing : here + elsewhere;
    return number ? `${number} ${number === 1 ? one : several}` : "";
  });
  return told.filter(Boolean).join(", ");
}
document.addEventListener("change", ({ target }) => {
  if (target.matches("[name=pick], [name=all]")) tell();
});
document.addEventListener("htmx:after:swap", tell);
tell();
