"""Importing notes as a course that somebody owns, or a public one.

It arrives unseen (`arriving`). In a course that is renewed, search follows the switch in steps of its own; were they
cut off, a worker goes on with them.
"""

import secrets
from base64 import b32encode
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from django.db import transaction
from django.db.models import Model

from study.core.facts.facts import Claim as CoreClaim
from study.core.notes.companion import NOTHING
from study.core.notes.identity import Changes
from study.core.notes.model import Notes
from study.core.notes.twins import Apart
from study.core.problem import Problem, tally
from study.core.text.names import Names
from study.library import fingerprints
from study.library.arriving import TRIES, Arrival, Arriving, Questions, arrive, standing_of
from study.library.doubting import store_doubts
from study.library.figures import find, with_kept
from study.library.models import LONGEST_TITLE, Course, Fact
from study.library.operations import (
    brought_rulings,
    carried,
    course_named,
    index,
    read_notes,
    refusals_of,
    slug_of,
    store_assets,
    store_claims,
    store_rulings,
    title_of,
)
from study.library.rows import store_notes
from study.library.sources import Sources
from study.library.switching import Switch
from study.people.models import Learner
from study.web import tasks

INDEX = "index a course"
ALONE = timedelta(minutes=10)
"""How long whoever renewed a course is left alone with its search before a worker takes it up."""


type Step = Literal["read", "keep", "ask", "write"]
"""Of what comes before the switch: files are read, facts kept, topics asked about, questions written."""
type Far = Callable[[Step, int, int], object]
"""Hears how far the work is: the step, how much of it is done, and of how much."""


def unheard(step: Step, done: int, total: int) -> None:
    """Where nobody waits to hear it."""


def hear(switch: Switch, far: Far, step: Step, model: type[Model], total: int) -> None:
    """Let it be heard from now on how many of so many rows of one model were made."""
    made = 0

    def wrote(rows: Sequence[Model]) -> None:
        nonlocal made
        made += sum(isinstance(row, model) for row in rows)
        far(step, made, total)

    far(step, 0, total)
    switch.wrote = wrote


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. Without a course it did nothing: its problems say why. `figures` has the
    path of the picture for the (file, target) of each embed, "" where it was not found. `changed` is false when
    the course was what it would become: then nothing was read or written, and `notes` are empty."""

    course: Course | None
    slug: str
    notes: Notes
    figures: Mapping[tuple[str, str], str]
    changes: Changes
    claims: tuple[CoreClaim, ...]
    problems: tuple[Problem, ...]
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Accord:
    """What goes with the switch: `before` may raise to refuse it, and `after` writes what belongs to it. With the texts
    `earlier`, of facts by key, lines are compared instead of those that stand there. What `far` raises ends the
    work before the switch, and nothing has changed."""

    before: Callable[[], object] = lambda: None
    after: Callable[[Imported], object] = lambda imported: None
    earlier: Mapping[str, str] = field(default_factory=dict)
    far: Far = unheard

    def within(self, outer: "Accord") -> "Accord":
        """The same as a part of another one, which may refuse it too, writes besides, and hears how far it is."""

        def before() -> None:
            outer.before()
            self.before()

        def after(imported: Imported) -> None:
            self.after(imported)
            outer.after(imported)

        return replace(self, before=before, after=after, far=outer.far)


NONE = Accord()
"""Nothing goes with the switch, and nobody waits to hear how far it is."""


def import_notes(
    *,
    sources: Sources,
    slug: str = "",
    title: str = "",
    owner: Learner | None,
    now: datetime,
    dry_run: bool = False,
    read: Notes | None = None,
    apart: Container[Apart] = frozenset(),
    told: bool = False,
    questions: Questions | None = None,
    accord: Accord | None = None,
) -> Imported:
    """Import notes as a course of `owner`, or a public one; again under the same slug to renew it.

    A source that cannot be read is reported and the rest is imported, unless that would take away
    what the course has from it: then nothing is changed. A dry run reports what would have happened, as far as the
    switch; what would have gone with that is not tried.
    `read` are the notes of these sources where they have been read before, `apart` the pairs that
    somebody said are two facts. Pairs that only a person can tell wait for one (Doubt), unless somebody has `told`
    them just now.
    """
    accord = accord or Accord()
    notes = read or read_notes(sources, lambda number, path: accord.far("read", number, len(sources.texts)))
    wanted = _Wanted(notes, sources, slug or slug_of(sources), title, owner, now, apart, told, dry_run)
    return _imported(wanted, questions or Questions(), accord)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be imported."""

    notes: Notes
    sources: Sources
    slug: str
    title: str
    owner: Learner | None
    now: datetime
    apart: Container[Apart]
    told: bool
    dry_run: bool


