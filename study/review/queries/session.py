"""Progress of a session: "5 of 12", repeats apart, and one cell per question while they fit."""

from dataclasses import dataclass

from study.review.queries.queue import WIDEST_STRIP, Queue, Undo

WIDEST_ON_A_PHONE = 10  # cells


@dataclass(frozen=True, slots=True)
class Session:
    """The header of a review. `again` counts cards missed in it that come or came once more; `cells` are the states
    of the strip, empty when it would be too long."""

    number: int
    total: int
    right: int
    wrong: int
    again: int
    cells: tuple[str, ...]
    undo: Undo | None

    @property
    def is_long(self) -> bool:
        """Whether a phone has no room for the strip, and shows "5 of 60" instead."""
        return self.total > WIDEST_ON_A_PHONE

    @classmethod
    def first(cls) -> "Session":
        """The session of a visitor: one question, nothing to undo."""
        return cls(number=1, total=1, right=0, wrong=0, again=0, cells=(), undo=None)


def session(queue: Queue, answered: int | None = None) -> Session:
    """The round so far, at the question to be answered or at the answer of that number."""
    cards = [done.card for done in queue.firsts]
    seen = next((done for done in queue.done if done.number == answered), None)
    shown = seen.card if seen else queue.next
    here = cards.index(shown) if shown in cards else len(cards)
    is_repeat = seen.repeat if seen else shown in cards
    states = ["is-warm" if done.right else "is-wrong" for done in queue.firsts] + ["is-new"] * len(queue.cards)
    if here < len(states):
        states[here] += " is-here"
    return Session(
        number=queue.total if is_repeat else min(here + 1, max(queue.total, 1)),
        total=queue.total,
        right=queue.right,
        wrong=len(queue.firsts) - queue.right,
        again=queue.repeats,
        cells=tuple(states) if queue.total <= WIDEST_STRIP else (),
        undo=queue.round.undo,
    )
