"""Streams in words, worked out by hand; what is set if nothing is said; and the ends of what can be given."""

from typing import Any

import pytest

from study.core.simulators.engines.streams import PLUGIN
from study.core.simulators.engines.streams.params import (
    Params,
    Record,
    check,
    in_words,
    oldest,
    read_records,
    write_records,
)
from study.core.simulators.parameters import declared, read
from tests.core.simulators.reference import results

POLL = "A poll brought {}, and there is no batch window."
DONE = "All of them count as done."
SPLIT = "It is split in two, which uses up no retry."
LAST = "No retry is left, so it is given up."
DROPPED = "The state is dropped; the next window begins without one."
ENDED = "Its records are behind the lane, and no more are expected."

# Inputs, the run in short, and its last events. A call takes a second, a wait begins with one, unless it says so.
TOLD: tuple[tuple[dict[str, Any], str, list[tuple[float, str, str, str, str]]], ...] = (
    (
        {"records": ""},
        "No record comes, so nothing is called.",
        [],
    ),
    (
        {"records": "1@0.5", "max_record_age": 0},
        "0 calls, none of which fails. Record 1 is given up: the maximum record age is over.",
        [(1.0, "record 1 given up, lost", "shard 1", "failed", "The maximum record age is 0 s.")],
    ),
    (
        {"records": "1@0x2 1@0!", "max_retry_attempts": 1, "on_failure": "sqs"},
        "2 of 2 calls fail. Records 1 to 3 are given up: no retry is left. A lane stands still for 3 s, until 3 s.",
        [
            (0.0, "records 1 to 3: function error", "shard 1", "failed",
             f"{POLL.format('3 records')} Retry 1 of 1 follows after a wait, and the lane is blocked."),
            (2.0, "records 1 to 3: function error", "shard 1", "failed",
             f"The same records again. Retry 1 of 1. {LAST}"),
            (3.0, "records 1 to 3 given up, to the SQS queue", "shard 1", "failed",
             "The setting allows 1 retry, no more."),
        ],
    ),
    (
        {"records": "1@0!", "max_record_age": 60, "first_wait": 20, "on_failure": "sns"},
        "2 of 2 calls fail. Record 1 is given up: the maximum record age is over. "
        "A lane stands still for 1 min, until 1:00.",
        [
            (0.0, "record 1: function error", "shard 1", "failed",
             f"{POLL.format('1 record')} Retry 1 follows after a wait, and the lane is blocked."),
            (21.0, "record 1: function error", "shard 1", "failed",
             "The same records again. Retry 1. Its records are older than 1 min by the next retry, so it is given up."),
            (60.0, "record 1 given up, to the SNS topic", "shard 1", "failed", "The maximum record age is 1 min."),
        ],
    ),
    (  # A call every 960 s; the last one at 86,400 s, when the record is not too old yet.
        {"records": "1@0!", "duration_ms": 900_000, "first_wait": 60, "on_failure": "sqs"},
        "91 of 91 calls fail. Record 1 is given up: the stream keeps nothing longer. "
        "A lane stands still for 1 d 15 min, until 1 d 15 min.",
        [
            (86_400.0, "record 1: function error", "shard 1", "failed",
             "The same records again. Retry 90. The stream keeps its records for 1 d only, so it is given up."),
            (87_300.0, "record 1 given up, lost", "shard 1", "failed", "The stream keeps records for 1 d."),
        ],
    ),
    (
        {"records": "1@0x3 1@0!", "bisect": True, "max_retry_attempts": 0, "on_failure": "s3", "batch_size": 4},
        "3 of 5 calls fail. Record 4 is given up: no retry is left. A lane stands still for 5 s, until 5 s.",
        [
            (0.0, "records 1 to 4: function error", "shard 1", "failed", f"The batch is full with 4 records. {SPLIT}"),
            (1.0, "records 1, 2: succeeds", "shard 1", "served", f"The first half of a batch that failed. {DONE}"),
            (2.0, "records 3, 4: function error", "shard 1", "failed",
             f"The second half of a batch that failed. {SPLIT}"),
            (3.0, "record 3: succeeds", "shard 1", "served", f"The first half of a batch that failed. {DONE}"),
            (4.0, "record 4: function error", "shard 1", "failed", f"The second half of a batch that failed. {LAST}"),
            (5.0, "record 4 given up, to the S3 bucket", "shard 1", "failed", "The setting allows 0 retries, no more."),
        ],
    ),
    (
        {"records": "1@0 1@0! 1@0", "report_failures": True, "bisect": True, "max_retry_attempts": 0,
         "batch_window": 5},
        "2 of 2 calls fail. Records 2, 3 are given up: no retry is left. A lane stands still for 2 s, until 7 s.",
        [
            (5.0, "records 1 to 3: failures reported", "shard 1", "failed",
             "The batch window of 5 s is over. What is before the reported one counts as done; the rest comes again, "
             "which uses up no retry."),
            (6.0, "records 2, 3: failures reported", "shard 1", "failed",
             f"The records from the first that was reported on. {LAST}"),
            (7.0, "records 2, 3 given up, lost", "shard 1", "failed", "The setting allows 0 retries, no more."),
        ],
    ),
    (
        {"records": "1@0x2 2@0!", "shards": 2, "max_retry_attempts": 0, "duration_ms": 2_000},
        "1 of 2 calls fails. Record 3 is given up: no retry is left. A lane stands still for 2 s, until 2 s.",
        [
            (0.0, "records 1, 2: succeeds", "shard 1", "served", f"{POLL.format('2 records')} {DONE}"),
            (0.0, "record 3: function error", "shard 2", "failed", f"{POLL.format('1 record')} {LAST}"),
            (2.0, "record 3 given up, lost", "shard 2", "failed", "The setting allows 0 retries, no more."),
        ],
    ),
    (  # Shard 1 stands still for a second and later, shard 2 for three: the longer one is told.
        {"records": "1@10! 2@0! 2@0", "shards": 2, "max_retry_attempts": 0, "bisect": True},
        "3 of 4 calls fail. Records 1, 2 are given up: no retry is left. A lane stands still for 3 s, until 3 s.",
        [
            (10.0, "record 1: function error", "shard 1", "failed", f"{POLL.format('1 record')} {LAST}"),
            (11.0, "record 1 given up, lost", "shard 1", "failed", "The setting allows 0 retries, no more."),
        ],
    ),
    (  # A record whose age is at its end is called, also where one that is over takes its batch along.
        {"records": "1@0 1@0!", "bisect": True, "max_record_age": 60, "duration_ms": 30_000, "too_old": "batch",
         "max_retry_attempts": 0},
        "2 of 3 calls fail. Record 2 is given up: no retry is left. A lane stands still for 1 min 30 s, until 1:30.",
        [
            (60.0, "record 2: function error", "shard 1", "failed", f"The second half of a batch that failed. {LAST}"),
            (90.0, "record 2 given up, lost", "shard 1", "failed", "The setting allows 0 retries, no more."),
        ],
    ),
    (  # Of the second half one is 61 s old, one 60 s.
        {"records": "1@0x3 1@1!", "bisect": True, "batch_window": 1, "max_record_age": 60, "duration_ms": 30_000,
         "max_retry_attempts": 0},
        "2 of 3 calls fail. Records 3, 4 are given up: the maximum record age is over, or no retry is left. "
        "A lane stands still for 1 min 30 s, until 1:31.",
        [
            (61.0, "record 3 given up, lost", "shard 1", "failed", "The maximum record age is 1 min."),
            (61.0, "record 4: function error", "shard 1", "failed", f"The second half of a batch that failed. {LAST}"),
            (91.0, "record 4 given up, lost", "shard 1", "failed", "The setting allows 0 retries, no more."),
        ],
    ),
    (  # At 66 s the first one is too old; the retry of the others is still the first.
        {"records": "1@0! 1@20 1@20!", "batch_window": 20, "report_failures": True, "max_record_age": 60,
         "first_wait": 45, "max_retry_attempts": 1},
        "2 of 2 calls fail. Records 1, 3 are given up: the maximum record age is over, or no retry is left. "
        "A lane stands still for 47 s, until 1:07.",
        [
            (20.0, "records 1 to 3: failures reported", "shard 1", "failed",
             "The batch window of 20 s is over. Retry 1 of 1 follows after a wait, and the lane is blocked."),
            (66.0, "record 1 given up, lost", "shard 1", "failed", "The maximum record age is 1 min."),
            (66.0, "records 2, 3: failures reported", "shard 1", "failed",
             f"The same records again. Retry 1 of 1. {LAST}"),
            (67.0, "record 3 given up, lost", "shard 1", "failed", "The setting allows 1 retry, no more."),
        ],
    ),
    (  # The same where retries begin anew: one would follow at 112 s, when the record is too old.
        {"records": "1@0! 1@20 1@20!", "batch_window": 20, "report_failures": True, "max_record_age": 60,
         "first_wait": 45, "max_retry_attempts": 1, "anew": True},
        "2 of 2 calls fail. Records 1, 3 are given up: the maximum record age is over. "
        "A lane stands still for 1 min, until 1:20.",
        [(80.0, "record 3 given up, lost", "shard 1", "failed", "The maximum record age is 1 min.")],
    ),
    (  # At 20 s the next window's record is at hand, but a poll without a batch window has closed the batch.
        {"records": "1@0 1@5 1@11", "tumbling_window": 10, "duration_ms": 20_000},
        "5 calls, none of which fails. 2 tumbling windows end with a final call.",
        [
            (20.0, "record 2: succeeds", "shard 1", "served",
             f"{POLL.format('1 record')} Its state counts 1 record. {DONE}"),
            (40.0, "final call of window 1", "shard 1", "served", f"{ENDED} Its state counts 2 records. {DROPPED}"),
            (60.0, "record 3: succeeds", "shard 1", "served", f"{POLL.format('1 record')} Its state is empty. {DONE}"),
            (140.0, "final call of window 2", "shard 1", "served", f"{ENDED} Its state counts 1 record. {DROPPED}"),
        ],
    ),
    (
        {"records": "1@0! 1@0.5x2", "max_retry_attempts": 0, "max_record_age": 60, "duration_ms": 90_000},
        "1 of 1 call fails. Records 1 to 3 are given up: no retry is left, or the maximum record age is over. "
        "A lane stands still for 1 min 30 s, until 1:30.",
        [
            (90.0, "record 1 given up, lost", "shard 1", "failed", "The setting allows 0 retries, no more."),
            (90.0, "records 2, 3 given up, lost", "shard 1", "failed", "The maximum record age is 1 min."),
        ],
    ),
    (  # Shards at work from 0 and from 11 s on; the last window waits for two minutes after its end at 20 s.
        {"records": "1@0x2 1@11", "tumbling_window": 10, "parallelization_factor": 2},
        "4 calls, none of which fails. 2 tumbling windows end with a final call.",
        [
            (0.0, "records 1, 2: succeeds", "shard 1, part 1", "served",
             f"{POLL.format('2 records')} Its state is empty. {DONE}"),
            (11.0, "final call of window 1", "shard 1, part 1", "served",
             f"{ENDED} Its state counts 2 records. {DROPPED}"),
            (12.0, "record 3: succeeds", "shard 1, part 1", "served",
             f"{POLL.format('1 record')} Its state is empty. {DONE}"),
            (140.0, "final call of window 2", "shard 1, part 1", "served",
             f"{ENDED} Its state counts 1 record. {DROPPED}"),
        ],
    ),
    (
        {"records": "2@0 2@12", "shards": 2, "tumbling_window": 10, "batch_window": 60},
        "4 calls, none of which fails. 2 tumbling windows end with a final call.",
        [
            (12.0, "record 1: succeeds", "shard 2", "served",
             f"A record of the next tumbling window is at hand. Its state is empty. {DONE}"),
            (13.0, "final call of window 1", "shard 2", "served", f"{ENDED} Its state counts 1 record. {DROPPED}"),
            (74.0, "record 2: succeeds", "shard 2", "served",
             f"The batch window of 1 min is over. Its state is empty. {DONE}"),
            (140.0, "final call of window 2", "shard 2", "served", f"{ENDED} Its state counts 1 record. {DROPPED}"),
        ],
    ),
)  # fmt: skip


