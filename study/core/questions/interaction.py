"""What a question asks for, in any kind: one of a few interactions, as plain values.

A kind gives each of its bodies as one of these, or as none (`Kind.interaction`). Formats of other tools write
interactions and know no kind. Each interaction has one kind that is `made_of` it: questions imported or made
here become questions of that kind (`kinds.made`).
"""

from dataclasses import dataclass, field
from typing import Any

from study.core.questions.answers.number import Target


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `key` names it for good, `text` and `reason` are Markdown. `fraction` is the
    share of the score an author gave it (-0.5 for `[-50%]`), None where it was only ticked or not.
    """

    key: str
    text: str
    right: bool = False
    reason: str = ""
    fraction: float | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One option is to be chosen; exactly one is right, others may be worth a share."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Several options are to be chosen: all that are right. `whole`: only the whole answer counts."""

    options: tuple[Option, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether a statement holds, and what is said to who answers True and who answers False, in Markdown."""

    holds: bool
    reason_true: str = ""
    reason_false: str = ""

    @property
    def options(self) -> tuple[Option, ...]:
        """True and False, always in this order."""
        return (
            Option("true", "True", self.holds, self.reason_true),
            Option("false", "False", not self.holds, self.reason_false),
        )


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a typed answer like this is worth, from 0 to 1, and why.

    `text` is compared without regard to case, spacing and the form of quotes and dashes, and then as
    `text_match.alike` does; with `regex` it is a pattern that must fit the whole answer, whatever the case
    where `fold` is set. The text "*" fits any answer.
    """

    text: str
    regex: bool = False
    fold: bool = True
    score: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A few words are to be typed. The first accepted answer that fits decides; at least one plain text is
    worth 1."""

    accepted: tuple[Accepted, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a number inside `target` is worth, from 0 to 1, and why. No target: any number."""

    target: Target | None
    score: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number is to be typed. The first rule that holds decides; at least one is worth 1. `sizes` says how
    KB, MB, … count: "binary", "decimal" or, where it is empty, as fits."""

    rules: tuple[Rule, ...]
    sizes: str = ""

    @property
    def unit(self) -> str:
        """The unit in which a number without one is meant: that of the first rule worth 1."""
        return next(rule.target.unit for rule in self.rules if rule.score == 1 and rule.target)


@dataclass(frozen=True, slots=True)
class Blank:
    """Blank number `number` with every answer it accepts; the first is the one shown afterwards."""

    number: int
    accepted: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Blanks:
    """Blanks of a text are to be filled in. `texts[0]`, blank 0, `texts[1]`, blank 1, … `texts[-1]` is the
    whole of what is asked, in Markdown: one text more than blanks. `sizes` is that of a number."""

    texts: tuple[str, ...]
    blanks: tuple[Blank, ...]
    sizes: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together, as Markdown, and why. Several pairs may have the same right side.
    `key` names the left side for good; it is empty where the text alone makes the same name."""

    left: str
    right: str
    reason: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """To each left side belongs a right one. `distractors` are right sides that belong to nothing."""

    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `key` names it for good and says nothing of its place."""

    key: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Steps are to be put in order; here they stand in the right one. `whole`: only the whole order counts."""

    steps: tuple[Step, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """Nothing is asked back: the learner remembers and turns the card over. `answer` is Markdown."""

    answer: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the answer, and a remark on it; both are Markdown."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ToName:
    """All of these are to be remembered; the learner turns the card over and ticks those they had."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One drawing. `note` tells it from the others in a few words; `body` is that of a question of
    `kind`, as JSON. `working` shows how the answer comes about. `engine`, `version` and `inputs` make
    the run again. `misconceptions` names the wrong model behind a row of the answer, by its text."""

    note: str
    kind: str
    prompt: str
    body: dict[str, Any]
    working: str
    engine: str
    version: int
    inputs: dict[str, Any]
    misconceptions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Authored:
    """A text that variants are made of: the YAML of its fence, the prompt, and every line of the answers with
    its reason. `at` are the lines of the fence and of each answer, counted from the heading; it says nothing
    of the question."""

    params: str
    prompt: str
    answers: tuple[str, ...]
    at: tuple[int, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The question without its heading and parameters, with its places still to be filled in."""
        return "\n\n".join([self.prompt, "\n".join(self.answers)])


@dataclass(frozen=True, slots=True)
class Variants:
    """Something else each time: the question of one of these. `authored` is the text they are made of, if
    any; until they are, there is none."""

    variants: tuple[Variant, ...]
    authored: Authored | None = None


INNER = (Numbers, OneOf)
"""What a variant can ask for."""

type Interaction = OneOf | SomeOf | Truth | Words | Numbers | Blanks | Pairs | Order | Back | ToName | Variants
