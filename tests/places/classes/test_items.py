"""The hardest questions of a class: its own first answers beside everybody's, by question and by domain."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.banks.models import ItemStatistics, Question
from study.exams.operations import end
from study.people.models import Cohort, User
from tests import clock
from tests.clock import START
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_mock_exams import begun, written
from tests.places.exams.sittings import a_course_with_an_exam, choose

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def cohort(ada: User) -> Cohort:
    return a_class(ada)


def words(answer: Any) -> str:
    return " ".join(page_source(answer).split())


def test_a_class_is_told_beside_everybody_and_by_domain_in_as_many_reads_for_many(ada: User, cohort: Cohort) -> None:
    course, teacher = a_course_with_an_exam(each=10), as_(ada)
    address = f"/classes/{cohort.pk}/questions/"
    assert "Nothing was handed in yet." in words(teacher.get(address))
    work = written(teacher, cohort, course, exam=f"{course.pk}/domain/1", attempts="2")
    counts = []
    for number in range(10):
        member = a_member(cohort, f"p{number}")
        sitting = begun(member, work)
        for slot in sitting.slots.select_related("question"):
            right = slot.question.key != "coast-1-3" or number < 2
            choose(sitting, slot.position, "rises" if right else "falls", at=clock.now())
        end(learner=member.learner, sitting=sitting.pk, now=clock.now())
        if number in (0, 9):
            with CaptureQueriesContext(connection) as found:
                page = words(teacher.get(address))
            counts.append(len(found))
            if not number:
                assert "1 answer so far" in page and "Tides" in page, "no share of one answer"
    assert counts[0] == counts[1]
    hard = Question.objects.get(key="coast-1-3")
    assert hard.current
    numbers = {"question": hard, "version": hard.current, "attempts": 40, "facility": 71.0, "counted_at": START}
    ItemStatistics.objects.create(**numbers)
    page = words(teacher.get(address))
    rows = page[page.index("By question") :]
    first = rows[rows.index("<tbody>") : rows.index("</tr>", rows.index("<tbody>"))]
    assert "20 %" in first and "10 answers" in first and "71 %" in first and "40 answers in reviews" in first, first
    assert "At least half of the misses: It falls" in first
    domains = page[page.index("By domain") : page.index("By question")]
    assert "Tides" in domains and "92 %" in domains and ">100<" in domains and "Waves" not in domains
    teacher.post(f"/classes/{cohort.pk}/people/", {"do": "remove-sure", "pick": cohort.members.first().pk})  # type: ignore[union-attr]
    assert "9 answers so far" in words(teacher.get(address)), "who left is no more in it"
    assert as_(an_instructor("grace")).get(address).status_code == 404