def test_each_call_is_told_by_what_brought_it_and_what_follows() -> None:
    for inputs, says, events in TOLD:
        params, problems = read(Params, inputs)
        assert params and not problems
        found = PLUGIN.run(params, 0)
        assert found.says == says, inputs
        last = [(event.at, event.what, event.who, event.state, event.why) for event in found.events][-len(events) :]
        assert not events or last == events, inputs


# Lambda API of 20 May 2026 (botocore 1.43.11), CreateEventSourceMapping; Kinesis API of that day, CreateStream.
DEFAULTS = {
    "batch_size": 100,
    "batch_window": 0,
    "tumbling_window": 0,
    "parallelization_factor": 1,
    "max_retry_attempts": -1,
    "max_record_age": -1,
    "bisect": False,
    "report_failures": False,
    "retention": 86_400,
}


OWN = {"poll_offset_ms", "first_wait", "window_wait", "too_old", "anew", "halves", "smaller_first", "spread"}
"""What no page says: marked as simplified, so that nothing that hangs on it is asked."""


def test_what_nobody_sets_is_as_the_api_has_it() -> None:
    assert {name: getattr(Params(), name) for name in DEFAULTS} == DEFAULTS
    assert {name for name, about in declared(Params).items() if about.simplified} == OWN
    assert {name for name, about in declared(Params).items() if about.advanced} == {*OWN, "polls_per_s"}


