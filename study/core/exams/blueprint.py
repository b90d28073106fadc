"""What an exam is made of: how many questions of which domain, in how much time, and what passes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of an exam; `weight` is its share of the scored questions, in parts of the sum of all."""

    id: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class Scale:
    """How a score is said. `cut` is the share of right answers, from 0 to 1, that a candidate has who just passes;
    it is `passing` on the scale from `lowest` to `highest`. It is the usual one unless people `rated` the questions."""

    lowest: int = 100
    passing: int = 720
    highest: int = 1000
    cut: float = 0.68
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Blueprint:
    """An exam: `scored` questions by the weights of its domains, and `pilots` that are tried out, look like the
    others and do not count; `minutes` is None where there is no limit."""

    title: str
    domains: tuple[Domain, ...]
    scored: int
    pilots: int
    minutes: int | None
    scale: Scale = Scale()

    @classmethod
    def stored(cls, row: Mapping[str, Any]) -> Self:
        """The blueprint that `dataclasses.asdict` made this row of."""
        domains = tuple(Domain(**one) for one in row["domains"])
        return cls(row["title"], domains, row["scored"], row["pilots"], row["minutes"], Scale(**row["scale"]))

    @property
    def questions(self) -> int:
        return self.scored + self.pilots

    def places(self) -> dict[str, int]:
        """How many scored questions each domain has."""
        return self._shared(self.scored)

    def wanted(self) -> dict[str, int]:
        """How many questions are drawn from each domain: the pilots by the same weights, so that a pilot cannot be
        told by what it is about."""
        scored, pilots = self.places(), self._shared(self.pilots)
        return {id: scored[id] + pilots[id] for id in scored}

    def _shared(self, number: int) -> dict[str, int]:
        return shared_out(number, {domain.id: domain.weight for domain in self.domains})


@dataclass(frozen=True, slots=True)
class Lack:
    """A domain for which there are too few questions, and by how many."""

    domain: Domain
    missing: int


def lacking(blueprint: Blueprint, there: Mapping[str, int], pilots: bool = False) -> tuple[Lack, ...]:
    """The domains of which there are fewer questions than the exam counts, or with `pilots` than it draws in all;
    `there` counts them by domain."""
    needed = blueprint.wanted() if pilots else blueprint.places()
    found = []
    for domain in blueprint.domains:
        missing = needed[domain.id] - there.get(domain.id, 0)
        if missing > 0:
            found.append(Lack(domain, missing))
    return tuple(found)


def shared_out(number: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Share a number out by weights, whole and with nothing left: the largest remainders get one more, of equal ones
    the first. Hamilton's method."""
    whole = sum(weights.values())
    if whole <= 0:
        raise ValueError("weights must have a sum above 0")
    exact = {id: Fraction(number * weight, whole) for id, weight in weights.items()}
    shares = {id: int(share) for id, share in exact.items()}
    left = number - sum(shares.values())
    by_remainder = sorted(exact, key=lambda id: shares[id] - exact[id])  # stable: the first of equals stays first
    return {id: share + (id in by_remainder[:left]) for id, share in shares.items()}
