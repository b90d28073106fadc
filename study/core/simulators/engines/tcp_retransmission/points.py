"""What can be asked about any segment, and the wrong models."""

from dataclasses import replace

from study.core.simulators.engines.tcp_retransmission.params import (
    COMPUTED,
    GIVING_UP,
    KARN,
    TIMER,
    Params,
)
from study.core.simulators.engines.tcp_retransmission.results import DELIVERED
from study.core.simulators.simulator import Model, Point, Trace, Wrong, told_by

PLACES = range(1, 9)
"""The sends on the figure of the inputs."""

OFF = "TCP timestamps are off."

MODELS: tuple[Model[Params], ...] = (
    Model(
        "ignores Karn's rule",
        "The acknowledgment of a segment that was sent again may be that of either send, so it measures nothing.",
        lambda params: replace(params, ambiguous=()),
    ),
    Model(
        "overlooks the minimum",
        "A computed RTO below the minimum is raised to it.",
        lambda params: replace(params, minimum_rto=1),
    ),
    Model(
        "keeps to the last round trip alone",
        "The estimate is smoothed: a new round trip counts for an eighth.",
        lambda params: replace(params, rtts=params.rtts[-1:], ambiguous=()),
    ),
    Model(
        "thinks of the RTO that holds before anything is measured",
        "Once a round trip has been measured, the RTO follows from it.",
        lambda params: replace(params, rtts=(), ambiguous=()),
    ),
    Model(
        "takes the first RTO for 3 s",
        "It was 3 s until RFC 6298; since 2011 it is 1 s.",
        lambda params: None if params.rtts else replace(params, initial_rto=3_000),
    ),
)


def undoubled(trace: Trace) -> float:
    """When the last send would be if the timeout never doubled, in seconds."""
    return round(float(trace.results["retransmissions"] * trace.results["rto"]) / 1_000, 6)


def last_send(trace: Trace) -> float:
    """When the segment is sent for the last time, in seconds."""
    return float(trace.results["sends"][-1]["at"])


def without_variation(params: Params, trace: Trace) -> float:
    """The timeout of somebody who forgets RTTVAR, in milliseconds."""
    return max(float(trace.results["srtt"] or 0), params.minimum_rto)


def rto_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """What leaves out a part of the formula."""
    found = trace.results
    srtt, rttvar = found["srtt"], found["rttvar"]
    if len(params.rtts) in params.ambiguous:
        before = found["samples"][len(params.rtts) - 2]["rto"] if len(params.rtts) > 1 else params.initial_rto
        return [Wrong("takes back the doubling", before, "Only a round trip that counts ends the doubling.")]
    if srtt is None:
        return [Wrong("takes 3 s", 3_000, "It was 3 s until RFC 6298; since 2011 it is 1 s.")]
    once = max(round(srtt + rttvar, 3), params.minimum_rto)
    return [
        Wrong("leaves out the variation", without_variation(params, trace), "4 × RTTVAR is added to SRTT."),
        Wrong("counts the variation once", once, "RTTVAR counts four times."),
        Wrong("doubles the smoothed time", 2 * srtt, "That was the rule of RFC 793: SRTT times a factor of up to 2."),
        Wrong("overlooks the minimum", round(srtt + 4 * rttvar, 3), "A computed RTO below the minimum is raised."),
    ]


def _sends(params: Params, trace: Trace) -> int:
    return len(trace.results["sends"])


def _sends_wrong(params: Params, trace: Trace) -> list[Wrong]:
    return [
        Wrong("counts the lost ones alone", params.lost, "What gets through is sent as well."),
        Wrong("stops at what gets through", params.lost + 1, "The timer and the time-out of the sender decide."),
        Wrong("counts one too many", _sends(params, trace) + 1, "The acknowledgment, or giving up, ends it."),
    ]


