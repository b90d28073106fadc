"""Undo, and "I guessed"."""

from datetime import datetime

from django.db import transaction

from study.banks import operations as banks
from study.core.scheduling import SCHEDULER_VERSION, Grade
from study.people.models import Learner
from study.review.card_memory import can_be_guess
from study.review.models import Action, Card, Review, Round
from study.review.operations.override import lift
from study.review.operations.rebuild import rebuild
from study.review.rounds import is_live, standing, stands


@transaction.atomic
def undo(*, learner: Learner, now: datetime, number: int = 0) -> Action | None:
    """Take back what was done last in the learner's round, whatever day it was: void an answer and fold its
    card's memory without it, take an override back, so that a card that was set aside is asked again, or take a
    decision about a question of one's own notes back, so that it is asked again as it was. `number`
    is that of the action that was offered to be taken back: where it was already, it is returned and nothing more
    is undone. None when nothing is left to undo, or something else was done since."""
    Learner.objects.select_for_update().filter(pk=learner.pk).first()
    last = standing(learner).select_related("card__learner", "review", "override").last()
    if number and (last is None or last.pk != number):
        return Action.objects.filter(pk=number, round__learner=learner, undone_at__isnull=False).first()
    if last is None or not is_live(last.at, now):
        return None
    if last.override:
        lift(override=last.override, card=last.card, now=now)
    if last.review:
        _void(last.review, now)
        rebuild(card=last.card)
    if last.decision_id:
        banks.undo_decision(learner=learner, decision=last.decision_id, now=now)
    last.undone_at = now
    last.save(update_fields=["undone_at"])
    _go_on(learner, last)
    return last


def _go_on(learner: Learner, last: Action) -> None:
    """A round that had ended goes on when its last action is undone."""
    Round.objects.filter(pk=last.round_id, ended_at__isnull=False).update(ended_at=None)


@transaction.atomic
def guessed(*, learner: Learner, review_id: int, now: datetime) -> Review:
    """Take a right answer as not known: its row is voided, one with the grade again stands for it.

    Only for the card's last answer, in the same round, as it was graded first; otherwise the row comes back
    as it is. Raises Review.DoesNotExist for a row that is not the learner's.
    """
    row = Review.objects.select_related("card", "version").get(pk=review_id, learner=learner)
    card = Card.objects.select_for_update().get(pk=row.card_id)
    card.learner = learner
    if not (can_be_guess(row, card) and stands(learner, row.pk, now)) or row.regrades.exists():
        latest = Review.objects.filter(card=card, ordinal=row.ordinal, scheduled=True, voided_at=None)
        return latest.select_related("card", "version").first() or row
    _void(row, now)
    entry = Review.objects.create(
        learner=learner,
        card=card,
        version=row.version,
        ordinal=row.ordinal,
        day=row.day,
        answered_at=now,
        answer=row.answer,
        score=row.score,
        grade=Grade.AGAIN,
        guessed=True,
        seed=row.seed,
        before=row.before,
        scheduler=SCHEDULER_VERSION,
        seconds=row.seconds,
        submission=row.submission,
        arrived_at=now,
        late=row.late,
    )
    Action.objects.filter(review=row).update(review=entry)
    rebuild(card=card)
    return entry


def _void(row: Review, now: datetime) -> None:
    row.voided_at = now
    row.save(update_fields=["voided_at"])
