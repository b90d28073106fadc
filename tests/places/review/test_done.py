"""The end of a day and of a session: what was done, what was missed, and one press to be asked it once more."""

from datetime import timedelta

import pytest
from django.test import Client

from study.library.models import Course
from study.people.models import Learner
from study.review.models import Review
from study.review.operations import suspend
from study.review.queries.done import done
from study.review.queries.queue import MISSED, day_queue
from tests import clock
from tests.clock import START
from tests.factories import TODAY, WRONG, questions
from tests.places.review.test_sessions import asked, begin, due_cards, new_cards, page, play, say

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_the_day_is_done_with_what_was_answered_and_missed(reader: Client, learner: Learner, course: Course) -> None:
    due, _ = [card.pk for card in due_cards(learner, course, 3)], new_cards(learner, course, 2)
    begin(reader, only="both")
    say(reader, due[1], WRONG)
    clock.move(timedelta(minutes=1))
    play(reader)
    over = " ".join(page(reader).split())
    assert "Done for today" in over and "You answered 5, 4 right, and 1 again." in over
    assert "3 reviewed, 2 learnt" in over and "Missed today" in over
    today = " ".join(page(reader, "/").split())
    assert "Done for today" in today and "3 reviewed, 2 learnt" in today
    assert 'aria-label="5 cards today: 4 right, 1 missed"' in today
    first = Review.objects.filter(card=due[1]).earliest("pk")
    for html in (over, today):
        assert f'href="/review/answered/{first.pk}/"' in html and "Repeat the one missed" in html
        assert "It was asked again" in html


def test_repeating_asks_what_was_missed_and_ends(reader: Client, learner: Learner, course: Course) -> None:
    due = [card.pk for card in due_cards(learner, course, 4)]
    new_cards(learner, course, 1)
    begin(reader, only="due")
    play(reader, missed=tuple(due[:2]))
    assert "Repeat the 2 missed" in page(reader)
    begin(reader, only="missed")
    assert "Review, 1 of 2 ·" in page(reader)
    assert sorted(play(reader)) == due[:2]
    assert asked(reader) is None
    assert "Repeat the 2 missed" in page(reader, "/")  # as often as somebody likes


def test_what_was_set_aside_since_is_not_repeated(reader: Client, learner: Learner, course: Course) -> None:
    due = [card.pk for card in due_cards(learner, course, 2)]
    for card in due:
        say(reader, card, WRONG)
    suspend(learner=learner, card=due[0], now=clock.now())
    assert (len(done(learner, TODAY).missed), done(learner, TODAY).open) == (2, 1)
    assert day_queue(learner, TODAY, START, MISSED, begins=True).cards == (due[1],)


def test_a_day_without_a_miss_and_without_answers(reader: Client, learner: Learner, course: Course) -> None:
    assert done(learner, TODAY).total == 0
    assert "Missed today" not in page(reader, "/") and "Done for today" not in page(reader, "/")
    for card in due_cards(learner, course, 1):
        say(reader, card.pk)
    assert "Missed today" not in page(reader, "/") and "Done for today" in page(reader, "/")
    assert done(learner, TODAY + DAY).total == 0


def test_more_that_is_offered_is_what_comes(reader: Client, learner: Learner, course: Course) -> None:
    for card in due_cards(learner, course, 1):
        say(reader, card.pk)
    Learner.objects.filter(pk=learner.pk).update(new_per_day=0)
    questions(course, 3)
    assert "Learn 3 more new" in page(reader, "/")
    reader.post("/review/more/", {"number": 3})
    assert len(play(reader)) == 3
