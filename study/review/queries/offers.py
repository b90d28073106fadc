"""The sessions that are offered: what each asks, how many, and about how long it takes."""

from dataclasses import dataclass
from datetime import date, datetime

from study.core.text.duration import roughly
from study.library.models import Course
from study.people.models import Learner
from study.review.backlog import Backlog, Waiting, backlog
from study.review.due import due
from study.review.exam_plan import dealt_beyond, new_a_day
from study.review.new_cards import asked_cards, learnable
from study.review.pace import seconds_per_card
from study.review.queries.queue import BOTH, DUE, NEW, Queue, day_queue

FEW = 10
"""Cards of the shortest session offered in a backlog, and new ones offered to who wants none a day."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A session to begin: `only` says of what (DUE, NEW or BOTH), and `most` how many of the due, where not all."""

    only: str
    name: str
    takes: str
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Offers:
    """The sessions that could begin now, the first first; `queue` is what all of them together would ask. `beyond`
    counts the cards dealt today beyond the day's number that can be taken back."""

    queue: Queue
    backlog: Backlog | None
    sessions: tuple[Offer, ...]
    beyond: int

    @property
    def has_main(self) -> bool:
        """Whether the first is what the day asks, and not more than that."""
        return bool(self.sessions) and not (self.backlog and not self.backlog.left)


def offers(learner: Learner, today: date, now: datetime, counted: Waiting | None = None) -> Offers:
    """What the learner is offered. In a backlog that is today's share, a few or all of it, and new cards wait.
    Who has counted its cards gives what they `counted`."""
    queue = day_queue(learner, today, now, begins=True)
    behind = backlog(learner, today, counted, queue.reviewed)
    seconds = seconds_per_card(learner)

    def offer(only: str, name: str, number: int, most: int | None = None) -> Offer:
        return Offer(only, name, roughly(number * seconds), most)

    if behind:
        numbers = [behind.left] if behind.left else []
        numbers += [FEW] if not 0 < behind.left < 2 * FEW else []
        found = [offer(DUE, f"Review {number}", number, number) for number in numbers if number < queue.due]
        whole = f"Review {'all ' if queue.due >= behind.waiting else ''}{queue.due}"  # a day has its limit
        found += [offer(DUE, whole, queue.due)] if queue.due else []
    else:
        found = [offer(DUE, f"Review {queue.due} due", queue.due)] if queue.due else []
        found += [offer(NEW, f"Learn {queue.new} new", queue.new)] if queue.new else []
        found += [offer(BOTH, "Both", queue.due + queue.new)] if len(found) == 2 else []
    return Offers(queue, behind, tuple(found), len(dealt_beyond(learner, today)))


def new_of(learner: Learner, course: Course, today: date) -> int:
    """How many new cards of a course are offered at once: as many as a day has, those it has already among them."""
    return learnable(learner, course, today, new_a_day(learner, today) or FEW)


def due_of(learner: Learner, course: Course, today: date) -> int:
    """How many cards of a course are due, whatever the day's limit."""
    return asked_cards(learner).filter(due(today), question__bank__course=course).count()
