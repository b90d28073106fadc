"""A run over time, for pictures: every try with how it ended, how many run, who works when.

All of it is read from what the run recorded. A run that recorded only its first events is known by
its counts alone: then `complete` is false, and the picture takes the series of the results.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.concurrency.account import RECORDED, Happened
from study.core.simulators.engines.concurrency.params import FunctionParams, Params, end
from study.core.simulators.engines.concurrency.run import label, ready
from study.core.simulators.simulator import Recorded, Trace

type Outcome = Literal["served", "cold", "throttled", "retry"]

OUTCOMES: dict[str, Outcome] = {
    "warm start": "served",
    "provisioned start": "served",
    "cold start": "cold",
    "throttled": "throttled",
    "back to the queue": "retry",
}
"""How a try ended, by the word of its event; `retry` is one that went back to the queue."""

CHANGES = {"warm start": 1, "provisioned start": 1, "cold start": 1, "finished": -1}
"""By how much an event changes the number of running requests."""

type Steps = list[tuple[float, float]]
"""Seconds, and the number from then on. The first are 0 seconds."""


@dataclass(slots=True)
class Environment:
    """One environment: its function, the name the events give it, from when to when it was there, and
    stretches of work in seconds: start, end, `cold` for Init or `served` for a request."""

    function: str
    name: str
    provisioned: bool
    start: float
    end: float
    spans: list[tuple[float, float, Outcome]] = field(default_factory=list)


@dataclass(slots=True)
class Timeline:
    """A run from 0 to `end` seconds: every try with its moment and outcome, the running requests by
    function, and `shared`, those of all functions without reserved concurrency together."""

    end: float
    complete: bool
    tries: list[tuple[float, Outcome]]
    running: dict[str, Steps]
    shared: Steps
    environments: list[Environment] = field(default_factory=list)


def noted(trace: Trace) -> Sequence[Happened]:
    """What the engine wrote down of a run, in order of time."""
    return cast(Recorded[Happened], trace.events).rows


def timeline(params: Params, trace: Trace, lanes: int = 0) -> Timeline:
    """Read a run. Environments are told one by one where there are at most `lanes` of them."""
    finish, rows = end(params), noted(trace)
    found = Timeline(finish, len(rows) < RECORDED, [], {}, [(0.0, 0)])
    if not found.complete:
        return found
    _count(found, params, rows)
    if sum(item["environments"] for item in trace.results["functions"]) <= lanes:
        found.environments = _environments(params, rows, finish)
    return found


def standing(trace: Trace, at: float) -> tuple[int, dict[Outcome, int]]:
    """How many requests run at a moment, after all that happens at it, and the tries until then by outcome."""
    running, counts = 0, dict.fromkeys(OUTCOMES.values(), 0)
    for moment, what, *_ in noted(trace):
        if moment > at * SECOND:
            break
        running += CHANGES.get(what, 0)
        if what in OUTCOMES:
            counts[OUTCOMES[what]] += 1
    return running, counts


def _count(found: Timeline, params: Params, rows: Sequence[Happened]) -> None:
    """Note every try, and how many run after all that happens at an instant."""
    lines: dict[str, dict[int, int]] = {given.name: {0: 0} for given in params.functions}
    counts = dict.fromkeys(lines, 0)
    sharing = {given.name for given in params.functions if given.reserved is None}
    shared, together = {0: 0}, 0
    for at, what, function, _, _ in rows:
        if what in OUTCOMES:
            found.tries.append((at / SECOND, OUTCOMES[what]))
        if change := CHANGES.get(what):
            name = function.name
            counts[name] = lines[name][at] = counts[name] + change
            if name in sharing:
                together += change
                shared[at] = together
    found.running = {name: _steps(line) for name, line in lines.items()}
    found.shared = _steps(shared)


def _steps(line: dict[int, int]) -> Steps:
    return [(at / SECOND, running) for at, running in line.items()]


def _environments(params: Params, rows: Sequence[Happened], finish: float) -> list[Environment]:
    """The environments by function, in the order in which they were made."""
    given = {item.name: item for item in params.functions}
    found = {
        (item.name, number): Environment(item.name, label(number), True, min(ready(item), finish), finish)
        for item in params.functions
        if ready(item) <= finish
        for number in range(item.provisioned)
    }
    for at, what, function, number, _ in rows:
        if number >= 0:
            _add(found, given[function.name], at / SECOND, what, (function.name, number), finish)
    order = {name: place for place, name in enumerate(given)}
    return [found[key] for key in sorted(found, key=lambda key: (order[key[0]], key[1]))]


def _add(
    found: dict[tuple[str, int], Environment],
    given: FunctionParams,
    at: float,
    what: str,
    key: tuple[str, int],
    finish: float,
) -> None:
    """Add one event to its environment; what has not finished by the end lasts until then."""
    if what == "cold start":
        found[key] = Environment(given.name, label(key[1]), False, at, finish)
        if given.init_ms and at < finish:
            found[key].spans.append((at, min(at + given.init_ms / 1000, finish), "cold"))
            at += given.init_ms / 1000
    spans = found[key].spans
    if what in OUTCOMES and at < finish:
        spans.append((at, finish, "served"))
    elif what == "finished":
        spans[-1] = (spans[-1][0], at, "served")
    elif what == "environment ended":
        found[key].end = at
