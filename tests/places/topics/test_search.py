"""Search as a page: a plain form, results alone for htmx, links to where a thing stands."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from study.banks.operations import import_course, load_content
from study.people.sessions import SESSION_KEY
from tests.clock import START
from tests.factories import a_learner
from tests.page_source import page_source
from tests.places.courses import notes, write_course

pytestmark = pytest.mark.django_db
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#results"}


@pytest.fixture(autouse=True)
def tides(tmp_path: Path) -> None:
    load_content(folder=write_course(tmp_path), now=START)


def found(client: Client, text: str) -> str:
    return page_source(client.get("/search/", {"q": text}))


def test_hits_lead_to_the_topic_and_show_the_match(client: Client) -> None:
    html = found(client, "sluice")
    assert "<mark>Sluice</mark>" in html
    assert re.search(r'href="/courses/tides/topics/harbours/\?fact=[^"]+#facts"', html)
    assert "Facts</h2>" in html


def test_an_unfinished_word_finds(client: Client) -> None:
    assert "Harbours" in found(client, "harb")


def test_questions_show_no_answer(client: Client) -> None:
    html = found(client, "pulls the sea")
    assert "What <mark>pulls</mark> <mark>the</mark> <mark>sea</mark>?" in html
    assert "It is near." not in html


@pytest.mark.parametrize(
    ("text", "says"), [("", "Type a word"), ("   ", "Type a word"), ("xylophone", "Nothing found for “xylophone”")]
)
def test_no_result_says_what_to_do(client: Client, text: str, says: str) -> None:
    assert says in found(client, text)


@pytest.mark.parametrize("text", ['"', "a OR", "tide*", "NEAR(", "<script>alert(1)</script>", "x" * 5000, "%", "\x00"])
def test_no_query_is_wrong(client: Client, text: str) -> None:
    answer = client.get("/search/", {"q": text})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_htmx_gets_the_results_alone(client: Client) -> None:
    html = page_source(client.get("/search/", {"q": "sluice"}, headers=PARTIAL))
    assert html.lstrip().startswith('<div id="results"')
    assert "<form" not in html


def test_a_restored_page_is_whole(client: Client) -> None:
    headers = {**PARTIAL, "HX-Request-Type": "full"}
    assert "<form" in page_source(client.get("/search/", {"q": "sluice"}, headers=headers))


def test_notes_of_others_are_not_found(client: Client) -> None:
    owner = a_learner()
    import_course(sources=notes("# Kelp\n\n- Kelp ⇒ seaweed\n"), owner=owner, now=START)
    assert "Nothing found" in found(client, "kelp")
    session = client.session
    session[SESSION_KEY] = owner.pk
    session.save()
    assert "<mark>Kelp</mark>" in found(client, "kelp")


def test_the_number_of_queries_does_not_grow(client: Client, django_assert_num_queries: Any) -> None:
    found(client, "moon")  # the browser has its name from here on
    for word in ("sluice", "tide"):
        with django_assert_num_queries(6):
            found(client, word)
