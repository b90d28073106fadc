"""Imports Markdown notes as a course with questions."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from study.banks.import_report import document
from study.banks.management.commands.load_content import load_all
from study.banks.operations import CourseImport, import_course
from study.core.problem import Problem, refusals, tally
from study.library.figures import with_kept
from study.library.following import Watch
from study.library.operations import read_notes
from study.library.sources import read
from study.web import clock

EXIT = (
    "Exit status: 0 done (there may be warnings), 1 the input has errors, all of them listed, 2 wrong usage. "
    "Files that cannot be read stop the import, and nothing is changed."
)


def _taken(paths: Sequence[Path], slug: str, dry_run: bool = False) -> CourseImport:
    """Import what is there now. It is read, and its pictures are checked, before anything is locked."""
    now = clock.now()
    sources = read(*paths)
    notes = read_notes(sources)
    sources = with_kept(sources, notes, now)
    return import_course(sources=sources, slug=slug, owner=None, now=now, dry_run=dry_run, read=notes)


class Command(BaseCommand):
    """Reads notes, makes their questions and holds them against the dated facts of content/."""

    stealth_options = ("ticks",)  # when to look at what is followed; a second by itself
    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = f"Import notes: Markdown or text files, folders (Obsidian, Notion) or a zip of one. {EXIT}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a .md, .txt or .csv file, a folder, or a .zip of one"
        )
        parser.add_argument("--course", default="", metavar="SLUG", help="the course's slug; default: the file's name")
        parser.add_argument("--dry-run", action="store_true", help="report what would happen and change nothing")
        parser.add_argument("--watch", action="store_true", help="go on with what is saved later; Ctrl-C ends")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["course"]
        if slug and not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", slug):
            raise CommandError("--course takes up to 80 characters: a-z, 0-9, - and _", returncode=2)
        if options["watch"] and (options["dry_run"] or options["json"]):
            raise CommandError("--watch goes with neither --dry-run nor --json", returncode=2)
        self._prepare()
        paths = [Path(path) for path in options["paths"]]
        watch = Watch(paths)
        done = _taken(paths, slug, options["dry_run"])
        problems = done.imported.problems
        if options["json"]:
            self.stdout.write(json.dumps(document(done)))
        elif done.imported.course:
            self.stdout.write("\n".join(_summary(done, options["dry_run"])))
        for problem in problems:
            self.stderr.write(_line(problem))
        if options["watch"]:
            self._follow(watch, slug or done.imported.slug, options.get("ticks") or seconds())
        elif tally(problems).refuses:
            outcome = "The notes were imported, but" if done.imported.course else "Nothing was imported:"
            raise CommandError(f"{outcome} {tally(problems).sentence}, listed above", returncode=1)

    def _follow(self, watch: Watch, slug: str, ticks: Iterable[None]) -> None:
        """Take over what is saved, at each tick at most once, until somebody ends it. What cannot be taken over is
        told, and the course stays as it is until it can."""
        try:
            for _ in ticks:
                if watch.settled():
                    done = _taken(watch.paths, slug)
                    for problem in refusals(done.imported.problems):
                        self.stderr.write(_line(problem))
                    if done.imported.course:
                        self.stdout.write("\n".join(_edited(done)))
                    self.stdout.flush()
        except KeyboardInterrupt:
            self.stdout.write("Not followed any more.")

    def _prepare(self) -> None:
        """Load content/, whose facts the notes are held against."""
        for slug, loaded in load_all(clock.now()):
            for problem in refusals(loaded.problems):
                self.stderr.write(f"content/{slug}: {_line(problem)}")


def _summary(done: CourseImport, dry_run: bool) -> list[str]:
    imported, published = done.imported, done.published
    asked: dict[str, int] = {}
    for one in published.questions:
        asked[one.question.topic] = asked.get(one.question.topic, 0) + 1
    topics = [
        f"{'  ' * max(topic.level - 1, 0)}{topic.title or '(before the first heading)'}: "
        f"{len(topic.facts)} facts, {asked.get(topic.key, 0)} questions"
        for topic in imported.notes.topics
    ]
    changes = imported.changes
    doubtful = [claim for claim in imported.claims if claim.verdict != "right"]
    return [
        f"{imported.course.title if imported.course else ''} ({imported.slug})" + (", dry run" if dry_run else ""),
        *topics,
        f"Facts: {changes.added} added, {changes.edited} edited, {changes.moved} moved, {changes.removed} removed.",
        f"Questions: {len(published.questions)}, of which {published.kept} keep their progress.",
        *(f"{claim.file}:{claim.lines[0]}: {claim.verdict}: {claim.says} → {claim.holds}" for claim in doubtful),
    ]


def _edited(done: CourseImport) -> list[str]:
    """What was taken over, and what was kept as one fact though only a person can tell."""
    changes, name = done.imported.changes, done.imported.slug
    said = f"{changes.added} added, {changes.edited} edited, {changes.moved} moved, {changes.removed} removed"
    return [
        f"{name}: {said}.",
        *(f"{one.file}:{one.lines[0]}: kept as the same fact: {one.old} → {one.new}" for one in changes.unsure),
    ]


def seconds() -> Iterator[None]:
    """A tick a second, for ever."""
    while True:
        Event().wait(1)
        yield


def _line(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{place}: {problem.severity}: {problem.message}"
