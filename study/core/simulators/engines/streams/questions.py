"""Questions about streams and the records that a function cannot take."""

from random import Random

from study.core.simulators.engines.streams.askable import is_even, is_wide, loses, splits, tells
from study.core.simulators.engines.streams.params import DISCARDED, KINESIS, REPORTS, SETTINGS, WINDOWS, Params, Record
from study.core.simulators.engines.streams.points import GETS, ends_wrong, gets, gets_wrong
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.duration import span
from study.core.text.plural import counted

SETTING = {
    (False, False): "splits no batch and the function reports nothing",
    (True, False): "splits a batch that fails",
    (False, True): "has ReportBatchItemFailures on, and the function names the bad record",
}


def _batch(size: int, bad: int) -> tuple[Record, ...]:
    return (*[Record()] * (bad - 1), Record(poison=True), *[Record()] * (size - bad))


def _bad(params: Params) -> int:
    return next(place for place, record in enumerate(params.records, start=1) if record.poison)


def _told(params: Params) -> str:
    size, retries = params.batch_size, params.max_retry_attempts
    return (
        f"A batch of {size} records of one Kinesis shard reaches a function, and the function fails whenever record "
        f"{_bad(params)} is in a batch. The mapping allows {counted(retries, 'retry', 'retries')}"
    )


def _draw_splits(rng: Random) -> Params:
    size = rng.choice((2, 4, 8, 16, 32))
    records = _batch(size, rng.randrange(1, size + 1))
    return Params(batch_size=size, max_retry_attempts=rng.randrange(6), bisect=True, records=records)


def _ask_splits(params: Params, trace: Trace) -> Asked | None:
    halvings = params.batch_size.bit_length() - 1
    retries, answer = params.max_retry_attempts, trace.results["failing_calls"]
    wrong = (
        Wrong("lets a split use up a retry", max(halvings, retries) + 1, "A split uses up no retry."),
        Wrong("forgets the splits", retries + 1, "Each batch that holds the record fails once before it is split."),
        Wrong("forgets the first call of it alone", halvings + retries, "Alone, it is called once and then retried."),
        Wrong("retries before each split", (halvings + 1) * (retries + 1), "A batch that fails is split at once."),
        Wrong("counts the good halves too", 2 * halvings + retries + 1, "A half without the bad record succeeds."),
        Wrong("tries each record", params.batch_size + retries, "Whole halves are good; they are not split again."),
    )
    prompt = f"{_told(params)} and splits a batch that fails. How many calls fail in all?"
    working = (
        f"{counted(halvings, 'batch', 'batches')} with the record fail and are split, then it fails alone "
        f"1 + {retries} times: {halvings} + {retries + 1} = {answer}"
    )
    return asked(prompt, answer, "calls", wrong, working, (DISCARDED,))


def _draw_lost(rng: Random) -> Params:
    size = rng.randrange(5, 21)
    bisect, report = rng.choice(tuple(SETTING))
    return Params(
        batch_size=size,
        max_retry_attempts=rng.randrange(4),
        bisect=bisect,
        report_failures=report,
        records=_batch(size, rng.randrange(3, size)),
    )


