"""The stock of new questions: what a learner could be dealt next."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q

from study.banks.models import BEST_FIRST, Question, Status
from study.banks.roles import asked_of
from study.library.models import Course, Topic
from study.people.models import Learner
from study.practice.models import Card, Study

# Who brings notes wants to be asked about those first, before what a simulator asks.
OWN_NOTES_FIRST = ("bank__origin", *BEST_FIRST[1:])


def chosen_courses(learner: Learner) -> list[int]:
    """The courses somebody studies, in the order they were chosen."""
    return list(Study.objects.filter(learner=learner).order_by("since", "id").values_list("course", flat=True))


def pick(
    learner: Learner, courses: Sequence[int], topic: Topic | None, today: date, room: int
) -> list[tuple[int, str]]:
    """Up to `room` questions that the learner is asked and has no card of, with their groups."""
    if not room:
        return []
    seen = set(
        Card.objects.filter(Q(dealt_on=today) | Q(last_day=today) | Q(due_day=None), learner=learner).values_list(
            "group", flat=True
        )
    )
    picked: list[tuple[int, str]] = []
    for course in courses:
        for pk, group in _undealt(learner, course, topic):
            if len(picked) == room:
                return picked
            if not group or group not in seen:
                seen.add(group)
                picked.append((pk, group))
    return picked


def _undealt(learner: Learner, course: int, topic: Topic | None) -> Iterator[tuple[int, str]]:
    questions = Question.objects.filter(
        ~Exists(Card.objects.filter(learner=learner, question=OuterRef("pk"))),
        asked_of(learner),
        bank__course=course,
        status=Status.READY,
        current__isnull=False,
    )
    if topic:
        questions = questions.filter(topic=topic)
    order = OWN_NOTES_FIRST if Course.objects.filter(pk=course, owner=learner).exists() else BEST_FIRST
    return questions.order_by(*order).values_list("pk", "group").iterator(chunk_size=500)
