"""What could not be taken is given back: after signing out, or with a token that is not valid any more."""

import pytest
from django.test import Client

from study.people.models import Role
from tests.factories import a_user
from tests.page_source import page_source
from tests.places.web.test_pages import assert_strict

pytestmark = pytest.mark.django_db
OWN = {"Origin": "http://testserver"}
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
TEXT = "A first line\n<b>and a second</b>"


def test_signed_out_what_was_sent_can_be_sent_again() -> None:
    answer = Client().post("/banks/?page=2", {"title": "Tides", "text": TEXT, "do": "save"})
    page = page_source(answer)
    assert answer.status_code == 401
    assert "&lt;b&gt;and a second&lt;/b&gt;</textarea>" in page
    assert 'name="title" value="Tides"' in page and 'name="do" value="save"' in page
    assert 'action="/banks/?page=2"' in page and 'href="/account/login/" target="_blank"' in page
    assert_strict(answer)


def test_htmx_keeps_the_page_and_says_why() -> None:
    answer = Client().post("/banks/", {"text": TEXT}, headers=PARTIAL)
    page = page_source(answer)
    assert (answer.status_code, answer["HX-Reswap"]) == (401, "afterbegin")
    assert "signed out" in page and "/account/login/" in page and "<html" not in page
    assert "HX-Redirect" not in answer


def test_a_token_of_before_signing_in_gives_the_text_back_and_takes_it_then() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user("ada@example.org", role=Role.INSTRUCTOR))
    answer = client.post("/banks/", {"title": TEXT, "csrfmiddlewaretoken": "x" * 64}, headers=OWN)
    page = page_source(answer)
    assert answer.status_code == 403 and "and a second&lt;/b&gt;</textarea>" in page
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = client.post("/banks/", {"title": TEXT, "csrfmiddlewaretoken": token}, headers=OWN)
    assert again.status_code == 422  # it arrived: no course was chosen


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_what_another_site_sends_has_no_button_to_send_it(headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user("ada@example.org"))
    answer = client.post("/settings/", {"text": TEXT}, headers=headers)
    assert answer.status_code == 403 and "and a second" not in page_source(answer)


def test_passwords_do_not_come_back() -> None:
    sent = {"login": "ada@example.org", "password": "correct horse", "oldpassword": "battery"}
    page = page_source(Client(enforce_csrf_checks=True).post("/account/login/", sent, headers=OWN))
    assert "horse" not in page and "battery" not in page and "Send it again" not in page
    assert 'href="/account/login/"' in page
