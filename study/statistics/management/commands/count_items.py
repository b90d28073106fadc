"""Counts the statistics of the banks' questions."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from study.banks.models import Bank
from study.statistics import operations
from study.web import clock


class Command(BaseCommand):
    """For a timer, so that pages need not count. No learner's action waits for it."""

    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = "Count the statistics of questions. Exit status: 0 done, 2 there is no such bank."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bank", default="", metavar="SLUG", help="this bank; default: all that have answers")
        parser.add_argument("--course", default="", metavar="SLUG", help="only banks of this course")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        banks = Bank.objects.filter(arriving=None).select_related("course").order_by("course", "pk")
        if options["bank"]:
            banks = banks.filter(slug=options["bank"])
        if options["course"]:
            banks = banks.filter(course__slug=options["course"])
        if not banks and (options["bank"] or options["course"]):
            raise CommandError("There is no such bank.", returncode=2)
        if not options["bank"]:
            banks = banks.filter(questions__cards__reviews__gt=0).distinct()
        counted = []
        for bank in banks:
            attempts = operations.count_items(bank=bank, now=clock.now())
            counted.append({"course": bank.course.slug, "bank": bank.slug, "attempts": attempts})
            if not options["json"]:
                self.stdout.write(f"{bank.course.slug}/{bank.slug}: {attempts:,} first answers")
        if options["json"]:
            self.stdout.write(json.dumps({"banks": counted}))
