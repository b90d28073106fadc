"""Formats a question file: adds missing ids and keys, and changes nothing else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from study.core.problem import refusals
from study.core.questions.answers.keys import slug
from study.core.questions.source.front import read_front
from study.core.questions.source.heading import KEY, LONGEST_KEY, NO_ID, TOKEN, has_meant_id, read_heading
from study.core.questions.source.outline import Stretch, outline
from study.core.questions.source.reader import LONGEST_FILE, NEWLINE, claimed, split, unread_attributes
from study.core.questions.source.section import ITEM_KEY, read_section
from study.core.questions.source.strays import heading_slip
from study.core.text.comments import without_comments


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text, and how many ids of questions and keys of lines were written into it."""

    text: str
    ids: int = 0
    keys: int = 0


@dataclass(slots=True)
class _Edits:
    """What is put behind the words of a line, or on a line of its own below it, by place in the file."""

    headings: dict[int, str] = field(default_factory=dict)
    behind: dict[int, str] = field(default_factory=dict)
    below: dict[int, str] = field(default_factory=dict)


def format_bank(text: str) -> Formatted:
    """Write an id, made of the title, into every question's heading that has none, and a key, made of
    the text, behind every option, step and pair that has none. A question in which something is not understood
    stays as it is. Line ends stay as they are; formatting
    twice changes nothing more. A file that is too long to be read comes back as it was."""
    if len(text) > LONGEST_FILE:
        return Formatted(text)
    lines, unclosed = without_comments(split(text))
    if unclosed:
        return Formatted(text)
    front, problems = read_front(lines)
    if refusals(problems):
        return Formatted(text)
    stretches = outline(lines, front.end)[1:]
    edits = _Edits()
    taken = {read_heading(stretch.lines[0]).id for stretch in stretches}
    for stretch in stretches:
        if stretch.is_question and not _holds_another(stretch):
            _name_question(stretch, taken, edits)
            named = edits.headings.get(stretch.start, stretch.lines[0])
            # As it will read: braces in a title are part of it once an id stands behind them.
            _name_lines(replace(stretch, lines=(named, *stretch.lines[1:])), edits)
    return Formatted(_applied(text, edits), len(edits.headings), len(edits.behind) + len(edits.below))


def _holds_another(stretch: Stretch) -> bool:
    """Whether a heading below was meant to begin a question, so that this one may be the heading of a part."""
    below = (line for place, line in enumerate(stretch.lines) if place and place not in stretch.fenced)
    return any(map(heading_slip, below))


def _name_question(stretch: Stretch, taken: set[str], edits: _Edits) -> None:
    heading = read_heading(stretch.lines[0])
    if heading.id or not heading.title or has_meant_id(stretch.lines[0]):
        return
    made = slug(heading.title)[:LONGEST_KEY]
    if not KEY.fullmatch(made):
        return
    names = [made, *(f"{made}-{number}" for number in range(2, len(taken) + 3))]
    name = next(name for name in names if name not in taken)
    taken.add(name)
    edits.headings[stretch.start] = _with_id(stretch.lines[0], name)


def _with_id(line: str, name: str) -> str:
    """Return a heading with an id: in the braces it has, where they hold attributes, else behind it."""
    words = line.rstrip()
    start = words.rfind("{") if words.endswith("}") else -1
    inside = words[start + 1 : -1].strip() if start >= 0 else ""
    if start >= 0 and all(re.fullmatch(r"[\w-]+=.+", token) for token in TOKEN.findall(inside)):
        return words[: start + 1] + f"#{name} {inside}".strip() + "}" + line[len(words) :]
    return f"{words} {{#{name}}}{line[len(words) :]}"


def _name_lines(stretch: Stretch, edits: _Edits) -> None:
    section, problems = read_section(stretch.lines, stretch.fenced, stretch.start + 1)
    kind, shape, fault = claimed(section)
    if fault or not kind or not shape or shape.strays or stretch.unclosed or [*unread_attributes(section, kind)]:
        return
    if any(problem.message != NO_ID for problem in refusals((*problems, *kind.parse(shape.block)[1]))):
        return
    for line, key in kind.keyed(shape.block):
        if not line.text or line.key or ITEM_KEY.search(line.text):
            continue
        # Behind a fence the key would keep it from closing.
        is_fence = line.end - 1 - stretch.start in stretch.fenced
        (edits.below if is_fence else edits.behind)[line.end - 1] = f"{{.{key}}}"


def _applied(text: str, edits: _Edits) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    pieces = re.split(f"({NEWLINE.pattern})", text.removeprefix("\ufeff"))
    lines, ends = pieces[::2], [*pieces[1::2], ""]
    return mark + "".join(_edited(lines, ends, place, edits) for place in range(len(lines)))


def _edited(lines: Sequence[str], ends: Sequence[str], place: int, edits: _Edits) -> str:
    line = edits.headings.get(place, lines[place])
    if key := edits.behind.get(place):
        words = line.rstrip()
        line = f"{words} {key}{line[len(words) :]}"
    if key := edits.below.get(place):
        indent = line[: len(line) - len(line.lstrip())]
        # The last line of a file may have no end to copy.
        between = ends[place] or next((end for end in ends if end), "\n")
        line = f"{line}{between}{indent}{key}"
    return line + ends[place]
