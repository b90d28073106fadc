"""Requests for pages of classes: the class at the address, for those who teach it or are in it."""

from django.http import Http404

from study.classes import queries
from study.people.models import Cohort, CohortMember, User
from study.people.requests import Request


def user_of(request: Request) -> User:
    """The account of whoever passed `@instructor`."""
    assert isinstance(request.user, User)
    return request.user


def taught_at(request: Request, number: int) -> Cohort:
    """The class of that number, for who teaches it; 404 for everybody else."""
    found = queries.taught(user_of(request), number)
    if found is None:
        raise Http404
    return found


def joined_at(request: Request, number: int) -> CohortMember:
    """One's own place in the class of that number; 404 for who is not in it."""
    found = queries.membership(request.learner, number) if request.learner else None
    if found is None:
        raise Http404
    return found
