"""`manage.py work`: does what takes longer than a page should wait."""

import os
import socket
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand

from study.library.warming import settle
from study.web import clock, tasks
from study.web.service import keep_on

PAUSE = 1.0
"""Seconds until somebody looks for work again."""


class Command(BaseCommand):
    """Works until it is ended; a task that is cut off is taken up again."""

    help = (
        "Do the long work that waits, such as reading many notes, and once a day remove what is nobody's any more. "
        "Several may run beside each other."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="end when nothing waits")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        worker = f"{socket.gethostname()[:20]}-{os.getpid()}-{os.urandom(3).hex()}"
        if once:
            while tasks.run_next(worker=worker, clock=clock.now):
                pass
            return
        settle()
        said: datetime | None = None

        def step() -> bool:
            nonlocal said
            now = clock.now()
            if said is None or (now - said).total_seconds() >= tasks.BEAT:
                tasks.say_there(worker=worker, now=now)
                tasks.begin(now=now)
                said = now
            return tasks.run_next(worker=worker, clock=clock.now)

        try:
            keep_on(step, PAUSE)
        except KeyboardInterrupt:
            self.stderr.write("Stopped; what was begun is taken up again.")
