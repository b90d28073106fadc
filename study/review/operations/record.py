"""Records each answer, override and decision in the learner's current round."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from study.banks.models import Decision
from study.people.models import Learner
from study.review.models import Action, Card, Override, Review, Round
from study.review.rounds import is_live
from study.web.prepared import Read
from study.web.writes import Insert

_insert = Insert(Action)


class Open(NamedTuple):
    """The round that is open, and when something was last done in it; two times None where none is."""

    number: int | None
    last: datetime | None


def record(
    *,
    learner: Learner,
    card: Card,
    now: datetime,
    review: Review | None = None,
    override: Override | None = None,
    decision: Decision | None = None,
    found: Open | None = None,
) -> None:
    """Put down what was done, as one thing to undo: an answer, an override, or a decision with its override. It
    begins a round where none is open, or where the last one lies too far back. `found` is the open round of a caller
    who has read it already."""
    current, last = found or _open.first(learner) or (None, None)
    if last and not is_live(last, now):
        end_round(learner=learner, now=now)
        current = None
    if current is None:
        current = Round.objects.get_or_create(learner=learner, ended_at=None, defaults={"began_at": now})[0].pk
    done = {"review_id": review, "override_id": override, "decision_id": decision}
    numbers = {name: one and one.pk for name, one in done.items()}
    _insert.of({"round_id": current, "card_id": card.pk, "at": now, **numbers})


def open_rounds(learner: Any) -> QuerySet[Any]:
    """The round of this learner that is open, with when something was `last` done in it."""
    last = Action.objects.filter(round=OuterRef("pk")).order_by("-pk").values("at")[:1]
    rounds = Round.objects.filter(learner=learner, ended_at=None)
    return rounds.annotate(last=Coalesce(Subquery(last), F("began_at")))


@Read
def _open(learner: Learner) -> QuerySet[Round, tuple[int, datetime]]:
    return open_rounds(learner.pk).values_list("pk", "last")


@transaction.atomic
def end_round(*, learner: Learner, now: datetime) -> None:
    """End the learner's round: its end page is shown. Its actions can be taken back until the next begins."""
    Round.objects.filter(learner=learner, ended_at=None).update(ended_at=now)
