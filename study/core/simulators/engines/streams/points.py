"""What can be asked about any run of a stream, the wrong models, and the rules of ours that are varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.streams.params import (
    BATCH_TOO,
    DISCARDED,
    KINESIS,
    METRICS,
    RECORDS_TOO,
    REPORTS,
    WINDOWS,
    Params,
    effort,
    violations,
)
from study.core.simulators.engines.streams.results import METADATA, NOTHING, OK, WHOLE
from study.core.simulators.simulator import Model, Point, Trace, Wrong
from study.core.text.plural import plural, ranges

MOST = 2_000
"""Calls of a run that is asked about: a dozen such runs are made for one question."""

PLACES = 40
"""So many records can be chosen on the figure of the inputs."""


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Other waits, other moments of the polls, and the other way wherever nothing is documented."""
    yield replace(params, first_wait=params.first_wait + 1.7), 0
    yield replace(params, first_wait=max(params.first_wait / 2, 0.5)), 0
    yield replace(params, poll_offset_ms=(params.poll_offset_ms + 370) % 1_000), 0
    yield replace(params, too_old=RECORDS_TOO if params.too_old == BATCH_TOO else BATCH_TOO), 0
    yield replace(params, anew=not params.anew), 0
    yield replace(params, halves=not params.halves), 0
    yield replace(params, smaller_first=not params.smaller_first), 0
    yield replace(params, spread=(params.spread + 1) % 100), 0
    yield replace(params, window_wait=120 - params.window_wait), 0


MODELS: tuple[Model[Params], ...] = (
    Model(
        "overlooks that batches are split",
        "A batch that fails is split in two, and each half comes by itself.",
        lambda params: replace(params, bisect=False),
    ),
    Model(
        "thinks that a batch that fails is split by itself",
        "It is split only where the mapping says so; else the whole of it comes again.",
        lambda params: None if params.bisect else replace(params, bisect=True),
    ),
    Model(
        "overlooks what the function reports",
        "Reported failures move the lane on to the first of them.",
        lambda params: replace(params, report_failures=False),
    ),
    Model(
        "counts the first call as a retry",
        "The first call is no retry: with R retries a record alone is called R + 1 times.",
        lambda params: (
            replace(params, max_retry_attempts=params.max_retry_attempts - 1) if params.max_retry_attempts > 0 else None
        ),
    ),
    Model(
        "expects a retry too many",
        "No more retries than allowed are made after function errors.",
        lambda params: (
            replace(params, max_retry_attempts=params.max_retry_attempts + 1)
            if 0 <= params.max_retry_attempts < 10_000
            else None
        ),
    ),
    Model(
        "takes a shard for one lane",
        "With a parallelization factor, each part of a shard is a lane of its own.",
        lambda params: replace(params, parallelization_factor=1),
    ),
    Model(
        "takes a tumbling window for a batch window",
        "A batch window gathers one batch. A tumbling window carries a state over all batches of its time.",
        lambda params: replace(params, tumbling_window=0, batch_window=min(params.tumbling_window, 300)),
    ),
)


def _runs(params: Params) -> bool:
    return bool(params.records) and effort(params) <= MOST and not list(violations(params))


def _allowed(params: Params) -> bool:
    """Whether calls may be counted: with tumbling windows it is not documented what the final one holds."""
    return _runs(params) and not params.tumbling_window


