"""Forty-five learner days, walked through the product: what each page promises is held against what came."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from study.core.scheduling.fuzz import draw
from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card
from study.review.operations import answer, recheck
from study.review.queries.offers import Offer
from study.review.queries.queue import BOTH, DUE, NEW, day_queue
from study.review.submission import Submission
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_topic, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
DAYS, NEW_A_DAY, SECONDS = 45, 3, 12
DAY = timedelta(days=1)


def misses(card: int, day: date) -> bool:
    """A learner who misses one card in seven, the same ones each time."""
    return draw(card, day.toordinal()) % 7 == 0


class Walk:
    """A learner on one of the days, and what came on it."""

    def __init__(self, reader: Client, learner: Learner, number: int) -> None:
        self.reader, self.learner = reader, learner
        self.today = TODAY + number * DAY
        self.now = datetime.combine(self.today, START.timetz())
        clock.move(self.now - clock.now())
        self.came: list[Card] = []

    def page(self, address: str = "/") -> Any:
        return self.reader.get(address)

    def play(self, offer: Offer) -> int:
        """Begin what is offered and answer until it ends: how many cards came, each once."""
        self.reader.post("/review/more/", {"only": offer.only})
        began = self.now
        said = re.search(r"Review, 1 of (\d+)", page_source(self.page("/review/")))
        came: dict[int, bool] = {}
        while (pk := self._queue(offer).next) is not None:
            card = Card.objects.select_related("learner").get(pk=pk)
            if pk not in came:
                self.came.append(card)
            wrong = pk not in came and misses(pk, self.today)
            assert came.get(pk) is not True  # a card that was known does not come again
            came[pk] = not wrong
            sent = Submission(1, card.reviews, WRONG if wrong else RIGHT)
            answer(learner=self.learner, card=pk, sent=sent, now=self.now, today=self.today)
            self.now += timedelta(seconds=SECONDS)
        clock.move(self.now - clock.now())
        assert said and int(said[1]) == len(came)
        self.took = (self.now - began).total_seconds()
        assert self.page("/review/").context["state"] == "over"
        return len(came)

    def _queue(self, offer: Offer) -> Any:
        return day_queue(self.learner, self.today, self.now, "" if offer.only == BOTH else offer.only, offer.most)


def promised(offer: Offer) -> dict[str, int]:
    """The number on a button."""
    return {name: int(number) for name, number in zip(("all",), re.findall(r"\d+", offer.name), strict=False)}


def test_what_the_pages_promise_is_what_comes(reader: Client, learner: Learner, course: Course) -> None:
    Learner.objects.filter(pk=learner.pk).update(new_per_day=NEW_A_DAY)
    learner.refresh_from_db()
    for number in range(3):
        questions(course, 46, a_topic(course, f"Topic {number}", number))
    foretold: tuple[int, int] | None = None
    answers, minutes = 0, list[tuple[float, float]]()
    for number in range(DAYS):
        day = Walk(reader, learner, number)
        shown = day.page()
        offers, due = shown.context["offers"], shown.context["due"]
        assert offers.backlog is None and due.new == NEW_A_DAY
        assert foretold is None or foretold == (due.number, due.new), number
        by_kind = {offer.only: offer for offer in offers.sessions}
        assert set(by_kind) == ({DUE, NEW, BOTH} if due.number else {NEW})
        for kind in (BOTH,) if BOTH in by_kind and number % 2 else (DUE, NEW):
            if not (offer := by_kind.get(kind)):
                continue
            came = day.play(offer)
            assert came == promised(offer).get("all", due.number + due.new)
            answers += came
            if answers > 100:
                said = int(re.findall(r"\d+", offer.takes)[0]) if "about" in offer.takes else 0.5
                assert abs(said - day.took / 60) <= max(1, 0.4 * said), (number, offer, day.took)
                minutes.append((said, day.took / 60))
        new = sum(card.reviews == 0 for card in day.came)
        assert (new, len(day.came) - new) == (NEW_A_DAY, due.number)
        foretold = end_of(day, new)
    promised_in_all, taken = (sum(column) for column in zip(*minutes, strict=True))
    assert abs(promised_in_all / taken - 1) < 0.15
    assert recheck().different == ()


def end_of(day: Walk, new: int) -> tuple[int, int]:
    """Hold the page of the day that is done against what came; what it foretells for tomorrow."""
    shown = day.page()
    html = " ".join(page_source(shown).split())
    done = shown.context["done"]
    assert "Done for today" in html and not shown.context["offers"].sessions
    assert (done.learnt, done.reviewed) == (new, len(day.came) - new)
    missed = [card.pk for card in day.came if misses(card.pk, day.today)]
    assert [one.card for one in done.missed] == missed and done.again == len(missed)
    tomorrow = shown.context["loads"][1]
    later = shown.context["due"].later
    assert (later.day, later.due) == (tomorrow.day, tomorrow.due) or tomorrow.due == 0
    return tomorrow.due, tomorrow.new
