"""What to try on the memory page: tasks, guesses, other curves, and the subject of each stage."""

from collections.abc import Sequence
from dataclasses import replace

from study.labs.pages.memory.read import SIZES, now
from study.labs.plugin import Curve, Prediction, Run, Task

MANY = (1_000, 10_000, 100_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000, 300_000_000, 1_000_000_000)


def _smallest(run: Run) -> bool:
    """Of the sizes that were tried, no smaller one finishes."""
    fine = [row["memory_mb"] for row in run.trace.results["sweep"] if row["outcome"] == "ok"]
    return now(run).fine and run.params.memory_mb <= min(fine, default=0)


def _halved(run: Run, start: Run) -> bool:
    """Half the time for at most 5 % more money, by memory alone."""
    same = replace(run.params, memory_mb=start.params.memory_mb) == start.params
    before, after = now(start), now(run)
    quick = after.fine and 2 * after.duration_ms <= before.duration_ms
    return same and quick and after.dollars <= 1.05 * before.dollars


def _free(run: Run, start: Run) -> bool:
    return now(run).fine and run.params.requests_per_month > 0 and run.trace.results["monthly"]["total"] == 0


def _arm(run: Run, start: Run) -> bool:
    """Lower by the architecture alone."""
    changed = replace(run.params, architecture=start.params.architecture) == start.params
    return changed and bool(run.trace.results["monthly"]["total"] < start.trace.results["monthly"]["total"])


TASKS = (
    Task("Choose the smallest size that finishes.", lambda run, start: _smallest(run)),
    Task("Choose the size that costs least.", lambda run, start: _chosen(run, "cheapest")),
    Task("Choose the smallest size that is as fast as any.", lambda run, start: _chosen(run, "fastest")),
    Task("Halve the duration for at most 5 % more money a million calls, by memory alone.", _halved),
    Task("Let it run out of memory.", lambda run, start: _ends(run, "out-of-memory")),
    Task("Let it run into its timeout with memory enough.", lambda run, start: _ends(run, "timeout")),
    Task("Let the free tier pay for a whole month.", _free),
    Task("Lower the month by the architecture alone.", _arm),
)


def _chosen(run: Run, name: str) -> bool:
    return bool(run.params.memory_mb == run.trace.results[name])


def _ends(run: Run, outcome: str) -> bool:
    return bool(run.trace.results["outcome"] == outcome)


def _memories(run: Run) -> Sequence[float]:
    """The sizes at which the duration is known: those measured, the given one, or those of the table; a
    size with too little memory only where it is the one chosen."""
    params = run.params
    sizes = [item.memory_mb for item in params.measured] or list(SIZES)
    if params.duration_ms is not None:
        sizes = []
    return sorted({float(size) for size in sizes if size >= params.needed_mb} | {float(params.memory_mb)})


def _requests(run: Run) -> Sequence[float]:
    least = run.params.provisioned_requests or 0
    return sorted({float(count) for count in (*MANY, run.params.requests_per_month) if count >= least})


def _threads(run: Run) -> Sequence[float]:
    return sorted({1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, float(run.params.threads)})


def _shares(run: Run) -> Sequence[float]:
    return sorted({0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, run.params.cold_share})


CURVES = (
    Curve(
        "duration-memory",
        "Duration by memory",
        "MB",
        "ms",
        _memories,
        lambda run: float(run.params.memory_mb),
        lambda params, value: replace(params, memory_mb=int(value)),
        lambda trace: float(trace.results["duration_ms"]),
    ),
    Curve(
        "cost-memory",
        "A million calls by memory",
        "MB",
        "US$",
        _memories,
        lambda run: float(run.params.memory_mb),
        lambda params, value: replace(params, memory_mb=int(value)),
        lambda trace: float(trace.results["per_million"]),
    ),
    Curve(
        "month-requests",
        "A month by requests",
        "requests",
        "US$",
        _requests,
        lambda run: float(run.params.requests_per_month),
        lambda params, value: replace(params, requests_per_month=int(value)),
        lambda trace: float(trace.results["monthly"]["total"]),
    ),
    Curve(
        "duration-threads",
        "Duration by threads",
        "threads",
        "ms",
        _threads,
        lambda run: float(run.params.threads),
        lambda params, value: replace(params, threads=int(value)),
        lambda trace: float(trace.results["duration_ms"]),
    ),
    Curve(
        "cost-cold",
        "A million calls by cold starts",
        "of the calls cold",
        "US$",
        _shares,
        lambda run: float(run.params.cold_share),
        lambda params, value: replace(params, cold_share=value),
        lambda trace: float(trace.results["per_million"]),
    ),
)

MOST_CPUS = 6.0
"""The largest size has a little less than this many."""

PREDICTIONS = (
    Prediction(
        "How long does a warm call take?",
        "ms",
        lambda run: float(run.trace.results["duration_ms"]),
        lambda params: 1_000.0 * params.timeout_seconds,
        log=True,
    ),
    Prediction(
        "How much CPU does it get?", "vCPU", lambda run: float(run.trace.results["vcpu"]), lambda params: MOST_CPUS
    ),
    Prediction("What do a million calls cost?", "US$", lambda run: float(run.trace.results["per_million"])),
    Prediction("What does the month cost in all?", "US$", lambda run: float(run.trace.results["monthly"]["total"])),
)

_WORK = ("memory_mb", "cpu_seconds", "wait_seconds")
_PROVISIONED = ("provisioned_concurrency", "provisioned_hours")

STAGES = {
    "thumbnailer": (*_WORK, "needed_mb", "requests_per_month"),
    "proxy": (*_WORK, "requests_per_month", "architecture"),
    "nightly-batch": ("memory_mb", "cpu_seconds", "timeout_seconds", "requests_per_month"),
    "out-of-memory": ("memory_mb", "needed_mb", "timeout_seconds"),
    "encoder": ("memory_mb", "cpu_seconds", "parallel_fraction", "threads", "architecture"),
    "provisioned-api": ("memory_mb", "init_seconds", "requests_per_month", *_PROVISIONED),
    "power-tuning": ("memory_mb", "measured", "architecture", "requests_per_month"),
}

COLOURS = {"needed_mb": "failed"}
"""The colours that inputs have in the picture."""
