"""The scheduler: what one outcome costs, and the fold of a log, by the clock of the processor."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import process_time

from study.core.scheduling import Grade, fold, preview, review
from tests.benchmarks.figures import Figure

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
TIMES = 20_000
LOG = [
    (Grade.AGAIN if number % 5 == 4 else Grade.GOOD, NOW + timedelta(7 * number), TODAY + timedelta(7 * number))
    for number in range(12)
]


def run() -> list[Figure]:
    memory, day = fold(LOG, 5), TODAY + timedelta(100)
    calls: dict[str, tuple[Callable[[], object], float]] = {
        **{
            f"one outcome, {grade.name.lower()}": (lambda grade=grade: review(memory, grade, NOW, day, 5), 20)
            for grade in Grade
        },
        "all four outcomes": (lambda: preview(memory, NOW, day, 5), 60),
        "the fold of a log of 12 reviews": (lambda: fold(LOG, 5), 200),
    }
    return [Figure(f"scheduler: {name}", _cost(call), "µs", most) for name, (call, most) in calls.items()]


def _cost(call: Callable[[], object]) -> float:
    """Microseconds for one call, of many in a row."""
    began = process_time()
    for _ in range(TIMES):
        call()
    return (process_time() - began) / TIMES * 1e6