def last_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """What forgets to double, to add, or to count."""
    sends = trace.results["sends"]
    rto = float(sends[0]["rto"])
    return [
        Wrong("forgets to double", undoubled(trace), "Each time the timer runs out, the RTO doubles."),
        Wrong(
            "takes the last wait alone",
            sends[-2]["rto"] / 1_000 if len(sends) > 1 else 0,
            "All waits before it add up.",
        ),
        Wrong("adds one wait too many", last_send(trace) + sends[-1]["rto"] / 1_000, "The last wait comes after it."),
        Wrong(
            "adds one RTO each time",
            round(rto * len(sends) * (len(sends) - 1) / 2_000, 6),
            "The RTO doubles, it does not grow by the same amount.",
        ),
    ]


FATES = {
    "once": "it is acknowledged after one send",
    "again": "it is acknowledged, and every send but the last was lost",
    "needless": "it is acknowledged, and sent more often than needed",
    "never": "the sender gives up",
}

_NOT = {
    "once": "No acknowledgment comes before the timer runs out or the sender gives up.",
    "again": "Not every send but the last is lost, or none is acknowledged in time.",
    "needless": "No send comes after one that gets through, or no acknowledgment in time.",
    "never": "An acknowledgment comes before that.",
}


def fate(trace: Trace) -> str:
    """What becomes of a segment, by the name in FATES."""
    found = trace.results
    if found["outcome"] != DELIVERED:
        return "never"
    return "needless" if found["needless"] else "again" if found["retransmissions"] else "once"


def _after_wrong(params: Params, trace: Trace) -> list[Wrong]:
    found = trace.results
    return [
        Wrong("takes back the doubling", found["rto"], "The RTO keeps what it has until a round trip is measured."),
        Wrong("doubles once more", 2 * found["sends"][-1]["rto"], "It doubles when the timer runs out."),
        Wrong("begins again", params.initial_rto, "That holds before anything is measured."),
        Wrong("expects no change", found["sends"][-1]["rto"], "A segment that was sent once is measured."),
    ]


POINTS: tuple[Point[Params], ...] = (
    Point(
        "tcp-sends",
        "How often a segment is sent",
        lambda params: f"{OFF} How many times is the segment sent in all?",
        _sends,
        lambda params, trace: trace.says,
        (TIMER, GIVING_UP),
        "times",
        wrong=_sends_wrong,
        places=lambda params: PLACES if params.lost < PLACES[-1] else (),
        event=lambda params, trace: told_by(trace).get(f"send {_sends(params, trace)}"),
    ),
    Point(
        "tcp-fate",
        "What becomes of a segment",
        lambda params: f"{OFF} What becomes of the segment?",
        lambda params, trace: FATES[fate(trace)],
        lambda params, trace: trace.says,
        (TIMER, GIVING_UP),
        wrong=lambda params, trace: [
            Wrong(f"thinks that {text}", text, _NOT[name]) for name, text in FATES.items() if name != fate(trace)
        ],
    ),
    Point(
        "tcp-last",
        "When a segment is sent for the last time",
        lambda params: f"{OFF} How long after the first send is the segment sent for the last time?",
        lambda params, trace: last_send(trace),
        lambda params, trace: trace.says,
        (TIMER,),
        "s",
        0.01,
        wrong=last_wrong,
    ),
    Point(
        "tcp-rto",
        "Which RTO a segment begins with",
        lambda params: f"{OFF} What is the RTO when the segment is first sent?",
        lambda params, trace: float(trace.results["rto"]),
        lambda params, trace: trace.says,
        (COMPUTED, KARN),
        "ms",
        1.0,
        wrong=rto_wrong,
    ),
    Point(
        "tcp-after",
        "Which RTO holds for the next segment",
        lambda params: f"{OFF} What is the RTO for the next segment?",
        lambda params, trace: float(trace.results["rto_after"]) if trace.results["outcome"] == DELIVERED else None,
        lambda params, trace: trace.events[-1].why,
        (KARN, TIMER),
        "ms",
        1.0,
        wrong=_after_wrong,
    ),
)
