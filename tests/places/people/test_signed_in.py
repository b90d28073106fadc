"""Who is signed in is read with their learner; sessions from before go on."""

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, authenticate, get_user
from django.contrib.auth import SESSION_KEY as ACCOUNT
from django.contrib.auth.signals import user_login_failed
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from study.people.models import Cohort, Learner, User
from tests import clock

pytestmark = pytest.mark.django_db
BEFORE = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def user() -> User:
    found = User.objects.create_user("ada@example.org", "a-long-secret")
    Learner.objects.create(user=found, created_at=clock.now(), new_per_day=7)
    return found


def signed_in(user: User) -> Client:
    client = Client()
    assert client.login(email=user.email, password="a-long-secret")
    return client


def test_an_account_and_its_learner_are_one_read(user: User) -> None:
    client = signed_in(user)
    assert client.session[BACKEND_SESSION_KEY] == settings.AUTHENTICATION_BACKENDS[0] != BEFORE
    with CaptureQueriesContext(connection) as asked:
        assert 'value="7"' in client.get("/settings/").content.decode()
    people = [one["sql"] for one in asked if '"people_user"' in one["sql"] or '"people_learner"' in one["sql"]]
    assert len(people) == 1


def test_a_session_from_before_goes_on_and_none_does_of_who_may_not_sign_in(user: User) -> None:
    client = signed_in(user)
    session = client.session
    session[BACKEND_SESSION_KEY] = BEFORE
    session.save()
    assert 'value="7"' in client.get("/settings/").content.decode()
    new = signed_in(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    for one in (client, new):
        request = one.get("/settings/").wsgi_request
        request.session[ACCOUNT] = str(user.pk)
        assert not get_user(request).is_authenticated


def test_a_session_from_before_knows_of_a_class_too(user: User) -> None:
    client = signed_in(user)
    session = client.session
    session[BACKEND_SESSION_KEY] = BEFORE
    session.save()
    assert "<span>Exams</span>" in client.get("/labs/").content.decode()
    teacher = User.objects.create_user("bo@example.org", "a-long-secret")
    cohort = Cohort.objects.create(owner=teacher, name="Tuesday", code="abc", created_at=clock.now())
    cohort.members.create(learner=user.learner, joined_at=clock.now())
    assert "<span>Class</span>" in client.get("/labs/").content.decode()


def test_a_wrong_password_is_weighed_once(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed, failed = list[str](), list[object]()
    check = User.check_password

    def counted(account: User, password: str) -> bool:
        weighed.append(password)
        return check(account, password)

    def note(**said: object) -> None:
        failed.append(said["credentials"])

    monkeypatch.setattr(User, "check_password", counted)
    user_login_failed.connect(note)
    try:
        assert authenticate(email=user.email, password="a-wrong-secret") is None
    finally:
        user_login_failed.disconnect(note)
    assert (weighed, len(failed)) == (["a-wrong-secret"], 1)
