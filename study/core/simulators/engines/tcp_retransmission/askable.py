"""Which states the questions about the timer may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.tcp_retransmission.params import Params
from study.core.simulators.engines.tcp_retransmission.results import DELIVERED
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace

FEW = 3
"""So many round trips can be reckoned by hand."""

_SEGMENT = ("lost", "round_trip", "give_up_after")


def is_reckoned(params: Params, trace: Trace) -> bool:
    """A few round trips, all of them of segments that were sent once, and an RTO that the minimum does not decide."""
    told = usual(params, "rtts", "minimum_rto", *_SEGMENT)
    return told and 1 <= len(params.rtts) <= FEW and trace.results["rto"] > params.minimum_rto


def backs_off(params: Params, trace: Trace) -> bool:
    """Nothing measured, some losses, and an answer that comes in time."""
    told = usual(params, "rtts", "lost", "round_trip")
    quick = params.round_trip < params.initial_rto
    return told and not params.rtts and params.lost > 1 and quick and trace.results["outcome"] == DELIVERED


def is_ambiguous(params: Params, trace: Trace) -> bool:
    """Two round trips, the second of a segment that was sent twice."""
    told = usual(params, "rtts", "ambiguous", "minimum_rto", *_SEGMENT)
    return told and len(params.rtts) == 2 and params.ambiguous == (2,) and trace.results["rto"] > params.minimum_rto


def is_cut(params: Params, trace: Trace) -> bool:
    """Nothing measured, and nothing gets through until the sender gives up."""
    told = usual(params, "rtts", "lost", "round_trip", "give_up_after")
    return (
        told
        and not params.rtts
        and trace.results["outcome"] != DELIVERED
        and all(row["lost"] for row in trace.results["sends"])
    )
