"""Lines into blocks: headings, statements, list items, table rows, and what must stay as it is.

A small state machine. What is open is nothing, a paragraph or a list item; each kind of line does one
thing in each of these states:

| line                | nothing open             | paragraph open         | item open                |
|---------------------|--------------------------|------------------------|--------------------------|
| text                | opens a paragraph        | goes on                | goes on, or says its own |
| blank               | -                        | closes, unless torn    | closes                   |
| bullet, number      | opens an item            | closes, opens an item  | closes, opens an item    |
| ordinal             | as a number where it is in order with another, else as text                         |
| heading             | heading                  | closes, heading        | closes, heading          |
| underline           | no content               | makes it a heading     | closes, no content       |
| delimiter           | no content               | makes it a table       | makes its end a table    |
| quote, fence, math, comment, html: close what is open and take their lines up to their own end        |
| rule, reference, anchor, long, picture, shell: close and stand alone; a footnote opens a paragraph    |

Every line that is not blank ends up in exactly one block. Nothing here recurses, but for the lines of
a quote, whose marks are taken off all at once. Before a line is looked at, the dialects of the file may take
it, with what is open and what follows.
"""

from collections.abc import Callable, Iterator

from study.core.notes.block import (
    Block,
    BlockKind,
    Trouble,
    cells,
    is_apart,
    of_fence,
    of_passage,
    plain_items,
    says_something,
    stands_alone,
    statements,
)
from study.core.notes.dialect import NONE, Readings
from study.core.notes.enumerations import COLON, Levels, item_at
from study.core.notes.inline import has_content, torn
from study.core.notes.lines import CHECKBOX, DEEPER, FENCES, MAX_LINE, SAYS_NOTHING, TAB, Line, classify
from study.core.notes.quotes import is_heading, quote_at
from study.core.notes.spans import fence_end, formula_end, indented_end, opened_formula, paragraph_end

_TEAR = 3  # blank lines an exporter puts into torn emphasis, at most


