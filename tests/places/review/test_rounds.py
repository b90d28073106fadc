"""A round: what was done in one go, and the way back through it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from study.library.models import Course
from study.people.models import Learner
from study.review.models import Action, Card, Review, Round
from study.review.operations import answer, bring_back, end_round, guessed, merge_learners, suspend, undo
from study.review.queries.queue import day_queue
from study.review.rounds import IDLE
from study.review.submission import Submission
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_learner, a_user, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
LATE = START.replace(hour=3, minute=59) + DAY  # the learner's Monday ends in a minute
AFTER = LATE + 2 * MINUTE


@pytest.fixture
def cards(learner: Learner, course: Course) -> list[Card]:
    return [a_card(learner, question) for question in questions(course, 4)]


def say(card: Card, form: Any = RIGHT, now: datetime = START) -> Review:
    card.refresh_from_db()
    today = (now - timedelta(hours=4)).date()
    sent = Submission(1, card.reviews, form)
    return answer(learner=card.learner, card=card.pk, sent=sent, now=now, today=today).review  # type: ignore[union-attr]


def state(cards: list[Card]) -> list[dict[str, Any]]:
    return list(Card.objects.filter(pk__in=[card.pk for card in cards]).order_by("pk").values())


def test_undo_goes_back_through_answers_and_settings_aside_in_their_order(learner: Learner, cards: list[Card]) -> None:
    seen, now = [], START
    for number, do in enumerate(("answer", "aside", "answer", "answer", "aside")):
        seen.append(state(cards))
        now += MINUTE
        if do == "answer":
            say(cards[number % 3], WRONG if number == 3 else RIGHT, now)
        else:
            suspend(learner=learner, card=cards[number % 4].pk, now=now)
    for before in reversed(seen):
        assert undo(learner=learner, now=now)
        assert state(cards) == before
    assert undo(learner=learner, now=now) is None


def test_set_aside_and_undo_takes_the_setting_aside_back_alone(learner: Learner, cards: list[Card]) -> None:
    row = say(cards[0])
    suspend(learner=learner, card=cards[1].pk, now=START)
    undone = undo(learner=learner, now=START)
    assert undone and (undone.card, undone.review) == (cards[1], None)
    row.refresh_from_db()
    assert row.voided_at is None and not Card.objects.exclude(suspended_at=None).exists()


def test_what_was_brought_back_is_not_undone_again(learner: Learner, cards: list[Card]) -> None:
    row = say(cards[0])
    suspend(learner=learner, card=cards[1].pk, now=START)
    bring_back(learner=learner, cards=[cards[1].pk], now=START)
    undone = undo(learner=learner, now=START)
    assert undone and undone.review == row


def test_setting_aside_twice_is_once(learner: Learner, cards: list[Card]) -> None:
    for _ in range(2):
        suspend(learner=learner, card=cards[0].pk, now=START)
    assert Action.objects.count() == 1


def test_undo_and_a_guess_reach_over_the_end_of_the_day(learner: Learner, cards: list[Card]) -> None:
    before = state(cards)
    row = say(cards[0], now=LATE)
    guess = guessed(learner=learner, review_id=row.pk, now=AFTER)
    assert (guess.guessed, guess.day) == (True, TODAY)
    assert [done.number for done in day_queue(learner, TODAY + DAY, AFTER).done] == [guess.pk]
    undone = undo(learner=learner, now=AFTER)
    assert undone and undone.review == guess
    assert state(cards) == before
    assert undo(learner=learner, now=AFTER) is None


def test_a_double_tap_takes_one_thing_back(learner: Learner, cards: list[Card]) -> None:
    first, second = say(cards[0]), say(cards[1])
    offered = day_queue(learner, TODAY, START).round.undo
    assert offered and offered.done == "the last answer"
    for _ in range(2):
        undone = undo(learner=learner, now=START, number=offered.number)
        assert undone and undone.review == second
    first.refresh_from_db()
    assert first.voided_at is None


def test_an_old_page_takes_nothing_back_that_it_did_not_show(learner: Learner, cards: list[Card]) -> None:
    say(cards[0])
    offered = day_queue(learner, TODAY, START).round.undo
    say(cards[1])
    assert offered and undo(learner=learner, now=START, number=offered.number) is None
    assert not Review.objects.exclude(voided_at=None).exists()


def test_nobody_undoes_for_another(learner: Learner, cards: list[Card]) -> None:
    say(cards[0])
    number = Action.objects.get().pk
    for given in (0, number):
        assert undo(learner=a_learner(), now=START, number=given) is None
    assert not Review.objects.exclude(voided_at=None).exists()


def test_a_round_is_over_when_nothing_was_done_for_long(learner: Learner, cards: list[Card]) -> None:
    say(cards[0])
    assert undo(learner=learner, now=START + IDLE + MINUTE) is None
    assert day_queue(learner, TODAY, START + IDLE + MINUTE).round.undo is None
    say(cards[1], now=START + IDLE + MINUTE)
    say(cards[2], now=START + 2 * IDLE)  # idle is counted from the last thing done
    assert [one.ended_at is None for one in Round.objects.order_by("id")] == [False, True]
    for _ in range(2):
        assert undo(learner=learner, now=START + 2 * IDLE)
    assert undo(learner=learner, now=START + 2 * IDLE) is None
    assert Review.objects.filter(voided_at=None).count() == 1


def test_the_end_page_ends_it_and_can_still_take_back(learner: Learner, cards: list[Card]) -> None:
    first = say(cards[0])
    end_round(learner=learner, now=START)
    queue = day_queue(learner, TODAY, START)
    assert queue.done == () and queue.round.answers and queue.round.undo  # what comes now begins another
    undone = undo(learner=learner, now=START)
    assert undone and undone.review == first
    say(cards[0])
    assert Round.objects.count() == 1  # it went on
    end_round(learner=learner, now=START)
    say(cards[1])
    assert Round.objects.count() == 2
    assert undo(learner=learner, now=START)
    assert undo(learner=learner, now=START) is None


def test_a_guest_who_signs_in_can_still_take_back(learner: Learner, cards: list[Card]) -> None:
    account = a_learner(user=a_user())
    say(a_card(account, cards[3].question))
    row = say(cards[0])
    merge_learners(keep=account, guest=learner, now=START)
    undone = undo(learner=account, now=START)
    assert undone and undone.review == row
    assert undo(learner=account, now=START) is None
    assert Round.objects.filter(learner=account, ended_at=None).count() == 1


def text(response: Any) -> str:
    return str(page_source(response))


def post(reader: Client, card: Card) -> str:
    card.refresh_from_db()
    sent = {"answer": "rises", "version": 1, "ordinal": card.reviews}
    return str(reader.post(f"/review/{card.pk}/", sent)["Location"])


def test_the_strip_counts_the_round_over_the_end_of_the_day(reader: Client, cards: list[Card]) -> None:
    clock.move(LATE - START)
    post(reader, cards[0])
    clock.move(2 * MINUTE)
    assert "Review, 2 of 4 ·" in text(reader.get("/review/"))
    post(reader, cards[1])
    clock.move(IDLE + MINUTE)
    page = text(reader.get("/review/"))
    assert "Review, 1 of 2 ·" in page and 'data-key="u"' not in page


def test_the_end_page_sums_the_round_up_and_offers_to_go_back(reader: Client, cards: list[Card]) -> None:
    for card in cards:
        answered = post(reader, card)
    for _ in range(2):  # also when it is loaded again
        page = text(reader.get("/review/"))
        assert "You answered 4, 4 right." in page and "Undo the last answer" in page
    number = Action.objects.latest("pk").pk
    for _ in range(2):
        assert reader.post("/review/undo/", {"action": number})["Location"] == f"/review/{cards[3].pk}/"
    assert "was taken back" in text(reader.get(answered))
    assert "Review, 4 of 4 ·" in text(reader.get("/review/"))


def test_undo_says_what_it_would_take_back(reader: Client, cards: list[Card]) -> None:
    post(reader, cards[0])
    reader.post(f"/review/{cards[1].pk}/suspend/")
    page = text(reader.get("/review/"))
    assert "Undo setting the question aside" in page and "undo setting the question aside" in page
    assert reader.post("/review/undo/")["Location"] == f"/review/{cards[1].pk}/"
    assert "Undo the last answer" in text(reader.get("/review/"))
