"""Which states the questions about the timer may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.tcp_retransmission.params import Params
from study.core.simulators.engines.tcp_retransmission.results import DELIVERED
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace

FEW = 3
"""So many round trips can be reckoned by hand."""

_SEGMENT = ("lost", "round_trip", "give_up_after", "maximum_rto", "clock_granularity", "minimum_rto")
"""What is told, or makes no difference to an RTO between the limits."""

_UNMEASURED = ("rtts", "lost", "round_trip", "give_up_after", "maximum_rto", "clock_granularity", "minimum_rto")
"""What is told, or makes no difference where nothing has been measured."""


def _is_between(params: Params, trace: Trace) -> bool:
    """Whether the round trips alone decide the RTO after the first of them and the last: no limit, no clock."""
    found = trace.results
    between = params.minimum_rto < min(found["rto"], found["samples"][0]["rto"]) and found["rto"] < 60_000
    return bool(between and 4 * found["rttvar"] >= params.clock_granularity)


def is_reckoned(params: Params, trace: Trace) -> bool:
    """A few round trips, all of them of segments that were sent once, and an RTO that the minimum does not decide."""
    told = usual(params, "rtts", *_SEGMENT)
    return told and 1 <= len(params.rtts) <= FEW and _is_between(params, trace)


def backs_off(params: Params, trace: Trace) -> bool:
    """Nothing measured, some losses, and an answer that comes in time."""
    told = usual(params, *_UNMEASURED)
    quick = params.round_trip < params.initial_rto
    return told and not params.rtts and params.lost > 1 and quick and trace.results["outcome"] == DELIVERED


def is_ambiguous(params: Params, trace: Trace) -> bool:
    """Two round trips, the second of a segment that was sent twice."""
    told = usual(params, "rtts", "ambiguous", *_SEGMENT)
    return told and len(params.rtts) == 2 and params.ambiguous == (2,) and _is_between(params, trace)


def is_cut(params: Params, trace: Trace) -> bool:
    """Nothing measured, and nothing gets through until the sender gives up."""
    told = usual(params, *_UNMEASURED)
    return (
        told
        and not params.rtts
        and trace.results["outcome"] != DELIVERED
        and all(row["lost"] for row in trace.results["sends"])
    )
