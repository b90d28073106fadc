"""What the parts of the streams page need from a run."""

from typing import Any, NamedTuple

from study.core.simulators.engines.streams.params import Params, effort
from study.core.simulators.engines.streams.run import Call
from study.core.simulators.simulator import Recorded
from study.drawing.svg import State
from study.labs.plugin import Run

STATES: dict[str, State] = {"ok": "served", "error": "failed", "partial": "failed"}
WORDS = {"ok": "succeeds", "error": "function error", "partial": "failures reported"}


class Happened(NamedTuple):
    """Of one lane its calls, and what was given up (a moment, a lane, and records), each with the number of its
    event."""

    calls: list[tuple[int, dict[str, Any]]]
    given_up: list[tuple[int, Any]]


def length(run: Run) -> float:
    """Until the last call ends and every lane has moved on; a second at least. All calls are as long, so the one that
    starts last ends last."""
    last: float = run.trace.results["calls"][-1]["end"] if run.trace.results["calls"] else 0.0
    return max(last, stood(run)[1], 1.0)


def weight(params: Params) -> int:
    """A call costs about as much as a request in the simulator of concurrency."""
    return effort(params)


def stood(run: Run) -> tuple[float, float]:
    """From when to when a lane stood still, of all stretches the longest; zeros where none did."""
    found = [(row["blocked_from"], row["blocked_until"]) for row in run.trace.results["lanes"]]
    return max((one for one in found if one[0] is not None), key=lambda one: one[1] - one[0], default=(0.0, 0.0))


def by_lane(run: Run) -> dict[int, Happened]:
    """What happened in each lane, from one look at the run."""
    events = run.trace.events
    rows = iter(run.trace.results["calls"])
    found: dict[int, Happened] = {}
    for place, row in enumerate(events.rows if isinstance(events, Recorded) else events, start=1):
        if row.lane not in found:
            found[row.lane] = Happened([], [])
        if type(row) is Call:
            found[row.lane].calls.append((place, next(rows)))
        else:
            found[row.lane].given_up.append((place, row))
    return found


def ages(run: Run) -> list[tuple[float, float]]:
    """The iterator age at each call of the lane where it was highest, in seconds."""
    calls, most = run.trace.results["calls"], run.trace.results["iterator_age_max_ms"]
    lane = calls[[row["iterator_age_ms"] for row in calls].index(most)]["lane"] if calls else 0
    mine = [row for row in calls if row["lane"] == lane and row["iterator_age_ms"] is not None]
    return [(0.0, 0.0), *((row["start"], row["iterator_age_ms"] / 1000) for row in mine)]


def oldest(run: Run) -> float:
    """The highest iterator age in seconds; 0 where nothing was handed over."""
    return float((run.trace.results["iterator_age_max_ms"] or 0) / 1000)
