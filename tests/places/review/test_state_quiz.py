"""Quiz me on this run: a question about a state in an address, graded on the server, kept on demand."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from study.banks.models import Bank, Origin, Question, Version
from study.banks.operations import import_course
from study.core.problem import Problem
from study.core.simulators import ENGINES
from study.library.models import Course
from study.people.models import Learner
from study.people.sessions import SESSION_KEY
from study.review.models import Card, Review, Study
from study.review.state_quiz import judge, state_quiz
from tests.clock import START
from tests.factories import a_learner
from tests.page_source import page_source
from tests.places.courses import notes

pytestmark = pytest.mark.django_db
STATE = "/labs/retries/quiz/?max_retry_attempts=1&outcomes=error:10&v=1&ask=4"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section#ask"}


def text(response: Any) -> str:
    return html.unescape(page_source(response))


def reader(client: Client, learner: Learner) -> Client:
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


def test_a_state_is_asked_about_without_its_key(client: Client) -> None:
    page = text(client.get(STATE))
    assert "Every run fails with a function error after 10,000 ms." in page and "Check answer" in page
    assert "At how many seconds does attempt 2 start?" in page
    for secret in ("70", "10 + 60", "waits count from the start", "is missing"):
        assert secret not in re.sub(r"<[^>]+>", "", page)
    assert not Learner.objects.exists()


def test_an_answer_is_judged_and_nothing_is_written(client: Client) -> None:
    page = text(client.post(STATE, {"answer": "70 s"}))
    assert "Right." in page and "10 + 60 = 70 s" in page and "A common mistake" not in page
    page = text(client.post(STATE, {"answer": "60"}))
    assert "Not this one. The answer is 70 s." in page
    assert "A common mistake: <strong>waits count from the start</strong>. The time the runs" in page
    page = text(client.post(STATE, {"skip": "1"}))
    assert "<h2>The answer is 70 s.</h2>" in page
    assert not (Learner.objects.exists() or Review.objects.exists() or Course.objects.exists())


def test_what_is_no_answer_is_said_at_the_field(client: Client) -> None:
    response = client.post(STATE, {"answer": "soon"})
    assert response.status_code == 422
    assert "Give a number" in text(response) and 'value="soon"' in text(response)


def test_another_question_is_asked_about_the_same_state(client: Client) -> None:
    found = {
        re.search(r'id="ask-stem">(.*?)</legend>', text(client.get(f"{STATE}&ask={n}")), re.S)[1] for n in range(6)
    }  # type: ignore[index]
    assert len(found) > 2
    assert "ask=5" in text(client.get(STATE))


def test_htmx_gets_the_section_alone(client: Client) -> None:
    page = text(client.get(STATE, headers=HTMX))
    assert page.strip().startswith('<section id="ask"') and "<html" not in page
    response = client.post(STATE, {"answer": "70"}, headers=HTMX)
    assert "Right." in text(response) and response["HX-Push-Url"] == "false"


def test_a_state_that_no_question_fits_says_so(client: Client) -> None:
    page = text(client.get("/labs/concurrency/quiz/?functions=a:rps=0,invocation=async&v=1"))
    assert "No question fits this run." in page and "Keep it" not in page
    assert (
        client.post("/labs/concurrency/quiz/?functions=a:rps=0,invocation=async&v=1", {"keep": "1"}).status_code == 200
    )
    assert not Course.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/labs/nothing/quiz/",
        "/labs/retries/quiz/?max_retry_attempts=9&v=1",
        "/labs/retries/quiz/?v=99",
        "/labs/retries/quiz/?v=-1",
        "/labs/concurrency/quiz/?functions=%5B",
        "/labs/concurrency/quiz/?functions=a:rps=1000000&length=1000&v=1",
    ],
)
def test_what_cannot_be_run_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("engine", ENGINES)
def test_every_preset_can_be_opened(client: Client, engine: str) -> None:
    for preset in ENGINES[engine].presets:
        assert client.get(f"/labs/{engine}/quiz/?preset={preset.name}&ask=²").status_code == 200


def test_a_question_is_kept_as_a_card_once(client: Client) -> None:
    learner = a_learner()
    browser = reader(client, learner)
    for _ in range(2):
        assert "Kept. It will come up in your" in text(browser.post(STATE, {"keep": "1"}))
    card = Card.objects.get()
    question = card.question
    assert (card.learner, question.bank.course.owner, question.bank.origin) == (learner, learner, Origin.COMPUTED)
    assert (question.bank.course.title, question.topic and question.topic.title) == (
        "Kept from the labs",
        "Retry timing",
    )
    assert len(question.current.body["variants"]) == 1 and Version.objects.count() == 1  # type: ignore[union-attr]
    assert Study.objects.get().course == question.bank.course
    page = text(browser.get("/review/"))
    assert "At how many seconds does attempt 2 start?" in page
    sent = dict(re.findall(r'type="hidden" name="(version|ordinal|turn|seed)" value="(\d+)"', page))
    after = text(browser.get(browser.post(f"/review/{card.pk}/", {**sent, "answer": "70"})["Location"]))
    assert "Right." in after and "10 + 60 = 70 s" in after
    assert browser.get(f"/courses/{question.bank.course.address}/").status_code == 200


def test_other_questions_are_kept_beside_it(client: Client) -> None:
    browser = reader(client, a_learner())
    for number in range(3):
        browser.post(f"{STATE}&ask={number}", {"keep": "1"})
    browser.post("/labs/memory/quiz/?memory_mb=1000&v=1", {"keep": "1"})
    rows = Question.objects.filter(status="ready")
    assert rows.count() == Card.objects.count() == 4 and Bank.objects.count() == 1
    assert {row.topic.title for row in rows if row.topic} == {"Retry timing", "Memory, CPU and cost"}


def test_keeping_makes_a_guest_of_a_visitor(client: Client) -> None:
    assert "Kept." in text(client.post(STATE, {"keep": "1"}, headers=HTMX))
    assert Card.objects.get().learner == Learner.objects.get()


def test_notes_of_the_same_name_stay_what_they_are(client: Client) -> None:
    learner = a_learner()
    mine = import_course(sources=notes(), slug="kept-from-the-labs", owner=learner, now=START).imported.course
    assert mine
    before = set(mine.topics.values_list("key", "title"))
    reader(client, learner).post(STATE, {"keep": "1"})
    assert before and set(mine.topics.values_list("key", "title")) == before
    kept = Card.objects.get().question.bank.course
    assert (kept.owner, kept.slug) == (learner, "kept-from-the-labs-2")


@pytest.mark.parametrize("engine", ENGINES)
def test_without_an_answer_nothing_of_the_key_comes_back(client: Client, engine: str) -> None:
    forms = ({}, {"show": "1"}, {"recalled": "good"}, {"answer": "soon"}, {"show": "1", "answer": "no such option"})
    for preset in ENGINES[engine].presets[:3]:
        for number in range(3):
            address = f"/labs/{engine}/quiz/?preset={preset.name}&ask={number}"
            quiz = state_quiz(engine, {"preset": preset.name, "ask": str(number)})
            if quiz is None or quiz.question is None:
                continue
            judged = judge(quiz, {"skip": ["1"]})
            assert not isinstance(judged, Problem)
            told = judged.explained
            secret = {told.working, judged.headline, *(row.reason for row in told.rows)} - {""}
            pages = [client.get(address), *(client.post(address, form, headers=HTMX) for form in forms)]
            assert [page.status_code for page in pages] == [200, *[422] * len(forms)]
            assert not [one for one in secret for page in pages if one in text(page)]
            assert judged.headline in text(client.post(address, {"skip": "1"}))


def test_it_is_asked_on_a_page_without_the_run(client: Client) -> None:
    """Beside the run its answer could be read off."""
    lab = text(client.get("/labs/retries/?v=1"))
    link = re.search(r'<a [^>]*id="quiz"[^>]*>', lab)
    assert link and "hx-" not in link[0] and 'id="ask"' not in lab
    assert "<figure" in lab
    asked = text(client.get(STATE))
    assert "What each attempt would meet" in asked and "back in the queue" not in asked
    assert "Open this run in the lab" not in asked and "Open this run in the lab" in text(
        client.post(STATE, {"skip": "1"})
    )


def test_of_the_misconceptions_only_the_one_that_fits_is_told(client: Client) -> None:
    page = text(client.post(STATE, {"answer": "60"}))
    assert "waits count from the start" in page
    assert page.count("choice__why") == 0
    page = text(client.post(f"{STATE}&ask=2", {"answer": "1"}))
    assert page.count('class="choice is-') <= 2
