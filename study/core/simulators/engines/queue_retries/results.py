"""The results of a run about a batch of messages, and the notes on the model behind it."""

from study.core.simulators.engines.queue_retries.params import CONFIGURE, DEAD_LETTERS, ERRORS, SQS
from study.core.simulators.simulator import Note, Result

LISTED = 1_000
"""So many deliveries are listed; later ones, which are all alike, are only counted. No redrive policy
allows more (BC-sqs:SetQueueAttributes, May 2026)."""

NOTES = (
    Note("documented", "Lambda refuses a queue whose visibility timeout is under the function timeout.", CONFIGURE),
    Note("documented", "After a failure nothing happens until the visibility timeout is over.", ERRORS),
    Note("documented", "A throttled batch is tried until the visibility timeout is over, then seen again.", ERRORS),
    Note("documented", "A message received more often than allowed goes to the dead-letter queue.", SQS),
    Note(
        "documented", "In a standard dead-letter queue the age counts on, in a FIFO one it starts anew.", DEAD_LETTERS
    ),
    Note(
        "documented",
        "Partial batch response: listed messages come back, the others are deleted; an empty answer is a "
        "success, an unknown message or an invalid answer fails them all.",
        ERRORS,
    ),
    Note("derived", "Without partial batch responses a run that ends without an error is a success of all messages."),
    Note("documented", "FIFO: the function stops at the first failure and gives back all from there on.", ERRORS),
    Note(
        "derived", "Exactly as many deliveries as allowed, and the move no sooner than receives × visibility timeout."
    ),
    Note("derived", "A FIFO group gives out no further message while one of its own is in flight."),
    Note("simplified", "A visible message is received at once, and the function runs when the batch window ends."),
    Note("simplified", "A run that ends after the visibility timeout does not delete; the retention ends no run."),
    Note("derived", "A message can be received again while the first run works, and then the work is done twice."),
    Note(
        "simplified",
        "Not shown: Lambda lowers its concurrency after errors; a message received 3 times goes to the back.",
    ),
)

RESULTS = (
    Result(
        "deliveries",
        f"the first {LISTED:,} deliveries in their order",
        "array",
        fields=(
            Result("number", "from 1; the receive count"),
            Result("received_at", "when Lambda receives the messages", "number", unit="s"),
            Result("visible_again_at", "when those left can be received again", "number", unit="s", optional=True),
            Result("run_start", "when the function starts", "number", unit="s", optional=True),
            Result("run_end", "when it ends", "number", unit="s", optional=True),
            Result("result", "what happened; late is a success past the visibility timeout", "string"),
        ),
    ),
    Result("outcome", "the worst end of a message", "string", choices=("deleted", "dead-lettered", "expired")),
    Result("dead_lettered_at", "when messages go to the dead-letter queue", "number", unit="s", optional=True),
    Result("expires_at", "when messages not deleted are lost, there or here", "number", unit="s", optional=True),
    Result("warnings", "settings that AWS advises against", "array", items="string"),
    Result(
        "violations",
        "rules that Lambda refuses the mapping for when it is made",
        "array",
        fields=(Result("rule", "which rule", "string"), Result("message", "what is wrong, with the numbers", "string")),
        source=CONFIGURE,
    ),
    Result("succeeded", "runs that ended well, in time or late: so often the work was done"),
    Result("runs_at_once", "the most runs that went on at once among the deliveries listed"),
    Result("received", "how often the longest-lived message is delivered"),
    Result("ended_at", "when the last message leaves the queue", "number", unit="s"),
    Result("advised_visibility", "6 × function timeout + batch window", "number", unit="s"),
    Result(
        "group_free_at", "FIFO: when the next message of the group can be received", "number", unit="s", optional=True
    ),
    Result(
        "messages",
        "every message of the batch",
        "array",
        fields=(
            Result("message", "its number in the batch"),
            Result("received", "how often it was delivered"),
            Result("outcome", "its end", "string", choices=("deleted", "dead-lettered", "expired")),
            Result("ended_at", "when it leaves the queue", "number", unit="s"),
        ),
    ),
)
