// The day without a connection. What is due is fetched ahead into this browser; answers wait here and are sent in
// order, each counted once by the id of its form. Nothing is graded here: what a key grades is told once it arrived.
const about = document.querySelector("meta[name=offline]"), place = document.getElementById("ahead");
const NAME = "keepwarm", FRESH = 600_000; // milliseconds for which what was fetched ahead is new enough
const AGAIN = 20_000; // milliseconds until what did not get through is tried again, on a page that is looked at
const CARRIED = ["submission", "question", "version", "ordinal", "seed", "opened", "answered", "seen"];
const main = document.getElementById("main");
const FOREIGN = Symbol("foreign");
let database, opening, timer, trouble = "", stale = false, foreign = []; // numbers of answers that somebody else gave

const settled = (request) => new Promise((done, failed) => {
  request.addEventListener("success", () => done(request.result));
  request.addEventListener("error", () => failed(request.error));
});

// The store: `cards` fetched ahead, by question, in order; `waiting` answers, by number; `told`, what became of those
// that were sent, until somebody has read it.
async function open() {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore("cards", { keyPath: "place" }).createIndex("question", "question");
    for (const name of ["waiting", "told"]) {
      request.result.createObjectStore(name, { keyPath: "number", autoIncrement: true });
    }
  });
  database = await settled(request);
  // Another page, of a later version, changes the store: this one must be loaded again, and loses nothing by it.
  database.addEventListener("versionchange", () => { database.close(); stale = true; tell(); });
}

// Whether there is a store: what is pressed before it is open waits for it.
async function isOpen() {
  await opening?.catch(() => {});
  return database !== undefined;
}

function change(names, work) {
  const transaction = database.transaction(names, "readwrite");
  const done = new Promise((resolve, reject) => {
    transaction.addEventListener("complete", resolve);
    for (const end of ["abort", "error"]) transaction.addEventListener(end, () => reject(transaction.error));
  });
  work((name) => transaction.objectStore(name));
  return done;
}

function all(name) { return settled(database.transaction(name).objectStore(name).getAll()); }

async function forget(question) {
  if (!await isOpen()) return;
  const cards = await all("cards");
  await change(["cards"], (store) => {
    for (const card of cards) if (card.question === question) store("cards").delete(card.place);
  });
}

function kept(name, value) {
  if (value === undefined) return localStorage.getItem(name);
  return value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => { if (!document.hidden) arrive(); }, AGAIN);
}

function isKeeping() { return kept("offline") !== null; }

// One thing at a time, over all pages: what one has sent or cleared, the next finds gone.
function alone(work) { return navigator.locks.request(NAME, work); }

// Fetching ahead.
async function fill() {
  if (!isKeeping()) return;
  const response = await fetch(about.content);
  if (!response.ok || response.redirected) throw new Error(`the server answered ${response.status}`);
  const { cards, pictures, left, shell } = await response.json();
  const given = new Set((await all("waiting")).map((answer) => answer.question));
  await change(["cards"], (store) => {
    store("cards").clear();
    for (const [number, card] of cards.entries()) {
      if (!given.has(card.question)) store("cards").put({ ...card, place: number });
    }
  });
  kept("offline-at", Date.now());
  kept("offline-left", left);
  // A page whose script the server names no more is from before an update.
  stale ||= !shell.includes(new URL(about.dataset.script, location.href).pathname);
  const files = await caches.open(NAME);
  await files.addAll(shell.map((address) => new Request(address, { cache: "no-cache" })));
  // A picture is named by its digest, so it is fetched once; one that does not come is no reason to keep nothing.
  await Promise.allSettled(pictures.map(async (address) => await files.match(address) || files.add(address)));
  const named = new Set([...shell, ...pictures].map((address) => new URL(address, location.href).href));
  for (const one of await files.keys()) if (!named.has(one.url)) files.delete(one);
}

async function keep() {
  await navigator.serviceWorker.register(about.dataset.worker);
  kept("offline", "on");
  navigator.storage?.persist?.(); // some browsers ask, and the answer makes no difference here
  await alone(fill);
}

async function clear() {
  for (const name of ["offline", "offline-at", "offline-left"]) kept(name, null);
  await change(["cards", "waiting", "told"], (store) => {
    for (const name of ["cards", "waiting", "told"]) store(name).clear();
  });
  await caches.delete(NAME);
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((one) => one.unregister()));
}

// Sending.
function token() { return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? ""; }

