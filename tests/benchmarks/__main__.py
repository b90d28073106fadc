"""`make bench`: every figure with its budget. On a database of its own, on loopback, bounded."""

import os
import sys
import tempfile

SIZES = {"full": (100_000, 1_000_000, 300), "quick": (2_000, 20_000, 50)}


def main() -> None:
    cards, reviews, answers = SIZES["quick" if "--quick" in sys.argv else "full"]
    with tempfile.TemporaryDirectory(prefix="keepwarm-bench-") as folder:
        os.environ["KEEPWARM_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "study.settings")
        import django

        django.setup()
        from django.core.management import call_command

        from tests.benchmarks import (
            banks,
            big_learner,
            edits,
            growth,
            moving_in,
            notes,
            pages,
            peer_anki,
            plan,
            practice,
            scheduling,
            simulators,
            statistics,
        )

        figures = [
            *notes.run(),
            *edits.run(),
            *pages.run(),
            *scheduling.run(),
            *plan.run(),
            *simulators.run(),
            *growth.run(),
        ]
        call_command("migrate", verbosity=0)
        learner = big_learner.build(cards, reviews)
        figures += practice.run(learner, f"{cards:,} cards, {reviews:,} log rows", answers)
        figures += statistics.run(reviews)
        figures += banks.run()
        figures += moving_in.run(200 if "--quick" in sys.argv else 2_000)
    figures += peer_anki.run(cards, reviews, answers)
    for figure in figures:
        print(figure)
    over = [figure for figure in figures if not figure.kept]
    print(f"\n{len(figures)} figures, {len(over)} outside their budgets")


if __name__ == "__main__":
    main()
