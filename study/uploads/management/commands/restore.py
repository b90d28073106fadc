"""`manage.py restore`: what a backup holds takes the place of all that is here."""

import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand

from study.core.problem import Problem
from study.core.text.plural import counted
from study.uploads import backups


class Command(BaseCommand):
    """Exit 1 and nothing changed if the backup is damaged or of a newer version; an older one is migrated."""

    help = "Put the database, the pictures and the keys of a backup in the place of those that are here."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="what `manage.py backup` wrote")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, file: Path, yes: bool = False, **options: Any) -> None:
        folder = settings.DATA_DIR / "restoring"
        shutil.rmtree(folder, ignore_errors=True)  # of one that was cut off
        try:
            folder.mkdir(mode=0o700, parents=True)
            self._restore(file, folder, yes)
        except OSError as error:
            self._end(f"{folder} cannot be written: {error.strerror}.")
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _restore(self, file: Path, folder: Path, yes: bool) -> None:
        found = backups.check(file=file, folder=folder)
        if isinstance(found, Problem):
            self._end(f"{found.message} Nothing was changed.")
        made = found.made
        what = f"the backup of {made.at}, Keepwarm {made.version}, with {counted(made.pictures, 'picture')}"
        if not yes and not self._agreed(what):
            self._end("Nothing was changed.")
        if problem := found.switch():
            self._end(problem.message)
        self.stdout.write(f"Restored {what}. Restart Keepwarm: sessions are signed by the restored key.")

    def _agreed(self, what: str) -> bool:
        try:
            return input(f"Replace everything that is here by {what}? [y/N] ").strip().lower() in ("y", "yes")
        except EOFError:
            self.stderr.write("Say --yes to restore without being asked.")
            return False

    def _end(self, words: str) -> NoReturn:
        self.stderr.write(words)
        raise SystemExit(1)
