"""Lines of notes that say what a dated fact says already."""

from study.core.text.compare import words

ENOUGH = 2 / 3
"""With this share of its words in the fact a line says nothing of its own."""

NEGATIONS = frozenset(("cannot", "except", "never", "no", "none", "not", "only", "without"))


def repeats(line: str, fact: str) -> bool:
    """Whether a reader of `fact`, both in Markdown, learns nothing more from `line`: the fact has all its numbers and
    negations, and most of its other words."""
    said, known = words(line), words(fact)
    telling = {word for word in said if word in NEGATIONS or any(sign.isdecimal() for sign in word)}
    return bool(said) and telling <= known and len(said & known) >= ENOUGH * len(said)
