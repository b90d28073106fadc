"""What is counted of the answers to one version of a question, and how it is kept up.

A tally holds how often each combination of options chosen, mark and rest score was seen. That is
all any statistic of the question needs, and far smaller than the answers: marks and rest scores
take few values. Sorted lists of marks and rest scores, which discriminative efficiency asks for,
can be read off it exactly.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from study.core.assessment.marks import Counts, whole
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

    def add(self, chosen: tuple[str, ...], mark: float, rest: float, seconds: float | None, times: int = 1) -> None:
        """Count one answer more; with `times=-1` take back one that was counted. `rest` is what the
        learner got for all other questions of the sitting, drawn from a pool or not."""
        mark_parts, rest_parts = whole((mark, rest))
        _count(self.answers, (_ordered(chosen), mark_parts, rest_parts), times)
        if seconds is not None:
            _count(self.tenths, round(seconds * TENTHS), times)

    def __add__(self, other: Self) -> Self:
        return type(self)(self.answers + other.answers, self.tenths + other.tenths)

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


def tallies[K: Hashable](
    keys: Sequence[K],
    chosen: Sequence[tuple[str, ...]],
    marks: Sequence[float],
    rests: Sequence[float],
    seconds: Sequence[float | None],
) -> dict[K, Tally]:
    """Count columns of answers, one entry for each answer, by key: (question, version), or a variant
    as well. The same as `Tally.add` for every row. Raises ValueError for columns of unequal length."""
    columns = zip(map(_ordered, chosen), whole(marks), whole(rests), strict=True)
    answers: dict[K, list[Answer]] = {}
    tenths: dict[K, list[int]] = {}
    for key, answer, time in zip(keys, columns, seconds, strict=True):
        answers.setdefault(key, []).append(answer)
        if time is not None:
            tenths.setdefault(key, []).append(round(time * TENTHS))
    return {key: Tally(Counter(rows), Counter(tenths.get(key))) for key, rows in answers.items()}


def document(tally: Tally) -> dict[str, Any]:
    """The tally as plain JSON, to be kept; equal tallies give equal documents."""
    rows = sorted((list(chosen), mark, rest, count) for (chosen, mark, rest), count in tally.answers.items())
    return {"answers": [list(row) for row in rows], "tenths": [list(pair) for pair in sorted(tally.tenths.items())]}


def from_document(data: dict[str, Any]) -> Tally:
    """The tally that `document` wrote."""
    answers = {(tuple(chosen), mark, rest): count for chosen, mark, rest, count in data["answers"]}
    return Tally(Counter(answers), Counter(dict(data["tenths"])))


def runs(versions: Sequence[tuple[int, bool]]) -> tuple[tuple[int, ...], ...]:
    """The numbers of versions whose answers may be counted together. Each version comes with whether
    it changed only wording ("cosmetic"): it then joins the one before it. Oldest first."""
    found: list[tuple[int, ...]] = []
    for number, cosmetic in versions:
        if cosmetic and found:
            found[-1] += (number,)
        else:
            found.append((number,))
    return tuple(found)


def _ordered(chosen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(chosen)) if len(chosen) > 1 else chosen


def _count[T](counter: Counter[T], value: T, times: int) -> None:
    counter[value] += times
    if not counter[value]:
        del counter[value]
