"""A learner's override of when a card is asked: set aside, not before a day, or on a day; and withdrawing it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from study.banks.models import NOTES, Question
from study.core.notes.identity import Unsure, fact_of
from study.core.scheduling import OverrideKind
from study.core.scheduling.days import learner_day
from study.library.models import Course
from study.people.models import Learner
from study.people.sessions import zone_named
from study.review.models import Action, Card, Override, Reason
from study.review.operations.rebuild import BATCH, rebuild, rebuild_all
from study.review.operations.record import record


@transaction.atomic
def suspend(*, learner: Learner, card: int, now: datetime, why: Reason = Reason.SAID) -> None:
    """Ask this card no more until it is brought back. Raises Card.DoesNotExist for a card of another."""
    row = locked(learner, card)
    if row.suspended_at is None:
        record(learner=learner, card=row, now=now, override=say(row, OverrideKind.ASIDE, None, now, why))


@transaction.atomic
def bury(*, learner: Learner, card: int, until: date, now: datetime) -> None:
    """Ask this card no sooner than on that day. Raises Card.DoesNotExist for a card of another."""
    row = locked(learner, card)
    record(learner=learner, card=row, now=now, override=say(row, OverrideKind.BURY, until, now))


@transaction.atomic
def ask_on(*, learner: Learner, card: int, day: date, now: datetime) -> None:
    """Ask this card on that day, whatever the schedule says. Raises Card.DoesNotExist for a card of another."""
    row = locked(learner, card)
    record(learner=learner, card=row, now=now, override=say(row, OverrideKind.ASK, day, now))


@transaction.atomic
def ask_soon(*, course: Course, unsure: Iterable[Unsure], now: datetime) -> None:
    """Ask the cards that rest on what may be another fact in a course's notes no later than tomorrow, whoever's they
    are. Undo does not meet it: their learners did not do it."""
    questions = Question.objects.filter(bank__course=course, bank__slug=NOTES).values_list("pk", "key")
    doubts = {one.key: one for one in unsure}
    about = [pk for pk, key in questions if (one := doubts.get(fact_of(key))) and one.rests_on(key)] if doubts else []
    said = list[Override]()
    for card in Card.objects.select_for_update(of=("self",)).filter(question__in=about).select_related("learner"):
        tomorrow = learner_day(now, zone_named(card.learner.time_zone)) + timedelta(days=1)
        if card.due_day and card.due_day > tomorrow:
            kind, why = OverrideKind.ASK, Reason.CHANGED
            said.append(Override(learner=card.learner, card=card, kind=kind, day=tomorrow, at=now, why=why))
    Override.objects.bulk_create(said, batch_size=BATCH)
    rebuild_all(cards=[one.card for one in said])


def bring_back(*, learner: Learner, cards: Collection[int], now: datetime) -> int:
    """Ask these cards again, each with the memory it had, and return how many of them were set aside or put off: a
    day that is past is today. Cards whose text was opened stay off until their day: what was read is not recalled.
    Raises Card.DoesNotExist where one of them is not the learner's. Some of them go into one transaction: of many, what
    was cut off brings the rest back when it is asked for again."""
    mine = Card.objects.filter(learner=learner, pk__in=cards).order_by("pk").values_list("pk", flat=True)
    if len(numbers := list(mine)) < len(set(cards)):
        raise Card.DoesNotExist
    return sum(_bring_back(learner, numbers[first : first + BATCH], now) for first in range(0, len(numbers), BATCH))


@transaction.atomic
def _bring_back(learner: Learner, cards: Sequence[int], now: datetime) -> int:
    rows = list(Card.objects.select_for_update().filter(learner=learner, pk__in=cards).order_by("pk"))
    off = Override.objects.filter(card__in=rows, lifted_at=None, kind__in=(OverrideKind.ASIDE, OverrideKind.BURY))
    lifted = list(off.exclude(why=Reason.READ).values_list("pk", "card"))
    numbers, back = [pk for pk, _ in lifted], {card for _, card in lifted}
    Action.objects.filter(override__in=numbers, undone_at=None).update(undone_at=now)
    Override.objects.filter(pk__in=numbers).update(lifted_at=now)
    for row in rows:
        row.learner = learner
    rebuild_all(cards=[row for row in rows if row.pk in back])
    return len(back)


@transaction.atomic
def take_back(*, override: Override, now: datetime) -> None:
    """Take back what was said for the learner by something else that is taken back; undo does not meet it again."""
    Action.objects.filter(override=override, undone_at=None).update(undone_at=now)
    lift(override=override, card=override.card, now=now)


def lift(*, override: Override, card: Card, now: datetime) -> None:
    """Take an override back. Once is enough."""
    Override.objects.filter(pk=override.pk, lifted_at=None).update(lifted_at=now)
    rebuild(card=card)


def locked(learner: Learner, card: int) -> Card:
    """A card of the learner's that nobody else changes meanwhile. Raises Card.DoesNotExist for a card of another."""
    row = Card.objects.select_for_update().get(pk=card, learner=learner)
    row.learner = learner
    return row


def say(card: Card, kind: OverrideKind, day: date | None, now: datetime, why: Reason = Reason.SAID) -> Override:
    """Write an override down, and let the card follow. Whoever says it records it."""
    override = Override.objects.create(learner=card.learner, card=card, kind=kind, day=day, at=now, why=why)
    rebuild(card=card)
    return override
