"""A function that is watched: which requests are traced, what the metrics count, and what is logged.

Requests are counted from 1, in order. The first of a second is chosen by sampling, each other one by a draw that
depends on the seed and its number alone. The last ones are throttled, those before them fail.
"""

from fractions import Fraction
from typing import Any, NamedTuple

from study.core.simulators.arrivals import draw
from study.core.simulators.engines.xray.params import (
    ACTIVE,
    ASYNC,
    DENIED,
    NO_HEADER,
    SAMPLED,
    Params,
    each_second,
    total,
)
from study.core.simulators.engines.xray.results import COUNTED, NOTES
from study.core.simulators.simulator import Event, Recorded, Trace
from study.core.text.number import number
from study.core.text.plural import counted, plural

SHARE = Fraction(5, 100)
"""Of the requests beyond the first of each second: DG/services-xray, read 2026-11-23."""

LINES = 3
"""START, END and REPORT."""

WHY = {
    "first": "No header comes, and it is the first request of its second: chosen.",
    "drawn": "No header comes; it is among the 5 % of the rest: chosen.",
    "rest": "No header comes, and it is not among the 5 % of the rest.",
    "told-yes": "The header that comes says sampled, and that is followed.",
    "told-no": "The header that comes says not sampled, and that is followed.",
    "made": "No header comes: pass-through makes one that says not sampled.",
    "handed-yes": "The header says sampled; pass-through hands it on and sends nothing.",
    "handed-no": "The header says not sampled, and pass-through hands it on.",
}
"""What decides about a request."""

CHOSEN = {"first", "drawn", "told-yes", "handed-yes"}


class Watched(NamedTuple):
    """A request: its number, its moment in seconds, what decides about its trace, and what becomes of it."""

    number: int
    at: float
    cause: str
    end: str


def decided(params: Params, place: int, turn: int, seed: int) -> str:
    """What decides about the trace of request `place`, the one of this `turn` in its second."""
    active = params.mode == ACTIVE
    if params.upstream != NO_HEADER:
        return f"{'told' if active else 'handed'}-{'yes' if params.upstream == SAMPLED else 'no'}"
    if not active:
        return "made"
    if not turn:
        return "first"
    return "drawn" if draw(seed, 0, place) % SHARE.denominator < SHARE.numerator else "rest"


def run(params: Params, seed: int) -> Trace:
    """Decide about each request; `seed` says which of the rest are drawn."""
    come = total(params)
    rows: list[Watched] = []
    for second, count in enumerate(each_second(params)):
        for turn in range(count):
            place = len(rows) + 1
            end = _end(params, place, come)
            rows.append(Watched(place, second + turn / count, decided(params, place, turn, seed), end))
    expected = _expected(params)
    sampled = sum(row.cause in CHOSEN for row in rows)
    metrics = _metrics(params, come)
    results: dict[str, Any] = {
        "requests": come,
        "traces_expected": float(expected),
        "sampled": sampled,
        "sent": float(expected) if params.mode == ACTIVE else 0.0,
        "header": _header(rows, seed),
        "variable": "_X_AMZN_TRACE_ID",
        "metrics": metrics,
        "log_lines": LINES * metrics["Invocations"],
    }
    sends = params.mode == ACTIVE

    def word(row: Watched) -> Event:
        chosen = row.cause in CHOSEN
        state = ("served" if sends else "retry") if chosen else "idle"
        what = f"request {row.number}: {'sampled' if chosen else 'not sampled'}{row.end}"
        return Event(row.at, what, "Lambda", state, WHY[row.cause])

    return Trace(results, Recorded(rows, word), NOTES, _says(results, metrics))


def _end(params: Params, place: int, come: int) -> str:
    if place > come - params.throttled:
        return ", throttled"
    return ", fails" if place > come - params.throttled - params.errors else ""


def _expected(params: Params) -> Fraction:
    """Requests that sampling chooses, on average."""
    if params.upstream != NO_HEADER:
        return Fraction(total(params) if params.upstream == SAMPLED else 0)
    if params.mode != ACTIVE:
        return Fraction(0)
    return sum((1 + SHARE * (count - 1) for count in each_second(params) if count), Fraction(0))


def _metrics(params: Params, come: int) -> dict[str, int]:
    """What is counted: every invocation and every error of it, and of what is throttled the throttle."""
    later = params.invocation == ASYNC
    tries = 1 + params.max_retry_attempts if later else 1
    invoked = come if later else come - params.throttled
    sums = (
        invoked + params.errors * (tries - 1),
        params.errors * tries,
        params.throttled,
        come if later else 0,
        params.errors if later else 0,
        params.errors if later and params.dead_letter_queue == DENIED else 0,
    )
    return dict(zip(COUNTED, sums, strict=True))


def _header(rows: list[Watched], seed: int) -> str:
    """The header of the first request; of an empty run one that is not sampled."""
    chosen = bool(rows) and rows[0].cause in CHOSEN
    parts = [draw(seed, stream, 0) for stream in (1, 2, 3, 4)]
    root = f"1-{parts[0] >> 32:08x}-{parts[1]:016x}{parts[2] >> 32:08x}"
    return f"Root={root};Parent={parts[3]:016x};Sampled={int(chosen)}"


def _says(results: dict[str, Any], metrics: dict[str, int]) -> str:
    come, expected = results["requests"], results["traces_expected"]
    if not come:
        return "No request comes, so nothing is traced or counted."
    chosen = f"{number(expected)} {plural(expected, 'is', 'are')} chosen"
    says = f"Of {counted(come, 'request')}, {chosen} for a trace on average"
    if not results["sent"]:
        says += ", and nothing is sent to X-Ray" if expected else ", so nothing is sent to X-Ray"
    moved = [f"{name} {number(count)}" for name, count in metrics.items() if count]
    return f"{says}. Metrics: {', '.join(moved)}."
