// Keys of the review and of notes. They do nothing while somebody types or holds a modifier.
const CHOICES = "#question .choice :is(input[type=radio], input[type=checkbox]), #question [data-order] > li,"
  + " #question [data-grade]";
const KEYS = {
  choose(number) { document.querySelectorAll(CHOICES)[number - 1]?.click(); },
  // What bears the key: in the part with the focus where there are several, else the first on the page.
  press(name, near) {
    const key = `[data-key~="${name}"]`;
    const found = near.closest("[data-keys]")?.querySelector(key) ?? document.querySelector(key);
    found?.click();
    return Boolean(found);
  },
  go() { document.querySelector("#question .bar-actions--stick .btn--main")?.click(); },
  help() { document.getElementById("help")?.showModal(); },
};

function isTyping(target) {
  return target.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  const help = document.getElementById("help");
  if (!help || help.open || event.repeat || isTyping(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^[1-9]$/.test(event.key)) KEYS.choose(Number(event.key));
  else if (/^[a-z]$/i.test(event.key)) { if (!KEYS.press(event.key.toLowerCase(), event.target)) return; }
  else if (event.key === "?") KEYS.help();
  else if (event.key === "Enter" && !event.target.matches("a, button, summary")) KEYS.go();
  else return;
  event.preventDefault();
});
