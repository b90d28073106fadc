"""Dealing: which new questions become a learner's cards."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from study.banks.models import Question
from study.library.models import Course, Topic
from study.people.models import Learner
from study.review.backlog import is_behind, reviewed
from study.review.exam_plan import dealt_beyond, new_a_day
from study.review.models import Card, Study
from study.review.new_cards import chosen_courses, learnt, new_cards, pick


@transaction.atomic
def study(*, learner: Learner, course: Course, now: datetime) -> Study:
    """Put a course among those whose questions are dealt; twice is once, and one that rested is taken up again."""
    fresh = {"paused_at": None, "left_at": None, "dealt_on": None}
    return Study.objects.update_or_create(
        learner=learner, course=course, defaults=fresh, create_defaults={"since": now}
    )[0]


@transaction.atomic
def pause(*, learner: Learner, course: Course, now: datetime) -> None:
    """Let a course rest: nothing of it is dealt or due until it is taken up again (`study`). Its cards keep their
    memory and their days. Raises Study.DoesNotExist for a course that the learner does not study."""
    row = Study.objects.select_for_update().get(learner=learner, course=course, left_at=None)
    if row.paused_at is None:
        row.paused_at = now
        row.save(update_fields=["paused_at"])
        _deal_anew(learner)


@transaction.atomic
def leave(*, learner: Learner, course: Course, now: datetime) -> None:
    """Study a course no more: it rests, and is not among those of the day. Its cards keep their memory, for whoever
    chooses it again (`study`). Raises Study.DoesNotExist for a course that the learner does not study."""
    row = Study.objects.select_for_update().get(learner=learner, course=course, left_at=None)
    row.left_at = now
    row.save(update_fields=["left_at"])
    _deal_anew(learner)


def _deal_anew(learner: Learner) -> None:
    """Let the day be opened once more: what rests now leaves room for others."""
    Study.objects.filter(learner=learner).update(dealt_on=None)


def card_about(*, learner: Learner, question: Question, today: date) -> Card:
    """The learner's card of a question, dealt now if there is none yet."""
    defaults = {"group": question.group, "dealt_on": today}
    return Card.objects.get_or_create(learner=learner, question=question, defaults=defaults)[0]


def cards_about(*, learner: Learner, questions: Sequence[Question], today: date) -> None:
    """Deal the learner cards of these questions, of which there are none yet."""
    Card.objects.bulk_create(
        [Card(learner=learner, question=one, group=one.group, dealt_on=today) for one in questions],
        ignore_conflicts=True,
    )


@transaction.atomic
def deal(
    *,
    learner: Learner,
    today: date,
    now: datetime,
    course: Course | None = None,
    topic: Topic | None = None,
    extra: int = 0,
) -> int:
    """Deal new cards and return how many.

    Without `extra` the day gets what is missing to the new cards of the day, the learner's own number or that of
    the plan to their exam; cards dealt earlier and still unanswered count, so that a missed week does not pile up,
    as far as this day can ask them. In a backlog none are dealt (study.review.backlog). `extra` cards come on top.
    Questions come of each course in turn, within a course of the domains of its exam by their weight, in the order
    of their topics; but a day has one that a simulator answers from the first, and none that would have to wait for
    a sibling. `course` takes that course alone, chosen or not, and `topic` that topic.
    """
    Learner.objects.select_for_update().filter(pk=learner.pk).first()  # two tabs must not deal twice
    studies = Study.objects.filter(learner=learner)
    courses = [course.pk] if course else chosen_courses(learner)
    room = extra or (0 if is_behind(learner, today, reviewed(learner, today)) else _missing(learner, today))
    dealt = pick(learner, courses, topic, today, room, with_run=not extra and not course)
    Card.objects.bulk_create(
        [Card(learner=learner, question_id=pk, group=group, dealt_on=today) for pk, group in dealt]
    )
    if not extra and not course:
        studies.update(dealt_on=today)
    return len(dealt)


def _missing(learner: Learner, today: date) -> int:
    return max(0, new_a_day(learner, today) - learnt(learner, today) - len(new_cards(learner, today)))


@transaction.atomic
def undeal(*, learner: Learner, today: date) -> int:
    """Take back the cards dealt today beyond the day's number and return how many. Cards with which anything was
    done stay: an answer that comes meanwhile holds its card."""
    Learner.objects.select_for_update().filter(pk=learner.pk).first()
    cards = Card.objects.select_for_update().filter(pk__in=dealt_beyond(learner, today)).order_by("pk")
    held = set(cards.values_list("pk", flat=True))
    gone = [pk for pk in dealt_beyond(learner, today) if pk in held]
    Card.objects.filter(pk__in=gone).delete()
    return len(gone)
