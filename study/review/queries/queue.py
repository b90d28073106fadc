"""The daily review: which cards are asked today, in which order, and how many are done."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import chain, islice
from typing import Any

from django.db.models import Count, ExpressionWrapper, F, IntegerField, Q, QuerySet

from study.banks.models import Choice
from study.core.scheduling import Grade, OverrideKind
from study.core.scheduling.order import PLACES, in_between, place, reach, turn
from study.core.scheduling.queue import ANSWER, Day, Done, InStep, Last, Waiting
from study.people.models import Learner
from study.review.backlog import is_behind
from study.review.due import IN_STEP, by_day, due, was_due
from study.review.models import Action, Card, Review
from study.review.new_cards import asked_cards, chosen_courses, free_cards, pick
from study.review.queries import kept
from study.review.queries.done import missed_cards
from study.review.regrade_plan import counted_grade
from study.review.rounds import is_live, standing
from study.web.prepared import Read

DUE, NEW, BOTH, MISSED = "due", "new", "both", "missed"
RECALLED = frozenset(grade.value for grade in Grade if grade.recalled)
ENOUGH = 2
"""So many times the cards that a day has room for are read at first: siblings wait, and some are not asked."""
SPARE = 20
"""Cards beyond what a day has room for, so that not each answer that used up no review asks for another."""
WIDEST_STRIP = 24  # cells; a longer session is a number


UNDONE = {
    ANSWER: "the last answer",
    OverrideKind.ASIDE: "setting the question aside",
    OverrideKind.BURY: "putting the question off",
    OverrideKind.ASK: "putting the question off",
    Choice.NEVER: "never asking the question",
}
"""What an undo takes back, in words; of any other decision it is an edit."""


@dataclass(frozen=True, slots=True)
class Undo:
    """What an undo would take back: the action of that number, and `done` in words."""

    number: int
    done: str


@dataclass(frozen=True, slots=True)
class RoundSoFar:
    """What stands in the learner's round: its answers, oldest first, and what was done last."""

    answers: tuple[Done, ...] = ()
    undo: Undo | None = None
    ended: bool = False


@dataclass(frozen=True)
class Queue:
    """A learner's round so far, how many answers the day has, and the cards still to come, in order: at last the
    `again`, missed in this round and asked once more. They are counted apart, and none comes a third time. `begins`
    says that the cards are those of a session that begins now, and the round is over."""

    round: RoundSoFar
    begins: bool
    today: int
    cards: tuple[int, ...]
    again: tuple[int, ...]
    new: int  # of `cards`, those never answered
    waiting: int  # of `cards`, those in a step that begins later: shown at last, rather than nothing
    reviewed: int  # of the day's answers, those that used up one of its reviews

    @property
    def done(self) -> tuple[Done, ...]:
        """The answers of the round; what is asked after its end page begins another."""
        over = self.begins or (self.round.ended and self.cards)
        return () if over else self.round.answers

    @cached_property
    def firsts(self) -> tuple[Done, ...]:
        """The answers of the round but for repeats."""
        return tuple(done for done in self.done if not done.repeat)

    @property
    def due(self) -> int:
        """How many of the cards are due: whoever asks for those is asked exactly so many, and the misses again."""
        return len(self.cards) - self.new

    @property
    def next(self) -> int | None:
        return next(chain(self.cards, self.again), None)

    @property
    def total(self) -> int:
        """The cards of the round, each once."""
        return len(self.firsts) + len(self.cards)

    @property
    def repeats(self) -> int:
        """Answers of this round to cards that were missed in it, given or still to come."""
        return sum(done.repeat for done in self.done) + len(self.again)

    @cached_property
    def right(self) -> int:
        return sum(done.right for done in self.firsts)


