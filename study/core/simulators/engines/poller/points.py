"""What can be asked about any run of pollers, the wrong models, and the rules of ours that are varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.poller.params import (
    CONCURRENCY,
    CONFIGURE,
    ERRORS,
    NEWEST,
    OLDEST,
    PROVISIONED,
    SCALING,
    STANDARD,
    Params,
    effort,
    violations,
)
from study.core.simulators.engines.poller.run import CAP_WORDS
from study.core.simulators.simulator import Model, Point, Trace, Wrong
from study.core.text.number import number

MOST = 20_000
"""Groups of batches in a run that is asked about: a dozen such runs are made for one question."""

HOLDS = {
    "scaling": "the pollers, which have not scaled further",
    "maximum-concurrency": "the maximum concurrency of the mapping",
    "reserved": "the function's reserved concurrency",
    "account": "the account limit",
    "groups": "the number of message groups",
    "none": "nothing: there are no more messages",
}

_NOT = {
    "scaling": "They could hold more: 5 at first and 300 more a minute to 1,250, or 10 for each provisioned poller.",
    "maximum-concurrency": "It is not set, or not reached.",
    "reserved": "None is set, or not all of it is used.",
    "account": "The account has room left for more.",
    "groups": "Only a FIFO queue is bound to its groups, to one batch of each at a time.",
    "none": "Messages wait meanwhile.",
}


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Pollers that are added in other steps within the minute, and the other batch first where room is free."""
    yield replace(params, served_first=OLDEST if params.served_first == NEWEST else NEWEST), 0
    for step in (5, 12):
        yield replace(params, step=step if params.step != step else 1), 0


MODELS: tuple[Model[Params], ...] = (
    Model(
        "thinks that pollers know reserved concurrency",
        "Pollers go on receiving without room to run, and each receive counts; only maximum concurrency stops them.",
        lambda params: (
            None
            if params.reserved_concurrency is None or params.mode == PROVISIONED
            else replace(
                params,
                reserved_concurrency=None,
                maximum_concurrency=min(max(params.reserved_concurrency, 2), 1_000),
            )
        ),
    ),
    Model(
        "overlooks maximum concurrency",
        "Pollers receive no more than the maximum concurrency of the mapping.",
        lambda params: replace(params, maximum_concurrency=None),
    ),
    Model(
        "overlooks message groups",
        "Each message group of a FIFO queue has one batch in flight at a time.",
        lambda params: replace(params, fifo=False),
    ),
    Model(
        "overlooks the account limit",
        "Runs beyond the account limit are throttled.",
        lambda params: replace(params, account_limit=50_000),
    ),
    Model(
        "overlooks reserved concurrency",
        "No more runs at once than are reserved for the function.",
        lambda params: replace(params, reserved_concurrency=None),
    ),
    Model(
        "takes provisioned mode for standard",
        "Provisioned pollers begin with 10 runs at once each, and grow by 1,000 a minute.",
        lambda params: None if params.mode == STANDARD else replace(params, mode=STANDARD),
    ),
)


def _allowed(params: Params) -> bool:
    some = params.backlog > 0 or params.arrivals_per_s > 0
    return some and effort(params) <= MOST and not list(violations(params))


def _holding(params: Params) -> list[str]:
    """What could hold the runs: every limit that the inputs set, and whatever messages there are."""
    set_by = {
        "maximum-concurrency": params.maximum_concurrency is not None and params.mode == STANDARD,
        "reserved": params.reserved_concurrency is not None,
        "groups": params.fifo,
    }
    return [words for name, words in HOLDS.items() if set_by.get(name, True)]


def _told(params: Params, trace: Trace) -> bool:
    """Whether no message of a batch that gathered is seen again: from when it is hidden is a rule of ours."""
    found = trace.results
    late = params.batch_window + params.duration_ms / 1000 > params.visibility_timeout
    return not params.batch_window or not (late or found["throttled_receives"] or found["dead_lettered"])


def _since(params: Params, trace: Trace) -> int | None:
    """The event at which it began to hold them."""
    held = f"held by {CAP_WORDS.get(trace.results['capped_by'], '')}"
    return next((number for number, event in enumerate(trace.events, start=1) if event.what == held), None)


def held_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Whatever does not hold the concurrency."""
    right = trace.results["capped_by"]
    return [Wrong(f"thinks of {text}", text, _NOT[name]) for name, text in HOLDS.items() if name != right]


ENDS = {
    "served": "all of them are processed by a run",
    "unrun": "some go to the dead-letter queue without one run",
    "late": "some go to the dead-letter queue although they ran",
    "waiting": "none is lost, but some still wait",
}

_NO_END = {
    "served": "Not all of them find room to run in this time.",
    "unrun": "No message is received too often without a run.",
    "late": "Each run ends before the visibility timeout does.",
    "waiting": "Nothing waits any more, or something was moved.",
}


def _fate(trace: Trace) -> str:
    found = trace.results
    if found["never_run"]:
        return "unrun"
    if found["dead_lettered"]:
        return "late"
    return "waiting" if found["left"] else "served"


def _peak_wrong(params: Params, trace: Trace) -> list[Wrong]:
    minutes = params.length / 60
    return [
        Wrong("the figures of 2022", round(5 + 60 * minutes), "Pollers add 300 a minute now, up to 1,250."),
        Wrong("the ceiling at once", 1_250, "1,250 is the ceiling of a standard queue, reached after four minutes."),
        Wrong("stays as it begins", 5, "Pollers are added while messages wait."),
    ]


POINTS: tuple[Point[Params], ...] = (
    Point(
        "queue-held",
        "What holds the concurrency of a queue",
        lambda params: "What holds the number of runs at once where it is highest?" if _allowed(params) else "",
        lambda params, trace: HOLDS[trace.results["capped_by"]] if _told(params, trace) else None,
        lambda params, trace: trace.says,
        (SCALING, CONCURRENCY),
        wrong=held_wrong,
        places=_holding,
        event=_since,
    ),
    Point(
        "queue-peak",
        "How many runs of a queue there are at once",
        lambda params: (
            f"How many runs at once are there at most in {number(params.length, 's')}?" if _allowed(params) else ""
        ),
        lambda params, trace: int(trace.results["peak_concurrency"]) if _told(params, trace) else None,
        lambda params, trace: trace.says,
        (SCALING,),
        "runs",
        wrong=_peak_wrong,
    ),
    Point(
        "queue-fate",
        "What becomes of messages that wait for room",
        lambda params: f"What becomes of the messages within {number(params.length, 's')}?" if _allowed(params) else "",
        lambda params, trace: ENDS[_fate(trace)] if _told(params, trace) else None,
        lambda params, trace: trace.says,
        (ERRORS, CONFIGURE),
        wrong=lambda params, trace: [
            Wrong(f"thinks that {text}", text, _NO_END[name]) for name, text in ENDS.items() if name != _fate(trace)
        ],
    ),
)
