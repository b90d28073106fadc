"""Which dates hold for whom in a piece of work, and what was arranged."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from study.classes.models import Allowed, Arrangement, Assignment, Attempt, Given, Tells
from study.core.exams.assigned import Late, Window, together
from study.core.exams.timing import Allowance, most_generous
from study.exams.operations import Terms
from study.people.models import Learner

NOBODY = 0
"""Stands for a learner who has just joined and has done nothing: no row has this key."""
type Dates = Mapping[tuple[int, int], list[Window]]
"""By assignment and learner, the windows of the classes in which they have it."""
type Arranged = Mapping[tuple[int, int], list[Arrangement]]
"""By assignment and learner, all that was arranged, the latest last."""
type Time = Mapping[tuple[int, int], list[Allowed]]
"""By assignment and learner, what their classes grant them beyond the usual time."""


def dates_of(assignments: Sequence[Assignment], learners: Sequence[int] | None = None) -> Dates:
    """The windows of everybody who has one of these, or of these learners, in one read."""
    late = {one.pk: Late(one.late) for one in assignments}
    whose = Q(cohort__members__isnull=False) if learners is None else Q(cohort__members__learner__in=learners)
    rows = Given.objects.filter(whose, assignment__in=assignments)
    found: defaultdict[tuple[int, int], list[Window]] = defaultdict(list)
    for pk, who, opens, due in rows.values_list("assignment", "cohort__members__learner", "opens_at", "due_at"):
        found[pk, who].append(Window(opens, due, late[pk]))
    return found


def arrangements_of(assignments: Sequence[Assignment], learners: Sequence[int] | None = None) -> Arranged:
    """What was arranged about these, for everybody or these learners, in one read."""
    rows = Arrangement.objects.filter(assignment__in=assignments).select_related("by")
    found: defaultdict[tuple[int, int], list[Arrangement]] = defaultdict(list)
    for row in rows if learners is None else rows.filter(learner__in=learners):
        found[row.assignment_id, row.learner_id].append(row)
    return found


def window_of(dates: Dates, arranged: Arranged, assignment: int, learner: int) -> Window | None:
    """The one window that holds for somebody; None where they are in no class that has it."""
    windows, said = dates.get((assignment, learner)), arranged.get((assignment, learner))
    return together(windows, said[-1].due_at if said else None) if windows else None


def time_of(assignments: Sequence[Assignment], learners: Sequence[int] | None = None) -> Time:
    """What the classes grant in these to everybody who has one, or to these learners: of each scope what was said
    last, where it is more than usual."""
    pks = {one.pk for one in assignments}
    found: defaultdict[tuple[int, int], list[Allowed]] = defaultdict(list)
    if not (held := _granted(pks)):
        return found
    whose = Q() if learners is None else Q(cohort__members__learner__in=learners)
    given = Given.objects.filter(whose, assignment__in=pks, cohort__members__isnull=False)
    for pk, cohort, who in given.values_list("assignment", "cohort", "cohort__members__learner"):
        found[pk, who] += _holding(held, cohort, pk, who)
    return found


def time_of_nobody(assignments: Sequence[Assignment], cohort: int) -> Time:
    """What a class grants in these to everybody who is in it, as of `NOBODY`."""
    pks = {one.pk for one in assignments}
    held = _granted(pks)
    return {(pk, NOBODY): _holding(held, cohort, pk, NOBODY) for pk in pks}


def _granted(assignments: Collection[int]) -> list[Allowed]:
    rows = Allowed.objects.filter(cohort__given__assignment__in=assignments)
    rows = rows.select_related("by", "assignment").distinct()
    last = {(row.cohort_id, row.assignment_id, row.learner_id): row for row in rows}
    return [row for row in last.values() if not row.allowance.is_usual]


def _holding(granted: Sequence[Allowed], cohort: int, assignment: int, learner: int) -> list[Allowed]:
    return [
        row
        for row in granted
        if row.cohort_id == cohort and row.assignment_id in (None, assignment) and row.learner_id in (None, learner)
    ]


def allowance_of(granted: Sequence[Allowed], arranged: Sequence[Arrangement]) -> Allowance:
    """What holds for one person in a piece of work: the most generous of what their classes grant and of what was
    arranged for them alone."""
    alone = Allowance(1 + arranged[-1].percent / 100) if arranged else Allowance()
    return most_generous([*(row.allowance for row in granted), alone])


def terms_of(assignment: Assignment, dates: Dates, arranged: Arranged) -> Callable[[int], Terms]:
    """What the sitting of a learner gets: extra time, when it closes, and from when on keys are told."""
    time = time_of([assignment])
    told = closed_for_all(assignment, dates, arranged, time) if assignment.tells == Tells.CLOSED else None

    def terms(learner: int) -> Terms:
        said, window = arranged.get((assignment.pk, learner)), window_of(dates, arranged, assignment.pk, learner)
        allowance = allowance_of(time.get((assignment.pk, learner), ()), said or ())
        closes = window.closes if window and assignment.minutes is None else None
        return Terms(allowance, closes, told)

    return terms


def closed_for_all(assignment: Assignment, dates: Dates, arranged: Arranged, time: Time) -> datetime | None:
    """When nobody can work on it any more: after every class's end, every later time that was arranged, and the time
    that is granted to who begins last. Who has no limit is not waited for beyond the window."""
    late = Late(assignment.late)
    given = assignment.given.values_list("opens_at", "due_at")
    ends = [Window(opens, due, late).closes for opens, due in given]
    usual = timedelta(minutes=assignment.minutes) if assignment.minutes else None
    for pk, learner in {*arranged, *time}:
        if (window := window_of(dates, arranged, pk, learner)) and window.closes:
            allowance = allowance_of(time.get((pk, learner), ()), arranged.get((pk, learner), ()))
            beyond = None if allowance.is_usual else allowance.beyond(usual, window.opens, window.closes)
            ends.append(beyond or window.closes)
    return max((end for end in ends if end), default=None)


def total(assignment: Assignment, learner: Learner) -> float:
    """The points there are for somebody: the questions of their last attempt, else those of the assignment."""
    row = Attempt.objects.filter(assignment=assignment, learner=learner).order_by("-number").first()
    if row:
        return row.sitting.slots.filter(pilot=False).count()
    return size_of(assignment)


def size_of(assignment: Assignment) -> int:
    """How many of its questions count."""
    if assignment.exam:
        return assignment.exam.scored
    return assignment.picked.count() + sum(assignment.rules.values_list("number", flat=True))