class Reader:
    """Reads `lines`, the first of which has number `first`; inside a quote headings make no topics.

    Its state is where it is, and the lines of the paragraph or item that is open. `troubles` is complete
    once `read` has come to its end.
    """

    def __init__(self, lines: list[str], first: int = 1, quoted: bool = False, readings: Readings = NONE) -> None:
        self.lines = lines
        self.offset = first
        self.quoted = quoted
        self.readings = readings
        self.numbered = 0  # the last number of the list
        self.counted = 0  # the last number before a colon
        self.levels = Levels()
        self.at = 0
        self.open: list[Line] = []
        self.size = 0
        self.listed = False  # whether an indented line belongs to a list
        self.blocks: list[Block] = []
        self.troubles: list[Trouble] = []
        self.last_of: dict[str, int] = {}
        self.told: set[str] = set()

    def read(self) -> Iterator[Block]:
        """The blocks in order, each given away at once: keeping them would double the memory of a big file."""
        lines, offset, claims = self.lines, self.offset, self.readings.claims
        while self.at < len(lines):
            raw = lines[self.at]
            if not claims and raw[:1] in ("-", " ") and (items := plain_items(lines, self.at, offset)):
                self.close()
                self.listed = True
                self.at += len(items)
                self.blocks += items
            else:
                self.at += 1
                if not self.open and (not raw or raw.isspace()):
                    continue
                if not claims or raw.isspace() or not raw or not self.claimed():
                    line = classify(self.at + offset - 1, raw)
                    _HANDLERS[line.kind](self, line)
            yield from self.blocks
            self.blocks.clear()
        self.close()
        yield from self.blocks

    def claimed(self) -> bool:
        """Whether a dialect takes this line, what is open and what follows as far as it wants them."""
        at = self.at - 1
        since = self.open[0].number - self.offset if self.open else at
        passages = self.readings.claim(self.lines, at, since)
        if not passages:
            return False
        first = passages[0].first
        self.open = [line for line in self.open if line.number - self.offset < first]
        self.close()
        for passage in passages:
            self.blocks.extend(of_passage(passage, self.lines, self.offset))
        self.listed = bool(self.blocks) and (
            self.blocks[-1].kind == "item" or (self.listed and self.blocks[-1].indent > 0)
        )
        self.at = passages[-1].end
        return True

    # What may be open

    def opens(self, line: Line) -> None:
        if self.open:
            self.close()
        self.open.append(line)
        self.size = len(line.body)

    def item(self, line: Line) -> None:
        if line.kind == "number":
            number = int(line.marker)
            if number not in (1, self.numbered + 1) and self.open and self.open[0].kind == "text":
                self.goes_on(line._replace(kind="text", body=line.raw.strip()))  # "founded in / 1984. It ..."
                return
            self.numbered = number
            line = line._replace(indent=self.levels.of_number(line, self.listed, self.open))
        elif line.marker in DEEPER and not line.indent:
            line = line._replace(indent=DEEPER[line.marker])
        elif line.marker[0] == "-" and len(line.marker) > 1:
            line = line._replace(indent=line.indent + 2 * len(line.marker) - 2)
        if line.body[:3] in FENCES and (code := of_fence(line, self.lines, self.at, self.offset)):
            self.close()
            self.blocks.append(code)
            self.at, self.listed = code.last + 1 - self.offset, True
            return
        self.opens(line)
        self.listed = True
        self.formula(line)

    def ordinal(self, line: Line) -> None:
        if (found := item_at(self.lines, self.at - 1, self.counted)) is None:
            self.goes_on(line._replace(kind="text"))
            return
        self.counted = found.place if found.style == COLON else 0
        indent = self.levels.of(line.indent, found.style, found.place == 1, self.listed, self.open)
        self.opens(line._replace(kind=found.kind, indent=indent, marker=found.marker, body=found.text))
        self.listed = True

    def goes_on(self, line: Line) -> None:
        if not self.open:
            if line.indent >= TAB and not self.listed:
                self.indented(line)
                return
            self.listed = self.listed and line.indent > 0
        if self.open and is_apart(self.open, line, self.readings):
            self.listed = self.listed and line.indent > 0
            self.opens(line)
            return
        self.size += len(line.body) + 1
        if self.size > MAX_LINE or stands_alone(line) or (self.open and stands_alone(self.open[-1])):
            self.opens(line)
        else:
            self.open.append(line)
        self.formula(line)

    def formula(self, line: Line) -> None:
        """Take the lines of a formula that the end of `line` opens along with it: "- $$", "the energy is $$"."""
        closing = opened_formula(line.body)
        end = formula_end(self.lines, self.at, MAX_LINE - self.size, closing) if closing else 0
        for number, raw in enumerate(self.lines[self.at : end], self.at + self.offset):
            self.open.append(Line(number, "text", line.indent, "", raw.strip(), raw))
            self.size += len(raw)
        self.at = max(end, self.at)

    def blank(self, line: Line) -> None:
        if not self.open:
            return
        last = self.open[-1]
        is_torn = "**" in last.body and self.open[0].kind == "text"
        if is_torn or self.readings.keeps:
            after = next((text for text in self.lines[self.at : self.at + _TEAR] if text.strip()), "")
            if self.readings.kept(after.lstrip()) and not self.readings.kept(last.body):
                return
            if is_torn and torn(last.body, after) and classify(0, after).kind == "text":
                return
        self.close()

    def close(self) -> None:
        """Make blocks of what is open."""
        held, self.open, self.size = self.open, [], 0
        if not held:
            return
        head = held[0]
        if head.kind in ("bullet", "number"):
            marker = head.marker if head.kind == "number" or head.marker == CHECKBOX else ""
            text = head.body if len(held) == 1 else " ".join(line.body for line in held)
            self.blocks.append(Block("item", head.number, held[-1].number, text, head.indent, 0, marker))
            return
        if len(held) == 1:
            marker = head.marker if head.kind == "footnote" else ""
            self.blocks.append(Block("paragraph", head.number, head.number, head.body, head.indent, 0, marker))
            return
        self.blocks.extend(statements(held))

    def nothing(self, line: Line, why: str) -> None:
        self.blocks.append(Block("nothing", line.number, line.number, line.raw.strip(), marker=why))

    # Lines that stand alone

    def heading(self, line: Line) -> None:
        self.close()
        self.listed = False
        if self.quoted or line.body:
            kind: BlockKind = "paragraph" if self.quoted else "heading"
            self.blocks.append(Block(kind, line.number, line.number, line.body, line.indent, len(line.marker)))
        else:
            self.nothing(line, "heading without a title")

    def underline(self, line: Line) -> None:
        if self.open and self.open[0].kind == "text" and not self.quoted:
            held, self.open = self.open, []
            first, title = held[0].number, " ".join(part.body for part in held)
            self.blocks.append(Block("heading", first, line.number, title, level=1 if line.marker == "=" else 2))
        else:
            self.empty(line)

    def empty(self, line: Line) -> None:
        self.close()
        self.listed = self.listed or line.raw.lstrip()[:3] in ("!!!", "???")  # what is indented below is no code
        self.nothing(line, SAYS_NOTHING[line.kind])

    def picture(self, line: Line) -> None:
        self.close()
        self.once(line, "picture", "a picture within the text is not shown: bring it as a file")
        self.nothing(line._replace(raw=line.body), "picture within the text")

    def anchor(self, line: Line) -> None:
        self.close()
        self.blocks.append(Block("anchor", line.number, line.number, line.body))

    def long(self, line: Line) -> None:
        self.close()
        why = f"line is longer than {MAX_LINE} characters: kept as text, not analysed"
        self.troubles.append(Trouble(line.number, why))
        self.blocks.append(Block("verbatim", line.number, line.number, line.body, line.indent))

    # Lines that take others with them

    def take(self, first: Line, end: int, kind: BlockKind = "verbatim", why: str = "") -> None:
        """The lines from `first` up to but without index `end` as one block, which may hold nothing."""
        self.close()
        self.listed = self.listed and first.indent > 0
        start = first.number - self.offset
        self.at = end
        text = "\n".join(self.lines[start:end]).rstrip()
        if kind == "verbatim" and has_content(text):
            last = first.number + text.count("\n")
            self.blocks.append(Block("verbatim", first.number, last, text, first.indent))
            return
        last = first.number + text.count("\n")
        self.blocks.append(Block("nothing", first.number, last, " ".join(text.split()), marker=why))

    def fence(self, line: Line) -> None:
        if end := fence_end(self.lines, self.at, line.marker):
            return self.take(line, end, why="empty code block")
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
        self.once(line, what, f"{what} is not closed: kept as text")

    def once(self, line: Line, what: str, message: str) -> None:
        """Tell of the first only: one missing sign makes every later one look open."""
        if what not in self.told:
            self.told.add(what)
            self.troubles.append(Trouble(line.number, message))

    def math(self, line: Line) -> None:
        text, closing = line.raw.strip(), line.marker
        if closing in text[2:]:
            end = self.at if text.endswith(closing) else 0
        elif closing != "$$":  # a bracket may stand for itself
            end = formula_end(self.lines, self.at, MAX_LINE, closing)
        elif not (end := self.find(closing) + 1):
            self.unclosed(line, "formula")
        if end:
            self.take(line, end, why="empty formula")
        else:
            self.goes_on(line._replace(kind="text"))

    def comment(self, line: Line) -> None:
        text, closing = line.raw.strip(), line.marker
        if self.open and self.readings.kept(text):
            self.open.append(line._replace(kind="text"))
            return
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
        self.take(line, indented_end(self.lines, self.at), why="code without text")

    def html(self, line: Line) -> None:
        self.take(line, paragraph_end(self.lines, self.at), why="HTML without text")

    def delimiter(self, line: Line) -> None:
        held = self.open
        if not held or (held[0].kind != "text" and len(held) == 1) or "|" not in held[-1].body:
            self.close()
            return self.nothing(line, "table without a header")
        header = held.pop()
        self.close()
        self.blocks.append(Block("header", header.number, line.number, cells(header.body), header.indent))
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            row = classify(self.at + self.offset, self.lines[self.at])
            if row.kind not in ("text", "ordinal", "delimiter", "reference"):
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
        inner, callout, title = quote_at(self.lines, self.at - 1)
        self.at += len(inner) - 1
        self._quoted(line, inner, callout, bool(callout) and not has_content(title))

    def _quoted(self, line: Line, inner: list[str], callout: str, untitled: bool) -> None:
        ahead = 1 if callout and not untitled else 0
        if ahead:
            self.blocks.append(
                Block("paragraph", line.number, line.number, inner[0].strip(), line.indent, callout=callout)
            )
        inside = self.quoted or bool(callout or line.indent) or not is_heading(inner)
        reader = Reader(inner[ahead:], line.number + ahead, inside, self.readings)
        blocks = list(reader.read())
        self.troubles.extend(reader.troubles)
        owned = {number for block in blocks for number in range(block.first, block.last + 1)}
        for number, raw in enumerate(inner[ahead:], line.number + ahead):
            if not raw.strip() and number not in owned:
                marks = self.lines[number - self.offset].strip()
                blocks.append(Block("nothing", number, number, marks, marker="empty quote"))
        blocks.sort(key=lambda block: block.first)
        if untitled and len(blocks) > 1 and blocks[1].kind in ("paragraph", "item") and says_something(blocks[1].text):
            blocks[:2] = [blocks[1]._replace(first=blocks[0].first)]  # the callout's mark goes with what it marks
        self.blocks.extend(
            block._replace(indent=block.indent + line.indent, callout=callout, quoted=not callout) for block in blocks
        )


_HANDLERS: dict[str, Callable[[Reader, Line], None]] = {
    "blank": Reader.blank,
    "heading": Reader.heading,
    "underline": Reader.underline,
    "rule": Reader.empty,
    "bullet": Reader.item,
    "number": Reader.item,
    "ordinal": Reader.ordinal,
    "quote": Reader.quote,
    "fence": Reader.fence,
    "math": Reader.math,
    "comment": Reader.comment,
    "html": Reader.html,
    "delimiter": Reader.delimiter,
    "footnote": Reader.opens,
    "reference": Reader.empty,
    "anchor": Reader.anchor,
    "long": Reader.long,
    "picture": Reader.picture,
    "shell": Reader.empty,
    "text": Reader.goes_on,
}
