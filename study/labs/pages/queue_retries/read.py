"""What the parts of the queue retries page need from a run."""

from typing import Any

from study.drawing.svg import State
from study.labs.plugin import Run

STATES: dict[str, State] = {"ok": "served", "empty": "served", "throttle": "throttled"}

WORDS = {
    "ok": "succeeds",
    "empty": "succeeds, empty list",
    "fail": "partial failure",
    "error": "function error",
    "timeout": "timed out",
    "late": "succeeds too late",
    "invalid": "invalid answer",
    "throttle": "throttled",
}


def length(run: Run) -> float:
    """Until the last message leaves the queue or the last run ends; a second at least."""
    found = run.trace.results
    ends = [row["run_end"] for row in found["deliveries"] if row["run_end"] is not None]
    return max([found["ended_at"], *ends]) or 1.0


def stories(run: Run) -> list[list[dict[str, Any]]]:
    """The messages grouped by how often they were received, and how and when they ended."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in run.trace.results["messages"]:
        found.setdefault((row["received"], row["outcome"], row["ended_at"]), []).append(row)
    return [found[story] for story in sorted(found)]


def word_of(row: dict[str, Any]) -> str:
    """What became of a delivery, without the rest of it: a key of WORDS."""
    return str(row["result"].partition(":")[0])
