"""`manage.py prune`: removes what is nobody's any more."""

from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from study.people.operations import prune
from study.web import clock, rates


class Command(BaseCommand):
    """Once, or again and again."""

    help = "Remove guests of more than a day who own nothing, sessions that are over, and old counts of rates."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="HOURS", help="go on, and do it again after so many hours")

    def handle(self, *args: Any, every: float | None = None, **options: Any) -> None:
        while True:
            now = clock.now()
            gone = prune(now=now)
            counts = rates.forget(now)
            self.stdout.write(f"Removed {gone.guests:,} guests, {gone.sessions:,} sessions, {counts:,} counts.")
            if not every:
                return
            connections.close_all()
            Event().wait(every * 3600)
