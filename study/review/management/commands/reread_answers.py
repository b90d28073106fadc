"""Grades typed answers again that were wrong only because of their spelling."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from study.review import operations
from study.web import clock


class Command(BaseCommand):
    """For use after an update that accepts more spellings. Learners whose answer now counts are told."""

    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = "Read typed answers again, and count those in a spelling that is now accepted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="report what would change and change nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            done = operations.reread_answers(now=clock.now())
            transaction.set_rollback(options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps({"answers": done.answers, "right": done.right}))
        else:
            counts = "would count" if options["dry_run"] else "count"
            self.stdout.write(f"{done.right:,} of {done.answers:,} answers {counts} now.")
