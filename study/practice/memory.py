"""How practice and the scheduler speak to each other: settings, seeds, and memory as columns and JSON."""

from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from study.banks.models import Status
from study.core.questions.kinds import KINDS
from study.core.questions.question import encode
from study.core.scheduling import Memory, Preset
from study.people.models import Learner
from study.practice.models import Card, Review

COLUMNS = ("stability", "difficulty", "learning_step", "lapses", "reviews", "last_day", "due_day", "due_at")


@lru_cache(maxsize=64)
def _preset(desired_retention: float) -> Preset:
    return Preset(desired_retention=desired_retention)


def preset(learner: Learner) -> Preset:
    """The scheduler's settings of a learner."""
    return _preset(learner.desired_retention)


def seed(*names: int) -> int:
    """A number from 0 to 2^56 that follows from `names` alone. It orders the options of a question:
    from card and ordinal, or from the question where there is no card yet."""
    return int.from_bytes(blake2b(repr(names).encode(), digest_size=7).digest())


def to_json(memory: Memory | None) -> dict[str, Any] | None:
    """Memory as the log keeps it; None for a card never reviewed."""
    return encode(memory) if memory else None


def from_json(data: dict[str, Any] | None) -> Memory | None:
    """Read what `to_json` wrote."""
    if data is None:
        return None
    days = {name: date.fromisoformat(data[name]) for name in ("last_day", "due_day")}
    due_at = data["due_at"] and datetime.fromisoformat(data["due_at"]).astimezone(UTC)
    return Memory(**{**data, **days, "due_at": due_at})


def remember(card: Card, memory: Memory | None) -> None:
    """Write a memory into the card's columns and save them; None makes the card new again."""
    for name in COLUMNS:
        setattr(card, name, getattr(memory, name) if memory else 0 if name in ("reviews", "lapses") else None)
    card.save(update_fields=COLUMNS)


def is_due(card: Card, today: date) -> bool:
    """Whether an answer today counts for the schedule. A step later today may be answered early."""
    return card.due_day is None or card.due_day <= today


def is_asked(card: Card) -> bool:
    """Whether a card's question is asked at all: not retired, and not set aside."""
    return card.question.status == Status.READY and card.question.current is not None and card.suspended_at is None


def can_be_guess(row: Review, card: Card, today: date) -> bool:
    """Whether "I guessed" is open: a right answer of today, the card's last, that moved its memory."""
    return (
        row.voided_at is None
        and row.scheduled
        and not row.guessed
        and row.score >= 1
        and row.day == today
        and row.ordinal + 1 == card.reviews
        and not KINDS[row.version.kind].self_graded
    )
