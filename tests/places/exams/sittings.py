"""Courses with an exam, and sittings of it, for the tests."""

from datetime import datetime, timedelta
from uuid import uuid4

from study.banks.models import Bank, Origin, Question, Status
from study.core.exams.made import Outline, read
from study.core.exams.timing import Allowance
from study.exams import authoring, operations
from study.exams.made import SAID
from study.exams.models import Exam, Sitting, Slot
from study.exams.offers import Offers, offers
from study.library.models import Course
from study.people.models import Learner, User
from tests.clock import START
from tests.factories import TODAY, a_course, a_topic, a_version

EXAM = {
    "id": "coast",
    "title": "Coast exam",
    "default": True,
    "scored": 10,
    "unscored": 3,
    "minutes": 26,
    "passing_score": 720,
    "score_range": [100, 1000],
    "domain": [{"id": "1", "title": "Tides", "weight": 60}, {"id": "2", "title": "Waves", "weight": 40}],
}
SECONDS = timedelta(seconds=1)


def a_course_with_an_exam(each: int = 25, **exam: object) -> Course:
    """A course with so many written questions of each domain."""
    course = a_course(shipped=True, outline={"exam": [{**EXAM, **exam}]})
    bank = Bank.objects.create(course=course, slug="coast", title="Coast", origin=Origin.WRITTEN)
    topic = a_topic(course)
    for domain in ("1", "2"):
        for number in range(each):
            question = Question.objects.create(
                bank=bank,
                topic=topic,
                key=f"coast-{domain}-{number}",
                position=number,
                group=f"coast-{domain}-{number}",
                status=Status.READY,
            )
            a_version(question, tags=[f"coast/{domain}.1"], title=f"Coast {domain}, {number}", explanation="The moon.")
    return course


def offered(course: Course, learner: Learner | None = None) -> Offers:
    found = offers(course, learner, TODAY)
    assert found
    return found


def a_sitting(learner: Learner, course: Course, form: str = "whole", now: datetime = START, draws: int = 1) -> Sitting:
    offer = offered(course, learner).at(form)
    assert offer
    begun = operations.start(learner=learner, course=course, offer=offer, now=now, today=TODAY, draws=draws)
    assert isinstance(begun, Sitting), begun
    return begun


def choose(sitting: Sitting, position: int, *keys: str, at: datetime, now: datetime | None = None) -> object:
    """Save a choice made `at` that time, which arrives `now`."""
    return operations.save(
        learner=sitting.learner,
        sitting=sitting.pk,
        position=position,
        chosen=keys,
        submission=uuid4(),
        at=at,
        now=now or at,
    )


def slot(sitting: Sitting, position: int) -> Slot:
    return Slot.objects.get(sitting=sitting, position=position)


def granted(**allowance: object) -> Allowance:
    return Allowance(**allowance)  # type: ignore[arg-type]


def an_exam(**fields: str) -> dict[str, str]:
    """The fields of an exam of all questions of a bank."""
    usual = {"title": "Mock", "scored": "5", "pilots": "0", "minutes": "10", "passing": "700", "kinds": "single"}
    return {**usual, "part1": "All", "weight1": "1", **fields}


def an_outline(kind: str = "single", **fields: str) -> Outline:
    found = read(an_exam(**fields), [kind], list(SAID))
    assert isinstance(found, Outline), found
    return found


def a_made_exam(bank: Bank, by: User, **fields: str) -> Exam:
    """An exam that an instructor wrote, not published."""
    made = authoring.write(bank=bank, exam=None, outline=an_outline(**fields), revision=0, by=by, now=START)
    assert isinstance(made, Exam)
    return made
