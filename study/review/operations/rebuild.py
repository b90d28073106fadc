"""The one place that writes a card's memory and schedule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from study.core.scheduling import Memory, When
from study.people.models import Learner
from study.review import schedule
from study.review.card_memory import is_reckoned
from study.review.models import Card, Review
from study.web.writes import Update

_store = Update(Card, schedule.COLUMNS)
BATCH = 100
"""Cards in one transaction: a fraction of the time that others may wait for a write."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How many cards were reckoned again, and the numbers of those that held something else."""

    cards: int
    different: tuple[int, ...]


def rebuild(*, card: Card) -> Memory | None:
    """Fold the card's log into its memory, in the order of time and each answer by its latest grading, say when the
    card is asked, and store both; number the answers by how many reviews that count come before them."""
    _write(schedule.reckon([card]))
    return card.memory


def rebuild_all(*, cards: Sequence[Card]) -> None:
    """Rebuild many cards in a few reads and writes. The cards have their learners."""
    for first in range(0, len(cards), BATCH):
        _write(schedule.reckon(cards[first : first + BATCH]))


def go_on(*, card: Card, memory: Memory, asked: When) -> None:
    """Write what follows from the card's latest answer: what `rebuild` would come to, without reading the log."""
    _write([schedule.Reckoned(card, schedule.columns(card, memory, asked), {})])


def reschedule(*, learner: Learner) -> int:
    """Reckon the learner's cards anew that were reckoned for another target or fit than those of now, and return how
    many: nothing where there is none. Each batch is a transaction of its own, and what one leaves undone the next
    call finds."""
    stale = Card.objects.filter(learner=learner, last_day__isnull=False).exclude(is_reckoned(learner))
    return sum(count for count, _ in _batches(stale, write=True))


def recheck(*, mend: bool = False) -> Checked:
    """Reckon every card again, and say which hold something else; with `mend` those are written."""
    cards, different = 0, list[int]()
    for count, found in _batches(Card.objects.all(), write=mend):
        cards += count
        different += [one.card.pk for one in found]
    return Checked(cards, tuple(different))


def _batches(cards: QuerySet[Card], *, write: bool) -> Iterator[tuple[int, list[schedule.Reckoned]]]:
    """How many cards a batch had, and those of them that held something else."""
    last = 0
    while True:
        with transaction.atomic():
            rows = cards.filter(pk__gt=last).order_by("pk").select_for_update(of=("self",))
            batch = list(rows.select_related("learner")[:BATCH])
            different = [one for one in schedule.reckon(batch) if one.differs]
            if write:
                _write(different)
        if not batch:
            return
        last = batch[-1].pk
        yield len(batch), different


def _write(reckoned: Iterable[schedule.Reckoned]) -> None:
    cards, rows = list[Card](), list[Review]()
    for one in reckoned:
        for name, value in one.columns.items():
            setattr(one.card, name, value)
        cards.append(one.card)
        rows += [Review(pk=pk, ordinal=ordinal) for pk, ordinal in one.ordinals.items()]
    for card in cards:  # a statement for many has a branch for every column of each, and takes longer
        _store(card)
    if rows:
        Review.objects.bulk_update(rows, ["ordinal"])
