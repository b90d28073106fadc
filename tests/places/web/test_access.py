"""Who may use a view: every view says so, and nobody else gets in."""

import pytest
from django.test import Client

from study.people.models import Role, User
from study.web.checks import every_view_declares_access


@pytest.fixture
def person(request: pytest.FixtureRequest, client: Client, db: None, settings) -> Client:  # type: ignore[no-untyped-def]
    """A client of somebody with the role that the test names; none for a guest."""
    settings.ROOT_URLCONF = "tests.places.web.urls"
    if request.param:
        client.force_login(User.objects.create_user("ada@example.org", "a-long-secret", role=request.param))
    return client


@pytest.mark.parametrize(
    ("person", "address", "status"),
    [
        ("", "/open", 200),
        ("", "/member", 302),
        ("", "/instructor", 302),
        (Role.LEARNER, "/open", 200),
        (Role.LEARNER, "/member", 200),
        (Role.LEARNER, "/instructor", 404),
        (Role.INSTRUCTOR, "/instructor", 200),
        (Role.ADMIN, "/instructor", 200),
    ],
    indirect=["person"],
)
def test_access(person: Client, address: str, status: int) -> None:
    assert person.get(address).status_code == status


@pytest.mark.parametrize("person", [""], indirect=True)
def test_a_guest_is_led_to_signing_in_and_back(person: Client) -> None:
    assert person.get("/member?page=2")["Location"] == "/account/login/?next=/member%3Fpage%3D2"


@pytest.mark.parametrize("person", [""], indirect=True)
def test_htmx_leads_the_whole_page_to_signing_in(person: Client) -> None:
    shown = {"HX-Request": "true", "HX-Current-URL": "http://testserver/courses/?q=1"}
    answer = person.get("/member", headers=shown)
    assert answer["HX-Redirect"] == "/account/login/?next=/courses/%3Fq%3D1"


def test_every_view_of_the_product_declares_who_may_use_it() -> None:
    assert every_view_declares_access(None) == []


def test_a_view_that_does_not_is_an_error_that_names_its_address(settings) -> None:  # type: ignore[no-untyped-def]
    settings.ROOT_URLCONF = "tests.places.web.undeclared"
    errors = every_view_declares_access(None)
    assert [error.id for error in errors] == ["keepwarm.E001"]
    assert "deep/forgotten/<int:number>" in errors[0].msg
