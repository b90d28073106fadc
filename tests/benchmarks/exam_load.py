"""Many people in one mock exam, by real processes on loopback: `python -m tests.benchmarks.exam_load --people 100`.

All start within a minute, each opens and saves a question at a fixed pace, the server is killed in between, and all end
in the same second: by time, with the results asked for as js/exams.js does it, or `--end hand`, each pressing the
button within that second. Every answer that was acknowledged is looked for afterwards.

With KEEPWARM_TEST_DATABASE=postgresql it is measured on PostgreSQL. The clients share the machine with the server, so
the yardstick is told beside the figures. `--minutes 2` is a short form: the start keeps its minute, and there is less
between it and the end; with `--every 4` each person saves as often in it as in ten minutes at the usual pace.
"""

import json
import os
import re
import socket
import sys
import tempfile
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPException
from pathlib import Path
from random import Random
from threading import Event, Lock, Thread
from time import perf_counter, sleep
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "study.settings.test")

import django

django.setup()

from tests.benchmarks.yardstick import yardstick  # noqa: E402 - Django first
from tests.places.installations import Installation, empty  # noqa: E402
from tests.places.processes import Answer, Process, Visitor  # noqa: E402

MOST_PEOPLE, MOST_MINUTES, QUESTIONS = 500, 15, 10
STARTING = 60.0
"""Seconds within which all start."""
BUDGETS = {"start": 500, "save": 50, "result": 1000}
"""Milliseconds that 95 of 100 may take."""
OPTION = re.compile(r'name="answer"\s+value="([^"]+)"')
SPREAD = 3.0
"""Seconds over which browsers whose time is over ask for the result (js/exams.js)."""
OVER = """
from datetime import timedelta
from study.core.exams.timing import GRACE
from study.exams.models import Sitting
from study.web import clock
begun = clock.now() - GRACE
for usual in {one.usual for one in Sitting.objects.all()}:
    Sitting.objects.filter(ended_at=None).update(started_at=begun - usual, seen_at=begun - usual)
"""
"""The time of all is over at one instant, and so is the grace."""
ACCOUNTS = """
import json
from study.people.models import Learner, User
from study.web import clock
from tests.benchmarks.browser import Browser
users = User.objects.bulk_create(User(email=f"p{{n:04}}@example.org", password="!") for n in range({people}))
Learner.objects.bulk_create(Learner(user=one, created_at=clock.now()) for one in users)
print(json.dumps([Browser.of(one).cookies for one in users]))
"""
"""Everybody is signed in: of visitors from one address only so many a minute become guests."""
FOUND = """
import json, sys
from study.exams.models import Slot
told = json.load(open({path!r}))
kept = {{(s, p): c for s, p, c in Slot.objects.values_list("sitting", "position", "chosen")}}
print(sum(kept.get((s, p)) != c for s, p, c in told))
"""


