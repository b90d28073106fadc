"""The results of a run of a stream, and the notes on the model behind it."""

from study.core.simulators.engines.streams.params import (
    API,
    BATCHES,
    DISCARDED,
    KINESIS,
    METRICS,
    REPORTS,
    SETTINGS,
    WINDOWS,
)
from study.core.simulators.simulator import Note, Result

OK, ERROR, PARTIAL = "ok", "error", "partial"
NOTHING, METADATA, WHOLE = "nothing", "metadata", "metadata-and-records"

NOTES = (
    Note("documented", "At most shards × parallelization factor invocations run at once.", KINESIS),
    Note("documented", "A batch holds records of one shard; records of one partition key stay in order.", KINESIS),
    Note("documented", "A batch ends with its window, or when it is full.", BATCHES),
    Note("documented", "A shard is polled once a second, that of a DynamoDB stream 4 times.", KINESIS),
    Note("documented", "After a function error the lane is blocked, and the batch comes again.", DISCARDED),
    Note("documented", "A batch that is split uses up no retry; its first half comes first.", DISCARDED),
    Note("documented", "The lowest number that is reported is where the next call begins.", REPORTS),
    Note("documented", "SQS and SNS get the place of the batch, S3 gets its records too.", DISCARDED),
    Note("documented", "Iterator age: from the arrival of a batch's last record to its hand-over.", METRICS),
    Note("documented", "The usual retries have no end: a record blocks until the stream drops it.", SETTINGS),
    Note("documented", "Records older than the maximum age are discarded.", f"{API}MaximumRecordAgeInSeconds"),
    Note("documented", "When a record came decides to which tumbling window of its shard it belongs.", WINDOWS),
    Note("documented", "The state goes from call to call; after the final call of a window it is dropped.", WINDOWS),
    Note("documented", "Lambda waits up to 2 minutes for more records before a window is over.", WINDOWS),
    Note("documented", "A final call that fails holds up its shard until one succeeds. Here all succeed.", WINDOWS),
    Note("derived", "A batch holds records of one tumbling window, because its event names one."),
    Note("derived", "A call that fails returns no state: its retry gets the state that it got."),
    Note("derived", "Failing calls: the splits that hold the record, and 1 + retries of it alone."),
    Note("simplified", "Retries wait 1 s, then twice as long each time, up to 60 s; halves do not wait."),
    Note("simplified", "Of an odd batch the first part is the smaller one."),
    Note("simplified", "Which key goes to which part of a shard. Polls begin at 0 s."),
    Note("simplified", "A window begins with the first record at hand, once the call before has ended."),
    Note("simplified", "A report that moves on uses up a retry, except where batches are split."),
    Note("simplified", "What the stream itself drops goes to no destination."),
    Note("simplified", "A final call has no records. It comes once a later record is at hand, or after 2 minutes."),
    Note("simplified", "A batch waits no longer once a record of the next tumbling window is at hand."),
    Note("simplified", "A tumbling window in which no record came has no final call."),
    Note("simplified", "What is reported as done is in the state. Each part of a shard carries one of its own."),
    Note("simplified", "Calls last equally long, are never throttled, and stay under 6 MB; a state under 1 MB."),
)

RESULTS = (
    Result(
        "calls",
        "the calls of the function, in order",
        "array",
        fields=(
            Result("lane", "shard by shard, and part by part of each", minimum=1),
            Result("start", "when it is called", "number", unit="s"),
            Result("end", "when it has ended", "number", unit="s"),
            Result("records", "the numbers of the records in the batch", "array", items="integer"),
            Result("result", "how it ended", "string", choices=(OK, ERROR, PARTIAL)),
            Result(
                "iterator_age_ms", "how old the last record was", "number", unit="ms", optional=True, source=METRICS
            ),
            Result("retry", "which retry of these records it is, 0 for none"),
            Result("window", "which tumbling window it is of, from 1", optional=True, minimum=1, source=WINDOWS),
            Result("state", "how many records the state that it gets counts", optional=True, source=WINDOWS),
            Result("final", "whether it ends its window: isFinalInvokeForWindow", "boolean", source=WINDOWS),
        ),
    ),
    Result("failing_calls", "calls that ended with an error, or with a failure reported"),
    Result("discarded", "the records that were given up, in order", "array", items="integer"),
    Result("expired", "of those the records that the stream no longer kept", "array", items="integer"),
    Result(
        "lanes",
        "when each lane stood still for a batch that failed",
        "array",
        fields=(
            Result("lane", "shard by shard, and part by part of each", minimum=1),
            Result("blocked_from", "the start of the call that failed", "number", unit="s", optional=True),
            Result("blocked_until", "when that batch is behind it", "number", unit="s", optional=True),
        ),
    ),
    Result(
        "windows",
        "the tumbling windows, by their final call",
        "array",
        fields=(
            Result("lane", "shard by shard, and part by part of each", minimum=1),
            Result("window", "which window of the stream, from 1", minimum=1),
            Result("opens", "from when its records come", "number", unit="s", source=WINDOWS),
            Result("closes", "until when its records come", "number", unit="s", source=WINDOWS),
            Result("final_at", "when its final call starts", "number", unit="s"),
            Result("counted", "how many records its state counts in the end"),
        ),
    ),
    Result("max_concurrency", "the most calls at once"),
    Result("concurrency_limit", "the most that shards and factor allow", source=KINESIS),
    Result("iterator_age_max_ms", "the largest iterator age", "number", unit="ms", optional=True, source=METRICS),
    Result("delivered_to", "the destination of what was discarded", "array", items="string", source=DISCARDED),
    Result("destination_gets", "what it gets", "string", choices=(NOTHING, METADATA, WHOLE), source=DISCARDED),
    Result(
        "violations",
        "rules that AWS refuses the mapping for",
        "array",
        fields=(Result("rule", "which rule", "string"), Result("message", "what is wrong, with the numbers", "string")),
    ),
)
