"""What pages count of a learner's cards: kept in parts, and counted anew only where something has changed.

A count of a part follows from the cards and questions there, the learner day and the learner's limits of warmth; what
changes there is told by triggers (review.models.Census, banks.models.Stock). Whether a bank is open to the learner,
and whether its course rests, is asked each time and never kept. The database counts by the same conditions by which
it lists (due, warmth, roles): `tests/places/review/test_census.py` compares.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Case, Count, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from study.banks.models import PART, Question, Status, Stock
from study.banks.roles import asked_if_open, open_to
from study.library.access import there
from study.library.models import Course
from study.people.models import Learner
from study.review.backlog import DAYS_TO_CLEAR, Waiting, coming
from study.review.due import by_day, due
from study.review.models import Card, Census, Study
from study.review.new_cards import RESTS
from study.review.warmth import Limits, State, known, limits, state
from study.web.prepared import Numbers, Read

DAYS = DAYS_TO_CLEAR
"""Cards are counted by day so far ahead."""
WHOLE = -1
"""Stands for all parts of a learner together. Numbers of changes only grow, so sums of them tell as much."""


class Tally(NamedTuple):
    """So many questions of one topic that stand alike. `due_day` is that of cards which are not due yet, as far ahead
    as was asked for."""

    course: int
    topic: int | None
    state: State
    due_day: date | None
    due: bool
    number: int


class Row(NamedTuple):
    """Questions of a bank that stand alike, as they are kept: `ahead` is how many days from now they are due, where
    that is less than DAYS; `waits` and `comes` say whether a backlog counts them, `asked` whether they are asked where
    their bank is open, `dealt` whether the learner has cards of them."""

    bank: int
    topic: int | None
    state: State
    ahead: int | None
    due: bool
    waits: bool
    comes: bool
    asked: bool
    dealt: bool
    number: int


class Kept(NamedTuple):
    """The columns of a Census that say what was counted, and of which state; of the WHOLE, `changes` are those of all
    parts."""

    part: int
    changes: int
    counted: int | None
    day: date | None
    cooling: float | None
    cold: float | None
    stocks: Mapping[str, int] | None
    rows: Sequence[Sequence[Any]] | None


class Place(NamedTuple):
    """A bank as it is now: its course, whether it is open to the learner, and whether its course rests."""

    course: int
    is_open: bool
    rests: bool


@dataclass(frozen=True)
class Counts:
    """The cards of a learner on a day, and the questions of what they study that they have no card of, counted."""

    today: date
    rows: Sequence[Row]
    places: Mapping[int, Place]

    def tallies(self, courses: Iterable[Course]) -> list[Tally]:
        """The questions of the courses that the learner may be asked; suspended cards are left out. Of a course they
        never chose there are their cards alone: see `standing.tallies`."""
        here = {one.pk for one in courses}
        numbers = Counter[tuple[int, int | None, State, int | None, bool]]()
        for row, place in self._open:
            if place.course in here:
                numbers[place.course, row.topic, row.state, row.ahead, row.due] += row.number
        days = [self.today + timedelta(ahead) for ahead in range(DAYS + 1)]
        return [
            Tally(course, topic, how, days[ahead] if ahead else None, is_due, number)
            for (course, topic, how, ahead, is_due), number in numbers.items()
        ]

    @property
    def courses(self) -> set[int]:
        """The courses of cards that are asked, whether they were chosen or not."""
        return {place.course for row, place in self._open if row.dealt and not place.rests}

    @property
    def closed(self) -> int:
        """How many cards rest because their bank was closed to the learner."""
        closed = (row for row in self.rows if row.dealt and row.bank in self.places)
        return sum(row.number for row in closed if not self.places[row.bank].is_open)

    @property
    def waiting(self) -> Waiting:
        """The cards a backlog counts."""
        asked = [row for row, place in self._open if not place.rests]
        return Waiting(
            sum(row.number for row in asked if row.waits),
            sum(row.number for row in asked if row.comes),
        )

    @cached_property
    def _open(self) -> list[tuple[Row, Place]]:
        found = ((row, self.places.get(row.bank)) for row in self.rows if row.asked)
        return [(row, place) for row, place in found if place and place.is_open]


def counts(learner: Learner, today: date) -> tuple[Counts, list[Census]]:
    """What there is, and what had to be counted anew for that, which is not kept yet. What a count follows from is
    read before it: what changes meanwhile makes it stale."""
    stocks, wanted = _stocks(learner), limits(learner)
    found = _whole.first(learner)
    whole = Kept(*found) if found else None
    stocks += _elsewhere(learner, [whole.rows or ()] if whole else (), stocks)
    if whole and _holds(whole, _together(stocks), today, wanted):
        return Counts(today, [Row(*row) for row in whole.rows or ()], _places(stocks)), []
    kept = {one.part: one for one in map(Kept._make, _kept(learner))}
    rows = {part: one.rows or () for part, one in kept.items()}
    stocks += _elsewhere(learner, rows.values(), stocks)
    parts: dict[int, dict[str, int]] = {part: {} for part in kept}
    for bank, _, part, changes, _, _ in stocks:
        parts.setdefault(part, {})[str(bank)] = changes
    stale = sorted(part for part, here in parts.items() if not _holds(kept.get(part), here, today, wanted))
    rows |= _count(learner, today, stale, wanted) if stale else {}
    every = _merged(rows.values())

    def made(part: int, counted: int, known: Mapping[str, int], rows: Sequence[Sequence[Any]]) -> Census:
        one = Census(learner_id=learner.pk, part=part, day=today, cooling=wanted.cooling, cold=wanted.cold)
        one.counted, one.stocks, one.rows = counted, known, rows
        return one

    anew = [made(WHOLE, sum(one.changes for one in kept.values()), _together(stocks), every)]
    anew += [made(part, kept[part].changes if part in kept else 0, parts[part], rows[part]) for part in stale]
    stocks += _elsewhere(learner, [every], stocks)
    return Counts(today, every, _places(stocks)), anew


def _together(stocks: Iterable["Stocked"]) -> Mapping[str, int]:
    """How often the questions of each bank changed, in all its parts."""
    changes = Counter[str]()
    for bank, _, _, number, _, _ in stocks:
        changes[str(bank)] += number
    return changes


def _places(stocks: Iterable["Stocked"]) -> Mapping[int, Place]:
    return {bank: Place(course, is_open, rests) for bank, course, _, _, is_open, rests in stocks}


def _merged(parts: Iterable[Sequence[Sequence[Any]]]) -> list[Row]:
    """The rows of all parts, each sort once."""
    numbers = Counter[tuple[Any, ...]]()
    for rows in parts:
        for row in rows:
            numbers[tuple(row[:-1])] += row[-1]
    return [Row._make((*sort, number)) for sort, number in numbers.items()]


def _holds(kept: Kept | None, stocks: Mapping[str, int], today: date, wanted: Limits) -> bool:
    if kept is None or kept.counted != kept.changes or (kept.day, kept.cooling, kept.cold) != (today, *wanted):
        return False
    known_then = kept.stocks or {}
    return all(known_then.get(bank) == changes for bank, changes in stocks.items())


@Read
def _whole(learner: Learner) -> QuerySet[Census, tuple[Any, ...]]:
    parts = Census.objects.filter(learner=learner.pk, part__gte=0).values("learner")
    changes = Subquery(parts.annotate(sum=Sum("changes")).values("sum"))
    whole = Census.objects.filter(learner=learner.pk, part=WHOLE).annotate(all=Coalesce(changes, 0))
    return whole.values_list(*("all" if name == "changes" else name for name in Kept._fields))


@Read
def _kept(learner: Learner) -> QuerySet[Census, tuple[Any, ...]]:
    return Census.objects.filter(learner=learner.pk, part__gte=0).values_list(*Kept._fields)


type Stocked = tuple[int, int, int, int, bool, bool]


@Read
def _stocks(learner: Learner) -> QuerySet[Stock, Stocked]:
    """The banks of the courses that the learner has chosen, in their parts."""
    chosen = Study.objects.filter(learner=learner.pk).values("course")
    return _as_they_are(learner, Stock.objects.filter(bank__course__in=chosen))


def _elsewhere(learner: Learner, found: Iterable[Sequence[Sequence[Any]]], here: Iterable[Stocked]) -> list[Stocked]:
    """The same of banks that the learner has cards of, though they never chose the course. Few have any."""
    others = {row[0] for rows in found for row in rows}.difference(bank for bank, *_ in here)
    return list(_as_they_are(learner, Stock.objects.filter(bank__in=others))) if others else []


def _as_they_are(learner: Learner, stocks: QuerySet[Stock]) -> QuerySet[Stock, Stocked]:
    rests = Study.objects.filter(RESTS, learner=learner.pk, course=OuterRef("bank__course"))
    found = stocks.filter(there("bank__course__")).annotate(is_open=whether(open_to(learner)), rests=Exists(rests))
    return found.values_list("bank", "bank__course", "part", "changes", "is_open", "rests")


def _count(learner: Learner, today: date, parts: Sequence[int], wanted: Limits) -> dict[int, list[Row]]:
    """Count the cards of these parts, and the questions there that the learner has none of."""
    rows: dict[int, list[Row]] = {part: [] for part in parts}
    here = str([*parts]), parts[0] * PART, (parts[-1] + 1) * PART
    for part, bank, topic, how, day, *flags, number in _cards(learner, today, today + timedelta(DAYS), *here, *wanted):
        is_due, waits, comes, asked = map(bool, flags)
        ahead = (day - today).days if day else None
        rows[part].append(Row(bank, topic, how, ahead, is_due, waits, comes, asked, True, number))
    for part, bank, topic, number in _undealt(learner, *here):
        rows[part].append(Row(bank, topic, "new", None, False, False, False, True, False, number))
    return rows


@Read
def _cards(
    learner: Learner, today: date, until: date, parts: str, first: int, beyond: int, cooling: float, cold: float
) -> QuerySet[Card, tuple[Any, ...]]:
    """The cards of the parts in a JSON list, which lie within these numbers."""
    within = Card.objects.filter(learner=learner.pk, question__gte=first, question__lt=beyond, suspended_at=None)
    here = within.annotate(part=F("question_id") / PART).filter(part__in=Numbers(parts))
    found = here.filter(question__status=Status.READY).annotate(
        state=state(today, cooling, cold),
        day=day_ahead(today, until),
        is_due=whether(known() & due(today)),
        waits=whether(by_day(today)),
        comes=whether(coming(today, until)),
        asked=whether(asked_if_open(learner, "question__")),
    )
    by = "question__bank", "question__topic", "state", "day", "is_due", "waits", "comes", "asked"
    return numbered(found, ("part", *by))


@Read
def _undealt(learner: Learner, parts: str, first: int, beyond: int) -> QuerySet[Question, tuple[Any, ...]]:
    chosen = Study.objects.filter(learner=learner.pk).values("course")
    dealt = Card.objects.filter(learner=learner.pk, question=OuterRef("pk"))
    here = Question.objects.filter(pk__gte=first, pk__lt=beyond).annotate(part=F("pk") / PART)
    asked = here.filter(asked_if_open(learner), ~Exists(dealt), part__in=Numbers(parts))
    return numbered(asked.filter(bank__course__in=chosen), ("part", "bank", "topic"))


def day_ahead(today: date, until: date, card: str = "") -> Case:
    """The day on which a card is due that is not due yet, where it lies before `until`."""
    ahead = known(card) & ~due(today, card) & Q(**{f"{card}due_day__lt": until})
    return Case(When(ahead, then=F(f"{card}due_day")), output_field=DateField())


def whether(where: Q) -> Case:
    """Whether a row fulfils a condition."""
    return Case(When(where, then=Value(True)), default=Value(False))


def numbered(rows: QuerySet[Any, Any], by: Sequence[str]) -> QuerySet[Any, Any]:
    """How many rows there are of each sort, after what tells the sorts apart."""
    counted: QuerySet[Any, Any] = rows.order_by().values(*by).annotate(number=Count("pk"))
    return counted.values_list(*by, "number")
