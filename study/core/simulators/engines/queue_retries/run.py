"""A function reads a queue: how often a message is delivered, and what becomes of it.

All messages of the batch enter the queue at 0 s and are received together each time.

A delivery does not wait for the run of the one before: where the visibility timeout is over first, both work.

Ties: a message whose retention ends at the very moment it would be received, or moved, is gone; a
message is received at the very moment its visibility timeout ends; a run that ends at that moment,
or at the very moment of the function timeout, still counts.
"""

from typing import Any

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.queue_retries.params import Params, violations
from study.core.simulators.engines.queue_retries.results import LISTED, NOTES
from study.core.simulators.outcomes import parts
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import clock, span
from study.core.text.plural import counted
from study.core.text.sentence import sentence

ADVISED_TIMES, ADVISED_RECEIVES = 6, 5
"""Advice: visibility timeout at least 6 × function timeout + batch window, at least 5 receives
(DG/services-sqs-configure, June 2026)."""


_WHAT = {
    "ok": ("succeeds", "served", "Lambda deletes the messages."),
    "empty": ("empty list of failures", "served", "An empty list means that nothing failed: all are deleted."),
    "fail": ("partial failure", "failed", "The messages listed stay hidden until the visibility timeout is over."),
    "error": ("function error", "failed", "The whole batch failed; it is seen again after the visibility timeout."),
    "timeout": ("timed out", "failed", "A timeout is a function error: the whole batch failed."),
    "late": ("succeeds too late", "failed", "The visibility timeout ends before the run, so nothing is deleted."),
    "invalid": ("invalid answer", "failed", "An answer Lambda cannot read counts as a failure of all messages."),
    "throttle": ("throttled", "throttled", "Lambda tries the batch until the visibility timeout is over."),
}


SUCCEEDED = ("ok", "empty", "late")
"""Results of runs that ended well: each has done the work."""


def run(params: Params, seed: int = 0) -> Trace:
    """Follow the messages to their end. Nothing is left to chance: `seed` is not used."""
    deliveries: list[dict[str, Any]] = []
    events: list[Event] = []
    ended: dict[int, dict[str, Any]] = {}
    left = list(range(1, params.batch + 1))
    hidden, delay = params.visibility_timeout * SECOND, params.poll_delay * SECOND
    retention = params.retention * SECOND
    received, number, succeeded = delay, 0, 0
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
        succeeded += result in SUCCEEDED
        events += _events(number, received, visible, result, back)
        if back and starts is not None and finish > visible and visible < retention:
            events.append(_overtaken(number, visible, finish))
        left = back
        if not left:
            outcome, end = "deleted", finish
            break
        received = visible + delay
        if number == LISTED and params.max_receive_count is None:
            more = max(-(-(retention - received) // (hidden + delay)), 0)
            number += more
            succeeded += more if result in SUCCEEDED else 0
            break
    ended |= {message: _message(message, number, outcome, end) for message in left}
    return _trace(params, deliveries, events, ended, outcome, end, succeeded)


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
    if finish > received + params.visibility_timeout * SECOND and word not in ("error", "timeout", "invalid"):
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


def _overtaken(number: int, visible: int, finish: int) -> Event:
    """The messages can be received again while the run goes on."""
    why = f"The visibility timeout is over, and the run lasts until {clock(finish / SECOND)}."
    return Event(visible / SECOND, "visible again, the run still at work", f"delivery {number}", "retry", why)


def _trace(
    params: Params,
    deliveries: list[dict[str, Any]],
    events: list[Event],
    ended: dict[int, dict[str, Any]],
    outcome: str,
    end: int,
    succeeded: int,
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
        "violations": [{"rule": rule, "message": message} for rule, message in violations(params)],
        "succeeded": succeeded,
        "runs_at_once": _at_once(deliveries),
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
    if succeeded > (outcome == "deleted"):
        says += f" {counted(succeeded, 'run')} ended well: the work was done {_times(succeeded)}."
    says = " ".join([says, *(message for _, message in violations(params))])
    return Trace(results, tuple(events), NOTES, says)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _at_once(deliveries: list[dict[str, Any]]) -> int:
    """How many runs go on when one starts; one that ends at this moment is over."""
    runs = [(row["run_start"], row["run_end"]) for row in deliveries if row["run_start"] is not None]
    return max((sum(start <= at < end or start == at for start, end in runs) for at, _ in runs), default=0)


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
            f"Visibility timeout: {span(params.visibility_timeout)} is under the {span(advised(params))} advised, "
            f"which is 6 × function timeout ({span(params.function_timeout)}) + batch window "
            f"({span(params.batch_window)})."
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
            f"Retention of the dead-letter queue: {span(params.dlq_retention)} is not over the "
            f"{span(params.retention)} of the queue, and the age of a message counts on."
        )
    return found
