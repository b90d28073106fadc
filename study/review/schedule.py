"""The stored columns of a card: the fold of its log, and when it is asked. Whatever writes or checks them uses
this rule.

A card's log is its answers and its imported history, in order of time. At the same instant, imported reviews
come first, then answers by the ids of their forms, so that the order of arrival makes no difference.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable

from study.core.scheduling import Event, Grade, Memory, Override, OverrideKind, StartingMemory, When, fold, when
from study.review.card_memory import preset_of, reckoned_for
from study.review.models import Card, Imported, Review
from study.review.models import Override as OverrideRow
from study.review.regrade_plan import regraded

COLUMNS = (
    *("stability", "difficulty", "learning_step", "lapses", "reviews", "last_day", "interval", "target", "fit"),
    *("due_day", "due_at", "not_before", "suspended_at"),
)


@dataclass(frozen=True, slots=True)
class Logged:
    """An event of a log: the instant, and for an answer its row's number and the ordinal that stands there.
    `event` is None for what does not count."""

    at: datetime
    event: Event | None
    review: int | None = None
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a card's columns are to hold, and the ordinals of its answers that are not so yet, by number."""

    card: Card
    columns: Mapping[str, Any]
    ordinals: Mapping[int, int]

    @property
    def differs(self) -> bool:
        """Whether anything that is stored is not what it follows from."""
        return bool(self.ordinals) or any(getattr(self.card, name) != value for name, value in self.columns.items())


def columns(card: Card, memory: Memory | None, asked: When) -> dict[str, Any]:
    """The columns of a card with this memory, that is asked then."""
    return {
        "stability": memory and memory.stability,
        "difficulty": memory and memory.difficulty,
        "learning_step": memory and memory.learning_step,
        "lapses": memory.lapses if memory else 0,
        "reviews": memory.reviews if memory else 0,
        "last_day": memory and memory.last_day,
        "interval": memory and (memory.due_day - memory.last_day).days,
        **(reckoned_for(card) if memory else {"target": None, "fit": ""}),
        "due_day": asked.day,
        "due_at": asked.at,
        "not_before": asked.not_before,
        "suspended_at": asked.aside_since,
    }


def reckon(cards: Sequence[Card]) -> list[Reckoned]:
    """What the columns of these cards follow to be, in three reads. The cards have their learners."""
    logs, said = logs_of(cards), _overrides(cards)
    return [_reckon(card, logs[card.pk], said[card.pk]) for card in cards]


def logs_of(cards: Sequence[Card] | QuerySet[Card]) -> defaultdict[int, list[Logged]]:
    """The logs of these cards, by card, in their order."""
    found: defaultdict[int, list[tuple[tuple[Any, ...], Logged]]] = defaultdict(list)
    names = ("card", "pk", "submission", "answered_at", "day", "counted_grade", "ordinal", "voided_at", "scheduled")
    for card, pk, form, at, day, grade, ordinal, voided, counts in regraded(
        Review.objects.filter(card__in=cards)
    ).values_list(*names):
        event = (Grade(grade), at, day) if counts and voided is None else None
        found[card].append(((at, 1, str(form or ""), pk), Logged(at, event, pk, ordinal)))
    for row in Imported.objects.filter(card__in=cards):
        found[row.card_id].append(((row.at, 0, row.source, row.pk), Logged(row.at, _event(row))))
    ordered: defaultdict[int, list[Logged]] = defaultdict(list)
    for number, log in found.items():
        ordered[number] = [entry for _, entry in sorted(log, key=lambda one: one[0])]
    return ordered


def memory_before(card: Card, at: datetime) -> Memory | None:
    """The memory that an answer at that instant finds, by what its card's log says of the time before."""
    log = logs_of([card])[card.pk]
    return fold(_events(entry for entry in log if entry.at < at), card.pk, preset_of(card))


def is_stale(card: Card) -> bool:
    """Whether the card's columns were reckoned for another target or fit than those of now."""
    return card.target is not None and any(getattr(card, name) != value for name, value in reckoned_for(card).items())


def is_known_from(at: datetime) -> Combinable:
    """The condition on cards: something is known of them from `at` or later on."""
    here = {"card": OuterRef("pk")}
    return (
        Exists(Review.objects.filter(**here, answered_at__gte=at))
        | Exists(Imported.objects.filter(**here, at__gte=at))
        | Exists(OverrideRow.objects.filter(**here, at__gte=at, lifted_at=None))
    )


def _reckon(card: Card, log: Sequence[Logged], said: Sequence[Override]) -> Reckoned:
    memory = fold(_events(log), card.pk, preset_of(card))
    last = max((entry.at for entry in log if entry.event), default=None)
    return Reckoned(card, columns(card, memory, when(memory, said, last)), dict(_moved(log)))


def _events(log: Iterator[Logged] | Sequence[Logged]) -> Iterator[Event]:
    return (entry.event for entry in log if entry.event)


def _moved(log: Sequence[Logged]) -> Iterator[tuple[int, int]]:
    """The answers whose ordinal is not how many reviews that count come before them, with what it is."""
    before = 0
    for entry in log:
        if entry.review is not None and entry.ordinal != before:
            yield entry.review, before
        before += entry.event is not None and not (before and isinstance(entry.event, StartingMemory))


def _event(row: Imported) -> Event:
    if row.grade is not None:
        return Grade(row.grade), row.at, row.day
    assert row.stability is not None and row.difficulty is not None  # a constraint of the database
    return StartingMemory(row.day, row.stability, row.difficulty)


def _overrides(cards: Sequence[Card]) -> defaultdict[int, list[Override]]:
    found: defaultdict[int, list[Override]] = defaultdict(list)
    rows = OverrideRow.objects.filter(card__in=cards, lifted_at=None)
    for card, kind, at, day in rows.values_list("card", "kind", "at", "day"):
        found[card].append(Override(OverrideKind(kind), at, day))
    return found
