"""Loading the courses that ship with Keepwarm.

They arrive unseen (`arriving`), and what follows from the switch comes in steps of its own. A load that is killed after
the switch is done once more, because the course has no fingerprint before its end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from study.core.notes.model import Notes
from study.core.problem import Problem, tally
from study.library import fingerprints
from study.library.arriving import TRIES, Arrival, Arriving, Questions, arrive, standing_of
from study.library.figures import find, with_kept
from study.library.manifest import Manifest, read_manifest
from study.library.models import Course
from study.library.operations import carried, index, read_notes, recheck, store_assets, store_dated_facts, unfit
from study.library.rows import store_notes
from study.library.sources import Sources
from study.library.switching import Switch


@dataclass(frozen=True, slots=True)
class Loaded:
    """A shipped course after loading. `changed` is false when the folder was as before: `notes` are
    then empty and nothing was written. No course when its files have errors."""

    course: Course | None
    changed: bool
    notes: Notes
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A folder as it was read."""

    digest: str
    manifest: Manifest
    notes: Notes
    sources: Sources
    figures: Mapping[tuple[str, str], str]


def load_course(*, folder: Path, now: datetime, questions: Questions | None = None) -> Loaded:
    """Load a shipped course from its folder, keeping the identity of what was there before. Other notes are held
    against its facts by `banks.operations.load_content`, with the questions made from them."""
    digest = fingerprints.of_folder(folder)
    course = _shipped(folder.name)
    if course and course.fingerprint == digest:
        return Loaded(course, False, Notes(()))
    manifest = read_manifest(folder)
    notes = read_notes(manifest.sources)
    sources = with_kept(manifest.sources, notes, now, drawings=True)
    figures, missing = find(notes, sources)
    problems = (*manifest.problems, *sources.problems, *notes.problems, *missing, *unfit(notes))
    if manifest.slug != folder.name:
        problems += (Problem(f"slug must be the folder's name, {folder.name}", file="course.toml"),)
    if tally(problems).refuses:
        return Loaded(None, False, notes, problems)
    questions = questions or Questions()
    read = _Read(digest, manifest, notes, sources, figures)
    for _ in range(TRIES):
        arrived = _arrive(read, folder.name, now, questions)
        if arrived is not None:
            break
    else:
        busy = Problem("the course was changed each time while it was loaded; load it again", file="course.toml")
        return Loaded(None, False, notes, (*problems, busy))
    course, notes, found = arrived
    recheck(course=course, notes=notes)
    index(course)
    questions.index(course)
    questions.follow(course, notes)
    Course.objects.filter(pk=course.pk).update(fingerprint=digest)
    course.fingerprint = digest
    return Loaded(course, True, notes, (*problems, *found))


def _shipped(name: str) -> Course | None:
    return Course.objects.filter(slug=name, owner=None, shipped=True).first()


def _arrive(
    read: _Read, name: str, now: datetime, questions: Questions
) -> tuple[Course, Notes, Sequence[Problem]] | None:
    """Let the folder arrive; None where somebody changed the course meanwhile."""
    known = _shipped(name)

    def make(course: Course, switch: Switch) -> tuple[Notes, Sequence[Problem]]:
        manifest = read.manifest
        course.title, course.summary, course.outline = manifest.title, manifest.summary, manifest.outline
        course.scope, course.fingerprint, course.updated_at = manifest.scope, "", now
        switch.update([course], ["title", "summary", "outline", "scope", "fingerprint", "updated_at"])
        notes, _ = carried(course, read.notes)
        rows = store_notes(course, notes, read.sources.files, read.figures, now, switch)
        topics = {key: row.pk for key, row in rows.items()}
        store_assets(course, read.sources.assets, {path for path in read.figures.values() if path}, switch)
        store_dated_facts(course, manifest, topics, switch)
        return notes, questions.bring(Arriving(course, notes, topics, switch))

    arrived = arrive(
        Arrival(
            known=known,
            title=name,
            now=now,
            becomes={"slug": name, "address": name, "shipped": True},
            standing=lambda: (standing_of(known), questions.standing(known) if known else None),
            taken=lambda: _shipped(name) is not None,
        ),
        make,
    )
    return arrived and (arrived[0], *arrived[1])
