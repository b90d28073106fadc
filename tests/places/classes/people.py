"""The people of a class, and the class."""

from django.test import Client

from study.people.models import Cohort, CohortMember, Learner, User
from study.people.operations import join_cohort, make_cohort
from tests.clock import START
from tests.factories import a_learner, a_user

CODE = "abc"


def a_class(owner: User, code: str = CODE) -> Cohort:
    return make_cohort(owner=owner, name="Tuesday group", code=code, now=START)


def a_member(cohort: Cohort, name: str = "lea", learner: Learner | None = None) -> CohortMember:
    """Somebody in the class, with an account of that name."""
    learner = learner or a_learner(a_user(f"{name}@example.org"))
    join_cohort(learner=learner, code=cohort.code, name=name.capitalize(), now=START)
    return CohortMember.objects.get(cohort=cohort, learner=learner)


def as_(user: User | None) -> Client:
    client = Client()
    assert user
    client.force_login(user)
    return client
