"""What can be asked about any run of an asynchronous event, and the rules of ours that are varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.async_retries.params import DESTINATIONS, ERRORS, RECORDS, Params
from study.core.simulators.engines.async_retries.run import WAITS
from study.core.simulators.simulator import Model, Point, Trace, Wrong, told_by
from study.core.text.duration import in_seconds

ENDS = {
    None: "the function succeeded",
    "RetriesExhausted": "no retry attempt is left",
    "EventAgeExceeded": "the event is too old for the next attempt",
    "ReservedConcurrencyZero": "reserved concurrency is 0",
}

_NOT = {
    None: "No attempt ends well before Lambda gives up.",
    "RetriesExhausted": "Only function errors and timeouts use up retry attempts, and here some are left.",
    "EventAgeExceeded": "The maximum age is not reached by then.",
    "ReservedConcurrencyZero": "Only a reservation of exactly 0 stops a function.",
}


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Another growth of the back-off, which goes on after a function error or not, waits from the other end of an
    attempt, and a queue that adds a second."""
    yield replace(params, growth=params.growth + 1), 0
    yield replace(params, backoff_resets=not params.backoff_resets), 0
    yield replace(params, wait_from="start" if params.wait_from == "end" else "end"), 0


MODELS: tuple[Model[Params], ...] = (
    Model(
        "ignores the function timeout",
        "A run that reaches the function timeout ends there, as a function error.",
        lambda params: replace(params, function_timeout=900),
    ),
    Model(
        "overlooks the maximum age",
        "An event that is too old for its next attempt is given up, whatever retries are left.",
        lambda params: replace(params, max_event_age=21_600),
    ),
    Model(
        "counts the first run as a retry",
        "The first run is no retry: with R retries a failing function runs R + 1 times.",
        lambda params: (
            replace(params, max_retry_attempts=params.max_retry_attempts - 1) if params.max_retry_attempts else None
        ),
    ),
    Model(
        "expects a retry too many",
        "No more retries than allowed are made after function errors.",
        lambda params: (
            replace(params, max_retry_attempts=params.max_retry_attempts + 1)
            if params.max_retry_attempts < len(WAITS)
            else None
        ),
    ),
)


def _runs(params: Params, trace: Trace) -> int:
    return sum(row["result"] in ("ok", "error") for row in trace.results["attempts"])


def _runs_wrong(params: Params, trace: Trace) -> list[Wrong]:
    attempts = len(trace.results["attempts"])
    return [
        Wrong(
            "counts throttled attempts as runs", attempts, "A throttled attempt, or a 5xx, never reaches the function."
        ),
        Wrong("one run in any case", 1, "After a function error Lambda runs it again, up to the maximum of retries."),
        Wrong("three runs in any case", 3, "Three is the usual maximum: one run and two retries."),
        Wrong("runs it even so", _runs(params, trace) + 1, "Each attempt in the queue is one run at most."),
    ]


PLACES = range(1, 9)
"""The attempts on the figure of the inputs: more come about only where throttles go on for minutes."""


def _made(params: Params, trace: Trace) -> int:
    return len(trace.results["attempts"])


def _made_wrong(params: Params, trace: Trace) -> list[Wrong]:
    return [
        Wrong("counts retries alone", _made(params, trace) - 1, "The first attempt is one of them."),
        Wrong("three in any case", 3, "Three is the usual maximum after function errors: one run and two retries."),
        Wrong("one in any case", 1, "Lambda tries again after errors and throttles, as long as it may."),
        Wrong(
            "one too many", _made(params, trace) + 1, "It ends sooner: by a success, the retries or the maximum age."
        ),
    ]


def _end(params: Params, trace: Trace) -> str:
    return ENDS[trace.results["reason"]]


def _end_wrong(params: Params, trace: Trace) -> list[Wrong]:
    right = trace.results["reason"]
    return [Wrong(f"thinks that {text}", text, _NOT[name]) for name, text in ENDS.items() if name != right]


_WORDS = {"dlq": "dead-letter queue", "on_failure": "on-failure destination", "on_success": "on-success destination"}


def _where(params: Params, trace: Trace) -> str:
    names = [f"to the {_WORDS[name]} ({DESTINATIONS[getattr(params, name)]})" for name in trace.results["delivered_to"]]
    return " and ".join(names) or "nowhere"


