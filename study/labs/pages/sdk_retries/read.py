"""What the parts of the client retries page need from a run."""

from typing import Any

from study.core.simulators.engines.sdk_retries.params import KINDS
from study.core.text.duration import clock
from study.drawing.svg import State
from study.labs.plugin import Run

STATES: dict[str, State] = {
    "ok": "served",
    "transient": "failed",
    "timeout": "failed",
    "throttling": "throttled",
    "function-error": "failed",
    "client-error": "failed",
}

WORDS = {
    "ok": "answered",
    "transient": "transient error",
    "timeout": "no answer in time",
    "throttling": "throttled",
    "function-error": "function error, HTTP 200",
    "client-error": "client error",
}


def length(run: Run) -> float:
    """Until the call is over and the last run has ended; a second where all is answered at once."""
    found = run.trace.results
    return max([found["ended_at"], *(row["end"] for row in found["runs"])]) or 1.0


def kind_of(row: dict[str, Any]) -> str:
    """What sort of result an attempt had."""
    return KINDS[row["result"]]


def told(row: dict[str, Any]) -> str:
    """An attempt in a sentence without its end: when its result came, and what it was."""
    status = f" ({row['result']})" if row["result"].isdigit() else ""
    return f"{clock(row['end'])}: attempt {row['number']}, {WORDS[kind_of(row)]}{status}"
