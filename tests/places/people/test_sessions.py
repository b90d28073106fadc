"""Sessions: Django's own, read in another way."""

from datetime import UTC, datetime

from django.contrib.sessions.backends.db import SessionStore as Django
from django.contrib.sessions.models import Session
from django.test import override_settings

from study.people.sessions import SESSION_KEY, SessionStore, guest_of
from tests.factories import a_learner, a_user

PAST = datetime(2020, 1, 1, tzinfo=UTC)


def test_a_session_of_djangos_own_store_is_read_until_it_expires(db: None) -> None:
    kept = django_session()
    assert SessionStore(kept).get("said") == "this"
    Session.objects.update(expire_date=PAST)
    found = SessionStore(kept)
    assert found.get("said") is None
    assert found.session_key is None


def test_a_session_that_nobody_has_is_empty(db: None) -> None:
    django_session()
    for key in (None, "", "x" * 32):
        assert SessionStore(key).get("said") is None


def test_one_signed_with_another_key_is_empty(db: None) -> None:
    kept = django_session()
    with override_settings(SECRET_KEY="another"):
        assert SessionStore(kept).get("said") is None


def test_a_guest_is_found_by_number_and_else_by_the_name_of_the_browser(db: None) -> None:
    member, guest, named = a_learner(a_user("one@example.org")), a_learner(), a_learner(visitor="browser")
    leaving = a_learner(leaving_at=PAST)
    for number, visitor, found in (
        (guest.pk, "", guest),
        (guest.pk, "browser", guest),
        (member.pk, "", None),
        (leaving.pk, "", None),
        (leaving.pk, "browser", named),
        (None, "browser", named),
        (2**70, "another", None),
    ):
        session = SessionStore()
        session[SESSION_KEY] = number
        assert guest_of(session, visitor) == found, (number, visitor)


def django_session() -> str:
    made = Django()
    made["said"] = "this"
    made.create()
    assert made.session_key
    return made.session_key
