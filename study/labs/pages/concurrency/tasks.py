"""What to try with a concurrency run: tasks, guesses, and curves over one parameter."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from study.core.simulators.arrivals import SECOND, count, moments
from study.core.simulators.engines.concurrency import causes
from study.core.simulators.engines.concurrency.params import KEPT_UNRESERVED, MOST, Params
from study.core.simulators.engines.concurrency.run import run as simulate
from study.core.simulators.simulator import Trace
from study.drawing.axis import ceiling, step
from study.labs.pages.concurrency.posed import most
from study.labs.pages.concurrency.read import counts, need, summed
from study.labs.plugin import Curve, Prediction, Run, Task

ARRIVALS = 240
"""So many requests can be put and taken one by one: as many as have a mark each."""

POINTS = 16
"""So many steps has a curve."""


def change(params: Params, **changed: Any) -> Params:
    """The parameters with the first function changed."""
    first, *others = params.functions
    return replace(params, functions=(replace(first, **changed), *others))


def put(run: Run, at: float) -> Params | None:
    """The parameters with one more request for the first function, whose pattern becomes a list of moments."""
    params: Params = run.params
    there = _moments(run)
    if there is None or len(there) >= ARRIVALS or at > params.length:
        return None
    return change(params, arrivals=tuple(sorted((*there, round(at, 2)))))


def take(run: Run, event: int) -> Params | None:
    """The parameters without the request of an event, where it is an arrival at the first function."""
    params: Params = run.params
    at, there = run.trace.events[event - 1].at, _moments(run)
    if there is None or at not in there or len(there) < 2:
        return None
    place = there.index(at)
    return change(params, arrivals=there[:place] + there[place + 1 :])


def _moments(run: Run) -> tuple[float, ...] | None:
    """When requests come for the first function; None where they are too many to be told one by one."""
    params: Params = run.params
    first = params.functions[0]
    if first.listed:
        return first.arrivals
    if count(first.pattern, first.rps, round(params.length * SECOND)) > ARRIVALS:
        return None
    found = moments(first.pattern, first.rps, round(params.length * SECOND), run.seed, 0)
    return tuple(at / SECOND for at in found)


def _three_throttles(run: Run, start: Run) -> bool:
    lowered = run.params.account_limit < start.params.account_limit or any(
        _below(now.reserved, before.reserved)
        for now, before in zip(run.params.functions, start.params.functions, strict=False)
    )
    return not lowered and _turned_away(run.trace) >= _turned_away(start.trace) + 3


def _below(now: int | None, before: int | None) -> bool:
    return now is not None and (before is None or now < before)


def _least_reserved(run: Run, start: Run) -> bool:
    """All is served, and with one less reserved it would not be."""
    reserved = run.params.functions[0].reserved
    if not reserved or _turned_away(run.trace) or not summed(run, "arrived"):
        return False
    less = simulate(change(run.params, reserved=reserved - 1), run.seed)
    return _turned_away(less) > 0


def _no_cold_start(run: Run, start: Run) -> bool:
    return bool(summed(run, "arrived")) and not summed(run, "cold") and not _turned_away(run.trace)


def _rate_alone(run: Run, start: Run) -> bool:
    found = set(counts(run, "throttle_reasons"))
    return bool(found) and found <= {causes.RATE, causes.RESERVED_RATE}


def _half_the_need(run: Run, start: Run) -> bool:
    return summed(run, "arrived") >= summed(start, "arrived") > 0 and need(run) <= need(start) / 2


def _stopped(run: Run, start: Run) -> bool:
    stopped = [item.reserved == 0 for item in run.params.functions]
    return (
        any(stopped)
        and not all(stopped)
        and all(
            (item["served"] == 0) == nothing and item["arrived"] > 0
            for item, nothing in zip(run.trace.results["functions"], stopped, strict=True)
        )
    )


def _total(run: Run, name: str) -> float:
    return float(run.trace.results["account"][name])


def _task(text: str, done: Callable[[Run, Run], bool]) -> Task:
    """A task that the start itself never does: something has to be changed."""
    return Task(text, lambda run, start: run.params != start.params and done(run, start))


TASKS = (
    _task("Cause three more throttles without lowering a limit.", _three_throttles),
    _task("Serve everything with the least reserved concurrency that will do.", _least_reserved),
    _task("Serve everything without one cold start.", _no_cold_start),
    _task("Let requests per second be the only limit that throttles.", _rate_alone),
    _task("Halve the steady need of the same requests.", _half_the_need),
    _task("Stop one function and keep every other one running.", _stopped),
)

PREDICTIONS = (
    Prediction("How many requests are throttled?", "requests", lambda run: _total(run, "throttled"), most),
    Prediction("How many requests start cold?", "requests", lambda run: summed(run, "cold"), most),
    Prediction(
        "How many run at once at most?",
        "requests",
        lambda run: run.trace.results["account"]["max_concurrency"],
        most,
        level=True,
    ),
)


def _turned_away(trace: Trace) -> int:
    """Throttled tries of all functions, those of asynchronous events included."""
    return sum(times for item in trace.results["functions"] for times in item["throttle_reasons"].values())


def _refused(trace: Trace) -> float:
    return float(sum(trace.results["functions"][0]["throttle_reasons"].values()))


def _cold(trace: Trace) -> float:
    return float(trace.results["functions"][0]["cold"])


def _room(run: Run) -> int:
    """What the first function would run at once if nothing stopped it."""
    free = change(replace(run.params, account_limit=MOST), reserved=None, provisioned=0)
    return max(int(simulate(free, run.seed).results["functions"][0]["max_concurrency"]), 1)


def _points(low: int, high: int) -> tuple[float, ...]:
    """Whole values from low, in round steps, to high or the first above it."""
    size = max(int(step(high - low, POINTS)), 1)
    return tuple(float(value) for value in range(low, high + size, size))


def _reserved_points(run: Run) -> tuple[float, ...]:
    return _points(0, int(ceiling(_room(run) * 1.2, POINTS)))


def _reserved_now(run: Run) -> float:
    """What is reserved; without a reservation what the function may use, no further than it needs."""
    params: Params = run.params
    reserved = params.functions[0].reserved
    return reserved if reserved is not None else min(params.account_limit, _reserved_points(run)[-1])


def _provisioned_points(run: Run) -> tuple[float, ...]:
    """Up to what it needs, but never more than is reserved."""
    most = run.params.functions[0].reserved
    return tuple(value for value in _points(0, int(ceiling(_room(run) * 1.2, POINTS))) if value <= (most or value))


def _account_points(run: Run) -> tuple[float, ...]:
    """From the least that lets everything reserved stand, to what all functions need."""
    reserved = sum(item.reserved or 0 for item in run.params.functions)
    low = reserved + KEPT_UNRESERVED if reserved else 0
    free = simulate(replace(run.params, account_limit=MOST), run.seed).results["account"]["max_concurrency"]
    found = _points(low, max(int(ceiling(free * 1.2, POINTS)), low + 1))
    return tuple(max(value, 1.0) for value in found)


CURVES = (
    Curve(
        "reserved",
        "Throttled, by reserved concurrency",
        "reserved",
        "tries throttled",
        _reserved_points,
        _reserved_now,
        lambda params, value: change(params, reserved=int(value)),
        _refused,
    ),
    Curve(
        "account",
        "Throttled, by account limit",
        "concurrent executions",
        "tries throttled",
        _account_points,
        lambda run: min(run.params.account_limit, _account_points(run)[-1]),
        lambda params, value: replace(params, account_limit=int(value)),
        _turned_away,
    ),
    Curve(
        "provisioned",
        "Cold starts, by provisioned concurrency",
        "provisioned",
        "cold starts",
        _provisioned_points,
        lambda run: run.params.functions[0].provisioned,
        lambda params, value: change(params, provisioned=int(value)),
        _cold,
    ),
)

STAGES = {
    "burst": (
        "functions.reserved",
        "functions.provisioned",
        "functions.qualifier",
        "functions.duration_ms",
        "functions.init_ms",
    ),
    "steady-api": ("functions.rps", "functions.duration_ms", "functions.init_ms"),
    "upload-burst": ("account_limit", "functions.duration_ms", "functions.reserved"),
    "black-friday": ("account_limit", "functions.rps", "functions.duration_ms", "functions.reserved"),
    "noisy-neighbour": ("functions.rps", "functions.reserved", "account_limit"),
    "kill-switch": ("functions.reserved", "functions.rps"),
    "provisioned-launch": ("functions.provisioned", "functions.qualifier", "functions.rps", "functions.init_ms"),
    "slow-start": ("functions.init_ms", "functions.rps", "functions.duration_ms", "functions.reserved"),
}

COLOURS = {
    "account_limit": "throttled",
    "functions.reserved": "throttled",
    "functions.provisioned": "served",
    "functions.duration_ms": "served",
    "functions.init_ms": "cold",
}
"""The colours that inputs have in the picture."""
