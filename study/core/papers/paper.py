"""A paper: which questions it asks, and in which order each of its versions asks them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from study.core.papers.printed import Key, Page, letter, printed
from study.core.questions.answers.order import shuffled
from study.core.questions.question import Question

ORDER_VERSION = 1
"""Which way a seed is read. A printed paper can be printed again for as long as this stays."""
MOST_QUESTIONS, MOST_VERSIONS = 100, 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be drawn. `group` names its siblings, which ask the same fact."""

    group: str
    question: Question


@dataclass(frozen=True, slots=True)
class Item:
    """A question in its place on a version, counted from 1."""

    number: int
    question: Question
    page: Page
    key: Key


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a paper, known by its letter."""

    letter: str
    items: tuple[Item, ...]

    @property
    def points(self) -> float:
        """What the whole paper is worth."""
        return sum(item.question.points for item in self.items)


def available(candidates: Iterable[Candidate]) -> int:
    """How many questions one paper can have: siblings count once."""
    return len({one.group for one in candidates})


def drawn(candidates: Iterable[Candidate], count: int, seed: int) -> tuple[Question, ...]:
    """At most `count` questions, no two of them siblings."""
    mixed = shuffled(candidates, _seed(seed, "draw"), lambda one: one.question.key)
    first: dict[str, Question] = {}
    for one in mixed:
        first.setdefault(one.group, one.question)
    return tuple(first.values())[:count]


def versions(questions: Sequence[Question], count: int, seed: int) -> tuple[Version, ...]:
    """So many versions of these questions. A version is the same however many there are beside it."""
    return tuple(_version(questions, letter(place), seed) for place in range(count))


def _version(questions: Sequence[Question], name: str, seed: int) -> Version:
    mixed = shuffled(questions, _seed(seed, name), lambda one: one.key)
    made = ((one, printed(one, _seed(seed, name, one.key))) for one in mixed)
    there = [(one, on_paper) for one, on_paper in made if on_paper]
    return Version(name, tuple(Item(place, one, it.page, it.key) for place, (one, it) in enumerate(there, 1)))


def _seed(*parts: object) -> int:
    return crc32(" ".join(map(str, (ORDER_VERSION, *parts))).encode("utf-8", "surrogatepass"))
