"""What a learner reads of a piece of work, made from its terms: the last check of who assigns it."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from study.core.exams.assigned import Counts, Late, Window
from study.core.text.day import with_weekday
from study.core.text.plural import counted

NEAR = timedelta(hours=48)
"""What is due within this time is said in hours."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a piece of work. `target` is the chance of recall at which a study set is kept, None for work
    that is done in attempts; `at_once` says that the right answers are told when an attempt is handed in."""

    name: str
    questions: int
    window: Window
    target: float | None = None
    minutes: int | None = None
    attempts: int = 1
    counts: Counts = Counts.BEST
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Reads:
    """The sentences: what is to be done, from when to when, and what is told of it when."""

    what: str
    when: str
    told: str


def reads(terms: Terms, zone: tzinfo) -> Reads:
    """What a learner reads, on the clock of that zone."""
    return Reads(_what(terms), _when(terms, zone), _told(terms, zone))


def left(due: datetime, now: datetime) -> str:
    """How long there is left, in days and, from 48 hours on, in hours; empty where it is over."""
    rest = due - now
    if rest <= timedelta(0):
        return ""
    if rest > NEAR:
        return f"in {counted(rest.days, 'day')}"
    hours = rest // timedelta(hours=1)
    return f"in {counted(hours, 'hour')}" if hours else "in less than an hour"


def _what(terms: Terms) -> str:
    asked = f"{terms.name.capitalize()}, {counted(terms.questions, 'question')}"
    if terms.target is not None:
        return f"{asked}: keep them above {round(terms.target * 100)} % in your daily reviews."
    if terms.minutes:
        asked += f", {counted(terms.minutes, 'minute')}"
    if terms.attempts == 1:
        return f"{asked}, 1 attempt."
    return f"{asked}, {terms.attempts} attempts; the {terms.counts.value} one counts."


def _when(terms: Terms, zone: tzinfo) -> str:
    window = terms.window
    said = f"Opens {_moment(window.opens, zone)}. Due {_moment(window.due, zone)}"
    if terms.target is not None:
        return f"{said}."
    after = {
        Late.NOTHING: "; nothing is taken after that.",
        Late.DAYS: "; taken for 2 more days and marked late.",
        Late.ALWAYS: "; taken until the class ends and marked late.",
    }
    return said + after[window.late]


def _told(terms: Terms, zone: tzinfo) -> str:
    if terms.target is not None:
        return "Each answer is told at once, as in every review."
    points = "After each attempt you see your points"
    if terms.at_once:
        return f"{points}, and the right answers with their reasons."
    closes = terms.window.closes
    until = f", not before {_moment(closes, zone)}" if closes else ""
    return f"{points}. The right answers with their reasons follow when it is closed for everybody{until}."


def _moment(at: datetime, zone: tzinfo) -> str:
    here = at.astimezone(zone)
    return f"{with_weekday(here.date())}, {here:%H:%M}"
