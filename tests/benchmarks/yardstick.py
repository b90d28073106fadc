"""The yardstick of a run: a fixed loop of plain Python, by the clock of the processor.

One machine does the same work in a third of the time of another, so a figure in milliseconds says little without
it. A budget of whole requests is meant where one pass takes LENGTH; elsewhere it scales (`scaled`).
"""

from functools import cache
from time import process_time

LENGTH = 20.0
"""Milliseconds of one pass on the machine for which budgets are written."""
ROUNDS = 62_000
PASSES = 15


@cache
def yardstick() -> float:
    """Milliseconds of one pass on this machine: the median of several."""
    return sorted(_pass() for _ in range(PASSES))[PASSES // 2]


def scaled(milliseconds: float) -> float:
    """A budget on this machine."""
    return milliseconds * yardstick() / LENGTH


def _pass() -> float:
    began = process_time()
    kept: dict[int, str] = {}
    total = 0
    for number in range(ROUNDS):
        total = (total * 31 + number) % 65_537
        kept[total % 1_000] = f"{number}:{total}"
    return (process_time() - began) * 1_000
