"""What a block is, and how the lines of a paragraph or a table row become the text of one."""

import re
from collections.abc import Sequence
from itertools import pairwise
from textwrap import dedent
from typing import Literal, NamedTuple

from study.core.notes.dialect import Passage, Readings, Said
from study.core.notes.inline import has_content, plain, read, rejoin, torn
from study.core.notes.lines import CLOSER_LOOK, FENCES, Line, classify
from study.core.notes.spans import item_fence_end
from study.core.notes.split import split_term
from study.core.notes.unasked import is_by_itself

_PIPE = re.compile(r"(?<!\\)\|")
_PIPE_NO_LINK = re.compile(r"(?<!\\)\|(?![^\[\]|]*\]\])")  # nor that of [[page|words]]
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "。", "！", "？", "：", "؟", ")", "）", "**", "`")
_OPEN_ENDS = (" and", " or", " the", " a", " of", " to", " in", "=", "+", "/")
_STOPS = (".", "!", "?", "。", "！", "？", "؟")
_OPENS = "*_`“„«\"‘'¿¡"
_HIGHLIGHTED = re.compile(r"==\w")
_REFERENCE_SIGNS = frozenset("[!<#")
_SHORT_LINE = 1_000  # characters, with the indentation
_AT_ONCE = 1_000  # items of a list: a whole file of them would take as much memory again
_BREAKS = ("\\", "<br>", "<br/>", "<br />")
"""What ends a line as its writer wanted it to; two spaces may have been left there unseen."""
_EQUALS = re.compile(r"[^\W\d_]{2} = [^\W\d_]{2}")
"""Between the sides of a pair of words: no relation, since most often it belongs to a formula."""
_MARKED = re.compile(r"(\*\*|__|==|`)(?!\s)[^*_=`]{1,80}\1\s?(?:[:：]|\s[-–—])\s")
"""A term that its writer marked, and the sign behind it."""
_SOFT_WRAP = 50  # characters; a shorter line was not broken because it was full
_HARD_WRAP = 60  # characters; nor was a shorter one by an editor that leaves the next line of an item at the margin
_WIDEST = 120  # characters; nobody sets an editor to wrap behind more

type BlockKind = Literal["heading", "paragraph", "item", "header", "row", "verbatim", "anchor", "nothing"]


class Trouble(NamedTuple):
    """What a person should know about a line that was read all the same."""

    line: int
    message: str


class Block(NamedTuple):
    """Lines `first` to `last` as one unit. `level` is a heading's, which within a quote is a paragraph; `marker` a
    number, a box to tick, a footnote's name, or what makes the block empty. `said` is what a dialect has read in the
    lines; `quoted` says that they stood in a quote that is no callout."""

    kind: BlockKind
    first: int
    last: int
    text: str
    indent: int = 0
    level: int = 0
    marker: str = ""
    callout: str = ""
    said: Said | None = None
    quoted: bool = False


def plain_items(lines: Sequence[str], at: int, offset: int) -> list[Block]:
    """The commonest lines of all, plain bullets with nothing, a blank line or another item below them, as the blocks
    they are: those from index `at` on, up to any line that has to be looked at more closely, but not more than are
    kept at once. `offset` is the number of the first of the lines."""
    items: list[Block] = []
    raw = lines[at]
    text = raw.lstrip(" ")
    while text[:2] == "- " and len(raw) <= _SHORT_LINE and (body := text[2:].rstrip())[:1] not in CLOSER_LOOK:
        at += 1
        after = lines[at] if at < len(lines) else ""
        below = after.lstrip(" ")
        is_plain = below[:2] == "- " or not below or below.isspace() or below.lstrip().startswith("- ")
        if not is_plain or len(items) == _AT_ONCE or body[:3] in FENCES:
            break
        number = at - 1 + offset
        items.append(Block("item", number, number, body, len(raw) - len(text)))
        raw, text = after, below
    return items


def cells(text: str) -> str:
    """A table row as its cells with ` | ` between them."""
    text = text.strip().removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return " | ".join(
        cell.strip().removesuffix("\\").rstrip() for cell in (_PIPE_NO_LINK if "[[" in text else _PIPE).split(text)
    )


def statements(held: list[Line]) -> list[Block]:
    """A paragraph of several lines: one statement, or one for each line that stands for itself."""
    if all(line.body.startswith("|") and line.body.endswith("|") for line in held):  # a table without a line of dashes
        return [Block("row", line.number, line.number, cells(line.body), line.indent) for line in held]
    blocks: list[Block] = []
    texts = [held[0].body]
    first, full = held[0], _breaks_where_full(held)
    for before, line in pairwise(held):
        if "**" in before.body and torn(before.body, line.body):
            texts = [rejoin(" ".join(texts), line.body)]
        elif (
            _parted(before, line) or _both_marked(first, before, line) or (not full and _stands_by_itself(before, line))
        ):
            blocks.append(_paragraph(first, before, texts))
            first, texts = line, [line.body]
        else:
            texts.append(line.body)
    blocks.append(_paragraph(first, held[-1], texts))
    return blocks


def is_apart(held: Sequence[Line], line: Line, readings: Readings) -> bool:
    """Whether a line of text begins a statement of its own though no blank line stands between it and those that are
    open."""
    head, before = held[0], held[-1]
    if readings.lone and (readings.alone(line.body) or readings.alone(before.body)):
        return True
    if readings.kept(before.body) or _is_beside(before, line):  # the schedule of a card is its end
        return True
    return head.kind in ("bullet", "number") and bool(head.body) and _goes_apart(before, line, head.indent)


