"""What holds for every page: a strict content policy that nothing in the page needs to break, and its headers."""

import re
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import Client

from study.people.models import Learner, User
from tests import clock
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
OPEN = [
    *("/account/login/", "/account/signup/", "/account/password/reset/", "/account/password/reset/done/"),
    *("/account/password/reset/key/1-x/", "/account/password/reset/key/done/", "/account/confirm-email/"),
    *("/account/confirm-email/x/", "/account/inactive/", "/settings/", "/nowhere"),
]
SIGNED_IN = [
    *("/account/logout/", "/account/password/change/", "/account/email/", "/account/reauthenticate/"),
    *("/settings/", "/settings/delete/", "/nowhere"),
]
REQUESTED = {"src", "href", "action", "srcset", "poster"}


class Inline(HTMLParser):
    """Remembers everything that a content policy of 'self' forbids, and addresses of other hosts that load."""

    def __init__(self) -> None:
        super().__init__()
        self.offences: list[str] = []
        self.requests: list[str] = []
        self.labels: set[str] = set()
        self.controls: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in values):
            self.offences.append(tag)
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on", "data-hx-on")):
                self.offences.append(f"{tag} {name}")
            if (value or "").strip().lower().startswith("js:") or "javascript:" in (value or "").lower():
                self.offences.append(f"{tag} {name}={value}")
            if name in REQUESTED and re.match(r"(https?:)?//", value or ""):
                self.offences.append(f"{tag} {name}={value}")
        if tag == "script" or (tag == "link" and values.get("rel") in ("stylesheet", "preload")):
            self.requests.append(values.get("src") or values.get("href") or "")
        if tag == "label":
            self.labels.add(values.get("for") or "")
        if tag in ("input", "select", "textarea") and values.get("type") != "hidden" and "hidden" not in values:
            self.controls.append(values)


def read(answer: HttpResponse) -> Inline:
    page = Inline()
    page.feed(page_source(answer))
    return page


def assert_strict(answer: HttpResponse) -> None:
    page = read(answer)
    assert page.offences == []
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["X-Frame-Options"] == "DENY"
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "private" in answer["Cache-Control"]
    assert {"HX-Request", "HX-Request-Type"} <= {name.strip() for name in answer["Vary"].split(",")}
    assert re.fullmatch(r"[0-9a-f]{16}", answer["X-Request-Id"])
    assert all(c.get("id") in page.labels or c.get("aria-label") for c in page.controls), "a control without a label"


@pytest.fixture
def member() -> Client:
    user = User.objects.create_user("ada@example.org", "a-long-secret")
    Learner.objects.create(user=user, created_at=clock.now())
    client = Client()
    client.post("/account/login/", {"login": "ada@example.org", "password": "a-long-secret"})
    return client


@pytest.mark.parametrize("address", OPEN)
def test_pages_for_everybody_are_strict(client: Client, address: str) -> None:
    assert_strict(client.get(address, follow=True))


@pytest.mark.parametrize("address", SIGNED_IN)
def test_pages_of_members_are_strict(member: Client, address: str) -> None:
    assert_strict(member.get(address, follow=True))


def test_invalid_forms_are_strict_too(client: Client) -> None:
    assert_strict(client.post("/account/signup/", {"email": "<img src=x onerror=1>", "password1": "x"}))
    assert_strict(client.post("/settings/", {"exam": '"><script>1</script>'}))


def test_the_first_view_is_at_most_five_requests(client: Client) -> None:
    assert len(set(read(client.get("/settings/")).requests)) <= 4  # and the page itself


def test_no_placeholders_stand_in_for_labels(client: Client) -> None:
    assert "placeholder" not in page_source(client.get("/account/login/"))


def test_static_files_are_the_same_for_everybody(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.STATIC_ROOT.joinpath("a.css").write_text("a{}")
    answer = client.get("/static/a.css")
    answer.close()
    assert "public" in answer["Cache-Control"] and "HX-Request" not in answer.get("Vary", "")
