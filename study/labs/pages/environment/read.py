"""What the parts of the environment page need from a run."""

from typing import Any

from study.core.simulators.engines.environment.params import Params
from study.labs.plugin import Run

STARTS = {"init": "Init", "restore": "Restore", "again": "starts again", "none": "warm"}


def length(run: Run) -> float:
    """Until the last invocation has ended; a second at least."""
    ends: list[float] = [row["end"] for row in run.trace.results["invocations"]]
    return max([*ends, 1.0])


def weight(params: Params) -> int:
    """A request costs about as much as in the simulator of concurrency."""
    return len(params.arrivals)


def numbered(run: Run) -> list[tuple[int, int, dict[str, Any]]]:
    """Every invocation with the number of its event and its own: environments that end have events, too."""
    places = [place for place, event in enumerate(run.trace.events, start=1) if event.what.startswith("request ")]
    rows = run.trace.results["invocations"]
    return [(place, turn, row) for turn, (place, row) in enumerate(zip(places, rows, strict=True), start=1)]


def lives(run: Run) -> dict[int, list[tuple[int, int, dict[str, Any]]]]:
    """The invocations of each environment."""
    found: dict[int, list[tuple[int, int, dict[str, Any]]]] = {}
    for one in numbered(run):
        found.setdefault(one[2]["environment"], []).append(one)
    return found
