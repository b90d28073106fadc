"""Which states the questions about messages of a queue may be asked of: those that the wording describes in full.
Parameters named as stated, or as making no difference, may have any value.
"""

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.queue_retries.params import LARGEST_PLAIN_BATCH, Params
from study.core.simulators.makers import usual
from study.core.simulators.outcomes import parts
from study.core.simulators.simulator import Trace

HOUR = 3_600

_LIMITS = ("visibility_timeout", "max_receive_count", "function_timeout", "retention", "dlq_retention", "outcomes")


def _results(trace: Trace) -> list[str]:
    return [row["result"] for row in trace.results["deliveries"]]


def is_moved(params: Params, trace: Trace) -> bool:
    """One message fails after whole seconds, each time, until it is moved."""
    took = parts(params.outcomes[0])[1]
    return (
        usual(params, *_LIMITS)
        and len(set(params.outcomes)) == 1
        and set(_results(trace)) == {"error"}
        and took % SECOND == 0
        and trace.results["outcome"] == "dead-lettered"
    )


def is_received(params: Params, trace: Trace) -> bool:
    """One message meets throttles and errors, and then succeeds or goes on failing; nothing runs too long, and none is
    received again while it runs: then nobody is throttled for a whole visibility timeout."""
    *first, last = (parts(item) for item in params.outcomes)
    limit = params.function_timeout * SECOND
    return (
        usual(params, *_LIMITS)
        and bool(first)
        and {word for word, _ in first} <= {"throttle", "error"}
        and last[0] in ("ok", "error")
        and all(took <= limit for _, took in (*first, last))
        and params.visibility_timeout >= params.function_timeout
        and params.max_receive_count is not None
        and trace.results["outcome"] != "expired"
    )


def fails_in_part(params: Params, trace: Trace) -> bool:
    """The first delivery of a batch reports failures, and there is a second one."""
    return (
        usual(params, *_LIMITS, "batch_window", "fifo", "batch", "poll_delay")
        and params.batch <= LARGEST_PLAIN_BATCH
        and params.outcomes[0].startswith("fail:")
        and len(_results(trace)) > 1
        and _results(trace)[0] == params.outcomes[0]
    )


def is_lost(params: Params, trace: Trace) -> bool:
    """A message is moved and lost at whole hours; how it came there makes no difference."""
    times = (params.retention, params.dlq_retention, trace.results["dead_lettered_at"] or 0)
    return all(time % HOUR == 0 for time in times)