def _goes_apart(before: Line, line: Line, indent: int) -> bool:
    """Whether a line right below a list item, or below its continuation, says something of its own. `indent`
    is the item's. A line that begins small goes on; so does a full one that no sign ends."""
    if line.body[0].islower() or before.body.endswith((",", "(", "-", "–", "、", "，")):
        return False
    if before.raw.endswith(_BREAKS):
        return True
    if line.indent > indent:
        return len(before.body) < _SOFT_WRAP and not before.body.endswith(_OPEN_ENDS)
    is_short = len(plain(before.body)) < (_HARD_WRAP if line.body[0].isupper() else _SOFT_WRAP)
    return is_short or before.body.endswith(_SENTENCE_ENDS) or bool(split_term(line.body).term)


def _is_beside(before: Line, line: Line) -> bool:
    """Whether one of two lines of a text is a remark by itself, so that the other has no part in it."""
    if is_by_itself(before.body):
        return not line.body[0].islower() or is_by_itself(line.body)
    ends = len(before.body) < _SOFT_WRAP or before.body.endswith(_SENTENCE_ENDS)
    return ends and not before.body.endswith((*_OPEN_ENDS, ",")) and is_by_itself(line.body)


def stands_alone(line: Line) -> bool:
    """Whether a line holds links, pictures or tags and no words."""
    return line.body[:1] in _REFERENCE_SIGNS and line.kind in ("text", "bullet", "number") and read(line.body).only


def says_something(text: str) -> bool:
    inline = read(text)
    return not inline.only and has_content(inline.text)


def _paragraph(first: Line, last: Line, texts: list[str]) -> Block:
    marker = first.marker if first.kind == "footnote" else ""
    return Block("paragraph", first.number, last.number, " ".join(texts), first.indent, 0, marker)


def _breaks_where_full(held: Sequence[Line]) -> bool:
    """Whether a paragraph was broken because its lines were full, as editors that wrap do: no line had room for the
    first word of the next. Two short lines were not, nor lines that all end as sentences do."""
    width = max(len(line.body) for line in held)
    fits = any(len(before.body) + 1 + len(line.body.partition(" ")[0]) <= width for before, line in pairwise(held))
    return _SOFT_WRAP <= width <= _WIDEST and not fits and not all(line.body.endswith(_STOPS) for line in held)


def _stands_by_itself(before: Line, line: Line) -> bool:
    """Whether a line that was broken by its writer's hand says something of its own: it begins as a sentence, a name
    or a pair does, and the line before it does not wait for more."""
    if before.body.endswith((*_OPEN_ENDS, ",", "(", "-", "–", "、", "，")):
        return False
    if not (line.body[0].isalnum() or line.body[0] in _OPENS or _HIGHLIGHTED.match(line.body)):
        return False
    if not line.body[0].islower() or split_term(line.body).relation:
        return True
    return bool(_EQUALS.search(line.body)) and bool(_EQUALS.search(before.body) or split_term(before.body).relation)


def _both_marked(first: Line, before: Line, line: Line) -> bool:
    """Whether a line begins with a term that is marked as the one is with which the statement above it began, at
    whatever width that one was broken."""
    opened = _MARKED.match(first.body)
    return bool(opened) and not before.body.endswith((*_OPEN_ENDS, ",")) and bool(_MARKED.match(line.body))


def _parted(before: Line, line: Line) -> bool:
    """Whether a statement ends with the line before: a hard break, a colon, or two forms in a row."""
    if before.raw.endswith(("  ", *_BREAKS)) or before.body.endswith((":", ":**", "：")):
        return True
    if before.body.endswith((",", "(", "-", "–")):
        return False
    split = split_term(line.body)
    if split.relation == "leads-to":
        return True
    if split.relation == "means" and not line.body[0].islower():
        return True
    return len(before.body) < _SOFT_WRAP and not line.body[0].islower() and bool(split_term(before.body).relation)


def of_fence(line: Line, lines: Sequence[str], at: int, offset: int) -> Block | None:
    """The block of code that an item is, with all its lines, those below it from index `at` on; None where none is
    closed there."""
    fence = classify(line.number, line.body)
    if fence.kind != "fence" or not (end := item_fence_end(lines, at, fence.marker, line.indent)):
        return None
    code = dedent("\n".join(lines[at:end])).rstrip()
    if not code.rsplit("\n", 1)[-1].strip().startswith(fence.marker):  # it is closed behind its last line
        code = f"{code.removesuffix(fence.marker)}\n{fence.marker}"
    return Block("verbatim", line.number, end - 1 + offset, f"{line.body}\n{code}", line.indent)


def of_passage(passage: Passage, lines: Sequence[str], offset: int) -> list[Block]:
    """What a dialect took as one block, in the place its first line has; without anything said, its lines
    as empty ones. `offset` is the number of the first of the lines."""
    held = [index for index in range(passage.first, passage.end) if lines[index].strip()]
    said = passage.said
    if said is None or not held:
        return [Block("nothing", at + offset, at + offset, lines[at].strip(), marker=passage.why) for at in held]
    line = classify(held[0] + offset, lines[held[0]])
    kind: BlockKind = "item" if line.kind in ("bullet", "number") else "paragraph"
    if said.role == "row":
        kind = "row"
    elif said.role == "lead" and said.unasked:
        kind = "header"
    marker = line.marker if line.kind == "number" else ""
    last = held[-1] + offset
    return [Block(kind, line.number, last, said.text, line.indent, 0, marker, said.callout, said)]
