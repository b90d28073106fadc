"""What search knows of a course's questions: brought in step by whoever changes them."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from study.banks.models import Question, Status, Visibility
from study.core.notes.inline import plain
from study.library import search
from study.library.models import Course, topic_name


def index_course(course: Course) -> None:
    """Bring the search index in step with the course's ready questions; those of a bank that not everybody
    is asked are kept to it. Titles stay out: a title may name the very thing that is asked for."""
    found = list(_found_by(course, Question.objects.filter(bank__course=course)))
    search.again(course.pk, ("question",), found)


def index_question(question: Question) -> None:
    """The same for one question alone. Those of other banks that have its key are looked at with it."""
    index_questions(question.bank.course, [question.key])


def index_questions(course: Course, keys: Sequence[str]) -> None:
    """The same for the questions of a course that have these keys."""
    search.renew("question", course.pk, keys, found_of(course, keys))


def found_of(course: Course, keys: Sequence[str]) -> Iterator[search.Row]:
    """What the questions of the course with these keys are found by."""
    return _found_by(course, Question.objects.filter(bank__course=course, key__in=keys))


def _found_by(course: Course, questions: QuerySet[Question]) -> Iterator[search.Row]:
    """What those of the questions that are asked are found by."""
    rows = questions.filter(status=Status.READY, for_exams=False).order_by("bank", "position")
    columns = ("topic", "key", topic_name(), "current__prompt", "bank", "bank__visibility")
    return (
        search.Row(
            "question",
            course.pk,
            topic or 0,
            key,
            title or course.title,
            plain(prompt),
            scope=0 if visibility == Visibility.PUBLIC else bank,
        )
        for topic, key, title, prompt, bank, visibility in rows.values_list(*columns)
    )