// What became of one answer: nothing where it goes on waiting, with the reason in `trouble`; FOREIGN where it is not
// that of who is here now.
async function deliver(answer) {
  const body = new URLSearchParams([...answer.form, ["csrfmiddlewaretoken", token()]]);
  const response = await fetch(answer.action, { method: "POST", body });
  if (response.ok && response.headers.get("Content-Type")?.includes("json")) return response.json();
  if (response.status === 404) return FOREIGN;
  if (response.status === 429 || response.status >= 500) later();
  trouble = { 401: "Sign in to send them.", 403: "Load this page again to send them.",
    429: "They are sent in a minute." }[response.status] ?? "The server has a fault; they are tried again later.";
  return undefined;
}

// In order, one after the other; the first that does not get through keeps those behind it waiting.
async function sendAll([answer, ...rest]) {
  if (!answer) return;
  let told;
  try { told = await deliver(answer); } catch { later(); return; } // the line is gone again
  if (told === undefined) return;
  if (told === FOREIGN) foreign.push(answer.number);
  else {
    kept("offline-at", null); // what was fetched ahead is that of before this answer
    await change(["waiting", "told"], (store) => {
      store("waiting").delete(answer.number);
      store("told").add({ ...told, asked: answer.asked });
    });
  }
  await sendAll(rest);
}

async function send() {
  if (!navigator.onLine) return;
  trouble = "";
  await alone(async () => {
    foreign = [];
    await sendAll(await all("waiting"));
  });
}

// Telling what waits and what became of it, on every page.
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function press(textContent, act) {
  const made = element("button", { type: "button", className: "btn btn--quiet", textContent });
  made.addEventListener("click", async () => {
    await act();
    tell();
  });
  return made;
}

function remove(name, numbers) {
  return change([name], (store) => { for (const number of numbers) store(name).delete(number); });
}

function counted(number, one) { return `${number} ${one}${number === 1 ? "" : "s"}`; }

function lines(told) {
  const list = element("ul", {});
  for (const one of told) {
    const said = one.counted ? [element("a", { href: one.verdict, textContent: one.right ? "Right" : "Not right" })] :
      ["Not counted. ", one.why];
    list.append(element("li", {}, ...said, ` · ${one.asked}`));
  }
  return list;
}

async function tell() {
  const parts = [];
  if (stale) {
    const again = press("Load again", () => location.reload());
    parts.push(element("p", {}, "Keepwarm was updated since this page was opened. Nothing is lost. ", again));
  } else {
    const [waiting, told] = await Promise.all([all("waiting"), all("told")]);
    if (foreign.length) {
      const words = "The question of an answer here is gone, or somebody else gave it. Sign in as them to send it. ";
      parts.push(element("p", {}, words, press("Remove it", async () => {
        await remove("waiting", foreign);
        foreign = [];
      })));
    } else if (waiting.length) {
      const verb = waiting.length === 1 ? "waits" : "wait";
      const why = trouble || (navigator.onLine ? "" : "Sent when there is a connection.");
      parts.push(element("p", {}, `${counted(waiting.length, "answer")} ${verb} on this device. ${why}`));
    }
    if (told.length) {
      const away = press("Put away", () => remove("told", told.map((one) => one.number)));
      parts.push(element("p", {}, `Sent: ${counted(told.length, "answer")}.`), lines(told), away);
    }
  }
  const before = document.getElementById("waiting");
  if (!parts.length) { before?.remove(); return; }
  const stack = element("div", { className: "stack" }, ...parts);
  const notice = element("div", { id: "waiting", className: "notice" }, stack);
  notice.setAttribute("role", "status");
  if (before) before.replaceWith(notice);
  else main.prepend(notice);
}

// Asking, on the page without a connection.
async function show() {
  if (!place) return;
  for (const button of document.querySelectorAll("[data-offline]")) {
    button.hidden = isKeeping() === (button.dataset.offline === "keep");
  }
  const cards = await all("cards"), state = document.getElementById("ahead-state"), left = Number(kept("offline-left"));
  const more = left ? ` ${counted(left, "question")} more need a connection.` : "";
  if (!isKeeping()) state.textContent = "The day’s questions can be kept in this browser and answered on the way.";
  else if (cards.length) state.textContent = `${counted(cards.length, "question")} to answer on this device.${more}`;
  else state.textContent = `Nothing is left to answer on this device.${more}`;
  const [card] = cards;
  if (!card || !isKeeping()) { place.replaceChildren(); return; }
  // Somebody may have begun to answer it: what was fetched anew meanwhile asks the same.
  if (Number(place.querySelector("[name=question]")?.value) === card.question) return;
  place.innerHTML = card.front;
  place.dataset.back = card.back ?? "";
  place.querySelector("[name=seen]").value = Date.now();
  const stem = document.getElementById("stem");
  stem.tabIndex = -1;
  if (place.dataset.begun !== undefined) stem.focus();
}

function turn(form) {
  form.querySelector(".bar-actions").outerHTML = form.closest("[data-back]").dataset.back;
  form.elements.answered.value = "";
  form.querySelector("#verdict").focus();
}

