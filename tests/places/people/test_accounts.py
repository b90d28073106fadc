"""Accounts: signing up, in and out, with the words and the look of the product."""

import re
from types import SimpleNamespace

import pytest
from allauth.core.internal import ratelimit
from django.core import mail
from django.test import Client
from pytest_django import Settings

from study import settings as shipped
from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from study.web import rates
from tests import clock
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
EMAIL, PASSWORD = "ada@example.org", "correct-horse-battery"


@pytest.fixture
def account() -> User:
    return User.objects.create_user(EMAIL, PASSWORD)


def study_as_guest(client: Client) -> Learner:
    learner = Learner.objects.create(created_at=clock.now())
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return learner


def sign_in(client: Client, password: str = PASSWORD, following: str = ""):  # type: ignore[no-untyped-def]
    return client.post("/account/login/", {"login": EMAIL, "password": password, "next": following})


def test_signing_up_needs_an_address_and_one_password_and_keeps_the_progress(client: Client) -> None:
    before = study_as_guest(client)
    page = page_source(client.get("/account/signup/"))
    assert page.count('type="password"') == 1 and "username" not in page.lower()
    answer = client.post(
        "/account/signup/?next=/settings/", {"email": EMAIL, "password1": PASSWORD, "next": "/settings/"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/settings/")
    assert Learner.objects.get() == before
    assert Learner.objects.get().user == User.objects.get(email=EMAIL)


def test_signing_in_to_an_account_with_progress_ends_in_that_learner(client: Client, account: User) -> None:
    mine = Learner.objects.create(user=account, created_at=clock.now())
    study_as_guest(client)
    assert sign_in(client)["Location"] == "/"
    assert SESSION_KEY not in client.session
    assert Learner.objects.get(user=account) == mine


def test_the_session_has_another_key_after_signing_in(client: Client, account: User) -> None:
    study_as_guest(client)
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_next_is_kept_through_the_form_and_leads_nowhere_else(client: Client, account: User) -> None:
    page = page_source(client.get("/account/login/?next=/settings/"))
    assert '<input type="hidden" name="next" value="/settings/">' in page.replace("\n", " ")
    assert "/account/signup/?next=%2Fsettings%2F" in page
    assert sign_in(client, following="/settings/")["Location"] == "/settings/"
    client.logout()
    assert sign_in(client, following="https://elsewhere.example/")["Location"] == "/"


def test_a_wrong_password_says_so_and_keeps_the_address(client: Client, account: User) -> None:
    page = page_source(sign_in(client, "wrong"))
    assert "do not match" in page and f'value="{EMAIL}"' in page and "wrong" not in page


@pytest.fixture
def still_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """allauth counts by the wall clock: however long the attempts take, they fall into one minute."""
    still = SimpleNamespace(**vars(ratelimit.time) | {"time": clock.now().timestamp})
    monkeypatch.setattr(ratelimit, "time", still)


@pytest.mark.usefixtures("still_limits")
def test_guessing_passwords_is_stopped_for_the_right_one_too(client: Client, account: User) -> None:
    for _ in range(10):
        sign_in(client, "wrong")
    page = sign_in(client)
    assert page.status_code in (200, 429) and "Too many" in page_source(page)


@pytest.mark.usefixtures("still_limits")
def test_signing_up_in_masses_gets_the_helpful_429(client: Client) -> None:
    answers = [client.post("/account/signup/", {"email": "x"}) for _ in range(rates.BY_ADDRESS + 1)]
    assert answers[-2].status_code == 200 and answers[-1].status_code == 429
    assert "Wait a few minutes" in page_source(answers[-1])


def test_a_new_password_by_mail(client: Client, account: User) -> None:
    assert client.post("/account/password/reset/", {"email": EMAIL}).status_code == 302
    body = mail.outbox[0].body
    link = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", body)
    assert link and "Somebody, most likely you" in body
    form = client.get(link[1], follow=True)
    answer = client.post(form.redirect_chain[-1][0], {"password1": "another-long-one", "password2": "another-long-one"})
    assert answer.status_code == 302
    account.refresh_from_db()
    assert account.check_password("another-long-one")


def test_whether_an_address_has_an_account_stays_unsaid_when_resetting(client: Client) -> None:
    answer = client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert answer["Location"] == "/account/password/reset/done/"
    assert "no Keepwarm account has the address" in mail.outbox[0].body


def test_signing_out_asks_first_says_that_progress_is_safe_and_forgets_the_session(
    client: Client, account: User
) -> None:
    sign_in(client)
    assert "Your progress is safe in your account" in page_source(client.get("/account/logout/"))
    assert "_auth_user_id" in client.session
    client.post("/account/logout/")
    assert "_auth_user_id" not in client.session and SESSION_KEY not in client.session


def test_a_changed_address_waits_for_its_link(client: Client, account: User) -> None:
    sign_in(client)
    client.post("/account/email/", {"email": "new@example.org", "action_add": "1"})
    assert mail.outbox[0].to == ["new@example.org"]
    page = page_source(client.get("/account/email/"))
    assert "new@example.org is not confirmed yet" in page


PROMISES = ("We sent", "We will send", "we send", "Check your mail", "is on its way", "Send the link")
SHOWN_TO_ANYBODY = ("signup", "login", "password/reset", "password/reset/done")


def test_without_mail_no_page_promises_one(client: Client, account: User, settings: Settings) -> None:
    settings.KEEPWARM_MAIL, settings.ACCOUNT_EMAIL_VERIFICATION = False, "none"
    pages = [page_source(client.get(f"/account/{place}/")) for place in SHOWN_TO_ANYBODY]
    pages.append(page_source(client.post("/account/password/reset/", {"email": EMAIL}, follow=True)))
    assert len(mail.outbox) == 1  # which the log shows to whoever runs the product
    new = {"email": "grace@example.org", "password1": PASSWORD}
    pages.append(page_source(client.post("/account/signup/", new, follow=True)))
    assert len(mail.outbox) == 1
    changed = client.post("/account/email/", {"email": "new@example.org", "action_add": "1"}, follow=True)
    pages += [page_source(changed), page_source(client.get("/account/email/"))]
    assert [words for words in PROMISES for page in pages if words in page] == []
    assert "No mail goes out from here" in pages[-1]


def test_an_address_is_confirmed_exactly_where_mail_goes_out() -> None:
    assert ("mandatory" if shipped.KEEPWARM_MAIL else "none") == shipped.ACCOUNT_EMAIL_VERIFICATION
