"""A class behind one address is never in its own way; a single person who asks without end is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.test import Client

from study.people.models import Cohort, Learner, User
from study.review.models import Review
from study.web import rates
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, a_course, a_question, a_topic
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor

pytestmark = pytest.mark.django_db
CLASS = 40


def test_forty_sign_up_join_and_answer_in_one_minute() -> None:
    Cohort.objects.create(owner=an_instructor(), name="Class", code="abc", created_at=START)
    course = a_course()
    question = a_question(course, a_topic(course))
    for number in range(CLASS):
        client = Client()
        email = f"learner{number}@example.org"
        account = {"email": email, "password1": "correct-horse-battery"}
        assert client.post("/account/signup/", account).status_code == 302
        assert client.post("/join/", {"code": "abc"}).status_code == 302
        sent = {"version": 1, "ordinal": 0, "turn": 0, **RIGHT}
        assert client.post(f"/review/question/{question.pk}/", sent).status_code == 303
        client.post("/account/logout/")
        again = client.post("/account/login/", {"login": email, "password": account["password1"]})
        assert again.status_code == 302
    assert User.objects.count() == CLASS + 1 and Review.objects.count() == CLASS


def test_forty_guests_of_one_address_join_and_study_at_once() -> None:
    Cohort.objects.create(owner=an_instructor(), name="Class", code="abc", created_at=START)
    answers = [Client().post("/join/", {"code": "abc"}).status_code for _ in range(CLASS)]
    searches = [Client().get("/search/?q=tide").status_code for _ in range(CLASS)]
    assert set(answers) == {302} and set(searches) == {200} and Learner.objects.count() == CLASS


def test_guests_are_made_two_hundred_times_a_minute_from_an_address_and_no_more() -> None:
    Cohort.objects.create(owner=an_instructor(), name="Class", code="abc", created_at=START)
    made = [Client().post("/join/", {"code": "abc"}) for _ in range(rates.BY_ADDRESS + 1)]
    assert {answer.status_code for answer in made[:-1]} == {302} and made[-1].status_code == 429
    assert "Wait a few minutes" in page_source(made[-1])
    assert Client().post("/join/", {"code": "abc"}, REMOTE_ADDR="192.0.2.7").status_code == 302
    clock.move(timedelta(minutes=1))
    assert Client().post("/join/", {"code": "abc"}).status_code == 302


def test_one_browser_that_searches_without_end_is_stopped_and_its_neighbour_is_not(client: Client) -> None:
    client.get("/")
    answers = [client.get("/search/?q=tide").status_code for _ in range(121)]
    assert set(answers[:-1]) == {200} and answers[-1] == 429
    assert client.get("/courses/").status_code == 200
    neighbour = Client()
    neighbour.get("/")
    assert neighbour.get("/search/?q=tide").status_code == 200


def test_what_was_sent_too_often_is_given_back(client: Client) -> None:
    client.get("/notes/")
    own = {"sec-fetch-site": "same-origin"}
    answers = [
        client.post("/notes/", {"text": "Ebb ⇒ out", "title": "My tides"}, headers=own) for _ in range(22)
    ]  # the first makes the browser a guest
    page = page_source(answers[-1])
    assert answers[-1].status_code == 429 and "Wait a few minutes" in page and 'value="My tides"' in page


def test_processes_and_threads_count_together() -> None:
    def use(number: int) -> bool:
        try:
            rates.use("run", "ada", 50, START)
        except rates.TooOften:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(use, range(80))) == 50


def test_what_was_counted_is_forgotten_with_its_minute() -> None:
    rates.use("run", "ada", 1, START)
    with pytest.raises(rates.TooOften):
        rates.use("run", "ada", 1, START)
    later = START + timedelta(minutes=1)
    rates.use("run", "ada", 1, later)
    assert rates.forget(later) == 0 and rates.forget(later + timedelta(minutes=1)) == 1


def test_a_file_of_counts_that_cannot_be_read_lets_everybody_through(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings.DATA_DIR = tmp_path
    (tmp_path / rates.FILE).write_bytes(b"no database" * 1000)
    rates.use("run", "ada", 0, START)
    with pytest.raises(rates.TooOften):
        (tmp_path / rates.FILE).unlink()
        rates.use("run", "ada", 0, START)
