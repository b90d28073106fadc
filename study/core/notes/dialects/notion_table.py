"""A database that Notion exports: a `.csv` file beside its page. Its first line names the columns, each row is a row of
a table and leads to the page of its name. Columns that are about the notes (tags, times, ids, paths) say nothing of the
subject and stay out."""

import csv
import re
from collections.abc import Sequence

from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said
from study.core.notes.properties import ABOUT_NOTES
from study.core.text.names import any_of

_LINK = re.compile(r"\s*\((?:https?://[^()\s]+|(?:[^()]|\([^()]*\))+\.(?:md|csv)(?:\?[^()\s]*)?)\)")
_COUNTED = any_of("id|nr|no|nr.|no.|#|number|created|updated|order|sort|rank|url|link|links|path|file|file name", "|")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?:[\w %.~-]+/)+[\w %.~-]*\.\w{2,5}"
    r"|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|[\w%-]+\.(?:md|csv|pdf|png|jpe?g|webp|gif|docx?|pptx?|mp[34])",
    re.IGNORECASE,
)

type Row = tuple[int, int, list[str]]


def _rows(page: Page) -> list[Row]:
    """The first index, the end and the cells of each row."""
    found: list[Row] = []
    reader = csv.reader((f"{line}\n" for line in page.lines), strict=False)
    last = 0
    try:
        for cells in reader:
            first, last = last, reader.line_num
            while first < last and not page.lines[first].strip():
                first += 1
            if any(cell.strip() for cell in cells):
                found.append((first, min(last, len(page.lines)), [cell.strip() for cell in cells]))
    except csv.Error:
        return []
    return found


def _subject(rows: Sequence[Row]) -> list[int]:
    """The places of the columns that say something of the subject, that of the names first."""
    names = rows[0][2] if rows else []
    width = max((len(cells) for _, _, cells in rows), default=0)
    kept = []
    for place in range(width):
        name = names[place] if place < len(names) else ""  # of a row that is longer than the first, nothing is lost
        column = [cells[place] for _, _, cells in rows[1:] if len(cells) > place and cells[place]]
        is_about_notes = name.casefold() in ABOUT_NOTES or name.casefold() in _COUNTED
        if place == 0 or not (is_about_notes or (column and all(map(_ADDRESS.fullmatch, column)))):
            kept.append(place)
    return kept


def _said(cells: Sequence[str], places: Sequence[int], is_header: bool) -> Said:
    shown = [" ".join(_LINK.sub("", cells[place]).split()) for place in places if place < len(cells)]
    text = " | ".join(one.replace("|", "\\|") for one in shown)
    if is_header:
        return Said(text, "lead", "names the columns")
    linked = [one.split(",")[-1].strip() for cell in cells for one in _LINK.split(cell)[:-1]]
    return Said(text, "row", links=tuple(dict.fromkeys(one for one in (*shown[:1], *linked) if one)))


def _begin(page: Page) -> Reading | None:
    if not page.file.lower().endswith(".csv"):
        return None
    rows = _rows(page)
    places = _subject(rows)
    found = {
        first: Passage(first, end, _said(cells, places, number == 0)) for number, (first, end, cells) in enumerate(rows)
    }

    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        return (found[at],) if at in found else ()

    return Reading(claim=claim)


PLUGIN = Dialect("notion-table", _begin)
