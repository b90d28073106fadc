"""A learner's current round: the actions in it, in order, that have not been undone."""

from datetime import datetime, timedelta

from django.db.models import QuerySet, Subquery

from study.people.models import Learner
from study.review.models import Action, Round

IDLE = timedelta(hours=8)
"""After so long without an answer a round is over, and nothing of it can be taken back."""


def standing(learner: Learner) -> QuerySet[Action]:
    """What was done in the learner's latest round, open or ended, and not taken back, here or, for a decision, where
    the notes are; oldest first."""
    latest = Round.objects.filter(learner=learner.pk).order_by("-id").values("pk")[:1]
    return Action.objects.filter(round=Subquery(latest), undone_at=None, decision__undone_at=None).order_by("id")


def is_live(last: datetime, now: datetime) -> bool:
    """Whether a round in which something was done at `last` still goes on."""
    return now - last <= IDLE


def stands(learner: Learner, review: int, now: datetime) -> bool:
    """Whether this answer belongs to the round the learner is in."""
    done = list(standing(learner).values_list("review", "at"))
    return bool(done) and is_live(done[-1][1], now) and any(number == review for number, _ in done)
