"""`manage.py backup`: one file with all that people wrote, from a running server."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from study.core.problem import Problem
from study.core.text.plural import counted
from study.uploads import backups
from study.web import clock


class Command(BaseCommand):
    """Exit 1, and the earlier file as it was, if the backup cannot be made."""

    help = "Write the database, the pictures and the keys into one file. Keepwarm may be running."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="such as keepwarm.backup; replaced if it is there")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        made = backups.make(file=file, now=clock.now())
        if isinstance(made, Problem):
            self.stderr.write(made.message)
            raise SystemExit(1)
        if made.missing:
            self.stderr.write(f"The files of {counted(made.missing, 'picture')} are missing in the store.")
        self.stdout.write(f"{file}: the database and {counted(made.pictures, 'picture')}.")
