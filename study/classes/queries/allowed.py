"""The time that is granted in a class beyond the usual: what was said, and what holds for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass

from study.classes.models import Allowed, Assignment
from study.classes.queries.work import Cell, Work
from study.classes.standing import NOBODY, time_of, time_of_nobody
from study.core.exams.timing import Allowance, holding, most_generous
from study.people.models import Cohort


def allowed(cohort: Cohort, assignment: Assignment | None = None, learner: int | None = None) -> list[Allowed]:
    """All that was said of one scope, the last one first."""
    rows = Allowed.objects.filter(cohort=cohort, assignment=assignment, learner=learner)
    return list(rows.select_related("by").order_by("-at", "-pk"))


@dataclass(frozen=True, slots=True)
class Holds:
    """What holds for somebody in a piece of work, in words, and which grants give it; `percent` is what was arranged
    for them alone about it, where that gives it."""

    work: Work
    words: str
    grants: Sequence[Allowed]
    percent: int


def holds(cells: Sequence[Cell], learner: int, cohort: int) -> list[Holds]:
    """What holds for a learner, or for nobody in a class, in each of these pieces of work where it is more than
    usual."""
    asked = [one for one in cells if not one.work.is_set]
    works = [one.work.assignment for one in asked]
    time = time_of_nobody(works, cohort) if learner == NOBODY else time_of(works, [learner])
    found = []
    for one in asked:
        rows = list(dict.fromkeys(time.get((one.work.assignment.pk, learner), ())))
        all_ = [*(row.allowance for row in rows), Allowance(1 + one.percent / 100)]
        best, giving = most_generous(all_), holding(all_)
        if not best.is_usual:
            percent = one.percent if len(rows) in giving else 0
            found.append(Holds(one.work, best.words, [rows[at] for at in giving if at < len(rows)], percent))
    return found
