"""Whole requests by the clock of the processor: the review of a learner with a great past, on a fresh day and on one
with hundreds of answers, and the pages around it. Budgets are meant at the yardstick and scale with it."""

import logging
import re
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from time import process_time
from typing import Any

from django.conf import settings
from django.core.management import call_command

from study.banks.models import Version
from study.people.models import Learner, User
from study.review.models import Card
from study.today.management.commands.serve import collect_static
from tests.benchmarks.big_learner import NOW, TODAY
from tests.benchmarks.browser import Browser, Page
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.yardstick import LENGTH, scaled, yardstick

OF_THE_REVIEW, OF_A_PAGE = 8, 15
"""Milliseconds at the yardstick."""
TIMES, MANY = 40, 400
"""Answers that are measured, and answers before them on a day that had many."""
ACTION, OPTION = re.compile(r'action="(/review/\d+/)"'), re.compile(r'name="answer"\s+value="([^"]+)"')
PAGES = {
    "Today": "/",
    "settings": "/settings/",
    "a topic": "/courses/aws-lambda/topics/concurrency/",
    "a course": "/courses/aws-lambda/",
    "the course of all cards": "/courses/big/",
    "search": "/search/?q=timeout",
}

_seconds = count()


def ticking() -> datetime:
    """A second later with each request, on the day after the one for which the learner was made."""
    return NOW + timedelta(days=1, seconds=next(_seconds))


class Costs(defaultdict[str, list[float]]):
    """Milliseconds of processor by name."""

    def of[Result](self, name: str, call: Callable[[], Result]) -> Result:
        began = process_time()
        result = call()
        self[name].append((process_time() - began) * 1_000)
        return result


def run(learner: Learner, size: str) -> list[Figure]:
    settings.KEEPWARM_CLOCK = f"{__name__}.ticking"
    logging.getLogger("keepwarm.request").setLevel(logging.ERROR)
    call_command("load_content", verbosity=0)
    collect_static()
    learner.user = User.objects.create_user("big@example.org", "big")
    learner.save()
    enough = Card.objects.filter(learner=learner).order_by("pk")[: MANY + 3 * TIMES]
    Card.objects.filter(learner=learner).exclude(due_at=None).update(due_at=None, learning_step=None)
    Card.objects.filter(pk__in=enough.values("pk")).update(due_day=TODAY + timedelta(days=1))
    browser, right = Browser.of(learner.user), _right()
    figures = [Figure("the yardstick: plain Python", yardstick(), "ms"), Figure("budgets are meant at", LENGTH, "ms")]
    for name, before in ((size, 5), (f"{size}, after {MANY} answers", MANY - TIMES - 5)):
        for number in range(before):
            _answer(browser, Costs(list), right, number)
        costs = Costs(list)
        for number in range(TIMES):
            _answer(browser, costs, right, number)
        figures += _figures(costs, name, OF_THE_REVIEW)
    return figures + _pages(browser)


def _figures(costs: Costs, where: str, budget: float) -> list[Figure]:
    return [Figure(f"{what}, {where}", median(times), "ms", scaled(budget)) for what, times in costs.items()]


def _pages(browser: Browser) -> list[Figure]:
    costs = Costs(list)
    for name, address in PAGES.items():
        for _ in range(3):
            assert browser.open(address).status == 200, address
        for _ in range(20):
            costs.of(name, lambda address=address: browser.open(address))  # type: ignore[misc]
    return _figures(costs, "whole page", OF_A_PAGE)


def _right() -> str:
    body: dict[str, Any] = Version.objects.filter(question__bank__slug="big").values_list("body", flat=True)[0]
    return next(option["key"] for option in body["options"] if option["right"])


def _answer(browser: Browser, costs: Costs, right: str, number: int) -> None:
    """One question, its answer (one of five wrong) and the verdict, as htmx asks for them."""
    asked: Page = costs.of("next", lambda: browser.open("/review/", part=True))
    found = ACTION.search(asked.text)
    assert found
    options = OPTION.findall(asked.text)
    chosen = right if number % 5 else next(one for one in options if one != right)
    sent = costs.of("answer", lambda: browser.open(found[1], {**asked.hidden, "answer": chosen}, part=True))
    assert sent.status == 303, sent.text
    assert costs.of("verdict", lambda: browser.open(sent.location, part=True)).status == 200
