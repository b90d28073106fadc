"""The day without a connection: what a browser keeps, and how answers that were given on the way count."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from study.banks.models import Question
from study.core.questions.kinds.recall import Recall
from study.core.scheduling import Grade
from study.library.models import Course
from study.people.models import Learner
from study.people.sessions import SESSION_KEY
from study.review.models import Card, Review, Turned
from study.review.operations import recheck, regrade
from study.review.queries.ahead import day_ahead
from study.review.regrade_plan import READ, Fix, Plan
from tests import clock
from tests.clock import START
from tests.factories import TODAY, a_card, a_learner, a_question, a_version
from tests.page_source import page_source
from tests.places.review.own_notes import own_card

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Kept:
    """A question as a browser keeps it."""

    question: int
    front: str
    back: str | None

    @property
    def action(self) -> str:
        found = re.search(r'action="([^"]+)"', self.front)
        assert found
        return found[1]

    def answer(
        self, reader: Client, after: timedelta = HOUR, took: timedelta = timedelta(seconds=5), **form: Any
    ) -> Any:
        """Send an answer that the browser says was given so long after the question was fetched."""
        carried = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.front))
        said = {"answered": _milliseconds(after), "seen": _milliseconds(after - took)}
        return reader.post(self.action, {**carried, **said, **form})


def _milliseconds(after: timedelta) -> int:
    return round((START + after).timestamp() * 1000)


def fetched(reader: Client) -> list[Kept]:
    return [Kept(**one) for one in reader.get("/review/ahead/").json()["cards"]]


@pytest.fixture
def question(course: Course) -> Question:
    return a_question(course)


@pytest.fixture
def recall(learner: Learner, course: Course) -> Card:
    return a_card(learner, a_question(course, kind="recall", body=Recall("The **water** rises.")))


def test_what_is_due_is_kept_in_the_order_of_the_review(reader: Client, card: Card, recall: Card) -> None:
    first, second = fetched(reader)
    assert (first.question, second.question) == (card.question_id, recall.question_id)
    assert first.back is None and "The <strong>water</strong> rises." in (second.back or "")
    assert "</strong> rises" not in second.front and "I don" in first.front
    assert not Review.objects.exists() and not Turned.objects.exists()


def test_a_visitor_keeps_the_page_and_no_questions(client: Client) -> None:
    found = client.get("/review/ahead/").json()
    assert found["cards"] == [] and "/offline/" in found["shell"]


def test_the_page_is_the_same_for_everybody(reader: Client, client: Client) -> None:
    assert page_source(reader.get("/offline/")) == page_source(Client().get("/offline/"))


def test_a_browser_keeps_all_that_the_page_loads(client: Client) -> None:
    page, shell = page_source(client.get("/offline/")), client.get("/review/ahead/").json()["shell"]
    loaded = re.findall(r'<(?:script|link rel="stylesheet"|link rel="preload")[^>]*(?:src|href)="([^"]+)"', page)
    assert {*loaded, "/offline/"} < set(shell) and re.search(r'data-script="([^"]+)"', page)[1] in shell  # type: ignore[index]
    assert all(finders.find(address.removeprefix("/static/")) for address in shell if address != "/offline/")


def test_more_than_a_browser_keeps_is_counted(learner: Learner, course: Course) -> None:
    queue = [a_card(learner, a_question(course)).pk for _ in range(3)]
    found = day_ahead(learner, queue, TODAY, START, most=2)
    assert ([one.asked.card for one in found.held], found.left) == (queue[:2], 1)


def test_pictures_are_kept_with_the_questions_that_show_them_and_so_many_at_most(
    reader: Client, learner: Learner, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = ["a" * 64, "b" * 64, "c" * 64]
    for first, second in zip(digests, [*digests[1:], digests[0]], strict=True):
        shown = f"![A](picture:{first}/20x10) and ![B](picture:{second}/20x10): what?"
        a_card(learner, a_question(course, prompt=shown))
    found = reader.get("/review/ahead/").json()
    assert (len(found["cards"]), found["left"]) == (3, 0)
    assert found["pictures"] == [reverse("banks:picture", args=[digest]) for digest in digests]
    monkeypatch.setattr("study.review.views.offline.MOST_PICTURES", 2)
    fewer = reader.get("/review/ahead/").json()
    assert (len(fewer["cards"]), fewer["left"], fewer["pictures"]) == (1, 2, found["pictures"][:2])


def test_many_questions_take_no_more_queries(reader: Client, learner: Learner, course: Course) -> None:
    def queries(cards: int) -> int:
        for _ in range(cards):
            a_card(learner, a_question(course))
        with CaptureQueriesContext(connection) as caught:
            assert len(fetched(reader)) >= cards
        return len(caught)

    queries(1)
    assert queries(1) == queries(8)


def test_an_answer_counts_once_at_the_time_it_was_given(reader: Client, card: Card) -> None:
    [kept] = fetched(reader)
    clock.move(2 * DAY)
    sent = [kept.answer(reader, answer="rises").json() for _ in range(2)]
    row = Review.objects.get()
    assert sent == [{"counted": True, "right": True, "verdict": f"/review/answered/{row.pk}/"}] * 2
    assert (row.answered_at, row.said_at, row.arrived_at) == (START + HOUR, START + HOUR, START + 2 * DAY)
    assert (row.day, row.seconds, row.late, row.judged) == (TODAY, 5.0, False, False)
    assert recheck().different == ()


def test_a_clock_that_cannot_be_right_is_not_believed(reader: Client, card: Card) -> None:
    [kept] = fetched(reader)
    clock.move(HOUR)
    kept.answer(reader, after=3 * DAY, answer="rises")
    row = Review.objects.get()
    assert (row.answered_at, row.said_at, row.seconds) == (START + HOUR, START + 3 * DAY, 600.0)


@pytest.mark.parametrize("came_first", ["phone", "tablet"])
def test_two_devices_without_a_connection_are_folded_by_time(
    reader: Client, card: Card, recall: Card, came_first: str
) -> None:
    phone, tablet = fetched(reader), fetched(reader)
    clock.move(DAY)
    given = {
        "phone": lambda: [
            phone[0].answer(reader, HOUR, answer="rises"),
            phone[1].answer(reader, HOUR, recalled="good"),
        ],
        "tablet": lambda: [
            tablet[0].answer(reader, 2 * HOUR, answer="falls"),
            tablet[1].answer(reader, 2 * HOUR, recalled="again"),
        ],
    }
    for device in sorted(given, key=lambda name: name != came_first):
        assert all(sent.json()["counted"] for sent in given[device]())
    for one in (card, recall):
        rows = one.log.order_by("ordinal").values_list("grade", "answered_at")
        assert list(rows) == [(Grade.GOOD, START + HOUR), (Grade.AGAIN, START + 2 * HOUR)]
    assert recheck().different == ()


def test_the_back_was_seen_is_put_down_with_the_grade(reader: Client, recall: Card) -> None:
    [kept] = fetched(reader)
    clock.move(DAY)
    assert kept.answer(reader, recalled="hard").json()["counted"]
    row, turned = Review.objects.get(), Turned.objects.get()
    assert (row.grade, row.judged) == (Grade.HARD, False)
    assert (turned.card, turned.ordinal, turned.day, turned.at) == (recall, 0, TODAY, START + HOUR)


@pytest.mark.parametrize(("said", "grade"), [("right", Grade.GOOD), ("wrong", Grade.AGAIN)])
def test_of_own_notes_the_learner_says_whether_they_were_right(
    reader: Client, learner: Learner, said: str, grade: Grade
) -> None:
    card = own_card(learner)
    [kept] = [one for one in fetched(reader) if one.question == card.question_id]
    assert kept.back and "I was right" in kept.back
    found = kept.answer(reader, recalled=said).json()
    row = Review.objects.latest("pk")
    assert (row.grade, row.score, row.answer, row.judged) == (grade, float(said == "right"), None, True)
    page = page_source(reader.get(found["verdict"]))
    assert ("You said: right." if said == "right" else "You did not know it yet.") in page and "I guessed" not in page


def test_what_a_learner_said_of_themself_is_graded_by_no_key(reader: Client, learner: Learner) -> None:
    card = own_card(learner)
    [kept] = [one for one in fetched(reader) if one.question == card.question_id]
    kept.answer(reader, recalled="right")
    done = regrade(question=card.question, faulty=1, fix=Fix(READ), reason="Key.", by=None, now=START)
    assert isinstance(done, Plan) and done.answers == 1  # the one from before
    assert not Review.objects.get(judged=True).regrades.exists()


def test_nobody_judges_themself_where_a_key_does(reader: Client, card: Card) -> None:
    [kept] = fetched(reader)
    found = kept.answer(reader, recalled="right").json()
    assert not found["counted"] and "The question is still due." in found["why"]
    assert not Review.objects.exists()


def test_a_form_that_was_not_fetched_ahead_is_not_taken(reader: Client, card: Card) -> None:
    sent = reader.post(f"/review/{card.pk}/ahead/", {"version": 1, "ordinal": 0, "answer": "rises"})
    assert not sent.json()["counted"] and not Review.objects.exists()


def test_an_answer_that_cannot_count_says_why(reader: Client, card: Card, recall: Card) -> None:
    edited, aside = fetched(reader)
    a_version(card.question, number=2)
    reader.post(f"/review/{recall.pk}/suspend/")
    assert "changed since you saw it" in edited.answer(reader, answer="rises").json()["why"]
    assert "set this question aside" in aside.answer(reader, recalled="good").json()["why"]
    assert not Review.objects.exists()


def test_an_answer_is_its_learners_alone(reader: Client, card: Card) -> None:
    [kept] = fetched(reader)
    other = Client()
    assert kept.answer(other, answer="rises").status_code == 401
    session = other.session
    session[SESSION_KEY] = a_learner().pk
    session.save()
    assert kept.answer(other, answer="rises").status_code == 404
    assert not Review.objects.exists()


def test_the_worker_answers_for_every_address_and_the_app_has_its_icons(client: Client) -> None:
    worker = client.get("/worker.js")
    assert worker["Content-Type"].startswith("text/javascript") and "no-cache" in worker["Cache-Control"]
    manifest = client.get("/manifest.webmanifest").json()
    assert (manifest["scope"], manifest["display"]) == ("/", "standalone")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    assert all(finders.find(icon["src"].removeprefix("/static/")) for icon in manifest["icons"])
    policy = {part.split()[0]: part.split()[1:] for part in worker["Content-Security-Policy"].split("; ")}
    assert policy["worker-src"] == policy["manifest-src"] == ["'self'"]
    assert page_source(client.get("/")).count('rel="manifest"') == 1
