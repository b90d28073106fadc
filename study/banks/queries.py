"""Reading questions."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

from study.banks.models import Entry, Question, Verdict
from study.banks.roles import asked_of
from study.library.models import Course
from study.people.models import Learner


def ready_questions(courses: Iterable[Course], learner: Learner | None = None) -> QuerySet[Question]:
    """The questions of these courses that this learner or visitor is asked, in reading order, with what they ask."""
    rows = Question.objects.filter(asked_of(learner), bank__course__in=list(courses))
    return rows.select_related("current", "topic").order_by("bank__course", "topic__position", "position", "pk")


def question_counts(course: Course, learner: Learner | None = None) -> dict[int, int]:
    """How many ready questions each topic has for this learner or visitor, by the topic's number."""
    rows = Question.objects.filter(asked_of(learner), bank__course=course, topic__isnull=False)
    return dict(rows.order_by().values_list("topic").annotate(Count("pk")))


def question_history(question: Question) -> dict[str, Any]:
    """What was said about a question: its comments, its open reports, its last lines of history."""
    lines = Entry.objects.filter(question=question).select_related("who", "version")
    return {
        "comments": list(question.comments.select_related("author", "version")),
        "reports": list(question.reports.filter(verdict=Verdict.OPEN).select_related("version")),
        "history": list(lines[:20]),
    }
