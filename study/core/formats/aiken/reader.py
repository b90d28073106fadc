"""Aiken files to questions."""

import re
from dataclasses import dataclass, field
from string import ascii_uppercase

from study.core.encodings import beginning, decode
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.format import Read
from study.core.formats.shared.shapes import kind_of
from study.core.problem import Problem
from study.core.questions.source.block import Block, Item

UNFINISHED = "This question has no line ANSWER: A below its options."
BEGINNING = 20_000  # bytes
OPTION = re.compile(r"(?P<letter>[A-Z])[).][ \t]+(?P<text>\S.*)")
ANSWER = re.compile(r"ANSWER[ \t]*:(?P<letter>.*)", re.IGNORECASE)
LONGEST = 20  # characters of an answer that is no letter, as it is told


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
            self._wrong(f"The answer {letter[:LONGEST]!r} is none of the options A to {last}.", line)
        else:
            item = self.items[place]
            self.items[place] = Item("x", item.text, item.line)

    def _wrong(self, message: str, line: int) -> None:
        self.fault = self.fault or Problem(message, line)

    @property
    def prompt(self) -> str:
        return "\n".join(self.stem).strip("\n")


def recognises(data: bytes, name: str) -> bool:
    lines = beginning(data, BEGINNING).split("\n")
    return any(ANSWER.fullmatch(line) for line in lines) and any(OPTION.fullmatch(line.rstrip()) for line in lines)


def read(data: bytes, name: str) -> Read:
    text, problems = decode(data)
    collector = Collector(name)
    collector.note(*problems)
    draft: Draft | None = None
    is_apart = False
    for line, content in enumerate(text.split("\n"), 1):
        answer = ANSWER.fullmatch(content)
        if (
            draft
            and draft.items
            and is_apart
            and content.strip()
            and not (answer or OPTION.fullmatch(content.rstrip()))
        ):
            collector.refuse(UNFINISHED, draft.line, made_title(draft.prompt))
            draft = None
        is_apart = not content.strip()
        if draft is None and not content.strip():
            continue
        draft = draft or Draft(line)
        if answer:
            draft.close(answer["letter"].strip(), line)
            _take(draft, line, collector)
            draft = None
        else:
            draft.add(content, line)
    if draft:
        collector.refuse(UNFINISHED, draft.line, made_title(draft.prompt))
    return collector.result()


def _take(draft: Draft, end: int, collector: Collector) -> None:
    block = Block("", "", draft.prompt, draft.line, end, {}, tuple(draft.items))
    kind = kind_of(block)
    fault = draft.fault or (kind if isinstance(kind, Problem) else None)
    if fault or isinstance(kind, Problem):
        collector.refuse(fault.message if fault else "", fault.line if fault else 0, made_title(draft.prompt))
    else:
        collector.take(kind, block)
