"""Questions as the blocks that their kinds parse: answers, marks and reasons as rows of text.

A format with places for marks, answers and reasons need not know any kind: it takes a question's block apart,
and builds a block to be read.
"""

from dataclasses import fields, replace

from study.core.problem import Problem
from study.core.questions.answers.keys import keys
from study.core.questions.answers.number import Target, quantity, without_tolerance
from study.core.questions.interaction import Blanks
from study.core.questions.kinds import KINDS, interaction, made
from study.core.questions.question import Question
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.heading import write_heading
from study.core.questions.source.section import read_section
from study.core.text.fences import fences


def as_made(question: Question) -> Question | None:
    """The question as the kind that is made of what it asks for, for a format without names for our kinds: most
    questions as they are. None where no interaction holds it."""
    asked = interaction(question)
    if asked is None:
        return None
    kind, body = made(asked)
    if kind.name == question.kind:
        return question
    return replace(question, kind=kind.name, body=body, prompt=kind.stem(body, question.prompt))


def block_of(question: Question) -> Block:
    """The block of a question, as its own text has it."""
    kind = KINDS[question.kind]
    own = {name: str(getattr(question.body, name)) for name in kind.attributes}
    defaults = {one.name: str(one.default) for one in fields(question.body)}
    given = {name: value for name, value in own.items() if value != defaults[name]}
    head = write_heading(question.title, question.key, given)
    lines = [head, "", *kind.write(question.body, question.prompt).split("\n")]
    section, _ = read_section(lines, fences(lines)[0], 1)
    blocks = [shape.block for shape in section.shapes]
    return next((block for block in blocks if kind.claims(block)), blocks[0])


def asked(question: Question, block: Block) -> str:
    """What is asked, for a format without cases: the text of the case stands above the prompt."""
    return f"{question.stimulus}\n\n{block.prompt}" if question.stimulus else block.prompt


def in_unit(prompt: str, unit: str) -> str:
    """What is asked, for a format that knows numbers without units: the unit stands in the text."""
    return f"{prompt}\n\nAnswer in {unit}." if unit else prompt


def value_of(target: Target) -> str:
    """The one number meant, "" for a range."""
    given = quantity(without_tolerance(target.text))
    return f"{given.value:.12g}" if given else ""


def kind_of(block: Block) -> str | Problem:
    """The name of the one kind that claims the block."""
    claiming = [kind.name for kind in KINDS.values() if kind.claims(block)]
    if len(claiming) == 1:
        return claiming[0]
    words = f"This looks like {' and '.join(claiming)} at once; name the kind." if claiming else "There is no answer."
    return Problem(words, block.line)


def lost(question: Question, again: Question) -> tuple[str, ...]:
    """What `again`, read from a file to which `question` was written, has not or has otherwise, in
    words. States are no part of it: what comes from a file is a draft."""
    known = as_made(question) or question
    before, after = block_of(known), block_of(again)
    gaps = isinstance(interaction(question), Blanks)
    text = "the hints and tolerances of its blanks" if gaps else "the dress of its text"
    told = {
        "its id": question.key == again.key,
        "its title": question.title == again.title,
        "its kind": question.kind == again.kind,
        text: asked(known, before) == asked(again, after),
        "some of its answers": _answers(before) == _answers(after),
        "what its answers are worth": _marks(before) == _marks(after),
        "its reasons": _reasons(before) == _reasons(after),
        "the keys of its options": _keys(before) == _keys(after),
        "its rule of scoring": _rules(known, before) == _rules(again, after),
        "how its sizes count": _sizes(question) == _sizes(again),
        "its case": question.case == again.case,
        "its hints": question.hints == again.hints,
        "its points": question.points == again.points,
        "its explanation": question.explanation == again.explanation,
        "its sources": question.sources == again.sources,
        "its tags or topic": (question.tags, question.topic) == (again.tags, again.topic),
    }
    return tuple(name for name, kept in told.items() if not kept)


def _answers(block: Block) -> list[str]:
    return [*(entry.text for entry in _entries(block)), block.answer]


def _marks(block: Block) -> list[str]:
    return [item.mark.strip() for item in block.items]


def _entries(block: Block) -> tuple[Item | Entry, ...]:
    return (*block.items, *block.numbered, *block.bullets)


def _reasons(block: Block) -> list[str]:
    return [entry.reason for entry in _entries(block) if entry.reason]


def _keys(block: Block) -> list[str]:
    """The keys as they count: those made from the texts where none are given. What is typed has none."""
    named = [entry for entry in _entries(block) if not (isinstance(entry, Item) and entry.mark.startswith("="))]
    made = keys([entry.text for entry in named])
    return [entry.key or name for entry, name in zip(named, made, strict=True)]


def _rules(question: Question, block: Block) -> dict[str, str]:
    own = KINDS[question.kind].attributes
    return {name: value for name, value in block.attributes.items() if name in own and name != "sizes"}


def _sizes(question: Question) -> str:
    """How KB, MB, … count in what is typed, where the question says so."""
    return getattr(question.body, "sizes", "")
