"""Notes that are brought at once, and the history that comes with cards from Anki."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from study.banks.models import NOTES, Question
from study.banks.operations import CourseImport
from study.core.problem import Problem
from study.core.scheduling import learner_day
from study.library.decks import beside, moved_in
from study.library.operations import course_named, slug_of, stored_sources
from study.library.sources import Sources
from study.people.models import Learner
from study.people.queries import zone
from study.review.operations import Brought, Elsewhere, bring_cards, study
from study.topics.history import History, account, summed
from study.topics.operations.renewing import renew


@dataclass(frozen=True, slots=True)
class BroughtNotes:
    """An import of notes with the history that came along."""

    course: CourseImport
    history: History


@transaction.atomic
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
    a public one, for which no history is known. A dry run reports and changes nothing; `only_changed` is that of
    `import_course`."""
    slug = slug or slug_of(sources)
    given = moved_in(sources)
    course = course_named(slug, learner)
    given = beside(stored_sources(course), given, whole=True) if course else given
    done = renew(sources=given, slug=slug, owner=learner, now=now, only_changed=only_changed)
    history = History()
    if learner and done.imported.course:
        study(learner=learner, course=done.imported.course, now=now)
        history = bring_pasts(learner=learner, sources=given, done=done, now=now)
    elif any(past.is_there for deck in given.decks for past in deck.pasts.values()):
        words = "the reviews are left out, since nobody is named whose they are"
        history = History(problems=(Problem(words, severity="warning"),))
    if dry_run:
        transaction.set_rollback(True)
    return BroughtNotes(done, history)


@transaction.atomic
def bring_pasts(*, learner: Learner, sources: Sources, done: CourseImport, now: datetime) -> History:
    """Bring what the decks among the sources know of their cards to the questions that were made of them."""
    if not any(deck.pasts for deck in sources.decks):
        return History()
    course = done.imported.course
    questions = {one.key: one for one in Question.objects.filter(bank__course=course, bank__slug=NOTES)}
    known = account(learner, sources.decks, done.imported.notes, questions.keys(), now)
    cards = [Elsewhere(questions[one.key], one.past, one.aside, one.buried_until) for one in known.told]
    results = bring_cards(learner=learner, cards=cards, now=now, today=learner_day(now, zone(learner)))
    came = [(one, result) for one, result in zip(known.told, results, strict=True) if isinstance(result, Brought)]
    added = sum(result.added for one, result in came if one.reviews)
    reasons = [one.message for result in results if not isinstance(result, Brought) for one in result]
    return summed([one for one, _ in came], added, known, reasons)
