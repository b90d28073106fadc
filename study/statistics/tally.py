"""From columns of attempts to every version's figures."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from study.core.assessment.items import Item, item
from study.core.assessment.marks import parts
from study.core.assessment.tally import TENTHS, Tally
from study.statistics.answers import Column


@dataclass(slots=True)
class Tallies:
    """The attempts at one version. `ranked` has those with a rest score, `every` all of them without one.
    `variants` counts marks by the variant that was drawn."""

    every: Tally
    ranked: Tally
    variants: dict[int, Tally]

    @property
    def item(self) -> Item:
        """The figures of the version. What compares with the rest score is told once enough have one."""
        all_of_them, compared = item(self.every), item(self.ranked)
        return replace(
            all_of_them,
            discrimination=compared.discrimination,
            discrimination_interval=compared.discrimination_interval,
            is_negative=compared.is_negative,
            efficiency=compared.efficiency,
        )


class _Parts(dict[float, int]):
    """Marks in PARTS; there are few different ones."""

    def __missing__(self, mark: float) -> int:
        self[mark] = parts(mark)
        return self[mark]


class _Rests(dict[tuple[int, int], int | None]):
    """The rest score, in PARTS, of a learner who got this mark; None where there is no other answer."""

    def __init__(self, totals: Mapping[int, int], counts: Mapping[int, int]) -> None:
        self.totals, self.counts = totals, counts

    def __missing__(self, key: tuple[int, int]) -> int | None:
        learner, mark = key
        others = self.counts[learner] - 1
        self[key] = round((self.totals[learner] - mark) / others) if others else None
        return self[key]


class _Chosen(dict[str | None, tuple[str, ...]]):
    """The keys of the options that an answer's JSON names."""

    def __missing__(self, text: str | None) -> tuple[str, ...]:
        answer = json.loads(text) if text else None
        chosen = answer.get("chosen", ()) if isinstance(answer, dict) else ()
        self[text] = tuple(sorted(str(key) for key in chosen)) if isinstance(chosen, list) else ()
        return self[text]


def tallies(columns: Sequence[Column], drawn: Mapping[int, Mapping[int, int]] | None = None) -> dict[int, Tallies]:
    """Count the attempts by version. `drawn` says which variant each learner got, by version and learner."""
    parts, chosen = _Parts(), _Chosen()
    marks = [tuple(map(parts.__getitem__, column.marks)) for column in columns]
    rests = _rests(columns, marks)
    found = {}
    for column, scored in zip(columns, marks, strict=True):
        own = map(rests.__getitem__, zip(column.learners, scored, strict=True))
        counted = Counter(zip(column.texts, scored, own, strict=True))
        ranked: Counter[tuple[tuple[str, ...], int, int]] = Counter()
        every: Counter[tuple[tuple[str, ...], int, int]] = Counter()
        for (text, mark, rest), times in counted.items():
            every[(), mark, 0] += times
            if rest is not None:
                ranked[chosen[text], mark, rest] += times
        variants = _by_variant(column, scored, (drawn or {}).get(column.version, {}))
        found[column.version] = Tallies(Tally(every, _tenths(column.seconds)), Tally(ranked), variants)
    return found


def _rests(columns: Iterable[Column], marks: Iterable[tuple[int, ...]]) -> _Rests:
    totals: defaultdict[int, int] = defaultdict(int)
    counts: Counter[int] = Counter()
    for column, scored in zip(columns, marks, strict=True):
        counts.update(column.learners)
        for learner, mark in zip(column.learners, scored, strict=True):
            totals[learner] += mark
    return _Rests(totals, counts)


def _tenths(seconds: Iterable[float | None]) -> Counter[int]:
    found: Counter[int] = Counter()
    for second, times in Counter(seconds).items():
        if second is not None:
            found[round(second * TENTHS)] += times
    return found


def _by_variant(column: Column, marks: Iterable[int], drawn: Mapping[int, int]) -> dict[int, Tally]:
    found: defaultdict[int, Tally] = defaultdict(Tally)
    if drawn:
        for learner, mark in zip(column.learners, marks, strict=True):
            if learner in drawn:
                found[drawn[learner]].answers[(), mark, 0] += 1
    return dict(found)
