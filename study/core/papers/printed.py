"""One question on paper: what its page shows, and what the key sheet says.

The page is made of what the question's kind presents, and of the parts of its interaction that are asked openly: the
texts around blanks. What is right stands in `Key` alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from study.core.questions import kinds
from study.core.questions.answers.number import shown, without_tolerance
from study.core.questions.answers.options import same_text
from study.core.questions.answers.scores import percent
from study.core.questions.interaction import (
    Back,
    Blanks,
    Interaction,
    Numbers,
    OneOf,
    Option,
    Order,
    Pairs,
    SomeOf,
    ToName,
    Truth,
    Variants,
    Words,
)
from study.core.questions.question import Kind, Question, decode
from study.core.text.plural import listed

GAP = "…" * 12
FEW, MANY = 1, 5
"""Lines for an answer of a few words, and for one in sentences."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the letter or number that it goes by on the page."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the page: Markdown, options to mark, places that each take one of their letters, and empty lines
    to write on. `remarks` say how many to choose, the unit, the rule of scoring."""

    prompt: str
    remarks: tuple[str, ...] = ()
    options: tuple[Labelled, ...] = ()
    places: tuple[Labelled, ...] = ()
    lines: int = 0

    @property
    def room(self) -> range:
        """The empty lines, to be gone through."""
        return range(self.lines)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one answer is worth, from 0 to 1, and why. It goes by its `label` on the page, where it stands there."""

    label: str
    text: str
    share: float
    reason: str = ""

    @property
    def percent(self) -> str:
        """The share as its author would write it: 25%."""
        return percent(self.share)


@dataclass(frozen=True, slots=True)
class Key:
    """The right answer in letters or words of Markdown, what single answers are worth, and how a run comes to it."""

    answer: str
    marks: tuple[Mark, ...] = ()
    working: str = ""

    @property
    def shares(self) -> tuple[Mark, ...]:
        """What is worth a part of the points."""
        return tuple(mark for mark in self.marks if 0 < mark.share < 1)

    @property
    def reasons(self) -> tuple[Mark, ...]:
        """What has a reason."""
        return tuple(mark for mark in self.marks if mark.reason)


@dataclass(frozen=True, slots=True)
class Printed:
    """A question as one version asks it, and its key."""

    page: Page
    key: Key


def letter(place: int) -> str:
    """The letter of a place counted from 0: A to Z, then AA, AB, …"""
    more, here = divmod(place, len(ascii_uppercase))
    return (letter(more - 1) if more else "") + ascii_uppercase[here]


def printed(question: Question, seed: int) -> Printed | None:
    """The question on paper, drawn and mixed by the seed; None where it cannot be asked there."""
    kind, prompt = kinds.KINDS[question.kind], question.prompt
    body = kind.vary(question.body, seed)
    asked, working = kind.interaction(body, prompt), ""
    if isinstance(asked, Variants):
        if not asked.variants:
            return None
        drawn = asked.variants[0]
        kind, prompt, working = kinds.KINDS[drawn.kind], drawn.prompt, drawn.working
        body = decode(kind.body, drawn.body)
        asked = kind.interaction(body, prompt)
    return None if asked is None else _laid_out(kind, body, prompt, asked, seed, working)


