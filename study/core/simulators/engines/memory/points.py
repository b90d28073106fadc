"""What can be asked about any run of a function, and how the model of its duration is varied.

The duration at a size is a model of ours. Real tables lie up to 12 % beside it, so a question that hangs on it is
asked only if its answer is the same for durations 15 % shorter and longer.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil

from study.core.simulators.duration import FULL_VCPU_MB
from study.core.simulators.engines.memory.params import MEMORY_PAGE, PRICE_PAGE, TIMEOUT_PAGE, Params
from study.core.simulators.engines.memory.run import OK, OUT_OF_MEMORY, TIMEOUT
from study.core.simulators.fit import Measurement
from study.core.simulators.prices import FREE_REQUESTS
from study.core.simulators.simulator import Model, Point, Trace, Wrong
from study.core.text.number import fixed, number

ENDS = {
    OK: "it returns",
    TIMEOUT: "it is stopped at its timeout",
    OUT_OF_MEMORY: "it runs out of memory",
}

_NOT = {
    OK: "It cannot: compare what it needs with what it has, and how long it takes with the timeout.",
    TIMEOUT: "It would need less time than the timeout, if it came so far.",
    OUT_OF_MEMORY: "It has the memory that the code needs.",
}


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Durations 15 % shorter and longer, unless they are given; another share of cold starts."""
    if params.duration_ms is None and not params.measured:
        for share in (0.85, 1.15):
            yield (
                replace(
                    params,
                    cpu_seconds=min(params.cpu_seconds * share, 5_400.0),
                    wait_seconds=min(params.wait_seconds * share, 900.0),
                ),
                0,
            )
    elif params.measured and params.memory_mb not in {one.memory_mb for one in params.measured}:
        for share in (0.85, 1.15):
            yield replace(params, measured=tuple(_scaled(one, share) for one in params.measured)), 0


def _scaled(one: Measurement, share: float) -> Measurement:
    return Measurement(one.memory_mb, one.duration_ms * share)


MODELS: tuple[Model[Params], ...] = (
    Model(
        "leaves Init out",
        "Init is billed with a cold start since August 2025.",
        lambda params: replace(params, init_seconds=0.0),
    ),
    Model(
        "forgets the free tier",
        "The first million requests and 400,000 GB-s of a month are free, but not with provisioned concurrency.",
        lambda params: replace(params, free_tier=False),
    ),
    Model(
        "counts on a free tier",
        "It is switched off here.",
        lambda params: None if params.free_tier else replace(params, free_tier=True),
    ),
    Model(
        "takes one environment for all",
        "Every provisioned environment is paid for as long as it stands ready.",
        lambda params: replace(params, provisioned_concurrency=1) if params.provisioned_concurrency > 1 else None,
    ),
    Model(
        "takes the other architecture",
        "Prices of x86_64 and arm64 differ.",
        lambda params: replace(params, architecture="arm64" if params.architecture == "x86_64" else "x86_64"),
    ),
)


def _end(params: Params, trace: Trace) -> str:
    return ENDS[trace.results["outcome"]]


def _end_wrong(params: Params, trace: Trace) -> list[Wrong]:
    right = trace.results["outcome"]
    return [Wrong(f"thinks that {text}", text, _NOT[name]) for name, text in ENDS.items() if name != right]


def _line(name: str) -> Callable[[Params, Trace], float]:
    return lambda params, trace: float(trace.results["monthly"][name])


def _requests_wrong(params: Params, trace: Trace) -> list[Wrong]:
    paid = max(params.requests_per_month - FREE_REQUESTS * params.free_tier, 0)
    return [
        Wrong("pays for every request", round(params.requests_per_month * 0.2 / 1e6, 2), "The first million is free."),
        Wrong("a price per thousand", round(paid * 0.2 / 1e3, 2), "US$ 0.20 is the price of a million requests."),
        Wrong("a dollar a million", round(paid / 1e6, 2), "A million requests cost US$ 0.20."),
    ]


def _vcpu(params: Params, trace: Trace) -> float:
    return round(float(trace.results["vcpu"]), 2)


def _vcpu_wrong(params: Params, trace: Trace) -> list[Wrong]:
    whole = ceil(params.memory_mb / FULL_VCPU_MB)
    return [
        Wrong("whole vCPUs", float(whole), "CPU comes in proportion to memory, in any fraction."),
        Wrong("a vCPU per GB", round(params.memory_mb / 1024, 2), "One full vCPU comes with 1,769 MB, not with 1,024."),
        Wrong("the older figure", round(params.memory_mb / 1792, 2), "It was 1,792 MB once; the guide says 1,769 MB."),
    ]


