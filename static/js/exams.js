// Mock exams. Each choice is sent as it is made; what cannot be sent waits in this browser, over a crash too, and goes
// in order when the line is back. The time counts down from what the server said; only the server ends anything.
const AGAIN = 5_000, SPOKEN = [30, 10, 5, 1];

function number() { // a UUID, which crypto.randomUUID gives to safe origins alone
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

let memory = []; // where nothing may be stored
function waiting() {
  try { return JSON.parse(localStorage.getItem("choices") ?? "[]"); } catch { return memory; }
}
function keep(entries) {
  memory = entries;
  try {
    if (entries.length) localStorage.setItem("choices", JSON.stringify(entries));
    else localStorage.removeItem("choices");
  } catch { return; } // full, or not allowed: they wait in this page alone
}

function say(words, stale = false) {
  const saved = document.getElementById("saved");
  if (!saved) return;
  saved.textContent = words;
  saved.classList.toggle("is-stale", stale);
}

// What is refused may be somebody else's, or theirs before a sign-in that is over: it waits for the next page. What
// nobody could send for a day is let go.
const DAY = 86_400_000, refused = new Set();
let busy = false;
async function send() {
  const first = waiting().find(({ id }) => !refused.has(id));
  if (busy || !first) return;
  busy = true;
  try {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
    const body = new URLSearchParams(first.body), headers = { "X-CSRFToken": token };
    const answer = await fetch(first.url, { method: "POST", body, headers, redirect: "error" });
    if (answer.status >= 500 || answer.status === 429) throw new Error("later");
    const told = answer.ok || answer.status === 422;
    const words = told ? await answer.text() : "Not saved. It waits in this browser until you are signed in again.";
    if (told) keep(waiting().filter(({ id }) => id !== first.id));
    else refused.add(first.id);
    remain(answer.headers.get("Exam-Left"));
    if (document.querySelector("form[data-exam]")?.getAttribute("action") === first.url) say(words, !answer.ok);
  } catch {
    const count = waiting().length;
    say(`No connection: ${count} ${count === 1 ? "answer waits" : "answers wait"} in this browser.`, true);
    busy = false;
    setTimeout(send, AGAIN);
    return;
  }
  busy = false;
  send();
}

function mark(form) {
  const slot = document.querySelector(`[data-slot="${form.dataset.position}"]`);
  const done = Boolean(form.querySelector(".choice input:checked"));
  slot?.classList.toggle("is-done", done);
  const slots = document.querySelectorAll("[data-slot]"), title = document.querySelector("#navigator summary");
  const answered = document.querySelectorAll("[data-slot].is-done").length;
  if (title) title.lastChild.textContent = `${answered} answered, ${slots.length - answered} to go`;
  if (slot) slot.ariaLabel = slot.ariaLabel.replace(/, (answered|open)/, done ? ", answered" : ", open");
}

function save(form) {
  const body = new URLSearchParams(new FormData(form)), id = number();
  const more = { by: "script", choice: id, answered: Date.now(), go: "" };
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  keep([...waiting(), { id, at: Date.now(), url: form.getAttribute("action"), body: body.toString() }]);
  say("Saving…");
  mark(form);
  send();
}
document.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-exam]");
  if (form && target.closest(".choice")) save(form);
});
addEventListener("online", send);

// An option that is out of the question: struck out for oneself, and still to be chosen.
function strike(form) {
  for (const choice of form.querySelectorAll(".choices > .choice")) {
    const row = document.createElement("div"), button = document.createElement("button");
    const key = `struck/${form.dataset.exam}/${form.dataset.position}/${choice.querySelector("input").value}`;
    row.className = "choice-row";
    Object.assign(button, { type: "button", className: "btn btn--quiet", textContent: "Strike" });
    const show = (struck) => {
      row.classList.toggle("is-struck", struck);
      button.ariaPressed = struck;
    };
    button.ariaLabel = `Strike out: ${choice.querySelector("span").textContent.trim()}`;
    button.addEventListener("click", () => {
      show(!row.classList.contains("is-struck"));
      sessionStorage.setItem(key, row.classList.contains("is-struck") ? "1" : "");
    });
    choice.replaceWith(row);
    row.append(choice, button);
    show(sessionStorage.getItem(key) === "1");
  }
}

function ready() {
  const form = document.querySelector("form[data-exam]:not([data-ready])");
  if (!form) return;
  form.dataset.ready = "";
  strike(form);
  // Chosen before this script was there, or put back by the browser: it is not saved yet.
  const inputs = [...form.querySelectorAll(".choice input")];
  if (inputs.some(({ checked, defaultChecked }) => checked !== defaultChecked)) save(form);
}

// The time. Hours and minutes; in the last minute seconds; spoken now and then. Each part of the page and each answer
// that is saved says anew how much is left, since more may have been granted meanwhile.
const spoken = new Set();
let timer = null, ends = 0, ticking = false;
function tick() {
  if (!timer) { ticking = false; return; }
  const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000)), minutes = Math.floor(left / 60);
  const hours = Math.floor(minutes / 60), rest = minutes % 60;
  const words = left < 60 ? `${left} s` : [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(" ");
  if (timer.ariaExpanded === "true") timer.querySelector(".timer__left").textContent = `${words} left`;
  const due = SPOKEN.find((one) => left <= one * 60 && left > one * 60 - 30 && !spoken.has(one));
  if (due) {
    spoken.add(due);
    document.getElementById("time-says").textContent = `${due} ${due === 1 ? "minute" : "minutes"} left`;
  }
  if (left) setTimeout(tick, 250);
  else over();
}
function remain(seconds) {
  if (!timer || !/^\d+$/.test(seconds ?? "")) return;
  ends = performance.now() + Number(seconds) * 1000;
  for (const one of spoken) if (one * 60 + 30 < seconds) spoken.delete(one);
  if (ticking) return;
  ticking = true;
  tick();
}
function shown(on) {
  timer.ariaExpanded = on;
  timer.querySelector(".sr").textContent = on ? ", hide the time" : "";
  if (!on) timer.querySelector(".timer__left").textContent = "Show the time";
}
function clock() {
  const found = document.querySelector(".timer"), hidden = timer?.ariaExpanded === "false";
  if (found === timer) return;
  timer = found;
  if (!timer) return;
  if (hidden) shown(false);
  timer.addEventListener("click", () => shown(timer.ariaExpanded !== "true"));
  remain(timer.dataset.left);
}
function over() {
  const [dialog, words, link] = ["dialog", "p", "a"].map((name) => document.createElement(name));
  const { over: next, grace } = timer.dataset;
  words.textContent = "The time is over. Everything you chose is saved.";
  Object.assign(link, { href: next, className: "btn btn--main", textContent: "See the result" });
  dialog.append(words, link);
  document.body.append(dialog);
  dialog.showModal();
  send();
  // Not all in the same second, where many sit together.
  setTimeout(() => location.assign(next), (Number(grace) + 2 + 3 * Math.random()) * 1000);
}
document.addEventListener("htmx:after:swap", () => { clock(); ready(); });
clock();
ready();
keep(waiting().filter(({ at }) => at > Date.now() - DAY));
send();
