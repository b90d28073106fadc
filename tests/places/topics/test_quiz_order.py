"""Which questions a topic's quiz begins with: the order in which the database puts them."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from study.library.models import Topic
from study.people.models import Learner
from study.review.due import is_due
from study.review.models import Card
from study.topics import quiz
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_topic

DAYS = st.integers(-3, 3).map(lambda number: TODAY + timedelta(days=number))
type Made = tuple[date | None, bool, date | None, bool]
MADE = st.tuples(st.none() | DAYS, st.booleans(), st.none() | DAYS.filter(lambda day: day <= TODAY), st.booleans())
"""The day a card is due, whether it is in a step, the day of its last answer, and whether it is set aside."""
YESTERDAY = TODAY - timedelta(days=1)


def urgency(card: Card) -> tuple[int, date]:
    """What is due, the oldest first; what is new; what was not seen for longest; what was answered today."""
    if card.last_day == TODAY:
        return 3, TODAY
    if card.due_day is None:
        return 1, TODAY
    if is_due(card.due_day, card.due_at, TODAY):
        return 0, card.due_day
    return 2, card.last_day or TODAY


class TestOrder(TestCase):
    @given(cards=st.lists(MADE, max_size=8))
    @example(cards=[(TODAY, False, TODAY, False), (None, False, None, False), (YESTERDAY, False, YESTERDAY, False)])
    def test_the_most_urgent_come_first(self, cards: list[Made]) -> None:
        learner, topic = a_learner(), a_topic(a_course(shipped=True))
        made = [dealt(learner, topic, one) for one in cards]
        never = a_question(topic.course, topic)
        asked = [(*urgency(card), place, card.question_id) for place, card in enumerate(made) if not card.suspended_at]
        in_turn = [pk for *_, pk in sorted([*asked, (1, TODAY, len(made), never.pk)])]
        assert quiz.choose(topic, learner, TODAY) == in_turn[: quiz.LENGTH]


def dealt(learner: Learner, topic: Topic, made: Made) -> Card:
    due_day, in_step, last_day, aside = made
    return a_card(
        learner,
        a_question(topic.course, topic),
        due_day=due_day,
        due_at=START if in_step and due_day else None,
        last_day=last_day,
        suspended_at=START if aside else None,
    )


@pytest.mark.django_db
def test_one_of_a_group_is_asked() -> None:
    learner, topic = a_learner(), a_topic(a_course(shipped=True))
    made = [a_question(topic.course, topic, group=group) for group in ("a", "a", "", "", "a")]
    assert quiz.choose(topic, learner, TODAY) == [made[0].pk, made[2].pk, made[3].pk]
    assert quiz.choose(topic, None, TODAY) == [made[0].pk, made[2].pk, made[3].pk]
