"""Drop a folder, edit nothing: a kind of question and a simulator of which no other code knows go through every
page, form, export and statistic."""

import html
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from study.banks import exchange
from study.banks.import_report import document
from study.banks.models import Bank, Question
from study.banks.operations import import_course
from study.core.discovery import plugins
from study.core.formats import FORMATS
from study.core.questions.interaction import Blanks
from study.core.questions.kinds import KINDS, made_of
from study.core.questions.question import Kind
from study.core.simulators import ENGINES
from study.core.simulators.simulator import Simulator
from study.labs.pages import PAGES
from study.labs.plugin import LabPage
from study.library.models import Course, Topic
from study.library.sources import from_text
from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from study.review.models import Card, Review
from study.review.operations import reread_answers
from study.statistics.operations import count_items
from tests import dropped
from tests.clock import START
from tests.dropped import engines, kinds, pages
from tests.factories import a_card, a_learner, a_topic, as_
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor, an_open_bank, published, written

pytestmark = pytest.mark.django_db
KIND = "naming"
TEXT = """## Kinds of tide {#kinds-of-tide}

Which two tides are named after the moon's quarters?

- Spring
- Neap

Source: [Tides, a primer](https://example.org/tides) (checked 2026-11-01)
"""
KEY = ("Spring", "Neap")
REFUSED = {"aiken": "one right answer", "gift": "no texts with several blanks"}
"""Formats that have no blanks, which is what the kind asks for there, and what they say."""
LOSSES = {
    "moodle-xml": "asks this otherwise (fill in the blanks) than here (name them)",
    "qti12": "cannot hold its kind",
    "qti3": "cannot hold its kind",
}
"""Formats that hold it as blanks, and what they say is lost; the others hold it as it is."""
NOTES = "# Breakfast\n\n- A kettle boils water: three minutes\n- The kettle and the pot boil: six minutes\n"


@pytest.fixture(autouse=True)
def dropped_in(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """The families as they are with the three folders in them."""
    for name, kind in plugins(kinds, Kind).items():
        monkeypatch.setitem(KINDS, name, kind)
    for name, engine in plugins(engines, Simulator).items():
        monkeypatch.setitem(ENGINES, name, engine)
    for name, page in plugins(pages, LabPage).items():
        monkeypatch.setitem(PAGES, name, page)
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].append(Path(dropped.__path__[0]))
    settings.TEMPLATES = templates


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def grace() -> User:
    return an_instructor("grace")


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return an_open_bank(ada, reviewer=grace)


@pytest.fixture
def question(bank: Bank, ada: User, grace: User) -> Question:
    """One that everybody is asked, on a topic."""
    question = published(bank, ada, grace, TEXT)
    Question.objects.filter(pk=question.pk).update(topic=a_topic(bank.course, "The moon"))
    Course.objects.filter(pk=bank.course_id).update(shipped=True)
    return Question.objects.select_related("topic", "current", "bank__course").get(pk=question.pk)


@pytest.fixture
def learner() -> Learner:
    return a_learner()


@pytest.fixture
def reader(client: Client, learner: Learner) -> Client:
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


def page(response: Any, status: int = 200) -> str:
    assert response.status_code == status
    return html.unescape(page_source(response))


