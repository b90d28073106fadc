"""What to try with the timer: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.engines.tcp_retransmission.params import Params
from study.labs.pages.tcp_retransmission.read import is_delivered
from study.labs.plugin import Curve, Prediction, by_change

TASKS = (
    by_change(
        "Have a segment acknowledged after more than a minute",
        lambda run: is_delivered(run) and run.trace.results["ended_at"] > 60,
    ),
    by_change(
        "Send a segment needlessly although nothing is lost",
        lambda run: run.params.lost == 0 and run.trace.results["needless"] > 0,
    ),
    by_change(
        "Bring the computed RTO below 300 ms",
        lambda run: run.trace.results["srtt"] is not None and run.trace.results["rto"] < 300,
    ),
    by_change(
        "Have the variation make up more than three quarters of the RTO",
        lambda run: (
            bool(run.trace.results["rttvar"])
            and 4 * run.trace.results["rttvar"] > 0.75 * run.trace.results["rto"] > 0.75 * run.params.minimum_rto
        ),
    ),
    by_change(
        "Have the sender give up although a send got through",
        lambda run: not is_delivered(run) and not run.trace.results["sends"][-1]["lost"],
    ),
)

PREDICTIONS = (
    Prediction(
        "How many times is the segment sent?",
        "sends",
        lambda run: float(len(run.trace.results["sends"])),
        lambda params: 12.0,
    ),
    Prediction(
        "When is it over?",
        "s",
        lambda run: float(run.trace.results["ended_at"]),
        lambda params: float(params.give_up_after),
        log=True,
    ),
)


def _lost(params: Params, value: float) -> Params:
    return replace(params, lost=round(value))


CURVES = (
    Curve(
        "lost",
        "When it is over, by lost sends",
        "sends lost",
        "s",
        lambda run: sorted({*range(9), run.params.lost}),
        lambda run: run.params.lost,
        _lost,
        lambda trace: float(trace.results["ended_at"]),
    ),
    Curve(
        "minimum",
        "Needless sends, by minimum RTO",
        "ms",
        "sends",
        lambda run: sorted({1, 50, 100, 200, 400, 700, 1_000, 2_000, 5_000, run.params.minimum_rto}),
        lambda run: run.params.minimum_rto,
        lambda params, value: replace(params, minimum_rto=round(value)),
        lambda trace: float(trace.results["needless"]),
    ),
)

STAGES = {
    "doubling": ("lost", "round_trip", "initial_rto"),
    "steady": ("rtts", "minimum_rto", "lost"),
    "jumpy": ("rtts", "lost", "round_trip"),
    "sent-twice": ("rtts", "ambiguous", "minimum_rto"),
    "too-early": ("minimum_rto", "round_trip", "rtts"),
    "cut-cable": ("lost", "give_up_after", "maximum_rto"),
}

COLOURS = {"lost": "failed", "round_trip": "served", "minimum_rto": "retry", "initial_rto": "retry"}
"""The colours that inputs have in the picture."""
