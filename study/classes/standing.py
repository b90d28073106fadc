"""Which dates hold for whom in a piece of work, and what was arranged."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.db.models import Q

from study.classes.models import Arrangement, Assignment, Attempt, Given, Tells
from study.core.exams.assigned import Late, Window, together
from study.core.exams.timing import Allowance
from study.exams.operations import Terms
from study.people.models import Learner

type Dates = Mapping[tuple[int, int], list[Window]]
"""By assignment and learner, the windows of the classes in which they have it."""
type Arranged = Mapping[tuple[int, int], list[Arrangement]]
"""By assignment and learner, all that was arranged, the latest last."""


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


def terms_of(assignment: Assignment, dates: Dates, arranged: Arranged) -> Callable[[int], Terms]:
    """What the sitting of a learner gets: extra time, when it closes, and from when on keys are told."""
    told = closed_for_all(assignment, dates, arranged) if assignment.tells == Tells.CLOSED else None

    def terms(learner: int) -> Terms:
        said, window = arranged.get((assignment.pk, learner)), window_of(dates, arranged, assignment.pk, learner)
        allowance = Allowance(1 + (said[-1].percent if said else 0) / 100)
        closes = window.closes if window and assignment.minutes is None else None
        return Terms(allowance, closes, told)

    return terms


def closed_for_all(assignment: Assignment, dates: Dates, arranged: Arranged) -> datetime | None:
    """When nobody can work on it any more: after every class's end and every later time that was arranged."""
    late = Late(assignment.late)
    given = assignment.given.values_list("opens_at", "due_at")
    ends = [Window(opens, due, late).closes for opens, due in given]
    for pk, learner in arranged:
        if window := window_of(dates, arranged, pk, learner):
            ends.append(window.closes)
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
