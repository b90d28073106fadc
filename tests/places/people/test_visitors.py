"""A browser has a name before it has a row: whatever it sends first, twice at once too, is of one guest."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test import Client

from study.people.models import Learner, User
from study.people.sessions import VISITOR_COOKIE, new_visitor, signed, visitor_of
from study.review.models import Review
from tests.factories import RIGHT, a_course, a_question, a_topic, a_user

ANSWER = {"submission": str(UUID(int=1)), "version": 1, "ordinal": 0, **RIGHT}


@pytest.fixture
def address() -> str:
    course = a_course()
    return f"/review/question/{a_question(course, a_topic(course)).pk}/"


def browser() -> Client:
    client = Client()
    client.get("/review/")
    return client


def twice(client: Client, address: str) -> list[Client]:
    """The same browser sends its answer twice before either is answered; the two as they then are."""
    taps = [Client(), Client()]
    start = Barrier(2)

    def tap(one: Client) -> None:
        start.wait()
        try:
            assert one.post(address, ANSWER).status_code == 303
        finally:
            connections.close_all()

    for one in taps:
        one.cookies.load({name: morsel.value for name, morsel in client.cookies.items()})
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(tap, taps))
    return taps


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", range(3))
def test_two_first_answers_at_once_are_of_one_guest_and_count_once(address: str, again: int) -> None:
    taps = twice(browser(), address)
    assert Learner.objects.count() == 1
    row = Review.objects.get(voided_at=None)
    assert [tap.get(f"/review/answered/{row.pk}/").status_code for tap in taps] == [200, 200]


@pytest.mark.django_db(transaction=True)
def test_an_account_takes_both_over_and_the_next_guest_is_another(address: str) -> None:
    client = browser()
    tap = twice(client, address)[1]
    a_user("ada@example.org")
    tap.post("/account/login/", {"login": "ada@example.org", "password": "correct horse"})
    mine = Learner.objects.get()
    assert mine.user == User.objects.get() and mine.visitor is None
    assert Review.objects.get(voided_at=None).learner == mine
    late = twice(client, address)[0]  # what the browser had sent before it signed in, arriving late
    assert Learner.objects.filter(user=None).count() == 1 and Learner.objects.count() == 2
    late.post("/account/login/", {"login": "ada@example.org", "password": "correct horse"})
    assert Learner.objects.get() == mine


@pytest.mark.django_db
def test_a_page_names_the_browser_and_writes_nothing(client: Client, address: str) -> None:
    client.get("/")
    name = client.cookies[VISITOR_COOKIE]
    assert visitor_of(name.value) and name["httponly"] and name["samesite"] == "Lax"
    assert "sessionid" not in client.cookies and not Learner.objects.exists()
    assert VISITOR_COOKIE not in client.get("/courses/").cookies


@pytest.mark.django_db
def test_a_browser_without_cookies_is_answered_too(client: Client, address: str) -> None:
    assert client.post(address, ANSWER).status_code == 303
    assert Learner.objects.get().visitor


@pytest.mark.django_db
@pytest.mark.parametrize("kept", ["", "made-up", "made-up:signature", "a:b:c"])
def test_nobody_makes_a_name_up(client: Client, address: str, kept: str) -> None:
    client.post(address, ANSWER)
    other = Client()
    other.cookies[VISITOR_COOKIE] = kept
    assert visitor_of(kept) == ""
    other.post(address, ANSWER)
    assert Learner.objects.count() == 2


def test_names_differ_and_are_read_again() -> None:
    first, second = new_visitor(), new_visitor()
    assert first != second and visitor_of(signed(first)) == first


@pytest.mark.django_db
def test_the_database_holds_that_a_browser_is_one_guest() -> None:
    assert connection.introspection.get_constraints(connection.cursor(), "people_learner")
    assert Learner._meta.get_field("visitor").unique
