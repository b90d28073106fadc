"""The fit to a learner: what it costs, and what it is worth for seeded learners near the default and off it."""

from collections.abc import Iterator
from math import exp
from random import Random
from statistics import fmean
from time import process_time

from study.core.scheduling import USUAL, Fit, fitted
from tests.benchmarks.figures import Figure
from tests.core.scheduling.learners import log_loss, logs_of

LEARNERS = 24
ANSWERS, UNSEEN = 2_000, 2_000
LEAST = {0.0: -0.5, 0.6: 6.8, 1.0: 16.7}
"""By how far a learner's four numbers lie from the default, as natural logarithms: what the fit gains at least, in
thousandths of log loss an answer."""


def run() -> list[Figure]:
    return [*_cost(), *(figure for off, least in LEAST.items() for figure in _worth(off, least))]


def _cost() -> Iterator[Figure]:
    logs = list(logs_of(Fit(missed=2, growth=0.6), Random(1), ANSWERS))
    began = process_time()
    fitted(logs)
    yield Figure(f"fit: {ANSWERS:,} answers", process_time() - began, "s", 0.12)


def _worth(off: float, least: float) -> Iterator[Figure]:
    """The gain on answers the fit has not seen, of other cards of the same learners."""
    gains = []
    for seed in range(LEARNERS):
        chance = Random(seed)
        learner = Fit(*(exp(chance.choice((-off, off))) for _ in range(4)))
        found = fitted(list(logs_of(learner, chance, ANSWERS)))
        unseen = list(logs_of(learner, chance, UNSEEN))
        gains.append(1000 * (log_loss(unseen, USUAL) - log_loss(unseen, found.fit if found else USUAL)))
    name = f"fit: thousandths of log loss less, {LEARNERS} learners off the default by {off:g}"
    yield Figure(f"{name}, mean", fmean(gains), "", least, at_least=True)
    yield Figure(f"{name}, worst", min(gains), "")
