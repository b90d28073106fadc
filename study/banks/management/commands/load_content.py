"""Loads the courses that ship with Keepwarm."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from study.banks.exchange import problem_document
from study.banks.operations import load_content
from study.core.problem import Problem, tally
from study.library.loading import Loaded
from study.web import clock


def load_all(now: datetime) -> Iterator[tuple[str, Loaded]]:
    """Load every course folder of content/, each in its own transaction; a new database is made
    usable first."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    for manifest in sorted(Path(settings.CONTENT_DIR).glob("*/course.toml")):
        yield manifest.parent.name, load_content(folder=manifest.parent, now=now)


class Command(BaseCommand):
    """Loads content/; courses that have not changed are left alone."""

    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = "Load the courses in content/. Unchanged courses are left alone. Exit status: 0 done, 1 a file has errors."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        courses: list[dict[str, Any]] = []
        problems: list[Problem] = []
        for slug, loaded in load_all(clock.now()):
            courses.append({"course": slug, "changed": loaded.changed})
            problems += loaded.problems
            for problem in loaded.problems:
                self.stderr.write(f"{slug}/{problem.file}:{problem.line}: {problem.severity}: {problem.message}")
        if options["json"]:
            found = [problem_document(problem) for problem in problems]
            self.stdout.write(json.dumps({"courses": courses, "problems": found}))
        elif options["verbosity"]:
            for course in courses:
                self.stdout.write(f"{course['course']}: {'loaded' if course['changed'] else 'unchanged'}")
        if tally(problems).refuses:
            raise CommandError(f"content/: {tally(problems).sentence}, listed above", returncode=1)
