"""The results of a run of the retransmission timer, and the notes on the model behind it."""

from study.core.simulators.engines.tcp_retransmission.params import COMPUTED, GIVING_UP, GRANULARITY, KARN, TIMER
from study.core.simulators.simulator import Note, Result

DELIVERED, GAVE_UP = "delivered", "gave-up"

NOTES = (
    Note("documented", "Before a round trip is measured, the RTO is 1 s.", COMPUTED),
    Note("documented", "The first round trip R: SRTT is R, RTTVAR is R/2.", COMPUTED),
    Note(
        "documented",
        "Each later one: RTTVAR is 3/4 of itself and 1/4 of |SRTT - R|, then SRTT is 7/8 of itself and 1/8 of R.",
        COMPUTED,
    ),
    Note("documented", "RTO is SRTT + 4 × RTTVAR; that product counts as one tick of the clock at least.", COMPUTED),
    Note("documented", "A computed RTO below 1 s is raised to 1 s; it may be limited to 60 s or more.", COMPUTED),
    Note("documented", "Finer clocks, of 100 ms or less, do better.", GRANULARITY),
    Note(
        "documented",
        "Karn: a round trip of a segment that was sent again measures nothing, unless there are timestamps.",
        KARN,
    ),
    Note("documented", "When the timer runs out, the segment is sent again and the RTO doubles.", TIMER),
    Note("documented", "The doubled RTO holds until a segment that was sent once is acknowledged.", TIMER),
    Note("documented", "A sender gives up on data after 100 s or more, and closes the connection.", GIVING_UP),
    Note("derived", "An acknowledgment that takes longer than the RTO makes the sender send again needlessly."),
    Note("simplified", "One segment is under way: nothing sends it again but its timer. Timestamps are off."),
    Note("simplified", "What gets through takes equally long each time, and its acknowledgment is never lost."),
    Note("simplified", "An acknowledgment at the instant the timer runs out is in time, also for giving up."),
)

_ESTIMATES = (
    Result("srtt", "smoothed round-trip time after it, or null", "number", unit="ms", optional=True, minimum=0),
    Result("rttvar", "variation after it, or null", "number", unit="ms", optional=True, minimum=0),
    Result("rto", "retransmission timeout after it", "number", unit="ms", minimum=0),
)

RESULTS = (
    Result(
        "srtt",
        "smoothed round-trip time when the segment is first sent, or null",
        "number",
        unit="ms",
        optional=True,
        minimum=0,
        source=COMPUTED,
    ),
    Result("rttvar", "its variation, or null", "number", unit="ms", optional=True, minimum=0, source=COMPUTED),
    Result("rto", "retransmission timeout when the segment is first sent", "number", unit="ms", source=COMPUTED),
    Result(
        "samples",
        "the round trips in order, that of the segment itself last, if it has one",
        "array",
        fields=(
            Result("number", "which one, from 1", minimum=1),
            Result("rtt", "the round trip", "integer", unit="ms", minimum=1),
            Result("used", "whether it counts", "boolean", source=KARN),
            Result("why", "the rule", "string"),
            *_ESTIMATES,
        ),
    ),
    Result(
        "sends",
        "every time the segment is sent",
        "array",
        fields=(
            Result("number", "which one, from 1", minimum=1),
            Result("at", "when", "number", unit="s", minimum=0),
            Result("rto", "the timeout that begins with it", "number", unit="ms", source=TIMER),
            Result("lost", "whether it is lost", "boolean"),
        ),
    ),
    Result("retransmissions", "sends after the first", minimum=0),
    Result("needless", "sends after one that gets through", minimum=0),
    Result("delivered_at", "when it is acknowledged, or null", "number", unit="s", optional=True, minimum=0),
    Result("ended_at", "when it is acknowledged, or the sender gives up", "number", unit="s", minimum=0),
    Result("rto_after", "retransmission timeout for the next segment", "number", unit="ms", source=TIMER),
    Result("outcome", "what becomes of the segment", "string", choices=(DELIVERED, GAVE_UP), source=GIVING_UP),
)
