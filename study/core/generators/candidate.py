"""What a shape must be able to do, and what it makes: candidate questions from statements."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from study.core.generators.statements import Corpus
from study.core.notes.model import Lines, Topic
from study.core.questions.interaction import Interaction
from study.core.questions.kinds import made, made_of
from study.core.questions.question import Parts

OF_SENTENCES = ("relation", "identity", "called", "initials")
"""Shapes that ask one part of a sentence by the rest of it: what they ask stands alone."""

BESIDE = "initials"
"""The shape that asks what stands in a line beside what it says: it keeps nothing else of the line from being asked."""

type Fit = Literal["sure", "unsure", "unfit"]
type Given = Literal["", "term", "meaning"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an option is wrong, by the statement that shows it: the option's text, the key of the fact, and
    the reason in the language of the notes, as Markdown."""

    option: str
    fact: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that a shape proposes.

    `fact` is the key of what it is about (a fact, or the topic whose points it asks for), `facts` every fact
    that proves its key, `reasons` hold the facts that show its wrong options to be wrong, `slot` tells apart
    several questions of one shape about one fact, `edition` those that rest on all of a table row before and after a
    cell of it gave way to another. The question's id is made of `fact`, `shape`, `slot` and `edition`, so
    it survives rewording; `stored` is the id it has had so far, where that is another, and `asked_as` are shape and
    slot of what asked for the same cell while its row had other columns. `context` names the
    place in the notes and stands above the prompt. `asked` is what it asks for; `explanation` is Markdown
    shown after the answer. `rank` says how much a question of this sort is wanted, the lower the more. `given`
    is what of its statement the prompt gives, so that nothing else in the course may answer it; `own` marks a
    card that the writer of the notes had made; `open` says that it asks for whatever the notes say of something,
    without naming what, `section` that it asks for what they say of one thing, point by point; `marked` says that the
    writer marked what it is about as a term: set it off (in bold, as code), or listed it among terms; `label` that it
    is about what by its form is rather a heading than a term.
    `role` is that of the fact it is about. `shows` are the pictures, as the notes call them, that the prompt speaks of;
    `worded_by` names the writer whose words the prompt is in, empty where they are the shape's. `fit` and `doubts` are
    what the judge says.
    """

    shape: str
    fact: str
    topic: str
    asked: Interaction
    prompt: str
    lines: Lines
    facts: tuple[str, ...]
    slot: str = ""
    edition: str = ""
    asked_as: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    explanation: str = ""
    language: str = ""
    reasons: tuple[Reason, ...] = ()
    rank: int = 5
    given: Given = ""
    own: bool = False
    open: bool = False
    section: bool = False
    marked: bool = False
    label: bool = False
    role: str = ""
    shows: tuple[str, ...] = ()
    stored: str = ""
    worded_by: str = ""
    fit: Fit = "sure"
    doubts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The name of the kind of question that asks for this."""
        return made_of(type(self.asked)).name

    @property
    def body(self) -> Any:
        return made(self.asked)[1]

    @property
    def parts(self) -> Parts:
        kind, body = made(self.asked)
        return kind.parts(body)

    @property
    def name(self) -> str:
        """The shape with the slot."""
        return self.shape + (f"-{self.slot}" if self.slot else "")

    def called(self, name: str) -> str:
        """What a question of that name, in its edition, is called beside the key of its fact."""
        return f"{name}-{self.edition}" if self.edition else name

    @property
    def key(self) -> str:
        return self.stored or f"{self.fact}/{self.called(self.name)}"


@dataclass(frozen=True, slots=True)
class Shape:
    """A form of question: `make(topic, corpus)` looks at one topic within all the notes."""

    name: str
    make: Callable[[Topic, Corpus], Iterable[Candidate]]
