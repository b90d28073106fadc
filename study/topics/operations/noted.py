"""What somebody wrote beside answers, flagged and set aside, where it comes back with their downloaded notes."""

from collections.abc import Mapping
from datetime import datetime

from study.banks.models import NOTES, Choice, Decision, Question
from study.core.notes.companion import NOTHING, Companion, Remembered
from study.core.notes.model import Notes
from study.core.problem import Problem
from study.core.scheduling import learner_day
from study.core.text.plural import counted
from study.library.models import Course
from study.people.models import Learner
from study.people.queries import zone
from study.review.models import Card, CardNote
from study.review.operations import bring_accepted, bring_marks, cards_about, write_note


def marked_by(*, course: Course, companion: Companion | None, notes: Notes) -> dict[int, Remembered]:
    """What a companion says of cards, by the numbers of their questions here."""
    marked = _marked(course, companion, notes)
    asked = Question.objects.filter(bank__course=course, bank__slug=NOTES, key__in=marked) if marked else ()
    return {one.pk: marked[one.key] for one in asked}


def bring_card_marks(*, learner: Learner, marked: Mapping[int, Remembered], now: datetime) -> tuple[Problem, ...]:
    """Bring what was written beside answers, flags, and what was set aside, to cards that are dealt for it: one had a
    card where it was said. A note comes beside what stands there already, and the same is there once, so it may be gone
    on with. What does not fit comes back."""
    if not marked:
        return ()
    today = learner_day(now, zone(learner))
    flagged = [question for question, one in marked.items() if one.flag]
    aside = [question for question, one in marked.items() if one.aside]
    bring_marks(learner=learner, flagged=flagged, aside=aside, now=now, today=today)
    noted = {question: one.note for question, one in marked.items() if one.note}
    cards_about(learner=learner, questions=list(Question.objects.filter(pk__in=noted)), today=today)
    there = dict(CardNote.objects.filter(card__learner=learner).values_list("card", "text"))
    cards = Card.objects.filter(learner=learner, question__in=noted).values_list("pk", "question")
    problems = (
        write_note(learner=learner, card=card, text=noted[question], now=now, beside=True)
        for card, question in list(cards)
        if noted[question] not in there.get(card, "")
    )
    return tuple(Problem(f"a note on a card is left out: {one.message}", severity="warning") for one in problems if one)


def bring_answers(
    *, learner: Learner, course: Course, companion: Companion | None, notes: Notes, now: datetime
) -> tuple[Problem, ...]:
    """Accept the typed answers that were accepted where the notes come from; what does not fit comes back."""
    there, _ = companion.under(notes) if companion else (NOTHING, ())
    accepted = {one.key: one.accepted for one in there.questions if one.accepted}
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES, key__in=accepted) if accepted else ()
    known = {row.key: row.pk for row in rows}
    gone = [
        Problem(
            f"{counted(len(given), 'accepted answer')} left out: nothing asks for it", severity="warning", subject=key
        )
        for key, given in accepted.items()
        if key not in known
    ]
    given = {pk: accepted[key] for key, pk in known.items()}
    return (*gone, *bring_accepted(given=given, by=learner.user, now=now))


def _marked(course: Course, companion: Companion | None, notes: Notes) -> dict[str, Remembered]:
    """What is said of cards, by the key of the question here: one of somebody's own may have another."""
    if companion is None:
        return {}
    own = Decision.objects.filter(course=course, choice=Choice.OWN)
    keys = {(fact, text): key for fact, text, key in own.values_list("fact", "text", "key")}
    there, _ = companion.under(notes)
    return {
        keys.get((one.line, one.text), one.key): one for one in there.questions if one.note or one.flag or one.aside
    }
