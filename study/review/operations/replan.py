"""Planning a learner's way to their exam, from what was done so far."""

from datetime import date, datetime
from math import ceil

from django.db import transaction

from study.core.scheduling import OverrideKind
from study.core.scheduling.plan import Plan
from study.people.models import Learner
from study.review.exam_plan import running, study_days_left, wanted, weakest_first, worked_out
from study.review.models import Card, ExamPlan, Override, Reason
from study.review.new_cards import learnt
from study.review.operations.rebuild import rebuild_all

WISHES = ("id", "learner", "minutes", "days_off", "pace")
"""What somebody asks of a plan; all else of it is what was planned."""


def replan(*, learner: Learner, today: date, now: datetime) -> None:
    """Make the plan of the day. A final pass that has begun for this exam goes on as it was chosen; if no exam is
    ahead, everything is as without a plan. Whoever calls lets the cards follow the target (`reschedule`)."""
    exam, asked, held = learner.exam_date, wanted(learner), running(learner, today)
    if not exam or exam <= today:
        with transaction.atomic():
            _end(learner, asked, now)
        return
    made = worked_out(learner, held or asked, exam, today)  # takes a while, so before anything is locked
    with transaction.atomic():
        if held and held.pass_from and held.pass_from <= today:
            _keep(held, made, learner, today)
            _pass(learner, held, exam, today, now)
        else:
            _choose(learner, asked, made, exam, today, now)


def _choose(learner: Learner, asked: ExamPlan, made: Plan, exam: date, today: date, now: datetime) -> None:
    _lift_pass(learner, now)
    _follow(learner, made.policy.retention)
    begin = made.days[-made.policy.pass_days].day if made.policy.pass_days else None
    asked.pass_from, asked.exam = begin, exam
    _keep(asked, made, learner, today)
    if begin == today:
        _pass(learner, asked, exam, today, now)


def _keep(asked: ExamPlan, made: Plan, learner: Learner, today: date) -> None:
    """Put down what was planned. What was learnt today counts into the new cards of the day."""
    planned = next((day.new for day in made.days if day.day == today), 0)
    asked.made_on, asked.new_today = today, learnt(learner, today) + planned
    asked.last_new = max((day.day for day in made.days if day.new), default=None)
    asked.left_out = made.left_out
    asked.recall, asked.low, asked.high = made.forecast.recall, made.forecast.low, made.forecast.high
    asked.save()


def _pass(learner: Learner, held: ExamPlan, exam: date, today: date, now: datetime) -> None:
    """Bring the day's share of the final pass forward: the weakest of those that were not asked since it began. Those
    that are due are part of the share."""
    assert held.pass_from is not None
    left = study_days_left(held, exam, today)
    if today.weekday() in held.weekdays_off or not left:
        return
    unpassed = weakest_first(learner, held.pass_from)
    due = [card for card in unpassed if card.due_day and card.due_day <= today]
    later = [card for card in unpassed if not card.due_day or card.due_day > today]
    # What was passed today is part of the share: planning twice a day must not make the day longer.
    passed = Card.objects.filter(learner=learner, last_day=today).count() - learnt(learner, today)
    forward = later[: max(0, ceil((len(unpassed) + passed) / left) - len(due) - passed)]
    Override.objects.bulk_create(
        Override(learner=learner, card=card, kind=OverrideKind.FINAL, day=today, why=Reason.PLANNED, at=now)
        for card in forward
    )
    rebuild_all(cards=forward)


def _end(learner: Learner, asked: ExamPlan, now: datetime) -> None:
    _lift_pass(learner, now)
    _follow(learner, None)
    if asked.pk and asked.made_on:
        nothing = ExamPlan()
        planned = [field.name for field in ExamPlan._meta.concrete_fields if field.name not in WISHES]
        for name in planned:
            setattr(asked, name, getattr(nothing, name))
        asked.save(update_fields=planned)


def _follow(learner: Learner, retention: float | None) -> None:
    if learner.planned_retention != retention:
        learner.planned_retention = retention
        learner.save(update_fields=["planned_retention"])


def _lift_pass(learner: Learner, now: datetime) -> None:
    """Take back what a final pass brought forward, for an exam that is over or on another day now."""
    standing = Override.objects.filter(learner=learner, kind=OverrideKind.FINAL, lifted_at=None)
    cards = list(Card.objects.filter(overrides__in=standing).distinct().select_related("learner"))
    if cards:
        standing.update(lifted_at=now)
        rebuild_all(cards=cards)