def is_windowed(params: Params) -> bool:
    """Windows without a gap in every shard, from the first one on, and no record that fails: whether a window without
    records is ended, and how parts of a shard share its state, is not documented."""
    if not params.tumbling_window or params.parallelization_factor > 1 or _bad(params):
        return False
    found = {(record.shard, int(record.at // params.tumbling_window)) for record in params.records}
    windows = 1 + max((window for _, window in found), default=0)
    return len(found) == params.shards * windows


def ends_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """How many calls do not end a window."""
    rows, calls = trace.results["windows"], trace.results["calls"]
    return [
        Wrong("one state for the whole stream", max(row["window"] for row in rows), "Each shard has its own state."),
        Wrong("one for each shard", params.shards, "The state is dropped at the end of every window."),
        Wrong("one for each record", len(params.records), "A window holds many records."),
        Wrong("counts every call", len(calls), "Within a window the state goes from one call to the next."),
        Wrong("once for all", 1, "Every window of every shard ends with a final call."),
    ]


def _bad(params: Params) -> list[int]:
    return [place for place, record in enumerate(params.records, start=1) if record.poison]


def _fails(params: Params) -> bool:
    return _allowed(params) and bool(_bad(params))


def _failing_wrong(params: Params, trace: Trace) -> list[Wrong]:
    retries = params.max_retry_attempts
    return [
        Wrong("one error, one call", len(_bad(params)), "A batch that fails comes again, whole or in parts."),
        Wrong("counts every call", len(trace.results["calls"]), "Calls without the bad record succeed."),
        Wrong("counts retries alone", max(retries, 0), "The calls before the first retry fail, too."),
        Wrong("one too many", trace.results["failing_calls"] + 1, "It ends sooner: by the retries or the age."),
    ]


def _lost(params: Params, trace: Trace) -> int:
    return len(trace.results["discarded"])


def _lost_wrong(params: Params, trace: Trace) -> list[Wrong]:
    return [
        Wrong("thinks of the bad ones alone", len(_bad(params)), "Others of the same batch go with it."),
        Wrong("expects no loss", 0, "What fails until retries or age are at their end is given up."),
        Wrong(
            "thinks of a whole batch", min(params.batch_size, len(params.records)), "The batch is smaller, or parted."
        ),
        Wrong("thinks of everything", len(params.records), "Other batches are good."),
    ]


def _first(params: Params, trace: Trace) -> int | None:
    return next(iter(trace.results["discarded"]), None)


def _first_wrong(params: Params, trace: Trace) -> list[Wrong]:
    first = _bad(params)[0]
    return [
        Wrong("thinks of the bad record", first, "The batch is given up from its first record on."),
        Wrong("thinks of the first record", 1, "It was in another batch, or in a part that succeeded."),
        Wrong("thinks of the next one", first + 1, "The bad record itself is given up."),
        Wrong("thinks of the one before", max(first - 1, 1), "What is before it is no part of what is given up."),
    ]


def _discard(params: Params, trace: Trace) -> int | None:
    """The event at which the first records are given up."""
    found = (place for place, event in enumerate(trace.events, start=1) if " given up" in event.what)
    return next(found, None)


def _again(params: Params, trace: Trace) -> str | None:
    """What the lane of the first call that fails is called with next."""
    calls = trace.results["calls"]
    failed = next((call for call in calls if call["result"] != OK), None)
    if failed is None:
        return None
    after = next((call for call in calls if call["lane"] == failed["lane"] and call["start"] >= failed["end"]), None)
    return "nothing more" if after is None else _records(after["records"])


def _records(places: list[int]) -> str:
    return f"{plural(len(places), 'record', 'records')} {ranges(places)}"


def _again_wrong(params: Params, trace: Trace) -> list[Wrong]:
    calls = trace.results["calls"]
    failed = next(call for call in calls if call["result"] != OK)
    held = failed["records"]
    bad = next(place for place in held if params.records[place - 1].poison)
    half = len(held) // 2
    kept = [place for place in held if place != bad]
    found = [
        Wrong("expects the same batch", _records(held), "What the settings say about a failed batch comes first."),
        Wrong("expects the bad record alone", _records([bad]), "Lambda does not know which one it is."),
        Wrong("expects nothing", "nothing more", "The lane goes on."),
    ]
    if half:
        found.append(Wrong("expects the first half", _records(held[:half]), "It is not split here, or further on."))
        found.append(Wrong("expects the second half", _records(held[half:]), "The first half comes first."))
    if kept:
        found.append(Wrong("expects the good ones", _records(kept), "A batch is not sifted."))
    if bad != held[0]:
        rest = held[held.index(bad) :]
        found.append(Wrong("expects the rest", _records(rest), "That is so only where the failure is reported."))
    return found


def _most_wrong(params: Params, trace: Trace) -> list[Wrong]:
    shards, factor = params.shards, params.parallelization_factor
    return [
        Wrong("takes the limit for what there is", shards * factor, "Not every lane has a batch at the same time."),
        Wrong("one for each shard", shards, "Each part of a shard is a lane, and needs records."),
        Wrong("one for each record", len(params.records), "A batch holds many records."),
        Wrong("one at a time", 1, "Lanes run beside one another."),
    ]


GETS = {
    "nothing": "Nothing is given up, or no destination is set.",
    "where the batch stands in the stream, without its records": "SQS and SNS get metadata: shard, numbers, times.",
    "where the batch stands in the stream, and its records": "S3 gets the whole batch with the metadata.",
}
_GETS = dict(zip((NOTHING, METADATA, WHOLE), GETS, strict=True))


def gets(trace: Trace) -> str:
    """What the on-failure destination gets, in words."""
    return _GETS[trace.results["destination_gets"]]


def gets_wrong(trace: Trace) -> list[Wrong]:
    """What it does not get."""
    found = [Wrong(f"thinks of {text}", text, why) for text, why in GETS.items() if text != gets(trace)]
    only = "the bad record alone"
    return [*found, Wrong("thinks of the bad record", only, "Lambda does not know which record of a batch is bad.")]


def _moves(params: Params, trace: Trace) -> float | None:
    return max(
        (row["blocked_until"] for row in trace.results["lanes"] if row["blocked_until"] is not None), default=None
    )


def _moves_wrong(params: Params, trace: Trace) -> list[Wrong]:
    first = next(call for call in trace.results["calls"] if call["result"] != OK)
    return [
        Wrong("after the first error", first["end"], "The lane is blocked until that batch is behind it."),
        Wrong("at once", first["start"], "A lane waits for its batch."),
        Wrong("at the end of the retention", float(params.retention), "Retries or age end it sooner."),
        Wrong("at the maximum age", float(params.max_record_age), "Age counts from the arrival of a record."),
    ]


POINTS: tuple[Point[Params], ...] = (
    Point(
        "stream-first-lost",
        "Which record of a stream is given up first",
        lambda params: "Which is the first record that is given up?" if _fails(params) else "",
        _first,
        lambda params, trace: trace.says,
        (DISCARDED, REPORTS),
        wrong=_first_wrong,
        places=lambda params: range(1, len(params.records) + 1) if len(params.records) <= PLACES else (),
        event=_discard,
    ),
    Point(
        "stream-failing",
        "How many calls of a stream's function fail",
        lambda params: "How many calls of the function fail?" if _fails(params) else "",
        lambda params, trace: int(trace.results["failing_calls"]),
        lambda params, trace: trace.says,
        (DISCARDED,),
        "calls",
        wrong=_failing_wrong,
    ),
    Point(
        "stream-lost",
        "How many records of a stream are given up",
        lambda params: "How many records are given up?" if _fails(params) else "",
        _lost,
        lambda params, trace: trace.says,
        (DISCARDED, REPORTS),
        "records",
        wrong=_lost_wrong,
    ),
    Point(
        "stream-again",
        "What comes after a call that fails",
        lambda params: "After the first call that fails, with what is that lane called next?" if _fails(params) else "",
        _again,
        lambda params, trace: trace.says,
        (DISCARDED, REPORTS),
        wrong=_again_wrong,
    ),
    Point(
        "stream-most",
        "How many calls of a stream run at once",
        lambda params: "How many calls run at once, at most?" if _allowed(params) else "",
        lambda params, trace: int(trace.results["max_concurrency"]),
        lambda params, trace: f"{trace.says} Shards × factor: at most {trace.results['concurrency_limit']}.",
        (KINESIS,),
        "calls",
        wrong=_most_wrong,
    ),
    Point(
        "stream-windows",
        "How many calls end a tumbling window",
        lambda params: (
            "In how many calls is isFinalInvokeForWindow true?" if _runs(params) and is_windowed(params) else ""
        ),
        lambda params, trace: len(trace.results["windows"]),
        lambda params, trace: trace.says,
        (WINDOWS,),
        "calls",
        wrong=ends_wrong,
    ),
    Point(
        "stream-sent",
        "What a destination of a stream gets",
        lambda params: "What does the on-failure destination get?" if _fails(params) else "",
        lambda params, trace: None if trace.results["expired"] else gets(trace),
        lambda params, trace: trace.says,
        (DISCARDED,),
        wrong=lambda params, trace: gets_wrong(trace),
    ),
    Point(
        "stream-moves",
        "When a lane moves on",
        lambda params: "At which second is the last batch that failed behind its lane?" if _fails(params) else "",
        _moves,
        lambda params, trace: trace.says,
        (DISCARDED, METRICS),
        "s",
        tolerance=0.001,
        wrong=_moves_wrong,
    ),
)
