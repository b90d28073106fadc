"""The queue of asynchronous invocations: what becomes of one event.

Ties: an attempt due at the very moment of the maximum age is still made, one due later is not; an
attempt that would end at the very moment of the function timeout still ends by itself. An attempt
that runs when the maximum age passes is not cut short, and the event ends no earlier than it does.
"""

from typing import Any

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.async_retries.params import DESTINATIONS, Params
from study.core.simulators.engines.async_retries.records import records
from study.core.simulators.engines.async_retries.results import NOTES
from study.core.simulators.outcomes import parts
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import span
from study.core.text.plural import counted
from study.core.text.sentence import sentence

WAITS = (60, 120)
"""Seconds before the second and the third run after function errors (DG/invocation-async-error-handling, June 2026)."""

FIRST_BACKOFF, LONGEST_BACKOFF = 1, 300
"""Seconds between attempts after throttles and system errors: the first and the longest (same page)."""

_FAILED = {"error": "function error", "throttle": "throttled", "system": "system error", "ok": "runs and succeeds"}
_STATES = {"error": "failed", "throttle": "throttled", "system": "failed", "ok": "served"}


def run(params: Params, seed: int = 0) -> Trace:
    """Follow one event from the queue to its end. Nothing is left to chance: `seed` is not used."""
    if params.reserved_concurrency == 0:
        return _trace(params, [], [], "failed", "ReservedConcurrencyZero", 0)
    attempts: list[dict[str, Any]] = []
    events: list[Event] = []
    script = [_attempt(item, params.function_timeout * SECOND) for item in params.outcomes]
    age = params.max_event_age * SECOND
    start = waited = params.queue_delay * SECOND
    end = errors = throttles = 0
    while start <= age:
        number = len(attempts) + 1
        result, took = script[min(number, len(script)) - 1]
        end = start + took
        attempts.append(_row(number, start, end, result, waited))
        events.append(_event(number, start, took, result, params))
        if result == "ok":
            return _succeeded(params, attempts, events, start, end)
        if result == "error":
            errors += 1
            throttles = 0 if params.backoff_resets else throttles
            if errors > params.max_retry_attempts:
                return _trace(params, attempts, events, "failed", "RetriesExhausted", end)
            wait = WAITS[errors - 1] * SECOND
        else:
            wait = min(FIRST_BACKOFF * params.growth**throttles, LONGEST_BACKOFF) * SECOND
            throttles += 1
        start = max(end, (end if params.wait_from == "end" else start) + wait)
        waited = start - end
        events.append(_waiting(number, end, waited, result))
    return _trace(params, attempts, events, "expired", "EventAgeExceeded", max(end, age))


def _attempt(item: str, timeout: int) -> tuple[str, int]:
    """A run that reaches the function timeout is a function error; `timeout` alone runs until then."""
    result, took = parts(item)
    if item == "timeout":
        return "error", timeout
    if result == "timeout" or took > timeout:
        return "error", min(took, timeout)
    return result, took


def _row(number: int, start: int, end: int, result: str, waited: int) -> dict[str, Any]:
    return {
        "number": number,
        "start": start / SECOND,
        "end": end / SECOND,
        "result": result,
        "waited": waited / SECOND,
    }


def _succeeded(params: Params, attempts: list[dict[str, Any]], events: list[Event], start: int, end: int) -> Trace:
    if params.duplicate:
        number, took = len(attempts) + 1, end - start
        attempts.append(_row(number, end, end + took, "ok", 0))
        why = "Delivery is at least once: the same event may come again without any error."
        events.append(Event(end / SECOND, "delivered again", f"attempt {number}", "served", why))
        end += took
    return _trace(params, attempts, events, "succeeded", None, end)


def _event(number: int, start: int, took: int, result: str, params: Params) -> Event:
    why = {
        "ok": "The function returned without an error, so the event leaves the queue.",
        "error": f"Function errors and timeouts count; {counted(params.max_retry_attempts, 'retry attempt')} allowed.",
        "throttle": "No concurrency was free (429). This does not use up a retry attempt.",
        "system": "Lambda itself failed (5xx). This does not use up a retry attempt.",
    }[result]
    what = _FAILED[result] + (f", {span(took / SECOND)}" if result in ("ok", "error") else "")
    return Event(start / SECOND, what, f"attempt {number}", _STATES[result], why)


def _waiting(number: int, end: int, waited: int, result: str) -> Event:
    grows = "1 minute after the first function error, 2 minutes after the second"
    backs_off = "after throttles and 5xx the wait grows from 1 s up to 5 minutes"
    why = f"The event is back in the queue: {grows if result == 'error' else backs_off}."
    return Event(
        end / SECOND, f"back in the queue, due in {span(waited / SECOND)}", f"attempt {number + 1}", "retry", why
    )


def _trace(
    params: Params, attempts: list[dict[str, Any]], events: list[Event], outcome: str, reason: str | None, end: int
) -> Trace:
    wanted = ("on_success",) if outcome == "succeeded" else ("dlq", "on_failure")
    targets = [name for name in wanted if getattr(params, name) != "none"]
    counts = [sum(row["result"] == result for row in attempts) for result in ("ok", "error", "throttle")]
    metrics = {
        "AsyncEventsReceived": 1,
        "AsyncEventAge": max((row["start"] for row in attempts), default=0.0),
        "AsyncEventsDropped": int(outcome != "succeeded"),
        "Invocations": counts[0] + counts[1],
        "Errors": counts[1],
        "Throttles": counts[2],
        "DeadLetterErrors": int(params.delivery_fails and "dlq" in targets),
        "DestinationDeliveryFailures": int(params.delivery_fails and targets not in ([], ["dlq"])),
    }
    delivered = [] if params.delivery_fails else targets
    results = {
        "attempts": attempts,
        "outcome": outcome,
        "reason": reason,
        "ended_at": end / SECOND,
        "delivered_to": delivered,
        "metrics": metrics,
        "records": records(attempts, reason, end / SECOND, delivered),
    }
    sent = _sent(params, targets, outcome)
    why = _why(params, reason)
    state = "served" if outcome == "succeeded" else "failed"
    events.append(Event(end / SECOND, sent, "event", state, sentence(why)))
    times = f"{counted(len(attempts), 'attempt')} in {span(end / SECOND)}" if attempts else "No attempt"
    return Trace(results, tuple(events), NOTES, f"{times}, {sent}: {why}.")


def _why(params: Params, reason: str | None) -> str:
    return {
        None: "the function succeeded",
        "RetriesExhausted": "no retry attempt is left",
        "EventAgeExceeded": f"the next attempt would come after the maximum age of {span(params.max_event_age)}",
        "ReservedConcurrencyZero": "reserved concurrency is 0, so the function cannot run at all",
    }[reason]


def _sent(params: Params, targets: list[str], outcome: str) -> str:
    if not targets:
        return "nothing is sent" if outcome == "succeeded" else "the event is discarded"
    words = {"dlq": "dead-letter queue", "on_failure": "on-failure destination", "on_success": "on-success destination"}
    names = " and ".join(f"{words[name]} ({DESTINATIONS[getattr(params, name)]})" for name in targets)
    return f"nothing arrives at the {names}, the event is lost" if params.delivery_fails else f"sent to the {names}"
