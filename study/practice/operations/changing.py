"""Taking back and setting aside: undo, "I guessed", suspending, and rebuilding memory from the log."""

from datetime import date, datetime

from django.db import transaction

from study.core.scheduling import SCHEDULER_VERSION, Grade, Memory, fold, review
from study.people.models import Learner
from study.practice.memory import can_be_guess, from_json, preset, remember
from study.practice.models import Card, Regraded, Review
from study.practice.regrading import regraded

FOLDED = ("counted_grade", "answered_at", "day")


@transaction.atomic
def undo(*, learner: Learner, today: date, now: datetime) -> Review | None:
    """Void the learner's last answer of the day and give its card back the memory it had before.
    None when there is nothing left to undo."""
    Learner.objects.select_for_update().filter(pk=learner.pk).first()
    last = (
        Review.objects.filter(learner=learner, day=today, voided_at=None)
        .select_related("card", "version")
        .order_by("-id")
        .first()
    )
    if last:
        _void(last, now)
        if last.scheduled:
            remember(last.card, from_json(last.before))
            _refold(last.card)
    return last


@transaction.atomic
def guessed(*, learner: Learner, review_id: int, today: date, now: datetime) -> Review:
    """Take a right answer as not known: its row is voided, one with the grade again stands for it.

    Only for the card's last answer, on the same day, as it was graded first; otherwise the row comes back as
    it is. Raises
    Review.DoesNotExist for a row that is not the learner's.
    """
    row = Review.objects.select_related("card", "version").get(pk=review_id, learner=learner)
    card = Card.objects.select_for_update().get(pk=row.card_id)
    if not can_be_guess(row, card, today) or row.regrades.exists():
        latest = Review.objects.filter(card=card, ordinal=row.ordinal, scheduled=True, voided_at=None)
        return latest.select_related("card", "version").first() or row
    _void(row, now)
    memory = review(from_json(row.before), Grade.AGAIN, now, today, card.pk, preset(learner))
    entry = Review.objects.create(
        learner=learner,
        card=card,
        version=row.version,
        ordinal=row.ordinal,
        day=today,
        answered_at=now,
        answer=row.answer,
        score=row.score,
        grade=Grade.AGAIN,
        guessed=True,
        seed=row.seed,
        before=row.before,
        scheduler=SCHEDULER_VERSION,
        seconds=row.seconds,
    )
    remember(card, memory)
    _refold(card)
    return entry


def suspend(*, learner: Learner, card: int, now: datetime) -> None:
    """Ask this card no more until it is brought back. Raises Card.DoesNotExist for a card of another."""
    row = Card.objects.get(pk=card, learner=learner)
    row.suspended_at = row.suspended_at or now
    row.save(update_fields=["suspended_at"])


def unsuspend(*, learner: Learner, card: int) -> None:
    """Bring a suspended card back, with the memory it had. Raises Card.DoesNotExist for a card of another."""
    row = Card.objects.get(pk=card, learner=learner)
    row.suspended_at = None
    row.save(update_fields=["suspended_at"])


def rebuild(*, card: Card) -> Memory | None:
    """Fold the card's log into its memory and store it, each answer by its latest grading. The result is
    what is stored anyway, as long as the learner's desired retention has not changed: due days follow the
    setting of their time."""
    rows = regraded(card.log.filter(voided_at=None, scheduled=True)).order_by("ordinal")
    log = ((Grade(grade), at, day) for grade, at, day in rows.values_list(*FOLDED))
    memory = fold(log, card.pk, preset(card.learner))
    remember(card, memory)
    return memory


def _refold(card: Card) -> None:
    """What an answer found before it does not know of later gradings: where there are any, the log does."""
    if Regraded.objects.filter(review__card=card).exists():
        rebuild(card=card)


def _void(row: Review, now: datetime) -> None:
    row.voided_at = now
    row.save(update_fields=["voided_at"])
