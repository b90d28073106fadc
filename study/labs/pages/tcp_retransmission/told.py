"""The lab of the retransmission timer told: doubling, an estimate, and a timer that is too short."""

from study.core.simulators.engines.tcp_retransmission.presets import PRESETS
from study.labs.pages.tcp_retransmission.read import is_delivered
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Doubling",
        "Each wait is twice as long",
        "The first {lost} sends are lost. The sender waits {=RTO at first}, then twice as long each time, and it is "
        "over after {=Over after}.",
        "Have it over within 4 s",
        _STARTS["doubling"],
        lambda run: is_delivered(run) and run.trace.results["ended_at"] <= 4,
    ),
    Told(
        "Estimate",
        "The wait follows from round trips",
        "SRTT is {=SRTT} and RTTVAR {=RTTVAR}. The RTO is the first and four times the second, but at least "
        "{minimum_rto} ms: {=RTO at first}.",
        "Let the RTO follow from the round trips alone",
        _STARTS["steady"],
        lambda run: run.trace.results["rto"] > run.params.minimum_rto,
    ),
    Told(
        "Too early",
        "An impatient sender repeats what has arrived",
        "Nothing is lost, but the acknowledgment takes {round_trip} ms and the timer {=RTO at first}. Number of "
        "sends: {=Sends}; of these needless: {=Sent needlessly}.",
        "Have it sent once, with a minimum of your choice",
        _STARTS["too-early"],
        lambda run: len(run.trace.results["sends"]) == 1,
        ("minimum_rto",),
    ),
    Told(
        "Giving up",
        "At some time it is enough",
        "The cable is cut. The sender gives up after {give_up_after} s; the number of its sends by then: {=Sends}.",
        "Have it sent once more",
        _STARTS["cut-cable"],
        lambda run: len(run.trace.results["sends"]) == 8,
    ),
)
