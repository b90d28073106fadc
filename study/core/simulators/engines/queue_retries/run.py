"""A function reads a queue: how often a message is delivered, and what becomes of it.

All messages of the batch enter the queue at 0 s and are received together each time.

Ties: a message whose retention ends at the very moment it would be received, or moved, is gone; a
message is received at the very moment its visibility timeout ends; a run that ends at that moment,
or at the very moment of the function timeout, still counts.
"""

from typing import Any

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.queue_retries.params import Params
from study.core.simulators.engines.queue_retries.results import LISTED, NOTES
from study.core.simulators.makers import sentence
from study.core.simulators.outcomes import parts
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import clock, span
from study.core.text.plural import counted

ADVISED_TIMES, ADVISED_RECEIVES = 6, 5
"""Advice: visibility timeout at least 6 × function timeout + batch window, at least 5 receives
(DG/services-sqs-configure, June 2026)."""


_WHAT = {
    "ok": ("succeeds", "served", "Lambda deletes the messages."),
    "empty": ("empty list of failures", "served", "An empty list means that nothing failed: all are deleted."),
    "fail": ("partial failure", "failed", "The messages listed stay hidden until the visibility timeout is over."),
    "error": ("function error", "failed", "The whole batch failed; it is seen again after the visibility timeout."),
    "timeout": ("timed out", "failed", "A timeout is a function error: the whole batch failed."),
    "late": ("too late", "failed", "The visibility timeout was over before the run: the messages were seen again."),
    "invalid": ("invalid answer", "failed", "An answer Lambda cannot read counts as a failure of all messages."),
    "throttle": ("throttled", "throttled", "Lambda tries the batch until the visibility timeout is over."),
}


