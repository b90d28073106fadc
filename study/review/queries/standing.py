"""A learner's standing: the state of every card, counted by topic.

The database counts; a page costs the same number of queries, and about as many rows, for ten cards and for a hundred
thousand.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, DateField, F, FilteredRelation, Q, QuerySet, When
from django.utils.safestring import SafeString, mark_safe

from study.banks.models import Bank, Question, Status, Stock
from study.banks.roles import asked_of, open_to
from study.core.text.plural import counted
from study.drawing.portions import portions
from study.library.access import there
from study.library.models import Course
from study.people.models import Learner
from study.review.census import Tally, day_ahead, numbered, whether
from study.review.due import due
from study.review.models import Card
from study.review.warmth import State, known, limits, state
from study.web.prepared import SLOTS, Numbers, Read, among, filled

MINE = "mine__"


class Standing(NamedTuple):
    """One question and how well its card is remembered. `topic` is None when its heading is gone.

    `card` is None for a question that was never
    dealt, `due_day` for one that was never answered; `due` whether it is due today.
    """

    course: int
    topic: int | None
    card: int | None
    state: State
    due_day: date | None
    due: bool

    @property
    def number(self) -> int:
        """How many questions it stands for, as of a tally."""
        return 1


@dataclass(frozen=True, slots=True)
class Cells:
    """Cards counted by state. `due` counts those to review today, whatever their state."""

    warm: int = 0
    cooling: int = 0
    cold: int = 0
    new: int = 0
    due: int = 0

    SHOWN = 42
    """So many cells still read as a picture; above it only the sentence is shown."""

    @property
    def total(self) -> int:
        return self.warm + self.cooling + self.cold + self.new

    @property
    def marks(self) -> list[str]:
        """The state of every cell, warmest first; none at all when there are too many to look at."""
        if self.total > Cells.SHOWN:
            return []
        return [state for state, number in self._counts.items() for _ in range(number)]

    @property
    def bar(self) -> SafeString:
        """The same as one bar, however many there are."""
        return mark_safe(portions(self._counts, self.sentence))  # noqa: S308 - escaped where it is drawn

    @property
    def _counts(self) -> dict[str, int]:
        return {"warm": self.warm, "cooling": self.cooling, "cold": self.cold, "new": self.new}

    def __add__(self, other: "Cells") -> "Cells":
        return Cells(
            warm=self.warm + other.warm,
            cooling=self.cooling + other.cooling,
            cold=self.cold + other.cold,
            new=self.new + other.new,
            due=self.due + other.due,
        )

    @property
    def sentence(self) -> str:
        """What the cells show, in words: `14 cards: 11 warm, 2 cooling, 1 cold`."""
        cards = counted(self.total, "card")
        if self.total and self.new == self.total:
            return f"{cards}, all new" if self.total > 1 else f"{cards}, new"
        parts = [f"{number:,} {name}" for name, number in self._counts.items() if number]
        return f"{cards}: {', '.join(parts)}" if parts else "no cards yet"


def standings(
    learner: Learner | None, courses: Iterable[Course], today: date, cards: Collection[int] | None = None
) -> list[Standing]:
    """The standing of every question of the courses that the learner may be asked, or of those `cards` alone, in
    reading order. Suspended cards are left out."""
    only = {} if cards is None else {"mine__in": cards}
    rows = _asked(learner, [one.pk for one in courses]).filter(**only)
    return [standing for _, standing in _standings(_each(rows, today, *limits(learner)))]


def by_question(learner: Learner, course: Course, today: date) -> dict[int, Standing]:
    """The standing of every question of a course that the learner may be asked, by its number. Questions whose card
    is set aside are not among them."""
    return dict(_standings(_in_course(learner, course.pk, today, *limits(learner))))


def tallies(
    learner: Learner | None, courses: Iterable[Course], today: date, topic: int | None = None, until: date | None = None
) -> list[Tally]:
    """The same questions, or those of the one topic of that number, counted by the database: those due on each day
    before `until` apart."""
    here, until = sorted(one.pk for one in courses), until or today
    given = today, until, *limits(learner)
    if learner is None or not 0 < len(here) <= SLOTS:
        rows: Iterable[tuple[Any, ...]] = _counted(_asked(learner, here, **{"topic": topic} if topic else {}), *given)
    elif topic:
        rows = _in_topic(learner, here[0], topic, *given)
    else:
        one, two, three, four = filled(here)
        rows = _in_courses(learner, one, two, three, four, *given)
    return [Tally(*row) for row in rows]


def tallies_of(learner: Learner, cards: Collection[int], today: date) -> list[Tally]:
    """The learner's cards of these numbers, counted. Whoever names them has asked whether they are asked."""
    if not cards:
        return []
    rows = _of_numbers(learner, str([*cards]), today, *limits(learner))
    return [Tally(course, topic, how, None, is_due, number) for course, topic, how, is_due, number in rows]


