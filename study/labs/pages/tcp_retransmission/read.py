"""What the parts of the page of the retransmission timer need from a run."""

from typing import Any

from study.core.simulators.engines.tcp_retransmission.results import DELIVERED
from study.drawing.svg import State
from study.labs.plugin import Run

WORDS: dict[State, str] = {"failed": "lost", "served": "gets through", "throttled": "sent needlessly"}


def length(run: Run) -> float:
    """Until the segment is acknowledged, or the sender gives up."""
    return float(run.trace.results["ended_at"])


def is_delivered(run: Run) -> bool:
    """Whether it is acknowledged."""
    return bool(run.trace.results["outcome"] == DELIVERED)


def sends(run: Run) -> list[tuple[int, dict[str, Any], State]]:
    """Every send with the number of its event, and its state: lost, through, or needless."""
    first, found = len(run.params.rtts) + 1, run.trace.results["sends"]
    through = next((row["number"] for row in found if not row["lost"]), 0)
    return [
        (place, row, "failed" if row["lost"] else "served" if row["number"] == through else "throttled")
        for place, row in enumerate(found, start=first)
    ]
