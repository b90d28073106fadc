"""What is to come: each card walked forward through the next days, by the learner's own share of misses."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from study.core.scheduling import Memory
from study.core.scheduling.plan import Aims, PlannedDay, Policy, walk
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.due import NEW
from study.review.exam_plan import MEMORY, new_by, running
from study.review.models import Card
from study.review.new_cards import asked_cards, chosen_courses, learnt, undealt
from study.review.pace import known_at_first

DAYS = 14
MOST_WALKED = 2000
"""Cards that are walked; of more a sample stands for all of them."""


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
    # Looking whether a card may be asked costs more than all else of it, so that is asked of the sample alone.
    coming = Card.objects.filter(learner=learner, suspended_at=None, due_day__lt=end)
    step = -(-coming.count() // MOST_WALKED) or 1
    drawn = coming.annotate(rest=F("pk") % step).filter(rest=learner.pk % step).values_list("pk", flat=True)
    walked = asked_cards(learner).filter(pk__in=list(drawn), last_day__isnull=False).order_by("due_day", "pk")
    known = [Memory(*row, None) for row in walked.values_list(*MEMORY)]  # type: ignore[call-arg]
    unseen = _unseen(learner, pace * days)
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
    found = walk(cards, aims, Policy(settings.desired_retention, rest=0), settings, seed=learner.pk, scale=step)
    return Ahead(found.days, len(known) * step, len(known))


def _unseen(learner: Learner, most: int) -> int:
    """How many cards can be learnt, dealt or not, counted up to `most`."""
    if not most:
        return 0
    dealt = asked_cards(learner).filter(NEW)[:most].count()
    return min(most, dealt + undealt(learner, chosen_courses(learner))[:most].count())