@dataclass
class Log:
    """What happened: seconds by what was done, errors, requests sent again after the server was killed, the answers
    that were acknowledged, by sitting and position, and for how many seconds the end and the result of all kept the
    server's processors busy."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    again: int = 0
    told: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    busy: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def ask(self, what: str, call: Callable[[], Answer], *, wanted: tuple[int, ...] = (200, 303)) -> Answer:
        """Ask until an answer comes, and note how long the last try took."""
        while True:
            began = perf_counter()
            with suppress(OSError, HTTPException):
                got = call()
                with self.lock:
                    self.seconds[what].append(perf_counter() - began)
                    if got.status not in wanted:
                        self.errors.append(f"{what}: {got.status}")
                return got
            with self.lock:
                self.again += 1

    def told_of(self, what: str) -> str:
        """How long it took, beside its budget."""
        p95, budget = self.p95(what), BUDGETS.get(what)
        said = "" if budget is None else f", budget {budget} ms{'' if p95 <= budget else ' MISSED'}"
        return f"  {what:<20} {len(self.seconds[what]):>6} times, p95 {p95:>8.1f} ms{said}"

    def p95(self, what: str) -> float:
        found = sorted(self.seconds[what])
        return found[min(len(found) - 1, int(len(found) * 0.95))] * 1000 if found else 0.0


@dataclass
class Sitter:
    """One person: starts after `wait` seconds, then opens and saves a question every `every` seconds until it
    is `over`, or ends it `by_hand` then."""

    port: int
    wait: float
    every: float
    log: Log
    over: Event
    by_hand: bool
    visitor: Visitor

    def run(self) -> None:
        self.over.wait(self.wait)
        ask, go, port = self.log.ask, self.visitor.open, self.port
        page = ask("page of exams", lambda: go(port, "/exams/"))
        form = {**page.hidden_of("/exams/start/"), "form": str(QUESTIONS)}
        begun = ask("start", lambda: go(port, "/exams/start/", form))
        address = begun.headers.get("Location", "")
        if not address:
            return
        sitting, position = int(address.split("/")[2]), 0
        token = ask("look before the end", lambda: go(port, f"/exams/{sitting}/finish/")).hidden
        while not self.over.wait(self.every):
            position = position % QUESTIONS + 1
            self._save(sitting, position)
        sleep(Random(sitting).random() * (1 if self.by_hand else SPREAD))
        if self.by_hand:
            ask("end", lambda: go(port, f"/exams/{sitting}/finish/", token))
        ask("result", lambda: go(port, f"/exams/{sitting}/result/"))

    def _save(self, sitting: int, position: int) -> None:
        address, ask = f"/exams/{sitting}/{position}/", self.log.ask
        page = ask("open a question", lambda: self.visitor.open(self.port, address))
        options = [unescape(key) for key in OPTION.findall(page.text)]
        if not options:
            return
        key = Random(sitting * 100 + position).choice(options)
        form = {**page.hidden_of(address), "by": "script", "choice": str(uuid4()), "answer": key}
        saved = ask("save", lambda: self.visitor.open(self.port, address, form))
        if saved.status == 200:
            with self.log.lock:
                self.log.told[sitting, position] = [key]


def measured(at: Installation, people: int, minutes: float, every: float, kills: int, by_hand: bool) -> Log:
    """Let so many people sit the exam on this installation."""
    log, over = Log(), Event()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(1024)
        port = listening.getsockname()[1]
        serving = ("-m", "gunicorn", "study.wsgi", "--bind", f"fd://{listening.fileno()}")
        process = Process(at, *serving, listening=listening)
        try:
            Visitor().surely(port, "/exams/")
            sitters = [
                Sitter(port, STARTING * number / people, every, log, over, by_hand, Visitor(cookies, stays=True))
                for number, cookies in enumerate(json.loads(at.python(ACCOUNTS.format(people=people))))
            ]
            threads = [Thread(target=one.run, daemon=True) for one in sitters]
            for thread in threads:
                thread.start()
            over.wait(STARTING)
            for _ in range(kills):
                over.wait(minutes * 60 / (kills + 1))
                process.again()
            over.wait(minutes * 60 / (kills + 1))
            if not by_hand:
                at.python(OVER)
            before = process.busy
            over.set()
            for thread in threads:
                thread.join(timeout=300)
            log.busy = process.busy - before
        finally:
            process.kill()
    return log


def main() -> int:
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=100)
    asked.add_argument("--minutes", type=float, default=10, help="between the start of the last and the end")
    asked.add_argument("--every", type=float, default=20, help="seconds between the questions of one person")
    asked.add_argument("--kills", type=int, default=2)
    asked.add_argument("--end", choices=("time", "hand"), default="time", help="how all end in the same second")
    given = asked.parse_args()
    people, minutes = min(given.people, MOST_PEOPLE), min(given.minutes, MOST_MINUTES)
    with tempfile.TemporaryDirectory() as folder:
        at = empty(Path(folder) / "data", "exam_load")
        try:
            at.manage("migrate", "--verbosity", "0")
            at.manage("load_content")
            at.manage("collectstatic", "--no-input", "--verbosity", "0")
            log = measured(at, people, minutes, given.every, given.kills, given.end == "hand")
            path = Path(folder) / "told.json"
            path.write_text(json.dumps([[*place, keys] for place, keys in log.told.items()]))
            lost = int(at.python(FOUND.format(path=str(path))))
        finally:
            at.remove()
    print(f"{people} people, {minutes:g} minutes, {at.url.partition(':')[0]}; yardstick {yardstick():.1f} ms")
    for what in log.seconds:
        print(log.told_of(what))
    each = log.busy / people * 1000
    print(f"  end and result of one: {each:.1f} ms of the server's processors; the database's are not counted")
    print(
        f"  {len(log.errors)} errors, {log.again} sent again, {len(log.told)} answers acknowledged, {lost} of them lost"
    )
    for error in sorted(set(log.errors)):
        print(f"  {error}: {log.errors.count(error)} times")
    return 1 if log.errors or lost else 0


if __name__ == "__main__":
    sys.exit(main())