def run(params: Params, seed: int = 0) -> Trace:
    """Follow the messages to their end. Nothing is left to chance: `seed` is not used."""
    deliveries: list[dict[str, Any]] = []
    events: list[Event] = []
    ended: dict[int, dict[str, Any]] = {}
    left = list(range(1, params.batch + 1))
    hidden, delay = params.visibility_timeout * SECOND, params.poll_delay * SECOND
    retention = params.retention * SECOND
    received, number = delay, 0
    outcome, end = "expired", retention
    while received < retention:
        if number == params.max_receive_count:
            outcome, end = "dead-lettered", received
            break
        number += 1
        visible = received + hidden
        result, finish, back = _delivery(params, number, received, left)
        for message in sorted(set(left) - set(back)):
            ended[message] = _message(message, number, "deleted", finish)
        starts = None if result == "throttle" else received + params.batch_window * SECOND
        deliveries.append(_row(number, received, visible if back else None, starts, finish, result))
        events += _events(number, received, visible, result, back)
        left = back
        if not left:
            outcome, end = "deleted", finish
            break
        received = visible + delay
        if number == LISTED and params.max_receive_count is None:
            number += max(-(-(retention - received) // (hidden + delay)), 0)
            break
    ended |= {message: _message(message, number, outcome, end) for message in left}
    return _trace(params, deliveries, events, ended, outcome, end)


def _delivery(params: Params, number: int, received: int, left: list[int]) -> tuple[str, int, list[int]]:
    """What happens at one delivery, when the run ends, and which messages come back."""
    script = params.outcomes
    written = script[min(number, len(script)) - 1]
    word, named = written.partition(":")[::2]
    took = 0 if word == "fail" else parts(written)[1]
    timeout = params.function_timeout * SECOND
    if written == "timeout":
        took = timeout
    elif took > timeout:
        word, took = "timeout", timeout
    elif word in ("fail", "invalid") and not params.report_failures:
        word = "ok"
    if word == "throttle":
        return word, received, left
    finish = received + params.batch_window * SECOND + took
    if finish > received + params.visibility_timeout * SECOND:
        return "late", finish, left
    if word == "fail":
        return written, finish, _failed(left, [int(each) for each in named.split("+")], params.fifo)
    return word, finish, [] if word in ("ok", "empty") else left


def _failed(left: list[int], named: list[int], fifo: bool) -> list[int]:
    """The messages that come back; an unknown one fails them all (DG/services-sqs-errorhandling, June 2026)."""
    if set(named) - set(left):
        return left
    return [message for message in left if (message >= named[0] if fifo else message in named)]


def _row(
    number: int, received: int, visible: int | None, starts: int | None, finish: int, result: str
) -> dict[str, Any]:
    return {
        "number": number,
        "received_at": received / SECOND,
        "visible_again_at": None if visible is None else visible / SECOND,
        "run_start": None if starts is None else starts / SECOND,
        "run_end": None if starts is None else finish / SECOND,
        "result": result,
    }


def _message(message: int, received: int, outcome: str, at: int) -> dict[str, Any]:
    return {"message": message, "received": received, "outcome": outcome, "ended_at": at / SECOND}


def _events(number: int, received: int, visible: int, result: str, back: list[int]) -> list[Event]:
    what, state, why = _WHAT[result.partition(":")[0]]
    who = f"delivery {number}"
    found = [Event(received / SECOND, what, who, state, why)]
    if back:
        waits = f"{counted(len(back), 'message')} hidden until {clock(visible / SECOND)}"
        found.append(Event(received / SECOND, waits, who, "retry", "Nobody else receives them before that."))
    return found


def _trace(
    params: Params,
    deliveries: list[dict[str, Any]],
    events: list[Event],
    ended: dict[int, dict[str, Any]],
    outcome: str,
    end: int,
) -> Trace:
    dead = end if outcome == "dead-lettered" else None
    messages = [ended[message] for message in sorted(ended)]
    received = max(message["received"] for message in messages)
    expires = {"deleted": None, "expired": end, "dead-lettered": _lost(params, end)}[outcome]
    results = {
        "deliveries": deliveries,
        "outcome": outcome,
        "dead_lettered_at": None if dead is None else dead / SECOND,
        "expires_at": None if expires is None else expires / SECOND,
        "warnings": _warnings(params),
        "received": received,
        "ended_at": end / SECOND,
        "advised_visibility": advised(params),
        "group_free_at": end / SECOND if params.fifo else None,
        "messages": messages,
    }
    what, why = {
        "deleted": ("all messages are deleted", "the function has dealt with them"),
        "dead-lettered": ("to the dead-letter queue", f"another receive would exceed {params.max_receive_count}"),
        "expired": ("lost", f"the queue keeps a message for {span(params.retention)}"),
    }[outcome]
    state = "served" if outcome == "deleted" else "failed"
    events.append(Event(end / SECOND, what, "messages", state, sentence(why)))
    gone = counted(sum(message["outcome"] == outcome for message in messages), "message")
    verb = {"deleted": "deleted", "dead-lettered": "in the dead-letter queue", "expired": "lost"}[outcome]
    says = f"{gone} {verb} after {span(end / SECOND)} and {counted(received, 'delivery', 'deliveries')}: {why}."
    return Trace(results, tuple(events), NOTES, says)


def _lost(params: Params, moved: int) -> int:
    """When the dead-letter queue drops a message: FIFO counts from the move, standard from the first
    queue, where one that is too old already is dropped at once (SQSG/sqs-dead-letter-queues, June 2026)."""
    kept = params.dlq_retention * SECOND
    return moved + kept if params.fifo else max(kept, moved)


def advised(params: Params) -> int:
    """The visibility timeout AWS advises, in seconds (DG/services-sqs-configure, June 2026)."""
    return ADVISED_TIMES * params.function_timeout + params.batch_window


def _warnings(params: Params) -> list[str]:
    found = []
    if params.visibility_timeout < advised(params):
        found.append(
            f"Visibility timeout: {params.visibility_timeout:,} s is under the {advised(params):,} s advised, which is "
            f"6 × function timeout ({params.function_timeout} s) + batch window ({params.batch_window} s)."
        )
    if params.max_receive_count is None:
        found.append("Maximum receives: without a dead-letter queue a message that always fails is lost in the end.")
        return found
    if params.max_receive_count < ADVISED_RECEIVES:
        found.append(
            f"Maximum receives: {params.max_receive_count} is under the {ADVISED_RECEIVES} advised; throttles "
            "alone can use them up."
        )
    if not params.fifo and params.dlq_retention <= params.retention:
        found.append(
            f"Retention of the dead-letter queue: {params.dlq_retention:,} s is not over the "
            f"{params.retention:,} s of the queue, and the age of a message counts on."
        )
    return found
