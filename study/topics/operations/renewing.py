"""Renewing a course from notes, and the lines of it of which only a person can tell whether they are the same."""

from collections.abc import Callable, Container, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from study.banks.operations import CourseImport, import_course
from study.core.notes.model import Notes
from study.core.notes.row_cells import said_under
from study.core.notes.twins import Apart, cell_of, normalised
from study.core.problem import Problem, refusals
from study.core.questions.question import encode
from study.library.edits import say_edited
from study.library.importing import NONE, Accord, Imported
from study.library.models import Course, Doubt, Fact
from study.library.operations import revisions_of, stored_sources
from study.library.rows import core_fact
from study.library.sources import Sources
from study.people.models import Learner
from study.review.operations import ask_soon
from study.topics.operations.rewording import ask_writer


def renew(
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
    only_changed: bool = False,
    accord: Accord | None = None,
) -> CourseImport:
    """Import notes as `import_course` does. Where a line is kept as the same fact though only a person can tell, its
    cards are asked tomorrow at the latest: what was learnt may not be what stands there. A writer to whom the owner
    agreed is asked about what is new."""
    given = accord or Accord()

    def after(imported: Imported) -> None:
        if imported.course:
            ask_soon(course=imported.course, unsure=imported.changes.unsure, now=now)
            ask_writer(course=imported.course, now=now)
        given.after(imported)

    return import_course(
        sources=sources,
        slug=slug,
        title=title,
        owner=owner,
        now=now,
        dry_run=dry_run,
        read=read,
        apart=apart,
        told=told,
        only_changed=only_changed,
        accord=replace(given, after=after),
    )


class _Behind(Exception):
    """Other notes of the course were changed meanwhile."""


def read_again(
    *,
    course: Course,
    owner: Learner | None,
    change: Callable[[Sources], Sources] = lambda stored: stored,
    now: datetime,
    apart: Container[Apart] = frozenset(),
    told: bool = False,
    brought: bool = False,
    accord: Accord | None = None,
) -> CourseImport:
    """Renew a course from its own notes, with a `change`, which is an edit of what it changes, unless it was `brought`.
    They are read once more where others of them were changed meanwhile, so that nothing of that is lost."""
    given = accord or Accord()
    while True:
        known = revisions_of(course)
        stored = stored_sources(course)
        sources = change(stored)
        there = {one.path: one.text for one in stored.texts}
        edited = {one.path: there.get(one.path, "") for one in set(sources.texts).difference(stored.texts)}

        def before(known: dict[str, int] = known) -> None:
            given.before()
            Course.objects.select_for_update().filter(pk=course.pk).first()
            if revisions_of(course) != known:
                raise _Behind

        def after(imported: Imported, edited: Mapping[str, str] = edited) -> None:
            given.after(imported)
            if not brought:
                say_edited(course, edited, now)

        with suppress(_Behind):
            return renew(
                sources=sources,
                slug=course.slug,
                owner=owner,
                now=now,
                apart=apart,
                told=told,
                accord=replace(given, before=before, after=after),
            )


def told_by(fact: Fact, doubt: Doubt) -> None:
    """Let later imports tell the cells of a row that gave way by what they said when somebody doubted them."""
    was = {key: text for key, _, text in doubt.cells or ()}
    keys = core_fact(fact).cell_keys
    gone = tuple(one._replace(text=was.get(one.key, one.text)) for one in keys.gone)
    fact.cell_keys = encode(keys._replace(gone=gone))
    fact.save(update_fields=["cell_keys"])


class _Decided(Exception):
    """Somebody else decided about the line meanwhile."""


def tell(*, course: Course, line: str, same: bool, now: datetime, accord: Accord = NONE) -> Problem | None:
    """Decide about a line that was kept as the same fact. If it is not, the cards of the old one are set aside, and
    what stands there gets cards of its own. A line that does not wait any more stays as it is. Where the course cannot
    be renewed the line goes on waiting, and why is returned."""
    doubt = Doubt.objects.filter(course=course, line=line).first()
    fact = Fact.objects.filter(topic__course=course, key=line, removed_at=None).first()
    waits = Doubt.objects.filter(pk=doubt.pk, old=doubt.old) if doubt else Doubt.objects.none()
    if doubt is None or same or fact is None:
        waits.delete()
        return None

    def before() -> None:
        if not waits.delete()[0]:
            raise _Decided

    def after(imported: Imported) -> None:  # later imports tell the old fact by what it said
        Fact.objects.filter(pk=fact.pk).exclude(removed_at=None).update(text=doubt.old)

    def cells_after(imported: Imported) -> None:
        told_by(Fact.objects.get(pk=fact.pk), doubt)

    said = {key: cell.text for key, cell in said_under(core_fact(fact)).items()}
    cells = {(cell_of(line, key), normalised(said[key])) for key, *_ in doubt.cells or () if key in said}
    own = Accord(before, cells_after) if doubt.cells else Accord(before, after, {line: doubt.old})
    try:
        done = read_again(
            course=course,
            owner=course.owner,
            now=now,
            apart=cells if doubt.cells else {(line, normalised(fact.text))},
            told=True,
            accord=own.within(accord),
        )
    except _Decided:
        return None
    return None if done.imported.course else refusals(done.imported.problems)[0]
