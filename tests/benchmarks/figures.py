"""A measured figure beside its budget."""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter, process_time


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`; `budget` in the same unit, None where a peer is measured for comparison. What
    should be great rather than small has `at_least` its budget; `peer` is what a peer needs for the same."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    at_least: bool = False
    peer: float | None = None

    def __str__(self) -> str:
        word, missed = ("at least", "UNDER") if self.at_least else ("budget", "OVER")
        verdict = "" if self.budget is None else f"  {word} {self.budget:g} {self.unit}"
        verdict += "" if self.kept else f"  {missed}"
        return f"  {self.name:<64} {self.value:>9.2f} {self.unit}{verdict}"

    @property
    def document(self) -> dict[str, object]:
        """The figure as JSON."""
        said: dict[str, object] = {"name": self.name, "value": self.value, "unit": self.unit, "budget": self.budget}
        return {**said, "kept": self.kept, "peer": self.peer}

    @property
    def kept(self) -> bool:
        if self.budget is None:
            return True
        return self.value >= self.budget if self.at_least else self.value <= self.budget


def timed(calls: Iterable[Callable[[], object]]) -> list[float]:
    """How long each call took, in milliseconds."""
    times = []
    for call in calls:
        began = perf_counter()
        call()
        times.append((perf_counter() - began) * 1000)
    return times


def spent(calls: Iterable[Callable[[], object]]) -> list[float]:
    """How long each call kept the processor busy, in milliseconds: on a busy machine the clock tells of others."""
    times = []
    for call in calls:
        began = process_time()
        call()
        times.append((process_time() - began) * 1000)
    return times


def median(times: list[float]) -> float:
    return statistics.median(times)


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
