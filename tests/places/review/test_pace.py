"""A learner's pace: measured from what they did, once they did enough."""

from datetime import timedelta

import pytest

from study.core.scheduling.plan import KNOWN_AT_FIRST, SECONDS_PER_CARD
from study.people.models import Learner
from study.review.models import Card
from study.review.operations import answer, undo
from study.review.pace import ENOUGH, PAUSE, known_at_first, seconds_per_card
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Learner:
    return a_learner()


@pytest.fixture
def cards(learner: Learner) -> list[Card]:
    return [a_card(learner, question) for question in questions(a_course(), ENOUGH + 11)]


def say(card: Card, after: float, given: dict[str, list[str]] = RIGHT) -> None:
    """Answer the card, so many seconds after START."""
    card.refresh_from_db()
    now = START + timedelta(seconds=after)
    answer(learner=card.learner, card=card.pk, sent=Submission(1, card.reviews, given), now=now, today=TODAY)


def test_the_time_for_a_card_is_measured_between_answers_that_stand(learner: Learner, cards: list[Card]) -> None:
    for number, card in enumerate(cards):
        say(card, 60 * number)
        say(card, 60 * number + 30)
        undo(learner=learner, now=START)
    assert seconds_per_card(learner) == 60


def test_a_miss_that_is_asked_again_takes_its_time_too(learner: Learner, cards: list[Card]) -> None:
    for number, card in enumerate(cards[:60]):
        say(card, 20 * number, WRONG)
        say(card, 20 * number + 10)
    assert seconds_per_card(learner) == 20


def test_a_pause_is_no_time_for_a_card(learner: Learner, cards: list[Card]) -> None:
    for number, card in enumerate(cards):
        say(card, 12 * number + (PAUSE + 1) * (number // 10))
    assert seconds_per_card(learner) == 12


def test_a_few_answers_are_no_pace(learner: Learner, cards: list[Card]) -> None:
    for number, card in enumerate(cards[:ENOUGH]):
        say(card, 7 * number, WRONG)
    assert (seconds_per_card(learner), known_at_first(learner)) == (SECONDS_PER_CARD, 0)
    undo(learner=learner, now=START + timedelta(seconds=7 * ENOUGH))
    assert known_at_first(learner) == KNOWN_AT_FIRST
