"""A client of AWS repeats a call: which errors, how often, after what wait, and at what cost.

Ties: an answer that comes at the very moment of the read timeout is in time; a retry that costs
exactly what is left of the quota is made. The waits drawn come from a counter: the one before
retry n depends on the seed and n alone.
"""

from dataclasses import dataclass, field
from typing import Any

from study.core.simulators.arrivals import SECOND, draw
from study.core.simulators.engines.sdk_retries.params import (
    ADAPTIVE,
    BEFORE,
    KINDS,
    LEGACY,
    NEW,
    QUOTA,
    Params,
)
from study.core.simulators.engines.sdk_retries.results import NOTES
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import span
from study.core.text.plural import counted
from study.core.text.sentence import sentence

ATTEMPTS = {NEW: 3, BEFORE: 3, LEGACY: 5, ADAPTIVE: 3}
"""Attempts in all unless set (SDKREF, 2026; legacy: BCCODE `_retry.json`, May 2026)."""

DYNAMODB_ATTEMPTS = 4
"""In the new modes (RETRY, 10 November 2026)."""

LONGEST = 20 * SECOND
"""No wait is longer, but in legacy mode (SDKREF, 2026)."""

HINT_ADDS = 5 * SECOND
"""So much can a hint of the service add to the wait drawn (SDKREF, 2026)."""

SLOWEST = SECOND // 2
"""Millionths of a request a second: the limiter of adaptive mode goes no lower (BCCODE, May 2026)."""

WAITS = 0
"""The stream of random numbers that waits are drawn from."""

_WHAT = {
    "ok": ("answered", "served", "The function returned without an error."),
    "transient": ("transient error", "failed", "500, 502, 503, 504 and broken connections are repeated."),
    "timeout": (
        "no answer in time",
        "failed",
        "The client stops listening; the function goes on. It counts as transient.",
    ),
    "throttling": ("throttled", "throttled", "429 and its like are repeated."),
    "function-error": ("function error, HTTP 200", "failed", "To the client the call went well: it is not repeated."),
    "client-error": ("client error", "failed", "The same request would fail again: it is not repeated."),
}

_REASONS = {
    None: "the call is answered",
    "MaxAttemptsReached": "all attempts are used up",
    "RetryQuotaExceeded": "the retry quota has too few tokens for another retry",
    "NotRetryable": "a client error is not repeated",
    "FunctionError": "a function error is HTTP 200, and no client repeats it",
}


@dataclass(slots=True)
class _Call:
    """A call under way: the moment and the tokens left, what the last retry took, the waits drawn in
    microseconds, and the lists that become its results."""

    quota: int
    now: int = 0
    paid: int = 0
    attempts: list[dict[str, Any]] = field(default_factory=list)
    runs: list[dict[str, Any]] = field(default_factory=list)
    delays: list[dict[str, Any]] = field(default_factory=list)
    waits: list[int] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def run(params: Params, seed: int = 0) -> Trace:
    """Make one call, repeating it as the mode says."""
    call = _Call(params.quota)
    allowed = attempts_allowed(params)
    while True:
        number = len(call.attempts) + 1
        written = params.outcomes[min(number, len(params.outcomes)) - 1]
        kind, took = _attempt(params, KINDS[written])
        result = kind if KINDS[written] != kind else written
        _note(params, call, kind, result, took)
        if kind in ("ok", "function-error"):  # HTTP 200, which is a success to the client
            given_back = call.paid if number > 1 else 1
            call.quota = min(call.quota + given_back, QUOTA)
            return _trace(params, call, None if kind == "ok" else "FunctionError")
        if kind == "client-error":
            return _trace(params, call, "NotRetryable")
        if number >= allowed:
            return _trace(params, call, "MaxAttemptsReached")
        call.paid = cost(params.mode, kind)
        if call.quota < call.paid:
            return _trace(params, call, "RetryQuotaExceeded")
        call.quota -= call.paid
        _wait(params, call, kind, seed)


def attempts_allowed(params: Params) -> int:
    """How many attempts the call may make, the first one among them."""
    if params.max_attempts is not None:
        return params.max_attempts
    return DYNAMODB_ATTEMPTS if params.service == "dynamodb" else ATTEMPTS[params.mode]


def cost(mode: str, kind: str) -> int:
    """Tokens a retry takes from the quota (RETRY, 10 November 2026; before: BCCODE, May 2026)."""
    if mode == LEGACY:
        return 0
    if mode == BEFORE:
        return 10 if kind == "timeout" else 5
    return 5 if kind == "throttling" else 14


def base(params: Params, kind: str) -> int:
    """Microseconds that are doubled at each retry (RETRY, 10 November 2026)."""
    if params.mode in (BEFORE, LEGACY) or kind == "throttling":
        return SECOND
    return SECOND // 40 if params.service == "dynamodb" else SECOND // 20


