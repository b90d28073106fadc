"""What changed between two texts of a question, line by line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from study.core.limits import COMPARE_AT_ONCE, COMPARED
from study.core.text.difference import Opcode, opcodes

AROUND = 3
"""Unchanged lines shown before and after a change."""
_NAMED = re.compile(r"\blines?\s+(\d{1,4}(?:\s*(?:,|&|and|or|to|[-\u2013])\s*\d{1,4})*)(?!\d)", re.IGNORECASE)
"""Lines as somebody names them: line 8, lines 3, 5 and 9."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `old` and `new` are its numbers in the two texts, 0 where it is not in that text. A line
    of state "gap" stands for unchanged ones left out."""

    state: Literal["same", "added", "removed", "gap"]
    text: str = ""
    old: int = 0
    new: int = 0


def changes(old: str, new: str) -> tuple[Line, ...]:
    """The lines that differ, with a few around them; nothing where the texts are equal."""
    before, after = old.splitlines(), new.splitlines()
    return tuple(_lines(list(_grouped(opcodes(before, after, COMPARED))), before, after))


def changes_at_once(pairs: Iterable[tuple[str, str]]) -> list[tuple[Line, ...] | None]:
    """The changes of each of several pairs while a page waits: None of those for which no time is left."""
    found: list[tuple[Line, ...] | None] = []
    left = COMPARE_AT_ONCE
    for old, new in pairs:
        longer = max(len(old.splitlines()), len(new.splitlines()))
        found.append(changes(old, new) if longer <= left else None)
        left -= longer if longer <= left else 0
    return found


def compared(old: str, new: str) -> tuple[Line, ...]:
    """The whole of the new text, with the lines of the old one that it has no more where they stood."""
    before, after = old.splitlines(), new.splitlines()
    found = opcodes(before, after, COMPARED)
    return tuple(_lines([found], before, after)) if found else ()


def lines_named(said: str, about: str, shown: str) -> tuple[tuple[int, int], ...]:
    """The lines that what was `said` about a text names, each with the line on which the same stands in the text that
    is `shown`. A line that is not there, or not any more, is none of them."""
    named = dict.fromkeys(int(number) for found in _NAMED.finditer(said) for number in re.findall(r"\d+", found[1]))
    places = {line.old: line.new for line in compared(about, shown) if line.state == "same"} if named else {}
    return tuple((number, places[number]) for number in named if number in places)


def _grouped(found: Sequence[Opcode]) -> Iterator[list[Opcode]]:
    """The changes that stand near each other, with the unchanged lines around them."""
    group: list[Opcode] = []
    for place, (tag, old_start, old_end, new_start, new_end) in enumerate(found):
        if tag != "equal":
            group.append((tag, old_start, old_end, new_start, new_end))
            continue
        before, after = (0 if place == 0 else AROUND), (0 if place == len(found) - 1 else AROUND)
        if old_end - old_start <= before + after:
            group.append((tag, old_start, old_end, new_start, new_end))
            continue
        if before:
            yield [*group, (tag, old_start, old_start + before, new_start, new_start + before)]
        group = [(tag, old_end - after, old_end, new_end - after, new_end)] if after else []
    if any(tag != "equal" for tag, *_ in group):
        yield group


def _lines(groups: Sequence[Sequence[Opcode]], before: list[str], after: list[str]) -> Iterator[Line]:
    for number, group in enumerate(groups):
        if number or group[0][1]:
            yield Line("gap")
        for tag, old_start, old_end, new_start, new_end in group:
            if tag == "equal":
                for old, new in zip(range(old_start, old_end), range(new_start, new_end), strict=True):
                    yield Line("same", before[old], old + 1, new + 1)
                continue
            yield from (Line("removed", before[old], old=old + 1) for old in range(old_start, old_end))
            yield from (Line("added", after[new], new=new + 1) for new in range(new_start, new_end))
