"""A learner's day: planned, with its days by the present target and its new cards dealt, once a day and whenever
they change what they want.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, Q, QuerySet

from study.core.problem import Problem
from study.core.scheduling import learner_day
from study.people.models import LEAST_SHARE, MOST_SHARE, Learner
from study.review.exam_plan import course_of_an_exam, wanted
from study.review.models import ExamPlan, Study
from study.review.new_cards import chosen_courses
from study.review.operations.deal import deal, study
from study.review.operations.rebuild import reschedule
from study.review.operations.refit import ask_refit, refit
from study.review.operations.replan import replan, retell
from study.review.operations.study_sets import aim, deal_sets
from study.review.study_sets import not_dealt
from study.web.prepared import Read


def open_day(*, learner: Learner, today: date, now: datetime) -> None:
    """Plan the day and deal its new cards when nobody has yet, and see that the days of all others are those of the
    present target. Costs one read on every later call of the day."""
    if _undealt(learner, today, now):
        ask_refit(learner=learner, now=now)
        follow(learner=learner, today=today, now=now)


@Read
def _undealt(learner: Learner, today: date, now: datetime) -> QuerySet[Learner, tuple[int]]:
    """The learner, if there is a course or a study set of theirs of which nothing was dealt today."""
    courses = Study.objects.filter(Q(dealt_on=None) | Q(dealt_on__lt=today), learner=learner.pk)
    waits = Exists(courses) | Exists(not_dealt(learner, today, now))
    return Learner.objects.filter(waits, pk=learner.pk).values_list("pk")


def follow(*, learner: Learner, today: date, now: datetime) -> None:
    """Plan the day, let all cards follow its target and those of study sets, and deal its new cards, those of the
    sets first."""
    replan(learner=learner, today=today, now=now)
    aim(learner=learner, now=now)
    if reschedule(learner=learner):
        retell(learner=learner, today=today)
    deal_sets(learner=learner, today=today, now=now)
    deal(learner=learner, today=today, now=now)


def settled(*, learner: Learner, now: datetime) -> None:
    """Let the day follow from settings that were saved just now: its plan, the days of all cards, its new cards."""
    follow(learner=learner, today=learner_day(now, ZoneInfo(learner.time_zone)), now=now)


def fit_now(*, learner: int, now: datetime) -> None:
    """Fit the scheduler to a learner, by their number, and let the day follow; also where that was cut off. Nothing
    for one who is gone."""
    row = Learner.objects.filter(pk=learner).first()
    if row:
        refit(learner=row, now=now)
        settled(learner=row, now=now)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody asks of their plan; see `ExamPlan`. Without an exam no plan runs."""

    exam: date | None
    minutes: int
    days_off: Collection[int] = ()
    pace: int | None = None


def save_plan(*, learner: Learner, wishes: Wishes, today: date, now: datetime) -> ExamPlan:
    """Keep what somebody asks of their plan, and let the day follow. Who studies nothing yet studies the course of an
    exam from now on."""
    with transaction.atomic():
        _keep_wishes(learner, wishes)
        if not chosen_courses(learner) and (course := course_of_an_exam()):
            study(learner=learner, course=course, now=now)
    follow(learner=learner, today=today, now=now)
    return wanted(learner)


def share_backlog(*, learner: Learner, number: int | None) -> Problem | None:
    """Keep how many cards of a backlog somebody wants to review a day; None is as many as clear it in a week. What is
    wrong with the number comes back."""
    if number is not None and not LEAST_SHARE <= number <= MOST_SHARE:
        return Problem(f"Between {LEAST_SHARE} and {MOST_SHARE:,}.")
    learner.backlog_per_day = number
    learner.save(update_fields=["backlog_per_day"])
    return None


def _keep_wishes(learner: Learner, wishes: Wishes) -> None:
    asked = wanted(learner)
    asked.minutes, asked.pace = wishes.minutes, wishes.pace
    asked.days_off = "".join(map(str, sorted(set(wishes.days_off))))
    asked.save()
    learner.exam_date = wishes.exam
    learner.save(update_fields=["exam_date"])
