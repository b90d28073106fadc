"""A mock exam by the clock of the processor: what its start, each choice, its end and its result cost the server."""

import logging
import re
from collections.abc import Iterator
from uuid import uuid4

from django.core.management import call_command

from study.people.models import Learner, User
from study.today.management.commands.serve import collect_static
from study.web import clock
from tests.benchmarks.browser import Browser
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.requests import Costs
from tests.benchmarks.yardstick import LENGTH, scaled, yardstick

PEOPLE, FORM = 30, "10"
BUDGETS = {"start": 60, "open a question": 10, "save": 10, "end": 5, "result": 6}
"""Milliseconds at the yardstick."""
OPTION = re.compile(r'name="answer"\s+value="([^"]+)"')


def run() -> Iterator[Figure]:
    logging.getLogger("keepwarm.request").setLevel(logging.ERROR)
    call_command("load_content", verbosity=0)
    collect_static()
    costs = Costs(list)
    for number in range(PEOPLE):
        user = User.objects.create_user(f"sitter{number}@example.org", "sits")
        Learner.objects.create(user=user, created_at=clock.now())
        _sit(Browser.of(user), Costs(list) if number < PEOPLE // 3 else costs)
    yield Figure("the yardstick: plain Python", yardstick(), "ms")
    yield Figure("budgets are meant at", LENGTH, "ms")
    for what, times in costs.items():
        yield Figure(f"mock exam: {what}", median(times), "ms", scaled(BUDGETS[what]))


def _sit(browser: Browser, costs: Costs) -> None:
    page = browser.open("/exams/")
    form = {**page.hidden, "course": "aws-lambda", "form": FORM}
    begun = costs.of("start", lambda: browser.open("/exams/start/", form))
    assert begun.status == 303, begun.text
    sitting = begun.location
    for position in range(1, int(FORM) + 1):
        address = f"{sitting}{position}/"
        asked = costs.of("open a question", lambda address=address: browser.open(address))  # type: ignore[misc]
        sent = {**asked.hidden, "by": "script", "choice": str(uuid4()), "answer": OPTION.findall(asked.text)[0]}
        saved = costs.of("save", lambda address=address, sent=sent: browser.open(address, sent))  # type: ignore[misc]
        assert saved.status == 200, saved.text
    token = browser.open(f"{sitting}finish/").hidden
    ended = costs.of("end", lambda: browser.open(f"{sitting}finish/", token))
    assert ended.status == 303, ended.text
    found = costs.of("result", lambda: browser.open(ended.location))
    assert found.status == 200, found.text
