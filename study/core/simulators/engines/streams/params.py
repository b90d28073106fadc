"""The parameters of a stream's event source mapping: the records and their shards, and what happens after an error.

Records have a short text for addresses and the command line, parted by blanks: shard, key, second and how many,
`1@0x8` for eight at 0 s in shard 1, `1@2/0.5x8` for eight from 2 s on every half second, `2:ann@0.5` with a partition
key, and `1@0!` for one that the function cannot take.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

from study.core.problem import Problem
from study.core.simulators.arrivals import SECOND
from study.core.simulators.outcomes import microseconds, written
from study.core.simulators.parameters import parameter, read
from study.core.text.number import number
from study.core.text.plural import counted, ranges

GUIDE = "AWS Lambda Developer Guide, https://docs.aws.amazon.com/lambda/latest/dg/"
READ = ", read 2026-11-23"
KINESIS = f"{GUIDE}with-kinesis.html{READ}"
SETTINGS = f"{GUIDE}services-kinesis-parameters.html{READ}"
DISCARDED = f"{GUIDE}kinesis-on-failure-destination.html{READ}"
REPORTS = f"{GUIDE}services-kinesis-batchfailurereporting.html{READ}"
WINDOWS = f"{GUIDE}services-kinesis-windows.html, read 2026-11-26"
BATCHES = f"{GUIDE}invocation-eventsourcemapping.html{READ}"
METRICS = f"{GUIDE}monitoring-metrics-types.html{READ}"
API = "Lambda API of 20 May 2026 (botocore 1.43.11): "
STREAM_API = "Kinesis API of 20 May 2026 (botocore 1.43.11): IncreaseStreamRetentionPeriod"

DAY = 86_400
LATEST = 3_600
"""The last second at which a record may come. Our own choice."""

RECORDS = 1_000
CALLS = 20_000
"""Calls that one run may make."""

DESTINATIONS = {"none": "none", "sqs": "SQS queue", "sns": "SNS topic", "s3": "S3 bucket"}
RECORDS_TOO, BATCH_TOO = "records", "batch"

_ITEM = re.compile(r"(\d{1,3})(?::([\w.-]{1,20}))?@([\d.]{1,12})(?:/([\d.]{1,12}))?(?:x(\d{1,4}))?(!?)", re.ASCII)
_KEY = re.compile(r"[\w.-]{0,20}", re.ASCII)
WANTED = "Records: such as `1@0x8 1@4! 2:ann@1/0.5x4`: shard, key, second, step, how many, and ! for one that fails"


def _read_key(value: Any) -> tuple[str | None, str]:
    text = str(value)
    return (text, "") if _KEY.fullmatch(text) else (None, "Key: up to 20 letters, digits, dots and dashes.")


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a stream. One that is `poison` fails whatever call it is in.

    It comes at a whole microsecond: the engine counts in these, and finer moments have no text to be written as.
    """

    shard: int = parameter(1, "Shard", minimum=1, maximum=100, step=1)
    key: str = parameter("", "Partition key", read=_read_key, write=str)
    at: float = parameter(0.0, "Arrives at", unit="s", minimum=0, maximum=LATEST)
    poison: bool = parameter(False, "The function cannot take it")

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", round(self.at * SECOND) / SECOND)


