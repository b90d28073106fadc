"""How a learner stands: the state of every card, counted per topic, and what the days hold.

One query reads all cards of some courses; everything else here is arithmetic on its rows, so a
page costs the same number of queries for ten cards and for ten thousand.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from django.db.models import FilteredRelation, Q

from study.banks.models import Question, Status
from study.banks.roles import asked_of, open_to
from study.core.scheduling import Memory, retrievability
from study.library.models import Claim, Course
from study.people.models import Learner
from study.practice.due import is_due
from study.practice.models import Card, Review, Study

OF_CARD = ("pk", "stability", "last_day", "due_day", "due_at")

type State = Literal["warm", "cooling", "cold", "new"]

DAY = timedelta(days=1)
COLD_BELOW = 0.05
"""A card is cold when recall has fallen this far below the retention the learner wants."""
GUESS = 0.25
"""What a new card counts in an estimate: a guess among four."""
USUAL_SECONDS = 45
"""A card's time while a learner has too few answers to measure."""
PAUSE = 300
"""Seconds between two answers from which on the learner was doing something else."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One question and how well its card is remembered. `topic` is None when its heading is gone.

    `recall` is the estimated chance, from 0 to 1, of answering it; on the day of a review, when
    FSRS says 1, it is the chance of the following day. `card` is None for a question that was never
    dealt, `due_day` for one that was never answered; `due` whether it is due today.
    """

    course: int
    topic: int | None
    card: int | None
    state: State
    recall: float
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
        return ["warm"] * self.warm + ["cooling"] * self.cooling + ["cold"] * self.cold + ["new"] * self.new

    @property
    def sentence(self) -> str:
        """What the cells show, in words: `14 cards: 11 warm, 2 cooling, 1 cold`."""
        cards = f"{self.total:,} card{'' if self.total == 1 else 's'}"
        if self.total and self.new == self.total:
            return f"{cards}, all new" if self.total > 1 else f"{cards}, new"
        counts = {"warm": self.warm, "cooling": self.cooling, "cold": self.cold, "new": self.new}
        parts = [f"{number:,} {name}" for name, number in counts.items() if number]
        return f"{cards}: {', '.join(parts)}" if parts else "no cards yet"


def standings(
    learner: Learner | None, courses: Iterable[Course], today: date, topic: int | None = None
) -> list[Standing]:
    """The standing of every question of the courses that the learner may be asked, or of the one topic of that
    number, in reading order. Suspended cards are left out."""
    wanted = learner.desired_retention if learner else 0.9
    asked = Question.objects.filter(asked_of(learner), bank__course__in=list(courses))
    rows = (
        (asked.filter(topic=topic) if topic else asked)
        .annotate(mine=FilteredRelation("cards", condition=Q(cards__learner=learner.pk if learner else 0)))
        .filter(mine__suspended_at=None)
        .order_by("bank__course_id", "position")
        .values_list("bank__course_id", "topic_id", *(f"mine__{name}" for name in OF_CARD))
    )
    return [_standing(*row, wanted=wanted, today=today) for row in rows]


def closed(learner: Learner | None, course: Course | None = None, topic: int | None = None) -> int:
    """How many of the learner's cards rest because their bank was closed to them: of all courses, or of one
    and perhaps one topic of it. They are in no count beside this one."""
    if not learner:
        return 0
    cards = Card.objects.filter(learner=learner, suspended_at=None, question__status=Status.READY)
    if course:
        cards = cards.filter(question__bank__course=course)
    if topic:
        cards = cards.filter(question__topic=topic)
    return cards.exclude(open_to(learner, "question__")).count()


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
        return Standing(course, topic, card, "new", GUESS, None, False)
    memory = Memory(
        stability=stability,
        difficulty=5,  # the forgetting curve does not depend on it
        learning_step=None,
        lapses=0,
        reviews=1,
        last_day=last_day,
        due_day=due_day,
        due_at=None,
    )
    due = is_due(due_day, due_at, today)
    recall = retrievability(memory, max(today, last_day + DAY))
    if today > last_day and recall < wanted - COLD_BELOW:
        return Standing(course, topic, card, "cold", recall, due_day, due)
    cooling = due or (today > last_day and recall < wanted)
    return Standing(course, topic, card, "cooling" if cooling else "warm", recall, due_day, due)


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


