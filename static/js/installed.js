// The script of the day without a connection (offline.js) is for an installed app, and for a browser that was asked to
// keep the day's questions; nobody else loads it.
const script = document.querySelector("meta[name=offline]")?.dataset.script;

function isWanted() {
  if (matchMedia("(display-mode: standalone)").matches) return true;
  try { return localStorage.getItem("offline") !== null; } catch { return false; }
}

let coming;
if (script && (isWanted() || document.getElementById("ahead"))) {
  coming = import(script).catch(() => {}).finally(() => { coming = undefined; });
}

// What clears the store when it is sent waits for the script that does it.
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!coming || !form.matches("[data-clears]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await coming;
  form.requestSubmit(submitter);
}, true);
