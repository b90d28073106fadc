"""A few words, typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an answer like this is worth, from 0 to 1, and why.

    `text` is compared without regard to case and spacing; with `regex` it is a pattern that must
    fit the whole answer, whatever the case where `fold` is set. The text "*" fits any answer.
    """

    text: str
    regex: bool = False
    fold: bool = True
    score: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Short:
    """Accepted answers in order: the first that fits decides. At least one plain text is worth 1."""

    accepted: tuple[Accepted, ...]
