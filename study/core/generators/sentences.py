"""The sentences of a statement, as they were written."""

import re
from functools import lru_cache

from study.core.text.remembered import REMEMBERED

_END = re.compile(r"(?<=[.!?])\s+(?=[*_=`“\"'(]*[A-ZÀ-Þ0-9])|(?<=[。！？؟])\s*(?=\S)")
_SHORT = re.compile(
    r"(?:\b\w|\b(?:e\.g|i\.e|etc|z\.B|bzw|Art|Nr|Abs|Abb|approx|Fig|vs|cf|ca|ex|No|Dr|Mr|Mrs|Ms|Prof|St|Inc|Corp|Co|Ltd|U\.S))\.$",
    re.IGNORECASE,
)


@lru_cache(maxsize=REMEMBERED)
def sentences(text: str) -> tuple[str, ...]:
    """Return `text` sentence by sentence. Where in doubt it is not parted."""
    parts: list[str] = []
    start = 0
    paired = text.count("**") % 2 == 0
    for match in _END.finditer(text):
        before = text[start : match.start()]
        whole = before.count("(") == before.count(")") and before.count("`") % 2 == 0
        whole = whole and not (paired and before.count("**") % 2)  # what is set off is one thing: "**Op. ALU**"
        if before and whole and not _SHORT.search(before):
            parts.append(before)
            start = match.end()
    rest = text[start:]
    return tuple([*parts, rest] if rest.strip() else parts)


_NOTE = re.compile(r"(?<=[ *_])[a-zß-ÿ]{3,}[.!?]['’”\"*_)]*(?=[A-ZÀ-Þ][\w.’]*(?P<rest>.*)$)", re.DOTALL)
_REFERS = re.compile(r"§|\d|^\W*(?:[A-ZÀ-Þ]\S*\W*){0,3}$")


@lru_cache(maxsize=REMEMBERED)
def without_note(sentence: str) -> str:
    """A sentence without the footnote that an export glued to its end: "… of the state.Cal. Penal Code § 187"."""
    for found in _NOTE.finditer(sentence):
        if _REFERS.search(found["rest"]) and sentence[: found.end()].count("`") % 2 == 0:
            kept = sentence[: found.end()]
            return kept[:-1] if kept.endswith("_") and kept.count("_") % 2 else kept  # the note begins with it
    return sentence
