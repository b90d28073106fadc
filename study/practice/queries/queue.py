"""The daily review: which cards are asked today, in which order, and how far the day is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from study.banks.models import Status
from study.core.scheduling import Grade
from study.people.models import Learner
from study.practice.models import Card, Review
from study.practice.stock import chosen_courses, pick

NEW = "new"
MOST_LISTED = 30  # due cards read at once
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
    further: int = 0  # due cards beyond those that were read: a long queue is counted, not listed

    @property
    def next(self) -> int | None:
        return self.cards[0] if self.cards else None

    @property
    def total(self) -> int:
        return len(self.done) + len(self.cards) + self.further

    @property
    def is_short(self) -> bool:
        """Whether the day fits into a strip of cells."""
        return self.total <= WIDEST_STRIP

    @cached_property
    def right(self) -> int:
        return sum(done.right for done in self.done)


def day_queue(learner: Learner, today: date, now: datetime, focus: str = "", most: int = MOST_LISTED) -> Queue:
    """Return the learner's queue of the day, in at most six reads whatever the number of cards.

    First come cards in a step that is over, then cards due, the oldest first and up to the
    learner's reviews per day, then cards dealt and never answered, at last cards in a step that
    begins later today. Siblings of a question answered today wait until another day. What somebody
    has asked for comes before all that: `focus` is NEW, or a course's number. Of the due cards `most`
    are listed, the rest is counted.
    """
    done = _done(learner, today)
    asked = _asked(learner)
    over = ExpressionWrapper(Q(due_at__lte=now), BooleanField())
    steps = list(asked.filter(due_at__isnull=False).order_by("due_at").values_list("pk", "group", over))
    room = max(0, learner.reviews_per_day - sum(answer.counted for answer in done))
    due = asked.filter(due_day__lte=today, due_at=None).order_by("due_day", "id").values_list("pk", "group")
    listed = min(room, most)
    new = list(asked.filter(due_day=None, dealt_on__lte=today).order_by("id").values_list("pk", "group")[:MOST_NEW])
    choose = _Chooser(done)
    ready = choose([(pk, group) for pk, group, is_over in steps if is_over])
    rows = list(due[: 2 * listed]) if room else []
    chosen = choose(rows)
    if len(chosen) < listed and len(rows) == 2 * listed:  # siblings left gaps: read on, but not without bound
        chosen += choose(due[2 * listed : 4 * listed + len(done)])
    ready += chosen[:listed]
    further = 0
    if room > most and len(rows) == 2 * listed:
        # Counted in the index alone: a few withdrawn questions do not matter in so long a queue.
        reach = _open(learner).filter(due_day__lte=today)[: room + len(steps)]
        further = max(0, reach.count() - len(steps) - listed)
    ready += choose(new)
    if focus:
        first = {pk for pk, group in new if focus == NEW or group.startswith(f"{focus}/")}
        ready.sort(key=lambda pk: pk not in first)
    later = choose([(pk, group) for pk, group, is_over in steps if not is_over])
    return Queue(tuple(done), tuple(ready + later), len(later), further)


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


def _open(learner: Learner) -> QuerySet[Card]:
    return Card.objects.filter(learner=learner, suspended_at=None)


def _asked(learner: Learner) -> QuerySet[Card]:
    return _open(learner).filter(question__status=Status.READY)


# Told by the database: reading the memory before each of a day's answers is most of the work otherwise.
_RIGHT = ExpressionWrapper(Q(score__gte=1, grade__gt=Grade.AGAIN.value), BooleanField())
_COUNTED = ExpressionWrapper(Q(scheduled=True, before__isnull=False, before__learning_step=None), BooleanField())


def _done(learner: Learner, today: date) -> list[Done]:
    rows = Review.objects.filter(learner=learner, day=today, voided_at=None).order_by("id")
    return [Done(*row) for row in rows.values_list("pk", "card", "card__group", _RIGHT, _COUNTED)]


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
