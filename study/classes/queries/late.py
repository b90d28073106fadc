"""The answers of a class that arrived after the end."""

from study.classes.models import Attempt
from study.classes.queries.roster import people
from study.classes.queries.work import Work
from study.exams.late import LateAnswer, late_answers
from study.people.models import Cohort


def late(cohort: Cohort, work: Work) -> list[tuple[LateAnswer, str]]:
    """Those in a piece of work by who is in the class, each with its person's name; what waits comes first."""
    named = {one.learner: one.name for one in people(cohort)}
    tries = Attempt.objects.filter(assignment=work.assignment, learner__in=named)
    found = late_answers(tries.values_list("sitting", flat=True))
    return [(one, named[one.sitting.learner_id]) for one in found]
