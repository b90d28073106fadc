"""Imports a file of questions into a bank, as drafts."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify

from study.banks import exchange, operations, tables
from study.banks.exchange import Plan, problem_document
from study.banks.models import Bank
from study.core.formats.shared.columns import Columns, Table
from study.core.formats.shared.format import Format
from study.core.problem import Problem
from study.library.models import Course
from study.people.errands import Unwatched
from study.people.models import Role, User
from study.web import clock

WORDS = {"new": "added", "changed": "updated", "unchanged": "unchanged"}


class Told(Unwatched):
    """Says how far the import is."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say

    def at(self, done: int, total: int) -> None:
        self.say(f"{done:,} of {total:,} questions")


class Command(BaseCommand):
    """What it does in the browser, for scripts: the whole file at once, changed questions become new drafts."""

    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = (
        "Import questions from a file. Exit status: 0 done (there may be warnings), 1 the file has errors, all of "
        "them listed (the rest is imported), 2 wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        names = ["auto", *(one.name for one in exchange.readable())]
        parser.add_argument("--format", default="auto", choices=names)
        parser.add_argument("--bank", default="", metavar="SLUG", help="the bank; default: the file's name")
        parser.add_argument("--course", default="", metavar="SLUG", help="the bank's course; default: the first")
        parser.add_argument("--owner", default="", metavar="EMAIL", help="who owns the bank if this creates it")
        parser.add_argument(
            "--columns",
            nargs="+",
            default=[],
            metavar="NAME=ROLE",
            help="what columns of a spreadsheet hold, by name or letter: question, option, right, wrong, mark, reason, "
            "explanation, back, title, id, type, hint, topic, category, tags, points, or ignore. Others are guessed; "
            "the choice is remembered for spreadsheets with the same names that come into banks of this owner",
        )
        parser.add_argument("--sheet", default="", metavar="NAME", help="the sheet of a workbook; default: the first")
        parser.add_argument("--dry-run", action="store_true", help="report what would happen and change nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        path, now = Path(options["file"]), clock.now()
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}", returncode=2) from None
        slug = options["bank"] or slugify(path.stem)[:60] or "bank"
        bank = self._bank(slug, options["course"])
        form = exchange.format_of(data, path.name, options["format"])
        table = self._table(form, data, path.name, bank, options)
        wanted = options["format"] if isinstance(form, Problem) else form.name
        planned = exchange.plan(bank, data, path.name, wanted, now.date(), table)
        if not options["dry_run"] and planned.items:
            bank = bank or self._make(slug, options["course"], options["owner"])
            upload = operations.keep_upload(bank=bank, plan=planned, name=path.name, by=None, now=now)
            if table and options["columns"] and not isinstance(form, Problem):
                operations.remember_columns(form=form, table=table[0], columns=table[1], bank=bank, now=now)
            operations.take_in(upload=upload, now=now, progress=Told(self.stderr.write))
        for problem in planned.problems:
            named = f" ({problem.subject})" if problem.subject else ""
            self.stderr.write(f"{problem.file}:{problem.line}: {problem.severity}: {problem.message}{named}")
        if options["json"]:
            self.stdout.write(json.dumps(_document(bank.slug if bank else slug, planned), ensure_ascii=False))
        if planned.tally.refuses:
            raise CommandError(f"{planned.tally.sentence}, listed above", returncode=1)
        if not options["json"]:
            counts = ", ".join(f"{planned.count(state)} {word}" for state, word in WORDS.items())  # type: ignore[arg-type]
            self.stdout.write(f"{bank.slug if bank else slug}: {counts}, {planned.refused} refused.")

    def _table(
        self, form: Format | Problem, data: bytes, name: str, bank: Bank | None, options: dict[str, Any]
    ) -> tuple[Table, Columns] | None:
        """The table of a file and what its columns hold: as named, else as remembered, else as guessed."""
        if isinstance(form, Problem) or not form.tabular:
            if options["columns"] or options["sheet"]:
                raise CommandError(f"{name} is no spreadsheet: it has no columns to name.", returncode=2)
            return None
        table = tables.opened(form, data, name, options["sheet"])
        if isinstance(table, Problem):
            raise CommandError(f"{name}: {table.message}", returncode=1)
        columns = tables.remembered(form, table, tables.owner_of(bank)) or tables.guessed(form, table)
        said = tables.with_named(form, table, columns, options["columns"])
        if isinstance(said, Problem):
            raise CommandError(said.message, returncode=2)
        self.stderr.write(f"{name}: columns: {', '.join(tables.summary(table, said))}")
        return table, said

    def _bank(self, slug: str, course: str) -> Bank | None:
        found = Bank.objects.filter(slug=slug, authored=True).select_related("course")
        return (found.filter(course__slug=course) if course else found).first()

    def _make(self, slug: str, course: str, owner: str) -> Bank:
        courses = Course.objects.filter(owner=None).order_by("-shipped", "pk")
        within = (courses.filter(slug=course) if course else courses).first()
        if within is None:
            known = ", ".join(courses.values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no course {course or 'yet'}. Courses: {known}.", returncode=2)
        instructors = User.objects.filter(role__in=(Role.INSTRUCTOR, Role.ADMIN)).order_by("pk")
        by = (instructors.filter(email__iexact=owner) if owner else instructors).first()
        if by is None:
            raise CommandError("Name an instructor to own the new bank: --owner EMAIL.", returncode=2)
        return operations.create_bank(course=within, title=slug, by=by, now=clock.now())


def _document(slug: str, planned: Plan) -> dict[str, Any]:
    return {
        "bank": slug,
        "format": planned.format,
        "questions": [
            {"key": item.key, "kind": item.kind, "name": item.title, "status": "draft", "state": item.state}
            for item in planned.items
        ],
        "added": planned.count("new"),
        "updated": planned.count("changed"),
        "unchanged": planned.count("unchanged"),
        "refused": planned.refused,
        "problems": [problem_document(problem) for problem in planned.problems],
    }
