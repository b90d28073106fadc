"""Checks question files by their questions' own tests, without the database."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from study.banks.exchange import problem_document
from study.core.computed.authored import freeze
from study.core.problem import Problem
from study.core.questions.check import check
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_bank
from study.library.sources import Text, read
from study.web import clock

STALE_AFTER = timedelta(days=365)


class Command(BaseCommand):
    """Parses every file and runs samples, presentation and storage of every question, and every variant
    of those that have parameters."""

    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = (
        "Check question files: every question's own tests, its sources and their age. "
        "Exit status: 0 no errors (there may be warnings), 1 errors, all of them listed, 2 wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a question file (.md) or a folder of them")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.now().date()
        sources = [read(Path(name)) for name in options["files"]]
        problems = [problem for source in sources for problem in source.problems]
        questions: list[dict[str, str]] = []
        for text in (text for source in sources for text in source.texts):
            bank = parse_bank(text.text, text.path, today)
            problems += bank.problems
            problems += (fault for question in bank.questions for fault in _faults(question, text, today))
            questions += (
                {
                    "file": text.path,
                    "bank": bank.slug,
                    "key": question.key,
                    "kind": question.kind,
                    "name": question.title,
                    "status": question.status,
                }
                for question in bank.questions
            )
        errors = sum(problem.severity == "error" for problem in problems)
        if options["json"]:
            found = [problem_document(problem) for problem in problems]
            self.stdout.write(json.dumps({"questions": questions, "problems": found}))
        for problem in problems:
            self.stderr.write(f"{problem.file}:{problem.line}: {problem.severity}: {problem.message}")
        if errors:
            raise CommandError(f"{errors} {'error' if errors == 1 else 'errors'}", returncode=1)
        if not options["json"]:
            self.stdout.write(f"{len(questions)} questions, no errors")


def _faults(question: Question, text: Text, today: date) -> Iterator[Problem]:
    frozen, problems = freeze(question)
    unfit = any(problem.severity == "error" for problem in problems)
    for problem in (*problems, *(() if unfit else check(frozen))):
        yield replace(problem, file=text.path)
    for source in question.sources:
        if today - source.checked > STALE_AFTER:
            message = f"the source {source.title!r} was last checked on {source.checked}, more than a year ago"
            yield Problem(message, question.lines[0], text.path, "warning", question.key)
