"""`manage.py prune`: removes what no longer belongs to anybody."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from study.banks.operations import forget_unnamed, forget_uploads
from study.core.text.plural import counted
from study.exams.operations import end_all_over
from study.library.ownership import remove_deleted
from study.people import errands
from study.people.operations import prune
from study.topics.operations import forget_looks
from study.uploads.pictures import forget_pictures
from study.web import clock, outbox, rates
from study.web.service import keep_on


class Command(BaseCommand):
    """Once, or again and again."""

    help = (
        "Remove guests older than a day who own nothing, learners who deleted themselves, expired sessions, uploaded "
        "question files, looks at notes and exports older than a week, courses that their owners deleted, pictures "
        "that nothing shows any more, and old rate counts, and end mock exams whose time is over."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="HOURS", help="keep running; repeat after this many hours")

    def handle(self, *args: Any, every: float | None = None, **options: Any) -> None:
        if every:
            keep_on(self._prune, every * 3600)
        self._prune()

    def _prune(self) -> bool:
        now = clock.now()
        gone = prune(now=now)
        forget_unnamed(now=now)
        said = (
            (gone.guests, "guest"),
            (gone.sessions, "session"),
            (forget_uploads(now=now), "file"),
            (remove_deleted(now=now), "course"),
            (forget_looks(now=now), "look"),
            (errands.forget(now=now), "piece of work", "pieces of work"),
            (forget_pictures(now=now), "picture"),
            (gone.left, "deleted learner"),
            (rates.forget(now), "count"),
            (outbox.forget(now=now), "unsent mail"),
        )
        self.stdout.write(f"Removed {', '.join(counted(*one) for one in said)}.")
        self.stdout.write(f"Ended {counted(end_all_over(now=now), 'mock exam')}.")
        return False
