"""What a recipe must be able to do, and what it makes: candidate questions from facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from study.core.generators.statements import Corpus
from study.core.notes.model import Lines, Topic
from study.core.questions.kinds import KINDS
from study.core.questions.question import Parts


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that a recipe proposes, before the rules have looked at it.

    `fact` is the key of the fact it is made from, `facts` every fact that supports the answer or
    rules a distractor out, `slot` tells apart several questions of one recipe from one fact. The
    question's id is made of `fact`, `recipe` and `slot`, so it survives rewording. `body` is the
    body of question kind `kind`; `explanation` is Markdown shown after the answer. `rank` says how
    much a question of this sort is wanted: of one fact's questions those of the lowest rank are kept.
    """

    recipe: str
    fact: str
    topic: str
    kind: str
    prompt: str
    body: Any
    lines: Lines
    facts: tuple[str, ...]
    slot: str = ""
    explanation: str = ""
    rank: int = 5

    @property
    def parts(self) -> Parts:
        return KINDS[self.kind].parts(self.body)

    @property
    def key(self) -> str:
        return f"{self.fact}/{self.recipe}" + (f"-{self.slot}" if self.slot else "")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way to make questions: `make(topic, corpus)` looks at one topic within all the notes.

    A `fallback` is asked last: its questions are kept only for facts no other question uses.
    """

    name: str
    make: Callable[[Topic, Corpus], Iterable[Candidate]]
    fallback: bool = False
