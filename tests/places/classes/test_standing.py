"""What instructors see of where people stand, by domain, by mean and by when they were last there; that each reads the
same of themself; and how instructors write to them."""

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.exams.operations import end
from study.people.models import Cohort, CohortMember, User
from tests import clock
from tests.factories import a_learner
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


def row_of(page: str, name: str, table: str) -> str:
    """A row of the table with that id, by the name at its head."""
    return page.partition(f'id="{table}"')[2].partition(f">{name}<")[2].partition("</tr>")[0]


def test_domains_and_means_count_first_answers_and_results_in_as_many_reads_for_many(ada: User, cohort: Cohort) -> None:
    course, teacher = a_course_with_an_exam(each=12), as_(ada)
    address = f"/classes/{cohort.pk}/gradebook/"
    ten = written(teacher, cohort, course, exam=f"{course.pk}/10", title="Ten", attempts="2")
    tides = written(teacher, cohort, course, exam=f"{course.pk}/domain/1", title="Tides only")
    counts = []
    for name, right in (("lea", 4), ("tom", 0), ("eve", 2)):
        member = a_member(cohort, name)
        for work in (ten, tides) if name == "lea" else (ten,):
            sitting = begun(member, work)
            for slot in sitting.slots.filter(pilot=False):
                choose(sitting, slot.position, "rises" if slot.position <= right else "falls", at=clock.now())
            end(learner=member.learner, sitting=sitting.pk, now=clock.now())
        with CaptureQueriesContext(connection) as found:
            page = words(teacher.get(f"{address}?look=domains"))
        counts.append(len(found))
    a_member(cohort, "nobody")
    assert len(set(counts)) == 1, counts
    lea, tom = row_of(page, "Lea", "grades"), row_of(page, "Tom", "grades")
    assert "likely" in lea and "6 answers so far" in tom and "4 answers so far" in tom, "under ten there is no share"
    results = words(teacher.get(address))
    means = row_of(results, "Mean of those handed in", "grades")
    assert "2.0" in means and "3 of 4" in means and "1 of 4" in means, "4, 0 and 2 of ten, and who did nothing"
    member = CohortMember.objects.get(name="Lea")
    mine = words(as_(member.learner.user).get(f"/classes/{cohort.pk}/mine/"))
    theirs = words(teacher.get(f"/classes/{cohort.pk}/learners/{member.pk}/"))
    for one in (mine.partition("What your instructors see")[2], theirs):
        assert "Right at first, by domain" in one and "Tides" in one and "likely" in one


def test_when_somebody_was_last_in_the_class_is_told_to_both(ada: User, cohort: Cohort) -> None:
    teacher, lea, tom = as_(ada), a_member(cohort), a_member(cohort, "tom")
    clock.move(timedelta(days=3))
    mine = words(as_(lea.learner.user).get(f"/classes/{cohort.pk}/mine/"))
    day = "26 November"
    lea.refresh_from_db()
    seen = lea.seen_at
    assert seen == clock.now() and "Last seen in the class" in mine
    clock.move(timedelta(minutes=59))
    as_(lea.learner.user).get(f"/classes/{cohort.pk}/mine/")
    lea.refresh_from_db()
    assert lea.seen_at == seen, "to the hour"
    page = words(teacher.get(f"/classes/{cohort.pk}/?order=seen"))
    assert day in row_of(page, "Lea", "roster") and day not in row_of(page, "Tom", "roster"), page
    assert page.index("Choose Tom") < page.index("Choose Lea"), "not seen longest"
    assert "Last seen in the class</dt><dd>not yet" in words(teacher.get(f"/classes/{cohort.pk}/learners/{tom.pk}/"))


def test_instructors_write_to_the_chosen_or_to_all_who_are_behind(ada: User, cohort: Cohort) -> None:
    course, teacher = a_course_with_an_exam(each=12), as_(ada)
    work = written(teacher, cohort, course, exam=f"{course.pk}/10")
    lea, tom = a_member(cohort), a_member(cohort, "tom")
    a_member(cohort, "gast", learner=a_learner())
    address = f"/classes/{cohort.pk}/people/"
    assert "Choose someone first." in words(teacher.post(address, {"do": "write"}))
    assert "Nobody is behind." in words(teacher.post(address, {"do": "write-behind"}))
    end(learner=lea.learner, sitting=begun(lea, work).pk, now=clock.now())
    clock.move(timedelta(days=30))
    behind = words(teacher.post(address, {"do": "write-behind"}))
    chosen = words(teacher.post(address, {"do": "write", "pick": [lea.pk, tom.pk]}))
    assert "Write to 1 person" in behind and "Without an address: Gast." in behind
    assert "mailto:?bcc=tom@example.org&amp;subject=Tuesday%20group" in behind and "lea@example.org&" not in behind
    assert "bcc=lea@example.org,tom@example.org" in unquote(chosen)
    assert CohortMember.objects.filter(cohort=cohort).count() == 3, "nobody was removed"