class TestKind:
    def test_it_is_asked_and_answered_in_the_review(self, reader: Client, learner: Learner, question: Question) -> None:
        card = a_card(learner, question)
        asked = page(reader.get("/review/"))
        assert "2 names, commas between" in asked and not any(name in asked for name in KEY)
        sent = {"version": 1, "ordinal": 0, "answer": "spring, ebb"}
        assert reader.post(f"/review/{card.pk}/", sent).status_code == 303
        row = Review.objects.get()
        assert row.score == 0.5
        answered = page(reader.get(f"/review/answered/{row.pk}/"))
        assert all(name in answered for name in KEY)
        page(reader.post(f"/review/answered/{row.pk}/right/", follow=True))
        assert reread_answers(now=START).answers == 1

    def test_it_is_asked_on_the_page_of_its_topic(self, reader: Client, question: Question) -> None:
        assert isinstance(question.topic, Topic)
        address = f"/courses/{question.bank.course.address}/topics/{question.topic.key}/"
        assert "2 names, commas between" in page(reader.get(address))
        sent = {"version": 1, "ordinal": 0, "answer": "neap, spring"}
        assert reader.post(f"/review/question/{question.pk}/", sent).status_code == 303
        assert Review.objects.get().score == 1

    def test_search_finds_it(self, reader: Client, question: Question) -> None:
        found = page(reader.get("/search/", {"q": "quarters"}))
        assert "quarters</mark>" in found and not any(name in found for name in KEY)

    def test_it_is_written_in_the_editor(self, bank: Bank, ada: User) -> None:
        client = as_(ada)
        assert "Name them" in page(client.get(f"/banks/{bank.pk}/new/"))
        made = client.post(f"/banks/{bank.pk}/new/", {"title": "Moons", "kind": KIND})
        assert "- Spring" in page(client.get(made["Location"]))
        question = written(bank, ada, TEXT)
        for view in ("question", "answered", "exam"):
            shown = page(client.get(f"/banks/{bank.pk}/q/{question.key}/", {"view": view}))
            assert ("2 names, commas between" in shown) == (view != "answered")

    def test_it_is_filled_in_as_a_form(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada, TEXT)
        client, url = as_(ada), f"/banks/{bank.pk}/q/{question.key}/fields/"
        form = client.get(url).context["form"]
        sent = {name: form[name].value() or "" for name in form.fields}
        assert (sent["text-0"], sent["text-1"]) == KEY
        assert client.post(url, {**sent, "text-2": "Perigean", "revision": "1"}).status_code == 302
        question.refresh_from_db()
        assert "- Neap\n- Perigean\n" in question.draft.text

    def test_the_commands_read_it(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "tides.md"
        path.write_text(TEXT)
        call_command("check_bank", str(path))
        call_command("format_bank", str(path))
        assert "- Spring\n- Neap\n" in path.read_text()
        assert "No errors" in "".join(capsys.readouterr())

    @pytest.mark.parametrize("format", [name for name, one in FORMATS.items() if one.write or one.write_members])
    def test_a_format_holds_it_or_says_what_is_lost(self, question: Question, format: str) -> None:
        done = exchange.write(question.bank, format, now=START)
        assert isinstance(done, exchange.Written)
        told = [(one.severity, one.message) for one in done.problems if one.subject == question.key]
        if format in REFUSED:
            assert [severity for severity, _ in told] == ["error"] and REFUSED[format] in told[0][1]
            return
        plan = exchange.plan(None, done.data, f"tides{FORMATS[format].suffix}", format, START.date())
        kind = made_of(Blanks).name if format in LOSSES else KIND
        assert [(item.key, item.kind) for item in plan.items] == [(question.key, kind)]
        assert all(severity == "warning" for severity, _ in told)
        assert [LOSSES[format] in words for _, words in told if LOSSES.get(format, "") in words] == (
            [True] if format in LOSSES else []
        )

    def test_statistics_count_it(self, question: Question, ada: User) -> None:
        for number in range(12):
            reader, learner = Client(), a_learner()
            session = reader.session
            session[SESSION_KEY] = learner.pk
            session.save()
            said = ("Spring, Neap", "ebb", "Spring")[number % 3]
            reader.post(f"/review/question/{question.pk}/", {"version": 1, "ordinal": 0, "answer": said})
        assert Review.objects.count() == 12
        count_items(bank=question.bank, now=START)
        base = f"/banks/{question.bank_id}/"
        client = as_(ada)
        assert question.key in page(client.get(f"{base}statistics/"))
        page(client.get(f"{base}q/{question.key}/statistics/"))
        page(client.get(f"{base}q/{question.key}/versions/"))
        page(client.get(f"{base}q/{question.key}/regrade/", {"faulty": "1"}))
        page(client.get(base, {"kind": KIND}))
        assert Card.objects.count() == 12


class TestSimulator:
    def test_it_is_in_the_gallery_and_has_its_page(self, client: Client) -> None:
        assert "Kettle" in page(client.get("/labs/"))
        lab = page(client.get("/labs/kettle/", {"litres": "2", "watts": "2000", "v": "1"}))
        assert "When does the water boil?" in lab and "336 s" in lab
        for file in ("trace.json", "trace.csv", "picture.svg"):
            assert client.get(f"/labs/kettle/{file}").status_code == 200

    def test_notes_that_speak_of_it_show_it_and_ask_its_questions(self, reader: Client, learner: Learner) -> None:
        done = import_course(sources=from_text(NOTES, "kitchen.md"), slug="kitchen", owner=learner, now=START)
        course = done.imported.course
        assert course
        assert document(done)["topics"][0]["simulators"] == ["kettle"]
        assert "Kettle" in page(reader.get(f"/courses/{course.address}/topics/breakfast/"))
        asked = Question.objects.get(bank__course=course, key__startswith="kettle/")
        card = a_card(learner, asked)
        assert "does it boil?" in page(reader.get("/review/"))
        sent = {"version": 1, "ordinal": 0, "answer": "1"}
        assert reader.post(f"/review/{card.pk}/", sent).status_code == 303
        assert "/labs/kettle/?" in page(reader.get(f"/review/answered/{Review.objects.get().pk}/"))

    def test_its_state_is_asked_about(self, client: Client) -> None:
        address = "/labs/kettle/quiz/?litres=2&v=1&watts=2000"
        assert "holds 2 l" in page(client.get(address))
        assert "Right." in page(client.post(address, {"answer": "336 s"}))
        assert "water doubled" in page(client.post(address, {"answer": "672"}))

    def test_the_command_runs_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("simulate", "--list")
        assert "kettle" in capsys.readouterr().out
        call_command("simulate", "kettle", "--preset", "pot", "--json")
        assert json.loads(capsys.readouterr().out)["results"] == {"seconds": 504}
