"""A class goes: deleted while it is unused, or removed when it was kept for its time; and its work and results go with
it, where no other class has them."""

from django.db import transaction

from study.classes.models import Assignment, Attempt, Given
from study.core.problem import Problem
from study.exams.models import Sitting
from study.people.models import Cohort, User
from study.review.models import StudySet


def why_kept(cohort: Cohort, by: User) -> Problem | None:
    """Why somebody cannot delete a class."""
    if cohort.owner_id != by.pk:
        return Problem("The instructor who made the class deletes it.")
    if Attempt.objects.filter(assignment__given__cohort=cohort).exists():
        return Problem("Somebody has begun work of it. Close it: it is then kept for two years.")
    return None


@transaction.atomic
def delete(*, cohort: Cohort, by: User) -> Problem | None:
    """Delete a class at whose work nobody has begun anything. Who is in it keeps their cards and answers."""
    problem = why_kept(cohort, by)
    if not problem:
        cohort.delete()
    return problem


@transaction.atomic
def forget_work(*, cohort: Cohort) -> None:
    """Remove the work of a class that goes, with its results, where no other class has it. What learners know from it
    stays in their memories."""
    mine = Assignment.objects.filter(given__cohort=cohort)
    others = Given.objects.exclude(cohort=cohort)
    gone = list(mine.exclude(pk__in=others.values("assignment")).values_list("pk", "study_set"))
    Sitting.objects.filter(attempt__assignment__in=[pk for pk, _ in gone]).delete()
    StudySet.objects.filter(pk__in=[pk for _, pk in gone if pk]).delete()
    Assignment.objects.filter(pk__in=[pk for pk, _ in gone]).delete()
