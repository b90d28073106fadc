"""Past and future: habit, time per card, the week's load, readiness, outdated lines of notes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from study.core.facts.facts import REFUTED
from study.core.scheduling.streak import streak
from study.library.access import readable
from study.library.models import Claim, Course
from study.people.models import Learner
from study.review.census import DAYS, Tally
from study.review.models import Review, Study
from study.review.new_cards import RESTS, asked_cards
from study.review.queries.queue import DUE, day_queue
from study.review.study_sets import standing
from study.web.prepared import SLOTS, Read, among, filled

DAY = timedelta(days=1)
REFUTES = Q(away=False, verdict__in=REFUTED)
"""Said of claims: what the notes say does not hold, or no longer."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one day holds: cards that come due on it, and new cards to learn."""

    day: date
    due: int
    new: int


def week_end(today: date) -> date:
    """The day after the coming seven."""
    return today + DAYS * DAY


def week(cards: Iterable[Tally], today: date, due_today: int, new_today: int, new_per_day: int) -> list[Load]:
    """The coming seven days as planned now. `due_today` is what the day's queue asks, overdue cards
    among them; those it keeps back for a sibling or a limit wait until tomorrow. New cards run out. The cards are
    counted by day up to `week_end`."""
    due: dict[date, int] = defaultdict(int)
    unseen = overdue = 0
    for card in cards:
        if card.state == "new":
            unseen += card.number
        elif card.due:
            overdue += card.number
        elif card.due_day:
            due[card.due_day] += card.number
    due[today] = due_today
    due[today + DAY] += overdue - due_today
    loads = []
    for offset in range(7):
        new = min(unseen, new_per_day if offset else new_today)
        unseen -= new
        loads.append(Load(today + offset * DAY, due[today + offset * DAY], new))
    return loads


def due_ahead(learner: Learner, today: date, now: datetime) -> list[tuple[date, int]]:
    """How much each of the coming seven days asks of what was learnt: today what its queue asks, whether the learner
    has opened the day or not, and then what comes due on each."""
    coming = asked_cards(learner).filter(due_day__gt=today, due_day__lt=week_end(today))
    due = dict(coming.order_by().values_list("due_day").annotate(Count("pk")))
    due[today] = day_queue(learner, today, now, DUE, begins=True).due
    return sorted(due.items())


def studied_courses(learner: Learner | None) -> list[Course]:
    """The courses the learner studies and has not paused, oldest first."""
    return [course for course, paused in studied(learner) if not paused]


def studied(learner: Learner | None) -> list[tuple[Course, bool]]:
    """The courses the learner studies, oldest first, each with whether it is paused."""
    if not learner:
        return []
    return [(study.course, study.paused_at is not None) for study in _studied(learner)]


@Read
def _studied(learner: Learner) -> QuerySet[Study]:
    chosen = Study.objects.filter(readable(learner, "course__"), learner=learner.pk, left_at=None)
    return chosen.select_related("course").order_by("since", "pk")


def is_asked(learner: Learner, now: datetime) -> bool:
    """Whether anything is asked of a learner who may have chosen no course: a card, or a study set of a class."""
    return asked_cards(learner).exists() or standing(learner, now).exists()


def is_paused(learner: Learner | None, course: Course) -> bool:
    """Whether the learner studies the course and has paused it."""
    if not learner:
        return False
    return bool(_paused(learner, course.pk))


@Read
def _paused(learner: Learner, course: int) -> QuerySet[Study, tuple[int]]:
    resting = Study.objects.filter(learner=learner.pk, course=course, left_at=None, paused_at__isnull=False)
    return resting.values_list("pk")


def studies(learner: Learner | None, course: Course) -> bool:
    """Whether the learner studies the course."""
    return bool(learner and _studies(learner, course.pk))


@Read
def _studies(learner: Learner, course: int) -> QuerySet[Study, tuple[int]]:
    return Study.objects.filter(learner=learner.pk, course=course, left_at=None).values_list("pk")


@dataclass(frozen=True, slots=True)
class Habit:
    """The last fourteen learner days, oldest first, and how many up to now were studied on without a break."""

    days: tuple[bool, ...]
    in_a_row: int

    @property
    def count(self) -> int:
        return sum(self.days)


def habit(learner: Learner, today: date, days_off: Collection[int] = ()) -> Habit:
    """On which of the last fourteen days, today included, something was answered, and the streak in them."""
    first = today - 13 * DAY
    studied = set(_days(learner, first))
    days = tuple(first + offset * DAY in studied for offset in range(14))
    return Habit(days, streak(studied, today, days_off).days)


@Read
def _days(learner: Learner, first: date) -> QuerySet[Review, date]:
    """The days since the first on which something was answered."""
    answers = Review.objects.filter(learner=learner.pk, voided_at=None, day__gte=first).order_by()
    return answers.values_list("day", flat=True).distinct()


@dataclass(frozen=True, slots=True)
class Outdated:
    """Lines of notes that no longer hold: how many, and the first of them."""

    lines: int
    example: Claim


@Read
def _refuted(one: int, two: int, three: int, four: int) -> QuerySet[Claim]:
    return _refuted_in((one, two, three, four))


def _refuted_in(courses: Sequence[int]) -> QuerySet[Claim]:
    found = Claim.objects.filter(among("topic__course", courses), REFUTES).select_related("topic__course")
    shown = "start", "end", "says", "holds", "verdict", "topic__key", "topic__file_id", "topic__course__address"
    return found.only(*shown).order_by("topic__course_id", "topic__position", "start")


def refuted_of(learner: Learner) -> QuerySet[Claim]:
    """What does not hold in the notes that somebody studies."""
    courses = Study.objects.filter(~RESTS, learner=learner.pk).values("course")
    return Claim.objects.filter(REFUTES, topic__course__in=courses)


def outdated(courses: Iterable[Course]) -> Outdated | None:
    """What is out of date or wrong in the notes of these courses; None when nothing is known to be."""
    here = [course.pk for course in courses]
    claims = _refuted(*filled(here)) if 0 < len(here) <= SLOTS else list(_refuted_in(here))
    if not claims:
        return None
    lines = {(claim.topic.file_id, line) for claim in claims for line in range(claim.start, claim.end + 1)}
    return Outdated(len(lines), next((claim for claim in claims if claim.holds), claims[0]))
