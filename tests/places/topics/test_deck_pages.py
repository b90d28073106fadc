"""A deck is shown a hundred cards a page, and what names a card leads to the page that has it."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from study.banks.models import Question
from study.library.models import Course, Fact
from tests.anki_packages import Row, Written, package
from tests.page_source import page_source
from tests.places.topics.bringing import take, upload

pytestmark = pytest.mark.django_db
CARDS = 250


@pytest.fixture
def owner(client: Client) -> Client:
    take(client, [upload("stars.apkg", package(written(CARDS)))])
    return client


def written(cards: int) -> list[Written]:
    return [Written(f"g{n}", [f"Star {n}?", f"Name {n}"], cards=[Row()]) for n in range(cards)]


def address(view: str, *more: str, **query: object) -> str:
    return reverse(f"topics:{view}", args=[Course.objects.get().address, *more], query=query)


def topic(**query: object) -> str:
    return address("topic", Fact.objects.order_by("position")[0].topic.key, **query)


def stars(html: str) -> list[int]:
    """The cards that a page shows, each once."""
    return sorted({int(number) for number in re.findall(r"Star (\d+)\?", html)})


def fact(number: int) -> Fact:
    return Fact.objects.get(text__startswith=f"Star {number}?")


@pytest.mark.parametrize("view", ["topic", "notes"])
def test_each_card_stands_on_one_page(owner: Client, view: str) -> None:
    at = topic if view == "topic" else lambda **query: address("notes", **query)
    pages = [stars(page_source(owner.get(at(page=number)))) for number in (1, 2, 3)]
    assert all(len(page) <= 100 for page in pages)
    assert sorted(star for page in pages for star in page) == list(range(CARDS))
    html = page_source(owner.get(at(page=2)))
    assert 'rel="prev"' in html and 'rel="next"' in html and "page 2 of 3" in html
    assert stars(page_source(owner.get(at(page=99)))) == pages[-1], "the nearest there is"
    assert stars(page_source(owner.get(at(page="x")))) == pages[0]


@pytest.mark.parametrize("number", [0, 99, 100, 249])
def test_what_names_a_card_leads_to_its_page(owner: Client, number: int) -> None:
    one = fact(number)
    assert number in stars(page_source(owner.get(topic(line=one.start))))
    assert number in stars(page_source(owner.get(topic(fact=one.key))))
    html = page_source(owner.get(address("notes", file=one.topic.file.path, line=one.start)))
    assert number in stars(html) and f'id="l{one.start}"' in html


def test_a_hit_leads_to_the_page_of_its_card(owner: Client) -> None:
    html = page_source(owner.get(reverse("topics:search", query={"q": "Star 222"})))
    links = re.findall(r'href="([^"]*topics/[^"]*\?fact=[^"]*)"', html)
    assert links
    assert all(222 in stars(page_source(owner.get(link.replace("&amp;", "&")))) for link in links)


def test_a_decision_comes_back_to_the_page_of_its_card(owner: Client) -> None:
    question = Question.objects.get(current__prompt="Star 222?")
    sent = {"file": question.topic.file.path, "line": question.start, "question": question.pk, "do": "never"}
    html = page_source(owner.post(address("decide"), sent, follow=True))
    assert 222 in stars(html) and "page 3 of 3" in html
    assert f"page=3&line={question.start - 1}#asks" in html.replace("&amp;", "&"), "its neighbours stay on this page"


@pytest.mark.parametrize("view", ["topic", "notes"])
def test_a_page_costs_as_many_queries_for_many_cards_as_for_few(
    client: Client, view: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for cards in (20, CARDS):
        take(client, [upload("stars.apkg", package(written(cards)))])
        at = topic() if view == "topic" else address("notes")
        with django_assert_max_num_queries(60) as asked:
            client.get(at)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_notes_that_are_no_deck_are_one_page(client: Client) -> None:
    lines = "\n".join(f"- The star {number} is {number} light years away." for number in range(150))
    take(client, [upload("stars.md", f"# Stars\n\n{lines}\n")])
    for at in (topic(), address("notes")):
        html = page_source(client.get(at))
        assert "star 149 is" in html and 'aria-label="Pages' not in html
