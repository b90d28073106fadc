"""Questions to Aiken files."""

from collections.abc import Sequence
from string import ascii_uppercase

from study.core.formats.aiken.reader import read
from study.core.formats.shared.format import Record, Written
from study.core.formats.shared.shapes import as_made, asked, block_of, lost
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Parts, Question
from study.core.questions.source.block import Block

ASKED = ("the dress of its text", "some of its answers")


def write(records: Sequence[Record], title: str) -> Written:
    written: list[str] = []
    problems: list[Problem] = []
    for record in records:
        question, made = record.question, as_made(record.question)
        block = block_of(made or question)
        text = "" if (fault := _fault(question, made, block)) else _text(asked(question, block), block)
        again = read(text.encode("utf-8", "replace"), "").records
        gone = lost(question, again[0].question) if len(again) == 1 else ASKED
        if fault or set(gone) & set(ASKED):
            fault = fault or "A line of the question looks like an option or an answer of Aiken; reword it."
            problems.append(Problem(fault, subject=question.key))
            continue
        written.append(text)
        if gone:
            words = f"Aiken cannot hold {', '.join(gone)}."
            problems.append(Problem(words, severity="warning", subject=question.key))
    return Written("\n".join(written).encode("utf-8", "replace"), tuple(problems))


def _text(prompt: str, block: Block) -> str:
    options = [f"{letter}) {item.text}" for letter, item in zip(ascii_uppercase, block.items, strict=False)]
    right = next(letter for letter, item in zip(ascii_uppercase, block.items, strict=False) if item.mark == "x")
    return "\n".join([prompt, *options, f"ANSWER: {right}", ""])


def _fault(question: Question, made: Question | None, block: Block) -> str:
    """Why the question cannot be written at all, or "". `made` is what it is written as."""
    parts = KINDS[made.kind].parts(made.body) if made else Parts(())
    if len(parts.right) != 1 or len(block.items) != len(parts.all):
        return f"Aiken holds one right answer among several only, no question of the kind {question.kind}."
    if len(block.items) > len(ascii_uppercase):
        return "Aiken holds 26 options at most."
    if any("\n" in item.text for item in block.items):
        return "An option takes several lines; Aiken holds one."
    if not any(item.mark == "x" for item in block.items):
        return "No option is marked as right."
    return ""
