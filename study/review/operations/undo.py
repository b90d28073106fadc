"""Taking back and setting aside: undo, "I guessed", suspending, and rebuilding memory from the log."""

from datetime import date, datetime

from django.db import transaction

from study.core.scheduling import SCHEDULER_VERSION, Grade, Memory, fold
from study.people.models import Learner
from study.review.card_memory import can_be_guess, preset, remember
from study.review.models import Action, Card, Review, Round
from study.review.operations.record import record
from study.review.regrade_plan import regraded
from study.review.rounds import is_live, standing, stands


@transaction.atomic
def undo(*, learner: Learner, now: datetime, number: int = 0) -> Action | None:
    """Take back what was done last in the learner's round, whatever day it was: void an answer and fold its
    card's memory without it, or ask a card again that was set aside. `number` is that of the action that
    was offered to be taken back: where it was already, it is returned and nothing more is undone. None when
    nothing is left to undo, or something else was done since."""
    Learner.objects.select_for_update().filter(pk=learner.pk).first()
    last = standing(learner).select_related("card__learner", "review").last()
    if number and (last is None or last.pk != number):
        return Action.objects.filter(pk=number, round__learner=learner, undone_at__isnull=False).first()
    if last is None or not is_live(last.at, now):
        return None
    _take_back(last.card, last.review, now)
    last.undone_at = now
    last.save(update_fields=["undone_at"])
    _go_on(learner, last)
    return last


def _take_back(card: Card, row: Review | None, now: datetime) -> None:
    if row is None:
        card.suspended_at = None
        card.save(update_fields=["suspended_at"])
        return
    _void(row, now)
    rebuild(card=card)


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
    )
    Action.objects.filter(review=row).update(review=entry)
    rebuild(card=card)
    return entry


@transaction.atomic
def suspend(*, learner: Learner, card: int, now: datetime) -> None:
    """Ask this card no more until it is brought back. Raises Card.DoesNotExist for a card of another."""
    row = Card.objects.select_for_update().get(pk=card, learner=learner)
    if row.suspended_at is None:
        row.suspended_at = now
        row.save(update_fields=["suspended_at"])
        record(learner=learner, card=row, now=now)


@transaction.atomic
def unsuspend(*, learner: Learner, card: int, now: datetime) -> None:
    """Bring a suspended card back, with the memory it had. Raises Card.DoesNotExist for a card of another."""
    row = Card.objects.get(pk=card, learner=learner)
    row.suspended_at = None
    row.save(update_fields=["suspended_at"])
    Action.objects.filter(card=row, review=None, undone_at=None).update(undone_at=now)


def rebuild(*, card: Card) -> Memory | None:
    """Fold the card's log into its memory, in the order of the time of answering and each answer by its latest
    grading, and store it; number the answers by how many that count come before them. The result is what is
    stored anyway, as long as the learner's desired retention has not changed."""
    log: list[tuple[Grade, datetime, date]] = []
    moved: list[Review] = []
    for row in regraded(card.log.order_by("answered_at", "pk")):
        if row.ordinal != len(log):
            row.ordinal = len(log)
            moved.append(row)
        if row.voided_at is None and row.scheduled:
            log.append((Grade(row.counted_grade), row.answered_at, row.day))  # type: ignore[attr-defined]
    Review.objects.bulk_update(moved, ["ordinal"])
    memory = fold(log, card.pk, preset(card.learner))
    remember(card, memory)
    return memory


def _void(row: Review, now: datetime) -> None:
    row.voided_at = now
    row.save(update_fields=["voided_at"])
