"""Counts of the answers to one version of a question.

A tally holds how often each combination of chosen options, mark and rest score was seen. Every statistic of
the question can be computed from it, and it is far smaller than the answers, because marks and rest scores
take few values. The sorted lists of marks and rest scores that discriminative efficiency needs can be read
off it exactly.
"""

from collections import Counter
from dataclasses import dataclass, field

from study.core.assessment.marks import Counts
from study.core.assessment.sums import Sums

type Answer = tuple[tuple[str, ...], int, int]
"""The keys of the options chosen, in a fixed order; the mark; the rest score. Both in PARTS."""

TENTHS = 10
"""Times are counted in tenths of a second."""


@dataclass(slots=True)
class Tally:
    """The answers to one version of one question, and the times they took."""

    answers: Counter[Answer] = field(default_factory=Counter)
    tenths: Counts = field(default_factory=Counter)

    @property
    def sums(self) -> Sums:
        """The sums over all answers."""
        return Sums.counted((mark, rest, count) for (_, mark, rest), count in self.answers.items())

    @property
    def marks(self) -> Counts:
        """How often each mark was given."""
        found: Counts = Counter()
        for (_, mark, _), count in self.answers.items():
            found[mark] += count
        return found

    @property
    def rests(self) -> Counts:
        """How often each rest score came with an answer."""
        found: Counts = Counter()
        for (_, _, rest), count in self.answers.items():
            found[rest] += count
        return found
