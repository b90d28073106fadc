"""A class ends: deleted while nobody has used it, else closed, kept for its time, and removed with its results."""

from datetime import timedelta
from typing import Any

import pytest

from study.banks.models import Question
from study.classes.models import Assignment, Attempt
from study.exams.models import Chosen, Sitting
from study.people.cohorts import KEPT
from study.people.models import Cohort, Learner, User
from study.people.operations import prune
from study.review.models import StudySet
from tests import clock
from tests.factories import a_course, a_learner, a_topic, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_work import assigned, begun, handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def cohort(ada: User) -> Cohort:
    return a_class(ada)


@pytest.fixture
def asked(ada: User) -> list[Question]:
    course = a_course(owner=a_learner(ada), audience="public")
    return [*questions(course, 10, a_topic(course))]


def words(answer: Any) -> str:
    return " ".join(page_source(answer).split())


def test_a_class_that_nobody_used_is_deleted_with_its_work_and_its_people_stay(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea, grace = as_(ada), a_member(cohort), an_instructor("grace")
    cohort.instructors.add(grace)
    assigned(teacher, cohort, asked, what="set", number0="", pick=[asked[0].pk])
    address = f"/classes/{cohort.pk}/end/"
    refused = words(as_(grace).post(address, {"do": "delete"}, follow=True))
    assert "The instructor who made the class deletes it." in refused and Cohort.objects.exists()
    assert "Delete the class" not in words(as_(grace).get(f"/classes/{cohort.pk}/"))
    assert "1 learner in it keep" in words(teacher.get(f"/classes/{cohort.pk}/"))
    assert "is deleted" in words(teacher.post(address, {"do": "delete"}, follow=True))
    assert not Cohort.objects.exists() and not Assignment.objects.exists() and not StudySet.objects.exists()
    assert Learner.objects.filter(pk=lea.learner_id).exists()


def test_one_with_results_is_kept_for_its_time_and_then_goes_with_them(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea, other = as_(ada), a_member(cohort), a_class(ada, "xyz")
    begun(lea, shared := assigned(teacher, cohort, asked, title="In both"))
    work = assigned(teacher, cohort, asked)
    handed_in(lea, work, right=2)
    teacher.post(f"/classes/{cohort.pk}/work/{shared.pk}/give/", {"to": other.pk})
    address = f"/classes/{cohort.pk}/end/"
    refused = words(teacher.post(address, {"do": "delete"}, follow=True))
    assert "Somebody has begun work of it" in refused and Attempt.objects.count() == 2
    teacher.post(address, {"do": "close"})
    clock.move(KEPT - timedelta(days=1))
    assert prune(now=clock.now()).classes == 0 and Attempt.objects.count() == 2
    clock.move(timedelta(days=2))
    assert prune(now=clock.now()).classes == 1
    assert list(Assignment.objects.all()) == [shared], "what another class has stays there"
    assert Sitting.objects.count() == Attempt.objects.count() == 1 and not Chosen.objects.exists()
    assert Cohort.objects.get() == other
