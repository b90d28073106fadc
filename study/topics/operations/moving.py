"""Notes that are brought at once, and the history that comes with cards from Anki."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from study.banks.models import NOTES, Question
from study.banks.operations import CourseImport, is_unchanged
from study.banks.rows import Published
from study.core.formats.anki.moving import Deck
from study.core.notes.identity import Changes
from study.core.notes.model import Notes
from study.core.problem import Problem
from study.core.scheduling import learner_day
from study.library.decks import beside, moved_in
from study.library.figures import with_kept
from study.library.following import Merge, is_as_merged, remember, with_edits
from study.library.importing import Accord, Imported
from study.library.models import Course
from study.library.operations import course_named, nothing_in, read_notes, slug_of, stored_sources
from study.library.sources import Sources
from study.people.models import Learner
from study.people.queries import zone
from study.review.operations import Brought, Elsewhere, bring_cards, bring_marks, study
from study.topics.history import History, account, flagged_in, foreseen, summed, with_flags_of
from study.topics.operations.noted import bring_answers, bring_card_marks, marked_by
from study.topics.operations.renewing import renew


@dataclass(frozen=True, slots=True)
class BroughtNotes:
    """An import of notes with the history that came along, and what became of notes that were edited here."""

    course: CourseImport
    history: History
    merge: Merge


def bring_notes(
    *,
    learner: Learner | None,
    sources: Sources,
    slug: str = "",
    now: datetime,
    dry_run: bool = False,
    only_changed: bool = False,
) -> BroughtNotes:
    """Import notes as the course `slug`, without a look: as one of the learner, which they study from now on, or as
    a public one, for which no history is known. Where nothing stands in them none is made. They are read, and their
    pictures checked, before anything is locked. What the learner edited here is not overwritten (`following`). A dry
    run reports and changes nothing; `only_changed` is that of `import_course`."""
    slug = slug or slug_of(sources)
    course = course_named(slug, learner)
    moved = moved_in(sources, course)
    given, _ = _to_take(moved, course, learner)
    if only_changed and course and is_unchanged(course, given):
        read = None
    else:
        read = read_notes(given)
        if course is None and (nothing := nothing_in(read, given)):
            problems = (*given.problems, *nothing, *read.problems)
            left = Imported(None, slug, read, {}, Changes(), (), problems)
            return BroughtNotes(CourseImport(left, Published()), History(), Merge())
        with_kept(given, read, now)  # kept before anything is locked; the import finds them
    while True:
        with suppress(_Overtaken):
            return _bring(learner, moved, slug, now, given, read, only_changed, dry_run)


class _Overtaken(Exception):
    """A note was edited here meanwhile."""


def _bring(
    learner: Learner | None,
    moved: Sources,
    slug: str,
    now: datetime,
    given: Sources,
    read: Notes | None,
    only_changed: bool,
    dry_run: bool,
) -> BroughtNotes:
    earlier = course_named(slug, learner)
    there, merge = _to_take(moved, earlier, learner)

    def before() -> None:
        if learner and not is_as_merged(earlier, merge):
            raise _Overtaken

    def after(imported: Imported) -> None:
        if learner and imported.course:
            study(learner=learner, course=imported.course, now=now)
            remember(imported.course, merge, now)

    done = renew(
        sources=there,
        slug=slug,
        owner=learner,
        now=now,
        dry_run=dry_run,
        read=read if there == given else None,
        only_changed=only_changed,
        accord=Accord(before, after),
    )
    history, course = History(), done.imported.course
    if learner and course and dry_run:
        asked = {one.question.key for one in done.published.questions}
        known = account(learner, there.decks, done.imported.notes, asked, now)
        history = foreseen(learner, course_named(slug, learner), known)
    elif learner and course:
        notes = done.imported.notes
        history = bring_pasts(learner=learner, decks=there.decks, course=course, notes=notes, now=now)
        marked = marked_by(course=course, companion=there.companion, notes=notes)
        left = bring_card_marks(learner=learner, marked=marked, now=now)
        left += bring_answers(learner=learner, course=course, companion=there.companion, notes=notes, now=now)
        history = replace(history, problems=(*history.problems, *left))
    elif any(past.is_there or past.flagged for deck in there.decks for past in deck.pasts.values()):
        words = "the reviews are left out, and so are flags, since nobody is named whose they are"
        history = History(problems=(Problem(words, severity="warning"),))
    return BroughtNotes(done, history, merge if course else Merge())


def _to_take(moved: Sources, course: Course | None, learner: Learner | None) -> tuple[Sources, Merge]:
    """What is imported where the course is as it is now."""
    given, merge = with_edits(moved, course) if learner else (moved, Merge())
    return (beside(stored_sources(course), given, whole=True) if course else given), merge


def bring_pasts(*, learner: Learner, decks: Sequence[Deck], course: Course, notes: Notes, now: datetime) -> History:
    """Bring what the decks know of their cards, flags too, to the questions that were made of them."""
    if not any(deck.pasts for deck in decks):
        return History()
    questions = {one.key: one for one in Question.objects.filter(bank__course=course, bank__slug=NOTES)}
    known = with_flags_of(learner, course, account(learner, decks, notes, questions.keys(), now))
    cards = [Elsewhere(questions[one.key], one.past, one.aside, one.buried_until) for one in known.told]
    today = learner_day(now, zone(learner))
    results = bring_cards(learner=learner, cards=cards, now=now, today=today)
    flagged = [questions[key].pk for key in known.flagged]
    bring_marks(learner=learner, flagged=flagged, aside=(), now=now, today=today)
    came = [(one, result) for one, result in zip(known.told, results, strict=True) if isinstance(result, Brought)]
    added = sum(result.added for one, result in came if one.reviews)
    reasons = [one.message for result in results if not isinstance(result, Brought) for one in result]
    return summed([one for one, _ in came], added, known, reasons)


def flagged_by(*, decks: Sequence[Deck], course: Course, notes: Notes) -> list[int]:
    """The numbers of the questions here whose cards have a flag in these decks."""
    keys = flagged_in(decks, notes)
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES) if keys else Question.objects.none()
    return [number for number, key in rows.values_list("pk", "key") if key in keys]
