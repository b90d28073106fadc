"""A question of an exam that is kept in notes: its stem, its parts, and what answers them."""

import re
from dataclasses import dataclass, field

from study.core.notes.exercises import is_exercise
from study.core.text.names import words_of

_WORTH = re.compile(
    r"[(\[]\s*(?:\d{1,3}(?:[.,]\d)?\s?(?:p|pts?|points?|marks?|poäng|punkte?|puntos|punti|pontos|punten|баллов|分)\.?"
    r"|\d{1,2})\s*[)\]]\s*$",
    re.IGNORECASE,
)
_CHOICES = re.compile(
    r"[*_]*[(（]?[a-h][)）.]?(?:\s?(?:,|and|und|et|y|e|och|&)\s?[(（]?[a-h][)）.]?)*[*_]*\.?$", re.IGNORECASE
)
_CHOICE = re.compile(r"\b[a-h]\b", re.IGNORECASE)
_SAID_CHOICE = re.compile(r"[*_]*[(（]?(?P<letter>[a-h])(?:[)）]|[.:：](?=\s))[*_]*\s+(?P<says>\S.*)$", re.IGNORECASE)
"""An option that is named by its letter and said again: "B. Oak"."""
_ASKS = ("?", "？", "؟")


@dataclass(slots=True)
class Text:
    """Lines of an exam from index `first` up to but without `end`, and what they say without their labels."""

    first: int
    end: int
    says: list[str] = field(default_factory=list)

    def add(self, at: int, words: str) -> None:
        self.says += [""] * (at > self.end and bool(self.says))
        if self.first == self.end:
            self.first = at
        self.says.append(words)
        self.end = at + 1

    @property
    def words(self) -> str:
        """What it says, as Markdown."""
        return "\n".join(self.says).strip()

    @property
    def asks(self) -> str:
        """The same without what it is worth."""
        return _WORTH.sub("", self.words).rstrip()


@dataclass(slots=True)
class Part:
    """A part of a question; `around` is the part that it is a part of. Its answer may stand elsewhere; `is_named` says
    that the answer names it."""

    label: str
    indent: int
    text: Text
    around: "Part | None" = None
    answer: Text | None = None
    is_named: bool = False


@dataclass(slots=True)
class Asked:
    """A question: its number, empty where it has none; what its heading says besides; its stem; its parts. `answer` is
    that of a question without parts, or of all its parts at once; `mark` the line that announces those of its parts.
    `name` is how it is called on the first line of its stem ("Question 4"), `is_named` says that it is."""

    number: str
    title: str
    stem: Text
    is_named: bool = False
    name: str = ""
    parts: list[Part] = field(default_factory=list)
    answer: Text | None = None
    mark: Text | None = None

    @property
    def is_answered(self) -> bool:
        return self.answer is not None or any(part.answer for part in self.parts)

    @property
    def is_question(self) -> bool:
        texts = [self.title, self.stem.words, *(part.text.words for part in self.parts)]
        return self.is_named or any(map(is_asking, texts))

    @property
    def given(self) -> str:
        """What it says before its parts."""
        return "\n\n".join(filter(None, (self.title, self.stem.asks)))

    @property
    def choices(self) -> list[Part]:
        """The parts that the answer names by their letters, where they are options."""
        named, says = self._named
        found = [part for part in self.parts if part.label.lower() in named]
        return found if not says or any(is_same(part.text.asks, says) for part in found) else []

    @property
    def is_astray(self) -> bool:
        """Whether the answer names an option that is not there, or says another one than it names."""
        named, says = self._named
        options = [part for part in self.parts if not is_asking(part.text.asks)]
        if len(options) < 2 or len(options) < len(self.parts):
            return False
        if named - {part.label.lower() for part in options}:
            return True
        return any(part.label.lower() not in named and is_same(part.text.asks, says) for part in options)

    @property
    def _named(self) -> tuple[set[str], str]:
        """The letters of which the answer consists, or the one that it begins with, and what it says of that."""
        words = " ".join(self.answer.words.split()) if self.answer else ""
        if _CHOICES.match(words):
            return {one.lower() for one in _CHOICE.findall(words)}, ""
        said = _SAID_CHOICE.match(words)
        return ({said["letter"].lower()}, said["says"]) if said else (set(), "")


def is_same(one: str, other: str) -> bool:
    """Whether two texts say the same, whatever marks stand around them."""
    return bool(words_of(one)) and words_of(one) == words_of(other)


def is_asking(text: str) -> bool:
    """Whether a text asks something, or sets a task."""
    bare = text.rstrip(" *_")
    return bool(bare) and (bare.endswith(_ASKS) or is_exercise(bare, (words_of(bare) or [""])[0]))
