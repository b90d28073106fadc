"""The plan to an exam: what it costs, and what it is worth beside plain reviews, with seeded learners."""

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import fmean, median
from time import process_time

from django.core.management import call_command

from study.core.scheduling import Preset
from study.core.scheduling.plan import Aims, Policy, Walk, plan, walk
from study.review.exam_plan import course_of_an_exam, open_questions_of
from tests.benchmarks.figures import Figure
from tests.benchmarks.yardstick import scaled

TODAY = date(2026, 11, 26)
SEEDS, OF_THE_AIM = range(5), range(20)
"""Learners: where a figure has an aim, so many that luck does not decide."""
OF_A_PLAN, ROUNDS = 150, 5
"""Milliseconds at the yardstick, and how often it is made."""
PLAIN_PACE = 15  # new cards a day without a plan
RECALL, ANSWERS = 96.9, 1071  # of 300 cards in 45 days by a target of 0.80 and a final pass of 5 days of 80 cards


def run() -> list[Figure]:
    """The cost, and the worth of 300 cards and of as many as the shipped course asks. Of the latter half an hour a day
    is enough for all of them in 45 days, and in 30 it is not."""
    shipped = _shipped()
    return [
        *_cost(),
        *_worth(300, (30, 45, 60, 90), 1.0, 10),
        *_worth(300, (45,), 0.45, 15),
        *_worth(shipped, (30, 45, 60, 90), 0.6, 30),
    ]


def _shipped() -> int:
    """How many questions the shipped course with an exam asks."""
    call_command("load_content", verbosity=0)
    return open_questions_of(course_of_an_exam())


def _cost() -> Iterator[Figure]:
    aims = Aims(TODAY, TODAY + timedelta(90), minutes=20)
    plan([None] * 10, aims)  # settings are made once
    times = []
    for _ in range(ROUNDS):
        began = process_time()
        plan([None] * 1000, aims)
        times.append((process_time() - began) * 1000)
    yield Figure("plan: 1,000 cards over 90 days", median(times), "ms", scaled(OF_A_PLAN))


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
