"""What the verdict on an answer says in words."""

from datetime import date
from typing import Any

from study.banks.models import Version
from study.core.questions.kinds import KINDS
from study.core.questions.question import Explained, recalled
from study.core.questions.quoted import untold
from study.review.card_memory import from_json
from study.review.due import is_due
from study.review.models import Card, Review
from study.review.next_review import early


def headline(row: Review, explained: Explained, self_graded: bool) -> str:
    """The verdict in one sentence."""
    if self_graded:
        said = ("right" if recalled(row.score) else "") if row.judged else explained.said
        return f"You said: {said}." if said else "You did not know it yet."
    key = f" The answer is {explained.answer}." if explained.answer else ""
    if row.guessed:
        return f"Noted as a guess.{key}"
    if recalled(row.score):
        return "Right."
    if row.answer is None:
        return key.strip() or "Now you have seen it."
    return f"{'Not quite' if row.score > 0 else 'Not this one'}.{key}"


def told_early(row: Review, card: Card, today: date, latest: bool) -> str:
    """What became of an answer that came before its day."""
    if not row.scheduled:
        return "Answered early, at a time when early answers did not count."
    before = from_json(row.before)
    if before is None or is_due(before.due_day, before.due_at, row.day):
        return ""
    return early(before, card.memory if latest else None, row.day, row.answered_at, today)


def slip(explained: Explained) -> str:
    """Why the misconception that an answer fits is wrong."""
    if not explained.misconception:
        return ""
    return next((row.reason for row in explained.rows if row.chosen and row.state == "wrong"), "")


def explanation(version: Version, body: Any) -> str:
    """What explains the answer to a version, beside question and answer; `body` is as it was asked."""
    kind = KINDS[version.kind]
    return untold(version.explanation, kind.stem(body, version.prompt), kind.parts(body))
