"""Time that is granted in a class beyond the usual: to one person, to all in one piece of work, to everybody."""

from datetime import datetime

from django.db import transaction

from study.classes.models import LONGEST_REASON, Allowed, Assignment, What
from study.classes.operations.assigning import follow
from study.core.exams.timing import Allowance
from study.core.problem import Problem
from study.people.models import Cohort, Learner, User


@transaction.atomic
def allow(
    *,
    cohort: Cohort,
    assignment: Assignment | None = None,
    learner: int | None = None,
    allowance: Allowance,
    reason: str,
    by: User,
    now: datetime,
) -> Problem | None:
    """Grant this in a class, for whom and what is named. It holds at once, in sittings that go on too; the reason is
    kept with who gave it."""
    if not reason.strip():
        return Problem("Say why. The learner and the other instructors read it.", subject="reason")
    whose = Learner.objects.select_for_update(of=("self",)).filter(memberships__cohort=cohort).order_by("pk")
    list(
        (whose.filter(pk=learner) if learner else whose).values_list("pk")
    )  # who begins meanwhile waits, as in `begin`
    last = Allowed.objects.filter(cohort=cohort, assignment=assignment, learner=learner).last()
    if (last.allowance if last else Allowance()) == allowance:
        return Problem("That is what holds already. Nothing was changed.", subject="reason")
    row = Allowed(cohort=cohort, assignment=assignment, learner_id=learner, by=by, at=now)
    row.reason = reason.strip()[:LONGEST_REASON]
    row.grant(allowance)
    row.save()
    work = Assignment.objects.filter(given__cohort=cohort, assigned_at__isnull=False).exclude(what=What.SET)
    for one in work.filter(pk=assignment.pk) if assignment else work:
        follow(one)
    return None