def test_every_lane_has_a_row() -> None:
    for shards, factor in ((1, 1), (2, 1), (1, 3), (2, 3)):
        found = results(PLUGIN, shards=shards, parallelization_factor=factor, records=f"{shards}@0")
        assert [row["lane"] for row in found["lanes"]] == list(range(1, shards * factor + 1))
        assert {row["blocked_from"] for row in found["lanes"]} == {None}


TEXTS: tuple[tuple[tuple[Record, ...], str, str], ...] = (
    ((), "", "none"),
    ((Record(),), "1@0", "1 in shard 1 at 0 s; none fails"),
    ((Record(),) * 2, "1@0x2", "1, 2 in shard 1 at 0 s; none fails"),
    (
        (Record(at=1.0), Record(at=1.5), Record(at=2.0), Record(at=3.0)),
        "1@1/0.5x3 1@3",
        "1 to 3 in shard 1 every 0.5 s from 1 s to 2 s, 4 in shard 1 at 3 s; none fails",
    ),
    (
        (Record(2, "a", 2.0), Record(2, "a", 1.0)),
        "2:a@2 2:a@1",
        "1, 2 in shard 2 every −1 s from 2 s to 1 s, key a; none fails",
    ),
    (
        (Record(1, "a"), Record(1, "b"), Record(1, "a"), Record(1, "b", 0.0, True)),
        "1:a@0 1:b@0 1:a@0 1:b@0!",
        "1 to 4 in shard 1 at 0 s, keys a, b in turn; the function fails with 4 in its batch",
    ),
    (
        (Record(1, "a"), Record(1), Record(1, "b")),
        "1:a@0 1@0 1:b@0",
        "1 to 3 in shard 1 at 0 s, keys a, none, b; none fails",
    ),
)


