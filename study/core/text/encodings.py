"""Bytes of a text file to text: UTF-8, UTF-16 and windows-1252, which Windows editors still write."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from unicodedata import category

from study.core.problem import Problem

BEGINNING = 4096  # bytes looked at for the zeros of UTF-16
# Characters that no text needs and that no database of ours takes. Form feeds part lines elsewhere.
CONTROLS: dict[int, int | None] = {
    code: None for code in range(0xA0) if category(chr(code)) == "Cc" and chr(code) not in "\t\n"
}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of `data`, its lines parted by a single newline, and a warning where bytes had
    to be guessed. Any bytes give some text."""
    encoding = _encoding(data)
    problems = []
    if encoding:
        text = data.decode(encoding, "replace")
        if "\ufffd" in text:
            problems.append(Problem("Some bytes are not text and were replaced by �.", severity="warning"))
    else:
        text = data.decode("cp1252", "replace")
        words = "The file is not UTF-8; it was read as windows-1252. Check letters with accents."
        problems.append(Problem(words, severity="warning"))
    return clean(text), tuple(problems)


def clean(text: str) -> str:
    """Return `text` with lines parted by a single newline, and without control characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (text.translate(CONTROLS) if CONTROL.search(text) else text).removeprefix("\ufeff")


def _encoding(data: bytes) -> str:
    """Return the name of the encoding, or "" when it is none that can be told."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(BOM_UTF8):
        return "utf-8-sig"
    # Without a mark: of Latin letters in UTF-16 every other byte is zero.
    even, odd = data[:BEGINNING:2].count(0), data[1:BEGINNING:2].count(0)
    if max(even, odd) * 4 > min(len(data), BEGINNING):
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "utf-8"
