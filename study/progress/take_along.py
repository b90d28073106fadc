"""A learner's answers as a table, to take along."""

import csv
from collections.abc import Iterator
from io import StringIO

from study.core.formats.shared.csv_safety import guarded
from study.library.models import topic_name
from study.people.models import Learner
from study.review.models import Review
from study.review.regrade_plan import regraded

HEADINGS = ("day", "answered_at", "course", "topic", "question", "grade", "score", "seconds", "taken_back")
COLUMNS = (
    *("day", "answered_at", "version__question__bank__course__title", topic_name("version__question__topic")),
    *("version__question__key", "counted_grade", "counted_score", "seconds", "voided_at"),
)


def answers_table(learner: Learner) -> Iterator[str]:
    """All answers, the earliest first, as lines of CSV; those that were taken back are marked."""
    yield _line(HEADINGS)
    rows = regraded(Review.objects.filter(learner=learner)).order_by("day", "pk").values_list(*COLUMNS)
    for day, at, course, topic, question, grade, score, seconds, voided in rows.iterator(chunk_size=2000):
        titles = (_plain(course), _plain(topic), _plain(question))
        yield _line((day, at.isoformat(), *titles, grade, score, seconds, "yes" if voided else ""))


def _plain(words: str | None) -> str:
    return guarded(words or "")


def _line(cells: tuple[object, ...]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