def test_records_are_written_as_short_as_they_can_be_read() -> None:
    for records, text, words in TEXTS:
        assert (write_records(records), in_words(records)) == (text, words)
        assert read_records(text) == (records, "")


LAST_SECOND, MOST, WANTED = "the last second is 3,600", "at most 1,000", "Records: such as"
ENDS: tuple[tuple[object, str], ...] = (
    ("1@3600", ""),
    ("1@3600.000001", LAST_SECOND),
    ("1@3599/0.5x3", ""),
    ("1@3599/0.5x4", LAST_SECOND),
    ("1@0x600 1@0x400", ""),
    ("1@0x600 1@0x401", MOST),
    ([{}] * 1_000, ""),
    ([{}] * 1_001, MOST),
    ([{"at": 3_600}], ""),
    ([{"at": 3_601}], "Record 1: Arrives at"),
    ([{"key": "a" * 20}], ""),
    ([{"key": "a" * 21}], "Record 1: Key: up to 20"),
    ([{}, {"shard": 0}], "Record 2: Shard"),
    ("100@0", ""),
    ("101@0", WANTED),
    ("0@0", WANTED),
    ("1@0x0", WANTED),
    (7, WANTED),
    ([7], WANTED),
    ({"shard": 1}, WANTED),
    ("[7]", WANTED),
    ("[" * 100_000, WANTED),
    (' [{"shard": 2}]', ""),
)