def day_queue(
    learner: Learner,
    today: date,
    now: datetime,
    focus: str = "",
    most: int | None = None,
    begins: bool = False,
    topic: int | None = None,
    course: int | None = None,
    may_wait: bool = False,
) -> Queue:
    """Return the learner's queue of the day, in at most ten reads whatever the number of cards, and
    in one where the day is kept (study.review.queries.kept).

    First come cards in a step that is over, then cards due, the oldest first, those of one day mixed, and up to the
    learner's reviews per day, with the cards dealt and never answered evenly in between, then cards in a step that
    begins later today, at last those missed in this round. Siblings of a question answered today wait until
    another day, and a new card waits for its siblings that are due (study.review.new_cards); new cards that `may_wait`
    do so in a backlog. What somebody has asked for holds: with `focus` DUE no new card comes, with NEW nothing else,
    and with MISSED those alone that were missed today. Of the due cards, or with NEW of the new ones, `most` come in
    the whole round, where that is given; of one `topic` none but its own, and of one `course` no other new ones.
    `begins` says what a session would ask that begins now, whatever stands in the round so far.
    """
    stamp, found = (None, None) if topic or course else kept.find(learner, today)
    day = found or _begun(learner, today, topic)
    so_far = _so_far(day, now)
    here = day.met if so_far.answers and not (begins or so_far.ended) else {}
    again = tuple(one.card for one in day.steps if here.get(one.card) == 1)
    if focus == MISSED:
        cards = [pk for pk in missed_cards(learner, today) if pk not in here]
        return Queue(so_far, begins, day.number, tuple(cards), again, 0, 0, day.reviewed)
    numbers = None
    if may_wait and day.behind is None:
        numbers = _numbers(learner, today)
        waiting = sum(number for _, number in numbers)
        day = day._replace(behind=is_behind(learner, today, day.reviewed, waiting))
    focus = DUE if may_wait and day.behind else focus
    if focus != DUE and day.new is None:
        day = day._replace(new=tuple(free_cards(learner, today, topic, course)))
    room = 0 if focus == NEW else max(0, learner.reviews_on(today) - day.reviewed)
    asked = day.asks(now, room, here)
    if day.more and len(asked.due) < room:
        numbers = _numbers(learner, today) if numbers is None else numbers
        day = _further(learner, today, day, room, topic, numbers)
        asked = day.asks(now, room, here)
    if stamp and day is not found:
        kept.keep(learner, stamp, day)
    asked = asked._replace(new=[]) if focus == DUE else asked
    if most is not None or focus == NEW:
        asked = asked.at_most(len(asked.new) if most is None else max(0, most - len(here)), new=focus == NEW)
    met = sum(one.new and not one.repeat for one in so_far.answers) if here and asked.due and asked.new else 0
    cards = asked.stepped + in_between(asked.due, asked.new, len(here) - met, met) + asked.later
    return Queue(so_far, begins, day.number, tuple(cards), again, len(asked.new), len(asked.later), day.reviewed)


def _begun(learner: Learner, today: date, topic: int | None) -> Day:
    """What was answered today and in the learner's round, and what is in a step."""
    rows = _answered(learner, today)
    answers, last, ended = _round(learner)
    in_steps = _steps.query(learner).filter(question__topic=topic) if topic else _steps(learner)
    return Day(
        groups={group: card for card, group, _ in rows},
        answered=frozenset(card for card, _, _ in rows),
        number=len(rows),
        reviewed=sum(counted for _, _, counted in rows),
        round=answers,
        met=Counter(one.card for one in answers),
        last=last,
        ended=ended,
        steps=tuple(InStep(card, group, until) for card, group, until in in_steps if until),
    )


def _further(
    learner: Learner, today: date, day: Day, room: int, topic: int | None, numbers: Sequence[tuple[date, int]]
) -> Day:
    """The day with as many of the cards whose day has come as it has room for, whatever siblings in a step keep out."""
    rows, come, more = _come(learner, today, room, day.reviewed, topic, numbers), list[Waiting](), True
    choose, wanted = day.chooser(), room + len(day.steps) + SPARE
    while more and len(come) < wanted:
        piece = list(islice(rows, wanted - len(come)))
        more = len(piece) == wanted - len(come)
        come += choose(piece)
    return day._replace(come=tuple(come), more=more)


def _come(
    learner: Learner, today: date, room: int, done: int, topic: int | None, numbers: Sequence[tuple[date, int]]
) -> Iterator[tuple[int, str]]:
    """The cards whose day has come, with their groups: the oldest day first, those of one day mixed. Of a great many
    the first are read alone, and all others only if those are not enough."""
    if not numbers:
        return
    by = turn(today)
    if topic:
        yield from _first.query(learner, today, today, PLACES, *by).filter(question__topic=topic)
        return
    until, most = reach(numbers, ENOUGH * room, done)
    yield from _first.iterate(learner, today, until, most, *by)
    if most < PLACES:
        yield from _others.iterate(learner, today, until, most, *by)


@Read
def _answered(learner: Learner, today: date) -> QuerySet[Review, tuple[int, str, int]]:
    """Today's answers: the card, its group, and 1 if it used up one of the day's reviews, or 0: early ones do not.
    That is told by the database: reading the memory before each of a day's answers is most of the work otherwise."""
    counted = ExpressionWrapper(was_due(), IntegerField())
    rows = Review.objects.filter(learner=learner.pk, day=today, voided_at=None).order_by("id")
    return rows.values_list("card", "card__group", counted)


@Read
def _steps(learner: Learner) -> QuerySet[Card, tuple[int, str, datetime | None]]:
    """The cards in a learning step, with the instants at which they are due."""
    return asked_cards(learner).filter(IN_STEP).order_by("due_at", "pk").values_list("pk", "group", "due_at")


