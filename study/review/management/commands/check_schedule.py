"""Checks that every card holds what its log and overrides give: `manage.py check_schedule [--mend]`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from study.core.text.plural import counted
from study.review.operations import recheck

SHOWN = 20


class Command(BaseCommand):
    help = "Recompute every card's memory and due day, and list the cards that differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="write what the log gives")

    def handle(self, *args: Any, **options: Any) -> None:
        done = recheck(mend=options["mend"])
        said = f"{counted(done.cards, 'card')}, {len(done.different):,} different"
        if not done.different or options["mend"]:
            self.stdout.write(f"{said}{', mended' if done.different else ''}")
            return
        numbers = ", ".join(map(str, done.different[:SHOWN]))
        raise CommandError(f"{said}: {numbers}{' …' if len(done.different) > SHOWN else ''}. --mend corrects them.")
