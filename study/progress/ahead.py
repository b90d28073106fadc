"""What is to come: each card walked forward through the next days, by the learner's own share of misses."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, F, QuerySet

from study.core.scheduling import Memory
from study.core.scheduling.plan import Aims, PlannedDay, Policy, evenly, one_in, portion, walk
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.exam_plan import MEMORY, new_by, running
from study.review.models import Card
from study.review.new_cards import is_asked, learnt, unseen
from study.review.pace import known_at_first
from study.web.prepared import Read

DAYS = 14

type Drawn = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next days. Of the `cards` that come in them so many were `walked`."""

    days: tuple[PlannedDay, ...]
    cards: int
    walked: int


def ahead(learner: Learner, today: date, misses: float = 1.0, days: int = DAYS) -> Ahead:
    """What comes due in the next days, and what is new, if all of each day is done. `misses` says how many times as
    often as foretold the learner misses a card."""
    plan, end = running(learner, today), today + timedelta(days)
    pace, settings = new_by(plan, learner), preset(learner)
    counts = _counts(learner, today, end)
    step = one_in(sum(counts.values()))
    known = _known(_drawn(learner, end, step, learner.pk % step), counts, today, step)
    cards = [*known, *([None] * unseen(learner, pace * days, step))]
    aims = Aims(
        today,
        end,
        days_off=plan.weekdays_off if plan else frozenset(),
        new_per_day=pace,
        known=known_at_first(learner),
        misses=misses,
        learnt=learnt(learner, today),
    )
    policy = Policy(settings.desired_retention, rest=0)
    found = walk(cards, aims, policy, settings, seed=learner.pk, scale=step, days_alone=True)
    return Ahead(found.days, len(known) * step, len(set(map(id, known))))


def _known(drawn: Iterable[Drawn], counts: Mapping[date, int], today: date, step: int) -> list[Memory]:
    """The memories to walk, that which is due first to come first."""
    memories = [(asked, Memory(*row, None)) for asked, *row in drawn]  # type: ignore[call-arg]
    found = [(max(memory.due_day, today), memory if asked else None) for asked, memory in memories]
    return [memory for _, memory in evenly(found, counts, step)] if step > 1 else [one for _, one in found if one]


def _counts(learner: Learner, today: date, end: date) -> Counter[date]:
    """How many cards come due on each day before `end`, what waits today. The index of the queue alone tells that:
    whether a card may be asked costs more than all else to find out, and is asked of the sample."""
    found: Counter[date] = Counter()
    for day, number in _coming(learner, end):
        found[max(day or today, today)] += number
    return found


@Read
def _coming(learner: Learner, end: date) -> QuerySet[Card, tuple[date | None, int]]:
    coming = Card.objects.filter(learner=learner.pk, suspended_at=None, due_day__lt=end).values("due_day")
    return coming.order_by("due_day").annotate(number=Count("pk")).values_list("due_day", "number")


@Read
def _drawn(learner: Learner, end: date, step: int, part: int) -> QuerySet[Card, Drawn]:
    """One of `step` parts of what comes due before `end`, as the fields of memories: whether each is asked first."""
    coming = Card.objects.filter(learner=learner.pk, suspended_at=None, due_day__lt=end, last_day__isnull=False)
    drawn = coming.annotate(part=portion(F("pk"), step)).filter(part=part)
    asked = drawn.annotate(asked=ExpressionWrapper(is_asked(learner), BooleanField()))
    return asked.order_by("due_day", "pk").values_list("asked", *MEMORY)
