"""The sentences of a statement, as they were written."""

import re

_END = re.compile(r"(?<=[.!?])\s+(?=[*_=`“\"'(]*[A-ZÀ-Þ0-9])|(?<=[。！？؟])\s*(?=\S)")
_SHORT = re.compile(
    r"(?:\b\w|\b(?:e\.g|i\.e|etc|z\.B|bzw|Art|Nr|Abs|Abb|approx|Fig|vs|cf|ca|ex|No|Dr|Mr|Mrs|Ms|Prof|St|Inc|Corp|Co|Ltd|U\.S))\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Return `text` sentence by sentence. Where in doubt it is not parted."""
    parts: list[str] = []
    start = 0
    for match in _END.finditer(text):
        before = text[start : match.start()]
        whole = before.count("(") == before.count(")") and before.count("`") % 2 == 0
        if before and whole and not _SHORT.search(before):
            parts.append(before)
            start = match.end()
    rest = text[start:]
    return [*parts, rest] if rest.strip() else parts
