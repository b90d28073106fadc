"""What can be asked about any run of a function that is watched, the wrong models, and what is varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.xray.params import (
    ACTIVE,
    ASYNC,
    METRICS,
    NO_HEADER,
    PASS_THROUGH,
    SYNC,
    TRACING,
    VARIABLES,
    Params,
    total,
)
from study.core.simulators.engines.xray.results import COUNTED
from study.core.simulators.simulator import Model, Point, Trace, Wrong


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Other requests that are drawn."""
    yield params, 1
    yield params, 2


MODELS: tuple[Model[Params], ...] = (
    Model(
        "takes the mode for the other one",
        "Active samples and sends; pass-through only hands a header on.",
        lambda params: replace(params, mode=PASS_THROUGH if params.mode == ACTIVE else ACTIVE),
    ),
    Model(
        "overlooks the header that comes",
        "A decision that comes along is followed.",
        lambda params: replace(params, upstream=NO_HEADER),
    ),
    Model(
        "thinks that Lambda retries a call",
        "Lambda retries asynchronous events alone.",
        lambda params: None if params.invocation == ASYNC else replace(params, invocation=ASYNC),
    ),
    Model(
        "overlooks retries",
        "An event that fails runs again, and each run counts.",
        lambda params: None if params.invocation == SYNC else replace(params, max_retry_attempts=0),
    ),
    Model(
        "takes throttles for errors",
        "A throttled request is neither an invocation nor an error.",
        lambda params: replace(params, errors=params.errors + params.throttled, throttled=0),
    ),
)


def _some(params: Params) -> bool:
    return total(params) > 1


def _clear(params: Params) -> bool:
    """Whether it does not matter where seconds begin: whole numbers in each, or one at most, or nothing to share."""
    rate = params.requests_per_s
    return _some(params) and (rate == int(rate) or rate <= 1 or _decides(params) != "lambda")


def _expected_wrong(params: Params, trace: Trace) -> list[Wrong]:
    come = total(params)
    return [
        Wrong("traces everything", float(come), "Only where the header that comes says so, or so little comes."),
        Wrong("takes 5 % of all", come / 20, "That is the share of the rest, after 1 a second."),
        Wrong("takes 1 a second", float(params.seconds), "5 % of the rest come on top, where Lambda decides."),
        Wrong("nothing", 0.0, "It is chosen by the header, or by Lambda where tracing is active."),
    ]


DECIDES = {
    "header": "the header that comes with it",
    "lambda": "Lambda: 1 a second, and 5 % of the rest",
    "nobody": "nobody: without a header, pass-through says not sampled",
}

_NOT = {
    "header": "No header comes.",
    "lambda": "Lambda decides only where tracing is active and no header comes.",
    "nobody": "That holds for pass-through without a header.",
}


def _decides(params: Params) -> str:
    if params.upstream != NO_HEADER:
        return "header"
    return "lambda" if params.mode == ACTIVE else "nobody"


def _most(params: Params, trace: Trace) -> str | None:
    """The metric with the largest sum; None where two are equal."""
    sums = sorted(trace.results["metrics"].items(), key=lambda item: -item[1])
    return None if sums[0][1] == sums[1][1] else str(sums[0][0])


_MOVED_BY = {
    "Invocations": "It counts each run, not what was throttled.",
    "Errors": "It counts runs that end in a function error.",
    "Throttles": "It counts what was turned away.",
    "AsyncEventsReceived": "It counts events once each.",
    "AsyncEventsDropped": "It counts events that never succeeded.",
    "DeadLetterErrors": "It counts what could not be sent to the queue.",
}


def _metric(name: str, title: str) -> Point[Params]:
    """The sum of one metric."""
    return Point(
        f"metric-{name.lower()}",
        title,
        lambda params: f"What is the sum of the metric {name}?" if _some(params) else "",
        lambda params, trace: int(trace.results["metrics"][name]),
        lambda params, trace: trace.says,
        (METRICS,),
        wrong=lambda params, trace: [
            Wrong("counts requests", total(params), "Not every request moves it, and some move it more than once."),
            Wrong("one too many", trace.results["metrics"][name] + 1, "Each run or request counts by itself."),
            Wrong("counts errors and throttles", params.errors + params.throttled, "These are two metrics."),
            Wrong("not moved", 0, "It is moved here."),
        ],
    )


POINTS: tuple[Point[Params], ...] = (
    Point(
        "metric-most",
        "Which metric counts most",
        lambda params: "Which of these metrics has the largest sum?" if _some(params) else "",
        _most,
        lambda params, trace: trace.says,
        (METRICS,),
        wrong=lambda params, trace: [
            Wrong(f"thinks of {name}", name, why) for name, why in _MOVED_BY.items() if name != _most(params, trace)
        ],
        places=lambda params: COUNTED,
    ),
    Point(
        "trace-expected",
        "How many requests sampling chooses",
        lambda params: "How many requests are chosen for a trace, on average?" if _clear(params) else "",
        lambda params, trace: float(trace.results["traces_expected"]),
        lambda params, trace: trace.says,
        (TRACING,),
        "requests",
        tolerance=0.001,
        wrong=_expected_wrong,
    ),
    Point(
        "trace-sent",
        "How many traces Lambda sends",
        lambda params: "How many traces does Lambda send to X-Ray, on average?" if _clear(params) else "",
        lambda params, trace: float(trace.results["sent"]),
        lambda params, trace: trace.says,
        (TRACING,),
        "traces",
        tolerance=0.001,
        wrong=_expected_wrong,
    ),
    Point(
        "trace-decides",
        "Who decides about a trace",
        lambda params: "Who decides whether a request is traced?" if _some(params) else "",
        lambda params, trace: DECIDES[_decides(params)],
        lambda params, trace: trace.events[0].why,
        (TRACING, VARIABLES),
        wrong=lambda params, trace: [
            Wrong(f"thinks of {name}", DECIDES[name], why) for name, why in _NOT.items() if name != _decides(params)
        ],
        outcome=False,
        event=lambda params, trace: 1,
    ),
    _metric("Invocations", "What Invocations counts"),
    _metric("Errors", "What Errors counts"),
)
