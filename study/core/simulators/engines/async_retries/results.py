"""The results of a run about one event, and the notes on the model behind it."""

from study.core.simulators.engines.async_retries.params import ERRORS, GUIDE, RECORDS, RULES
from study.core.simulators.simulator import Note, Result

NOTES = (
    Note("documented", "After a function error Lambda waits 60 s, after a second one 120 s.", ERRORS),
    Note(
        "documented", "After a throttle or a 5xx the wait grows from 1 s to 5 minutes, up to the maximum age.", ERRORS
    ),
    Note("documented", "Throttles and 5xx do not use up retry attempts.", ERRORS),
    Note("documented", "With reserved concurrency 0 the event is given up at once.", RECORDS),
    Note("documented", "Dead-letter queue and on-failure destination each get the event if they are set.", RECORDS),
    Note(
        "documented", "AsyncEventsDropped counts events given up, kept or not.", GUIDE + "monitoring-metrics-types.html"
    ),
    Note(
        "documented", "A dead-letter queue gets the event alone, with RequestID, ErrorCode and ErrorMessage.", RECORDS
    ),
    Note("documented", "A destination gets the event, the condition and the function's answer.", RECORDS),
    *(Note("documented", f"{rule}.", RECORDS) for rule in RULES.values()),
    Note(
        "simplified", "Of an event that never ran a record has no answer; conditions but RetriesExhausted are guessed."
    ),
    Note("derived", "Runs in all: the retry attempts and one more, unless one succeeds or the event gets too old."),
    Note("simplified", "The back-off doubles each time, has no jitter, and starts over after a function error."),
    Note("simplified", "A wait counts from the end of an attempt, and an event too old is discarded at that moment."),
    Note("simplified", "The queue adds no delay; throttles and 5xx take no time; age does not cut a run short."),
    Note("simplified", "The name EventAgeExceeded of that condition is not confirmed; RetriesExhausted is documented."),
)

RESULTS = (
    Result(
        "attempts",
        "every attempt in its order, throttled ones too",
        "array",
        fields=(
            Result("number", "from 1"),
            Result("start", "when it starts", "number", unit="s"),
            Result("end", "when it ends", "number", unit="s"),
            Result("result", "what happened", "string", choices=("ok", "error", "throttle", "system")),
            Result("waited", "time in the queue before it", "number", unit="s"),
        ),
    ),
    Result("outcome", "what became of the event", "string", choices=("succeeded", "failed", "expired")),
    Result(
        "reason",
        "why it was given up",
        "string",
        optional=True,
        choices=("RetriesExhausted", "EventAgeExceeded", "ReservedConcurrencyZero"),
    ),
    Result("ended_at", "when its story ends", "number", unit="s"),
    Result("delivered_to", "which of dlq, on_failure, on_success get it", "array", items="string"),
    Result("metrics", "what CloudWatch counts; AsyncEventAge is the greatest, in seconds", "object", items="number"),
    Result(
        "records",
        "the messages as the targets get them",
        "object",
        fields=(
            Result(
                "dlq", "the event and three attributes; null where none is sent", "object", items="any", optional=True
            ),
            Result(
                "destination",
                "the record of the invocation; null where none is sent",
                "object",
                items="any",
                optional=True,
            ),
        ),
        source=RECORDS,
    ),
)
