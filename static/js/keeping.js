// The editor's text stays in this browser until the server has it: over a reload, a crash, a sign-in.
// One entry for each open page: `text/<user>/<question>/<revision>/<page>`, its value the time and the text.
const text = document.getElementById("text"), place = text.dataset.keep;
const page = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
let key;

function keep() {
  const now = `${place}${text.form.elements.revision.value}/${page}`;
  try {
    localStorage.setItem(now, `${new Date().toISOString()}\n${text.value}`);
    if (key && key !== now) localStorage.removeItem(key);
    key = now;
    text.dataset.kept = "";
  } catch { delete text.dataset.kept; } // full, or not allowed: then the words beside the text do not promise it
}

function kept() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(place)).sort().map((name) => {
      const [at, ...lines] = localStorage.getItem(name).split("\n");
      return { name, at, text: lines.join("\n") };
    });
  } catch { return []; }
}

function offer(entry) {
  const section = document.getElementById("kept").content.cloneNode(true).firstElementChild;
  const time = section.querySelector("time");
  time.dateTime = entry.at;
  time.textContent = new Date(entry.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  section.querySelector("textarea").value = entry.text;
  section.addEventListener("click", ({ target }) => {
    if (!target.matches("[data-bring], [data-drop]")) return;
    if (target.matches("[data-bring]")) {
      text.value = entry.text;
      text.dispatchEvent(new Event("input", { bubbles: true })); // kept anew, under the revision on the screen
      text.focus();
    }
    localStorage.removeItem(entry.name);
    section.remove();
  });
  text.form.before(section);
}

// What was typed before this script came is a text like any later one. The browser would put one back after a reload,
// perhaps over a newer text, and nobody could tell the two apart: what is kept here is offered instead.
text.autocomplete = "off";
for (const entry of kept()) {
  if (entry.text !== text.value) offer(entry);
  else if (document.querySelector("#saved[data-unsaved]")) key = entry.name;
  else localStorage.removeItem(entry.name);
}
if (text.value !== text.defaultValue) keep();

text.addEventListener("input", keep);
text.addEventListener("saved", ({ detail }) => {
  if (!key || localStorage.getItem(key)?.replace(/^.*\n/, "") !== detail) return;
  localStorage.removeItem(key);
  key = undefined;
});
text.form.addEventListener("submit", ({ submitter }) => {
  if (submitter?.dataset.drops !== undefined && key) localStorage.removeItem(key);
});
