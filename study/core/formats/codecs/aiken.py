"""Aiken: questions with one right answer, as plain as a text file can hold them.

    How many times is it tried
    in all?
    A) Once
    B) Three times
    ANSWER: B

The question may take several lines. Options are single lines, `A)` or `A.` and a space before each.
There are no reasons, ids or names: they are lost, and what was lost is told when writing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from study.core.formats.blocks import asked, block_of, kind_of, lost
from study.core.formats.encodings import decode
from study.core.formats.format import Format, Read, Record, Written
from study.core.formats.intake import Intake, made_title
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.block import Block, Item

ASKED = ("the dress of its text", "some of its answers")
OPTION = re.compile(r"(?P<letter>[A-Z])[).][ \t]+(?P<text>\S.*)")
ANSWER = re.compile(r"ANSWER[ \t]*:[ \t]*(?P<letter>\S*)[ \t]*", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A question while its lines are being read; `fault` is the first thing wrong with it."""

    line: int
    stem: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    fault: Problem | None = None

    def add(self, text: str, line: int) -> None:
        """Take one line that is not the answer."""
        option = OPTION.fullmatch(text.rstrip())
        if option and any(self.stem):
            due = ascii_uppercase[len(self.items)] if len(self.items) < len(ascii_uppercase) else ""
            if option["letter"] != due:
                self._wrong(f"Option {option['letter']} stands where {due or 'no more'} should.", line)
            self.items.append(Item(" ", option["text"], line))
        elif not self.items:
            self.stem.append(text.rstrip())
        elif text.strip():
            self._wrong("This line is no option (A) text or A. text) and no ANSWER: A.", line)

    def close(self, letter: str, line: int) -> None:
        """Mark the option that the answer names."""
        place = ascii_uppercase.find(letter.upper()) if len(letter) == 1 else -1
        if not self.items:
            self._wrong("No option stands above this answer.", line)
        elif not 0 <= place < len(self.items):
            last = ascii_uppercase[min(len(self.items), 26) - 1]
            self._wrong(f"The answer {letter!r} is none of the options A to {last}.", line)
        else:
            item = self.items[place]
            self.items[place] = Item("x", item.text, item.line)

    def _wrong(self, message: str, line: int) -> None:
        self.fault = self.fault or Problem(message, line)

    @property
    def prompt(self) -> str:
        return "\n".join(self.stem).strip("\n")


def recognises(data: bytes, name: str) -> bool:
    lines = decode(data[:20_000])[0].split("\n")
    return any(ANSWER.fullmatch(line) for line in lines) and any(OPTION.fullmatch(line.rstrip()) for line in lines)


def read(data: bytes, name: str) -> Read:
    text, problems = decode(data)
    intake = Intake(name)
    intake.note(*problems)
    draft: Draft | None = None
    for line, content in enumerate(text.split("\n"), 1):
        answer = ANSWER.fullmatch(content)
        if draft is None and not content.strip():
            continue
        draft = draft or Draft(line)
        if answer:
            draft.close(answer["letter"], line)
            _take(draft, line, intake)
            draft = None
        else:
            draft.add(content, line)
    if draft:
        intake.refuse("This question has no line ANSWER: A below its options.", draft.line, made_title(draft.prompt))
    return intake.result()


def _take(draft: Draft, end: int, intake: Intake) -> None:
    block = Block("", "", draft.prompt, draft.line, end, {}, tuple(draft.items))
    kind = kind_of(block)
    fault = draft.fault or (kind if isinstance(kind, Problem) else None)
    if fault or isinstance(kind, Problem):
        intake.refuse(fault.message if fault else "", fault.line if fault else 0, made_title(draft.prompt))
    else:
        intake.take(kind, block)


def write(records: Sequence[Record], title: str) -> Written:
    written: list[str] = []
    problems: list[Problem] = []
    for record in records:
        question, block = record.question, block_of(record.question)
        text = "" if (fault := _fault(question, block)) else _text(asked(question, block), block)
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


def _fault(question: Question, block: Block) -> str:
    """Why the question cannot be written at all, or ""."""
    parts = KINDS[question.kind].parts(question.body)
    if len(parts.right) != 1 or len(block.items) != len(parts.all):
        return f"Aiken holds one right answer among several only, no question of the kind {question.kind}."
    if len(block.items) > len(ascii_uppercase):
        return "Aiken holds 26 options at most."
    if any("\n" in item.text for item in block.items):
        return "An option takes several lines; Aiken holds one."
    if not any(item.mark == "x" for item in block.items):
        return "No option is marked as right."
    return ""


PLUGIN = Format(
    name="aiken",
    title="Aiken",
    suffix=".txt",
    media_type="text/plain",
    recognises=recognises,
    read=read,
    write=write,
)
