"""Whether a card is due: one rule, as a function of a card and as a database condition.

A card in a step of less than a day is due at its instant, whatever the date: the instant is the same in
every zone, while the day of its answer may still lie ahead for a learner who has flown west. Any other card
is due from its day on. A card that was never answered is new, not due. `study.review.schedule` sets the
days; this module reads them.
"""

from datetime import date, datetime

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Cast
from django.db.models.lookups import IsNull, LessThanOrEqual


def in_step(card: str = "") -> Q:
    """Cards in a step of less than a day."""
    return Q(**{f"{card}due_at__isnull": False})


IN_STEP = in_step()
NEW = Q(due_day=None)


def new(today: date) -> Q:
    """New cards, but for those that their learner wants on a later day."""
    return NEW & (Q(not_before=None) | Q(not_before__lte=today))


def is_due(due_day: date | None, due_at: datetime | None, today: date) -> bool:
    """Whether a card with this day and this instant (of a step) is due on the learner day `today`."""
    return due_at is not None or (due_day is not None and due_day <= today)


def by_day(today: date, card: str = "") -> Q:
    """Cards that are due because their day has come."""
    return Q(**{f"{card}due_at": None, f"{card}due_day__lte": today})


def was_due(answer: str = "") -> Q:
    """Answers to cards that were due because their day had come: those a day's reviews are counted by."""
    had_come = LessThanOrEqual(_before(answer, "due_day"), Cast(F(f"{answer}day"), TextField()))
    known = Q(**{f"{answer}before__isnull": False})
    return known & Q(had_come, IsNull(_before(answer, "learning_step"), True))


def _before(answer: str, name: str) -> Func:
    """That part of the memory before an answer, as text. Both databases know the operator; what the ORM writes for
    SQLite reads the memory three times, and a day may have hundreds of answers."""
    memory = F(f"{answer}before")
    return Func(memory, Value(name), template="(%(expressions)s)", arg_joiner=" ->> ", output_field=TextField())


def due(today: date, card: str = "") -> Q:
    """The condition on cards (or, with a path such as "mine__", on what leads to one): it is due. So are exactly those
    of which `is_due` says so."""
    return in_step(card) | by_day(today, card)
