"""What the parts of the async retries page need from a run."""

from study.core.text.duration import span
from study.drawing.svg import State
from study.labs.plugin import Run

STATES: dict[str, State] = {"ok": "served", "error": "failed", "throttle": "throttled", "system": "failed"}

WORDS = {"ok": "runs and succeeds", "error": "function error", "throttle": "throttled", "system": "system error, 5xx"}

TARGETS = {"dlq": "dead-letter queue", "on_failure": "on-failure destination", "on_success": "on-success destination"}


def length(run: Run) -> float:
    """Until the event is over; a minute where it is given up at once, so that there is an axis."""
    return float(run.trace.results["ended_at"]) or 60.0


def sent(run: Run) -> bool:
    """Whether anything was set to get the event at this end."""
    counts = run.trace.results["metrics"]
    return bool(
        run.trace.results["delivered_to"] or counts["DeadLetterErrors"] or counts["DestinationDeliveryFailures"]
    )


def cause(run: Run) -> str:
    """The condition in a record's own word where AWS documents it, and in ours where it does not."""
    return {
        None: "",
        "RetriesExhausted": "RetriesExhausted",
        "EventAgeExceeded": f"too old: over {span(run.params.max_event_age)}",
        "ReservedConcurrencyZero": "reserved concurrency is 0",
    }[run.trace.results["reason"]]
