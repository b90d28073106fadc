"""Writes about pieces of work: make and change one, assign it, arrange something for one person."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo

from django.db import transaction
from django.db.models import Count, Max

from study.banks.models import Question
from study.classes.models import (
    LONGEST_REASON,
    MOST_PERCENT,
    Arrangement,
    Assignment,
    Attempt,
    DrawRule,
    Given,
    Tells,
    What,
)
from study.classes.pools import ClassExam, Wanted
from study.classes.standing import arrangements_of, dates_of, terms_of, total
from study.core.exams.assigned import Counts, Late, moved
from study.core.problem import Problem
from study.core.text.plural import counted
from study.exams import operations as exams
from study.people.models import Cohort, Learner, User
from study.review.operations.study_sets import write_set


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an instructor wants a piece of work to be, read and checked (study.classes.forms)."""

    title: str
    what: What
    opens: datetime
    due: datetime
    late: Late
    attempts: int
    counts: Counts
    minutes: int | None
    tells: Tells
    target: float
    picked: tuple[Question, ...]
    rules: tuple[Wanted, ...]
    exam: ClassExam | None = None
    order: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        return self.exam.offer.address if self.exam else ""

    @property
    def course(self) -> int | None:
        return self.exam.course.pk if self.exam else None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody changed it meanwhile: nothing was written. `now` is what is stored."""

    now: Assignment


@transaction.atomic
def write(
    *,
    cohort: Cohort,
    assignment: Assignment | None,
    wishes: Wishes,
    revision: int,
    assign: bool,
    by: User,
    now: datetime,
) -> Assignment | Elsewhere | Problem:
    """Make or change a piece of work, and with `assign` let the class see it. One that a second instructor changed
    since `revision` is left as it is. What somebody has used already is not taken away."""
    if cohort.closed_at:
        return Problem("The class is closed: nothing is assigned in it any more.")
    if assignment:
        assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
        if assignment.revision != revision:
            return Elsewhere(assignment)
        if problem := _used(assignment, wishes):
            return problem
        assignment.revision += 1
    made = assignment or Assignment(made_by=by, made_at=now)
    made.title, made.what, made.late, made.counts = wishes.title, wishes.what, wishes.late, wishes.counts
    made.attempts, made.minutes, made.tells, made.target = wishes.attempts, wishes.minutes, wishes.tells, wishes.target
    if (made.course_id, made.form) != (wishes.course, wishes.form):
        made.course_id, made.form = wishes.course, wishes.form
        made.blueprint = asdict(wishes.exam.offer.blueprint) if wishes.exam else None
    if made.exam:
        made.minutes = made.exam.minutes
    made.order = list(wishes.order)
    made.assigned_at = made.assigned_at or (now if assign else None)
    made.save()
    made.picked.set(wishes.picked)
    made.rules.all().delete()
    DrawRule.objects.bulk_create(
        DrawRule(assignment=made, position=number, bank=one.bank, tag=one.tag, outcome=one.outcome, number=one.number)
        for number, one in enumerate(wishes.rules, 1)
    )
    Given.objects.update_or_create(
        assignment=made, cohort=cohort, defaults={"opens_at": wishes.opens, "due_at": wishes.due}
    )
    follow(made)
    return made


def _used(assignment: Assignment, wishes: Wishes) -> Problem | None:
    """Why a change would take away what somebody has used."""
    tries = Attempt.objects.filter(assignment=assignment)
    most = tries.values("learner").annotate(number=Count("pk")).aggregate(most=Max("number"))["most"] or 0
    if not most:
        return None
    if (wishes.what, wishes.course, wishes.form) != (assignment.what, assignment.course_id, assignment.form):
        return Problem("Somebody has begun it: it stays what it is.")
    if wishes.attempts < min(most, assignment.attempts):
        return Problem(f"Somebody has used {counted(most, 'attempt')}: not fewer than that.")
    if wishes.minutes is not None and (assignment.minutes is None or wishes.minutes < assignment.minutes):
        return Problem("Somebody has begun it with more time: the limit can only be raised.")
    return None


@transaction.atomic
def give(*, assignment: Assignment, cohort: Cohort, like: Given) -> None:
    """Give a piece of work to another class too, with the same dates until they are changed there."""
    defaults = {"opens_at": like.opens_at, "due_at": like.due_at}
    Given.objects.get_or_create(assignment=assignment, cohort=cohort, defaults=defaults)
    follow(assignment)


@transaction.atomic
def withdraw(*, assignment: Assignment, cohort: Cohort) -> Problem | None:
    """Take a piece of work back from a class, while nobody there has begun it; without any class it is gone."""
    if Attempt.objects.filter(assignment=assignment, learner__memberships__cohort=cohort).exists():
        return Problem("Somebody has begun it. Excuse who need not do it.")
    Given.objects.filter(assignment=assignment, cohort=cohort).delete()
    follow(assignment)
    if not assignment.given.exists():
        if assignment.study_set:
            assignment.study_set.delete()
        assignment.delete()
    return None


@transaction.atomic
def copy_work(*, cohort: Cohort, made: Cohort, days: int, zone: tzinfo, by: User, now: datetime) -> int:
    """Copy the work of a class into that of a next term, so many days later at the same time of day in the `zone` of
    who copies it; how many pieces. They are drafts there: nobody sees one before it is assigned."""
    rows = list(Given.objects.filter(cohort=cohort).select_related("assignment").order_by("pk"))
    for row in rows:
        old, new = row.assignment, Assignment.objects.get(pk=row.assignment_id)
        new.pk, new.study_set, new.assigned_at, new.revision = None, None, None, 1
        new.made_by, new.made_at, new._state.adding = by, now, True
        new.save()
        new.picked.set(old.picked.all())
        rules = old.rules.values("position", "bank_id", "tag", "outcome", "number")
        DrawRule.objects.bulk_create(DrawRule(assignment=new, **rule) for rule in rules)
        opens, due = moved(row.opens_at, days, zone), moved(row.due_at, days, zone)
        Given.objects.create(assignment=new, cohort=made, opens_at=opens, due_at=due)
    return len(rows)


@dataclass(frozen=True, slots=True)
class Change:
    """What is arranged for one person: all that holds from now on, not only what is new."""

    due: datetime | None = None
    more_attempts: int = 0
    percent: int = 0
    points: float | None = None
    excused: bool = False


@transaction.atomic
def arrange(
    *, assignment: Assignment, learner: Learner, change: Change, reason: str, by: User, now: datetime
) -> Problem | None:
    """Arrange something for one person about a piece of work. The reason is needed, and kept with who gave it; what
    held before stays in the record."""
    if not reason.strip():
        return Problem("Say why. The learner and the other instructors read it.", subject="reason")
    if change.points is not None and not 0 <= change.points <= (most := total(assignment, learner)):
        return Problem(f"Between 0 and {most:g} points.", subject="points")
    if not 0 <= change.percent <= MOST_PERCENT:
        return Problem(f"Between 0 and {MOST_PERCENT} percent.", subject="percent")
    Arrangement.objects.create(
        assignment=assignment,
        learner=learner,
        by=by,
        at=now,
        reason=reason.strip()[:LONGEST_REASON],
        due_at=change.due,
        more_attempts=change.more_attempts,
        percent=change.percent,
        points=change.points,
        excused=change.excused,
    )
    follow(assignment)
    return None


def follow(assignment: Assignment) -> None:
    """Let study sets and the sittings there are follow from the dates and from what was arranged."""
    given = list(assignment.given.select_related("cohort"))
    if assignment.what != What.SET and assignment.study_set:
        assignment.study_set.delete()
    if assignment.what == What.SET and assignment.assigned_at:
        assignment.study_set = write_set(
            study_set=assignment.study_set,
            title=assignment.title,
            target=assignment.target,
            questions=list(assignment.picked.all()),
            given=[(one.cohort, one.opens_at, one.due_at) for one in given],
        )
        assignment.save(update_fields=["study_set"])
    rows = Attempt.objects.filter(assignment=assignment)
    tries: Sequence[tuple[int, int]] = list(rows.values_list("sitting", "learner"))
    if tries:
        dates, arranged = dates_of([assignment]), arrangements_of([assignment])
        terms = terms_of(assignment, dates, arranged)
        exams.set_terms(terms={sitting: terms(learner) for sitting, learner in tries})
