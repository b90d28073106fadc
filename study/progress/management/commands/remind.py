"""`manage.py remind`: sends the reminder mails that learners asked for."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from study.core.text.plural import counted
from study.progress.operations import remind
from study.web import clock
from study.web.service import keep_on


class Command(BaseCommand):
    """Once, or again and again."""

    help = "Send the reminder mails of this hour to those who asked for one and have something due."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every", type=float, metavar="MINUTES", help="keep running; repeat after this many minutes"
        )

    def handle(self, *args: Any, every: float | None = None, **options: Any) -> None:
        if every:
            keep_on(self._remind, every * 60)
        self._remind()

    def _remind(self) -> bool:
        if settings.KEEPWARM_MAIL:
            sent = remind(now=clock.now())
            self.stdout.write(f"Wrote {counted(sent.mails, 'mail')}.")
        else:
            self.stdout.write("No mail is configured (KEEPWARM_SMTP): nothing was sent.")
        return False