def longest(params: Params, kind: str, retry: int) -> int:
    """The longest wait before a retry (from 1), in microseconds, without a hint of the service."""
    doubled = base(params, kind) << (retry - 1)
    return doubled if params.mode == LEGACY else min(doubled, LONGEST)


def hinted(drawn: int, hint: int) -> int:
    """The wait that a hint makes of the one drawn: no shorter, and at most 5 s longer (SDKREF, 2026)."""
    return max(drawn, min(hint, drawn + HINT_ADDS))


def _attempt(params: Params, kind: str) -> tuple[str, int]:
    """What the client sees of an attempt, and after how many microseconds."""
    duration, timeout = round(params.duration * SECOND), round(params.read_timeout * SECOND)
    if kind == "timeout":
        return kind, timeout
    if kind in ("ok", "function-error"):
        return ("timeout", timeout) if duration > timeout else (kind, duration)
    return kind, 0


def _note(params: Params, call: _Call, kind: str, result: str, took: int) -> None:
    """Write down an attempt and the run of the function it starts, and let its time pass."""
    number, start, end = len(call.attempts) + 1, call.now, call.now + took
    call.attempts.append({"number": number, "start": start / SECOND, "end": end / SECOND, "result": result})
    if kind in ("ok", "function-error", "timeout"):
        finish, answered = start + round(params.duration * SECOND), kind != "timeout"
        run = {"attempt": number, "start": start / SECOND, "end": finish / SECOND, "answered": answered}
        call.runs.append(run)
    what, state, why = _WHAT[kind]
    call.events.append(Event(start / SECOND, what, f"attempt {number}", state, why))
    call.now = end


def _wait(params: Params, call: _Call, kind: str, seed: int) -> None:
    retry = len(call.attempts)
    most = longest(params, kind, retry)
    drawn = (most * draw(seed, WAITS, retry)) >> 64
    mean = most / 2
    heeded = params.retry_after_ms is not None and params.mode in (NEW, ADAPTIVE) and kind != "timeout"
    if heeded and params.retry_after_ms is not None:
        hint = params.retry_after_ms * 1000
        mean = _mean_hinted(most, hint)
        drawn, most = hinted(drawn, hint), hinted(most, hint)
    call.delays.append(
        {
            "retry": retry,
            "base": base(params, kind) / SECOND,
            "maximum": most / SECOND,
            "mean": mean / SECOND,
        }
    )
    why = f"Random, at most {span(most / SECOND)}" + ("; the service gave a hint." if heeded else ".")
    call.events.append(Event(call.now / SECOND, f"waits {span(drawn / SECOND)}", f"attempt {retry + 1}", "retry", why))
    call.waits.append(drawn)
    call.now += drawn


def _mean_hinted(most: int, hint: int) -> float:
    """The mean of `hinted` over all waits from 0 to `most`: three straight pieces, added up exactly."""
    low, high = (min(max(edge, 0), most) for edge in (hint - HINT_ADDS, hint))
    doubled = low * low + 2 * HINT_ADDS * low + 2 * hint * (high - low) + most * most - high * high
    return doubled / (2 * most)


def _trace(params: Params, call: _Call, reason: str | None) -> Trace:
    kinds = [KINDS[row["result"]] for row in call.attempts]
    results = {
        "attempts": call.attempts,
        "delays": call.delays,
        "outcome": "failed" if reason else "succeeded",
        "reason": reason,
        "quota_left": None if params.mode == LEGACY else call.quota,
        "function_runs": len(call.runs),
        "runs": call.runs,
        "runs_at_once": max((_running(call.runs, row["start"]) for row in call.runs), default=0),
        "waits": [wait / SECOND for wait in call.waits],
        "mean_wait": sum(round(row["mean"] * 2 * SECOND) for row in call.delays) / (2 * SECOND),
        "maximum_wait": sum(round(row["maximum"] * SECOND) for row in call.delays) / SECOND,
        "ended_at": call.now / SECOND,
        "client_rate": _limit(params, kinds) if params.mode == ADAPTIVE else None,
    }
    ending = "the caller has its answer" if reason is None else "the caller gets the error"
    state = "failed" if reason else "served"
    call.events.append(Event(call.now / SECOND, ending, "caller", state, sentence(_REASONS[reason])))
    took = span(call.now / SECOND)
    says = f"{counted(len(kinds), 'attempt')} in {took}: {_REASONS[reason]}."
    return Trace(results, tuple(call.events), NOTES, says)


def _running(runs: list[dict[str, Any]], at: float) -> int:
    """How many runs go on when one starts, which counts even if it takes no time; one that ends then does not."""
    return max(sum(bool(row["start"] <= at < row["end"]) for row in runs), 1)


def _limit(params: Params, kinds: list[str]) -> float:
    """Requests a second the limiter of adaptive mode allows: cut to 0.7 at each throttle (BCCODE, May 2026)."""
    rate = round(params.measured_rate * SECOND)
    for _ in range(kinds.count("throttling")):
        rate = max(rate * 7 // 10, SLOWEST)
    return rate / SECOND
