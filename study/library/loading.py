"""Loading the courses that ship with Keepwarm.

All is worked out outside of transactions. What is new is made below a course that nobody sees, as one that its owner
deleted; then one short transaction switches, and what follows from that comes in steps of its own. A load that is
killed before the switch has changed nothing, and `prune` removes what it left; one that is killed after it is done once
more, because the course has no fingerprint before its end.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, IntegrityError, transaction

from study.core.notes.model import Notes
from study.core.problem import Problem, tally
from study.library import fingerprints
from study.library.figures import find, with_kept
from study.library.manifest import Manifest, read_manifest
from study.library.models import Course, FactCheck
from study.library.operations import carried, index, read_notes, recheck, store_assets, store_dated_facts, unfit
from study.library.ownership import remove_course
from study.library.rows import store_notes
from study.library.sources import Sources
from study.library.switching import Switch

TRIES = 5
"""Times that a load begins anew, where somebody changed the course meanwhile."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A shipped course after loading. `changed` is false when the folder was as before: `notes` are
    then empty and nothing was written. No course when its files have errors."""

    course: Course | None
    changed: bool
    notes: Notes
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Arriving:
    """What a shipped course is to become: `course` as it stands, or the unseen one that will be it; its notes, and its
    topics by key. What the `switch` makes new hangs on the place of that."""

    course: Course
    notes: Notes
    topics: Mapping[str, int]
    switch: Switch


@dataclass(frozen=True, slots=True)
class Questions:
    """What belongs to a course besides its notes: `bring` makes it part of the switch, `standing` tells whether
    somebody changed it since, and `follow` does what can only be done after the switch."""

    bring: Callable[[Arriving], Sequence[Problem]] = lambda arriving: ()
    standing: Callable[[Course], object] = lambda course: None
    follow: Callable[[Course, Notes], None] = lambda course, notes: None


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
    questions.follow(course, notes)
    Course.objects.filter(pk=course.pk).update(fingerprint=digest)
    course.fingerprint = digest
    return Loaded(course, True, notes, (*problems, *found))


def _shipped(name: str) -> Course | None:
    return Course.objects.filter(slug=name, owner=None, shipped=True).first()


def _arrive(
    read: _Read, name: str, now: datetime, questions: Questions
) -> tuple[Course, Notes, Sequence[Problem]] | None:
    """Make what is new where nobody sees it, and switch; None where somebody changed the course meanwhile."""
    known = _shipped(name)
    before = _standing(known, questions)
    unseen = f"arriving-{secrets.token_hex(8)}"
    place = Course.objects.create(slug=unseen, address=unseen, title=name, updated_at=now, deleted_at=now)
    try:
        switch = Switch(place)
        course = known or place
        manifest = read.manifest
        course.title, course.summary, course.outline = manifest.title, manifest.summary, manifest.outline
        course.scope, course.fingerprint, course.updated_at = manifest.scope, "", now
        switch.update([course], ["title", "summary", "outline", "scope", "fingerprint", "updated_at"])
        notes, _ = carried(course, read.notes)
        rows = store_notes(course, notes, read.sources.files, read.figures, now, switch)
        topics = {key: row.pk for key, row in rows.items()}
        store_assets(course, read.sources.assets, {path for path in read.figures.values() if path}, switch)
        store_dated_facts(course, manifest, topics, switch)
        problems = questions.bring(Arriving(course, notes, topics, switch))
        switched = _switch(known, place, name, switch, lambda: _standing(known, questions) == before)
    except BaseException:
        with suppress(DatabaseError):
            remove_course(course=place)
        raise
    if known or not switched:
        remove_course(course=place)
    return (_there(course.pk), notes, problems) if switched else None


def _there(number: int) -> Course:
    return Course.objects.get(pk=number)


def _standing(course: Course | None, questions: Questions) -> object:
    """What tells whether anybody has changed a course meanwhile."""
    if course is None:
        return None
    row = Course.objects.filter(pk=course.pk).values_list("fingerprint", "updated_at").first()
    check = FactCheck.objects.filter(course=course).order_by("-pk").values_list("pk", flat=True).first()
    return row, check, questions.standing(course)


def _switch(known: Course | None, place: Course, name: str, switch: Switch, is_as_before: Callable[[], bool]) -> bool:
    """Let what was made be there, unless the course is another one by now."""
    try:
        with transaction.atomic():
            if known:
                Course.objects.select_for_update().filter(pk=known.pk).first()
                if not is_as_before():
                    return False
                _move(place, known)
                switch.do()
            else:
                switch.do()
                Course.objects.filter(pk=place.pk).update(slug=name, address=name, shipped=True, deleted_at=None)
    except IntegrityError:
        if known or _shipped(name) is None:
            raise
        return False  # another load was first
    return True


def _move(place: Course, course: Course) -> None:
    """Let all that hangs on the one hang on the other."""
    for relation in Course._meta.related_objects:
        if relation.one_to_many:
            relation.related_model._base_manager.filter(**{relation.field.name: place}).update(
                **{relation.field.name: course}
            )
