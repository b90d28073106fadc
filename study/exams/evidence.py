"""Answers of exams count in the review: one that was right was known, one that was wrong was not, and a blank tells
nothing. They stand in the log as history from elsewhere: nobody was asked them by the schedule.

A task writes it once it is told what was right, beside the pages: many who sit together end in the same second.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from study.core.scheduling import Grade, learner_day
from study.exams.models import Sitting, Slot
from study.people.queries import zone
from study.review.models import Card
from study.review.operations import Elsewhere, PastReview, bring_cards
from study.web import tasks
from study.web.prepared import Read

COUNT = "count an exam in the reviews"


def ask(*, sitting: Sitting, now: datetime) -> None:
    """Let an ended sitting count for the cards its learner has, from when it is told what was right: the memory of a
    card would tell it too."""
    if _with_a_card.first(sitting.pk, sitting.learner_id):
        wait = max((sitting.told_from or now) - now, timedelta())
        tasks.put(name=COUNT, subject=sitting.pk, now=now, wait=wait)


@Read
def _with_a_card(sitting: int, learner: int) -> QuerySet[Slot, int]:
    rows = Slot.objects.filter(sitting=sitting, question__cards__learner=learner).order_by()
    return rows.values_list("pk", flat=True)[:1]


def follow(*, sitting: Sitting) -> None:
    """Let it count from when it is told by now, where it has yet to."""
    tasks.move(name=COUNT, subject=sitting.pk, until=sitting.told_from)


def count(sitting: int, clock: Callable[[], datetime]) -> None:
    """The task: bring what a sitting says of the cards its learner has. Twice is once, and somebody's who went is
    nobody's."""
    held, now = Sitting.objects.filter(pk=sitting, ended_at__isnull=False).select_related("learner").first(), clock()
    if held is None:
        return
    if not held.is_told(now):  # it was moved meanwhile
        ask(sitting=held, now=now)
        return
    known = Card.objects.filter(learner=held.learner_id, question__slots__sitting=held).values("question")
    slots = held.slots.filter(question__in=known).select_related("question")
    bring(held, slots, now, learner_day(now, zone(held.learner)))


def bring(held: Sitting, slots: Iterable[Slot], now: datetime, today: date) -> None:
    """Let these answers count; what has no card yet gets one."""
    cards = [Elsewhere(slot.question, [_past(slot)] if slot.chosen else []) for slot in slots]
    bring_cards(learner=held.learner, cards=cards, now=now, today=today)


def _past(slot: Slot) -> PastReview:
    assert slot.chosen_at
    grade = Grade.GOOD if slot.right else Grade.AGAIN
    return PastReview(f"exam:{slot.sitting_id}/{slot.position}", slot.chosen_at, grade.value)


WORKS = {COUNT: tasks.Work(count, tasks.again(COUNT))}
