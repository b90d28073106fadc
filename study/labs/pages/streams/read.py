"""What the parts of the streams page need from a run."""

from collections.abc import Iterator
from typing import Any

from study.core.simulators.engines.streams.params import Params, effort
from study.core.simulators.simulator import Recorded
from study.drawing.svg import State
from study.labs.plugin import Run

STATES: dict[str, State] = {"ok": "served", "error": "failed", "partial": "failed"}
WORDS = {"ok": "succeeds", "error": "function error", "partial": "failures reported"}


def length(run: Run) -> float:
    """Until the last call ends and every lane has moved on; a second at least."""
    ends: list[float] = [row["end"] for row in run.trace.results["calls"]]
    return max([*ends, stood(run)[1], 1.0])


def weight(params: Params) -> int:
    """A call costs about as much as a request in the simulator of concurrency."""
    return effort(params)


def stood(run: Run) -> tuple[float, float]:
    """From when to when a lane stood still, of all stretches the longest; zeros where none did."""
    found = [(row["blocked_from"], row["blocked_until"]) for row in run.trace.results["lanes"]]
    return max((one for one in found if one[0] is not None), key=lambda one: one[1] - one[0], default=(0.0, 0.0))


def numbered(run: Run) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every call with the number of its event."""
    events = run.trace.events
    rows = events.rows if isinstance(events, Recorded) else events
    places = (place for place, row in enumerate(rows, start=1) if hasattr(row, "result"))
    return zip(places, run.trace.results["calls"], strict=True)


def given_up(run: Run) -> Iterator[tuple[int, Any]]:
    """What was given up, with the number of its event: a moment, a lane, and records."""
    events = run.trace.events
    rows = events.rows if isinstance(events, Recorded) else events
    return ((place, row) for place, row in enumerate(rows, start=1) if not hasattr(row, "result"))


def ages(run: Run) -> list[tuple[float, float]]:
    """The iterator age at each call of the lane where it was highest, in seconds."""
    calls = [row for row in run.trace.results["calls"] if row["iterator_age_ms"] is not None]
    if not calls:
        return [(0.0, 0.0)]
    lane = max(calls, key=lambda row: row["iterator_age_ms"])["lane"]
    return [(0.0, 0.0), *((row["start"], row["iterator_age_ms"] / 1000) for row in calls if row["lane"] == lane)]
