"""The retransmission timer, worked out another way: decimals, errors instead of weights, and a list of what is due."""

from decimal import Decimal, localcontext
from typing import Any


def timed(inputs: dict[str, Any]) -> dict[str, Any]:
    """The timeouts, when the segment is sent, how often in vain, and how it ends; in seconds."""
    with localcontext(prec=400):
        return _timed(inputs)


def _timed(inputs: dict[str, Any]) -> dict[str, Any]:
    least, most = Decimal(inputs["minimum_rto"]) / 1000, Decimal(inputs["maximum_rto"])
    known: list[Decimal] = []  # mean and deviation
    timeout = Decimal(inputs["initial_rto"]) / 1000

    def learnt(trip: Decimal) -> Decimal:
        if known:
            error = trip - known[0]
            known[:] = known[0] + error / 8, known[1] + (abs(error) - known[1]) / 4
        else:
            known[:] = trip, trip / 2
        wait = known[0] + max(Decimal(inputs["clock_granularity"]) / 1000, known[1] * 4)
        return sorted((least, wait, most))[1]

    for number, trip in enumerate(inputs["rtts"], 1):
        timeout = min(timeout + timeout, most) if number in inputs["ambiguous"] else learnt(Decimal(trip) / 1000)
    first = timeout
    estimate = [*known]
    sent: list[Decimal] = []
    due = [(Decimal(0), 2, "send"), (Decimal(inputs["give_up_after"]), 1, "give up")]
    while True:
        at, _, what = due.pop(due.index(min(due)))
        if what != "send":
            break
        if sent:
            timeout = min(timeout + timeout, most)
        sent.append(at)
        due.append((at + timeout, 2, "send"))
        if len(sent) > inputs["lost"]:
            due.append((at + Decimal(inputs["round_trip"]) / 1000, 0, "acknowledged"))
    if what == "acknowledged" and len(sent) == 1:
        timeout = learnt(Decimal(inputs["round_trip"]) / 1000)
    wasted = max(len(sent) - inputs["lost"] - 1, 0)
    fate = "never" if what == "give up" else "needless" if wasted else "again" if len(sent) > 1 else "once"
    return {
        "srtt": float(estimate[0] * 1000) if estimate else None,
        "rttvar": float(estimate[1] * 1000) if estimate else None,
        "rto": float(first * 1000),
        "sent": [float(moment) for moment in sent],
        "needless": wasted,
        "ended": float(at),
        "after": float(timeout * 1000),
        "fate": fate,
    }
