"""Drawing the questions of a sitting: by domains, without replacement, those not seen before first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from study.core.exams.blueprint import Blueprint


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be drawn. `group` names its siblings, which ask the same fact; `kept` says that it is kept
    for exams; `seen` counts the sittings in which this person had it before."""

    question: int
    domain: str
    group: str
    kept: bool = False
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A question of a sitting, in its order. A `pilot` does not count."""

    question: int
    domain: str
    pilot: bool


def available(candidates: Iterable[Candidate]) -> dict[str, int]:
    """How many questions of each domain one exam could have: siblings count once."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for one in candidates:
        groups[one.domain].add(one.group)
    return {domain: len(found) for domain, found in groups.items()}


def draw(candidates: Sequence[Candidate], blueprint: Blueprint, random: Random) -> tuple[Place, ...]:
    """The questions of one sitting. Of each domain those kept for exams come first, then those seen least often; no
    two siblings. Where there are too few for all pilots there are fewer of these; `blueprint.lacking` tells before
    whether there are too few to be scored."""
    scored, wanted = blueprint.places(), blueprint.wanted()
    places = list[Place]()
    taken = set[str]()
    for domain in blueprint.domains:
        chosen = _of_domain(candidates, domain.id, wanted[domain.id], taken, random)
        random.shuffle(chosen)  # which of them are pilots says nothing of how often they were seen
        counted = scored[domain.id]
        places += [Place(one.question, domain.id, number >= counted) for number, one in enumerate(chosen)]
    random.shuffle(places)
    return tuple(places)


def _of_domain(
    candidates: Iterable[Candidate], domain: str, number: int, taken: set[str], random: Random
) -> list[Candidate]:
    """So many of a domain, the best first; `taken` gains their groups."""
    found = [one for one in candidates if one.domain == domain]
    random.shuffle(found)
    found.sort(key=lambda one: (one.seen, not one.kept))
    chosen = list[Candidate]()
    for one in found:
        if len(chosen) == number:
            break
        if one.group not in taken:
            taken.add(one.group)
            chosen.append(one)
    return chosen
