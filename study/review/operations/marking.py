"""Flags on cards, and cards that are set aside, where both come from elsewhere with their notes."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from study.banks.models import Question
from study.core.scheduling import OverrideKind
from study.people.models import Learner
from study.review.models import Card, Override, Reason
from study.review.operations.deal import cards_about
from study.review.operations.rebuild import BATCH, rebuild_all


def bring_marks(
    *, learner: Learner, flagged: Collection[int], aside: Collection[int], now: datetime, today: date
) -> None:
    """Put a flag on the learner's cards of the questions `flagged`, and set those of the questions `aside` aside, by
    their numbers; cards are dealt for it where there are none. A flag that is there stays as it is, one that its
    learner took off here stays off, and a card of which they said anything here is not set aside. Some of them go into
    one transaction: done again, it goes on."""
    numbers = sorted({*flagged, *aside})
    for start in range(0, len(numbers), BATCH):
        _bring(learner, numbers[start : start + BATCH], set(flagged), set(aside), now, today)


@transaction.atomic
def _bring(
    learner: Learner, numbers: Sequence[int], flagged: set[int], aside: set[int], now: datetime, today: date
) -> None:
    cards_about(learner=learner, questions=list(Question.objects.filter(pk__in=numbers)), today=today)
    cards = Card.objects.select_for_update(of=("self",)).filter(learner=learner, question__in=numbers)
    cards.filter(question__in=flagged & set(numbers), flagged_at=None, unflagged_at=None).update(flagged_at=now)
    off = list(cards.filter(question__in=aside & set(numbers), overrides=None))
    for card in off:
        card.learner = learner
    Override.objects.bulk_create(
        [Override(learner=learner, card=card, kind=OverrideKind.ASIDE, at=now, why=Reason.ELSEWHERE) for card in off]
    )
    rebuild_all(cards=off)
