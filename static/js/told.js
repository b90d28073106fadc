// What the page tells of an act goes when the next one is answered: without scripts each comes with a page of its own.
// What is fetched without an act, while somebody types or as time goes by, leaves it.
document.addEventListener("htmx:after:swap", ({ detail }) => {
  const act = ["click", "submit"].includes(detail.ctx?.sourceEvent?.type);
  if (act) document.querySelector("#main > .messages")?.remove();
});