@Read
def _numbers(learner: Learner, today: date) -> QuerySet[Any, Any]:
    """How many cards are due by days, roughly: those that are not asked are among them. An index alone tells."""
    rows = Card.objects.filter(learner=learner.pk, suspended_at=None, due_day__lte=today).order_by("due_day")
    return rows.values("due_day").annotate(number=Count("pk")).values_list("due_day", "number")


@Read
def _first(
    learner: Learner, today: date, until: date, most: int, square: int, plain: int
) -> QuerySet[Card, tuple[int, str]]:
    return _in_order(learner, today, (square, plain)).filter(_within(until, most))


@Read
def _others(
    learner: Learner, today: date, until: date, most: int, square: int, plain: int
) -> QuerySet[Card, tuple[int, str]]:
    return _in_order(learner, today, (square, plain)).filter(~_within(until, most))


def _in_order(learner: Learner, today: date, by: tuple[int, int]) -> QuerySet[Card, tuple[int, str]]:
    come = asked_cards(learner).filter(by_day(today)).annotate(place=place(F("pk"), by))
    return come.order_by("due_day", "place", "pk").values_list("pk", "group")


def _within(until: date, most: int) -> Q:
    return Q(due_day__lte=until) & (Q(due_day__lt=until) | Q(place__lt=most))


@Read
def _standing(learner: Learner) -> QuerySet[Action, tuple[int, int | None, int, int | None, int | None]]:
    """What stands in the learner's round: the action, its answer, its card, the grade that counts of it now and its
    ordinal."""
    return standing(learner).values_list("pk", "review", "card", counted_grade("review"), "review__ordinal")


@Read
def _last(action: int) -> QuerySet[Action, tuple[datetime, datetime | None, str | None, str | None]]:
    """When an action was done, when its round ended, and what it was if it is no answer."""
    return Action.objects.filter(pk=action).values_list("at", "round__ended_at", "override__kind", "decision__choice")


def _round(learner: Learner) -> tuple[tuple[Done, ...], Last | None, bool]:
    """The answers of the learner's latest round, what was done in it last, and whether it ended."""
    rows = _standing(learner)
    last = _last.first(rows[-1][0]) if rows else None
    if last is None:
        return (), None, False
    seen, answers = set[int](), list[Done]()
    for _, review, card, grade, ordinal in rows:
        if review:
            answers.append(Done(review, grade in RECALLED, card, card in seen, ordinal == 0))
            seen.add(card)
    number, review, *_ = rows[-1]
    at, ended_at, said, choice = last
    done = ANSWER if review else choice or said or OverrideKind.ASIDE
    return tuple(answers), Last(number, done, at), ended_at is not None


def _so_far(day: Day, now: datetime) -> RoundSoFar:
    if day.last is None or not is_live(day.last.at, now):
        return RoundSoFar()
    return RoundSoFar(day.round, Undo(day.last.number, UNDONE.get(day.last.done, "the edit")), day.ended)


def answered_last(learner: Learner, card: int) -> int | None:
    """The answer to that card, where it is what stands last in the learner's round."""
    last = standing(learner).last()
    return last.review_id if last and last.card_id == card else None


def never_last(learner: Learner, card: int) -> bool:
    """Whether what stands last in the learner's round is that this card's question is never asked."""
    last = standing(learner).select_related("decision").last()
    return bool(last and last.decision and last.card_id == card and last.decision.choice == Choice.NEVER)


def put_off_last(learner: Learner, card: int) -> bool:
    """Whether what stands last in the learner's round is that this card is not asked today."""
    last = standing(learner).select_related("override").last()
    return bool(last and last.override and last.card_id == card and last.override.kind == OverrideKind.BURY)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes when nothing is due: the next day with cards, how many, and new questions to learn."""

    day: date | None
    count: int
    new: int


def ahead(learner: Learner, today: date, room: int = 10, asked: int | None = None) -> Ahead:
    """Look past a queue that is done with, or of which so many due cards are `asked` still: the others that are due
    are kept back until tomorrow, by a sibling or a limit. `new` is counted up to `room`."""
    cards = asked_cards(learner).filter(due_day__isnull=False)
    kept_back = 0 if asked is None else cards.filter(due(today)).count() - asked
    later = cards.exclude(due(today))
    tomorrow = today + timedelta(days=1)
    day = tomorrow if kept_back else later.order_by("due_day").values_list("due_day", flat=True).first()
    count = kept_back + later.filter(due_day=day).count() if day else 0
    return Ahead(day, count, len(pick(learner, chosen_courses(learner), None, today, room)))
