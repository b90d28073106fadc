"""Writes about the exams that instructors make: their outlines, when they are there for learners, and ratings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from study.banks.history import note
from study.banks.models import Bank
from study.core.exams.made import Outline
from study.core.problem import Problem
from study.core.questions.question import encode
from study.core.text.plural import counted
from study.exams.made import READY, candidates, lacks
from study.exams.models import Exam, Rating, Sitting
from study.people.models import User

LEAST_RATING, MOST_RATING = 1, 99
"""Percent. Nothing is right or wrong for everybody who just passes."""


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody else changed the exam since it was shown; as it is now."""

    exam: Exam


@transaction.atomic
def write(
    *, bank: Bank, exam: int | None, outline: Outline, revision: int, by: User, now: datetime
) -> Exam | Stale | tuple[Problem, ...]:
    """Store an exam's outline, which begins as its author's own. One that learners can sit is changed only into one
    that they can. Raises Exam.DoesNotExist for one that is not the bank's."""
    if exam is None:
        made = Exam.objects.create(bank=bank, outline=encode(outline), by=by, changed_at=now)
        note(bank, "exam written", by=by, now=now, after={"exam": outline.title})
        return made
    held = Exam.objects.select_for_update().get(pk=exam, bank=bank)
    if held.outline == encode(outline):
        return held
    if held.revision != revision:
        return Stale(held)
    if held.published_at and (problems := _lacks(held, outline)):
        return problems
    before = held.plan.title
    held.outline, held.revision, held.by, held.changed_at = encode(outline), revision + 1, by, now
    held.save(update_fields=["outline", "revision", "by", "changed_at"])
    note(bank, "exam changed", by=by, now=now, before={"exam": before}, after={"exam": outline.title})
    return held


@transaction.atomic
def publish(*, bank: Bank, exam: int, on: bool, by: User, now: datetime) -> tuple[Problem, ...]:
    """Let learners sit an exam, or no longer; sittings that were begun go on. What is wrong with it, if anything: one
    of too few questions is not published. Raises Exam.DoesNotExist for one that is not the bank's."""
    held = Exam.objects.select_for_update().get(pk=exam, bank=bank)
    if on == (held.published_at is not None):
        return ()
    if on and (problems := _lacks(held, held.plan)):
        return problems
    held.published_at = now if on else None
    held.save(update_fields=["published_at"])
    note(bank, "exam published" if on else "exam withdrawn", by=by, now=now, after={"exam": held.plan.title})
    return ()


def deletable(exam: Exam) -> bool:
    """Whether it was never there for anybody: one that is published, or that somebody sat, can only be withdrawn."""
    return exam.published_at is None and not Sitting.objects.filter(form=exam.form).exists()


@transaction.atomic
def delete(*, bank: Bank, exam: int, by: User, now: datetime) -> Problem | None:
    """Delete an exam that nobody sat. Ratings are of its questions, and stay. Raises Exam.DoesNotExist for one that is
    not the bank's."""
    held = Exam.objects.select_for_update().get(pk=exam, bank=bank)
    if not deletable(held):
        return Problem("It was published or sat, so it stays. Withdraw it, and nobody can begin it any more.")
    note(bank, "exam deleted", by=by, now=now, before={"exam": held.plan.title})
    held.delete()
    return None


def _lacks(exam: Exam, outline: Outline) -> tuple[Problem, ...]:
    found = lacks(outline, candidates(exam, outline, READY, {}))
    return tuple(Problem(f"{one.domain.title} lacks {counted(one.missing, 'question')}.") for one in found)


@transaction.atomic
def rate(*, exam: Exam, said: Mapping[int, int | None], by: User, now: datetime) -> int:
    """Store what a rater says of the exam's questions, in percent, and take away what is None. Other questions than
    these keep their ratings, and others' stay. How many changed."""
    pool = {one.question for one in candidates(exam, exam.plan, READY, {})}
    mine = dict(Rating.objects.filter(question__in=pool, by=by).values_list("question", "percent"))
    changed = {pk: value for pk, value in said.items() if pk in pool and mine.get(pk) != value}
    Rating.objects.filter(by=by, question__in=[pk for pk, value in changed.items() if value is None]).delete()
    Rating.objects.bulk_create(
        [Rating(question_id=pk, by=by, percent=value, at=now) for pk, value in changed.items() if value is not None],
        update_conflicts=True,
        unique_fields=["question", "by"],
        update_fields=["percent", "at"],
    )
    if changed:
        note(exam.bank, "exam rated", by=by, now=now, after={"exam": exam.plan.title, "questions": len(changed)})
    return len(changed)
