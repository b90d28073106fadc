// Keys of the review. They do nothing while somebody types or holds a modifier.
const CHOICES = "#question .choice :is(input[type=radio], input[type=checkbox]), #question [data-grade]";
const KEYS = {
  choose(number) { document.querySelectorAll(CHOICES)[number - 1]?.click(); },
  press(name) { document.querySelector(`[data-key="${name}"]`)?.click(); },
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
  else if (/^[grus]$/i.test(event.key)) KEYS.press(event.key.toLowerCase());
  else if (event.key === "?") KEYS.help();
  else if (event.key === "Enter" && !event.target.matches("a, button, summary")) KEYS.go();
  else return;
  event.preventDefault();
});
