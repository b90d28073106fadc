"""Which simulators suit a topic. The table of those there are, with the words that speak of each, comes in."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from study.core.text.mention import Mention
from study.core.text.names import words_of

type Mentions = Mapping[str, Mention]
"""By the name of a simulator, how notes speak of it."""

_LETTERS = re.compile(r"[^\W\d_]+")
_MOST = 50_000  # words


class _Hints:
    """The simulators that a text may speak of by the words in it: a part of their hints stands in one. What a word
    hints at is remembered, which costs a tenth of looking for each hint in each topic."""

    def __init__(self, mentions: tuple[tuple[str, Mention], ...]) -> None:
        self.parts = [
            (name, [max(_LETTERS.findall(hint), key=len) for hint in mention.hints]) for name, mention in mentions
        ]
        self.idle: set[str] = set()  # words that hint at none
        self.found: dict[str, frozenset[str]] = {}

    def among(self, words: Iterable[str]) -> set[str]:
        """Those that some of the words hint at."""
        names: set[str] = set()
        for word in {*words} - self.idle:
            if not word.isdecimal():  # there are as many as there are numbers
                names |= self.found.get(word) or self._at(word)
        return names

    def _at(self, word: str) -> frozenset[str]:
        found = frozenset(name for name, parts in self.parts if any(part in word for part in parts))
        if len(self.idle) + len(self.found) >= _MOST:
            self.idle, self.found = set(), {}
        if found:
            self.found[word] = found
        else:
            self.idle.add(word)
        return found


_hints = lru_cache(8)(_Hints)


class Suited:
    """The simulators for the topics of a page, of which its author `named` some.

    A named one may carry the preset to start with: `concurrency/kill-switch`.
    """

    def __init__(self, mentions: Mentions, named: Iterable[str] = ()) -> None:
        self.mentions = mentions
        self.chosen = {name.partition("/")[0]: name for name in named}
        self.hints = _hints(tuple(mentions.items()))

    def to(self, text: str) -> tuple[str, ...]:
        """Those for a topic with this text in its title and facts."""
        hinted = self.hints.among(words_of(text))
        if not hinted and not self.chosen:
            return ()
        small = text.lower()
        spoken = {name for name in hinted - self.chosen.keys() if self.mentions[name].stands_in(small)}
        if not spoken and not self.chosen:
            return ()
        return tuple(self.chosen.get(name, name) for name in self.mentions if name in self.chosen or name in spoken)


def simulator_named(name: object, mentions: Mentions) -> bool:
    """Whether an author can name this: a simulator, with or without a preset."""
    return isinstance(name, str) and name.partition("/")[0] in mentions
