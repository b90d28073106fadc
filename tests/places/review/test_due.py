"""Due: one rule, whoever asks, and no journey that breaks it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from study.core.scheduling import learner_day
from study.library.models import Course
from study.people.models import Learner
from study.review.due import by_day, due, is_due
from study.review.models import Card
from study.review.operations import Answered, answer, open_day
from study.review.queries import standing
from study.review.queries.queue import ahead, day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_question, a_study, questions

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TOKYO, LOS_ANGELES, AUCKLAND = (ZoneInfo(name) for name in ("Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland"))

days = st.integers(-3, 3).map(lambda number: TODAY + number * DAY)
steps = st.none() | st.integers(-50, 50).map(lambda number: START + number * HOUR)
cards = st.lists(st.tuples(st.none() | days, steps), max_size=8).map(
    lambda found: [(day, at if day else None) for day, at in found]
)


class Agreement(TestCase):
    @settings(max_examples=40)
    @given(cards, days)
    def test_the_database_and_python_agree(self, made: list[tuple[date | None, datetime | None]], today: date) -> None:
        learner, course = a_learner(), a_course()
        known = {"stability": 5.0, "difficulty": 5.0, "last_day": TODAY - 9 * DAY}
        for day, at in made:
            extra = {**known, "reviews": 1, "due_day": day, "due_at": at} if day else {}
            a_card(learner, a_question(course), **extra)
        said = {card.pk for card in Card.objects.all() if is_due(card.due_day, card.due_at, today)}
        assert set(Card.objects.filter(due(today)).values_list("pk", flat=True)) == said
        assert Card.objects.filter(by_day(today)).count() + Card.objects.exclude(due_at=None).count() == len(said)
        # What counts it on pages and what asks it say the same.
        standings = standing.standings(learner, [course], today)
        assert {one.card for one in standings if one.due} == said
        assert standing.count(standings).due == len(said)
        new = set(Card.objects.filter(due_day=None).values_list("pk", flat=True))
        assert set(day_queue(learner, today, START).cards) - new == said
        later = [one.due_day for one in standings if one.due_day and not one.due]
        seen = ahead(learner, today)
        assert (seen.day, seen.count) == ((min(later), later.count(min(later))) if later else (None, 0))


def say(learner: Learner, card: int, now: datetime, zone: ZoneInfo, form: Any = RIGHT) -> Card:
    """Answer as the page would; it has to count."""
    row = Card.objects.get(pk=card)
    result = answer(
        learner=learner,
        card=card,
        sent=Submission(1, row.reviews, form),
        now=now,
        today=learner_day(now, zone),
    )
    assert isinstance(result, Answered) and result.fresh
    after = Card.objects.get(pk=card)
    assert after.reviews == row.reviews + 1
    return after


@pytest.mark.django_db
def test_a_card_missed_in_tokyo_is_asked_in_los_angeles_and_its_answer_counts() -> None:
    learner, now = a_learner(), datetime(2026, 11, 23, 20, tzinfo=UTC)  # the 24th in Tokyo, the 23rd in America
    card = a_card(learner, a_question(a_course()))
    missed = say(learner, card.pk, now, TOKYO, WRONG)
    assert missed.due_day == learner_day(now, LOS_ANGELES) + DAY
    now += HOUR
    here = learner_day(now, LOS_ANGELES)
    assert day_queue(learner, here, now).next == card.pk
    say(learner, card.pk, now, LOS_ANGELES)
    assert day_queue(learner, here, now).cards == ()


@pytest.mark.django_db
@pytest.mark.parametrize("tour", [[TOKYO, LOS_ANGELES], [LOS_ANGELES, AUCKLAND, TOKYO]], ids=["west", "east"])
def test_round_the_world_every_card_is_asked_and_every_answer_counts(tour: Sequence[ZoneInfo]) -> None:
    """Twenty days with a flight over the date line each second day: nothing is lost, nothing asked for ever."""
    learner = a_learner(new_per_day=4)
    course: Course = a_course()
    a_study(learner, course)
    questions(course, 30)
    asked: dict[int, int] = {}
    last = START
    for hour in range(0, 20 * 24, 6):
        now, zone = START + hour * HOUR, tour[hour // 48 % len(tour)]
        today = learner_day(now, zone)
        open_day(learner=learner, today=today, now=now)
        here: dict[int, int] = {}
        while (queue := day_queue(learner, today, now)).cards and queue.waiting != len(queue.cards):
            card = queue.cards[0]
            here[card] = here.get(card, 0) + 1
            form = WRONG if (card + asked.get(card, 0)) % 4 == 0 else RIGHT
            asked[card] = asked.get(card, 0) + 1
            say(learner, card, now, zone, form)
        assert max(here.values(), default=0) <= 1
        last = now
    assert len(asked) == 30
    # Whatever is left comes on its day, and no day lies further ahead than it would without a flight.
    for card in Card.objects.all():
        assert card.due_day and card.last_day
        assert card.last_day <= last.date() + DAY
        assert not is_due(card.due_day, card.due_at, learner_day(last, zone)) or card.due_at
