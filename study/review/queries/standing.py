"""A learner's standing: the state of every card, counted by topic.

One query reads all cards of some courses; everything else is arithmetic on its rows. A page therefore costs
the same number of queries for ten cards and for ten thousand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Literal, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.safestring import SafeString, mark_safe

from study.banks.models import Question, Status
from study.banks.roles import asked_of, open_to
from study.core.scheduling import DEFAULT_PRESET
from study.core.text.plural import counted
from study.drawing.portions import portions
from study.library.access import there
from study.library.models import Course
from study.people.models import Learner
from study.review.due import is_due
from study.review.models import Card
from study.web.prepared import Read

SLOTS = 4
"""Courses that the prepared read asks for: of fewer, some stand in two slots; more are rare, and asked for anew."""
OF_CARD = ("pk", "stability", "last_day", "due_day", "due_at")

type State = Literal["warm", "cooling", "cold", "new"]

DAY = timedelta(days=1)
COLD_BELOW = 0.05
"""A card is cold when recall has fallen this far below the retention the learner wants."""


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
    learner: Learner | None, courses: Iterable[Course], today: date, topic: int | None = None
) -> list[Standing]:
    """The standing of every question of the courses that the learner may be asked, or of the one topic of that
    number, in reading order. Suspended cards are left out."""
    rows = _read(learner, sorted(one.pk for one in courses), topic)
    return [standing for _, standing in _standings(rows, learner, today)]


def by_question(learner: Learner, course: Course, today: date) -> dict[int, Standing]:
    """The standing of every question of a course that the learner may be asked, by its number. Questions whose card
    is set aside are not among them."""
    return dict(_standings(_read(learner, [course.pk]), learner, today))


def _read(learner: Learner | None, courses: list[int], topic: int | None = None) -> Iterable[tuple[Any, ...]]:
    """The questions of courses that are asked, each with the learner's card of it, in reading order."""
    if learner is None or not 0 < len(courses) <= SLOTS:
        return _rows(learner, courses, **{"topic": topic} if topic else {})
    if topic:
        return _in_topic(learner, courses[0], topic)
    one, two, three, four = [*courses, *courses * SLOTS][:SLOTS]
    return _in_courses(learner, one, two, three, four)


@Read
def _in_courses(learner: Learner, one: int, two: int, three: int, four: int) -> QuerySet[Question, tuple[Any, ...]]:
    return _rows(learner, (one, two, three, four))


@Read
def _in_topic(learner: Learner, course: int, topic: int) -> QuerySet[Question, tuple[Any, ...]]:
    return _rows(learner, (course,), topic=topic)


def _rows(learner: Learner | None, courses: Sequence[int], **only: object) -> QuerySet[Question, tuple[Any, ...]]:
    here = reduce(or_, (Q(bank__course=one) for one in courses), Q(pk=None))  # nothing where there are none
    asked = Question.objects.filter(here, asked_of(learner), **only)
    return (
        asked.annotate(mine=FilteredRelation("cards", condition=Q(cards__learner=learner.pk if learner else 0)))
        .filter(mine__suspended_at=None)
        .order_by("bank__course_id", "position")
        .values_list("pk", "bank__course_id", "topic_id", *(f"mine__{name}" for name in OF_CARD))
    )


def _standings(rows: Iterable[tuple[Any, ...]], learner: Learner | None, today: date) -> Iterator[tuple[int, Standing]]:
    wanted = learner.desired_retention if learner else 0.9
    for number, *row in rows:
        yield number, _standing(*row, wanted=wanted, today=today)


def closed(learner: Learner | None, course: Course | None = None, topic: int | None = None) -> int:
    """How many of the learner's cards rest because their bank was closed to them: of all courses, or of one
    and perhaps one topic of it. They are in no count beside this one."""
    if not learner:
        return 0
    rest = _closed(learner)
    return sum((not course or here == course.pk) and (not topic or about == topic) for here, about in rest)


@Read
def _closed(learner: Learner) -> QuerySet[Card, tuple[int, int | None]]:
    """The courses and topics of the learner's cards that rest."""
    cards = Card.objects.filter(there("question__bank__course__"), learner=learner.pk, suspended_at=None)
    rest = cards.filter(question__status=Status.READY).exclude(open_to(learner, "question__"))
    return rest.values_list("question__bank__course", "question__topic")


def _standing(
    course: int,
    topic: int | None,
    card: int | None,
    stability: float | None,
    last_day: date | None,
    due_day: date | None,
    due_at: datetime | None,
    *,
    wanted: float,
    today: date,
) -> Standing:
    if stability is None or last_day is None or due_day is None:
        return Standing(course, topic, card, "new", None, False)
    due = is_due(due_day, due_at, today)
    recall = DEFAULT_PRESET.formulas.recall(stability, max(1, (today - last_day).days))
    if today > last_day and recall < wanted - COLD_BELOW:
        return Standing(course, topic, card, "cold", due_day, due)
    cooling = due or (today > last_day and recall < wanted)
    return Standing(course, topic, card, "cooling" if cooling else "warm", due_day, due)


def count(cards: Iterable[Standing]) -> Cells:
    """The cells of some cards."""
    counts = dict.fromkeys(("warm", "cooling", "cold", "new"), 0)
    due = 0
    for card in cards:
        counts[card.state] += 1
        due += card.due
    return Cells(**counts, due=due)


def by_topic(cards: Iterable[Standing]) -> dict[int, Cells]:
    """The cells of every topic that has cards, by the topic's number."""
    groups: dict[int, list[Standing]] = defaultdict(list)
    for card in cards:
        if card.topic is not None:
            groups[card.topic].append(card)
    return {topic: count(group) for topic, group in groups.items()}