// A step of an order one place up or down, as the server does it with a connection.
function move(button, form) {
  const step = button.closest("li"), list = step.parentElement, up = button.value.startsWith("up:");
  if (up) step.previousElementSibling?.before(step);
  else step.nextElementSibling?.after(step);
  for (const [number, one] of [...list.children].entries()) {
    one.querySelector(".num").textContent = `${number + 1}.`;
    one.querySelector("[value^='up:']").disabled = number === 0;
    one.querySelector("[value^='down:']").disabled = number === list.children.length - 1;
  }
  form.elements.answered.value = "";
  (button.disabled ? step.querySelector("[name=move]:not(:disabled)") : button).focus();
}

async function take(form, submitter) {
  const given = [...new FormData(form, submitter)];
  form.querySelector(".field__error")?.remove();
  if (!given.some(([name, value]) => !CARRIED.includes(name) && value)) {
    const words = element("p", { className: "field__error", textContent: "Answer first, or say that you don’t know." });
    words.setAttribute("role", "alert");
    form.querySelector(".bar-actions").before(words);
    form.elements.answered.value = "";
    return;
  }
  const question = Number(form.elements.question.value);
  const stem = document.getElementById("stem").textContent.trim().replace(/\s+/g, " ");
  const asked = stem.length > 80 ? `${stem.slice(0, 79)}…` : stem;
  const { pathname } = new URL(form.action);
  await change(["cards", "waiting"], (store) => {
    store("waiting").add({ question, asked, action: pathname, form: given });
    store("cards").index("question").openCursor(question).addEventListener("success", ({ target }) => {
      target.result?.delete();
    });
  });
  place.dataset.begun = "";
  place.replaceChildren();
  await show();
  await arrive();
}

place?.addEventListener("submit", (event) => {
  event.preventDefault();
  const { target, submitter } = event;
  if (submitter?.name === "move") move(submitter, target);
  else if (submitter?.name === "show") turn(target);
  else take(target, submitter);
});

document.addEventListener("click", async ({ target }) => {
  const { offline } = target.closest("[data-offline]")?.dataset ?? {};
  if (!offline) return;
  const state = document.getElementById("ahead-state");
  await isOpen();
  if (offline === "drop" && (await all("waiting")).length) await send();
  if (offline === "drop" && (await all("waiting")).length) {
    state.textContent = "Answers still wait to be sent, so nothing was removed.";
    return;
  }
  try {
    await (offline === "keep" ? keep() : alone(clear));
  } catch {
    state.textContent = "This browser could not keep them. Try again with a connection.";
    return;
  }
  await show();
  tell();
});

// Signing out and deleting clear the store, after what waits was sent. What cannot be sent is told first.
let isCleared = false;
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  // Perhaps somebody else is here next.
  if (/^\/(account|phone)\//.test(new URL(form.action).pathname)) kept("offline-at", null);
  if (!form.matches("[data-clears]") || !isKeeping() || isCleared || !navigator.onLine) return;
  event.preventDefault();
  if (await isOpen()) {
    await send();
    const number = (await all("waiting")).length;
    if (number && form.dataset.told === undefined) {
      form.dataset.told = "";
      trouble = `${trouble} Press again to remove them for good.`;
      tell();
      return;
    }
    await alone(clear);
  }
  isCleared = true;
  form.requestSubmit(submitter);
}, true);

// What was answered with a connection need not be asked without one.
let sentNow;
document.addEventListener("submit", ({ target }) => {
  if (target.closest("#ahead") || !target.elements.submission) return;
  sentNow = Number(target.elements.question.value);
}, true);
document.addEventListener("htmx:after:swap", () => {
  if (sentNow && isKeeping()) forget(sentNow);
  sentNow = undefined;
});

async function arrive() {
  await send();
  const isOld = Date.now() - Number(kept("offline-at")) > FRESH;
  if (isKeeping() && navigator.onLine && isOld) {
    try { await alone(fill); } catch (error) { if (error instanceof TypeError) later(); } // the line
  }
  await tell();
}

async function begin() {
  if (!isSecureContext || !navigator.locks || !navigator.serviceWorker) return; // the page says what it needs
  try {
    opening = open();
    await opening;
  } catch (error) {
    if (error?.name !== "VersionError") return; // no store here, in a private window perhaps
    stale = true;
    tell();
    return;
  }
  if (matchMedia("(display-mode: standalone)").matches && !isKeeping()) {
    try { await keep(); } catch { /* the next page tries again */ }
  }
  await show();
  await arrive();
  await show();
}

addEventListener("online", () => { if (database) arrive(); });
document.addEventListener("visibilitychange", () => { if (database && !document.hidden) arrive(); });
addEventListener("offline", () => { if (database) tell(); });
begin();
