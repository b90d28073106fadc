"""Which of the questions made from notes ask what a written question asks already.

Two questions ask the same fact where the words of their answers agree and what is asked about: by weight, since a word
that few questions have tells more. It may be asked from either side: what a term means, or what means that. Amounts in
the answer must be the same; where they are, fewer words of the rest have to be. Words alone mean something else in
another topic: across topics only an amount with its unit tells that it is the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from study.core.questions.interaction import Blanks, Order, Pairs, SomeOf, ToName, Variants
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.text.compare import words
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity, same

AGREE, AGREE_ON_AMOUNTS, AGREE_ACROSS = 0.45, 0.33, 0.4
"""The shares of weight that must agree, of the answer and of what it is asked of: of words, with amounts that are the
same, and with those in another topic. Chosen on the shipped courses, where each is as low as it stays right."""
RARE, FEW = 0.1, 5
"""An answer tells nothing without a word that at most this share of the questions has, or this many of them."""
_TOLERANCE = re.compile(r" ±\S+")
_GAP = "____"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One fact as it is asked: the words and amounts that are `given`, and those of the answer. `turned` says whether
    the answer may as well be what is given; a `list` is asked for as a whole."""

    given: frozenset[str]
    answer: frozenset[str]
    amounts: tuple[Quantity, ...]
    given_amounts: tuple[Quantity, ...] = ()
    turned: bool = True
    list: bool = False

    @property
    def has_units(self) -> bool:
        """Whether the answer is one or more amounts, each with its unit."""
        return bool(self.amounts) and all(one.unit for one in self.amounts)


def doubles(made: Sequence[Question], written: Sequence[Question]) -> dict[str, str]:
    """The keys of those of `made` that one of `written` asks too, each with the key of that: of several the one that
    agrees most, the first where they agree alike. Computed questions ask something else each time and count for none.
    """
    ours = [(one, _asked(one)) for one in made]
    theirs = [(one, _asked(one)) for one in written]
    weights = _weights([asked for _, asked in (*ours, *theirs)])
    by_topic: dict[str, list[tuple[Question, Sequence[_Asked]]]] = {}
    for other, ways in theirs:
        by_topic.setdefault(other.topic, []).append((other, ways))
    measured = [(other, units) for other, ways in theirs if (units := [way for way in ways if way.has_units])]
    found: dict[str, str] = {}
    for one, asked in ours:
        units = [way for way in asked if way.has_units]
        elsewhere = [(other, its) for other, its in measured if other.topic != one.topic] if units else []
        best = 0.0
        for other, ways in (*by_topic.get(one.topic, ()), *elsewhere):
            across = other.topic != one.topic
            pairs = ((way, its) for way in (units if across else asked) for its in ways)
            agreed = max((weights.agreement(way, its, across) for way, its in pairs), default=0.0)
            if agreed > best:
                best, found[one.key] = agreed, other.key
    return found


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each word tells, by how many of all `questions` have it."""

    count: Mapping[str, int]
    questions: int

    def agreement(self, ours: _Asked, theirs: _Asked, across: bool) -> float:
        """How far both ask the same fact, 0 where it is too little for that; `across` topics, or in one."""
        if (theirs.list and not ours.list) or not any(self._is_rare(word) for word in ours.answer):
            return 0.0
        enough = AGREE_ACROSS if across else AGREE_ON_AMOUNTS if ours.amounts else AGREE
        found = 0.0
        if _all_in(ours.amounts, theirs.amounts):
            asked_of = self._share(ours.given, theirs.given | theirs.answer)
            found = min(self._share(ours.answer, theirs.answer), asked_of)
        if theirs.turned and _all_in(ours.amounts, (*theirs.given_amounts, *theirs.amounts)):
            asked_of = self._share(ours.given, theirs.answer | theirs.given)
            named = self._share(theirs.answer, ours.given)
            found = max(found, min(named, self._share(ours.answer, theirs.given), asked_of))
        return found if found >= enough else 0.0

    def _is_rare(self, word: str) -> bool:
        return self.count[word] <= max(FEW, self.questions * RARE)

    def _share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """The share of the weight of `part` that stands in `whole` too."""
        weight = sum(map(self._weight, part))
        return sum(map(self._weight, part & whole)) / weight if weight else 0.0

    def _weight(self, word: str) -> float:
        return log((1 + self.questions) / self.count[word])


def _weights(asked: Sequence[Sequence[_Asked]]) -> _Weights:
    count: Counter[str] = Counter()
    for one in asked:
        count.update(frozenset[str]().union(*(fact.given | fact.answer for fact in one)))
    return _Weights(count, len(asked))


def _asked(question: Question) -> tuple[_Asked, ...]:
    return tuple(_facts(question))


def _facts(question: Question) -> Iterator[_Asked]:
    """Each fact that a question asks."""
    kind = KINDS[question.kind]
    interaction = kind.interaction(question.body, question.prompt)
    right = kind.parts(question.body).right
    if isinstance(interaction, Pairs):
        for pair in interaction.pairs:
            yield _fact((question.prompt, pair.left), (pair.right,))
    elif isinstance(interaction, Blanks):
        for place, blank in enumerate(interaction.blanks):
            yield _gap(interaction, place, blank.accepted[0])
    elif isinstance(interaction, SomeOf):
        for text in right:
            yield _fact((question.prompt, *right), (text,), turned=False)
    elif interaction is not None and not isinstance(interaction, Variants):
        yield _fact((question.prompt,), right, is_list=isinstance(interaction, Order | ToName))


def _fact(given: Sequence[str], answer: Sequence[str], *, turned: bool = True, is_list: bool = False) -> _Asked:
    said = _words(answer)
    return _Asked(_words(given) - said, said, _amounts(answer), _amounts(given), turned, is_list)


def _gap(asked: Blanks, place: int, answer: str) -> _Asked:
    """What one blank asks. Its unit may stand in the text behind it."""
    filled = [blank.accepted[0] for blank in asked.blanks]
    said = words(answer)
    before, behind = asked.texts[place], asked.texts[place + 1]
    around = _amounts((before, behind))
    amounts = tuple(one for one in _amounts((f"{before}{answer}{behind}",)) if not _all_in((one,), around))
    return _Asked(_words((*asked.texts, *filled)) - said, said, amounts, _amounts((*asked.texts, *filled)))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(words(text.replace(_GAP, " ")) for text in texts))


def _amounts(texts: Iterable[str]) -> tuple[Quantity, ...]:
    return tuple(one for text in texts for one in quantities(_TOLERANCE.sub("", text)))


def _all_in(amounts: Iterable[Quantity], others: Sequence[Quantity]) -> bool:
    return all(any(_is_same(one, other) for other in others) for one in amounts)


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Whether both are the same amount; what has no unit is meant in that of the other."""
    return same(one, other) if one.unit and other.unit else one.value == other.value
