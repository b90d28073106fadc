"""What the parts of the aliases page need from a run."""

from study.core.simulators.engines.aliases.params import Params
from study.labs.plugin import Run


def length(run: Run) -> float:
    """Seconds until the release is over; a minute where it takes no time, so that there is an axis."""
    return max(60.0 * int(run.trace.results["share_at"][-1]["minute"]), 60.0)


def weight(params: Params) -> int:
    """A draw costs a small part of a request in the simulator of concurrency."""
    return max(params.calls // 50, 1)


def shares(run: Run) -> list[tuple[float, float]]:
    """Minutes, and the percentage of calls on the new version from each on, where it changes."""
    found: list[tuple[float, float]] = []
    for row in run.trace.results["share_at"]:
        percent = round(100 * row["share"], 6)
        if not found or found[-1][1] != percent:
            found.append((float(row["minute"]), percent))
    return found


def counted_share(run: Run) -> float:
    """The share of the calls that ran the additional version."""
    return float(run.trace.results["counts"]["second"] / run.params.calls)