def read_records(value: Any) -> tuple[tuple[Record, ...] | None, str]:
    """Read records from their short text, or from JSON objects, in a list or as text."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None, f"{WANTED}."
    if isinstance(value, str):
        return _short(value)
    if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
        return None, f"{WANTED}."
    if len(value) > RECORDS:
        return None, f"Records: at most {RECORDS:,}."
    found = []
    for place, one in enumerate(value, start=1):
        record, problems = read(Record, one)
        if problems:
            return None, f"Record {place}: {problems[0].message}"
        found.append(record)
    return tuple(found), ""


def _short(text: str) -> tuple[tuple[Record, ...] | None, str]:
    found: list[Record] = []
    for word in text.split():
        item = _ITEM.fullmatch(word)
        at, step = (microseconds(item[3]), microseconds(item[4] or "0")) if item else (None, None)
        times = int(item[5] or 1) if item else 0
        if not item or at is None or step is None or not times or not 1 <= int(item[1]) <= 100:
            return None, f"{WANTED}; {word[:40]} is not one."
        if at + step * (times - 1) > LATEST * SECOND:
            return None, f"Records: the last second is {LATEST:,}; {word[:40]} goes on longer."
        if len(found) + times > RECORDS:
            return None, f"Records: at most {RECORDS:,}."
        moments = ((at + turn * step) / SECOND for turn in range(times))
        found += [Record(int(item[1]), item[2] or "", moment, bool(item[6])) for moment in moments]
    return tuple(found), ""


def write_records(records: Iterable[Record]) -> str:
    """The inverse of `read_records`: what comes at even distances, or at once, is written once."""
    found: list[list[Record]] = []
    for record in records:
        last = found[-1] if found else []
        alike = last and (last[0].shard, last[0].key, last[0].poison) == (record.shard, record.key, record.poison)
        if alike and (len(last) == 1 or _step(last[-1], record) == _step(*last[:2])) and _step(last[-1], record) >= 0:
            last.append(record)
        else:
            found.append([record])
    return " ".join(map(_written, found))


def _step(one: Record, other: Record) -> int:
    return round(other.at * SECOND) - round(one.at * SECOND)


def _written(each: list[Record]) -> str:
    first = each[0]
    key = f":{first.key}" if first.key else ""
    step = _step(*each[:2]) if len(each) > 1 else 0
    every = f"/{written(step)}" if step else ""
    times = f"x{len(each)}" if len(each) > 1 else ""
    return f"{first.shard}{key}@{written(round(first.at * SECOND))}{every}{times}{'!' if first.poison else ''}"


def in_words(records: tuple[Record, ...]) -> str:
    """Records in words, shard by shard: `1 to 8 in shard 1 at 0 s; the function fails with 6 in its batch`."""
    if not records:
        return "none"
    parts = [_stretch(each) for each in _stretches(records)]
    bad = [place for place, record in enumerate(records, start=1) if record.poison]
    fails = f"; the function fails with {ranges(bad)} in its batch" if bad else "; none fails"
    return ", ".join(parts) + fails


def _stretches(records: tuple[Record, ...]) -> list[list[tuple[int, Record]]]:
    """Records of one shard in a row that come at even distances, or all at once."""
    found: list[list[tuple[int, Record]]] = []
    for place, record in enumerate(records, start=1):
        last = found[-1] if found else []
        if last and last[0][1].shard == record.shard:
            steps = [round(other.at - one.at, 6) for (_, one), (_, other) in pairwise([*last[:2], last[-1]])]
            step = round(record.at - last[-1][1].at, 6)
            if len(last) == 1 or step == steps[0]:
                last.append((place, record))
                continue
        found.append([(place, record)])
    return found


def _stretch(each: list[tuple[int, Record]]) -> str:
    first, last = each[0][1], each[-1][1]
    when = f"at {number(first.at, 's', places=6)}"
    if first.at != last.at:
        step = number(round(each[1][1].at - first.at, 6), "s", places=6)
        when = f"every {step} {when.replace('at', 'from')} to {number(last.at, 's', places=6)}"
    return f"{ranges([place for place, _ in each])} in shard {first.shard} {when}{_keys([one.key for _, one in each])}"


def _keys(keys: list[str]) -> str:
    """The keys of a stretch, as far as they come in turn by those alone."""
    turn = next(size for size in range(1, len(keys) + 1) if keys == (keys[:size] * len(keys))[: len(keys)])
    if turn == 1:
        return f", key {keys[0]}" if keys[0] else ""
    return f", keys {', '.join(key or 'none' for key in keys[:turn])}{' in turn' if turn < len(keys) else ''}"


@dataclass(frozen=True, slots=True)
class Params:
    """Records in the shards of a stream, and a mapping that brings them to a function in batches."""

    shards: int = parameter(1, "Shards", minimum=1, maximum=100, step=1, source=KINESIS)
    batch_size: int = parameter(
        100, "Batch size", unit="records", minimum=1, maximum=10_000, step=1, source=API + "BatchSize"
    )
    batch_window: int = parameter(
        0,
        "Batch window",
        unit="s",
        minimum=0,
        maximum=300,
        step=1,
        help="a batch that is not full waits so long",
        source=API + "MaximumBatchingWindowInSeconds",
    )
    tumbling_window: int = parameter(
        0,
        "Tumbling window",
        unit="s",
        minimum=0,
        maximum=900,
        step=1,
        help="a shard carries a state so long; the first one opens at 0 s, and 0 is none",
        source=API + "TumblingWindowInSeconds",
    )
    parallelization_factor: int = parameter(
        1,
        "Parallelization factor",
        minimum=1,
        maximum=10,
        step=1,
        help="batches of one shard at once; a key stays in order",
        source=API + "ParallelizationFactor",
    )
    max_retry_attempts: int = parameter(
        -1,
        "Maximum retry attempts",
        minimum=-1,
        maximum=10_000,
        step=1,
        help="−1 is without end",
        source=API + "MaximumRetryAttempts",
    )
    max_record_age: int = parameter(
        -1,
        "Maximum record age",
        minimum=-1,
        maximum=604_800,
        step=1,
        help="seconds; −1 is as long as the stream keeps it",
        source=API + "MaximumRecordAgeInSeconds",
    )
    bisect: bool = parameter(
        False, "Bisect on error", help="a batch that fails is split in two", source=API + "BisectBatchOnFunctionError"
    )
    report_failures: bool = parameter(
        False, "ReportBatchItemFailures", help="the function names the first record that failed", source=REPORTS
    )
    on_failure: str = parameter("none", "On-failure destination", choices=tuple(DESTINATIONS), source=DISCARDED)
    duration_ms: int = parameter(
        1_000, "Duration of a call", unit="ms", minimum=1, maximum=900_000, step=100, help="whatever is in the batch"
    )
    retention: int = parameter(
        DAY, "The stream keeps records", unit="s", minimum=DAY, maximum=365 * DAY, step=3_600, source=STREAM_API
    )
    records: tuple[Record, ...] = parameter(
        (*[Record()] * 5, Record(poison=True), *[Record()] * 2),
        "Records",
        read=read_records,
        write=write_records,
        words=in_words,
        of=Record,
        help="shard, @ second, x how many, ! for one that fails: 1@0x5 1@0! 1@0x2",
    )
    polls_per_s: int = parameter(
        1,
        "Polls of a shard",
        unit="per s",
        minimum=1,
        maximum=4,
        step=3,
        advanced=True,
        help="1 for Kinesis, 4 for DynamoDB",
        source=KINESIS,
    )
    poll_offset_ms: int = parameter(
        0, "The first poll", unit="ms", minimum=0, maximum=999, step=1, advanced=True, simplified=True
    )
    first_wait: float = parameter(
        1.0,
        "Wait before the first retry",
        unit="s",
        minimum=0.5,
        maximum=60,
        step=0.5,
        advanced=True,
        simplified=True,
        help="doubled for each further one, to 60 s; no figure is documented",
    )
    window_wait: int = parameter(
        120,
        "A tumbling window waits",
        unit="s",
        minimum=0,
        maximum=120,
        step=10,
        advanced=True,
        simplified=True,
        help="after its end, where no later record comes; documented is up to 2 minutes",
    )
    too_old: str = parameter(
        RECORDS_TOO,
        "Too old",
        choices=(RECORDS_TOO, BATCH_TOO),
        advanced=True,
        simplified=True,
        help="what is given up: the records alone, or the batch with its first one",
    )
    anew: bool = parameter(
        False,
        "Retries begin anew after a part of a batch succeeded",
        advanced=True,
        simplified=True,
        help="where failures are reported; not documented",
    )
    halves: bool = parameter(
        False,
        "A batch is halved where its first record is reported",
        advanced=True,
        simplified=True,
        help="where batches are split, too; not documented",
    )
    smaller_first: bool = parameter(
        True, "Of an odd batch the first part is the smaller", advanced=True, simplified=True
    )
    spread: int = parameter(
        0,
        "Keys on the parts of a shard",
        minimum=0,
        maximum=99,
        step=1,
        advanced=True,
        simplified=True,
        help="another number, another lane for a key; the rule is not documented",
    )


def oldest(params: Params) -> tuple[float, str]:
    """Seconds after which a record is given up, and what says so: `age` or `retention`."""
    age = params.max_record_age
    return (float(age), "age") if 0 <= age <= params.retention else (float(params.retention), "retention")


def effort(params: Params) -> int:
    """About how many calls a run makes, at most."""
    bad = sum(record.poison for record in params.records)
    tries = ceil(oldest(params)[0] / (60 + params.duration_ms / 1000)) + 10
    if params.max_retry_attempts >= 0:
        tries = min(tries, params.max_retry_attempts + 1)
    splits = ceil(params.batch_size).bit_length() if params.bisect or params.report_failures else 0
    ends = len(params.records) if params.tumbling_window else 0
    return len(params.records) + ends + bad * (tries + 2 * splits)


def check(params: Params) -> tuple[Problem, ...]:
    """Only what cannot be run."""
    last = max((record.shard for record in params.records), default=1)
    if last > params.shards:
        message = f"Records: there is no shard {last}; the stream has {counted(params.shards, 'shard')}."
        return (Problem(message, subject="records"),)
    if effort(params) > CALLS:
        message = f"At most {CALLS:,} calls in one run; these are about {effort(params):,}. Limit retries or age."
        return (Problem(message, subject="max_retry_attempts"),)
    return ()


def violations(params: Params) -> Iterator[tuple[str, str]]:
    """What AWS refuses, as rule and message."""
    if 0 <= params.max_record_age < 60:
        yield "record-age", f"A maximum record age is −1, or at least 60 s, not {params.max_record_age} s."
