"""Moodle's short answers with *, and our patterns: from one to the other."""

import re

STAR = re.compile(r"(?<!\\)\*")
ANYTHING = ".*"
ESCAPE = re.compile(r"\\([^a-zA-Z0-9])|([^\\.*+?|()\[\]{}^$])")


def has_wildcard(text: str) -> bool:
    """Whether a * in `text` stands for any words."""
    return STAR.search(text) is not None


def literal(text: str) -> str:
    """Return an answer without wildcards as its words."""
    return text.replace("\\*", "*")


def pattern(text: str) -> str:
    """Return the pattern that fits what `text`, with wildcards, does."""
    return ANYTHING.join(re.escape(literal(piece)) for piece in STAR.split(text))


def model(text: str) -> str:
    """Return words that `text`, with wildcards, accepts and that can be shown: those without the stars."""
    return " ".join(literal(STAR.sub(" ", text)).split())


def starred(text: str) -> str:
    """Write words as an answer without wildcards."""
    return text.replace("*", "\\*")


def from_pattern(regex: str) -> str | None:
    """Return the answer with wildcards that accepts what `regex` does; None when there is none."""
    pieces = [_unescaped(piece) for piece in re.split(r"(?<!\\)\.\*", regex)]
    return None if any(piece is None for piece in pieces) else "*".join(starred(piece or "") for piece in pieces)


def _unescaped(piece: str) -> str | None:
    found = list(ESCAPE.finditer(piece))
    return "".join(one[1] or one[2] for one in found) if "".join(one[0] for one in found) == piece else None
