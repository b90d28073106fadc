"""A starting memory: another program's memory of a card, if it gives no single reviews."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

from study.core.problem import Problem
from study.core.scheduling.fsrs6 import EASIEST, HARDEST
from study.core.scheduling.memory import FSRS_6_WEIGHTS

LONGEST_INTERVAL = 36500
"""Days. What is longer is a slip of the pen."""
RECALL_AT_INTERVAL = 0.9
"""The chance of recall that SM-2 and its kin are taken to aim at: the one that stability is defined by."""


@dataclass(frozen=True, slots=True)
class StartingMemory:
    """What is known of a card that was reviewed elsewhere, last on `last_day`: `stability` in days and
    `difficulty` from 1 to 10. It counts in a fold where nothing earlier is known of the card."""

    last_day: date
    stability: float
    difficulty: float


def from_interval(due: date, interval: int, ease: int) -> StartingMemory | Problem:
    """The memory behind a card that comes on `due`, `interval` days after its last review, and whose intervals
    grow by `ease` percent (250: two and a half times as long each time).

    The rule is that of fsrs-rs (`memory_state_from_sm2`), with the default weights w of FSRS-6. The last review
    was `interval` days before `due`. Such schedules aim at a recall of 90 %, which is what stability means, so
    stability is the interval. Difficulty is the one with which FSRS-6 would let this stability grow by the ease
    when the card is recalled on that day: the growth 1 + e^w8 · (11 - d) · s^-w9 · (e^(w10 · 0.1) - 1) is set
    equal to the ease, solved for d, and kept within 1 to 10.
    """
    if not 1 <= interval <= LONGEST_INTERVAL:
        return Problem(f"An interval is 1 to {LONGEST_INTERVAL:,} days long, not {interval}.")
    if ease < 100:
        return Problem(f"An ease is 100 % or more, not {ease}.")
    if due.toordinal() - interval < date.min.toordinal():
        return Problem(f"{due} less {interval} days is no day.")
    grow, shrink, late = FSRS_6_WEIGHTS[8:11]
    gain = exp(grow) * interval**-shrink * (exp(late * (1 - RECALL_AT_INTERVAL)) - 1)
    difficulty = 11 - (ease / 100 - 1) / gain
    return StartingMemory(due - timedelta(days=interval), float(interval), min(max(difficulty, EASIEST), HARDEST))