@pytest.mark.parametrize(("given", "says"), ENDS, ids=lambda one: repr(one)[:30])
def test_records_are_read_up_to_their_ends(given: object, says: str) -> None:
    found, message = read_records(given)
    assert (found is None) == bool(says) and says in message and bool(says) == bool(message)


YEAR = 31_536_000
BAD = "1@0x998 1@0x2!"
# Records, tumbling windows, and for each bad one its tries and twice the halvings: 20,000 at most.
EFFORTS: tuple[tuple[dict[str, Any], bool], ...] = (
    ({"records": BAD, "max_retry_attempts": 9_499, "retention": YEAR}, True),  # 1,000 + 2 × 9,500
    ({"records": BAD, "max_retry_attempts": 9_500, "retention": YEAR}, False),
    ({"records": BAD, "max_retry_attempts": 9_485, "retention": YEAR, "bisect": True}, True),  # 2 × (9,486 + 14)
    ({"records": BAD, "max_retry_attempts": 9_486, "retention": YEAR, "bisect": True}, False),
    ({"records": BAD, "max_retry_attempts": 9_485, "retention": YEAR, "report_failures": True}, True),
    ({"records": BAD, "max_retry_attempts": 9_486, "retention": YEAR, "report_failures": True}, False),
    ({"records": BAD, "max_retry_attempts": 8_999, "retention": YEAR, "tumbling_window": 1}, True),  # 2,000 + 18,000
    ({"records": BAD, "max_retry_attempts": 9_000, "retention": YEAR, "tumbling_window": 1}, False),
    ({"records": "1@0x900 1@0x100!", "max_record_age": 10_980}, True),  # 180 tries a minute apart, and 10 before
    ({"records": "1@0x900 1@0x100!", "max_record_age": 10_981}, False),
    ({"records": "1@0x900 1@0x100!", "max_record_age": 10_980, "duration_ms": 999}, False),
    ({"records": "1@0x100!", "max_retry_attempts": 0, "retention": YEAR}, True),
    ({"records": "1@0x100!", "max_retry_attempts": -1, "retention": YEAR}, False),
)


def test_what_is_too_much_is_refused_from_one_call_on() -> None:
    for inputs, fits in EFFORTS:
        params, problems = read(Params, inputs)
        assert params and not problems
        assert (not check(params)) == fits, inputs


def test_a_maximum_age_below_a_minute_is_what_aws_refuses() -> None:
    ages = {age: [row["rule"] for row in results(PLUGIN, max_record_age=age)["violations"]] for age in (-1, 0, 59, 60)}
    assert ages == {-1: [], 0: ["record-age"], 59: ["record-age"], 60: []}


def test_a_record_of_a_shard_that_is_not_there_is_refused() -> None:
    for shard, message in ((2, ""), (3, "Records: there is no shard 3; the stream has 2 shards.")):
        found = check(Params(shards=2, records=(Record(shard),)))
        assert [problem.message for problem in found] == ([message] if message else [])


def test_of_two_ends_of_an_age_the_setting_is_named_where_they_are_the_same() -> None:
    day = 86_400
    ends = {age: oldest(Params(max_record_age=age)) for age in (-1, 0, day - 1, day, day + 1)}
    kept = (float(day), "retention")
    assert ends == {-1: kept, 0: (0.0, "age"), day - 1: (day - 1.0, "age"), day: (float(day), "age"), day + 1: kept}
