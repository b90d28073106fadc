"""Slips of the pen in notes whose mend is known: a space, a blank line or a joined line makes them what was meant."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from study.core.notes.cards import WAITS
from study.core.notes.enumerations import item_at
from study.core.notes.frontmatter import read_front_matter
from study.core.notes.model import Lines
from study.core.problem import Problem

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"( {0,3}#{2,6})(?=[^\W_])")
_BULLET = re.compile(r"(\s*-)(?=([^\W\d_])[^\W\d_]{2})")
_NUMBERED = re.compile(r"(\s*\d{1,2}[.)])(?=[^\W\d_]{2})")
_PARTED = re.compile(r"(?<=\S) : : (?=\S)")
_ENDS_WITH_SIGN = re.compile(r"\s*(?:[-*+] )?[^#|`]*[^\s:|`] ?::\s*")
_RULE = re.compile(r" {0,3}-{3,}\s*")
_ITEM = re.compile(r"\s{0,3}(\d{1,2})[.)] ")
_BEGINS_SOMETHING = re.compile(r"\s*(?:[-*+>|#<:]|\d+[.)]|`{3}|~{3}|\[\^|!\[|\$\$)|\s{4}|\s*$")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "…", "。")


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands in `lines` (1-based, both counted), as it is and as it was meant, and what is wrong with it."""

    lines: Lines
    old: str
    new: str
    why: str


def slips(text: str, problems: Iterable[Problem] = ()) -> Iterator[Slip]:
    """The slips of a file, in its order; `problems` are those that its reader told, of which some have a mend. Code and
    properties are not looked into."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    alone = {problem.line for problem in problems if problem.message == WAITS}
    fence, number = "", read_front_matter(lines).length
    while number < len(lines):
        line = lines[number]
        number += 1
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif number in alone:
            yield Slip((number, number), line, f"{line.rstrip()} #card", "perhaps a card, which waits for you")
        elif not fence and (found := _slip(lines, number)):
            yield found
            number = found.lines[1]


@dataclass(frozen=True, slots=True)
class Mended:
    """A text in which slips were mended, and what `back` mends it to what it was."""

    text: str
    back: tuple[Slip, ...]


def mended(text: str, found: Iterable[Slip]) -> Mended:
    """The text with these slips of it mended. One whose lines say something else by now is left alone."""
    lines, back, shift = text.split("\n"), list[Slip](), 0
    for slip in sorted(found, key=lambda one: one.lines):
        first, last = slip.lines[0] + shift, slip.lines[1] + shift
        there = lines[first - 1 : last]
        if "\n".join(line.removesuffix("\r") for line in there) == slip.old:
            end = "\r" if there[-1].endswith("\r") else ""
            new = slip.new.split("\n")
            lines[first - 1 : last] = [line + end for line in new]
            back.append(Slip((first, first + len(new) - 1), slip.new, slip.old, slip.why))
            shift += len(new) - len(there)
    return Mended("\n".join(lines), tuple(back))


def _slip(lines: list[str], number: int) -> Slip | None:
    """The slip that begins in a line, the first that fits."""
    line = lines[number - 1]
    before = lines[number - 2] if number > 1 else ""
    after = lines[number] if number < len(lines) else ""
    here = (number, number)
    if _HEADING.match(line):
        return Slip(here, line, _HEADING.sub(r"\1 ", line, count=1), "a heading without a space after its marks")
    if (bullet := _BULLET.match(line)) and not bullet[2].islower():  # those are options of commands
        return Slip(here, line, _BULLET.sub(r"\1 ", line, count=1), "a list item without a space after its mark")
    if _NUMBERED.match(line) and not item_at(lines, number - 1):
        return Slip(here, line, _NUMBERED.sub(r"\1 ", line, count=1), "a list item without a space after its number")
    if _is_prose(before) and _RULE.fullmatch(line) and before.rstrip().endswith(_SENTENCE_ENDS):
        return Slip(here, line, f"\n{line}", "a line below a sentence makes it a heading: a blank line is missing")
    if _goes_on(line, after) and _is_below_prose(lines, number):
        return Slip(here, line, f"\n{line}", "a list that does not begin with 1 is part of the text above it")
    if line.count("::") == 0 and len(_PARTED.findall(line)) == 1 and "`" not in line:
        return Slip(here, line, _PARTED.sub(" :: ", line), "a card's sign in two parts")
    if _ENDS_WITH_SIGN.fullmatch(line) and line.count("::") == 1 and _is_prose(after) and "::" not in after:
        joined = f"{line.rstrip()} {after.strip()}"
        return Slip((number, number + 1), f"{line}\n{after}", joined, "a card whose answer stands in the next line")
    return None


def _is_prose(line: str) -> bool:
    return not _BEGINS_SOMETHING.match(line)


def _is_below_prose(lines: list[str], number: int) -> bool:
    """Whether a line stands directly below a text that nothing but text belongs to."""
    first = number - 1
    while first and lines[first - 1].strip():
        first -= 1
    above = lines[first : number - 1]
    return bool(above) and all(_is_prose(line) for line in above)


def _goes_on(line: str, after: str) -> bool:
    """Whether two lines are items of a list that does not begin with 1."""
    first, second = _ITEM.match(line), _ITEM.match(after)
    return bool(first and second and int(first[1]) != 1 and int(second[1]) == int(first[1]) + 1)
