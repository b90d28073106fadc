// Boxes on a picture, by pointer and key. The fields are what counts: boxes are drawn from them, and a hand or a key
// writes into them.
const STEP = 1, LEAST = 1, CORNER = 14; // per cent, per cent, pixels around the lower right corner
const sheet = document.getElementById("boxes"), frame = document.getElementById("covering");
const parts = document.getElementById("parts"), NAMES = ["left", "top", "width", "height"];
let held; // the row under the hand, where it began, and what it was

function rows() { return [...parts.querySelectorAll(".answer-row")]; }
function field(row, name) { return row.querySelector(`[name="${name}"]`); }
function box(row) {
  const [left, top, width, height] = NAMES.map((name) => Number.parseFloat(field(row, name).value.replace(",", ".")));
  return width > 0 && height > 0 && left >= 0 && top >= 0 ? { left, top, width, height } : null;
}
function between(value, low, high) { return Math.min(Math.max(value, low), high); }

function write(row, { left, top, width, height }) {
  const wide = between(width, LEAST, 100), high = between(height, LEAST, 100);
  const values = [between(left, 0, 100 - wide), between(top, 0, 100 - high), wide, high];
  for (const [place, name] of NAMES.entries()) field(row, name).value = String(Number(values[place].toFixed(1)));
  draw();
}

function draw() {
  const focused = sheet.contains(document.activeElement) ? document.activeElement.dataset.row : undefined;
  sheet.replaceChildren();
  for (const [place, row] of rows().entries()) {
    const at = box(row);
    if (!at) continue;
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const label = `Box ${place + 1}${field(row, "label").value ? `, ${field(row, "label").value}` : ""}`;
    const given = { x: at.left, y: at.top, width: at.width, height: at.height, tabindex: 0, role: "button" };
    for (const [key, value] of Object.entries({ ...given, "aria-label": label })) rect.setAttribute(key, value);
    rect.setAttribute("aria-describedby", "covering-help");
    rect.dataset.row = place;
    sheet.append(rect);
    if (focused === String(place)) rect.focus();
  }
  const count = sheet.children.length;
  frame.setAttribute("aria-label", frame.getAttribute("aria-label").replace(/with \d+/, `with ${count}`));
}

function empty() {
  const there = rows(), free = there.find((row) => !box(row) && !field(row, "label").value);
  if (free) return free;
  const more = there[0].cloneNode(true);
  for (const input of more.querySelectorAll("input")) input.value = "";
  more.setAttribute("aria-label", `Part ${there.length + 1}`);
  parts.append(more);
  return more;
}

function under(event) {
  const { left, top, width, height } = frame.getBoundingClientRect();
  return { x: (event.clientX - left) / width * 100, y: (event.clientY - top) / height * 100 };
}

frame.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  const from = under(event), rect = event.target.closest("rect");
  if (rect) {
    const end = rect.getBoundingClientRect(), row = rows()[rect.dataset.row];
    const sizes = end.right - event.clientX < CORNER && end.bottom - event.clientY < CORNER;
    held = { row, from, was: box(row), sizes };
    rect.focus();
  } else held = { row: null, from };
  frame.setPointerCapture(event.pointerId);
  event.preventDefault();
});
frame.addEventListener("pointermove", (event) => {
  if (!held) return;
  const { from, was, sizes } = held, { x, y } = under(event);
  if (was && sizes) write(held.row, { ...was, width: was.width + x - from.x, height: was.height + y - from.y });
  else if (was) write(held.row, { ...was, left: was.left + x - from.x, top: was.top + y - from.y });
  else if (held.row || Math.hypot(x - from.x, y - from.y) > LEAST) {
    held.row ??= empty();
    const [left, right] = [between(from.x, 0, 100), between(x, 0, 100)].sort((one, other) => one - other);
    const [top, bottom] = [between(from.y, 0, 100), between(y, 0, 100)].sort((one, other) => one - other);
    write(held.row, { left, top, width: right - left, height: bottom - top });
  }
});
for (const ended of ["pointerup", "pointercancel"]) frame.addEventListener(ended, () => {
  if (held?.row && !held.was) field(held.row, "label").focus();
  held = undefined;
});
sheet.addEventListener("keydown", (event) => {
  const row = rows()[event.target.dataset.row], at = row && box(row);
  const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Delete" || event.key === "Backspace") {
    for (const input of row.querySelectorAll("input")) input.value = "";
    draw();
    field(row, "label").focus();
  } else if (event.key === "Enter") field(row, "label").focus();
  else if (way && event.shiftKey) write(row, { ...at, width: at.width + way[0], height: at.height + way[1] });
  else if (way) write(row, { ...at, left: at.left + way[0], top: at.top + way[1] });
  else return;
  event.preventDefault();
});
parts.addEventListener("input", draw);
draw();