@Read
def _of_numbers(
    learner: Learner, cards: str, today: date, cooling: float, cold: float
) -> QuerySet[Card, tuple[Any, ...]]:
    mine = Card.objects.filter(learner=learner.pk, pk__in=Numbers(cards))
    found = mine.annotate(state=state(today, cooling, cold), is_due=whether(known() & due(today)))
    return numbered(found, ("question__bank__course", "question__topic", "state", "is_due"))


@Read
def _in_courses(
    learner: Learner, one: int, two: int, three: int, four: int, today: date, until: date, cooling: float, cold: float
) -> QuerySet[Question, tuple[Any, ...]]:
    return _counted(_asked(learner, (one, two, three, four)), today, until, cooling, cold)


@Read
def _in_topic(
    learner: Learner, course: int, topic: int, today: date, until: date, cooling: float, cold: float
) -> QuerySet[Question, tuple[Any, ...]]:
    return _counted(_asked(learner, (course,), topic=topic), today, until, cooling, cold)


@Read
def _in_course(
    learner: Learner, course: int, today: date, cooling: float, cold: float
) -> QuerySet[Question, tuple[Any, ...]]:
    return _each(_asked(learner, (course,)), today, cooling, cold)


def _asked(learner: Learner | None, courses: Sequence[int], **only: object) -> QuerySet[Question]:
    """The questions of courses that are asked, each beside the learner's card of it as `mine`. The banks are named
    first, or SQLite looks through the questions of all courses."""
    banks = Bank.objects.filter(among("course", courses)).values("pk")
    asked = Question.objects.filter(asked_of(learner), bank__in=banks, **only)
    mine = FilteredRelation("cards", condition=Q(cards__learner=learner.pk if learner else 0))
    return asked.annotate(mine=mine).filter(mine__suspended_at=None)


def _each(asked: QuerySet[Question], today: date, cooling: float, cold: float) -> QuerySet[Question, tuple[Any, ...]]:
    found = asked.annotate(
        state=state(today, cooling, cold, MINE), day=_known_day(), is_due=whether(known(MINE) & due(today, MINE))
    )
    in_order = found.order_by("bank__course_id", "position")
    return in_order.values_list("pk", "bank__course_id", "topic_id", "mine__pk", "state", "day", "is_due")


def _known_day() -> Case:
    return Case(When(known(MINE), then=F("mine__due_day")), output_field=DateField())


def _counted(
    asked: QuerySet[Question], today: date, until: date, cooling: float, cold: float
) -> QuerySet[Question, tuple[Any, ...]]:
    found = asked.annotate(
        state=state(today, cooling, cold, MINE),
        day=day_ahead(today, until, MINE),
        is_due=whether(known(MINE) & due(today, MINE)),
    )
    by = "bank__course_id", "topic_id", "state", "day", "is_due"
    return numbered(found, by)


def _standings(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, Standing]]:
    return ((number, Standing(*row)) for number, *row in rows)


def closed(learner: Learner | None, course: Course, topic: int | None = None) -> int:
    """How many of the learner's cards of a course, and perhaps one topic of it, rest because their bank was closed to
    them. They are in no count beside this one. The banks are asked for first: mostly none is closed, and cards can be
    a great many."""
    banks = dict.fromkeys(_closed_banks(learner, course.pk)) if learner else {}
    found = (row for bank in banks for row in _resting(learner, bank)) if learner else ()
    return sum(number for about, number in found if not topic or about == topic)


@Read
def _closed_banks(learner: Learner, course: int) -> QuerySet[Stock, int]:
    """The banks of a course that are not open to the learner, in their parts."""
    banks = Stock.objects.filter(there("bank__course__"), bank__course=course).exclude(open_to(learner))
    return banks.values_list("bank", flat=True)


@Read
def _resting(learner: Learner, bank: int) -> QuerySet[Card, tuple[int | None, int]]:
    """The topics of the learner's cards of a bank, and how many."""
    cards = Card.objects.filter(learner=learner.pk, suspended_at=None, question__bank=bank)
    return numbered(cards.filter(question__status=Status.READY), ("question__topic",))


def count(found: Iterable[Standing | Tally]) -> Cells:
    """The cells of some cards."""
    counts = dict.fromkeys(("warm", "cooling", "cold", "new"), 0)
    due_now = 0
    for one in found:
        counts[one.state] += one.number
        due_now += one.due * one.number
    return Cells(**counts, due=due_now)


def by_topic(found: Iterable[Tally]) -> dict[int, Cells]:
    """The cells of every topic that has cards, by the topic's number."""
    groups: dict[int, list[Tally]] = defaultdict(list)
    for one in found:
        if one.topic is not None:
            groups[one.topic].append(one)
    return {topic: count(group) for topic, group in groups.items()}
