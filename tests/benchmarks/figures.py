"""A measured figure beside its budget."""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`; `budget` in the same unit, None where a peer is measured for comparison."""

    name: str
    value: float
    unit: str
    budget: float | None = None

    def __str__(self) -> str:
        verdict = (
            "" if self.budget is None else f"  budget {self.budget:g} {self.unit}" + ("" if self.kept else "  OVER")
        )
        return f"  {self.name:<64} {self.value:>9.2f} {self.unit}{verdict}"

    @property
    def kept(self) -> bool:
        return self.budget is None or self.value <= self.budget


def timed(calls: Iterable[Callable[[], object]]) -> list[float]:
    """How long each call took, in milliseconds."""
    times = []
    for call in calls:
        began = perf_counter()
        call()
        times.append((perf_counter() - began) * 1000)
    return times


def median(times: list[float]) -> float:
    return statistics.median(times)


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
