// A picture that is pasted or dropped into the editor is kept beside the bank, and named where the cursor is.
const text = document.getElementById("text"), said = document.getElementById("added");

function pictureIn(data) {
  if (data.getData("text/plain")) return null; // a table of a spreadsheet brings its picture along
  return [...data.files].find((file) => file.type.startsWith("image/")) ?? null;
}

async function add(file) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", text.form.elements.csrfmiddlewaretoken.value);
  data.append("picture", file, file.name);
  said.textContent = "Adding the picture…";
  let answer, words;
  try {
    answer = await fetch(text.dataset.pictures, { method: "POST", body: data });
    words = await answer.text();
  } catch {
    said.textContent = "The picture was not added: no connection.";
    return;
  }
  if (answer.redirected || !answer.headers.get("Content-Type")?.startsWith("text/plain")) {
    said.textContent = "The picture was not added: reload the page, then try again.";
  } else if (!answer.ok) said.textContent = words;
  else {
    const start = text.selectionStart;
    text.setRangeText(words, start, text.selectionEnd, "end");
    text.focus();
    text.setSelectionRange(start + 2, start + 2);
    text.dispatchEvent(new Event("input", { bubbles: true }));
    said.textContent = "The picture was added. Write between the brackets what it shows.";
  }
}

text.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
for (const [name, held] of [["paste", "clipboardData"], ["drop", "dataTransfer"]]) {
  text.addEventListener(name, (event) => {
    const file = pictureIn(event[held]);
    if (!file) return;
    event.preventDefault();
    add(file);
  });
}
