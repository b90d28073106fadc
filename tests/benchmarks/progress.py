"""The pages of progress and of the day with a great many cards and half a year of answers."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from statistics import median
from time import process_time

from django.conf import settings
from django.db import connection

from study.core.scheduling import SCHEDULER_VERSION
from study.people.models import Learner, User
from study.progress.page import progress
from study.review.models import Card, Review
from study.today.management.commands.serve import collect_static
from tests.benchmarks.big_learner import NOW, TODAY
from tests.benchmarks.browser import Browser
from tests.benchmarks.figures import Figure
from tests.benchmarks.requests import ticking
from tests.benchmarks.yardstick import scaled

A_DAY, DAYS = 500, 180
ROUNDS = 7
OF_THE_PAGE, OF_TODAY = 80, 30
"""Milliseconds at the yardstick."""


def run(learner: Learner, size: str) -> list[Figure]:
    _answers(learner)
    return [*_figures(learner, size), *_pages(learner, size)]


def _figures(learner: Learner, size: str) -> Iterator[Figure]:
    times = []
    for _ in range(ROUNDS):
        began = process_time()
        progress(learner, TODAY, "4w")
        times.append((process_time() - began) * 1000)
    yield Figure(f"progress: {size}", median(times), "ms", scaled(OF_THE_PAGE))
    with connection.execute_wrapper(counter := _Counter()):
        progress(learner, TODAY, "4w")
    yield Figure("progress: statements", counter.number, "", 15)


def _pages(learner: Learner, size: str) -> Iterator[Figure]:
    """Whole requests, with 10,000 cards due."""
    settings.KEEPWARM_CLOCK = f"{ticking.__module__}.{ticking.__name__}"
    logging.getLogger("keepwarm.request").setLevel(logging.ERROR)
    collect_static()
    learner.user = User.objects.create_user("years@example.org", "years")
    learner.save()
    browser = Browser.of(learner.user)
    for address, budget in (("/progress/", OF_THE_PAGE), ("/", OF_TODAY)):
        assert browser.open(address).status == 200, address  # the first page of a day deals and plans
        times = []
        for _ in range(ROUNDS):
            began = process_time()
            browser.open(address)
            times.append((process_time() - began) * 1000)
        yield Figure(f"whole page {address}, {size}", median(times), "ms", scaled(budget))


class _Counter:
    """Counts the statements that go through it."""

    number = 0

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        self.number += 1
        return execute(sql, params, many, context)


def _answers(learner: Learner) -> None:
    """So many answers a day to cards that were due, one in eight wrong."""
    cards = list(Card.objects.filter(learner=learner).select_related("question")[: A_DAY * DAYS])
    for number in range(DAYS):
        day = TODAY - timedelta(DAYS - number)
        before = {"stability": 12.0, "difficulty": 5.0, "learning_step": None, "lapses": 0, "reviews": 3}
        before |= {"last_day": str(day - timedelta(10)), "due_day": str(day), "due_at": None}
        Review.objects.bulk_create(
            [
                Review(
                    learner=learner,
                    card=card,
                    version_id=card.question.current_id,
                    ordinal=10 + number,
                    day=day,
                    answered_at=NOW - (TODAY - day),
                    answer={},
                    score=float(place % 8 > 0),
                    grade=3 if place % 8 else 1,
                    seconds=15.0,
                    seed=1,
                    before=before,
                    scheduler=SCHEDULER_VERSION,
                )
                for place, card in enumerate(cards[number * A_DAY : (number + 1) * A_DAY])
            ],
            batch_size=1000,
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