def recall(cards: Iterable[Standing]) -> float | None:
    """The share of these cards one would answer now, from 0 to 1: an estimate. None without cards."""
    chances = [card.recall for card in cards]
    return sum(chances) / len(chances) if chances else None


@dataclass(frozen=True, slots=True)
class Load:
    """What one day holds: cards that come due on it, and new cards to learn."""

    day: date
    due: int
    new: int


def week(cards: Iterable[Standing], today: date, due_today: int, new_today: int, new_per_day: int) -> list[Load]:
    """The coming seven days as planned now. `due_today` is what the day's queue asks, overdue cards
    among them; those it keeps back for a sibling or a limit wait until tomorrow. New cards run out."""
    due: dict[date, int] = defaultdict(int)
    unseen = overdue = 0
    for card in cards:
        if card.due_day is None:
            unseen += 1
        elif card.due:
            overdue += 1
        else:
            due[card.due_day] += 1
    due[today] = due_today
    due[today + DAY] += overdue - due_today
    loads = []
    for offset in range(7):
        new = min(unseen, new_per_day if offset else new_today)
        unseen -= new
        loads.append(Load(today + offset * DAY, due[today + offset * DAY], new))
    return loads


def studied_courses(learner: Learner | None) -> list[Course]:
    """The courses the learner studies, oldest first."""
    if not learner:
        return []
    chosen = Study.objects.filter(learner=learner).select_related("course").order_by("since", "pk")
    return [study.course for study in chosen]


def seconds_per_card(learner: Learner) -> float:
    """The median time between two answers, in seconds, pauses left out; the usual time for a beginner."""
    times = Review.objects.filter(learner=learner, voided_at=None).order_by("-answered_at")
    gaps = _gaps(times.values_list("answered_at", flat=True)[:200])
    return median(gaps) if len(gaps) >= 10 else USUAL_SECONDS


def _gaps(latest_first: Iterable[datetime]) -> list[float]:
    gaps = ((later - earlier).total_seconds() for later, earlier in pairwise(latest_first))
    return [gap for gap in gaps if 0 < gap <= PAUSE]


@dataclass(frozen=True, slots=True)
class Habit:
    """The last fourteen learner days, oldest first, and how many in a row up to now were studied on."""

    days: tuple[bool, ...]
    in_a_row: int

    @property
    def count(self) -> int:
        return sum(self.days)


def habit(learner: Learner, today: date) -> Habit:
    """On which of the last fourteen days, today included, something was answered. A row is not broken by today."""
    first = today - 13 * DAY
    studied = set(
        Review.objects.filter(learner=learner, voided_at=None, day__gte=first).values_list("day", flat=True).distinct()
    )
    days = tuple(first + offset * DAY in studied for offset in range(14))
    row, day = 0, today if today in studied else today - DAY
    while day in studied:
        row, day = row + 1, day - DAY
    return Habit(days, row)


@dataclass(frozen=True, slots=True)
class Outdated:
    """Lines of notes that no longer hold: how many, and the first of them."""

    lines: int
    example: Claim


def outdated(courses: Iterable[Course]) -> Outdated | None:
    """What is out of date or wrong in the notes of these courses; None when nothing is known to be."""
    claims = list(
        Claim.objects.filter(topic__course__in=list(courses), verdict__in=["out-of-date", "wrong"])
        .select_related("topic__course")
        .only("start", "end", "says", "holds", "verdict", "topic__key", "topic__file_id", "topic__course__address")
        .order_by("topic__course_id", "topic__position", "start")
    )
    if not claims:
        return None
    lines = {(claim.topic.file_id, line) for claim in claims for line in range(claim.start, claim.end + 1)}
    return Outdated(len(lines), next((claim for claim in claims if claim.holds), claims[0]))


def readiness(cards: Iterable[Standing], domain_of: Mapping[int, str]) -> tuple[dict[str, float], float | None]:
    """Estimated recall per exam domain, and over all cards that belong to one. `domain_of` maps topics to domains."""
    groups: dict[str, list[Standing]] = defaultdict(list)
    for card in cards:
        if card.topic is not None and (domain := domain_of.get(card.topic)):
            groups[domain].append(card)
    estimates = {domain: sum(card.recall for card in group) / len(group) for domain, group in groups.items()}
    return estimates, recall(card for group in groups.values() for card in group)
