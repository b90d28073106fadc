"""Cohorts: joined by a code, left one at a time."""

import pytest

from study.people import operations
from study.people.models import Cohort, Learner, Role, User
from tests import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.org", "a-long-secret", role=Role.INSTRUCTOR)


@pytest.fixture
def learner() -> Learner:
    return Learner.objects.create(created_at=clock.now())


def made(ada: User, code: str) -> Cohort:
    return operations.make_cohort(owner=ada, name=f"Class {code}", code=code, now=clock.now())


def test_a_code_opens_its_cohort_and_no_other_and_twice_is_once(ada: User, learner: Learner) -> None:
    autumn, spring = made(ada, "abc"), made(ada, "xyz")
    for _ in range(2):
        assert operations.join_cohort(learner=learner, code=" ABC ", now=clock.now()) == autumn
    assert [*autumn.learners.all()] == [learner] and not spring.learners.exists()
    assert operations.join_cohort(learner=learner, code="ab", now=clock.now()) is None


def test_nothing_is_no_code(ada: User, learner: Learner) -> None:
    made(ada, "")
    assert operations.join_cohort(learner=learner, code="  ", now=clock.now()) is None
    assert not learner.cohorts.exists()


def test_leaving_one_cohort_leaves_no_other_and_takes_nobody_else_out(ada: User, learner: Learner) -> None:
    cohorts = [made(ada, "abc"), made(ada, "xyz")]
    other = Learner.objects.create(created_at=clock.now())
    for who in (learner, other):
        for cohort in cohorts:
            operations.join_cohort(learner=who, code=cohort.code, now=clock.now())
    operations.leave_cohort(learner=learner, cohort=cohorts[0].pk)
    assert [*learner.cohorts.all()] == [cohorts[1]]
    assert [*other.cohorts.order_by("pk")] == cohorts
