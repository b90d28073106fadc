"""Retention counts an answer of the schedule once, also where it was taken back and given again."""

from datetime import timedelta

import pytest

from study.banks.models import Bank, Question
from study.review.models import Review
from study.review.operations import undo
from tests.clock import START
from tests.factories import RIGHT, WRONG, a_learner
from tests.places.banks.authoring import an_instructor, an_open_bank
from tests.places.statistics.test_items import asked, say, statistics

pytestmark = pytest.mark.django_db
MONTH = 30


@pytest.fixture
def bank() -> Bank:
    return an_open_bank(an_instructor("ada"))


@pytest.fixture
def question(bank: Bank) -> Question:
    return asked(bank, 1)[0]


def come_back(question: Question) -> Review:
    """A learner answers, and again after a month; the second answer."""
    learner = a_learner()
    say(learner, question)
    return say(learner, question, RIGHT, day=MONTH)


def counted(question: Question) -> int:
    return int(statistics(question).details.get("retention_reviews", 0))


def test_an_answer_that_does_not_count_for_the_schedule_is_not_counted(question: Question) -> None:
    """Only the first scheduler wrote such answers, to cards that were not due."""
    row = come_back(question)
    assert counted(question) == 1
    copied = {field.name: getattr(row, field.name) for field in Review._meta.fields if field.name != "id"}
    Review.objects.create(**copied | {"scheduled": False, "scheduler": 1})
    assert counted(question) == 1


@pytest.mark.parametrize("others", [0, 9], ids=["alone", "beside many answers to other banks"])
def test_of_an_answer_taken_back_and_given_again_one_is_counted(question: Question, others: int) -> None:
    for each in asked(an_open_bank(an_instructor("grace")), others):
        say(a_learner(), each)
    learner = come_back(question).learner
    undo(learner=learner, now=START + timedelta(MONTH))
    assert counted(question) == 1
    say(learner, question, WRONG, day=MONTH)
    assert counted(question) == 1
