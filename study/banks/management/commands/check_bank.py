"""Checks question files with their own tests, without the database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from study.banks.exchange import problem_document
from study.banks.files import pictures_beside
from study.banks.readiness import checked
from study.core.problem import tally
from study.core.text.plural import counted
from study.library.sources import read
from study.web import clock


class Command(BaseCommand):
    """Parses every file and runs samples, presentation and storage of every question, and every variant
    of those that have parameters."""

    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = (
        "Check question files: each question's own tests, its sources and how old they are. "
        "Exit status: 0 no errors (there may be warnings), 1 errors, all of them listed, 2 wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a question file (.md) or a folder of them")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.now().date()
        sources = [(Path(name), read(Path(name))) for name in options["files"]]
        problems = [problem for _, source in sources for problem in source.problems]
        questions: list[dict[str, str]] = []
        for given, text in ((path, text) for path, source in sources for text in source.texts):
            folder = (given / text.path).parent if given.is_dir() else given.parent
            bank, found = checked(text.text, text.path, today, pictures_beside(folder, text.text))
            problems += found
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
        if options["json"]:
            told = [problem_document(problem) for problem in problems]
            self.stdout.write(json.dumps({"questions": questions, "problems": told}))
        for problem in problems:
            self.stderr.write(f"{problem.file}:{problem.line}: {problem.severity}: {problem.message}")
        counts = tally(problems)
        if counts.refuses:
            raise CommandError(counts.sentence, returncode=1)
        if not options["json"]:
            self.stdout.write(f"{counted(len(questions), 'question')}. {counts.sentence}.")
