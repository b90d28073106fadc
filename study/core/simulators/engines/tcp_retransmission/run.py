"""The retransmission timer at work: the estimate of the round trip, and one segment sent until it is acknowledged.

Times are exact: fractions of a millisecond, rounded in results alone. Ties: an acknowledgment at the instant the timer
runs out, or the sender gives up, is in time; a segment is not sent again at the instant the sender gives up.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from study.core.simulators.engines.tcp_retransmission.params import Params
from study.core.simulators.engines.tcp_retransmission.results import DELIVERED, GAVE_UP, NOTES
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import span
from study.core.text.plural import counted

SECOND = 1_000
"""Milliseconds in a second."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a sender knows of the round trip, in milliseconds, and the timeout that follows; `why` is the rule that gave
    the timeout."""

    srtt: Fraction | None
    rttvar: Fraction | None
    rto: Fraction
    why: str

    def rounded(self) -> dict[str, float | None]:
        """The three numbers, to the microsecond."""
        return {"srtt": _rounded(self.srtt), "rttvar": _rounded(self.rttvar), "rto": _rounded(self.rto)}


@dataclass(frozen=True, slots=True)
class Sent:
    """One send: its moment and timeout in milliseconds, and whether it is lost."""

    at: Fraction
    rto: Fraction
    lost: bool


def _rounded(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 3)


def begun(params: Params) -> Estimate:
    """What a sender knows before it has measured anything."""
    return Estimate(None, None, Fraction(params.initial_rto), "no round trip has been measured")


def measured(params: Params, before: Estimate, rtt: int) -> Estimate:
    """The estimate after one more round trip."""
    if before.srtt is None or before.rttvar is None:
        srtt, rttvar = Fraction(rtt), Fraction(rtt, 2)
    else:
        rttvar = before.rttvar * 3 / 4 + abs(before.srtt - rtt) / 4
        srtt = before.srtt * 7 / 8 + Fraction(rtt, 8)
    rto = srtt + max(Fraction(params.clock_granularity), 4 * rttvar)
    if rto < params.minimum_rto:
        return Estimate(srtt, rttvar, Fraction(params.minimum_rto), f"{_ms(rto)} is below the minimum")
    if rto > params.maximum_rto * SECOND:
        return Estimate(srtt, rttvar, Fraction(params.maximum_rto * SECOND), f"{_ms(rto)} is above the maximum")
    why = "SRTT + 4 × RTTVAR" if 4 * rttvar >= params.clock_granularity else "SRTT + one tick of the clock"
    return Estimate(srtt, rttvar, rto, why)


def run(params: Params, seed: int = 0) -> Trace:
    """Measure, send, wait and send again. Nothing is left to chance: `seed` is not used."""
    now = begun(params)
    samples: list[dict[str, Any]] = []
    for place, rtt in enumerate(params.rtts, start=1):
        now = _sampled(params, samples, now, rtt, ambiguous=place in params.ambiguous, doubled=True)
    sends, ended, delivered = _sent(params, now.rto)
    after = replace(now, rto=sends[-1].rto)
    if delivered:
        after = _sampled(params, samples, after, params.round_trip, ambiguous=len(sends) > 1, doubled=False)
    through = sum(not one.lost for one in sends)
    results: dict[str, Any] = {
        **now.rounded(),
        "samples": samples,
        "sends": [
            {"number": place, "at": _seconds(one.at), "rto": _rounded(one.rto), "lost": one.lost}
            for place, one in enumerate(sends, start=1)
        ],
        "retransmissions": len(sends) - 1,
        "needless": max(through - 1, 0),
        "delivered_at": _seconds(ended) if delivered else None,
        "ended_at": _seconds(ended),
        "rto_after": _rounded(after.rto),
        "outcome": DELIVERED if delivered else GAVE_UP,
    }
    events = (*_told_samples(params, samples), *_told_sends(params, now, sends), _told_end(params, results))
    return Trace(results, events, NOTES, _says(params, results))


def _sampled(
    params: Params, samples: list[dict[str, Any]], before: Estimate, rtt: int, *, ambiguous: bool, doubled: bool
) -> Estimate:
    """Note one round trip and return the estimate after it: where its segment was sent again (`ambiguous`) it is the
    one before, whose timeout is `doubled` if that has not been done."""
    if ambiguous:
        why = (
            "Karn: its segment was sent again, so the acknowledgment may be that of either send. The RTO stays doubled."
        )
        rto = _doubled(params, before.rto) if doubled else before.rto
        after = replace(before, rto=rto, why="a segment before was sent again, so it is still doubled")
    else:
        after = measured(params, before, rtt)
        why = "RTTVAR is 3/4 of itself and 1/4 of the difference, SRTT 7/8 of itself and 1/8 of the round trip."
        if before.srtt is None:
            why = "The first that counts: SRTT is the round trip, RTTVAR half of it."
    samples.append({"number": len(samples) + 1, "rtt": rtt, "used": not ambiguous, "why": why, **after.rounded()})
    return after


def _sent(params: Params, rto: Fraction) -> tuple[list[Sent], Fraction, bool]:
    """Every send, when the story ends, and whether the segment is acknowledged then."""
    limit = Fraction(params.give_up_after * SECOND)
    found, at, acknowledged = [Sent(Fraction(0), rto, params.lost > 0)], Fraction(0), limit + 1
    while True:
        if len(found) == params.lost + 1:
            acknowledged = at + params.round_trip
        at += found[-1].rto
        if acknowledged <= min(at, limit):
            return found, acknowledged, True
        if at >= limit:
            return found, limit, False
        found.append(Sent(at, _doubled(params, found[-1].rto), len(found) < params.lost))


def _doubled(params: Params, rto: Fraction) -> Fraction:
    return min(2 * rto, Fraction(params.maximum_rto * SECOND))


def _ms(value: Fraction) -> str:
    return span(round(float(value), 3) / SECOND)


def _seconds(value: Fraction) -> float:
    return round(float(value) / SECOND, 6)


def _told_samples(params: Params, samples: list[dict[str, Any]]) -> list[Event]:
    """The round trips measured before the segment is sent."""
    return [
        Event(
            0.0,
            f"{span(row['rtt'] / SECOND)}, {'used' if row['used'] else 'ignored'}",
            f"round trip {row['number']}",
            "served" if row["used"] else "idle",
            row["why"],
        )
        for row in samples[: len(params.rtts)]
    ]


def _told_sends(params: Params, now: Estimate, sends: list[Sent]) -> list[Event]:
    """Each send with the rule that made it."""
    found = []
    for place, one in enumerate(sends, start=1):
        wait = _ms(one.rto)
        if place == 1:
            why = f"The timer starts with an RTO of {wait}: {now.why}."
        else:
            before = _ms(sends[place - 2].rto)
            limited = "" if one.rto == 2 * sends[place - 2].rto else ", the maximum"
            why = f"No acknowledgment came within {before}: sent again, and the RTO doubles to {wait}{limited}."
            if one.rto == sends[place - 2].rto:
                why = f"No acknowledgment came within {before}: sent again, and the RTO stays at its maximum."
        needless = not one.lost and place > params.lost + 1
        why += " The one before had arrived: its acknowledgment was still under way." if needless else ""
        what = "sent, lost" if one.lost else "sent needlessly" if needless else "sent, gets through"
        state = "failed" if one.lost else "throttled" if needless else "served"
        found.append(Event(_seconds(one.at), what, f"send {place}", state, why))
    return found


def _told_end(params: Params, results: dict[str, Any]) -> Event:
    at, after = results["ended_at"], span(results["rto_after"] / SECOND)
    if results["outcome"] == GAVE_UP:
        why = f"It has not been acknowledged for {span(params.give_up_after)}: the connection is closed."
        return Event(at, "gives up", "sender", "failed", why)
    trip = span(params.round_trip / SECOND)
    if results["retransmissions"]:
        why = f"{trip} after a send that got through. Karn: it measures nothing, and the RTO stays at {after}."
    else:
        why = f"{trip} after the only send: a round trip is measured, and the RTO is {after}."
    return Event(at, "acknowledged", "acknowledgment", "served", why)


def _says(params: Params, results: dict[str, Any]) -> str:
    sends = counted(len(results["sends"]), "time")
    begins = f"The RTO is {span(results['rto'] / SECOND)} at first, and the segment is sent {sends}"
    if results["outcome"] == GAVE_UP:
        return f"{begins}: after {span(params.give_up_after)} the sender gives up."
    needless = results["needless"]
    more = f", {needless} of them needlessly" if needless else ""
    return f"{begins}{more}; it is acknowledged after {span(results['ended_at'])}."
