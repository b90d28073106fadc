"""One question's text split up: its heading, and the possible readings of its lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from study.core.problem import Problem
from study.core.questions.question import Source
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.heading import read_heading
from study.core.questions.source.meant import unanswered
from study.core.questions.source.parts import TASK, List, Parts, Point, trimmed
from study.core.questions.source.strays import broken_box, other_box, stray
from study.core.questions.source.whole import faults

PARAMS = re.compile(r"(?:`{3,}|~{3,})\s*ya?ml\s+params\b.*")
"""The line that begins the parameters of a computed question."""
ITEM_KEY = re.compile(r"\{\.([^\s{}]+)\}$")


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to understand the text. `strays` are the first lines of what would then belong to nothing, with what
    to say of each."""

    block: Block
    strays: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One question's text taken apart. A task list always holds the answers (one shape); any other
    list may be part of the prompt (first shape) or hold the answers (second shape). `params` is the
    line of a `yaml params` fence, 0 for none; `slip` the first line that was meant as an option and is none,
    `boxes` those whose brackets are broken."""

    key: str
    title: str
    line: int
    end: int
    attributes: dict[str, str]
    shapes: tuple[Shape, ...]
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    topic: str = ""
    hints: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    params: int = 0
    slip: Problem | None = None
    boxes: tuple[Problem, ...] = ()


def read_section(lines: Sequence[str], fenced: frozenset[int], line: int) -> tuple[Section, tuple[Problem, ...]]:
    """Take apart the question whose heading is `lines[0]`, on line `line` of its file. `fenced` are
    the places in `lines` that stand in a code fence."""
    heading = read_heading(lines[0])
    size = max(place for place, text in enumerate(lines, 1) if text.strip())
    inside = frozenset(place - 1 for place in fenced)
    parts = Parts(lines[1:size], inside, line + 1)
    end = line + size - 1
    fences = (place for place in sorted(inside) if place < len(parts.lines) and PARAMS.fullmatch(parts.lines[place]))
    params = next((line + 1 + place for place in fences), 0)
    answer = parts.callouts.get("answer", "")
    bare = Block(heading.key, heading.title, "", line, end, heading.attributes, answer=answer, params=params)
    shapes = _shapes(bare, parts)
    section = Section(
        key=heading.key,
        title=heading.title,
        line=line,
        end=end,
        attributes=heading.attributes,
        shapes=shapes,
        explanation=parts.callouts.get("explain", ""),
        sources=tuple(parts.sources),
        topic=parts.topic,
        hints=tuple(parts.hints),
        skills=tuple(parts.skills),
        params=params,
        slip=_slip(parts),
        boxes=tuple(_boxes(parts)),
    )
    whole = faults(parts, _answers(parts), shapes[-1].block)
    return section, (*(Problem(fault, line) for fault in heading.faults), *parts.problems, *whole)


def _slip(parts: Parts) -> Problem | None:
    open_lines = ((place, line) for place, line in enumerate(parts.lines) if place not in parts.fenced)
    shown = [(parts.first + place, line) for place, line in open_lines]
    meant = ((line, words) for find in (other_box, unanswered) for line, text in shown if (words := find(text)))
    return next((Problem(words, line) for line, words in meant), None)


def _boxes(parts: Parts) -> Iterator[Problem]:
    """Items of a list with broken brackets, and those right beside options that are none."""
    for place, points in enumerate(parts.lists):
        near = (one for one in parts.lists[max(0, place - 1) : place + 2] if one.family == "items")
        beside = points.family != "items" and any(_touch(parts, points, one) for one in near)
        for point in points.points:
            line = parts.lines[point.line - parts.first]
            if words := broken_box(line) or (other_box(line) if beside else ""):
                yield Problem(words, point.line)


def _touch(parts: Parts, one: List, other: List) -> bool:
    between = parts.lines[min(one.end, other.end) : max(one.start, other.start)]
    return not any(line.strip() for line in between)


def _shapes(bare: Block, parts: Parts) -> tuple[Shape, ...]:
    answers = _answers(parts)
    whole = Shape(replace(bare, prompt=_prompt(parts, len(parts.lines))))
    if not answers:
        return (whole,)
    listed = _with_list(replace(bare, prompt=_prompt(parts, answers.start)), answers)
    shape = Shape(listed, tuple(_strays(parts, answers.end)))
    return (shape,) if answers.family == "items" else (whole, shape)


def _answers(parts: Parts) -> List | None:
    """The list that holds the answers: that of options, else the last."""
    tasks = next((points for points in parts.lists if points.family == "items"), None)
    return tasks or (parts.lists[-1] if parts.lists else None)


def _strays(parts: Parts, start: int) -> Iterator[tuple[int, str]]:
    for place in range(start, len(parts.lines)):
        if _is_prompt(parts, place) and (place == start or not _is_prompt(parts, place - 1)):
            below = parts.lines[place + 1] if place + 1 < len(parts.lines) else ""
            yield parts.first + place, stray(parts.lines[place], below)


def _prompt(parts: Parts, end: int) -> str:
    kept: list[str] = []
    for place, line in enumerate(parts.lines[:end]):
        if place not in parts.apart:
            parted = line.strip() and place - 1 in parts.apart and any(text.strip() for text in kept)
            # What stood apart kept its neighbours from each other.
            kept += ["", line if place in parts.fenced else line.lstrip()] if parted else [line]
    return trimmed(kept).rstrip()


def _is_prompt(parts: Parts, place: int) -> bool:
    return place not in parts.apart and bool(parts.lines[place].strip())


def _with_list(block: Block, answers: List) -> Block:
    if answers.family == "items":
        return replace(block, items=tuple(_item(point) for point in answers.points))
    entries = tuple(_entry(point) for point in answers.points)
    return replace(block, numbered=entries) if answers.family == "numbered" else replace(block, bullets=entries)


def _item(point: Point) -> Item:
    found = TASK.fullmatch(point.text[0])
    assert found
    text, key = _key_of([found["text"] or "", *point.text[1:]])
    return Item(found["mark"].strip(), text, point.line, key, trimmed(point.reason), point.end)


def _entry(point: Point) -> Entry:
    text, key = _key_of(point.text)
    return Entry(text, point.line, trimmed(point.reason), key, point.end)


def _key_of(lines: Sequence[str]) -> tuple[str, str]:
    """Part a trailing `{.key}` from the text of a list item."""
    text = trimmed(lines).strip()
    found = ITEM_KEY.search(text)
    return (text[: found.start()].rstrip(), found[1]) if found else (text, "")
