"""What the parts of the memory page need from a run."""

from dataclasses import replace
from typing import Any

from study.drawing.sweep import At
from study.labs.plugin import Run

SIZES = (128, 256, 512, 1024, 1769, 3538, 5307, 7076, 8845, 10_240)
"""Sizes of the table: powers of two, the whole vCPUs and the largest."""

BEST = ("cheapest", "balanced", "fastest")
OUTCOMES = {"ok": "finishes", "timeout": "timeout", "out-of-memory": "out of memory"}


def at_size(row: dict[str, Any]) -> At:
    """The function at one size of a sweep or a curve."""
    return At(row["memory_mb"], row["duration_ms"], row["per_million"], row["outcome"])


def given(run: Run) -> bool:
    """Whether durations are given rather than modelled."""
    return bool(run.params.measured) or run.params.duration_ms is not None


def now(run: Run) -> At:
    """The function at the size chosen."""
    found = run.trace.results
    return At(run.params.memory_mb, found["duration_ms"], found["per_million"], found["outcome"])


def line(run: Run) -> tuple[At, ...]:
    """The function over memory: modelled, or fitted to what was measured; empty where one size is known."""
    found = run.trace.results
    if given(run):
        return tuple(at_size(row) for row in found["fit"]["curve"])
    return tuple(at_size(row) for row in found["sweep"])


def best_sizes(run: Run) -> tuple[tuple[str, At], ...]:
    """The cheapest, balanced and fastest size, by name; empty where no size finishes or
    only one is known."""
    found = run.trace.results
    rows = {row["memory_mb"]: at_size(row) for row in found["sweep"]}
    return tuple((name, rows[found[name]]) for name in BEST if found[name] is not None and len(rows) > 1)


def again(run: Run, **changed: Any) -> Run:
    """The same run with other parameters: what a number is compared with."""
    params = replace(run.params, **changed)
    return replace(run, params=params, trace=run.simulator.run(params, run.seed))


def parallel(run: Run) -> bool:
    """Whether more than one thread shortens this function, as the model has it."""
    params = run.params
    return not given(run) and params.threads > 1 and params.parallel_fraction > 0 and params.cpu_seconds > 0