def _where_wrong(params: Params, trace: Trace) -> list[Wrong]:
    found = [Wrong("expects nothing to be kept", "nowhere", "What is set for this end of the event gets it.")]
    for name, word in _WORDS.items():
        kind = getattr(params, name)
        shown = DESTINATIONS[kind] if kind != "none" else "SQS queue"
        if kind == "none":
            why = "None is set."
        elif params.delivery_fails:
            why = "It is set, but cannot be written to."
        else:
            why = "It is for the other end of an event." if name not in trace.results["delivered_to"] else "Not alone."
        found.append(Wrong(f"thinks of the {word}", f"to the {word} ({shown})", why))
    return found


RECORD, ALONE, NOTHING = (
    "the event, why it ended, and the function's answer",
    "the event alone, with an error code and message beside it",
    "nothing",
)


def _target(params: Params) -> str:
    """The target that is asked about: the first one that is set."""
    return next((name for name in ("dlq", "on_failure", "on_success") if getattr(params, name) != "none"), "")


def _gets(params: Params, trace: Trace) -> str | None:
    """What arrives there; None where the function never ran, of which the guide says nothing."""
    if _target(params) not in trace.results["delivered_to"]:
        return NOTHING
    if not _runs(params, trace):
        return None
    return ALONE if _target(params) == "dlq" else RECORD


def _gets_wrong(params: Params, trace: Trace) -> list[Wrong]:
    reasons = {
        RECORD: "A dead-letter queue gets nothing of the answer; only a destination does.",
        ALONE: "That is what a dead-letter queue gets; a destination gets a record of the invocation.",
        NOTHING: "It is set for this end of the event.",
    }
    right = _gets(params, trace)
    not_there = "It is not for this end of the event, or cannot be written to." if right == NOTHING else ""
    return [Wrong(f"expects {one}", one, not_there or reason) for one, reason in reasons.items() if one != right]


def _ended(params: Params, trace: Trace) -> float:
    return float(trace.results["ended_at"])


def _ended_wrong(params: Params, trace: Trace) -> list[Wrong]:
    rows = trace.results["attempts"]
    ran = sum(row["end"] - row["start"] for row in rows)
    return [
        Wrong("leaves the waits out", ran, "Between attempts the event waits in the queue."),
        Wrong(
            "leaves the runs out", max(_ended(params, trace) - ran, 0), "The time that the attempts take counts too."
        ),
        Wrong("always the maximum age", float(params.max_event_age), "It ends sooner where an attempt decides it."),
        Wrong("two retries in any case", float(sum(WAITS)), "The waits are those between the attempts that are made."),
    ]


POINTS: tuple[Point[Params], ...] = (
    Point(
        "event-attempts",
        "Which attempt is the last",
        lambda params: "How many attempts are made in all, those that are throttled among them?",
        _made,
        lambda params, trace: trace.says,
        (ERRORS,),
        "attempts",
        wrong=_made_wrong,
        places=lambda params: PLACES if params.outcomes else (),
        event=lambda params, trace: told_by(trace).get(f"attempt {_made(params, trace)}"),
    ),
    Point(
        "event-runs",
        "How often the function runs",
        lambda params: "How often does the function run?",
        _runs,
        lambda params, trace: trace.says,
        (ERRORS,),
        "runs",
        wrong=_runs_wrong,
    ),
    Point(
        "event-end",
        "Why the story of an event ends",
        lambda params: "Why does the story of the event end?",
        _end,
        lambda params, trace: trace.says,
        (ERRORS,),
        wrong=_end_wrong,
    ),
    Point(
        "event-where",
        "Where an event goes in the end",
        lambda params: "Where is a record of the event, or the event itself, in the end?",
        _where,
        lambda params, trace: trace.says,
        (RECORDS,),
        wrong=_where_wrong,
    ),
    Point(
        "event-record",
        "What a target gets of an event",
        lambda params: f"What arrives at the {_WORDS[_target(params)]} in the end?" if _target(params) else "",
        _gets,
        lambda params, trace: trace.says,
        (RECORDS,),
        wrong=_gets_wrong,
    ),
    Point(
        "event-ended",
        "When the story of an event ends",
        lambda params: (
            "A wait counts from the end of an attempt. After how many seconds does the story of the event end?"
        ),
        _ended,
        lambda params, trace: f"{trace.says} That is {in_seconds(_ended(params, trace))}.",
        (ERRORS,),
        "s",
        tolerance=0.001,
        wrong=_ended_wrong,
    ),
)
