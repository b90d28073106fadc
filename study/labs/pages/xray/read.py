"""What the parts of the page of traces and metrics need from a run."""

from study.core.simulators.engines.xray.params import Params, total
from study.drawing.svg import State
from study.labs.plugin import Run

STATES: dict[str, State] = {
    "Invocations": "served",
    "Errors": "failed",
    "Throttles": "throttled",
    "AsyncEventsReceived": "idle",
    "AsyncEventsDropped": "failed",
    "DeadLetterErrors": "failed",
}
"""The state in whose pattern each metric is drawn."""


def length(run: Run) -> float:
    """Seconds from the start to the end of the run."""
    return float(run.params.seconds)


def weight(params: Params) -> int:
    """A request here costs about a third of one in the simulator of concurrency."""
    return max(total(params) // 3, 1)


def chosen(run: Run) -> list[bool]:
    """Of each request whether it is chosen for a trace."""
    return [event.state != "idle" for event in run.trace.events]
