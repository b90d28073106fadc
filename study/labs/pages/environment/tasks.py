"""What to try with environments: tasks, guesses, curves, what can be put by hand, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.arrivals import LATEST
from study.core.simulators.engines.environment.params import MOST, Params
from study.labs.pages.environment.read import numbered
from study.labs.plugin import Arrivals, Curve, Prediction, Run, by_change


def _cold(run: Run) -> int:
    return int(run.trace.results["cold"])


def _last(run: Run, name: str) -> bool:
    rows = run.trace.results["invocations"]
    return bool(rows) and bool(rows[-1][name])


TASKS = (
    by_change("Have a request find the file in /tmp, and no variable", lambda run: (
        _last(run, "sees_tmp") and not _last(run, "sees_global")
    )),
    by_change("Have a request find the variable, and no open connection", lambda run: (
        _last(run, "sees_global") and not _last(run, "sees_connection")
    )),
    by_change("Serve at least five requests with one cold start", lambda run: (
        len(run.params.arrivals) >= 5 and _cold(run) == 1
    )),
    by_change("Start three environments, and run the code outside the handler once", lambda run: (
        run.trace.results["environments"] >= 3 and run.trace.results["init_runs"] == 1
    )),
    by_change("Have every one of three requests or more start cold", lambda run: (
        len(run.params.arrivals) >= 3 and _cold(run) == len(run.params.arrivals)
    )),
)  # fmt: skip

PREDICTIONS = (
    Prediction(
        "How many requests start cold?",
        "requests",
        lambda run: float(_cold(run)),
        lambda params: float(len(params.arrivals)),
    ),
    Prediction(
        "How often does the code outside the handler run?",
        "times",
        lambda run: float(run.trace.results["init_runs"]),
        lambda params: float(len(params.arrivals)),
    ),
)


def _stretched(params: Params, value: float) -> Params:
    """The same requests in so many seconds."""
    last = max(params.arrivals, default=0.0) or 1.0
    return replace(params, arrivals=tuple(round(at * value / last, 6) for at in params.arrivals))


CURVES = (
    Curve(
        "traffic",
        "Share that starts cold, by the time in which the requests come",
        "s in all",
        "%",
        lambda run: sorted(
            {1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0, max(run.params.arrivals, default=1.0)}
        ),
        lambda run: max(run.params.arrivals, default=1.0),
        _stretched,
        lambda trace: 100 * float(trace.results["cold_share"]),
    ),
    Curve(
        "kept",
        "Share that starts cold, by keep-alive",
        "s",
        "%",
        lambda run: sorted({0.0, 5.0, 30.0, 60.0, 300.0, 600.0, 1_200.0, run.params.idle_ttl}),
        lambda run: run.params.idle_ttl,
        lambda params, value: replace(params, idle_ttl=value),
        lambda trace: 100 * float(trace.results["cold_share"]),
    ),
)


def _put(run: Run, at: float) -> Params | None:
    """One more request."""
    params: Params = run.params
    if len(params.arrivals) >= MOST or at > LATEST:
        return None
    before = sum(one <= at for one in params.arrivals)
    crashes = tuple(place + (place > before) for place in params.crashes)
    return replace(params, arrivals=tuple(sorted((*params.arrivals, at))), crashes=crashes)


def _take(run: Run, event: int) -> Params | None:
    """Without the request of this event."""
    turn = next((turn for place, turn, _ in numbered(run) if place == event), 0)
    if not turn:
        return None
    params: Params = run.params
    arrivals = params.arrivals
    crashes = tuple(place - (place > turn) for place in params.crashes if place != turn)
    return replace(params, arrivals=(*arrivals[: turn - 1], *arrivals[turn:]), crashes=crashes)


ARRIVALS = Arrivals(_put, _take)

STAGES = {
    "first-and-second": ("arrivals", "duration_ms", "init_ms"),
    "at-once": ("arrivals", "duration_ms", "init_ms"),
    "crash": ("crashes", "arrivals", "duration_ms"),
    "closed-connection": ("connection_idle", "arrivals", "duration_ms"),
    "snapshot": ("snap_start", "init_ms", "arrivals", "duration_ms"),
    "seldom": ("idle_ttl", "arrivals", "duration_ms"),
}

COLOURS = {
    "init_ms": "cold",
    "restore_ms": "cold",
    "duration_ms": "served",
    "idle_ttl": "idle",
    "crashes": "failed",
}
"""The colours that inputs have in the picture."""
