"""Which states the questions about pollers may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.poller.params import STANDARD, Params, violations
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace


def scales(params: Params, trace: Trace) -> bool:
    """A standard queue whose backlog outlasts whole minutes, with nothing but its mode to hold the pollers."""
    told = usual(params, "backlog", "duration_ms", "length", "account_limit")
    return told and params.length % 60 == 0 and params.mode == STANDARD and trace.results["left"] > 0


def is_held(params: Params, trace: Trace) -> bool:
    """A backlog in a configuration that AWS allows, held by something, with nothing else changed."""
    limits = ("maximum_concurrency", "reserved_concurrency", "fifo", "message_groups")
    told = usual(params, "backlog", "duration_ms", "length", *limits)
    return told and not list(violations(params)) and trace.results["capped_by"] != "none"
