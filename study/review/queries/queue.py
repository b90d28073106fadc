"""The daily review: which cards are asked today, in which order, and how many are done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Count, ExpressionWrapper, F, IntegerField, Q, QuerySet

from study.banks.models import Choice
from study.core.scheduling import Grade, OverrideKind
from study.core.scheduling.order import PLACES, in_between, place, reach, turn
from study.people.models import Learner
from study.review.backlog import is_behind
from study.review.due import IN_STEP, by_day, due, was_due
from study.review.models import Action, Card, Review
from study.review.new_cards import asked_cards, chosen_courses, new_cards, pick
from study.review.queries.done import missed_cards
from study.review.rounds import is_live, standing
from study.web.prepared import Read

DUE, NEW, BOTH, MISSED = "due", "new", "both", "missed"
RECALLED = frozenset(grade.value for grade in Grade if grade.recalled)
ENOUGH = 2
"""So many times the cards that a day has room for are read at first: siblings wait, and some are not asked."""
WIDEST_STRIP = 24  # cells; a longer session is a number


class Done(NamedTuple):
    """An answer, by its number in the log, to that card. A `repeat` is an answer to a card answered before in the
    same round; `new` says that the card had never been answered before."""

    number: int
    right: bool
    card: int
    repeat: bool
    new: bool


UNDONE = {
    "answer": "the last answer",
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
        return next(iter((*self.cards, *self.again)), None)

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
    """Return the learner's queue of the day, in at most ten reads whatever the number of cards.

    First come cards in a step that is over, then cards due, the oldest first, those of one day mixed, and up to the
    learner's reviews per day, with the cards dealt and never answered evenly in between, then cards in a step that
    begins later today, at last those missed in this round. Siblings of a question answered today wait until
    another day, and a new card waits for its siblings that are due (study.review.new_cards); new cards that `may_wait`
    do so in a backlog. What somebody has asked for holds: with `focus` DUE no new card comes, with NEW nothing else,
    and with MISSED those alone that were missed today. Of the due cards, or with NEW of the new ones, `most` come in
    the whole round, where that is given; of one `topic` none but its own, and of one `course` no other new ones.
    `begins` says what a session would ask that begins now, whatever stands in the round so far.
    """
    done = _answered(learner, today)
    reviewed = sum(counted for _, _, counted in done)
    numbers = _numbers(learner, today) if focus != MISSED else []
    if may_wait and is_behind(learner, today, reviewed, sum(number for _, number in numbers)):
        focus = DUE
    so_far = _round(learner, now)
    goes_on = not (begins or so_far.ended)
    here = Counter(answer.card for answer in so_far.answers if goes_on)
    in_steps = _steps.query(learner).filter(question__topic=topic) if topic else _steps(learner)
    steps = [(pk, group, begins_at <= now) for pk, group, begins_at in in_steps if begins_at]
    again = tuple(pk for pk, _, _ in steps if here[pk] == 1)
    if focus == MISSED:
        cards = [pk for pk in missed_cards(learner, today) if not here[pk]]
        return Queue(so_far, begins, len(done), tuple(cards), again, 0, 0, reviewed)
    room = max(0, learner.reviews_on(today) - reviewed)
    choose = _Chooser(done)
    stepped = list(choose((pk, group) for pk, group, is_over in steps if is_over and not here[pk]))
    ready = list(islice(choose(_come(learner, today, room, reviewed, topic, numbers)), room)) if room else []
    new = list(choose(new_cards(learner, today, topic, course) if focus != DUE else []))
    later = list(choose((pk, group) for pk, group, is_over in steps if not is_over and not here[pk]))
    if focus == NEW:
        stepped, ready, later = [], [], []
    if most is not None:
        left = max(0, most - len(here))
        stepped, ready = stepped[:left], ready[: max(0, left - len(stepped))]
        later = later[: max(0, left - len(stepped) - len(ready))]
        new = new[:left] if focus == NEW else new
    firsts = [one for one in so_far.answers if goes_on and not one.repeat]
    met = sum(one.new for one in firsts)
    cards = stepped + in_between(ready, new, len(firsts) - met, met)
    return Queue(so_far, begins, len(done), tuple(cards + later), again, len(new), len(later), reviewed)


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


class _Chooser:
    """Takes cards in order, one of a group: what was answered or taken before keeps its siblings out."""

    def __init__(self, done: Iterable[tuple[int, str, int]]) -> None:
        self.groups = {group: card for card, group, _ in done}
        self.own = {card for card, _, _ in done}

    def __call__(self, cards: Iterable[tuple[int, str]]) -> Iterator[int]:
        taken = self.groups.setdefault
        return (pk for pk, group in cards if not group or pk in self.own or taken(group, pk) == pk)


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
    return asked_cards(learner).filter(IN_STEP).order_by("due_at").values_list("pk", "group", "due_at")


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
    """What stands in the learner's round: the action, its answer, its card, its grade and its ordinal."""
    return standing(learner).values_list("pk", "review", "card", "review__grade", "review__ordinal")


@Read
def _last(action: int) -> QuerySet[Action, tuple[datetime, datetime | None, str | None, str | None]]:
    """When an action was done, when its round ended, and what it was if it is no answer."""
    return Action.objects.filter(pk=action).values_list("at", "round__ended_at", "override__kind", "decision__choice")


def _round(learner: Learner, now: datetime) -> RoundSoFar:
    rows = _standing(learner)
    last = _last.first(rows[-1][0]) if rows else None
    if last is None or not is_live(last[0], now):
        return RoundSoFar()
    seen, answers = set[int](), list[Done]()
    for _, review, card, grade, ordinal in rows:
        if review:
            answers.append(Done(review, grade in RECALLED, card, card in seen, ordinal == 0))
            seen.add(card)
    number, review, *_ = rows[-1]
    _, ended_at, said, choice = last
    done = "answer" if review else choice or said or OverrideKind.ASIDE
    return RoundSoFar(tuple(answers), Undo(number, UNDONE.get(done, "the edit")), ended_at is not None)


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


def ahead(learner: Learner, today: date, room: int = 10) -> Ahead:
    """Look past an empty queue. `new` is counted up to `room`."""
    later = asked_cards(learner).filter(due_day__isnull=False).exclude(due(today))
    day = later.order_by("due_day").values_list("due_day", flat=True).first()
    count = later.filter(due_day=day).count() if day else 0
    return Ahead(day, count, len(pick(learner, chosen_courses(learner), None, today, room)))
