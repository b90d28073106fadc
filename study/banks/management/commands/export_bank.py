"""Exports a bank as a file of another tool."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from study.banks import exchange
from study.banks.models import Bank, Status
from study.core.problem import Problem, tally
from study.web import clock


class Command(BaseCommand):
    """What a format cannot hold is listed, never dropped in silence."""

    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = "Export a bank. Exit status: 0 done, 1 something could not be written (all of it is listed), 2 wrong usage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bank", metavar="SLUG")
        parser.add_argument("--format", required=True, choices=[one.name for one in exchange.writable()])
        parser.add_argument("--output", required=True, metavar="FILE")
        parser.add_argument("--course", default="", metavar="SLUG", help="if two courses have a bank of that name")
        parser.add_argument("--status", action="append", default=[], choices=Status.values)
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        banks = Bank.objects.filter(slug=options["bank"], arriving=None).select_related("course").order_by("course")
        bank = (banks.filter(course__slug=options["course"]) if options["course"] else banks).first()
        if bank is None:
            known = ", ".join(sorted(set(Bank.objects.filter(arriving=None).values_list("slug", flat=True)))) or "none"
            raise CommandError(f"There is no bank {options['bank']}. Banks: {known}.", returncode=2)
        written = exchange.write(bank, options["format"], options["status"], now=clock.now())
        if isinstance(written, Problem):
            raise CommandError(written.message, returncode=2)
        target = Path(options["output"])
        try:
            target.write_bytes(written.data)
        except OSError as error:
            raise CommandError(f"{target}: {error.strerror}", returncode=2) from None
        for problem in written.problems:
            self.stderr.write(f"{problem.subject}: {problem.severity}: {problem.message}")
        if options["json"]:
            found = {"bank": bank.slug, "format": options["format"], "output": str(target)}
            problems = [exchange.problem_document(problem) for problem in written.problems]
            self.stdout.write(json.dumps({**found, "problems": problems}, ensure_ascii=False))
        if tally(written.problems).refuses:
            raise CommandError(f"{tally(written.problems).sentence}, listed above", returncode=1)
