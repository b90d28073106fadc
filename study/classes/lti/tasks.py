"""Work for platforms that is done beside the pages: results are sent, names are read."""

from collections.abc import Callable
from datetime import datetime, timedelta

from study.classes.lti import grades, names
from study.web import tasks


def _again(name: str) -> Callable[[int, Callable[[], datetime]], object]:
    """Nothing is given up: whatever ended a worker twice is tried again in an hour."""

    def put(subject: int, clock: Callable[[], datetime]) -> None:
        tasks.drop(name=name, subject=subject)
        tasks.put(name=name, subject=subject, now=clock(), wait=timedelta(hours=1))

    return put


WORKS = {
    grades.SEND: tasks.Work(lambda subject, clock: grades.send(link=subject, clock=clock), _again(grades.SEND)),
    names.READ: tasks.Work(lambda subject, clock: names.read(course=subject, clock=clock), _again(names.READ)),
}
