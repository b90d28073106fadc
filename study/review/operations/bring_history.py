"""Importing history: reviews made elsewhere become part of a card's log."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from study.banks.models import Question
from study.core.problem import Problem
from study.core.scheduling import Grade, OverrideKind, day_start, from_interval, learner_day
from study.people.models import Learner
from study.people.queries import zone
from study.review.models import Card, Imported, Override, Reason
from study.review.operations.deal import cards_about
from study.review.operations.rebuild import BATCH, rebuild_all

LONGEST_SOURCE = 200
"""Characters of the name of a source."""


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review that was made elsewhere: `at` is aware, `grade` 1 to 4 (again, hard, good, easy), `milliseconds`
    how long it took. `source` names it for ever, for example `anki:1700000000000`: the program and its own id."""

    source: str
    at: datetime
    grade: int
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class PastSchedule:
    """What a program knew of a card that tells no single reviews: it comes on `due`, `interval` days after the last
    review, and `ease` is what its intervals grow by, in percent (250). `source` names it for ever."""

    source: str
    due: date
    interval: int
    ease: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another program knows of a card: its history, and whether it is set `aside` there, or not asked before
    the day `buried_until`."""

    question: Question
    past: Sequence[PastReview] | PastSchedule = ()
    aside: bool = False
    buried_until: date | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """The card with the memory it has now. Of what was given, `added` is new and the rest was known before."""

    card: Card
    added: int


@transaction.atomic
def bring_history(
    *, learner: Learner, question: Question, past: Sequence[PastReview] | PastSchedule, now: datetime, today: date
) -> Brought | tuple[Problem, ...]:
    """Add what was reviewed elsewhere to the log of the learner's card of a question, which is dealt if there is
    none, and fold it with the answers. What has come from the same source before is not added again. With a
    problem nothing is written; all of them are returned."""
    return bring_cards(learner=learner, cards=[Elsewhere(question, past)], now=now, today=today)[0]


def bring_cards(
    *, learner: Learner, cards: Sequence[Elsewhere], now: datetime, today: date
) -> list[Brought | tuple[Problem, ...]]:
    """Bring the history of many cards, each as `bring_history` does: one with a problem leaves the others alone. Some
    of them go into one transaction: gone on with after it was cut off, it finds what is left.
    Set aside or buried is a card only when it comes for the first time: what its learner said here since stays."""
    done: list[Brought | tuple[Problem, ...]] = []
    for start in range(0, len(cards), BATCH):
        with transaction.atomic():
            done += _bring(learner, cards[start : start + BATCH], now, today)
    return done


def _bring(
    learner: Learner, given: Sequence[Elsewhere], now: datetime, today: date
) -> Iterator[Brought | tuple[Problem, ...]]:
    made = [[_row(learner, one, now, today) for one in _events(each.past)] for each in given]
    problems = [tuple(one for one in rows if isinstance(one, Problem)) for rows in made]
    sound = [each for each, wrong in zip(given, problems, strict=True) if not wrong]
    before = _cards(learner, sound)
    missing = [each.question for each in sound if each.question.pk not in before]
    cards_about(learner=learner, questions=missing, today=today)
    cards = _cards(learner, sound)
    known: defaultdict[int, set[str]] = defaultdict(set)
    for pk, source in Imported.objects.filter(card__in=cards.values()).values_list("card", "source"):
        known[pk].add(source)
    spoken = set(Override.objects.filter(card__in=cards.values()).values_list("card", flat=True))
    rows, said, touched, added = list[Imported](), list[Override](), dict[int, Card](), list[int]()
    for each, found in zip(given, made, strict=True):
        card = cards.get(each.question.pk)
        new = {row.source: row for row in _rows(found) if card and row.source not in known[card.pk]}
        added.append(len(new))
        if card is None:
            continue
        for row in new.values():
            row.card = card
        first = not known[card.pk] and card.pk not in spoken
        overrides = [*_overrides(each, learner, card, now)] if first else []
        if new or overrides:
            touched[card.pk] = card
        rows += new.values()
        said += overrides
    Imported.objects.bulk_create(rows, batch_size=500)
    Override.objects.bulk_create(said, batch_size=500)
    rebuild_all(cards=[*touched.values()])
    for each, wrong, count in zip(given, problems, added, strict=True):
        yield wrong or Brought(cards[each.question.pk], count)


def _events(past: Sequence[PastReview] | PastSchedule) -> Sequence[PastReview | PastSchedule]:
    return (past,) if isinstance(past, PastSchedule) else past


def _cards(learner: Learner, given: Sequence[Elsewhere]) -> dict[int, Card]:
    """The cards of these questions that are there, by question, held until the end."""
    rows = Card.objects.select_for_update(of=("self",)).select_related("learner")
    found = rows.filter(learner=learner, question__in=[each.question for each in given]).order_by("pk")
    return {card.question_id: card for card in found}


def _overrides(each: Elsewhere, learner: Learner, card: Card, now: datetime) -> Iterator[Override]:
    if each.aside:
        yield Override(learner=learner, card=card, kind=OverrideKind.ASIDE, why=Reason.ELSEWHERE, at=now)
    if each.buried_until:
        day, why = each.buried_until, Reason.ELSEWHERE
        yield Override(learner=learner, card=card, kind=OverrideKind.BURY, day=day, why=why, at=now)


def _rows(made: Sequence[Imported | Problem]) -> Iterator[Imported]:
    return (row for row in made if isinstance(row, Imported))


def _row(learner: Learner, past: PastReview | PastSchedule, now: datetime, today: date) -> Imported | Problem:
    """The row of the log for what happened elsewhere, still without its card."""
    if not 0 < len(past.source) <= LONGEST_SOURCE:
        return Problem(f"A source's name must have 1 to {LONGEST_SOURCE} characters.")
    where = zone(learner)
    row = Imported(learner=learner, source=past.source, brought_at=now)
    if isinstance(past, PastSchedule):
        start = from_interval(past.due, past.interval, past.ease)
        if isinstance(start, Problem):
            return Problem(start.message, subject=past.source)
        if start.last_day > today:
            return Problem("The last review is in the future.", subject=past.source)
        row.at, row.day = day_start(start.last_day, where), start.last_day
        row.stability, row.difficulty = start.stability, start.difficulty
        return row
    if past.at.tzinfo is None:
        return Problem("The time of a review needs a time zone.", subject=past.source)
    if past.at > now:
        return Problem("A review is in the future.", subject=past.source)
    if past.grade not in tuple(Grade):
        return Problem(f"A grade must be 1 to 4, not {past.grade}.", subject=past.source)
    row.at, row.day, row.grade = past.at, learner_day(past.at, where), past.grade
    row.seconds = max(past.milliseconds, 0) / 1000
    return row
