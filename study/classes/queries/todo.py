"""What of the classes is told on the first page: work that is open for somebody, and what waits for who teaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from study.classes.models import Given
from study.classes.queries.work import Cell, cells, sized
from study.core.exams.assigned import Stage
from study.people.cohorts import taught_by
from study.people.models import Cohort, Learner, User


@dataclass(frozen=True, slots=True)
class Todo:
    """A piece of work that is open for somebody, and the class through which they get to it."""

    cohort: Cohort
    cell: Cell


def todo(learner: Learner | None, now: datetime, today: date) -> list[Todo]:
    """The work of all classes of a learner that is open or late and not done, the nearest first, each once; a study
    set until all of it is kept."""
    if not learner:
        return []
    works = {one.assignment.pk: one for one in reversed(sized(given_to(learner)))}
    if not works:
        return []
    found = cells(list(works.values()), [learner.pk], now, today).values()
    left = [Todo(one.work.given.cohort, one) for one in found if _is_left(one)]
    return sorted(left, key=lambda one: (one.cell.due, one.cell.work.assignment.pk))


def given_to(learner: Learner) -> QuerySet[Given]:
    """All work of the classes that somebody is in and that go on."""
    mine = Given.objects.filter(cohort__members__learner=learner.pk, cohort__closed_at=None)
    return mine.filter(assignment__assigned_at__isnull=False)


def _is_left(cell: Cell) -> bool:
    if cell.is_over or cell.stage not in (Stage.OPEN, Stage.LATE):
        return False
    return not cell.work.is_set or (cell.points or 0) < cell.most


def to_assign(user: User | AnonymousUser, now: datetime) -> Sequence[Given]:
    """The drafts of work that were to open by now in classes that somebody teaches and that go on, the oldest
    first."""
    if not isinstance(user, User) or not user.is_instructor:
        return []
    rows = Given.objects.filter(cohort__in=Cohort.objects.filter(taught_by(user.pk), closed_at=None).values("pk"))
    late = rows.filter(assignment__assigned_at=None, opens_at__lte=now, due_at__gt=now)
    return list(late.select_related("assignment", "cohort").order_by("opens_at", "pk"))
