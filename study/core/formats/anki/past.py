"""What Anki knows of a learner's past with a card, by rule.

- A review counts where a button was pressed in learning, review or relearning, and in a filtered deck that moved
  the schedule. Cramming in a filtered deck that did not (its ease is 0) does not count, and neither does what was
  set by hand: a due day, a reset, a change of settings.
- A history begins with the last time the card was learnt from the start, and behind the last reset: Anki's own
  scheduler forgets what was before.
- A card without a history that is in review, or in relearning, has what its interval and ease say.
- Suspended, buried and flagged are taken over; the colour of a flag is not, for ours has none. A filtered deck is
  not either: the card comes in with the deck and the day it had before. Learning ahead leaves no trace but the time
  of the review.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from study.core.formats.anki.collection import CollectionCard, LoggedReview

LEARNING, FILTERED, BY_HAND = 0, 3, (4, 5)
SUSPENDED, BURIED = -1, (-2, -3)
IN_REVIEW = (2, 3)
LONGEST_REVIEW = 3_600_000
"""Milliseconds; what is longer was somebody away."""
EARLIEST, LATEST = 946_684_800_000, 4_102_444_800_000
"""Milliseconds: the years 2000 and 2100."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One review: Anki's number of it, which is its time in milliseconds, the grade 1 to 4, and how long it took."""

    ident: int
    grade: int
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a card without a history: `due` in days since the collection began, or, where `is_time`, in
    seconds since 1970; `interval` in days, `ease` in percent."""

    due: int
    interval: int
    ease: int
    is_time: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """A card's past. `crammed`, `by_hand` and `forgotten` count the rows of the log that do not count, by the
    reason."""

    reviews: tuple[Reviewed, ...] = ()
    known: Known | None = None
    suspended: bool = False
    buried: bool = False
    crammed: int = 0
    by_hand: int = 0
    forgotten: int = 0
    flagged: bool = False

    @property
    def is_there(self) -> bool:
        """Whether anything of it is to be taken over, beside a flag."""
        return bool(self.reviews or self.known or self.suspended or self.buried)


def past_of(card: CollectionCard, log: Iterable[LoggedReview]) -> Past:
    """The past of a card; `log` are its rows."""
    rows = sorted((row for row in log if EARLIEST < row.ident < LATEST), key=lambda row: row.ident)
    start = _start(rows)
    counted = [row for row in rows[start:] if _counts(row)]
    reviews = tuple(Reviewed(row.ident, row.button, min(max(row.milliseconds, 0), LONGEST_REVIEW)) for row in counted)
    return Past(
        reviews,
        None if reviews else _known(card),
        suspended=card.queue == SUSPENDED,
        buried=card.queue in BURIED,
        crammed=sum(_is_cram(row) for row in rows),
        by_hand=sum(not _is_cram(row) and not _counts(row) for row in rows),
        forgotten=sum(_counts(row) for row in rows[:start]),
        flagged=card.flag > 0,
    )


def _start(rows: Sequence[LoggedReview]) -> int:
    """Where the history that counts begins: at the last block of learning, or behind the last reset."""
    start, learning = 0, False
    for at in range(len(rows) - 1, -1, -1):
        row = rows[at]
        if _is_cram(row):
            continue
        if _is_reset(row):
            return at + 1
        if _counts(row) and row.kind == LEARNING:
            start, learning = at, True
        elif _counts(row) and learning:
            return start
    return start


def _counts(row: LoggedReview) -> bool:
    return 1 <= row.button <= 4 and row.kind not in BY_HAND and not _is_cram(row)


def _is_cram(row: LoggedReview) -> bool:
    return row.kind == FILTERED and row.factor == 0


def _is_reset(row: LoggedReview) -> bool:
    return row.kind == BY_HAND[0] and row.button == 0 and row.factor == 0


def _known(card: CollectionCard) -> Known | None:
    if card.stage not in IN_REVIEW or card.interval < 1:
        return None
    return Known(card.due, card.interval, max(100, round(card.factor / 10)), card.due > 1_000_000_000)
