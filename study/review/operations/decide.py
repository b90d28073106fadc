"""A learner decides about a question in the middle of a review: never again, other words, a note of their own, a flag.

What is decided about a question of one's own notes is a decision of its bank (study.banks.operations.deciding). It
stands among the actions of the round, so that one undo takes back whatever was done last.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from study.banks import operations as banks
from study.banks.decisions import decision_on, words_of
from study.banks.models import Choice, Question
from study.core.problem import Problem
from study.core.scheduling import OverrideKind
from study.people.models import Learner
from study.review.access import is_text_open
from study.review.models import Card, CardNote, Reason
from study.review.operations.override import locked, say
from study.review.operations.record import record

LONGEST_NOTE = 2_000
"""Characters of a note on a card."""
BETWEEN = "\n\n"
"""What stands between two texts that become one note."""
CHANGED = Problem("The question has changed since you opened it. Your words are still here; save again to use them.")


@dataclass(frozen=True, slots=True)
class Reworded:
    """What came of other words for a question: `changed` is False where they are those it had; `asked_on` is the
    day its card is asked now because another answer is right; `followed` what became of the others of its sort
    (banks.Decided); `decision` its number, 0 where nothing was decided."""

    changed: bool = True
    asked_on: date | None = None
    followed: int = 0
    decision: int = field(default=0, compare=False)


@transaction.atomic
def never(*, learner: Learner, card: int, now: datetime) -> int:
    """Never ask this question of one's own notes again. Its card keeps memory and day. What became of the others of
    its sort comes back (banks.Decided.followed). Raises Card.DoesNotExist for a card of another, Question.DoesNotExist
    for a question that is not of one's own notes."""
    row = locked(learner, card)
    before = decision_on(row.question.bank.course, row.question.key)
    if before and before.choice == Choice.NEVER:
        return 0
    done = banks.never_ask(learner=learner, question=row.question_id, now=now)
    record(learner=learner, card=row, now=now, decision=done.decision)
    return done.followed


@transaction.atomic
def open_text(*, learner: Learner, card: int, today: date, now: datetime) -> None:
    """Open the text of a question of one's own notes, which holds the key: the card is asked no sooner than
    tomorrow, unless its answer was shown already. Raises Card.DoesNotExist for a card of another."""
    row = locked(learner, card)
    if not is_text_open(row, today):
        override = say(row, OverrideKind.BURY, today + timedelta(days=1), now, Reason.READ)
        record(learner=learner, card=row, now=now, override=override)


@transaction.atomic
def reword(
    *, learner: Learner, question: int, version: int, text: str, today: date, now: datetime
) -> Reworded | tuple[Problem, ...]:
    """Ask a question of one's own notes in one's own words; `version` is the number of the one they were written
    over. Where another answer is right from now on, the learner's card is asked tomorrow. What is wrong with the
    text comes back. Raises Question.DoesNotExist for a question that is not of one's own notes."""
    found = Card.objects.filter(learner=learner, question=question).values_list("pk", flat=True).first()
    row = locked(learner, found) if found else None
    asked = Question.objects.select_related("current").get(pk=question)
    if asked.current is None or asked.current.number != version:
        return (CHANGED,)
    if text.strip() == words_of(asked).strip():
        return Reworded(changed=False)
    done = banks.put_in_own_words(learner=learner, question=question, text=text, today=today, now=now)
    if not isinstance(done, banks.Decided):
        return done
    if row is None:
        return Reworded(followed=done.followed, decision=done.decision.pk)
    tomorrow = today + timedelta(days=1) if done.reasked else None
    override = say(row, OverrideKind.ASK, tomorrow, now, Reason.CHANGED) if tomorrow else None
    record(learner=learner, card=row, now=now, decision=done.decision, override=override)
    return Reworded(asked_on=tomorrow, followed=done.followed, decision=done.decision.pk)


@transaction.atomic
def write_note(*, learner: Learner, card: int, text: str, now: datetime, beside: bool = False) -> Problem | None:
    """Write the note on a card in place of the one it has, or `beside` it, for whoever has not seen that; an empty
    text takes it away. Raises Card.DoesNotExist for a card of another."""
    row = locked(learner, card)
    kept = CardNote.objects.filter(card=row).first()
    text = text.replace("\r\n", "\n").strip()
    if beside and kept:
        text = joined(kept.text, text)
    if len(text) > LONGEST_NOTE:
        held = ", with the note this question has already" if beside and kept else ""
        return Problem(f"Write at most {LONGEST_NOTE:,} characters; these are {len(text):,}{held}.")
    if text:
        CardNote.objects.update_or_create(card=row, defaults={"text": text, "at": now})
    elif kept:
        kept.delete()
    return None


@transaction.atomic
def flag(*, learner: Learner, card: int, flagged: bool, now: datetime) -> None:
    """Put the learner's flag on a card, or take it off, which outlives what is brought; twice is once. Raises
    Card.DoesNotExist for one of another."""
    row = locked(learner, card)
    if flagged != (row.flagged_at is not None):
        row.flagged_at, row.unflagged_at = (now, None) if flagged else (None, now)
        row.save(update_fields=["flagged_at", "unflagged_at"])


def joined(one: str, other: str) -> str:
    """Two notes as one, none of them lost."""
    return BETWEEN.join(dict.fromkeys(text for text in (one, other) if text))
