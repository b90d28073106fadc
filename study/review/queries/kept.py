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
from django.db.models import Count, Exists, ExpressionWrapper, IntegerField, Min, OuterRef, QuerySet, Subquery, Sum

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


def stamp(learner: Learner, today: date) -> Stamp | None:
    """The state of now; None where nothing is kept: before the first answer, and within a transaction, of which
    something may be taken back."""
    if connection.in_atomic_block:
        return None
    banks = _banks(learner)
    found = _round.first(learner)
    if found is None or found[-1] is None:
        return None
    number, ended_at, undone, withdrawn, changes, last, at = found
    limits = learner.user_id, learner.reviews_per_day, learner.reviews_on(today)
    return Stamp((today, limits, tuple(banks), number, ended_at, undone, withdrawn), changes or 0, number, last, at)


def find(learner: Learner, now: Stamp) -> Day | None:
    """The learner's day of that state, where it is kept or follows from what is."""
    with _lock:
        before, day = _kept.get(learner.pk, (None, None))
    if before is None or day is None or before.settled != now.settled:
        return None
    if before == now:
        return day
    rows = _since(now.round, before.last, now.last)
    if now.changes - before.changes != len(rows):
        return None
    for row in rows:
        answer = _answer(now.settled[0], *row)
        day = day.after(answer) if answer and day else None
    if day:
        _put(learner, now, day)
    return day


def keep(learner: Learner, before: Stamp, day: Day) -> None:
    """Keep a day that was read after its stamp, if nothing has changed meanwhile."""
    if stamp(learner, before.settled[0]) == before:
        _put(learner, before, day)


def forget() -> None:
    """Keep nothing any more."""
    with _lock:
        _kept.clear()


def _put(learner: Learner, now: Stamp, day: Day) -> None:
    with _lock:
        _kept[learner.pk] = now, day
        _kept.move_to_end(learner.pk)
        if len(_kept) > MOST:
            _kept.popitem(last=False)


@Read
def _banks(learner: Learner) -> QuerySet[Stock, tuple[int, int, int, bool, bool]]:
    """The banks among whose questions are those of the learner's cards: how often they changed, and whether they are
    open to the learner and their courses rest."""
    parts = Census.objects.filter(learner=learner.pk).values("part")
    first = Stock.objects.filter(part__in=parts).values("bank").annotate(first=Min("pk")).values("first")
    changes = Stock.objects.filter(bank=OuterRef("bank")).values("bank").annotate(sum=Sum("changes")).values("sum")
    rests = Study.objects.filter(RESTS, learner=learner.pk, course=OuterRef("bank__course"))
    found = (
        Stock.objects.filter(pk__in=first)
        .order_by("pk")
        .annotate(sum=Subquery(changes), is_open=whether(open_to(learner)), rests=Exists(rests))
    )
    return found.values_list("bank", "bank__course", "sum", "is_open", "rests")


@Read
def _round(learner: Learner) -> QuerySet[Round, tuple[Any, ...]]:
    """The learner's latest round: whether it ended, what was taken back in it, how often their cards changed, and
    what was done last."""
    done = Action.objects.filter(round=OuterRef("pk"))
    changes = Census.objects.filter(learner=learner.pk).values("learner").annotate(sum=Sum("changes")).values("sum")
    found = (
        Round.objects.filter(learner=learner.pk)
        .order_by("-pk")
        .annotate(
            undone=Subquery(_number(done.filter(undone_at__isnull=False))),
            withdrawn=Subquery(_number(done.filter(decision__isnull=False, decision__undone_at__isnull=False))),
            changes=Subquery(changes),
            last=Subquery(done.order_by("-pk").values("pk")[:1]),
            at=Subquery(done.order_by("-pk").values("at")[:1]),
        )
    )
    return found.values_list("pk", "ended_at", "undone", "withdrawn", "changes", "last", "at")[:1]


def _number(rows: QuerySet[Action]) -> QuerySet[Action, Any]:
    return rows.order_by().values("round").annotate(number=Count("pk")).values("number")


@Read
def _since(round: int, after: int, until: int) -> QuerySet[Action, tuple[Any, ...]]:
    """What was done in a round from one action to another."""
    rows = Action.objects.filter(round=round, pk__gt=after, pk__lte=until).order_by("pk")
    counted = ExpressionWrapper(was_due("review__"), IntegerField())
    later = Review.objects.filter(card=OuterRef("card"), answered_at__gte=OuterRef("review__answered_at"))
    overtaken = Exists(later.filter(pk__lt=OuterRef("review")))
    answer = "review", "review__day", "review__voided_at", "review__guessed", "review__grade", "review__ordinal"
    card = "card", "card__group", "card__suspended_at", "card__due_day", "card__due_at"
    return rows.values_list("pk", "at", "undone_at", *answer, *card, counted, overtaken)


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
