"""Pictures within a line of notes: `![words](file)`, `![[file]]` and `<img>`."""

import re
from urllib.parse import unquote

_NOTES = ("md", "canvas", "base")
_ENDING = re.compile(r"\.([A-Za-z0-9]{2,5})$")
_WIKI = re.compile(r"!\[\[([^\[\]|#]+)(?:[#|][^\[\]]*)?\]\]")
_INLINE = re.compile(
    r"!\[[^\[\]]*\]\(\s*(?:<([^<>]+)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))(?:\s+[\"'][^\"']*[\"'])?\s*\)"
)
_IMG = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"']([^\"'<>]+)[\"'][^<>]*>", re.IGNORECASE)


def is_file(target: str) -> bool:
    """Whether what is embedded is shown as a file: another note is no picture."""
    ending = _ENDING.search(target.strip())
    return ending is not None and ending[1].lower() not in _NOTES


def targets(text: str) -> tuple[str, ...]:
    """What the pictures in a text are called there, in no order."""
    if "!" not in text and "<" not in text:
        return ()
    wiki = [found[1].strip() for found in _WIKI.finditer(text) if is_file(found[1])]
    inline = [unquote(found[1] or found[2]) for found in _INLINE.finditer(text) if found[1] or found[2]]
    return tuple(dict.fromkeys((*wiki, *inline, *_IMG.findall(text))))


def without(text: str) -> str:
    """The text without its pictures, and without the gaps they leave. Other notes that it embeds stay."""
    if not targets(text):
        return text
    text = _WIKI.sub(lambda found: "" if is_file(found[1]) else found[0], text)
    text = _IMG.sub("", _INLINE.sub("", text))
    lines = [re.sub(r"[ \t]{2,}", " ", line).strip() for line in text.split("\n")]
    return "\n".join(lines).strip()
