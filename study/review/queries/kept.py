"""Days that a process keeps, so that the queue need not be read before each card (study.core.scheduling.queue).

A `Stamp` says of which state a day was read. What the queue is made of changes where it does: with the learner's
cards (`Census.changes`), the questions of banks (`Stock.changes`), whether those are open or rest, the learner's
limits and what was taken back. Where nothing has changed but by answers that are in the log since, each of which
changes its card once, the day is stepped by them; else it is read again. So it makes no difference which process took
an answer.
"""

from collections import OrderedDict
from datetime import date, datetime
from threading import Lock
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    ExpressionWrapper,
    FilteredRelation,
    Func,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    StringAgg,
    Subquery,
    Sum,
    TextField,
    Value,
)

from study.banks.models import Stock
from study.banks.roles import open_to
from study.core.scheduling import Grade
from study.core.scheduling.queue import Answer, Day
from study.people.models import Learner
from study.review.census import whether
from study.review.due import was_due
from study.review.models import Action, Census, Review, Round, Study
from study.review.new_cards import RESTS
from study.web.prepared import Read

MOST = 100
"""Learners whose days a process keeps: those who were here last. A day takes half a megabyte at most."""
MOST_ACTIONS = BigIntegerField.MAX_BIGINT
"""After this one there is none."""
STATE = "banks", "pk", "ended_at", "undone", "withdrawn", "changes", "last", "at"
"""The banks as they are, the learner's latest round, whether it ended, what was taken back in it, how often their cards
changed, and what was done last and when."""


class Stamp(NamedTuple):
    """The state of which a day was read. `settled` is what an answer never changes: the day, the learner's limits,
    each bank with its questions, the round and what was taken back in it."""

    settled: tuple[Any, ...]
    changes: int
    round: int
    last: int
    at: datetime


_kept: OrderedDict[int, tuple[Stamp, Day]] = OrderedDict()
_lock = Lock()


def find(learner: Learner, today: date) -> tuple[Stamp | None, Day | None]:
    """The state of now, and the learner's day of that state where it is kept or follows from what is. There is no state
    where nothing is kept: before the first answer, and within a transaction, of which something may be taken back."""
    if connection.in_atomic_block:
        return None, None
    with _lock:
        before, day = _kept.get(learner.pk, (None, None))
    rows = _state(learner, before.last if before else MOST_ACTIONS)
    now = _stamp(learner, today, rows)
    if before is None or now is None or now.settled != before.settled:
        return now, None
    if now == before:
        return now, day
    if now.changes - before.changes != len(rows):
        return now, None
    for row in rows:
        answer = _answer(today, *row[len(STATE) :])
        day = day.after(answer) if answer and day else None
    if day:
        _put(learner, now, day)
    return now, day


def keep(learner: Learner, before: Stamp, day: Day) -> None:
    """Keep a day that was read after its stamp, if nothing has changed meanwhile."""
    today = before.settled[0]
    if _stamp(learner, today, _state(learner, MOST_ACTIONS)) == before:
        _put(learner, before, day)


def forget() -> None:
    """Keep nothing any more."""
    with _lock:
        _kept.clear()


def _stamp(learner: Learner, today: date, rows: list[tuple[Any, ...]]) -> Stamp | None:
    if not rows or rows[0][: len(STATE)][-1] is None:
        return None
    banks, number, ended_at, undone, withdrawn, changes, last, at = rows[0][: len(STATE)]
    limits = learner.user_id, learner.reviews_per_day, learner.reviews_on(today)
    return Stamp((today, limits, banks, number, ended_at, undone, withdrawn), changes or 0, number, last, at)


def _put(learner: Learner, now: Stamp, day: Day) -> None:
    with _lock:
        _kept[learner.pk] = now, day
        _kept.move_to_end(learner.pk)
        if len(_kept) > MOST:
            _kept.popitem(last=False)


def _banks(learner: Learner) -> QuerySet[Stock, Any]:
    """The banks among whose questions are those of the learner's cards, as one text: their courses, how often they
    changed, and whether they are open to the learner and their courses rest. In another order it only makes the day be
    read again."""
    parts = Census.objects.filter(learner=learner.pk).values("part")
    first = Stock.objects.filter(part__in=parts).values("bank").annotate(first=Min("pk")).values("first")
    changes = Stock.objects.filter(bank=OuterRef("bank")).values("bank").annotate(sum=Sum("changes")).values("sum")
    rests = Study.objects.filter(RESTS, learner=learner.pk, course=OuterRef("bank__course"))
    said = "bank", "bank__course", Subquery(changes), whether(open_to(learner)), Exists(rests)
    text = Func(*said, template="(%(expressions)s)", arg_joiner=" || ' ' || ", output_field=TextField())
    found = Stock.objects.filter(pk__in=first).order_by().values(all=Value(1))
    return found.annotate(every=StringAgg(text, Value(","))).values("every")


@Read
def _state(learner: Learner, after: int) -> QuerySet[Round, tuple[Any, ...]]:
    """The banks and the learner's latest round as they are, with each action in it after that one, or once without
    any."""
    latest = Round.objects.filter(learner=learner.pk).order_by("-pk").values("pk")[:1]
    done = Action.objects.filter(round=OuterRef("pk"))
    changes = Census.objects.filter(learner=learner.pk).values("learner").annotate(sum=Sum("changes")).values("sum")
    found = (
        Round.objects.filter(pk=Subquery(latest))
        .annotate(
            banks=Subquery(_banks(learner)),
            undone=Subquery(_number(done.filter(undone_at__isnull=False))),
            withdrawn=Subquery(_number(done.filter(decision__isnull=False, decision__undone_at__isnull=False))),
            changes=Subquery(changes),
            last=Subquery(done.order_by("-pk").values("pk")[:1]),
            at=Subquery(done.order_by("-pk").values("at")[:1]),
            then=FilteredRelation("actions", condition=Q(actions__pk__gt=after)),
        )
        .order_by("then__pk")
    )
    counted = ExpressionWrapper(was_due("then__review__"), IntegerField())
    later = Review.objects.filter(card=OuterRef("then__card"), answered_at__gte=OuterRef("then__review__answered_at"))
    overtaken = Exists(later.filter(pk__lt=OuterRef("then__review")))
    answer = "review", "review__day", "review__voided_at", "review__guessed", "review__grade", "review__ordinal"
    card = "card", "card__group", "card__suspended_at", "card__due_day", "card__due_at"
    action = (f"then__{name}" for name in ("pk", "at", "undone_at", *answer, *card))
    return found.values_list(*STATE, *action, counted, overtaken)


def _number(rows: QuerySet[Action]) -> QuerySet[Action, Any]:
    return rows.order_by().values("round").annotate(number=Count("pk")).values("number")


def _answer(
    today: date,
    action: int,
    at: datetime,
    undone_at: datetime | None,
    review: int | None,
    day: date | None,
    voided_at: datetime | None,
    guessed: bool,
    grade: int,
    ordinal: int,
    card: int,
    group: str,
    suspended_at: datetime | None,
    due_day: date | None,
    due_at: datetime | None,
    counted: int,
    overtaken: bool,
) -> Answer | None:
    """The answer that an action is, if it is one of the day that stands, the last of its card, which is not asked again
    today but in a step. One that came after a later one gives others another place in the log."""
    if review is None or day != today or undone_at or voided_at or guessed or overtaken:
        return None
    if suspended_at or due_day is None or (due_at is None and due_day <= today):
        return None
    return Answer(action, at, review, card, group, Grade(grade).recalled, ordinal == 0, bool(counted), due_at)
