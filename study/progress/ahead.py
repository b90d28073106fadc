"""What is to come: each card walked forward through the next days, by the learner's own share of misses."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from study.core.scheduling import Memory
from study.core.scheduling.plan import Aims, PlannedDay, Policy, walk
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.exam_plan import MEMORY, new_by, running
from study.review.new_cards import asked_cards, chosen_courses, learnt, undealt
from study.review.pace import known_at_first

DAYS = 14
MOST_WALKED = 2000
"""Cards that are walked; of more a sample stands for all of them."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next days. `walked` cards of the `cards` that come in them were walked."""

    days: tuple[PlannedDay, ...]
    cards: int
    walked: int


def ahead(learner: Learner, today: date, misses: float = 1.0, days: int = DAYS) -> Ahead:
    """What comes due in the next days, and what is new, if all of each day is done. `misses` says how many times as
    often as foretold the learner misses a card."""
    plan, end = running(learner, today), today + timedelta(days)
    pace, settings = new_by(plan, learner), preset(learner)
    coming = asked_cards(learner).filter(last_day__isnull=False, due_day__lt=end)
    count = coming.count()
    step = -(-count // MOST_WALKED) or 1
    if step > 1:  # the rest of a number is as good as a draw, and the same each time
        coming = coming.annotate(rest=F("pk") % step).filter(rest=learner.pk % step)
    known = [Memory(*row, None) for row in coming.order_by("due_day", "pk").values_list(*MEMORY)]  # type: ignore[call-arg]
    unseen = min(undealt(learner, chosen_courses(learner)).count() + _dealt(learner), pace * days)
    cards = [*known, *([None] * (unseen // step))]
    aims = Aims(
        today,
        end,
        days_off=plan.weekdays_off if plan else frozenset(),
        new_per_day=pace,
        known=known_at_first(learner),
        misses=misses,
        learnt=learnt(learner, today),
    )
    scale = count / len(known) if known else 1.0
    found = walk(cards, aims, Policy(settings.desired_retention, rest=0), settings, seed=learner.pk, scale=scale)
    return Ahead(found.days, count, len(known))


def _dealt(learner: Learner) -> int:
    return asked_cards(learner).filter(last_day=None).count()
