"""Learners: a guest is made by the first write, and what they did comes along into the account."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore

from study.people import operations, queries
from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from tests import clock

pytestmark = pytest.mark.django_db


def guest(session: SessionStore, zone: str = "Europe/Oslo") -> Learner:
    return operations.guest(session=session, zone_offered=zone, now=clock.now())


@pytest.fixture
def user() -> User:
    return User.objects.create_user("ada@example.org", "a-long-secret")


def test_a_visit_makes_no_learner() -> None:
    assert queries.current_learner(AnonymousUser(), SessionStore()) is None
    assert not Learner.objects.exists()


def test_a_session_has_one_guest_with_the_browsers_zone() -> None:
    session = SessionStore()
    first = guest(session)
    assert first.time_zone == "Europe/Oslo" and first.user is None
    assert guest(session, "Asia/Tokyo") == first
    assert queries.current_learner(AnonymousUser(), session) == first
    assert guest(SessionStore()) != first


@pytest.mark.parametrize("zone", ["", "Nowhere/City", "../etc/passwd", "/etc/passwd", "x" * 300, "\0", "Europe"])
def test_a_zone_that_does_not_exist_is_utc(zone: str) -> None:
    assert guest(SessionStore(), zone).time_zone == "UTC"


def test_signing_up_keeps_the_learner(user: User) -> None:
    session = SessionStore()
    before = guest(session)
    kept, other = operations.attach_guest(user=user, session=session, now=clock.now())
    assert kept == before and other is None
    assert queries.current_learner(user, session) == before
    assert queries.current_learner(AnonymousUser(), session) is None


def test_signing_in_to_an_account_with_progress_leaves_two_to_merge(user: User) -> None:
    mine = Learner.objects.create(user=user, created_at=clock.now())
    session = SessionStore()
    before = guest(session)
    assert operations.attach_guest(user=user, session=session, now=clock.now()) == (mine, before)
    assert operations.attach_guest(user=user, session=session, now=clock.now()) == (mine, None)


def test_signing_in_without_a_guest_makes_the_accounts_learner_once(user: User) -> None:
    kept, other = operations.attach_guest(user=user, session=SessionStore(), now=clock.now(), zone_offered="Asia/Tokyo")
    assert (kept.user, kept.time_zone, other) == (user, "Asia/Tokyo", None)
    assert operations.attach_guest(user=user, session=SessionStore(), now=clock.now()) == (kept, None)


def test_a_session_cannot_claim_a_learner_that_has_an_account(user: User) -> None:
    owner = User.objects.create_user("eve@example.org", "a-long-secret")
    theirs = Learner.objects.create(user=owner, created_at=clock.now())
    session = SessionStore()
    session[SESSION_KEY] = theirs.pk
    assert queries.current_learner(AnonymousUser(), session) is None
    kept, other = operations.attach_guest(user=user, session=session, now=clock.now())
    assert kept != theirs and other is None
    assert queries.current_learner(AnonymousUser(), session) is None


def test_the_download_names_every_model_that_points_at_a_learner(user: User) -> None:
    learner = Learner.objects.create(user=user, created_at=clock.now())
    document = queries.everything_of(learner, clock.now())
    assert document["email"] == "ada@example.org"
    assert document["people.learner"][0]["fields"]["new_per_day"] == 10
    assert {"practice.card", "practice.review", "practice.study", "library.course"} <= set(document)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Europe/Oslo", ["Europe/Oslo"]),
        (" oslo ", ["Europe/Oslo"]),
        ("new york", ["America/New_York"]),
        ("Ushuaia", ["America/Argentina/Ushuaia"]),
        ("utc", ["UTC"]),
        ("US/Pacific", ["US/Pacific"]),
        ("Nowhere/City", []),
        ("", []),
        ("o", []),
        ("../etc/passwd", []),
    ],
)
def test_a_time_zone_is_found_by_its_place(words: str, found: list[str]) -> None:
    assert queries.zones_called(words) == found


def test_what_several_zones_have_in_them_finds_them_all() -> None:
    assert {"America/Indiana/Knox", "America/Indiana/Vincennes"} <= set(queries.zones_called("indiana/"))
