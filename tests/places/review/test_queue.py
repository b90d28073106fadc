"""The daily review: what comes next, and what waits."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from study.banks.models import Status
from study.core.scheduling.order import place, turn
from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card
from study.review.operations import answer, undo
from study.review.queries.queue import DUE, NEW, Queue, ahead, day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_question, a_study, questions

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def course() -> Course:
    return a_course()


def remembered(learner: Learner, course: Course, due: date, group: str = "", **fields: Any) -> Card:
    """A card in review that is due on a day."""
    question = a_question(course, **({"group": group} if group else {}))
    known = {"stability": 5.0, "difficulty": 5.0, "reviews": 3, "last_day": due - 5 * DAY, "due_day": due}
    return a_card(learner, question, **{**known, **fields})


def in_step(learner: Learner, course: Course, at: datetime, **fields: Any) -> Card:
    """A card that was forgotten a moment ago and comes again at an instant."""
    step = {"due_at": at, "learning_step": 0, "last_day": TODAY}
    return remembered(learner, course, at.date(), **{**step, **fields})


def queue(learner: Learner, now: datetime = START) -> Queue:
    return day_queue(learner, now.date(), now)


def say(card: Card, form: dict[str, list[str]] = RIGHT, now: datetime = START) -> None:
    card.refresh_from_db()
    answer(
        learner=card.learner,
        card=card.pk,
        sent=Submission(1, card.reviews, form),
        now=now,
        today=now.date(),
    )


def test_the_order_of_a_day(learner: Learner, course: Course) -> None:
    later = in_step(learner, course, START + 5 * MINUTE)
    new = a_card(learner, a_question(course))
    due = remembered(learner, course, TODAY)
    overdue = remembered(learner, course, TODAY - 9 * DAY)
    step = in_step(learner, course, START - MINUTE)
    remembered(learner, course, TODAY + DAY)
    assert queue(learner).cards == tuple(card.pk for card in (step, overdue, new, due, later))
    assert queue(learner).waiting == 1


def test_a_step_of_yesterday_evening_is_due(learner: Learner, course: Course) -> None:
    card = in_step(learner, course, START - DAY)
    assert queue(learner).next == card.pk


def test_suspended_cards_and_retired_questions_are_not_asked(learner: Learner, course: Course) -> None:
    remembered(learner, course, TODAY, suspended_at=START)
    retired = remembered(learner, course, TODAY).question
    retired.status = Status.RETIRED
    retired.save()
    draft = a_question(course, status=Status.DRAFT)
    a_card(learner, draft)
    assert queue(learner).cards == ()


def test_anothers_cards_are_not_asked(learner: Learner, course: Course) -> None:
    remembered(a_learner(), course, TODAY)
    assert queue(learner).cards == ()


def test_siblings_of_what_was_answered_today_wait(learner: Learner, course: Course) -> None:
    first = remembered(learner, course, TODAY - DAY, group="fact")
    second = remembered(learner, course, TODAY, group="fact")
    assert queue(learner).cards == (first.pk,)  # one of them is in the count, not two
    say(first)
    assert queue(learner).cards == ()
    assert queue(learner, START + DAY).cards == (second.pk,)


def test_a_cards_own_step_comes_although_it_was_answered_today(learner: Learner, course: Course) -> None:
    card = remembered(learner, course, TODAY, group="fact")
    remembered(learner, course, TODAY, group="fact")
    say(card, WRONG)
    assert queue(learner, START + 10 * MINUTE).next == card.pk


def test_a_question_answered_in_a_quiz_keeps_its_siblings_back_too(learner: Learner, course: Course) -> None:
    quizzed = remembered(learner, course, TODAY + 3 * DAY, group="fact")
    remembered(learner, course, TODAY, group="fact")
    say(quizzed)
    assert queue(learner).cards == ()


def test_reviews_per_day_limit_cards_in_review_alone(course: Course) -> None:
    learner = a_learner(reviews_per_day=2)
    due = [remembered(learner, course, TODAY - n * DAY) for n in (3, 2, 1)]
    new = a_card(learner, a_question(course))
    assert queue(learner).cards == (due[0].pk, new.pk, due[1].pk)
    say(new)
    assert queue(learner).cards[:2] == (due[0].pk, due[1].pk)
    say(due[0])
    say(due[1])
    assert due[2].pk not in queue(learner).cards
    assert due[2].pk in queue(learner, START + DAY).cards


def test_the_limit_is_reached_across_siblings(course: Course) -> None:
    learner = a_learner(reviews_per_day=2)
    for number in range(3):
        remembered(learner, course, TODAY - 9 * DAY, group=f"fact-{number // 2}")
    assert len(queue(learner).cards) == 2


def test_progress_counts_answers_and_an_undo_takes_them_back(learner: Learner, course: Course) -> None:
    cards = [remembered(learner, course, TODAY) for _ in range(3)]
    say(cards[0])
    say(cards[1], WRONG)
    day = queue(learner)
    assert ([done.right for done in day.done], day.right, day.total, day.repeats) == ([True, False], 1, 3, 1)
    undo(learner=learner, now=START)
    assert (len(queue(learner).done), queue(learner).total) == (1, 3)


def test_what_is_ahead(learner: Learner, course: Course) -> None:
    a_study(learner, course)
    questions(course, 4)
    remembered(learner, course, TODAY + 3 * DAY)
    remembered(learner, course, TODAY + DAY)
    remembered(learner, course, TODAY + DAY)
    seen = ahead(learner, TODAY)
    assert (seen.day, seen.count, seen.new) == (TODAY + DAY, 2, 4)
    assert ahead(a_learner(), TODAY).day is None


def test_what_is_kept_back_today_comes_tomorrow(learner: Learner, course: Course) -> None:
    first = remembered(learner, course, TODAY, group="a note with two sides")
    remembered(learner, course, TODAY, group="a note with two sides")
    remembered(learner, course, TODAY + DAY)
    remembered(learner, course, TODAY + 3 * DAY)
    say(first)
    seen = ahead(learner, TODAY, asked=queue(learner).due)
    assert (seen.day, seen.count) == (TODAY + DAY, 2)


@pytest.mark.parametrize("cards", [1, 30])
def test_reads_do_not_grow_with_cards(
    learner: Learner, course: Course, cards: int, django_assert_num_queries: Any
) -> None:
    for number in range(cards):
        remembered(learner, course, TODAY - (number % 3) * DAY)
    with django_assert_num_queries(6):
        queue(learner)


def test_a_day_on_which_nothing_is_due_asks_for_less(learner: Learner, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(5):
        assert not day_queue(learner, TODAY, START, may_wait=True).cards


def test_what_a_learner_asks_for_holds(learner: Learner) -> None:
    one, two = a_course("one"), a_course("two")
    due = remembered(learner, one, TODAY)
    other = a_card(learner, a_question(one))
    asked = a_card(learner, a_question(two, group=f"{two.pk}/tides#1"))
    expected = {"": (other, due, asked), NEW: (other, asked), DUE: (due,)}
    for focus, order in expected.items():
        assert day_queue(learner, TODAY, START, focus).cards == tuple(card.pk for card in order)
    assert day_queue(learner, TODAY, START, NEW, course=two.pk).cards == (asked.pk,)


def test_of_many_due_cards_those_come_that_stand_first_in_the_order_of_the_day(course: Course) -> None:
    """Whether the first ones read are enough, or siblings among them make it read on."""
    for group in ("", "one fact"):
        learner = a_learner(reviews_per_day=4)
        a_study(learner, course)
        fields = {"stability": 9.0, "difficulty": 5.0, "last_day": TODAY - timedelta(9)}
        cards = [
            a_card(learner, a_question(course, group=group if number % 8 else f"{number}"), due_day=day, **fields)
            for day in (TODAY - timedelta(1), TODAY)
            for number in range(3 if day < TODAY else 40)
        ]
        in_order = sorted(cards, key=lambda card: (card.due_day, place(card.pk, turn(TODAY))))
        wanted, seen = list[int](), set[str]()
        for card in in_order:
            if not card.group or card.group not in seen:
                wanted.append(card.pk)
            seen.add(card.group)
        assert list(day_queue(learner, TODAY, START).cards) == wanted[:4], group
