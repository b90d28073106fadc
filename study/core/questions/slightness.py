"""Which changes of a question are slight, so that many of them may be approved in one act, each read in full.

What is asked, what is right, what it is worth and what helps on the way are the same; only sources, tags, topic or
the spelling of reasons differ.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from study.core.questions.question import Question, Source, encode

TOKEN = re.compile(r"[-\u2212+]?\d[\w.,]*|\w+|[^\w\s.,;:!?'\"\u2019\u201c\u201d()\u2013-]")
"""What a sentence says: its words, numbers and signs. Spaces and punctuation are spelling."""
SHORTEST = 5
"""Letters of a word of which one may be mended. In shorter words one letter often makes another word."""
REASON = "reason"
"""The field of a body that says why, in every kind; learners see it after the answer alone."""


@dataclass(frozen=True, slots=True)
class Slight:
    """One slight difference: what it is in, how it read before, and how it reads now."""

    what: str
    before: str
    after: str


def slight(before: Question, after: Question, deciding: frozenset[str]) -> tuple[Slight, ...]:
    """The differences of two versions where all of them are slight; nothing where one is not. `deciding` are the tags
    that decide who is asked a question: such a tag is no slight change."""
    if _asks(before) != _asks(after) or (set(before.tags) ^ set(after.tags)) & deciding:
        return ()
    reasons = list(zip_longest(_reasons(before), _reasons(after), fillvalue=""))
    if not all(is_respelt(old, new) for old, new in reasons):
        return ()
    return tuple(
        Slight(what, old, new)
        for what, old, new in (
            *_moved("source", [_cited(one) for one in before.sources], [_cited(one) for one in after.sources]),
            *_moved("tag", before.tags, after.tags),
            ("topic", before.topic, after.topic),
            *(("reason", old, new) for old, new in reasons),
        )
        if old != new
    )


def is_respelt(before: str, after: str) -> bool:
    """Whether two texts are the same but for spelling: word by word they are equal, or one letter of a longer word,
    not its first, is added, left out, exchanged, or changes places with its neighbour. Numbers and signs are equal."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    return len(old) == len(new) and all(_is_same_word(one, other) for one, other in zip(old, new, strict=True))


def _is_same_word(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if not (short.isalpha() and long.isalpha() and len(short) >= SHORTEST and short[0] == long[0]):
        return False
    start = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) > len(short):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped


def _asks(question: Question) -> Question:
    """The question without all in which a slight change may be."""
    body = _without_reasons(encode(question.body))
    slim = replace(question, body=body, explanation="", sources=(), tags=(), topic="", status="", lines=(0, 0))
    return replace(slim, worded_by="")


def _without_reasons(body: Any) -> Any:
    if isinstance(body, dict):
        return {name: _without_reasons(value) for name, value in body.items() if name != REASON}
    return [_without_reasons(one) for one in body] if isinstance(body, list) else body


def _reasons(question: Question) -> Iterator[str]:
    yield question.explanation
    yield from _said(encode(question.body))


def _said(body: Any) -> Iterator[str]:
    if isinstance(body, dict):
        for name, value in body.items():
            if name == REASON:
                yield str(value)
            else:
                yield from _said(value)
    elif isinstance(body, list):
        for one in body:
            yield from _said(one)


def _cited(source: Source) -> str:
    return ", ".join(filter(None, [source.title, source.url, f"checked {source.checked.isoformat()}"]))


def _moved(what: str, before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """What went from a list and what came to it, beside each other; where only their order differs, all of them."""
    gone = [one for one in before if one not in after]
    come = [one for one in after if one not in before]
    if not gone and not come:
        yield what, ", ".join(before), ", ".join(after)
    yield from ((what, old, new) for old, new in zip_longest(gone, come, fillvalue=""))
