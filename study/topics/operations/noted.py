"""What somebody wrote beside answers, where it comes back with the notes that they downloaded."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from study.banks.models import NOTES, Choice, Decision, Question
from study.core.notes.companion import Companion
from study.core.notes.model import Notes
from study.core.problem import Problem
from study.core.scheduling import learner_day
from study.library.models import Course
from study.people.models import Learner
from study.people.queries import zone
from study.review.models import Card, CardNote
from study.review.operations import cards_about, write_note


def noted_on(*, course: Course, companion: Companion | None, notes: Notes) -> list[int]:
    """The numbers of the questions to whose cards notes come by that."""
    noted = _noted(course, companion, notes)
    return list(_asked(course, noted).values_list("pk", flat=True)) if noted else []


def bring_card_notes(
    *, learner: Learner, course: Course, companion: Companion | None, notes: Notes, now: datetime
) -> tuple[Problem, ...]:
    """Bring the notes beside answers that a companion holds, to cards that are dealt for them: one had a card where it
    was written. Beside what stands there already; the same is there once, so it may be gone on with. What does not fit
    comes back."""
    noted = _noted(course, companion, notes)
    if not noted:
        return ()
    questions = _asked(course, noted)
    cards_about(learner=learner, questions=list(questions), today=learner_day(now, zone(learner)))
    there = dict(CardNote.objects.filter(card__learner=learner).values_list("card", "text"))
    cards = Card.objects.filter(learner=learner, question__in=questions).values_list("pk", "question__key")
    problems = (
        write_note(learner=learner, card=card, text=noted[key], now=now, beside=True)
        for card, key in list(cards)
        if noted[key] not in there.get(card, "")
    )
    return tuple(Problem(f"a note on a card is left out: {one.message}", severity="warning") for one in problems if one)


def _asked(course: Course, keys: Collection[str]) -> QuerySet[Question]:
    return Question.objects.filter(bank__course=course, bank__slug=NOTES, key__in=keys)


def _noted(course: Course, companion: Companion | None, notes: Notes) -> dict[str, str]:
    """What was written beside answers, by the key of the question here: one of somebody's own may have another."""
    if companion is None:
        return {}
    own = Decision.objects.filter(course=course, choice=Choice.OWN)
    keys = {(fact, text): key for fact, text, key in own.values_list("fact", "text", "key")}
    there, _ = companion.under(notes)
    return {keys.get((one.line, one.text), one.key): one.note for one in there.questions if one.note}
