"""Imports Markdown notes as a course with questions."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from study.banks.import_report import document
from study.banks.management.commands.load_content import load_all
from study.banks.models import Status
from study.banks.operations import CourseImport
from study.core.notes.slips import slips
from study.core.problem import Problem, refusals, tally
from study.core.text.plural import counted
from study.library.following import Merge, Watch, whose
from study.library.operations import slug_of
from study.library.ownership import adopt
from study.library.sources import Sources, read
from study.library.warming import keep_loaded
from study.people.models import Learner
from study.people.operations import learner_of
from study.people.queries import addresses, only_account
from study.topics.history import History
from study.topics.operations import bring_notes
from study.web import clock

EXIT = (
    "Exit status: 0 done (there may be warnings), 1 the input has errors, all of them listed, 2 wrong usage. "
    "Files that cannot be read stop the import, and nothing is changed."
)


CHOOSE = "Say with --learner EMAIL whose they are. Accounts here:"


class Command(BaseCommand):
    """Reads notes, makes their questions and holds them against the dated facts of content/."""

    stealth_options = ("ticks",)  # when to look at what is followed; a second by itself
    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = f"Import notes: Markdown or text files, folders (Obsidian, Notion), a zip of one, Anki packages. {EXIT}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a .md, .txt, .csv or .apkg file, a folder, or a .zip of one"
        )
        parser.add_argument("--course", default="", metavar="SLUG", help="the course's slug; default: the file's name")
        parser.add_argument(
            "--learner",
            default="",
            metavar="EMAIL",
            help="whose notes these are, with the reviews of Anki packages; default: who has them, or the only account",
        )
        parser.add_argument("--dry-run", action="store_true", help="report what would happen and change nothing")
        parser.add_argument("--watch", action="store_true", help="go on with what is saved later; Ctrl-C ends")
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--fit",
            choices=("sure", "all"),
            default="all",
            help="which questions the JSON document lists: those that are sure, or all that were made (default)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["course"]
        if slug and not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", slug):
            raise CommandError("--course takes up to 80 characters: a-z, 0-9, - and _", returncode=2)
        if options["watch"] and (options["dry_run"] or options["json"]):
            raise CommandError("--watch goes with neither --dry-run nor --json", returncode=2)
        self._prepare()
        keep_loaded()
        watch = Watch([Path(path) for path in options["paths"]])
        sources = read(*watch.paths)
        learner = self._owner(options["learner"], slug or slug_of(sources), options["dry_run"])
        reports = options["json"] or options["dry_run"]
        brought = bring_notes(
            learner=learner,
            sources=sources,
            slug=slug,
            now=clock.now(),
            dry_run=options["dry_run"],
            only_changed=not reports,
        )
        done, history = brought.course, brought.history
        problems = (*done.imported.problems, *history.problems)
        if options["json"]:
            self.stdout.write(json.dumps(document(done, options["fit"] == "sure") | {"history": history.document}))
        elif done.imported.course:
            said = [
                *_summary(done, options["dry_run"]),
                *_suggestions(sources, done),
                *_history(history),
                *_merged(brought.merge),
            ]
            self.stdout.write("\n".join(said))
        for problem in problems:
            self.stderr.write(_line(problem))
        if options["watch"]:
            self._follow(watch, learner, slug or done.imported.slug, options.get("ticks") or seconds())
        elif tally(problems).refuses:
            outcome = "Nothing was imported:"
            if done.imported.course:
                dry = options["dry_run"]
                outcome = "Dry run, nothing was imported:" if dry else "The notes were imported, but"
            raise CommandError(f"{outcome} {tally(problems).sentence}, listed above", returncode=1)

    def _follow(self, watch: Watch, learner: Learner | None, slug: str, ticks: Iterable[None]) -> None:
        """Take over what is saved, at each tick at most once, until somebody ends it. What cannot be taken over is
        told, and the course stays as it is until it can."""
        try:
            for _ in ticks:
                if watch.settled():
                    sources = read(*watch.paths)
                    brought = bring_notes(
                        learner=learner, sources=sources, slug=slug, now=clock.now(), only_changed=True
                    )
                    done = brought.course
                    for problem in refusals(done.imported.problems):
                        self.stderr.write(_line(problem))
                    if done.imported.course:
                        said = [*_edited(done), *_suggestions(sources, done), *_merged(brought.merge)]
                        self.stdout.write("\n".join(said))
                    self.stdout.flush()
        except KeyboardInterrupt:
            self.stdout.write("Not followed any more.")

    def _owner(self, email: str, slug: str, dry_run: bool) -> Learner | None:
        """Whose the notes are. Notes that nobody owns nobody can decide about, so where that is not known though there
        are accounts it is told."""
        account = whose(slug, email)
        if account is None and email:
            raise CommandError(f"No account has the address {email}. Accounts here: {addresses()}.", returncode=2)
        if account is None:
            if (known := addresses()) != "none":
                self.stderr.write(
                    f"These notes are nobody's: nobody edits them or decides about them. {CHOOSE} {known}"
                )
            return None
        if dry_run:
            return getattr(account, "learner", None)
        learner = learner_of(account=account, now=clock.now())
        if account == only_account():
            adopt(learner=learner, slug=slug, now=clock.now())
        return learner

    def _prepare(self) -> None:
        """Load content/, whose facts the notes are held against."""
        for slug, loaded in load_all(clock.now()):
            for problem in refusals(loaded.problems):
                self.stderr.write(f"content/{slug}: {_line(problem)}")


def _summary(done: CourseImport, dry_run: bool) -> list[str]:
    imported, published = done.imported, done.published
    if not imported.changed and imported.course:
        return [f"{imported.course.title} ({imported.slug}): unchanged. --dry-run lists what it holds."]
    asked: dict[str, int] = {}
    ready = [one for one in published.questions if one.status == Status.READY]
    held = sum(one.status == Status.DRAFT for one in published.questions)
    for one in ready:
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
        f"Questions: {len(ready)} asked, {held} held back; {published.kept} were there before.",
        *(f"{claim.file}:{claim.lines[0]}: {claim.verdict}: {claim.says} → {claim.holds}" for claim in doubtful),
    ]


def _edited(done: CourseImport) -> list[str]:
    """What was taken over, and what was kept as one fact though only a person can tell."""
    changes, name = done.imported.changes, done.imported.slug
    if not done.imported.changed:
        return [f"{name}: unchanged."]
    said = f"{changes.added} added, {changes.edited} edited, {changes.moved} moved, {changes.removed} removed"
    waits = "Their cards are asked tomorrow. Under “Your notes” you can say that it is not the same fact."
    return [
        f"{name}: {said}.",
        *(f"{one.file}:{one.lines[0]}: kept as the same fact: {one.old} → {one.new}" for one in changes.unsure),
        *([waits] if changes.unsure else ()),
    ]


def _merged(merge: Merge) -> list[str]:
    """What became of notes that were edited here."""
    both, gone = "changed here and in the file in the same lines, or in too many", "edited here, and the file is gone"
    asked = "nothing is overwritten; “Your notes” asks which it shall be."
    return [
        *(f"{path}: what was edited here stays." for path in merge.kept),
        *(f"{path}: {gone if path in merge.gone else both}: {asked}" for path in merge.waits),
    ]


def _history(history: History) -> list[str]:
    if not history.cards and not history.scheduled and not history.flagged:
        return []
    said = f"{counted(history.reviews, 'review')} of {counted(history.cards, 'card')}, {history.added} of them new"
    return [f"History: {said}; {counted(history.scheduled, 'card')} with a schedule alone, {history.flagged} flagged."]


def _suggestions(sources: Sources, done: CourseImport) -> list[str]:
    """Slips of the pen with what was meant. The files are the person's: nothing is changed in them."""
    problems = done.imported.notes.problems
    return [
        f"{text.path}:{slip.lines[0]}: suggestion: {slip.why}: {_in_line(slip.old)} → {_in_line(slip.new)}"
        for text in sources.texts
        for slip in slips(text.text, [one for one in problems if one.file == text.path])
    ]


def _in_line(text: str) -> str:
    return text.replace("\n", "⏎")


def seconds() -> Iterator[None]:
    """A tick a second, for ever."""
    while True:
        Event().wait(1)
        yield


def _line(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{place}: {problem.severity}: {problem.message}"
