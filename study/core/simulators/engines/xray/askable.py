"""Which states the questions about watching a function may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.xray.params import ACTIVE, NO_HEADER, NO_QUEUE, Params, total
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace

ENDS = ("errors", "throttled", "invocation", "max_retry_attempts", "dead_letter_queue")
"""What changes nothing about the traces."""


def is_even(params: Params) -> bool:
    """As many requests in every second, two or more."""
    return params.requests_per_s >= 2 and params.requests_per_s == int(params.requests_per_s)


def is_sampled(params: Params, trace: Trace) -> bool:
    """Active tracing that decides by itself."""
    told = usual(params, "requests_per_s", "seconds", *ENDS)
    return told and is_even(params) and (params.mode, params.upstream) == (ACTIVE, NO_HEADER)


def is_traced(params: Params, trace: Trace) -> bool:
    """Any mode, and any decision of the caller."""
    return usual(params, "mode", "upstream", "requests_per_s", "seconds", *ENDS) and is_even(params)


def is_counted(params: Params, trace: Trace) -> bool:
    """Some requests fail and others are throttled, whatever is traced."""
    told = usual(params, "mode", "upstream", "requests_per_s", "seconds", *ENDS)
    some = params.errors > 0 and params.throttled > 0 and params.errors != params.throttled
    return told and some and total(params) > params.errors + params.throttled and params.dead_letter_queue == NO_QUEUE