def _imported(wanted: _Wanted, questions: Questions, accord: Accord) -> Imported:
    notes, slug = wanted.notes, wanted.slug
    sources = with_kept(wanted.sources, notes, wanted.now)
    figures, missing = find(notes, sources)
    for _ in range(TRIES):
        course = course_named(slug, wanted.owner)
        refused = refusals_of(course, notes, sources)
        problems = (*sources.problems, *refused, *notes.problems, *missing)
        done = Imported(course, slug, notes, figures, Changes(), (), problems)
        if refused or not sources.files:
            return replace(done, course=None)
        if arrived := _arrive(wanted, sources, done, questions, accord):
            break
    else:
        busy = Problem("the course was changed each time while these notes were imported; import them again")
        return replace(done, course=None, problems=(*problems, busy))
    if course and not wanted.dry_run:
        index_again(course=course.pk, questions=questions)
        tasks.drop(name=INDEX, subject=course.pk)
    return arrived


def _arrive(wanted: _Wanted, sources: Sources, done: Imported, questions: Questions, accord: Accord) -> Imported | None:
    """Let the notes arrive; None where somebody changed the course meanwhile."""
    slug, owner, now, known = wanted.slug, wanted.owner, wanted.now, done.course

    def make(course: Course, switch: Switch) -> Imported:
        given = wanted.title or (known.title if known else "") or title_of(wanted.notes, sources)
        course.title, course.updated_at, course.fingerprint = given[:LONGEST_TITLE], now, ""
        switch.update([course], ["title", "updated_at", "fingerprint"])
        notes, changes = carried(course, wanted.notes, wanted.apart, accord.earlier)
        changes = questions.worth_telling(course, changes)
        hear(switch, accord.far, "keep", Fact, sum(len(topic.facts) for topic in notes.topics))
        topics = store_notes(course, notes, sources.files, done.figures, now, switch)
        numbers = {key: row.pk for key, row in topics.items()}
        store_assets(course, sources.assets, {path for path in done.figures.values() if path}, switch)
        facts = {fact.key: fact for topic in notes.topics for fact in topic.facts}
        switch.then(partial(store_doubts, course, facts, () if wanted.told else changes.unsure, now))
        companion, lost = (sources.companion or NOTHING).under(notes)
        rulings = brought_rulings(known, companion)
        store_rulings(course, rulings, owner, now, switch)
        claims = store_claims(course, notes, slug, numbers, switch, rulings)
        switch.wrote = lambda rows: None
        left = questions.bring(Arriving(course, notes, numbers, switch, claims, companion))
        if known is None and not wanted.dry_run:
            index(course)
            questions.index(course)
        problems = (*done.problems, *lost, *left)
        return replace(done, notes=notes, changes=changes, claims=claims, problems=problems)

    def after(course: Course, made: Imported) -> None:
        accord.after(replace(made, course=course))
        if known:
            tasks.put(name=INDEX, subject=course.pk, now=now, wait=ALONE)

    arrived = arrive(
        Arrival(
            known=known,
            title=wanted.title,
            now=now,
            becomes={"slug": slug, "address": _address(slug, owner), "owner": owner},
            standing=lambda: (standing_of(known), questions.standing(known) if known else None),
            taken=lambda: course_named(slug, owner) is not None,
            before=accord.before,
            dry_run=wanted.dry_run,
        ),
        make,
        after,
    )
    return replace(arrived[1], course=arrived[0]) if arrived else None


def index_again(*, course: int, questions: Questions) -> None:
    """Have search find what a course says now. Where somebody decides about it meanwhile, once more."""
    for _ in range(TRIES):
        row = Course.objects.filter(pk=course, deleted_at=None).first()
        if row is None:
            return
        before = questions.standing(row)
        index(row)
        questions.index(row)
        if questions.standing(row) == before:
            return


@transaction.atomic
def leave_unchanged(*, course: Course, sources: Sources, now: datetime, accord: Accord | None = None) -> Imported:
    """Say that notes were imported which would change nothing (`fingerprints.is_known`)."""
    done = Imported(course, course.slug, Notes(()), {}, Changes(), (), sources.problems, changed=False)
    if accord:
        accord.before()
    course.updated_at = now
    course.save(update_fields=["updated_at"])
    if accord:
        accord.after(done)
    return done


def mark_done(*, imported: Imported, sources: Sources, decided: object) -> None:
    """Note that the course is now all that these notes make of it, unless it was changed since. Where something could
    not be read, it is tried again each time."""
    course = imported.course
    if course and not tally(imported.problems).refuses:
        digest = fingerprints.of_notes(sources, course.title, decided)
        if Course.objects.filter(pk=course.pk, updated_at=course.updated_at).update(fingerprint=digest):
            course.fingerprint = digest


def _address(slug: str, owner: Learner | None) -> str:
    """An address that no course has: guessable only where the course is public."""
    if owner:
        return f"{slug}-{b32encode(secrets.token_bytes(4)).decode().lower()[:6]}"
    taken = set(Course.objects.filter(address__startswith=slug).values_list("address", flat=True))
    return slug if slug not in taken else Names(taken).take(f"{slug}-notes")
