"""Which states the questions about an asynchronous event may be asked of: those that the wording describes in
full. Parameters named as stated, or as making no difference, may have any value.
"""

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.async_retries.params import Params
from study.core.simulators.makers import usual
from study.core.simulators.outcomes import parts
from study.core.simulators.simulator import Trace

EXHAUSTED, TOO_OLD = "RetriesExhausted", "EventAgeExceeded"
LONGEST_SCRIPT = 8
"""More outcomes than this make a question nobody wants to read."""

_ENDS = ("dlq", "on_failure", "on_success", "delivery_fails", "duplicate", "growth", "backoff_resets")
_COUNTS = ("max_retry_attempts", "max_event_age", "outcomes", "reserved_concurrency", "function_timeout", *_ENDS)


def _starts(params: Params) -> bool:
    """No timeout changes an outcome, and the function is not stopped."""
    limit = params.function_timeout * SECOND
    return params.reserved_concurrency != 0 and all(parts(item)[1] <= limit for item in params.outcomes)


def _words(params: Params) -> list[str]:
    return [parts(item)[0] for item in params.outcomes]


def always_fails(params: Params, trace: Trace) -> bool:
    """Every run ends in the same function error after whole milliseconds, until retries run out."""
    alike = len(set(params.outcomes)) == 1 and _words(params)[0] == "error"
    whole = parts(params.outcomes[0])[1] % 1000 == 0
    return alike and whole and _starts(params) and usual(params, *_COUNTS) and trace.results["reason"] == EXHAUSTED


def is_retried(params: Params, trace: Trace) -> bool:
    """The same, with one retry at least."""
    return always_fails(params, trace) and params.max_retry_attempts > 0


def in_turn(params: Params, trace: Trace) -> bool:
    """Throttles, refusals and errors in turn, and then the same for ever."""
    *first, last = _words(params)
    known = (
        0 < len(first) < LONGEST_SCRIPT and set(first) <= {"throttle", "error", "system"} and last in ("ok", "error")
    )
    told = usual(params, *_COUNTS) and not params.duplicate and trace.results["reason"] != TOO_OLD
    return known and told and _starts(params)


def busy_first(params: Params, trace: Trace) -> bool:
    """Throttles and refusals, and then errors until the retries run out."""
    *first, last = _words(params)
    known = bool(first) and set(first) <= {"throttle", "system"} and last == "error"
    return known and usual(params, *_COUNTS) and _starts(params) and trace.results["reason"] == EXHAUSTED


def fails_and_ages(params: Params, trace: Trace) -> bool:
    """Every run ends in the same function error."""
    alike = len(set(params.outcomes)) == 1 and _words(params)[0] == "error"
    return alike and _starts(params) and usual(params, *_COUNTS)


def comes_to_an_end(params: Params, trace: Trace) -> bool:
    """A stopped function, or the same outcome each time; the age is as long as can be."""
    alike = len(set(params.outcomes)) == 1 and _words(params)[0] in ("ok", "error", "throttle")
    told = usual(params, *(name for name in _COUNTS if name not in ("max_event_age", "delivery_fails", "duplicate")))
    return told and (params.reserved_concurrency == 0 or (alike and _starts(params)))