def _billed(params: Params, trace: Trace) -> int:
    return int(trace.results["billed_ms"])


def _billed_wrong(params: Params, trace: Trace) -> list[Wrong]:
    taken = float(trace.results["duration_ms"])
    billed = _billed(params, trace)
    return [
        Wrong("rounds to 100 ms", ceil(billed / 100) * 100, "Duration is rounded up to 1 ms since December 2020."),
        Wrong("rounds down", billed - 1, "Each millisecond that is begun is billed."),
        Wrong("the full work", ceil(trace.results["full_duration_ms"]), "A call is billed up to its timeout at most."),
        Wrong("without Init", ceil(taken), "Init is billed with a cold start."),
    ]


def _cheapest(params: Params, trace: Trace) -> str | None:
    size = trace.results["cheapest"]
    return f"{number(size, 'MB')}" if size is not None and len(params.measured) > 1 else None


def _sizes_wrong(params: Params, trace: Trace) -> list[Wrong]:
    best = _cheapest(params, trace)
    why = "Cost is memory times billed time: twice the size pays where the call takes less than half as long."
    return [
        Wrong(f"takes {number(one.memory_mb, 'MB')} for the cheapest", number(one.memory_mb, "MB"), why)
        for one in params.measured
        if number(one.memory_mb, "MB") != best
    ]


POINTS: tuple[Point[Params], ...] = (
    Point(
        "call-outcome",
        "How a call ends at a size",
        lambda params: "How does a call end?",
        _end,
        lambda params, trace: trace.says,
        (MEMORY_PAGE, TIMEOUT_PAGE),
        wrong=_end_wrong,
        event=lambda params, trace: len(trace.events),
    ),
    Point(
        "call-billed",
        "What a cold start bills",
        lambda params: (
            "How many milliseconds are billed for a call that starts cold?"
            if params.duration_ms is not None or any(one.memory_mb == params.memory_mb for one in params.measured)
            else ""
        ),
        _billed,
        lambda params, trace: (
            f"{fixed(params.init_seconds * 1000, 0)} ms of Init and "
            f"{number(trace.results['duration_ms'], 'ms')}, rounded up: {number(_billed(params, trace), 'ms')}."
        ),
        (PRICE_PAGE,),
        "ms",
        wrong=_billed_wrong,
    ),
    Point(
        "month-requests",
        "What the requests of a month cost",
        lambda params: "What do the requests of a month cost, without their duration?",
        _line("requests"),
        lambda params, trace: f"US$ 0.20 for each million{' after the first' if params.free_tier else ''}.",
        (PRICE_PAGE,),
        "USD",
        tolerance=0.01,
        wrong=_requests_wrong,
    ),
    Point(
        "month-provisioned",
        "What provisioned concurrency costs a month",
        lambda params: (
            "What does provisioned concurrency cost in a month if nobody calls?"
            if params.provisioned_concurrency
            else ""
        ),
        _line("provisioned"),
        lambda params, trace: (
            f"{number(params.provisioned_concurrency)} environments × {number(params.memory_mb)} MB × "
            f"{number(params.provisioned_hours)} h, at the price of a GB-s that stands ready."
        ),
        (PRICE_PAGE,),
        "USD",
        tolerance=0.01,
        wrong=lambda params, trace: [
            Wrong("pays for use alone", 0.0, "It is paid for as long as it is configured, called or not.")
        ],
    ),
    Point(
        "size-cheapest",
        "Which measured size is cheapest",
        lambda params: "Which of the sizes measured is the cheapest for a call?" if len(params.measured) > 1 else "",
        _cheapest,
        lambda params, trace: trace.says,
        (PRICE_PAGE,),
        wrong=_sizes_wrong,
        places=lambda params: [number(one.memory_mb, "MB") for one in params.measured],
    ),
    Point(
        "size-vcpu",
        "How much CPU comes with a size",
        lambda params: "How many vCPUs come with its memory?",
        _vcpu,
        lambda params, trace: f"{number(params.memory_mb)} / 1,769 = {fixed(_vcpu(params, trace), 2)}",
        (MEMORY_PAGE,),
        "vCPU",
        tolerance=0.01,
        wrong=_vcpu_wrong,
        outcome=False,
    ),
)
