"""What happens in a stream, in words: for each call what brought it about and what follows from it, and all of it in
short."""

from collections.abc import Callable
from typing import Any

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.streams.params import DESTINATIONS, Params
from study.core.simulators.simulator import Event
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted, plural, ranges

RESULTS = {"ok": "succeeds", "error": "function error", "partial": "failures reported"}

ORIGINS = {
    "full": "The batch is full with {records}.",
    "window": "The batch window of {window} is over.",
    "poll": "A poll brought {records}, and there is no batch window.",
    "first": "The first half of a batch that failed.",
    "second": "The second half of a batch that failed.",
    "rest": "The records from the first that was reported on.",
    "retry": "The same records again.",
    "next": "A record of the next tumbling window is at hand.",
    "final": "Its records are behind the lane, and no more are expected.",
}
"""What brings a call about."""

FINAL = "final"
"""Of `ORIGINS` that of the call at the end of a tumbling window."""

THEN = {
    "done": "All of them count as done.",
    "split": "It is split in two, which uses up no retry.",
    "rest": "What is before the reported one counts as done; the rest comes again, which uses up no retry.",
    "dropped": "The state is dropped; the next window begins without one.",
    "wait": "Retry {next}{of} follows after a wait, and the lane is blocked.",
    "attempts": "No retry is left, so it is given up.",
    "age": "Its records are older than {age} by the next retry, so it is given up.",
    "retention": "The stream keeps its records for {retention} only, so it is given up.",
}
"""What follows from its result."""

GIVEN_UP = {
    "attempts": "The setting allows {retries}, no more.",
    "age": "The maximum record age is {age}.",
    "retention": "The stream keeps records for {retention}.",
}


def word(params: Params) -> Callable[[Any], Event]:
    """What makes an event of a call, or of records that are given up."""
    usual = {
        "window": span(params.batch_window),
        "age": span(max(params.max_record_age, 0)),
        "retention": span(params.retention),
        "retries": counted(max(params.max_retry_attempts, 0), "retry", "retries"),
        "of": f" of {number(params.max_retry_attempts)}" if params.max_retry_attempts >= 0 else "",
    }

    def told(one: Any) -> Event:
        who, at = lane_name(params, one.lane), one.at / SECOND
        named = f"{plural(len(one.records), 'record', 'records')} {ranges(one.records)}"
        if not hasattr(one, "result"):
            why = GIVEN_UP[one.cause].format(**usual)
            sent = params.on_failure != "none" and one.cause != "retention"
            where = f"to the {DESTINATIONS[params.on_failure]}" if sent else "lost"
            return Event(at, f"{named} given up, {where}", who, "failed", why)
        then = THEN[one.then].format(next=number(one.retry + 1), **usual)
        state = f"Its state counts {counted(one.state, 'record')}." if one.state else "Its state is empty."
        if one.origin == FINAL:
            why = f"{ORIGINS[FINAL]} {state} {then}"
            return Event(at, f"final call of window {number(one.window)}", who, "served", why)
        origin = ORIGINS[one.origin].format(records=counted(len(one.records), "record"), **usual)
        if one.retry:
            origin = f"{origin} Retry {number(one.retry)}{usual['of']}."
        if one.window:
            origin = f"{origin} {state}"
        done = "served" if one.result == "ok" else "failed"
        return Event(at, f"{named}: {RESULTS[one.result]}", who, done, f"{origin} {then}")

    return told


def lane_name(params: Params, lane: int) -> str:
    """A lane by its shard, and where a shard has several by its part."""
    shard, part = divmod(lane - 1, params.parallelization_factor)
    return f"shard {shard + 1}" + (f", part {part + 1}" if params.parallelization_factor > 1 else "")


WHY = {
    "attempts": "no retry is left",
    "age": "the maximum record age is over",
    "retention": "the stream keeps nothing longer",
}


def in_short(results: dict[str, Any], ended_by: list[str]) -> str:
    """A run in a few sentences; `ended_by` are the causes for which records were given up."""
    calls, failing = len(results["calls"]), results["failing_calls"]
    if not calls and not ended_by:
        return "No record comes, so nothing is called."
    if failing:
        says = f"{number(failing)} of {counted(calls, 'call')} {plural(failing, 'fails', 'fail')}."
    else:
        says = f"{counted(calls, 'call')}, none of which fails."
    if ended_by:
        gone = results["discarded"]
        named = f"{plural(len(gone), 'Record', 'Records')} {ranges(gone)} {plural(len(gone), 'is', 'are')} given up"
        says += f" {named}: {', or '.join(dict.fromkeys(WHY[cause] for cause in ended_by))}."
    if results["windows"]:
        ended = counted(len(results["windows"]), "tumbling window")
        says += f" {ended} {plural(len(results['windows']), 'ends', 'end')} with a final call."
    stood = [row for row in results["lanes"] if row["blocked_from"] is not None]
    if stood:
        longest = max(stood, key=lambda row: row["blocked_until"] - row["blocked_from"])
        held = span(longest["blocked_until"] - longest["blocked_from"])
        says += f" A lane stands still for {held}, until {clock(longest['blocked_until'])}."
    return says
