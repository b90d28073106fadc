"""What can be asked about any run of environments, the wrong models, and the rules of ours that are varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.environment.params import LIFE, NEWEST, OLDEST, SCALING, SNAPSTART, Params
from study.core.simulators.simulator import Model, Point, Trace, Wrong

PLACES = 24
"""So many requests can be chosen on the figure of the inputs."""


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Environments that are kept for longer and for a shorter time, another one first, and another restore."""
    yield replace(params, idle_ttl=2 * params.idle_ttl + 60), 0
    yield replace(params, idle_ttl=params.idle_ttl / 2), 0
    yield replace(params, reuse=NEWEST if params.reuse == OLDEST else OLDEST), 0
    yield replace(params, restore_ms=params.restore_ms + 150), 0


MODELS: tuple[Model[Params], ...] = (
    Model(
        "thinks that one environment takes several requests",
        "An environment works on one request at a time.",
        lambda params: replace(params, duration_ms=1, init_ms=0, restore_ms=0),
    ),
    Model(
        "thinks that every request starts cold",
        "An environment that is idle is used again.",
        lambda params: replace(params, idle_ttl=0.0),
    ),
    Model(
        "overlooks SnapStart",
        "With SnapStart, Init ran when the version was published.",
        lambda params: replace(params, snap_start=False),
    ),
    Model(
        "overlooks Init",
        "A new environment takes time before its handler begins.",
        lambda params: replace(params, init_ms=0, restore_ms=0),
    ),
)


def _some(params: Params) -> bool:
    return len(params.arrivals) > 1


def _cold_wrong(params: Params, trace: Trace) -> list[Wrong]:
    return [
        Wrong("the first one alone", 1, "Each request that finds no idle environment starts one."),
        Wrong("all of them", len(params.arrivals), "What finds an idle environment does not start cold."),
        Wrong("one too many", trace.results["cold"] + 1, "An environment is free again when its invocation ends."),
    ]


def _last_cold(params: Params, trace: Trace) -> int | None:
    """Its number; None where the order of an instant decides which one it is."""
    rows = trace.results["invocations"]
    last = max((place for place, row in enumerate(rows, start=1) if row["cold"]), default=1)
    tied = any(not row["cold"] and row["at"] == rows[last - 1]["at"] for row in rows)
    return None if tied else last


def _last_cold_wrong(params: Params, trace: Trace) -> list[Wrong]:
    last = _last_cold(params, trace) or 1
    return [
        Wrong("the first one", 1, "A later one finds every environment at work, or none."),
        Wrong("the last one", len(params.arrivals), "It finds an idle environment."),
        Wrong("the one before", last - 1, "A later one starts cold, too."),
        Wrong("the next one", last + 1, "By then an environment is idle."),
    ]


def _event(params: Params, trace: Trace) -> int | None:
    name = f"request {_last_cold(params, trace)},"
    return next((place for place, one in enumerate(trace.events, start=1) if one.what.startswith(name)), None)


FINDS = {
    (True, True, True): "the variable, the file and the open connection",
    (True, True, False): "the variable and the file, but no open connection",
    (False, True, False): "the file alone",
    (False, False, False): "none of them",
}

_NOT_FOUND = {
    (True, True, True): "Not all of it is left: a crash ends the runtime, and others can hang up.",
    (True, True, False): "What is frozen stays as it is, until a crash or the other side ends it.",
    (False, True, False): "Only a crash takes the variable and leaves the file.",
    (False, False, False): "The environment is the same one, so something is left.",
}


def _seen(trace: Trace) -> tuple[bool, bool, bool]:
    row = trace.results["invocations"][-1]
    return row["sees_global"], row["sees_tmp"], row["sees_connection"]


def finds(trace: Trace) -> str:
    """What the last invocation finds of those before."""
    return FINDS[_seen(trace)]


def finds_wrong(trace: Trace) -> list[Wrong]:
    """What it does not find."""
    seen = _seen(trace)
    reasons = _NOT_FOUND if any(seen) else dict.fromkeys(_NOT_FOUND, "Its environment is a new one.")
    return [Wrong(f"thinks of {text}", text, reasons[one]) for one, text in FINDS.items() if one != seen]


def _inits(params: Params, trace: Trace) -> int | None:
    """Nothing says what a crash does to the count with SnapStart."""
    return None if params.snap_start and params.crashes else int(trace.results["init_runs"])


POINTS: tuple[Point[Params], ...] = (
    Point(
        "environment-last-cold",
        "Which request starts cold last",
        lambda params: "Which request is the last that starts cold?" if _some(params) else "",
        _last_cold,
        lambda params, trace: trace.says,
        (SCALING,),
        wrong=_last_cold_wrong,
        places=lambda params: range(1, len(params.arrivals) + 1) if len(params.arrivals) <= PLACES else (),
        event=_event,
    ),
    Point(
        "environment-cold",
        "How many invocations start cold",
        lambda params: "How many invocations start cold?" if _some(params) else "",
        lambda params, trace: int(trace.results["cold"]),
        lambda params, trace: trace.says,
        (SCALING,),
        "invocations",
        wrong=_cold_wrong,
    ),
    Point(
        "environment-finds",
        "What an invocation finds of those before",
        lambda params: (
            "Each invocation sets a variable, writes a file to /tmp and opens a connection, where none is open. What "
            "does the last one find?"
            if _some(params)
            else ""
        ),
        lambda params, trace: finds(trace),
        lambda params, trace: trace.events[-1].why,
        (LIFE,),
        wrong=lambda params, trace: finds_wrong(trace),
    ),
    Point(
        "environment-init",
        "How often the code outside the handler runs",
        lambda params: "How often does the code outside the handler run?" if _some(params) else "",
        _inits,
        lambda params, trace: trace.says,
        (LIFE, SNAPSTART),
        "times",
        wrong=lambda params, trace: [
            Wrong("with each request", len(params.arrivals), "It is not part of an invocation."),
            Wrong("once for all", 1, "Each new environment runs it, and one that was reset."),
            Wrong("once for each environment", trace.results["environments"], "A snapshot or a reset changes that."),
            Wrong("never", 0, "Something has to start first."),
        ],
    ),
)
