"""How a class does at the questions of its work: first answers alone, since later ones tell how well somebody
remembers, and under ENOUGH of them no share is told."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from study.core.assessment.intervals import Interval, share_interval

ENOUGH = 10
"""Fewer answers than this tell nothing of a class."""
FEWEST_MISSES = 3
"""Fewer misses than this have no wrong idea in common."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was handed in: `wrong` are the keys of the wrong options that were chosen."""

    learner: int
    question: int
    right: bool
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a class does at something: right of `count` first answers, with the range that is likely; no share under
    ENOUGH. `lure` is the wrong option that drew at least half of the misses, where there is one."""

    right: int
    count: int
    lure: str = ""

    @property
    def share(self) -> float | None:
        return self.right / self.count if self.count >= ENOUGH else None

    @property
    def likely(self) -> Interval | None:
        return None if self.share is None else share_interval(self.share, self.count)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of the results that there are: `count` of the `of` people; None where there is none."""

    mean: float | None
    count: int
    of: int


def mean_of(results: Iterable[float | None]) -> Mean:
    """The mean of these results, in which one that is not there counts nothing."""
    rows = list(results)
    there = [one for one in rows if one is not None]
    return Mean(sum(there) / len(there) if there else None, len(there), len(rows))


def firsts(answers: Iterable[Given]) -> list[Given]:
    """The first answer of each learner to each question, of answers in the order of time."""
    found: dict[tuple[int, int], Given] = {}
    for one in answers:
        found.setdefault((one.learner, one.question), one)
    return list(found.values())


def standing(answers: Sequence[Given]) -> Standing:
    """How a class does by these first answers."""
    missed = [one for one in answers if not one.right]
    drawn = Counter(key for one in missed for key in dict.fromkeys(one.wrong))
    key, number = min(drawn.items(), key=lambda one: (-one[1], one[0]), default=("", 0))
    lure = key if len(missed) >= FEWEST_MISSES and 2 * number >= len(missed) else ""
    return Standing(len(answers) - len(missed), len(answers), lure)


def by_question(answers: Iterable[Given]) -> list[tuple[int, Standing]]:
    """How a class does at each question, the hardest first; those of which nothing can be told come last, the most
    answered first."""
    groups: defaultdict[int, list[Given]] = defaultdict(list)
    for one in firsts(answers):
        groups[one.question].append(one)
    found = [(question, standing(rows)) for question, rows in groups.items()]
    return sorted(found, key=_order)


def _order(row: tuple[int, Standing]) -> tuple[bool, float, int, int]:
    question, one = row
    return one.share is None, one.share or 0.0, -one.count, question