def _laid_out(kind: Kind[Any], body: Any, prompt: str, asked: Interaction, seed: int, working: str) -> Printed | None:
    presented = kind.present(body, seed)
    lists = tuple(_labelled(texts) for texts in kind.lists(presented))
    remarks = tuple(_remarks(kind, presented))
    stem = _with_gaps(asked) if isinstance(asked, Blanks) else kind.stem(body, prompt)
    match asked, lists:
        case ((OneOf() | SomeOf() | Truth()), (options,)):
            marks = _of_options(asked.options, options)
            answer = listed(mark.label for mark in marks if mark.share == 1)
            return Printed(Page(stem, remarks, options), Key(answer, marks, working))
        case Pairs(), (places, options):
            numbered = tuple(Labelled(str(place), one.text) for place, one in enumerate(places, 1))
            marks = _of_pairs(asked, numbered, options)
            answer = ", ".join(f"{mark.label} {mark.text}" for mark in marks)
            return Printed(Page(stem, remarks, options, numbered), Key(answer, marks, working))
        case Order(), (options,):
            letters = {one.text: one.label for one in options}
            marks = tuple(Mark(letters[step.text], step.text, 1, step.reason) for step in asked.steps)
            answer = ", ".join(mark.label for mark in marks)
            return Printed(Page(stem, remarks, options, lines=FEW), Key(answer, marks, working))
    return _written(Page(stem, remarks), asked, working)


def _written(page: Page, asked: Interaction, working: str) -> Printed | None:
    """What is answered in words, or in numbers."""
    lines = FEW
    match asked:
        case Words():
            plain = (one for one in asked.accepted if not one.regex and one.text != "*")
            marks = tuple(Mark("", one.text, one.score, one.reason) for one in plain)
        case Numbers():
            marks = tuple(Mark("", shown(rule.target), rule.score, rule.reason) for rule in asked.rules if rule.target)
        case Blanks():
            lines = 0
            marks = tuple(
                Mark(_number(place, asked), listed(map(without_tolerance, blank.accepted), "or"), 1)
                for place, blank in enumerate(asked.blanks, 1)
            )
        case Back():
            lines, marks = MANY, (Mark("", asked.answer, 1),)
        case ToName():
            lines, marks = MANY, tuple(Mark("", point.text, 1, point.reason) for point in asked.points)
        case _:
            return None
    right = [f"{mark.label} {mark.text}".strip() for mark in marks if mark.share == 1]
    answer = listed(right, "or") if isinstance(asked, Words | Numbers) else "; ".join(right)
    return Printed(Page(page.prompt, page.remarks, lines=lines), Key(answer, marks, working))


def _remarks(kind: Kind[Any], presented: Any) -> Iterator[str]:
    """What a kind presents beside its question. A rule for those who grade themselves is none on paper."""
    if many := getattr(presented, "choose_word", ""):
        yield f"Choose {many}."
    if asks := getattr(presented, "asks", ""):
        yield asks
    if not kind.self_graded and (rule := getattr(presented, "rule", "")):
        yield rule


def _labelled(texts: Iterable[str]) -> tuple[Labelled, ...]:
    return tuple(Labelled(letter(place), text) for place, text in enumerate(texts))


def _of_options(options: Iterable[Option], faces: Iterable[Labelled]) -> tuple[Mark, ...]:
    by_text = {option.text: option for option in options}
    return tuple(_of_option(by_text[one.text], one) for one in faces)


def _of_option(option: Option, face: Labelled) -> Mark:
    share = 1.0 if option.right else max(0.0, option.fraction or 0.0)
    return Mark(face.label, option.text, share, option.reason)


def _of_pairs(asked: Pairs, places: Iterable[Labelled], options: Iterable[Labelled]) -> tuple[Mark, ...]:
    """For each place the letter of what belongs there."""
    pairs = {pair.left: pair for pair in asked.pairs}
    letters = {same_text(one.text): one.label for one in options}
    found = ((place.label, pairs[place.text]) for place in places)
    return tuple(Mark(label, letters[same_text(pair.right)], 1, pair.reason) for label, pair in found)


def _with_gaps(asked: Blanks) -> str:
    gaps = [f"{GAP}{_number(place, asked)}" for place in range(1, len(asked.blanks) + 1)]
    return "".join(text + gap for text, gap in zip(asked.texts, [*gaps, ""], strict=True))


def _number(place: int, asked: Blanks) -> str:
    """What a blank goes by: nothing where it is the only one."""
    return f"({place})" if len(asked.blanks) > 1 else ""
