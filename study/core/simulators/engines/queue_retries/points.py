"""What can be asked about any run of a batch of messages, and the wrong models.

That a message which can be received is received at once, after the delay given, is stated with each question. What
becomes of messages whose run ended too late rests on a rule of ours: there, only what comes before it is asked.
"""

from dataclasses import replace

from study.core.simulators.engines.queue_retries.params import CONFIGURE, DEAD_LETTERS, ERRORS, SQS, Params
from study.core.simulators.simulator import Model, Point, Trace, Wrong, told_by

_AT_ONCE = "A message that can be received is received at once, or after the delay given."

ENDS = {
    "deleted": "all are deleted",
    "dead-lettered": "at least one goes to the dead-letter queue",
    "expired": "at least one is lost in the queue, at the end of its retention",
}

_NOT = {
    "deleted": "Some message never ends in a run that deals with it.",
    "dead-lettered": "No message is received as often as allowed and then once more.",
    "expired": "The retention is longer than all that.",
}

MODELS: tuple[Model[Params], ...] = (
    Model(
        "throttles do not count",
        "A receive counts, whatever happens after it.",
        lambda params: (
            replace(params, outcomes=kept)
            if (kept := tuple(one for one in params.outcomes if one != "throttle"))
            else None
        ),
    ),
    Model(
        "one receive too many",
        "The count is the number of receives, the first among them: no more than the maximum are made.",
        lambda params: (
            None
            if params.max_receive_count in (None, 1_000)
            else replace(params, max_receive_count=(params.max_receive_count or 0) + 1)
        ),
    ),
    Model(
        "one receive too few",
        "It goes to the dead-letter queue only when the count would be exceeded.",
        lambda params: (
            None
            if params.max_receive_count in (None, 1)
            else replace(params, max_receive_count=(params.max_receive_count or 0) - 1)
        ),
    ),
    Model(
        "partial batch responses the other way round",
        "Only where they are switched on is the list of failures read; without them the whole batch is a success.",
        lambda params: replace(params, report_failures=not params.report_failures),
    ),
    Model(
        "hidden for the function timeout",
        "A message is hidden for the visibility timeout of the queue, from the receive on.",
        lambda params: replace(params, visibility_timeout=max(params.function_timeout, 1)),
    ),
)


_CLOCK = "In a standard dead-letter queue the age counts on from the first queue, in a FIFO one it starts anew."


def _settled(trace: Trace) -> bool:
    """No run ended well but too late."""
    return all(row["result"] != "late" for row in trace.results["deliveries"])


PLACES = range(1, 13)
"""The deliveries on the figure of the inputs."""


def _received(params: Params, trace: Trace) -> int | None:
    return int(trace.results["received"]) if _settled(trace) else None


def _received_wrong(params: Params, trace: Trace) -> list[Wrong]:
    received = int(trace.results["received"])
    return [
        Wrong("three attempts", 3, "That is asynchronous invocation; a queue has maxReceiveCount."),
        Wrong("always the maximum", params.max_receive_count or 10, "It ends sooner where all messages are deleted."),
        Wrong("not received again", 1, "What is not deleted is received again when its visibility timeout is over."),
        Wrong("one delivery too many", received + 1, "The first receive is among them."),
    ]


def _end(params: Params, trace: Trace) -> str | None:
    return ENDS[trace.results["outcome"]] if _settled(trace) else None


def _end_wrong(params: Params, trace: Trace) -> list[Wrong]:
    right = trace.results["outcome"]
    return [Wrong(f"thinks that {text}", text, _NOT[name]) for name, text in ENDS.items() if name != right]


def _second(params: Params, trace: Trace) -> float | None:
    rows = trace.results["deliveries"]
    return float(rows[1]["received_at"]) if len(rows) > 1 else None


def _second_wrong(params: Params, trace: Trace) -> list[Wrong]:
    first = trace.results["deliveries"][0]
    ran = float(first["run_end"] or 0.0)
    hidden = params.visibility_timeout + params.poll_delay
    why = "It is hidden from the receive on, for the visibility timeout, whatever the run does meanwhile."
    return [
        Wrong("as soon as the run has failed", ran, why),
        Wrong("hidden from the end of the run", ran + hidden, why),
        Wrong("after the function timeout", float(params.function_timeout), why),
        Wrong("waits of asynchronous invocation", 60.0, "Queues are read, not invoked asynchronously."),
    ]


def _moved(params: Params, trace: Trace) -> float | None:
    return trace.results["dead_lettered_at"] if _settled(trace) else None


def _moved_wrong(params: Params, trace: Trace) -> list[Wrong]:
    rows = trace.results["deliveries"]
    ran = float(rows[-1]["run_end"] or rows[-1]["received_at"])
    why = "It is moved when it would be received once more, after its visibility timeout."
    return [
        Wrong("moved at the last receive", float(rows[-1]["received_at"]), why),
        Wrong("moved when the last run fails", ran, why),
    ]


def _lost(params: Params, trace: Trace) -> float | None:
    return trace.results["expires_at"] if _settled(trace) else None


def _lost_wrong(params: Params, trace: Trace) -> list[Wrong]:
    moved = float(trace.results["dead_lettered_at"] or 0)
    return [
        Wrong("the other clock", params.dlq_retention + (0 if params.fifo else moved), _CLOCK),
        Wrong(
            "retention of the first queue",
            float(params.retention),
            "In the dead-letter queue its own retention counts.",
        ),
        Wrong("both retentions", float(params.retention + params.dlq_retention), "The two do not add up."),
    ]


def _says(params: Params, trace: Trace) -> str:
    return trace.says


def _always(words: str) -> str:
    return f"{_AT_ONCE} {words}"


POINTS: tuple[Point[Params], ...] = (
    Point(
        "batch-received",
        "How often the last message is received",
        lambda params: _always("How often is the message that stays longest received?"),
        _received,
        _says,
        (SQS, ERRORS),
        "receives",
        wrong=_received_wrong,
        places=lambda params: PLACES if params.outcomes else (),
        event=lambda params, trace: told_by(trace).get(f"delivery {trace.results['received']}"),
    ),
    Point(
        "batch-end",
        "How a batch ends",
        lambda params: _always("What becomes of the messages?"),
        _end,
        _says,
        (SQS, ERRORS),
        wrong=_end_wrong,
    ),
    Point(
        "batch-second",
        "When a message is received again",
        lambda params: _always("After how many seconds are messages received for the second time?"),
        _second,
        lambda params, trace: (
            f"They are received after {params.poll_delay} s and hidden for {params.visibility_timeout} s, whatever the "
            f"run does meanwhile; then again after {params.poll_delay} s."
        ),
        (ERRORS, CONFIGURE),
        "s",
        wrong=_second_wrong,
    ),
    Point(
        "batch-moved",
        "When a message goes to the dead-letter queue",
        lambda params: _always("After how many seconds do messages go to the dead-letter queue?"),
        _moved,
        _says,
        (SQS, ERRORS),
        "s",
        wrong=_moved_wrong,
    ),
    Point(
        "batch-lost",
        "When a message is lost for good",
        lambda params: _always(
            "After how many seconds from the start are messages that were not deleted lost for good, there or in the "
            "dead-letter queue?"
        ),
        _lost,
        _says,
        (DEAD_LETTERS,),
        "s",
        wrong=_lost_wrong,
    ),
)
