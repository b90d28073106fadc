"""Which of the fit candidates are asked: few of each statement, spread over shapes, and the same as before."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from copy import copy
from dataclasses import replace

from study.core.generators.candidate import BESIDE, OF_SENTENCES, Candidate
from study.core.generators.contradicted import LEFT
from study.core.generators.earlier import EARLIER
from study.core.questions.kinds import KINDS
from study.core.text.compare import gives_away, simple, words

MOST_PER_FACT = 2
"""Questions that rest on one statement, so that one line of notes does not fill a whole day's review."""


def choose(
    candidates: Sequence[Candidate],
    before: frozenset[str] = frozenset(),
    offered: Callable[[Set[str]], Iterable[Candidate]] = lambda used: (),
) -> tuple[Candidate, ...]:
    """Return those of `candidates` that are published: the sure ones, then the unsure ones of what no sure
    one asks.

    `before` are the ids of questions that were chosen earlier: such a one is chosen again as long as it is
    fit, whatever is beside it, under the id it had. Of the others those of the lowest rank come first, and each
    must ask a statement that fewer than two questions rest on. What is `offered` besides, given the statements that
    are used so far, is never sure: it stands among the unsure ones.
    """
    unsure = [one for one in candidates if one.fit == "unsure"]
    chosen = _Chosen()
    chosen.add((one for one in candidates if one.fit == "sure"), before, MOST_PER_FACT)
    without = chosen.copy()
    without.add(unsure, before, 1)
    unsure += (one for one in offered(without.used.keys()) if one.fit == "unsure")
    chosen.add(unsure, before, 1)
    return tuple(chosen.candidates)


class _Chosen:
    """What is chosen so far, with what it asks."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self.used: Counter[str] = Counter()
        self._named: set[str] = set()
        self._keys: set[str] = set()
        self._asked: set[tuple[object, ...]] = set()
        self._answers: set[tuple[object, ...]] = set()
        self._told: dict[frozenset[str], tuple[Candidate, ...]] = {}

    def copy(self) -> "_Chosen":
        """The same, to go on from by itself."""
        other = _Chosen()
        vars(other).update({name: copy(value) for name, value in vars(self).items()})
        return other

    def add(self, candidates: Iterable[Candidate], before: frozenset[str], most: int) -> None:
        """Take those that were chosen earlier, then those that ask of a statement fewer than `most` questions."""
        ranked = self._under_their_ids(candidates, before)
        for one in ranked:
            if one.key in before:
                self.take(one)
        for one in ranked:
            if one.key not in before and self.wants(one, most):
                self.take(one)

    def _under_their_ids(self, candidates: Iterable[Candidate], before: frozenset[str]) -> list[Candidate]:
        """The candidates under the ids they had, by rank. An id that several could go on under is that of the one that
        is added first, then of the one that was called so, then of the one that comes first."""
        named: list[Candidate] = []
        for one in sorted(candidates, key=lambda one: (one.key not in before, one.rank)):
            found = stored(one, before)
            found = one if found.key in self._named else found
            if found.key not in self._named:
                self._named.add(found.key)
                named.append(found)
        return sorted(named, key=lambda one: one.rank)

    def take(self, one: Candidate) -> None:
        if one.key in self._keys:
            return
        self.candidates.append(one)
        self._keys.add(one.key)
        self._asked.add(_asked(one))
        self._answers.add(_answer(one))
        told = _words_told(one)
        self._told[told] = (*self._told.get(told, ()), one)[:MOST_ALIKE]
        if one.shape != BESIDE:
            self.used.update(one.facts)

    def wants(self, one: Candidate, most: int) -> bool:
        """Whether it asks something that is not asked yet, of a statement with room for one more."""
        if one.own:  # whoever wrote two cards with one front has learnt both
            return one.key not in self._keys
        if (
            (_asked(one) in self._asked and LEFT.isdisjoint(one.doubts))
            or _answer(one) in self._answers
            or one.key in self._keys
        ):
            return False
        if any(_says_again(one, other) for other in self._told.get(_words_told(one), ())):
            return False
        counts = [self.used[key] for key in one.facts]
        if one.rank > LATE:
            return counts.count(0) * 2 >= len(counts)
        return min(counts) < most


MOST_ALIKE = 20
"""Questions with the same answer that one is held against."""
LATE = 3
"""The last rank of which a statement may have a second question; later ones come where half of what they ask is
not asked yet."""


def _asked(one: Candidate) -> tuple[object, ...]:
    return (one.kind, simple(one.prompt), one.context)


def _answer(one: Candidate) -> tuple[object, ...]:
    """What makes two questions the same in other words: fact, answer, and the way to give it."""
    right = one.parts.right
    if KINDS[one.kind].is_typed:
        numbers = [re.match(r"[\d.,]+", answer) for answer in right]
        right = tuple(found[0] if found else answer for found, answer in zip(numbers, right, strict=True))
        return ("typed", one.fact, frozenset(map(simple, right)))
    return (one.kind, one.fact, frozenset(map(simple, right)))


def _words_told(one: Candidate) -> frozenset[str]:
    return frozenset[str]().union(*map(words, one.parts.right))


def _says_again(one: Candidate, other: Candidate) -> bool:
    """Whether two questions with one answer ask the same of two sentences that say the same: places in common, and the
    words of the one in the other."""
    if one.shape not in OF_SENTENCES or other.shape not in OF_SENTENCES:
        return False
    if one.shape == other.shape == BESIDE:
        return simple(one.prompt) == simple(other.prompt)
    few, many = sorted((words(one.prompt), words(other.prompt)), key=len)
    near = not set(one.context).isdisjoint(other.context)
    return (near or few == many) and bool(few) and all(any(gives_away(word, said) for said in many) for word in few)


def in_order(candidates: Sequence[Candidate], order: dict[str, int]) -> tuple[Candidate, ...]:
    """As the notes go."""
    return tuple(sorted(candidates, key=lambda one: (min(order[key] for key in one.facts[:1]), one.rank, one.key)))


def stored(candidate: Candidate, before: frozenset[str]) -> Candidate:
    """Return `candidate` under the id it had before: its own, or that of a question which asked the same of one of
    its statements."""
    if candidate.key in before:
        return candidate
    for name in (*candidate.asked_as, *map(candidate.called, EARLIER.get(candidate.name, ()))):
        for fact in dict.fromkeys((candidate.fact, *candidate.facts)):
            if f"{fact}/{name}" in before:
                return replace(candidate, stored=f"{fact}/{name}")
    return candidate