def _ask_lost(params: Params, trace: Trace) -> Asked | None:
    size, bad = params.batch_size, _bad(params)
    answer = len(trace.results["discarded"])
    wrong = (
        Wrong("thinks of the whole batch", size, "What succeeded, or was reported as done, is not given up."),
        Wrong("thinks of the bad record alone", 1, "Only a split parts the bad record from those behind it."),
        Wrong("gives up what is before it", bad - 1, "What is before the record that is reported counts as done."),
        Wrong("keeps the bad one", size - bad, "The bad record is given up as well."),
        Wrong("expects no loss", 0, "When no retry is left, the batch is given up so that the lane can go on."),
        Wrong("gives up one half", size // 2, "A half that fails is split again, down to one record."),
    )
    setting = SETTING[params.bisect, params.report_failures]
    prompt = f"{_told(params)} and {setting}. How many records are given up?"
    working = {
        (False, False): f"The batch as a whole fails and is given up: {answer}",
        (True, False): f"It is split until record {bad} is alone: {answer}",
        (False, True): f"What is before record {bad} counts as done; records {bad} to {size} come again: {answer}",
    }[params.bisect, params.report_failures]
    return asked(prompt, answer, "records", wrong, working, (DISCARDED, REPORTS))


def _draw_wide(rng: Random) -> Params:
    return Params(shards=rng.randrange(2, 13), parallelization_factor=rng.randrange(2, 11))


def _ask_wide(params: Params, trace: Trace) -> Asked | None:
    shards, factor, answer = params.shards, params.parallelization_factor, trace.results["concurrency_limit"]
    wrong = (
        Wrong("one for each shard", shards, "The factor multiplies them."),
        Wrong("the factor alone", factor, "The factor is for each shard."),
        Wrong("adds them", shards + factor, "Each shard has as many as the factor says."),
        Wrong("the account limit", 1_000, "A stream's mapping cannot run more at once than its lanes."),
        Wrong("ten a shard", 10 * shards, "10 is the largest factor, not the one that is set."),
    )
    prompt = (
        f"A Kinesis stream has {shards} shards, and its mapping a parallelization factor of {factor}. How many "
        "invocations of the function run at once, at most?"
    )
    return asked(prompt, answer, "invocations", wrong, f"{shards} × {factor} = {answer}", (KINESIS, SETTINGS))


def _draw_gets(rng: Random) -> Params:
    size = rng.randrange(3, 12)
    return Params(
        batch_size=size,
        max_retry_attempts=rng.randrange(4),
        on_failure=rng.choice(("none", "sqs", "sns", "s3")),
        records=_batch(size, rng.randrange(1, size + 1)),
    )


_SET = {
    "none": "has no on-failure destination",
    "sqs": "has an SQS queue as its on-failure destination",
    "sns": "has an SNS topic as its on-failure destination",
    "s3": "has an S3 bucket as its on-failure destination",
}


def _ask_gets(params: Params, trace: Trace) -> Asked | None:
    prompt = f"{_told(params)} and {_SET[params.on_failure]}. What is sent when the batch is given up?"
    return asked(prompt, gets(trace), "", gets_wrong(trace), GETS[gets(trace)], (DISCARDED,))


def _draw_windows(rng: Random) -> Params:
    shards, window, each = rng.randrange(2, 6), rng.choice((20, 30, 60, 120)), rng.choice((2, 4, 5))
    turns, step = rng.randrange(2, 8) * each, window // each
    records = tuple(Record(shard, "", float(turn * step)) for shard in range(1, shards + 1) for turn in range(turns))
    return Params(shards=shards, tumbling_window=window, records=records)


def _ask_windows(params: Params, trace: Trace) -> Asked | None:
    shards, window, answer = params.shards, params.tumbling_window, len(trace.results["windows"])
    step, times = int(params.records[1].at), len(params.records) // shards
    whole = step * times // window
    prompt = (
        f"A Kinesis stream has {shards} shards, and its mapping a tumbling window of {window} s. As a window opens, "
        f"each shard begins to get a record every {step} s, {times} in all. In how many calls is "
        "isFinalInvokeForWindow true, when all windows are over?"
    )
    working = (
        f"{times} × {step} s are {span(step * times)}, which is {whole} windows of {window} s. Each shard has its own "
        f"state: {shards} × {whole} = {answer}"
    )
    return asked(prompt, answer, "calls", ends_wrong(params, trace), working, (WINDOWS,))


MAKERS = (
    Maker("splits", "Failing calls of a batch that is split", _draw_splits, where(splits, _ask_splits)),
    Maker("lost", "Records that are given up", _draw_lost, where(loses, _ask_lost)),
    Maker("wide", "How many invocations a stream runs at once", _draw_wide, where(is_wide, _ask_wide)),
    Maker("windows", "Calls that end a tumbling window", _draw_windows, where(is_even, _ask_windows)),
    Maker("sent", "What an on-failure destination of a stream gets", _draw_gets, where(tells, _ask_gets)),
)
