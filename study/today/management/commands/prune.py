"""`manage.py prune`: removes what no longer belongs to anybody."""

from typing import Any

from django.core.management.base import BaseCommand

from study.today.pruning import prune_all
from study.web import clock


class Command(BaseCommand):
    """Once; the worker does it by itself every day."""

    help = (
        "Remove guests older than a day who own nothing, learners who deleted themselves, expired sessions, uploaded "
        "question files, looks at notes and exports older than a week, courses that their owners deleted, pictures "
        "that nothing shows any more, and old rate counts, and end mock exams whose time is over."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(prune_all(now=clock.now()))
