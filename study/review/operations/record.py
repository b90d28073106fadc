"""Records each answer, override and decision in the learner's current round."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.db.models.functions import Coalesce

from study.banks.models import Decision
from study.people.models import Learner
from study.review.models import Action, Card, Override, Review, Round
from study.review.rounds import is_live


def record(
    *,
    learner: Learner,
    card: Card,
    now: datetime,
    review: Review | None = None,
    override: Override | None = None,
    decision: Decision | None = None,
) -> Action:
    """Put down what was done, as one thing to undo: an answer, an override, or a decision with its override. It
    begins a round where none is open, or where the last one lies too far back."""
    found = (
        Round.objects.filter(learner=learner, ended_at=None)
        .annotate(last=Coalesce(Max("actions__at"), F("began_at")))
        .first()
    )
    if found and not is_live(found.last, now):
        end_round(learner=learner, now=now)
        found = None
    current = found or Round.objects.get_or_create(learner=learner, ended_at=None, defaults={"began_at": now})[0]
    return Action.objects.create(round=current, card=card, review=review, override=override, decision=decision, at=now)


@transaction.atomic
def end_round(*, learner: Learner, now: datetime) -> None:
    """End the learner's round: its end page is shown. Its actions can be taken back until the next begins."""
    Round.objects.filter(learner=learner, ended_at=None).update(ended_at=now)
