"""Pages that Notion exports: the properties of a page as `Name: value` lines right under its first heading,
and callouts as `<aside>`. In a page that bears Notion's id such lines are always properties; elsewhere they are
where one of them has a name that only notes about notes have."""

import re
from collections.abc import Sequence
from itertools import islice

from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said
from study.core.notes.properties import ABOUT_NOTES

_PROPERTY = re.compile(r"([^\W_][^:：|`*\[\]<>]{0,40})[:：](?:\s+(.*))?$")
_MOST = 15  # lines of properties
_MARK = re.compile(r"</?aside[^<>]*>", re.IGNORECASE)
_ICON = re.compile(r"\s*<img\b[^<>]*>", re.IGNORECASE)
_EMOJI = re.compile(r"^[^\w\s*_`$(\[\"'“«¿¡+-]+\s+")


def _properties(page: Page) -> tuple[int, int]:
    """The first index of the property lines and that behind the last; equal where there are none."""
    held = list(islice((i for i, line in enumerate(page.lines) if line.strip()), 2))
    if not held or not page.lines[held[0]].startswith("# ") or len(held) < 2:
        return 0, 0
    first = end = held[1]
    names = []
    while end < len(page.lines) and (found := _PROPERTY.match(page.lines[end].strip())):
        names.append(found[1].strip().lower())
        end += 1
    ends_well = end == len(page.lines) or not page.lines[end].strip()
    if not names or len(names) > _MOST or not ends_well:
        return 0, 0
    return (first, end) if page.from_notion or ABOUT_NOTES.intersection(names) else (0, 0)


def _aside(lines: Sequence[str], at: int) -> tuple[Passage, ...]:
    """The paragraphs of an `<aside>`; its marks go with the first and the last, and so does the icon it begins with."""
    end = next((i for i in range(at, min(len(lines), at + 60)) if "</aside>" in lines[i].lower()), -1)
    if end < 0:
        return ()
    parts: list[list[int]] = []
    texts: dict[int, str] = {}
    is_open = False
    for index in range(at, end + 1):
        bare = _MARK.sub("", lines[index]).strip()
        bare = bare if parts else _ICON.sub("", bare, count=1).strip()
        texts[index] = bare
        if bare and is_open:
            parts[-1].append(index)
        elif bare:
            parts.append([index])
        is_open = bool(bare)
    if not parts:
        return (Passage(at, end + 1, None, "a box without words"),)
    found = []
    for number, part in enumerate(parts):
        first = at if number == 0 else part[0]
        last = end if number == len(parts) - 1 else parts[number + 1][0] - 1
        text = " ".join(texts[index] for index in part)
        found.append(Passage(first, last + 1, Said(_EMOJI.sub("", text) or text, "statement", callout="aside")))
    return tuple(found)


def _begin(page: Page) -> Reading | None:
    first, end = _properties(page)
    asides = "<aside" in page.text
    if first == end and not asides:
        return None

    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        if lines is page.lines and first <= at < end:
            return (Passage(at, at + 1, Said(lines[at].strip(), "note-property", "a property of the note")),)
        return _aside(lines, at) if "<aside" in lines[at].lower() else ()

    return Reading(claim=claim, starts="" if first < end else "<")


PLUGIN = Dialect("notion", _begin)
