"""Leeches are told and listed; what is set aside or put off is found again, with its reason, and brought back."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from study.banks.models import Question
from study.core.scheduling import is_leech
from study.library.models import Course
from study.people.models import Learner
from study.review.leeches import LEECH
from study.review.models import Card, Override, Reason, Review
from study.review.operations import bury, open_text, recheck, suspend, undo
from study.review.queries import lists
from study.review.queries.queue import day_queue
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_bank, a_card, a_course, a_learner, a_question, a_topic, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def question(course: Course) -> Question:
    return a_question(course, a_topic(course))


def missed(learner: Learner, question: Question, lapses: int, interval: int = 3) -> Card:
    """A card that was forgotten so often, as its columns say, and is due today."""
    last = TODAY - interval * DAY
    return a_card(
        *(learner, question), stability=2.0, difficulty=9.0, reviews=40, lapses=lapses, last_day=last, due_day=TODAY
    )


def say(reader: Client, card: Card, form: Any) -> str:
    card.refresh_from_db()
    return send(reader, f"/review/{card.pk}/", {**form, "version": 1, "ordinal": card.reviews})


def send(reader: Client, address: str, form: Any) -> str:
    """The page that a form leads to."""
    return " ".join(page_source(reader.get(reader.post(address, form)["Location"])).split())


@pytest.mark.parametrize(("before", "told"), [(6, 0), (7, 8), (8, 0), (11, 12)])
def test_the_verdict_tells_of_a_leech_when_it_is_marked(
    reader: Client, learner: Learner, question: Question, before: int, told: int
) -> None:
    html = say(reader, missed(learner, question, before), WRONG)
    assert ("You have missed this question" in html) == bool(told)
    assert not told or f"missed this question {told} times" in html


def test_an_answer_that_was_taken_back_marks_nothing(reader: Client, learner: Learner, question: Question) -> None:
    say(reader, missed(learner, question, 7), WRONG)
    undo(learner=learner, now=clock.now())
    number = Review.objects.get().pk
    assert "You have missed" not in page_source(reader.get(f"/review/answered/{number}/"))


def test_the_condition_of_the_database_is_the_rule(learner: Learner, course: Course) -> None:
    for lapses, interval in product((0, 7, 8, 12), (1, 20, 21, 60)):
        missed(learner, a_question(course), lapses, interval)
    a_card(learner, a_question(course))
    found = set(Card.objects.filter(LEECH).values_list("pk", flat=True))
    assert found == {card.pk for card in Card.objects.all() if is_leech(card.lapses, card.interval)} != set()


def test_hard_questions_are_listed_with_what_can_be_done(
    reader: Client, learner: Learner, course: Course, question: Question
) -> None:
    card = missed(learner, question, 9)
    own = missed(learner, a_question(a_course(owner=learner)), 12)
    missed(learner, a_question(course), 9, interval=30)  # is held by now
    assert "2 questions you keep missing" in page_source(reader.get("/")).replace("\n", " ")
    html = page_source(reader.get("/review/hard/"))
    assert "2 questions you keep missing" in html
    assert html.index("Missed 12 times") < html.index("Missed 9 times")
    assert "Rewrite" in html and "Write a note" in html and "See the topic" in html
    assert f"/review/{own.pk}/edit/" in html
    reader.post("/review/hard/", {"card": card.pk})
    assert Override.objects.get().why == Reason.MISSED
    assert "1 question you keep missing" in page_source(reader.get("/review/hard/"))
    assert "you kept missing it" in page_source(reader.get("/review/aside/"))


def test_not_today_puts_a_question_off_and_is_undone(reader: Client, learner: Learner, course: Course) -> None:
    card, other = (missed(learner, question, 0) for question in questions(course, 2))
    assert "Not today" in page_source(reader.get(f"/review/{card.pk}/"))
    html = send(reader, f"/review/{card.pk}/not-today/", {})
    assert "not asked before tomorrow" in html
    assert day_queue(learner, TODAY, START).cards == (other.pk,)
    assert card.pk in day_queue(learner, TODAY + DAY, START + DAY).cards
    assert "said “Not today”" in " ".join(page_source(reader.get("/review/aside/")).split())
    reader.post("/review/undo/")
    assert card.pk in day_queue(learner, TODAY, START).cards
    assert "Nothing is set aside" in page_source(reader.get("/review/aside/"))
    assert recheck().cards


def test_a_miss_that_comes_again_today_can_be_left_until_tomorrow(
    reader: Client, learner: Learner, course: Course
) -> None:
    card, other = (missed(learner, question, 0) for question in questions(course, 2))
    assert "Not again today" in say(reader, card, WRONG)
    assert "Not again today" not in say(reader, other, RIGHT)
    reader.post(f"/review/{card.pk}/not-today/")
    assert day_queue(learner, TODAY, START).next is None


def test_an_early_answer_ends_being_put_off(reader: Client, learner: Learner, question: Question) -> None:
    card = missed(learner, question, 0)
    bury(learner=learner, card=card.pk, until=TODAY + DAY, now=START)
    clock.move(timedelta(minutes=1))
    say(reader, card, RIGHT)
    assert lists.hidden(learner, TODAY).put_off == []


def test_what_is_set_aside_comes_back_one_or_several(reader: Client, learner: Learner, course: Course) -> None:
    cards = [missed(learner, question, 0) for question in questions(course, 4)]
    for card in cards:
        suspend(learner=learner, card=card.pk, now=START)
    html = page_source(reader.get("/review/aside/"))
    assert html.count("you set it aside") == 4
    reader.post("/review/aside/", {"one": cards[0].pk, "card": [cards[1].pk]})
    assert Card.objects.filter(suspended_at=None).get() == cards[0]
    reader.post("/review/aside/", {"card": [cards[1].pk, cards[2].pk]})
    assert {one.card for one in lists.hidden(learner, TODAY).aside} == {cards[3].pk}
    assert "Choose a question first" in send(reader, "/review/aside/", {})


def test_a_question_whose_text_was_opened_stays_off_until_its_day(reader: Client, learner: Learner) -> None:
    card = missed(learner, a_question(a_course(owner=learner)), 0)
    open_text(learner=learner, card=card.pk, today=TODAY, now=START)
    html = " ".join(page_source(reader.get("/review/aside/")).split())
    assert "you opened its text" in html and 'name="one"' not in html
    reader.post("/review/aside/", {"one": card.pk})
    assert day_queue(learner, TODAY, START).cards == ()


def test_nobody_brings_anothers_card_back(reader: Client, learner: Learner, question: Question) -> None:
    stranger = a_learner()
    card = a_card(stranger, question)
    suspend(learner=stranger, card=card.pk, now=START)
    assert reader.post("/review/aside/", {"one": card.pk}).status_code == 404
    card.refresh_from_db()
    assert card.suspended_at


def test_a_withdrawn_question_stands_in_no_list(reader: Client, learner: Learner, question: Question) -> None:
    card = missed(learner, question, 9)
    suspend(learner=learner, card=card.pk, now=START)
    Question.objects.update(status="retired")
    assert lists.hidden(learner, TODAY).aside == [] and lists.hard(learner) == []


def test_the_lists_cost_the_same_however_long_they_are(
    reader: Client, learner: Learner, course: Course, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    a_bank(course)
    for question in questions(course, 6):
        suspend(learner=learner, card=missed(learner, question, 9).pk, now=START)
    for question in questions(course, 6):
        missed(learner, question, 9)
    for address in ("/review/aside/", "/review/hard/"):
        with django_assert_max_num_queries(10):
            reader.get(address)
