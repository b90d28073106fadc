"""The parameters of execution environments: when requests come, how long they take, and what ends an environment."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from study.core.problem import Problem
from study.core.simulators.arrivals import read_moments, write_moments
from study.core.simulators.parameters import parameter
from study.core.text.plural import ranges

GUIDE = "AWS Lambda Developer Guide, https://docs.aws.amazon.com/lambda/latest/dg/"
READ = ", read 2026-11-23"
LIFE = f"{GUIDE}lambda-runtime-environment.html{READ}"
SNAPSTART = f"{GUIDE}snapstart.html{READ}"
SCALING = f"{GUIDE}lambda-concurrency.html{READ}"

MOST = 1_000
"""Invocations of one run."""

OLDEST, NEWEST = "oldest", "newest"


def _read_arrivals(value: Any) -> tuple[tuple[float, ...] | None, str]:
    found, message = read_moments(value)
    if not message and len(found) > MOST:
        message = f"Arrivals: at most {MOST:,}."
    return (None, message) if message else (found, "")


def read_crashes(value: Any) -> tuple[tuple[int, ...] | None, str]:
    """Read the numbers of invocations, from 1: a list, or texts parted by blanks or commas."""
    wanted = f"Crashes: numbers of invocations, 1 to {MOST:,}, such as `2 5`."
    words = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(words, list | tuple) or len(words) > MOST or any(isinstance(word, bool) for word in words):
        return None, wanted
    texts = [str(word) for word in words]
    if not all(text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= MOST for text in texts):
        return None, wanted
    return tuple(sorted({int(text) for text in texts})), ""


def _write(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _said(numbers: tuple[int, ...]) -> str:
    return ranges(numbers) if numbers else "none"


@dataclass(frozen=True, slots=True)
class Params:
    """Requests to one function, each of which needs an environment by itself."""

    arrivals: tuple[float, ...] = parameter(
        (0.0, 0.5, 5.0, 6.0),
        "Requests at",
        unit="s",
        read=_read_arrivals,
        write=write_moments,
        help="seconds, such as 0 0.5 5x3 for three at 5 s",
    )
    duration_ms: int = parameter(
        1_000, "Duration of the handler", unit="ms", minimum=1, maximum=900_000, step=100, source=LIFE
    )
    init_ms: int = parameter(
        800,
        "Duration of Init",
        unit="ms",
        minimum=0,
        maximum=10_000,
        step=100,
        help="runtime and code outside the handler; 10 s at most",
        source=LIFE,
    )
    idle_ttl: float = parameter(
        600.0,
        "Keep-alive",
        unit="s",
        minimum=0,
        maximum=86_400,
        step=10,
        simplified=True,
        help="how long an idle environment is kept; AWS publishes no figure",
    )
    snap_start: bool = parameter(
        False, "SnapStart", help="restores a snapshot that was taken when the version was published", source=SNAPSTART
    )
    restore_ms: int = parameter(
        200, "Duration of Restore", unit="ms", minimum=0, maximum=10_000, step=50, advanced=True, simplified=True
    )
    crashes: tuple[int, ...] = parameter(
        (),
        "Invocations that crash",
        read=read_crashes,
        write=_write,
        words=_said,
        items="integer",
        help="their numbers: an error that ends the runtime, or a timeout",
        source=LIFE,
    )
    connection_idle: float | None = parameter(
        None,
        "The database closes idle connections after",
        unit="s",
        minimum=0,
        maximum=86_400,
        step=10,
        optional=True,
        help="none means never",
    )
    reuse: str = parameter(
        OLDEST,
        "Idle environment used first",
        choices=(OLDEST, NEWEST),
        advanced=True,
        simplified=True,
        help="oldest matches the guide's own example",
    )


def start_ms(params: Params) -> int:
    """How long a new environment takes before the handler."""
    return params.restore_ms if params.snap_start else params.init_ms


def check(params: Params) -> tuple[Problem, ...]:
    """Only what cannot be run."""
    last = max(params.crashes, default=0)
    if last > len(params.arrivals):
        message = f"Invocations that crash: there is no invocation {last:,}; {len(params.arrivals):,} requests come."
        return (Problem(message, subject="crashes"),)
    return ()
