"""Useful starting states."""

from study.core.simulators.engines.streams.params import Params, Record
from study.core.simulators.simulator import Preset


def steady(shards: int, seconds: int, bad: tuple[int, int] = (0, 0)) -> tuple[Record, ...]:
    """Records that come to every shard twice a second; of shard `bad[0]` record `bad[1]` fails."""
    turns = range(1, 2 * seconds + 1)
    return tuple(Record(shard, "", turn / 2, (shard, turn) == bad) for shard in range(1, shards + 1) for turn in turns)


def keyed(shards: int, keys: int, seconds: int) -> tuple[Record, ...]:
    """One record a second of each key in each shard, in the order of keys."""
    each = [(shard, key) for shard in range(1, shards + 1) for key in range(1, keys + 1)]
    return tuple(Record(shard, f"k{key}", float(at)) for shard, key in each for at in range(seconds))


PRESETS = (
    Preset(
        "blocked",
        "One bad record, and the usual settings",
        Params(shards=3, batch_size=8, batch_window=4, records=steady(3, 20, (2, 22))),
        "Nobody changed a setting. How long does the bad record hold up its shard?",
        terms=("blocked", "poison", "by default", "until the batch succeeds", "retention"),
    ),
    Preset(
        "two-retries",
        "Two retries, then the batch is given up",
        Params(shards=3, batch_size=8, batch_window=4, max_retry_attempts=2, records=steady(3, 28, (2, 22))),
        "How many good records are lost together with the bad one?",
        terms=("maximumretryattempts", "retried", "retries"),
    ),
    Preset(
        "split",
        "A batch that fails is split",
        Params(
            shards=3,
            batch_size=8,
            batch_window=4,
            max_retry_attempts=2,
            bisect=True,
            on_failure="sqs",
            records=steady(3, 28, (2, 22)),
        ),
        "How many calls fail until the bad record is alone and given up?",
        terms=("bisect", "split", "half"),
    ),
    Preset(
        "reported",
        "The function says which record failed",
        Params(
            shards=1,
            batch_size=8,
            batch_window=4,
            max_retry_attempts=1,
            report_failures=True,
            records=steady(1, 20, (1, 22)),
        ),
        "What comes again after the first call that reports a failure?",
        terms=("reportbatchitemfailures", "partial", "name the records"),
    ),
    Preset(
        "parallel",
        "Several batches of one shard at once",
        Params(
            shards=2,
            batch_size=10,
            parallelization_factor=5,
            duration_ms=3_000,
            max_retry_attempts=0,
            records=keyed(2, 7, 8),
        ),
        "A key stays in order. How many calls run at once?",
        terms=("parallelization factor", "at once", "partition key", "in parallel"),
    ),
    Preset(
        "too-old",
        "Records that may be two minutes old",
        Params(batch_size=8, batch_window=4, max_record_age=120, on_failure="s3", records=steady(1, 20, (1, 6))),
        "The retries have no end, but the age has. When does the lane move on?",
        terms=("maximumrecordageinseconds", "how old", "age"),
    ),
    Preset(
        "small-batches",
        "Few records, and no window",
        Params(batch_size=100, duration_ms=200, records=steady(1, 12)),
        "Two records a second. How full are the batches, and what would a window change?",
        terms=("batch window", "few records"),
    ),
    Preset(
        "windows",
        "A sum of every 20 s",
        Params(
            shards=2,
            batch_size=8,
            batch_window=4,
            tumbling_window=20,
            max_retry_attempts=1,
            duration_ms=400,
            records=steady(2, 49),
        ),
        "A state goes from call to call. How many calls end a window, and what do they count?",
        terms=("tumbling", "aggregat", "running state", "stateful"),
    ),
)
