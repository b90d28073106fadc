"""Files in which other programs keep notes and which are not read: what each is, and how its notes can be brought."""

import re

_AS_MARKDOWN = "export it as Markdown and bring that"
_TABLE = (
    "is a table, which is not read as notes: bring it into a bank of questions, or paste its rows with a tab between"
    " the two sides of a card"
)
_DOCUMENT = "is a document, which is not read: copy its text here, or save it as Markdown or plain text"
_WEB = "is HTML, which is not read: export the notes as Markdown (Notion: “Markdown & CSV”)"
_UNREAD = {
    **dict.fromkeys((".html", ".htm"), _WEB),
    ".canvas": "is a canvas of Obsidian, which is not read: turn its cards into notes there (“Convert to file”)",
    ".excalidraw": "is a drawing of Excalidraw, which is not read: bring it as a picture",
    ".enex": "is an export of Evernote, which is not read: import it into Obsidian or Joplin and bring its Markdown",
    ".jex": "is an archive of Joplin, which is not read: export the notes as “MD – Markdown” and bring that folder",
    ".ipynb": f"is a notebook of Jupyter, which is not read: {_AS_MARKDOWN} (“Save and Export Notebook As”)",
    ".org": f"is written in org, which is not read: {_AS_MARKDOWN}",
    ".opml": f"is an outline in OPML, which is not read: {_AS_MARKDOWN}",
    ".one": "is a notebook of OneNote, which is not read: copy the pages here, or save them as Markdown",
    ".textbundle": "is a bundle, which is not read: bring it as a zip",
    ".bear2bk": f"is a backup of Bear, which is not read: {_AS_MARKDOWN}",
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".ods"), _TABLE),
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".pptx", ".epub"), _DOCUMENT),
}
_KEPT_APART = frozenset({".html", ".htm", ".canvas", ".enex", ".jex", ".ipynb", ".org", ".opml", ".bear2bk"})
"""What nobody has among notes but as notes: others of these lie beside them as what notes are about."""
_DRAWING = re.compile(r"\A---\n(?:[^\n]*\n){0,30}?excalidraw-plugin:")
DRAWN = "is a drawing of Excalidraw and is left alone: what is written in it is no note"


def _ending(path: str) -> str:
    return f".{path.rpartition('/')[2].rpartition('.')[2].lower()}"


def why_unread(path: str) -> str:
    """Why a file is not read as notes, and what to do about it; empty where nobody knows its kind."""
    return _UNREAD.get(_ending(path), "")


def is_missed(path: str) -> bool:
    """Whether somebody who brings a file among others may think that it was read."""
    return _ending(path) in _KEPT_APART


def is_drawing(path: str, text: str) -> bool:
    """Whether a file of notes is a drawing, of which the words are only labels."""
    return path.lower().endswith(".excalidraw.md") or _DRAWING.match(text) is not None
