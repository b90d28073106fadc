"""The daily review: which cards are asked today, in which order, and how far the day is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import QuerySet

from study.banks.models import Status
from study.people.models import Learner
from study.practice.models import Card, Review
from study.practice.stock import chosen_courses, pick

NEW = "new"
MOST_NEW = 500  # new cards looked at in one day
WIDEST_STRIP = 24  # cells; a longer session is a number


@dataclass(frozen=True, slots=True)
class Done:
    """An answer of today. `counted` says whether it used up one of the day's reviews."""

    number: int
    card: int
    group: str
    right: bool
    counted: bool


@dataclass(frozen=True)
class Queue:
    """A learner's day: the answers so far, oldest first, and the cards still to come, in order."""

    done: tuple[Done, ...]
    cards: tuple[int, ...]
    waiting: int  # of `cards`, those in a step that begins later: shown at last, rather than nothing

    @property
    def next(self) -> int | None:
        return self.cards[0] if self.cards else None

    @property
    def total(self) -> int:
        return len(self.done) + len(self.cards)

    @property
    def is_short(self) -> bool:
        """Whether the day fits into a strip of cells."""
        return self.total <= WIDEST_STRIP

    @cached_property
    def right(self) -> int:
        return sum(done.right for done in self.done)


def day_queue(learner: Learner, today: date, now: datetime, focus: str = "") -> Queue:
    """Return the learner's queue of the day, in four reads whatever the number of cards.

    First come cards in a step that is over, then cards due, the oldest first and up to the
    learner's reviews per day, then cards dealt and never answered, at last cards in a step that
    begins later today. Siblings of a question answered today wait until another day. What somebody
    has asked for comes before all that: `focus` is NEW, or a course's number.
    """
    done = _done(learner, today)
    asked = _asked(learner)
    steps = list(asked.filter(due_at__isnull=False).order_by("due_at").values_list(*_STEP))
    room = max(0, learner.reviews_per_day - sum(answer.counted for answer in done))
    due = asked.filter(due_day__lte=today, due_at=None).order_by("due_day", "id").values_list("pk", "group")
    new = list(asked.filter(due_day=None, dealt_on__lte=today).order_by("id").values_list("pk", "group")[:MOST_NEW])
    choose = _Chooser(done)
    ready = choose([(pk, group) for pk, group, at in steps if at <= now])
    # Siblings leave gaps: read on, but never without bound.
    ready += choose(due[: 2 * room + len(done)] if room else ())[:room]
    ready += choose(new)
    if focus:
        first = {pk for pk, group in new if focus == NEW or group.startswith(f"{focus}/")}
        ready.sort(key=lambda pk: pk not in first)
    later = choose([(pk, group) for pk, group, at in steps if at > now])
    return Queue(tuple(done), tuple(ready + later), len(later))


_STEP = ("pk", "group", "due_at")


class _Chooser:
    """Takes cards in order, one of a group: what was answered or taken before keeps its siblings out."""

    def __init__(self, done: Iterable[Done]) -> None:
        self.groups = {answer.group: answer.card for answer in done}
        self.own = {answer.card for answer in done}

    def __call__(self, cards: Iterable[tuple[int, str]]) -> list[int]:
        return [pk for pk, group in cards if self._takes(pk, group)]

    def _takes(self, pk: int, group: str) -> bool:
        if not group or pk in self.own:
            return True
        return self.groups.setdefault(group, pk) == pk


def _asked(learner: Learner) -> QuerySet[Card]:
    return Card.objects.filter(learner=learner, suspended_at=None, question__status=Status.READY)


def _done(learner: Learner, today: date) -> list[Done]:
    rows = (
        Review.objects.filter(learner=learner, day=today, voided_at=None)
        .order_by("id")
        .values_list("pk", "card", "card__group", "score", "grade", "scheduled", "before")
    )
    return [
        Done(pk, card, group, _is_right(score, grade), scheduled and _in_review(before))
        for pk, card, group, score, grade, scheduled, before in rows
    ]


def _is_right(score: float, grade: int) -> bool:
    return score >= 1 and grade > 1


def _in_review(before: dict[str, object] | None) -> bool:
    return before is not None and before["learning_step"] is None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes when nothing is due: the next day with cards, how many, and new questions to learn."""

    day: date | None
    count: int
    new: int


def ahead(learner: Learner, today: date, room: int = 10) -> Ahead:
    """Look past an empty queue. `new` is counted up to `room`."""
    later = Card.objects.filter(learner=learner, suspended_at=None, due_day__gt=today)
    day = later.order_by("due_day").values_list("due_day", flat=True).first()
    count = later.filter(due_day=day).count() if day else 0
    return Ahead(day, count, len(pick(learner, chosen_courses(learner), None, today, room)))
