"""Useful starting states."""

from study.core.simulators.engines.tcp_retransmission.params import Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "doubling",
        "Nothing measured, four losses",
        Params(rtts=(), lost=4),
        "The waits are 1 s, 2 s, 4 s and so on. When is the segment acknowledged?",
        terms=("doubled", "before any round trip", "run out"),
    ),
    Preset(
        "steady",
        "A steady path",
        Params(rtts=(100, 100, 100, 100, 100), lost=1),
        "Why does a sender wait a whole second on a path of 100 ms?",
        terms=("minimum", "smoothed"),
    ),
    Preset(
        "jumpy",
        "A path that jumps",
        Params(rtts=(100, 900, 200, 1_400), lost=1, round_trip=900),
        "How much of the RTO comes from the variation?",
        terms=("variation", "rttvar", "jitter"),
    ),
    Preset(
        "sent-twice",
        "Round trips that nobody can tell",
        Params(rtts=(400, 2_400, 440), ambiguous=(2,), lost=0, round_trip=420),
        "The second round trip is of a segment that was sent twice. What does it do to the RTO?",
        terms=("karn", "ambiguous"),
    ),
    Preset(
        "too-early",
        "A timer that is too short",
        Params(rtts=(100, 100, 100, 100), lost=0, round_trip=900, minimum_rto=200),
        "Nothing is lost, and yet the segment is sent more than once. Why?",
        terms=("spurious", "needless"),
    ),
    Preset(
        "cut-cable",
        "A cable that is cut",
        Params(rtts=(200, 240), lost=20),
        "How often is the segment sent before the sender gives up?",
        terms=("gives up", "closes the connection"),
    ),
)
