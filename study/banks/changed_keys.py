"""What a version that has another key than the one in use would mean for the answers there are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from study.banks.models import Question, Version
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode


@dataclass(frozen=True, slots=True)
class Effect:
    """Of the `answers` to the version in use, `changed` would count otherwise by the new key, those of `people`. Where
    they are too many to be looked at while a page waits, it is `long` and nothing of that is known; `why` says why
    they cannot be graded by it at all."""

    answers: int = 0
    changed: int = 0
    people: int = 0
    long: bool = False
    why: str = ""


type Counting = Callable[[Question, Version], Effect]
COUNTING: dict[str, Counting] = {}
"""Who counts answers: a place above registers itself."""


def key_of(version: Version) -> dict[str, Any]:
    """What is right by a version, as its own kind says it."""
    kind = KINDS[version.kind]
    found = kind.explain(decode(kind.body, version.body), None, 0)
    return {"answer": found.answer, "right": sorted(row.text for row in found.rows if row.state == "right")}


def changes_key(question: Question) -> bool:
    """Whether the version that waits has another key than the one in use."""
    asked, sent = question.current, question.candidate
    return asked is not None and sent is not None and key_of(asked) != key_of(sent)


def effect_of(question: Question) -> Effect | None:
    """What grading again by the version that waits would change; None where its key is that of the one in use, or
    nothing is in use."""
    if question.candidate is None or not changes_key(question):
        return None
    found = (counted(question, question.candidate) for counted in COUNTING.values())
    return next(found, None)
