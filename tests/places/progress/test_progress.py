"""What the days hold counts answers that stand: one that was taken back was not given."""

from datetime import timedelta

import pytest

from study.people.models import Learner
from study.progress import queries
from study.review.models import Card
from study.review.new_cards import learnt
from study.review.operations import answer, undo
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Learner:
    return a_learner(new_per_day=3)


@pytest.fixture
def card(learner: Learner) -> Card:
    return a_card(learner, a_question(a_course()))


def say(card: Card, after: float = 0) -> None:
    """Answer the card, so many seconds after START."""
    card.refresh_from_db()
    now = START + timedelta(seconds=after)
    answer(
        learner=card.learner,
        card=card.pk,
        sent=Submission(1, card.reviews, RIGHT),
        now=now,
        today=TODAY,
    )


def test_a_day_whose_only_answer_was_taken_back_was_not_studied_on(learner: Learner, card: Card) -> None:
    say(card)
    assert queries.habit(learner, TODAY) == queries.Habit((False,) * 13 + (True,), 1)
    undo(learner=learner, now=START)
    assert queries.habit(learner, TODAY) == queries.Habit((False,) * 14, 0)


def test_an_answer_that_was_taken_back_uses_up_no_new_card(learner: Learner, card: Card) -> None:
    found = [learnt(learner, TODAY)]
    say(card)
    found.append(learnt(learner, TODAY))
    undo(learner=learner, now=START)
    found.append(learnt(learner, TODAY))
    assert found == [0, 1, 0]
