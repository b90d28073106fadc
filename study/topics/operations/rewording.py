"""Questions of one's notes in a writer's words: agreed to by the owner of the notes, and done as a task."""

from collections.abc import Callable
from datetime import datetime

from study.banks import operations as banks
from study.banks.models import NOTES, Question
from study.banks.writer import plugged_in
from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card
from study.web import tasks

REWORD = "reword questions"


def ask_writer(*, course: Course, now: datetime) -> None:
    """Have the questions of a course reworded beside the pages, where there is a writer and the owner agreed."""
    if course.writer_agreed_at and plugged_in():
        tasks.put(name=REWORD, subject=course.pk, now=now)


def agree(*, learner: Learner, course: Course, agreed: bool, now: datetime) -> None:
    """Let lines of one's own course be sent to the writer from now on, or no more."""
    banks.agree_to_writer(learner=learner, course=course, agreed=agreed, now=now)
    course.refresh_from_db(fields=["writer_agreed_at"])
    ask_writer(course=course, now=now)


def reword_now(*, course: int, clock: Callable[[], datetime]) -> None:
    """Do it. What somebody has answered already keeps its words."""
    writer = plugged_in()
    if writer is not None:
        answered = Card.objects.filter(question__bank__course=course, question__bank__slug=NOTES, reviews__gt=0)
        keys = Question.objects.filter(pk__in=answered.values("question")).values_list("key", flat=True)
        banks.reword(course=course, writer=writer, spared=set(keys), clock=clock)
