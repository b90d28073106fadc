"""Retention counts answers to questions that were due, a month after the last one, and that stand."""

from datetime import timedelta

import pytest

from study.banks.models import Bank, Question
from study.practice.models import Card
from study.practice.operations import undo
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_learner
from tests.places.banks.authoring import a_shared_bank, an_instructor
from tests.places.practice.test_items import asked, say, standing

pytestmark = pytest.mark.django_db
MONTH = 30


@pytest.fixture
def bank() -> Bank:
    return a_shared_bank(an_instructor("ada"))


@pytest.fixture
def question(bank: Bank) -> Question:
    return asked(bank, 1)[0]


def come_back(question: Question, *, due: int) -> None:
    """A learner answers, and again after a month; the card was due so many days after the first answer."""
    learner = a_learner()
    say(learner, question)
    Card.objects.filter(learner=learner).update(due_day=TODAY + timedelta(due), due_at=None)
    say(learner, question, RIGHT, day=MONTH)


def counted(question: Question) -> int:
    return int(standing(question).details.get("retention_reviews", 0))


@pytest.mark.parametrize(("due", "counts"), [(MONTH - 1, 1), (MONTH, 1), (MONTH + 1, 0)])
def test_an_answer_before_its_day_is_not_counted(question: Question, due: int, counts: int) -> None:
    come_back(question, due=due)
    assert counted(question) == counts


@pytest.mark.parametrize("others", [0, 9], ids=["alone", "beside many answers to other banks"])
def test_an_answer_that_was_taken_back_is_not_counted(question: Question, others: int) -> None:
    elsewhere = asked(a_shared_bank(an_instructor("grace")), others)
    for each in elsewhere:
        say(a_learner(), each)
    come_back(question, due=MONTH)
    learner = Card.objects.get(question=question).learner
    undo(learner=learner, today=TODAY + timedelta(MONTH), now=START + timedelta(MONTH))
    assert counted(question) == 0
    say(learner, question, WRONG, day=MONTH)
    assert counted(question) == 1
