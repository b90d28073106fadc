"""What the pages of courses cost does not follow from how many cards there are, and what they say is of now."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from study.library.models import Course
from study.people.models import Learner
from study.review import operations
from study.review.models import Card
from study.review.queries import standing
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_question, a_study, a_topic, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
MEMORY = {"stability": 3.0, "difficulty": 5.0, "reviews": 1, "last_day": TODAY - timedelta(days=1)}


@pytest.fixture
def studied(learner: Learner) -> Course:
    """A course of six cards, none of them due."""
    course = a_course(shipped=True)
    a_study(learner, course)
    for question in questions(course, 6, a_topic(course)):
        a_card(learner, question, due_day=TODAY + timedelta(days=30), **MEMORY)
    return course


def counted(html: str) -> str:
    """The sentence of the cells of a course."""
    found = re.search(r"\d+ cards?: [^<\".·]+", html)
    assert found
    return found[0].strip()


@pytest.mark.parametrize("path", ["/courses/", "/courses/{}/"])
def test_a_course_that_is_studied_is_counted_as_today_counts_it(
    reader: Client, learner: Learner, studied: Course, path: str
) -> None:
    address = path.format(studied.address)
    assert counted(page_source(reader.get(address))) == "6 cards: 6 warm"
    with CaptureQueriesContext(connection) as asked:
        reader.get(address)
    assert not [one for one in asked if 'COUNT("practice_card"' in one["sql"] or 'COUNT("banks_question"' in one["sql"]]


def test_the_page_of_a_course_says_what_is_so_now(reader: Client, learner: Learner, studied: Course) -> None:
    first, second, *_ = Card.objects.filter(learner=learner)
    changes: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: Card.objects.filter(pk=first.pk).update(due_day=TODAY), "6 cards: 5 warm, 1 cooling"),
        (lambda: operations.suspend(learner=learner, card=second.pk, now=START), "5 cards: 4 warm, 1 cooling"),
        (lambda: a_question(studied), "6 cards: 4 warm, 1 cooling, 1 new"),
        (lambda: operations.pause(learner=learner, course=studied, now=START), "6 cards: 4 warm, 1 cooling, 1 new"),
        (lambda: operations.leave(learner=learner, course=studied, now=START), "6 cards: 4 warm, 1 cooling, 1 new"),
    )
    for change, said in changes:
        change()
        for path in (f"/courses/{studied.address}/", "/courses/"):
            assert counted(page_source(reader.get(path))) == said


def test_a_course_that_was_never_chosen_is_counted_whole(reader: Client, learner: Learner, studied: Course) -> None:
    """Of such a course a census has the cards alone."""
    other = a_course(shipped=True)
    asked, *_ = questions(other, 4, a_topic(other))
    a_card(learner, asked, due_day=TODAY + timedelta(days=30), **MEMORY)
    assert counted(page_source(reader.get(f"/courses/{other.address}/"))) == "4 cards: 1 warm, 3 new"


def test_the_questions_of_other_courses_are_not_looked_at(learner: Learner, studied: Course) -> None:
    def told() -> object:
        return standing.tallies(learner, [studied], TODAY)

    before, has_steps = told(), connection.vendor == "sqlite"  # no other says how many a statement takes
    few = steps(told) if has_steps else 0
    for question in questions(a_course(shipped=True), 300):
        a_card(learner, question)
    assert told() == before
    if has_steps:
        assert steps(told) < few + 300


def steps(call: Callable[[], object]) -> int:
    """How many steps SQLite's machine takes for it, in tens."""
    number = 0

    def step() -> int:
        nonlocal number
        number += 1
        return 0

    call()
    connection.connection.set_progress_handler(step, 10)
    try:
        call()
    finally:
        connection.connection.set_progress_handler(None, 10)
    return number
