"""The sheets of a workbook (.xlsx), whose archive was opened before."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from posixpath import join, normpath

from study.core.encodings import clean
from study.core.formats.shared.columns import Row, Table, letter
from study.core.formats.shared.safe_xml import Element, read_xml
from study.core.formats.spreadsheet import cells
from study.core.formats.spreadsheet.limits import MOST_COLUMNS, MOST_MARKS, MOST_ROWS, measured
from study.core.problem import Problem

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
FROM_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of a calendar, at no place
FROM_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
MERGED = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")
MOST_FILLED = 100_000
"""Cells that merged ones may fill."""
NAMED = 5
"""Cells that are named in what is said of them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    path: str
    hidden: bool


def opened(members: Mapping[str, bytes], wanted: str) -> Table | Problem:
    """The table of the sheet that is wanted, else of the first that is not hidden; or what is wrong with the file."""
    root = _part(members, WORKBOOK)
    if isinstance(root, Problem):
        return root
    sheets = list(_sheets(root, members))
    visible = [one for one in sheets if not one.hidden] or sheets
    chosen = next((one for one in sheets if wanted and one.name == wanted), None)
    if wanted and chosen is None:
        return Problem(f"There is no sheet {wanted!r}. Sheets: {', '.join(one.name for one in sheets)}.")
    if not visible:
        return Problem("There is no sheet in this workbook.")
    chosen = chosen or visible[0]
    book = _book(root, members)
    sheet = _part(members, chosen.path)
    if isinstance(book, Problem) or isinstance(sheet, Problem):
        return book if isinstance(book, Problem) else sheet  # type: ignore[return-value]
    found = _table(sheet, book)
    if isinstance(found, Problem):
        return found
    rows, notes = found
    return measured(Table(rows, chosen.name, tuple(one.name for one in sheets), notes))


def _part(members: Mapping[str, bytes], path: str) -> Element | Problem:
    """One part of the workbook as XML; measured before a tree is made of it."""
    data = members.get(path)
    if data is None:
        return Problem(f"The workbook is damaged: {path or 'a sheet'} is missing.")
    if data.count(b"<") > MOST_MARKS:
        return Problem(f"The workbook has too many cells; keep the sheet to {MOST_ROWS:,} rows.")
    root = read_xml(data)
    return Problem(f"{root.message} ({path})") if isinstance(root, Problem) else root


def _sheets(root: Element, members: Mapping[str, bytes]) -> Iterator[Sheet]:
    relations = _part(members, RELATIONS)
    targets = (
        {}
        if isinstance(relations, Problem)
        else {one.attributes.get("Id", ""): one.attributes.get("Target", "") for one in relations.all("Relationship")}
    )
    listed = root.first("sheets")
    for one in listed.all("sheet") if listed else ():
        target = targets.get(one.attributes.get("id", ""), "")
        path = target.removeprefix("/") if target.startswith("/") else normpath(join("xl", target))
        if "worksheets/" in path:  # a chart on a sheet of its own has no cells
            yield Sheet(clean(one.attributes.get("name", "")), path, one.attributes.get("state", "") != "")


def _book(root: Element, members: Mapping[str, bytes]) -> cells.Book | Problem:
    """The texts and styles that cells refer to."""
    texts: list[str] = []
    styles: list[cells.Look] = []
    if "xl/sharedStrings.xml" in members:
        shared = _part(members, "xl/sharedStrings.xml")
        if isinstance(shared, Problem):
            return shared
        texts = cells.shared_texts(shared)
    if "xl/styles.xml" in members:
        given = _part(members, "xl/styles.xml")
        styles = [] if isinstance(given, Problem) else cells.looks(given)
    told = root.first("workbookPr")
    later = told is not None and told.attributes.get("date1904", "") in ("1", "true")
    return cells.Book(texts, styles, FROM_1904 if later else FROM_1900)


def _table(sheet: Element, book: cells.Book) -> tuple[tuple[Row, ...], tuple[Problem, ...]] | Problem:
    """The rows of a sheet and what is said of its cells."""
    listed = sheet.first("sheetData")
    grid: dict[int, dict[int, str]] = {}
    said: dict[str, list[str]] = {}
    number = 0
    for row in listed.all("row") if listed else ():
        told = row.attributes.get("r", "")
        number = int(told) if told.isascii() and told.isdigit() and len(told) < 8 else number + 1
        place = -1
        for one in row.all("c"):
            found = REFERENCE.fullmatch(one.attributes.get("r", ""))
            place = _place(found[1]) if found else place + 1
            cell = cells.text_of(one, book)
            if cell.fault:
                said.setdefault(cell.fault, []).append(f"{letter(place)}{number}")
            if cell.text.strip():
                if place >= MOST_COLUMNS:
                    return Problem(f"The table has more than {MOST_COLUMNS} columns.", number)
                grid.setdefault(number, {})[place] = clean(cell.text)
    notes = [_note(fault, where) for fault, where in said.items()]
    notes += _spread(sheet, grid)
    rows = (
        Row(number, tuple(line.get(place, "") for place in range(max(line) + 1)))
        for number, line in sorted(grid.items())
        if line
    )
    return tuple(rows), tuple(notes)


def _note(fault: str, where: list[str]) -> Problem:
    shown = ", ".join(where[:NAMED]) + (f" and {len(where) - NAMED:,} more" if len(where) > NAMED else "")
    made = "; a spreadsheet makes dates of texts like 1/2, so check it" if fault in ("a date", "a time") else ""
    return Problem(
        f"Here stands {fault}: {shown}{made}.", int(where[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), severity="warning"
    )


def _spread(sheet: Element, grid: dict[int, dict[int, str]]) -> list[Problem]:
    """Put what stands in cells merged over several rows into each of these; say where it is done."""
    listed = sheet.first("mergeCells")
    left = MOST_FILLED
    filled: Counter[int] = Counter()
    for one in listed.all("mergeCell") if listed else ():
        found = MERGED.fullmatch(one.attributes.get("ref", ""))
        if not found:
            continue
        place, first, last = _place(found[1]), int(found[2]), int(found[4])
        text = grid.get(first, {}).get(place, "")
        for number in range(first + 1, min(last, first + left) + 1) if text else ():
            left -= 1
            if number in grid and place not in grid[number]:
                grid[number][place] = text
                filled[place] += 1
    words = "What is merged over several rows was taken for each of them: column"
    return [Problem(f"{words} {letter(place)}.", severity="warning") for place in sorted(filled)]


def _place(name: str) -> int:
    """The place of the column A, B, …, from 0."""
    place = 0
    for char in name:
        place = place * 26 + ord(char) - ord("A") + 1
    return place - 1
