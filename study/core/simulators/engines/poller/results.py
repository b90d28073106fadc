"""The results of a run of pollers, and the notes on the model behind it."""

from study.core.simulators.engines.poller.params import CONCURRENCY, CONFIGURE, ERRORS, SCALING, SQS_PAGE
from study.core.simulators.simulator import Note, Result

CAPS = ("scaling", "maximum-concurrency", "reserved", "account", "groups", "none")

NOTES = (
    Note("documented", "Pollers of a standard queue begin with 5 runs at once, and add up to 300 a minute.", SCALING),
    Note("documented", "A mapping reaches 1,250 runs at once at most, or its maximum concurrency.", SCALING),
    Note("documented", "Provisioned mode: 10 runs at once a poller, up to 1,000 more a minute.", SCALING),
    Note("documented", "FIFO: no more runs at once than active message groups.", SCALING),
    Note("simplified", "A FIFO queue scales to its groups at once."),
    Note("documented", "Reserved concurrency and the account limit bound what runs, not what is polled.", CONCURRENCY),
    Note("documented", "A throttled batch is tried until its visibility timeout is over, then seen again.", ERRORS),
    Note("documented", "A message received more often than allowed goes to the dead-letter queue.", CONFIGURE),
    Note("documented", "A batch that is not full waits for the batch window.", SQS_PAGE),
    Note("simplified", "All messages of a batch that waited for its window are hidden from the first one's receive."),
    Note("derived", "A receive counts, also if the batch never runs."),
    Note("simplified", "Pollers are added in equal steps, 5 a second, while messages wait that none has received."),
    Note("simplified", "Pollers are not taken away again, and throttles do not slow them down."),
    Note("simplified", "Room that becomes free is given at once to the batch that was received last."),
    Note("simplified", "The messages of a second come at its start; every run succeeds and lasts equally long."),
    Note("simplified", "A run that ends after the visibility timeout does not delete its messages."),
    Note("simplified", "Messages of a FIFO queue are spread evenly over their groups; no message expires."),
)

RESULTS = (
    Result(
        "series",
        "the run over time",
        "array",
        fields=(
            Result("at", "the moment", "number", unit="s"),
            Result("concurrency", "runs at once then", minimum=0),
            Result("backlog", "messages that are not deleted or moved yet", minimum=0),
        ),
    ),
    Result("peak_concurrency", "the most runs at once", minimum=0),
    Result("capped_by", "what held the concurrency where it was highest", "string", choices=CAPS, source=SCALING),
    Result("drained_at", "when no message is left for the first time", "number", unit="s", optional=True),
    Result("processed", "messages that were deleted after a run"),
    Result("throttled_receives", "receives of messages that ended without a run, for want of room", source=ERRORS),
    Result("dead_lettered", "messages moved to the dead-letter queue"),
    Result("never_run", "of those the messages that were in no run"),
    Result("left", "messages that are still there at the end"),
    Result(
        "violations",
        "rules that AWS refuses the mapping for",
        "array",
        fields=(Result("rule", "which rule", "string"), Result("message", "what is wrong, with the numbers", "string")),
    ),
    Result("warnings", "settings that AWS advises against", "array", items="string"),
)
