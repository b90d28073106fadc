"""The plan to an exam: what it costs, and what it is worth beside plain reviews, with seeded learners."""

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import fmean
from time import process_time

from study.core.scheduling import Preset
from study.core.scheduling.plan import Aims, Policy, Walk, plan, walk
from tests.benchmarks.figures import Figure

TODAY = date(2026, 11, 26)
SEEDS, OF_THE_AIM = range(5), range(20)
"""Learners: where a figure has an aim, so many that luck does not decide."""
PLAIN_PACE = 15  # new cards a day without a plan
RECALL, ANSWERS = 96.9, 1071  # of 300 cards in 45 days by a target of 0.80 and a final pass of 5 days of 80 cards


def run() -> list[Figure]:
    return [
        *_cost(),
        *_worth(300, (30, 45, 60, 90), 1.0, 10),
        *_worth(300, (45,), 0.45, 15),
        *_worth(744, (60,), 0.6, 30),
    ]


def _cost() -> Iterator[Figure]:
    aims = Aims(TODAY, TODAY + timedelta(90), minutes=20)
    plan([None] * 10, aims)  # settings are made once
    began = process_time()
    plan([None] * 1000, aims)
    yield Figure("plan: 1,000 cards over 90 days", (process_time() - began) * 1000, "ms", 150)


def _worth(cards: int, days_to_exam: tuple[int, ...], known: float, minutes: int) -> Iterator[Figure]:
    for days in days_to_exam:
        exam = TODAY + timedelta(days)
        task = f"plan: {cards} cards in {days} days, {known:.0%} known at first"
        for target in (0.80, 0.90, 0.95):
            aims = Aims(TODAY, exam, new_per_day=PLAIN_PACE, known=known)
            walks = [walk([None] * cards, aims, Policy(target), Preset(target), seed=seed) for seed in SEEDS]
            yield from _figures(f"{task}, plain {target:.2f}", walks)
        asked = (cards, days, known) == (300, 45, 1.0)
        seeds = OF_THE_AIM if asked else SEEDS
        made = [plan([None] * cards, Aims(TODAY, exam, minutes, known=known), seed=seed).walk for seed in seeds]
        yield from _figures(
            f"{task}, plan of {minutes} min", made, RECALL if asked else None, ANSWERS if asked else None
        )


def _figures(
    name: str, walks: list[Walk], recall: float | None = None, answers: float | None = None
) -> Iterator[Figure]:
    yield Figure(f"{name}: known", fmean(one.mean_recall for one in walks) * 100, "%", recall, at_least=True)
    yield Figure(f"{name}: answers", fmean(one.answers for one in walks), "", answers)
    yield Figure(f"{name}: busiest day", fmean(one.busiest for one in walks), "")
