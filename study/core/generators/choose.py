"""Which of the fit candidates are asked: few of each statement, spread over shapes, and the same as before."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from study.core.generators.candidate import BESIDE, OF_SENTENCES, Candidate
from study.core.generators.earlier import stored
from study.core.questions.kinds import KINDS
from study.core.text.compare import gives_away, simple, words

MOST_PER_FACT = 2
"""Questions that rest on one statement, so that one line of notes does not fill a whole day's review."""


def choose(candidates: Iterable[Candidate], before: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
    """Return those of `candidates` that are published: the sure ones, then the unsure ones of what no sure
    one asks.

    `before` are the ids of questions that were chosen earlier: such a one is chosen again as long as it is
    fit, whatever is beside it, under the id it had. Of the others those of the lowest rank come first, and each
    must ask a statement that fewer than two questions rest on.
    """
    named = _named(candidates, before)
    chosen = _Chosen()
    for fit in ("sure", "unsure"):
        ranked = sorted((one for one in named if one.fit == fit), key=lambda one: one.rank)
        for one in ranked:
            if one.key in before:
                chosen.take(one)
        for one in ranked:
            if one.key not in before and chosen.wants(one, 1 if fit == "unsure" else MOST_PER_FACT):
                chosen.take(one)
    return tuple(chosen.candidates)


def _named(candidates: Iterable[Candidate], before: frozenset[str]) -> list[Candidate]:
    """The candidates under the ids they had. An id that several could go on under is that of a sure one, then of the
    one that was called so, then of the one that comes first."""
    fit = [one for one in candidates if one.fit != "unfit"]
    taken: set[str] = set()
    named: list[Candidate] = []
    for one in sorted(fit, key=lambda one: (one.fit != "sure", one.key not in before, one.rank)):
        found = stored(one, before)
        found = one if found.key in taken else found
        if found.key not in taken:
            taken.add(found.key)
            named.append(found)
    return sorted(named, key=lambda one: one.rank)


class _Chosen:
    """What is chosen so far, with what it asks."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self._keys: set[str] = set()
        self._asked: set[tuple[object, ...]] = set()
        self._answers: set[tuple[object, ...]] = set()
        self._told: dict[frozenset[str], list[Candidate]] = {}
        self._used: Counter[str] = Counter()

    def take(self, one: Candidate) -> None:
        if one.key in self._keys:
            return
        self.candidates.append(one)
        self._keys.add(one.key)
        self._asked.add(_asked(one))
        self._answers.add(_answer(one))
        self._told.setdefault(_words_told(one), []).append(one)
        if one.shape != BESIDE:
            self._used.update(one.facts)

    def wants(self, one: Candidate, most: int) -> bool:
        """Whether it asks something that is not asked yet, of a statement with room for one more."""
        if one.own:  # whoever wrote two cards with one front has learnt both
            return one.key not in self._keys
        if _asked(one) in self._asked or _answer(one) in self._answers or one.key in self._keys:
            return False
        if any(_says_again(one, other) for other in self._told.get(_words_told(one), ())[:MOST_ALIKE]):
            return False
        counts = [self._used[key] for key in one.facts]
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
