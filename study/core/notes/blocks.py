"""Lines into blocks: headings, statements, list items, table rows, and what must stay as it is.

A small state machine. What is open is nothing, a paragraph or a list item; each kind of line does one
thing in each of these states:

| line                | nothing open             | paragraph open         | item open                |
|---------------------|--------------------------|------------------------|--------------------------|
| text                | opens a paragraph        | goes on                | goes on                  |
| blank               | -                        | closes, unless torn    | closes                   |
| bullet, number      | opens an item            | closes, opens an item  | closes, opens an item    |
| heading             | heading                  | closes, heading        | closes, heading          |
| underline           | no content               | makes it a heading     | closes, no content       |
| delimiter           | no content               | makes it a table       | no content               |
| quote, fence, math, comment, html: close what is open and take their lines up to their own end        |
| rule, reference, anchor, long: close what is open and stand alone; a footnote opens a paragraph        |

Every line that is not blank ends up in exactly one block. Nothing here recurses, but for the lines of
a quote, whose marks are taken off all at once.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, NamedTuple

from study.core.notes.inline import has_content, read, rejoin, split_term, torn
from study.core.notes.lines import MAX_LINE, TAB, Line, classify, indentation

type BlockKind = Literal["heading", "paragraph", "item", "header", "row", "verbatim", "anchor", "nothing"]


class Block(NamedTuple):
    """Lines `first` to `last` as one unit. `level` is a heading's; `marker` a number, a footnote's name,
    or what makes the block empty."""

    kind: BlockKind
    first: int
    last: int
    text: str
    indent: int = 0
    level: int = 0
    marker: str = ""
    callout: str = ""


class Trouble(NamedTuple):
    """What a person should know about a line that was read all the same."""

    line: int
    message: str


_MARKS = re.compile(r"(?:\s*>)+ ?")
_CALLOUT = re.compile(r"\[!([^\[\]\s]+)\][+-]?\s*(.*)")
_PIPE = re.compile(r"(?<!\\)\|")
_SOFT_WRAP = 50  # characters; a shorter line was not broken because it was full
_TEAR = 3  # blank lines an exporter puts into torn emphasis, at most


def read_blocks(lines: list[str], first: int = 1, quoted: bool = False) -> tuple[list[Block], list[Trouble]]:
    """The blocks of `lines`, the first of which has number `first`, and what to tell about them."""
    reader = _Reader(lines, first, quoted)
    reader.run()
    return reader.blocks, reader.troubles


class _Reader:
    """The state: where we are, and the lines of the paragraph or item that is open."""

    def __init__(self, lines: list[str], first: int, quoted: bool) -> None:
        self.lines = lines
        self.offset = first
        self.quoted = quoted
        self.at = 0
        self.open: list[Line] = []
        self.size = 0
        self.listed = False  # whether an indented line belongs to a list
        self.blocks: list[Block] = []
        self.troubles: list[Trouble] = []
        self.last_of: dict[str, int] = {}
        self.told: set[str] = set()

    def run(self) -> None:
        lines, offset = self.lines, self.offset
        while self.at < len(lines):
            line = classify(self.at + offset, lines[self.at])
            self.at += 1
            _HANDLERS[line.kind](self, line)
        self.close()

    # What may be open

    def opens(self, line: Line) -> None:
        if self.open:
            self.close()
        self.open.append(line)
        self.size = len(line.body)

    def item(self, line: Line) -> None:
        if line.kind == "number" and line.marker != "1" and self.open and self.open[0].kind == "text":
            self.goes_on(line._replace(kind="text", body=line.raw.strip()))  # "founded in / 1984. It ..."
            return
        self.opens(line)
        self.listed = True

    def goes_on(self, line: Line) -> None:
        if not self.open:
            if line.indent >= TAB and not self.listed:
                self.indented(line)
                return
            self.listed = self.listed and line.indent > 0
        self.size += len(line.body) + 1
        if self.size > MAX_LINE or _stands_alone(line) or (self.open and _stands_alone(self.open[-1])):
            self.opens(line)
        else:
            self.open.append(line)

    def blank(self, line: Line) -> None:
        if not self.open:
            return
        last = self.open[-1]
        if "**" in last.body and self.open[0].kind == "text":
            after = next((text for text in self.lines[self.at : self.at + _TEAR] if text.strip()), "")
            if torn(last.body, after) and classify(0, after).kind == "text":
                return
        self.close()

    def close(self) -> None:
        """Make blocks of what is open."""
        held = self.open
        if not held:
            return
        self.open, self.size = [], 0
        head = held[0]
        if head.kind in ("bullet", "number"):
            marker = head.marker if head.kind == "number" else ""
            text = head.body if len(held) == 1 else " ".join(line.body for line in held)
            self.blocks.append(Block("item", head.number, held[-1].number, text, head.indent, 0, marker))
            return
        if len(held) == 1:
            marker = head.marker if head.kind == "footnote" else ""
            self.blocks.append(Block("paragraph", head.number, head.number, head.body, head.indent, 0, marker))
            return
        self.blocks.extend(_statements(held))

    def nothing(self, line: Line, why: str) -> None:
        self.blocks.append(Block("nothing", line.number, line.number, line.raw.strip(), marker=why))

    # Lines that stand alone

    def heading(self, line: Line) -> None:
        self.close()
        self.listed = False
        if self.quoted:
            self.blocks.append(Block("paragraph", line.number, line.number, line.body, line.indent))
        elif line.body:
            self.blocks.append(Block("heading", line.number, line.number, line.body, level=len(line.marker)))
        else:
            self.nothing(line, "heading without a title")

    def underline(self, line: Line) -> None:
        if self.open and self.open[0].kind == "text" and not self.quoted:
            held, self.open = self.open, []
            title = " ".join(part.body for part in held)
            level = 1 if line.marker == "=" else 2
            self.blocks.append(Block("heading", held[0].number, line.number, title, level=level))
        else:
            self.rule(line)

    def rule(self, line: Line) -> None:
        self.close()
        self.nothing(line, "rule")

    def reference(self, line: Line) -> None:
        self.close()
        self.nothing(line, "link definition")

    def anchor(self, line: Line) -> None:
        self.close()
        self.blocks.append(Block("anchor", line.number, line.number, line.body))

    def long(self, line: Line) -> None:
        self.close()
        self.troubles.append(
            Trouble(line.number, f"line is longer than {MAX_LINE} characters: kept as text, not analysed")
        )
        self.blocks.append(Block("verbatim", line.number, line.number, line.body, line.indent))

    # Lines that take others with them

    def take(self, first: Line, end: int, kind: BlockKind = "verbatim", why: str = "") -> None:
        """The lines from `first` up to but without index `end` as one block, or as empty ones."""
        self.close()
        self.listed = self.listed and first.indent > 0
        start = first.number - self.offset
        self.at = end
        text = "\n".join(self.lines[start:end]).rstrip()
        if kind == "verbatim" and has_content(text):
            last = first.number + text.count("\n")
            self.blocks.append(Block("verbatim", first.number, last, text, first.indent))
            return
        for index in range(start, end):
            if self.lines[index].strip():
                self.blocks.append(
                    Block("nothing", index + self.offset, index + self.offset, self.lines[index].strip(), marker=why)
                )

    def fence(self, line: Line) -> None:
        sign, length = line.marker[0], len(line.marker)
        for index in range(self.at, len(self.lines)):
            text = self.lines[index].strip()
            if text.startswith(line.marker) and not text.strip(sign) and len(text) >= length:
                return self.take(line, index + 1, why="empty code block")
        self.troubles.append(Trouble(line.number, "code block is not closed: the rest is kept as code"))
        return self.take(line, len(self.lines), why="empty code block")

    def find(self, sign: str) -> int:
        """The index of the next line that holds `sign`, -1 if none: asked once, then remembered."""
        if sign not in self.last_of:
            self.last_of[sign] = next((i for i in range(len(self.lines) - 1, -1, -1) if sign in self.lines[i]), -1)
        if self.last_of[sign] < self.at:
            return -1
        return next((i for i in range(self.at, len(self.lines)) if sign in self.lines[i]), -1)

    def unclosed(self, line: Line, what: str) -> None:
        """Tell of the first only: one missing sign makes every later one look open."""
        if what not in self.told:
            self.told.add(what)
            self.troubles.append(Trouble(line.number, f"{what} is not closed: kept as text"))

    def math(self, line: Line) -> None:
        text = line.raw.strip()
        if "$$" in text[2:]:
            if text.endswith("$$"):
                self.take(line, self.at, why="empty formula")
            else:
                self.goes_on(line._replace(kind="text"))
            return
        end = self.find("$$")
        if end < 0:
            self.unclosed(line, "formula")
            self.goes_on(line._replace(kind="text"))
        else:
            self.take(line, end + 1, why="empty formula")

    def comment(self, line: Line) -> None:
        text, closing = line.raw.strip(), line.marker
        opening = 4 if closing == "-->" else 2
        if closing in text[opening:]:
            if text.index(closing, opening) == len(text) - len(closing):
                self.take(line, self.at, "nothing", "comment")
            else:
                self.goes_on(line._replace(kind="text"))
            return
        end = self.find(closing)
        if end < 0:
            self.unclosed(line, "comment")
            self.goes_on(line._replace(kind="text"))
        elif self.lines[end].strip().endswith(closing):
            self.take(line, end + 1, "nothing", "comment")
        else:
            self.take(line, end, "nothing", "comment")

    def indented(self, line: Line) -> None:
        end = self.at
        while end < len(self.lines) and (not self.lines[end].strip() or indentation(self.lines[end]) >= TAB):
            end += 1
        self.take(line, end, why="code without text")

    def html(self, line: Line) -> None:
        end = self.at
        while end < len(self.lines) and self.lines[end].strip():
            end += 1
        self.take(line, end, why="HTML without text")

    def delimiter(self, line: Line) -> None:
        held = self.open
        if not held or held[0].kind != "text" or "|" not in held[-1].body:
            self.close()
            return self.nothing(line, "table without a header")
        header = held.pop()
        self.close()
        self.blocks.append(Block("header", header.number, line.number, cells(header.body), header.indent))
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            row = classify(self.at + self.offset, self.lines[self.at])
            if row.kind not in ("text", "delimiter", "reference"):
                break
            self.at += 1
            if has_content(row.body):
                self.blocks.append(Block("row", row.number, row.number, cells(row.body), row.indent))
            else:
                self.nothing(row, "empty table row")
        return None

    def quote(self, line: Line) -> None:
        """The lines of a quote without their marks are notes of their own; a callout names itself first."""
        self.close()
        start = self.at - 1
        callout, title = "", ""
        inner: list[str] = []
        for index in range(start, len(self.lines)):
            text = self.lines[index]
            marks = _MARKS.match(text)
            if not marks:
                break
            body = text[marks.end() :]
            if found := _CALLOUT.match(body):
                if inner:
                    break
                callout, title = found[1].casefold(), found[2]
                body = title
            inner.append(body)
        self.at = start + len(inner)
        self._quoted(line, inner, callout, bool(callout) and not has_content(title))

    def _quoted(self, line: Line, inner: list[str], callout: str, untitled: bool) -> None:
        ahead = 0
        if callout and not untitled:
            self.blocks.append(
                Block("paragraph", line.number, line.number, inner[0].strip(), line.indent, callout=callout)
            )
            ahead = 1
        blocks, troubles = read_blocks(inner[ahead:], line.number + ahead, quoted=True)
        self.troubles.extend(troubles)
        owned = {number for block in blocks for number in range(block.first, block.last + 1)}
        for number, raw in enumerate(inner[ahead:], line.number + ahead):
            if not raw.strip() and number not in owned:
                marks = self.lines[number - self.offset].strip()
                blocks.append(Block("nothing", number, number, marks, marker="empty quote"))
        blocks.sort(key=lambda block: block.first)
        if untitled and len(blocks) > 1 and blocks[1].kind in ("paragraph", "item"):
            blocks[:2] = [blocks[1]._replace(first=blocks[0].first)]  # the callout's mark goes with what it marks
        self.blocks.extend(block._replace(indent=block.indent + line.indent, callout=callout) for block in blocks)


def _stands_alone(line: Line) -> bool:
    """Whether a line holds links, pictures or tags and no words."""
    return line.kind == "text" and line.body[0] in "[!<#" and read(line.body).only


def cells(text: str) -> str:
    """A table row as its cells with ` | ` between them."""
    text = text.strip().removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return " | ".join(cell.strip() for cell in _PIPE.split(text))


def _statements(held: list[Line]) -> list[Block]:
    """A paragraph of several lines: one statement, or one for each line that stands for itself."""
    blocks: list[Block] = []
    texts = [held[0].body]
    first = held[0]
    for before, line in pairwise(held):
        if "**" in before.body and torn(before.body, line.body):
            texts = [rejoin(" ".join(texts), line.body)]
        elif _parted(before, line):
            blocks.append(_paragraph(first, before, texts))
            first, texts = line, [line.body]
        else:
            texts.append(line.body)
    blocks.append(_paragraph(first, held[-1], texts))
    return blocks


def _paragraph(first: Line, last: Line, texts: list[str]) -> Block:
    marker = first.marker if first.kind == "footnote" else ""
    return Block("paragraph", first.number, last.number, " ".join(texts), first.indent, 0, marker)


def _parted(before: Line, line: Line) -> bool:
    """Whether a statement ends with the line before: a hard break, a colon, or two forms in a row."""
    if before.raw.endswith(("  ", "\\", "<br>", "<br/>", "<br />")) or before.body.endswith((":", ":**")):
        return True
    if before.body.endswith((",", "(", "-", "–")):
        return False
    split = split_term(line.body)
    if split.relation == "leads-to":
        return True
    if split.relation == "means" and not line.body[0].islower():
        return True
    return len(before.body) < _SOFT_WRAP and not line.body[0].islower() and bool(split_term(before.body).relation)


_HANDLERS: dict[str, Callable[[_Reader, Line], None]] = {
    "blank": _Reader.blank,
    "heading": _Reader.heading,
    "underline": _Reader.underline,
    "rule": _Reader.rule,
    "bullet": _Reader.item,
    "number": _Reader.item,
    "quote": _Reader.quote,
    "fence": _Reader.fence,
    "math": _Reader.math,
    "comment": _Reader.comment,
    "html": _Reader.html,
    "delimiter": _Reader.delimiter,
    "footnote": _Reader.opens,
    "reference": _Reader.reference,
    "anchor": _Reader.anchor,
    "long": _Reader.long,
    "text": _Reader.goes_on,
}
