"""Edits of notes by kind: how many of those that leave a fact keep its key, and how many that replace it do."""

from tests.benchmarks.figures import Figure
from tests.core.notes.mutations import REPLACED, REWORDED
from tests.core.notes.test_mutations import rates

EDITS = 10_000


def run(edits: int = EDITS) -> list[Figure]:
    figures = []
    made, kept, _ = rates(REWORDED, edits)
    for kind in sorted(made):
        figures.append(Figure(f"reworded, {kind}: lost of {made[kind]:,}", made[kind] - kept[kind], "facts"))
    lost = 100 * (1 - kept.total() / made.total())
    figures.append(Figure(f"reworded, all: lost of {made.total():,}", lost, "%", 0.5))
    made, kept, _ = rates(REPLACED, edits)
    for kind in sorted(made):
        figures.append(Figure(f"replaced, {kind}: taken for the old of {made[kind]:,}", kept[kind], "facts", 0))
    return figures
