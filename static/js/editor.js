// The question editor: lines that wrap and their numbers, links to lines, saving by keyboard.
const text = document.getElementById("text");
const gutter = document.querySelector(".editor__gutter");

// Long lines wrap; behind each number are as many rows as its line has. Lines are measured once while the width stays.
const ruler = document.createElement("div");
ruler.className = "editor__text editor__ruler";
ruler.ariaHidden = "true";
text.wrap = "soft";
text.after(ruler);
const known = new Map();
const MOST_KNOWN = 5000;
let width = 0;
let shown = "";

function rowsOf(lines) {
  if (width !== text.clientWidth || known.size > MOST_KNOWN) known.clear();
  width = text.clientWidth;
  ruler.style.width = `${width}px`;
  const fresh = [...new Set(lines)].filter((line) => !known.has(line));
  ruler.replaceChildren(...fresh.map((line) => {
    const row = document.createElement("div");
    row.textContent = line || " ";
    return row;
  }));
  const one = Number.parseFloat(getComputedStyle(ruler).lineHeight);
  [...ruler.children].forEach((row, place) => {
    known.set(fresh[place], Math.max(1, Math.round(row.getBoundingClientRect().height / one)));
  });
  ruler.replaceChildren();
  return lines.map((line) => known.get(line));
}

function number() {
  const rows = rowsOf(text.value.split("\n"));
  if (shown === rows.join()) return;
  shown = rows.join();
  gutter.replaceChildren(...rows.flatMap((count, place) => {
    const span = document.createElement("span");
    span.textContent = `${place + 1}`;
    return [span, "\n".repeat(count)];
  }));
  text.rows = rows.reduce((sum, count) => sum + count, 2);
  mark();
}

function mark() {
  const links = [...document.querySelectorAll("#problems [data-line]")];
  const faulty = new Map(links.map((link) => [Number(link.dataset.line), link.closest("li").className]));
  [...gutter.children].forEach((span, place) => { span.className = faulty.get(place + 1) ?? ""; });
}

text.addEventListener("input", number);
document.addEventListener("htmx:after:swap", () => { number(); mark(); });
addEventListener("resize", number);
document.fonts.ready.then(() => { width = 0; number(); });
number();

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
