"""Sessions ask what their button says, and end there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card, Review
from study.review.queries.queue import day_queue
from tests import clock
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_question, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def due_cards(learner: Learner, course: Course, number: int, **fields: Any) -> list[Card]:
    known = {"stability": 5.0, "difficulty": 5.0, "reviews": 3, "last_day": TODAY - 5 * DAY, "due_day": TODAY}
    return [a_card(learner, question, **{**known, **fields}) for question in questions(course, number)]


def new_cards(learner: Learner, course: Course, number: int) -> list[Card]:
    Learner.objects.filter(pk=learner.pk).update(new_per_day=number)
    return [a_card(learner, question) for question in questions(course, number)]


def begin(reader: Client, **what: str) -> None:
    assert reader.post("/review/more/", what)["Location"] == "/review/"


def page(reader: Client, url: str = "/review/") -> str:
    return page_source(reader.get(url))


def asked(reader: Client) -> int | None:
    """The card that the session asks, or None where it ended."""
    found = reader.get("/review/").context.get("asked")
    return found.card if found else None


def say(reader: Client, number: int, form: dict[str, list[str]] = RIGHT) -> None:
    card = Card.objects.get(pk=number)
    assert reader.post(f"/review/{number}/", {**form, "version": 1, "ordinal": card.reviews}).status_code == 303


def play(reader: Client, missed: tuple[int, ...] = ()) -> list[int]:
    """Answer until the session ends: the cards in the order they were asked. Those `missed` are missed each time."""
    came: list[int] = []
    while (card := asked(reader)) is not None:
        assert len(came) < 100
        say(reader, card, WRONG if card in missed else RIGHT)
        came.append(card)
    return came


def test_a_review_asks_what_is_due_and_ends_though_new_cards_wait(
    reader: Client, learner: Learner, course: Course
) -> None:
    due, _ = due_cards(learner, course, 3), new_cards(learner, course, 2)
    begin(reader, only="due")
    assert "Review, 1 of 3 ·" in page(reader)
    assert sorted(play(reader)) == [card.pk for card in due]
    html = page(reader)
    assert "You answered 3, 3 right." in html and "Learn 2 new" in html


def test_learning_asks_new_cards_alone(reader: Client, learner: Learner, course: Course) -> None:
    _, new = due_cards(learner, course, 3), new_cards(learner, course, 2)
    begin(reader, only="new")
    assert "Review, 1 of 2 ·" in page(reader)
    assert play(reader) == [card.pk for card in new]
    assert "Review 3 due" in page(reader)


def test_both_has_the_new_ones_in_between(reader: Client, learner: Learner, course: Course) -> None:
    new = [card.pk for card in new_cards(learner, course, 2)]
    due = [card.pk for card in due_cards(learner, course, 9)]
    begin(reader, only="both")
    came = play(reader)
    assert sorted(came) == sorted([*new, *due]) and [pk for pk in came if pk in new] == new
    assert [place for place, pk in enumerate(came) if pk in new] == [2, 8]


@pytest.mark.parametrize("place", [0, 2])
def test_a_miss_comes_back_once_at_the_end(reader: Client, learner: Learner, course: Course, place: int) -> None:
    due = [card.pk for card in due_cards(learner, course, 3)]
    begin(reader, only="due")
    for card in due:
        say(reader, card, WRONG if card == due[place] else RIGHT)
    assert "3 of 3, 1 again" in " ".join(page(reader).split())
    say(reader, due[place], WRONG)
    assert asked(reader) is None
    html = " ".join(page(reader).split())  # also when it is loaded again
    assert "You answered 3, 2 right, and 1 again." in html
    clock.move(15 * MINUTE)  # the step of the card that was missed twice is over
    assert asked(reader) is None
    begin(reader, only="due")
    assert asked(reader) == due[place]


def test_a_second_tab_does_not_make_a_session_longer(reader: Client, learner: Learner, course: Course) -> None:
    first, second = (card.pk for card in due_cards(learner, course, 2))
    begin(reader, only="due")
    for card in (first, second):
        say(reader, card, WRONG)
    old = {**WRONG, "version": 1, "ordinal": Card.objects.get(pk=first).reviews}
    for _ in range(2):  # the same question stands in two tabs
        reader.post(f"/review/{first}/", old)
    assert play(reader, missed=(second,)) == [second]
    assert Review.objects.count() == 4


def test_a_session_that_was_left_does_not_count_in_the_next(reader: Client, learner: Learner, course: Course) -> None:
    due, new = due_cards(learner, course, 3), new_cards(learner, course, 2)
    begin(reader, only="new")
    say(reader, new[0].pk)
    begin(reader, only="due")
    assert "Review, 1 of 3 ·" in page(reader)
    assert sorted(play(reader)) == [card.pk for card in due]


def test_a_step_that_ends_meanwhile_does_not_make_a_session_longer(
    reader: Client, learner: Learner, course: Course
) -> None:
    due = due_cards(learner, course, 2)
    (step,) = due_cards(learner, course, 1, due_at=clock.START + MINUTE, learning_step=0, last_day=TODAY)
    assert "Review 3 due" in page(reader, "/")
    begin(reader, only="due")
    clock.move(2 * MINUTE)
    assert "Review, 1 of 3 ·" in page(reader)
    assert set(play(reader)) == {step.pk, *(card.pk for card in due)}


def test_what_was_asked_for_yesterday_does_not_hold(reader: Client, learner: Learner, course: Course) -> None:
    new_cards(learner, course, 1)
    begin(reader, only="new")
    (due,) = due_cards(learner, course, 1)
    clock.move(DAY)
    assert asked(reader) == due.pk


def test_going_back_from_the_end_page_goes_on_with_the_session(
    reader: Client, learner: Learner, course: Course
) -> None:
    new = new_cards(learner, course, 2)
    due_cards(learner, course, 1)
    begin(reader, only="new")
    play(reader)
    for card in reversed(new):
        assert reader.post("/review/undo/")["Location"] == f"/review/{card.pk}/"
    assert play(reader) == [card.pk for card in new]


def test_a_course_begins_a_session_of_what_is_due(reader: Client, learner: Learner, course: Course) -> None:
    due_cards(learner, course, 1)
    new_cards(learner, course, 1)
    begin(reader, only="new")
    html = page(reader, f"/courses/{course.address}/")
    assert 'name="only" value="due">Review what is due' in " ".join(html.split())


def test_heading_button_and_session_agree_with_siblings(reader: Client, learner: Learner, course: Course) -> None:
    known = {"stability": 5.0, "difficulty": 5.0, "reviews": 3, "last_day": TODAY - 5 * DAY, "due_day": TODAY}
    for number in range(80):
        a_card(learner, a_question(course, group=f"fact-of-two-{number // 2}"), **known)
    html = page(reader, "/")
    assert "40 cards due" in html and "Review 40 due" in html
    begin(reader, only="due")
    assert "Review, 1 of 40 ·" in page(reader)
    assert len(play(reader)) == 40


def test_a_fortnight_in_which_every_session_brings_what_it_promised(
    reader: Client, learner: Learner, course: Course
) -> None:
    Learner.objects.filter(pk=learner.pk).update(new_per_day=3)
    for number in range(60):
        a_question(course, group=f"fact-of-three-{number // 3}")
    for day in range(14):
        today = TODAY + day * DAY
        page(reader, "/")  # opens the day
        for only in (("due", "new"), ("new", "due"), ("both",))[day % 3]:
            queue = day_queue(learner, today, clock.now(), begins=True)
            promised = {"due": queue.due, "new": queue.new, "both": queue.due + queue.new}[only]
            missed = queue.cards[day % 2 :: 4]
            begin(reader, only=only)
            came = play(reader, missed=tuple(missed))
            assert len(set(came)) == promised, (day, only)
            again = sum(came.count(card) == 2 for card in set(came))
            assert len(came) == promised + again, (day, only)
        clock.move(DAY)
