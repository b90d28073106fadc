"""Planning a learner's way to their exam, from what was done so far."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from study.core.questions.question import encode
from study.core.scheduling import OverrideKind
from study.core.scheduling.plan import Plan, PlannedDay, share_of_pass
from study.people.models import Learner
from study.review.backlog import reviewed
from study.review.exam_plan import decided, has_begun, running, study_days_left, unpassed, wanted
from study.review.exam_readiness import Outlook, outlook
from study.review.models import Card, ExamPlan, Override, Reason
from study.review.new_cards import learnt
from study.review.operations.rebuild import rebuild_all

WISHES = ("id", "learner", "minutes", "days_off", "pace")
"""What somebody asks of a plan; all else of it is what was planned."""

MOST_GAINS = 5


def replan(*, learner: Learner, today: date, now: datetime) -> Sequence[PlannedDay]:
    """Make the plan of the day, and return its days. A final pass that has begun for this exam goes on as it was
    chosen; if no exam is ahead, everything is as without a plan, and there are no days. Whoever calls lets the cards
    follow the target (`reschedule`)."""
    exam, asked, held = learner.exam_date, wanted(learner), running(learner, today)
    if not exam or exam <= today:
        with transaction.atomic():
            _end(learner, asked, today, now)
        return ()
    begun = decided(held, learner, today) if held and has_begun(held, today) else None
    made = outlook(learner, held or asked, exam, today, begun)  # takes a while, so before anything is locked
    with transaction.atomic():
        if held and begun:
            _keep(held, made, learner, today)
            _follow(learner, learner.planned_retention, today, _most_due(learner, made.plan, today))
            _pass(learner, held, exam, today, now)
        else:
            _choose(learner, asked, made, exam, today, now)
    return made.plan.days


def retell(*, learner: Learner, today: date) -> None:
    """Put down again what the plan of the day comes to, in the way that was chosen: a plan that takes another target
    knows only about when cards are due by it, until they have followed."""
    exam, held = learner.exam_date, running(learner, today)
    way = decided(held, learner, today) if held else None
    if exam and held and way:
        made = outlook(learner, held, exam, today, way)
        with transaction.atomic():
            _keep(held, made, learner, today)
            _follow(learner, way.retention, today, _most_due(learner, made.plan, today))


def _choose(learner: Learner, asked: ExamPlan, made: Outlook, exam: date, today: date, now: datetime) -> None:
    _lift_pass(learner, now)
    policy, days = made.plan.policy, made.plan.days
    _follow(learner, policy.retention, today, _most_due(learner, made.plan, today))
    begin = days[-policy.pass_days].day if policy.pass_days else None
    asked.pass_from, asked.rest, asked.exam = begin, policy.rest, exam
    _keep(asked, made, learner, today)
    if begin == today:
        _pass(learner, asked, exam, today, now)


def _keep(asked: ExamPlan, made: Outlook, learner: Learner, today: date) -> None:
    """Put down what was planned. What was learnt today counts into the new cards of the day."""
    plan, ready = made.plan, made.readiness
    planned = next((day.new for day in plan.days if day.day == today), 0)
    asked.made_on, asked.new_today = today, learnt(learner, today) + planned
    asked.last_new = max((day.day for day in plan.days if day.new), default=None)
    asked.left_out = plan.left_out
    share = ready.share if ready else None
    asked.recall, asked.low, asked.high = (share.expected, share.low, share.high) if share else (None, None, None)
    asked.domains = encode(ready.parts) if ready else []
    asked.gains = encode(ready.gains[:MOST_GAINS]) if ready else []
    asked.save()


def _pass(learner: Learner, held: ExamPlan, exam: date, today: date, now: datetime) -> None:
    """Bring the day's share of the final pass forward: of those not asked since it began, the ones asked longest ago.
    Those that are due are part of the share."""
    assert held.pass_from is not None
    left = study_days_left(held, exam, today)
    if today.weekday() in held.weekdays_off or not left:
        return
    rest = unpassed(learner, held.pass_from)
    due = [card for card in rest if card.due_day and card.due_day <= today]
    later = [card for card in rest if not card.due_day or card.due_day > today]
    # What was passed today is part of the share: planning twice a day must not make the day longer.
    passed = Card.objects.filter(learner=learner, last_day=today).count() - learnt(learner, today)
    forward = later[: max(0, share_of_pass(len(rest) + passed, left) - len(due) - passed)]
    Override.objects.bulk_create(
        Override(learner=learner, card=card, kind=OverrideKind.FINAL, day=today, why=Reason.PLANNED, at=now)
        for card in forward
    )
    rebuild_all(cards=forward)


def _end(learner: Learner, asked: ExamPlan, today: date, now: datetime) -> None:
    _lift_pass(learner, now)
    _follow(learner, None, today)
    if asked.pk and asked.made_on:
        nothing = ExamPlan()
        planned = [field.name for field in ExamPlan._meta.concrete_fields if field.name not in WISHES]
        for name in planned:
            setattr(asked, name, getattr(nothing, name))
        asked.save(update_fields=planned)


def _most_due(learner: Learner, plan: Plan, today: date) -> int | None:
    """How many of the cards due today are asked, with those asked already; None if none waits. In the final pass
    none does: its days are even."""
    day = next((one for one in plan.days if one.day == today and one.waiting), None)
    return None if day is None or plan.is_final_pass(day) else reviewed(learner, today) + day.reviews


def _follow(learner: Learner, retention: float | None, today: date, most_due: int | None = None) -> None:
    planned = {
        "planned_retention": retention,
        "planned_reviews": most_due,
        "planned_on": today if most_due is not None else None,
    }
    if any(getattr(learner, name) != value for name, value in planned.items()):
        for name, value in planned.items():
            setattr(learner, name, value)
        learner.save(update_fields=list(planned))


def _lift_pass(learner: Learner, now: datetime) -> None:
    """Take back what a final pass brought forward, for an exam that is over or on another day now."""
    standing = Override.objects.filter(learner=learner, kind=OverrideKind.FINAL, lifted_at=None)
    cards = list(Card.objects.filter(overrides__in=standing).distinct().select_related("learner"))
    if cards:
        standing.update(lifted_at=now)
        rebuild_all(cards=cards)
