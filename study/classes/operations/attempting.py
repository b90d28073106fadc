"""A learner begins an attempt at a piece of work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.db import transaction

from study.banks.models import Question
from study.classes.models import Allowed, Arrangement, Assignment, Attempt, Given, What
from study.classes.pools import exam_offer, rules_of
from study.classes.standing import arrangements_of, dates_of, terms_of, window_of
from study.core.exams.assigned import Stage, draw_by_rules
from study.core.exams.blueprint import Blueprint, Domain
from study.core.exams.draw import Place, draw
from study.core.problem import Problem
from study.exams import operations as exams
from study.exams.models import ASSIGNED, Sitting
from study.library.models import Course
from study.people.models import Cohort, Learner

REFUSED = {
    Stage.AHEAD: "It is not open yet.",
    Stage.CLOSED: "It is closed: nothing is taken any more.",
}


@transaction.atomic
def begin(*, learner: Learner, assignment: Assignment, draws: int, now: datetime) -> Sitting | Problem:
    """Begin an attempt, or go on with the one that is open. What was retired since is left out, and what is begun
    stays as it is, whatever becomes of the class."""
    Learner.objects.select_for_update().get(pk=learner.pk)  # two tabs must not begin two
    dates, arranged = dates_of([assignment]), arrangements_of([assignment])
    window = window_of(dates, arranged, assignment.pk, learner.pk)
    if window is None or assignment.what == What.SET or assignment.assigned_at is None:
        return Problem("This is not assigned to you any more.")
    rows = list(Attempt.objects.filter(assignment=assignment, learner=learner).select_related("sitting"))
    for row in rows:
        sitting = exams.end_if_over(learner=learner, sitting=row.sitting_id, now=now)
        if sitting.ended_at is None:
            return sitting
    if said := REFUSED.get(window.stage(now)):
        return Problem(said)
    held = arranged.get((assignment.pk, learner.pk))
    if len(rows) >= assignment.attempts + (held[-1].more_attempts if held else 0):
        return Problem("You have used all your attempts.")
    drawn = _drawn(assignment, learner, draws)
    if isinstance(drawn, Problem):
        return drawn
    sitting = exams.start_assigned(
        learner=learner,
        course=drawn.course,
        blueprint=drawn.blueprint,
        places=drawn.places,
        terms=terms_of(assignment, dates, arranged)(learner.pk),
        draws=draws,
        now=now,
        form=assignment.form or ASSIGNED,
    )
    Attempt.objects.create(assignment=assignment, learner=learner, number=len(rows) + 1, sitting=sitting)
    return sitting


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What one attempt asks, and of which course it is."""

    course: Course
    blueprint: Blueprint
    places: Sequence[Place]


def _drawn(assignment: Assignment, learner: Learner, draws: int) -> _Drawn | Problem:
    cohorts = [one.cohort for one in Given.objects.filter(assignment=assignment).select_related("cohort")]
    random = Random(draws)  # noqa: S311 - which questions come is no secret of the server's
    if assignment.what == What.EXAM:
        return _exam(assignment, cohorts, learner, random)
    picked, rules = rules_of(assignment, cohorts, learner)
    places = [Place(pk, "", pilot=False) for pk in draw_by_rules(picked, rules, random, assignment.order)]
    if not places:
        return Problem("None of its questions can be asked at present. Tell your instructor.")
    blueprint = Blueprint(assignment.title, (Domain("", assignment.title, 1),), len(places), 0, assignment.minutes)
    course = Question.objects.select_related("bank__course").get(pk=places[0].question).bank.course
    return _Drawn(course, blueprint, places)


def _exam(assignment: Assignment, cohorts: Sequence[Cohort], learner: Learner, random: Random) -> _Drawn | Problem:
    """A mock exam is whole or not at all: one with too few questions of a domain would be another exam."""
    offer = exam_offer(assignment, cohorts, learner)
    if offer is None or assignment.course is None:
        return Problem("Its course is gone, so it cannot be sat. Tell your instructor.")
    if not offer.stands:
        return Problem(f"{exams.why_not(offer)} Tell your instructor.")
    return _Drawn(assignment.course, offer.blueprint, draw(offer.pool, offer.blueprint, random))


@transaction.atomic
def move_work(*, keep: Learner, guest: Learner) -> None:
    """A guest's attempts and what was arranged for them become the account's: where both have attempts, the guest's
    come after."""
    for row in Attempt.objects.filter(learner=guest).order_by("number"):
        known = Attempt.objects.filter(assignment=row.assignment_id, learner=keep).count()
        Attempt.objects.filter(pk=row.pk).update(learner=keep, number=known + 1)
    Arrangement.objects.filter(learner=guest).update(learner=keep)
    Allowed.objects.filter(learner=guest).update(learner=keep)
