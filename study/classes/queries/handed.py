"""How far the people of a class are with its quizzes and mock exams: for one from their cells, for hundreds on one page
by counting. Both come out the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import ExpressionWrapper, IntegerField, Q

from study.classes.models import Arrangement, Attempt, Given
from study.classes.queries.work import Cell, Work, cells
from study.core.exams.assigned import Stage
from study.people.models import Cohort


@dataclass(frozen=True, slots=True)
class Handed:
    """How many of the pieces of work that opened for somebody they have a result in, and how many they are `behind`
    with: missing, and due. What they are excused from is left out."""

    done: int
    of: int
    behind: int

    @property
    def said(self) -> str:
        """In words; nothing where nothing has opened yet."""
        behind = f", {self.behind} behind" if self.behind else ""
        return f"{self.done} of {self.of}{behind}" if self.of else ""


@dataclass(frozen=True, slots=True)
class Came:
    """How many of a class handed in a piece of work, and of how many it is missing and due."""

    handed: int
    missing: int


def handed_of(row: Iterable[Cell]) -> Handed:
    """How far one person is."""
    opened = [one for one in row if not one.work.is_set and one.stage is not Stage.AHEAD and one.state != "excused"]
    said = [one.state for one in opened]
    return Handed(said.count("result"), len(opened), said.count("missing"))


def handed(
    cohort: Cohort, works: Sequence[Work], learners: Sequence[int], now: datetime, today: date
) -> tuple[Mapping[int, Handed], Mapping[int, Came]]:
    """How far each of those who are in a class is with these pieces of work, and what came of each, by assignment, in a
    number of reads that does not grow. Whose dates or results differ from the class's are looked at piece by piece."""
    asked = [one for one in works if one.assignment.assigned_at and not one.is_set]
    stages = {one.assignment.pk: one.given.window.stage(now) for one in asked}
    opened = {pk for pk, stage in stages.items() if stage is not Stage.AHEAD}
    closed = {pk for pk, stage in stages.items() if stage in (Stage.LATE, Stage.CLOSED)}
    is_over = ExpressionWrapper(Q(sitting__ended_at__isnull=False), output_field=IntegerField())
    tries = Attempt.objects.filter(assignment__in=list(stages)).order_by().annotate(is_over=is_over)
    there: dict[int, set[int]] = {one: set() for one in learners}
    going_on = set()
    for pk, who, over in tries.values_list("assignment", "learner", "is_over"):
        if not over:
            going_on.add(who)
        elif who in there:
            there[who].add(pk)
    by_work = Counter(pk for done in there.values() for pk in done)
    found = {who: Handed(len(done & opened), len(opened), len(closed - done)) for who, done in there.items()}
    others = sorted((going_on | _others(cohort, list(stages))) & found.keys())
    apart: defaultdict[int, list[Cell]] = defaultdict(list)
    missing = Counter(pk for who in there.keys() - set(others) for pk in closed - there[who])
    for (pk, who), cell in (cells(asked, others, now, today, counting=True) if others else {}).items():
        apart[who].append(cell)
        missing[pk] += cell.state == "missing"
    came = {pk: Came(by_work[pk], missing[pk]) for pk in stages}
    return found | {who: handed_of(apart[who]) for who in others}, came


def _others(cohort: Cohort, assignments: Sequence[int]) -> set[int]:
    """Who has something arranged that decides more than time and attempts, or has the work in another class too."""
    differs = Q(due_at__isnull=False) | Q(points__isnull=False) | Q(excused=True)
    arranged = Arrangement.objects.filter(differs, assignment__in=assignments).values_list("learner", flat=True)
    given = Given.objects.filter(assignment__in=assignments).exclude(cohort=cohort)
    elsewhere = given.filter(cohort__members__isnull=False).values_list("cohort__members__learner", flat=True)
    return {*arranged.order_by(), *elsewhere}
