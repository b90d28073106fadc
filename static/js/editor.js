// The question editor: line numbers that follow, links to lines, saving by keyboard.
const text = document.getElementById("text");
const gutter = document.querySelector(".editor__gutter");

function number() {
  const lines = text.value.split("\n").length;
  if (gutter.childElementCount === lines) return;
  gutter.replaceChildren(...Array.from({ length: lines }, (_, place) => {
    const span = document.createElement("span");
    span.textContent = `${place + 1}`;
    return span;
  }).flatMap((span) => [span, "\n"]));
  text.rows = lines + 2;
}

function mark() {
  const links = [...document.querySelectorAll("#problems [data-line]")];
  const faulty = new Map(links.map((link) => [Number(link.dataset.line), link.closest("li").className]));
  [...gutter.children].forEach((span, place) => { span.className = faulty.get(place + 1) ?? ""; });
}

text.addEventListener("input", number);
document.addEventListener("htmx:after:swap", () => { number(); mark(); });
number();
mark();

// A problem's link puts the cursor on its line.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-line]");
  if (!link) return;
  event.preventDefault();
  const lines = text.value.split("\n");
  const start = lines.slice(0, link.dataset.line - 1).join("\n").length + (link.dataset.line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[link.dataset.line - 1] ?? "").length);
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
  event.preventDefault();
  document.querySelector("[data-save]")?.click();
});
