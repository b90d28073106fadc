// The script of the day without a connection (offline.js) is for an installed app, and for a browser that was asked to
// keep the day's questions; nobody else loads it.
const script = document.querySelector("meta[name=offline]")?.dataset.script;

function isWanted() {
  if (matchMedia("(display-mode: standalone)").matches) return true;
  try { return localStorage.getItem("offline") !== null; } catch { return false; }
}

if (script && (isWanted() || document.getElementById("ahead"))) import(script);
