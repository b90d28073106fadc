"""A database that Notion exports: a `.csv` file beside its page. Its first line names the columns; each
row is a row of a table."""

import csv
import re
from collections.abc import Sequence

from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said

_LINK = re.compile(r"\s*\((?:https?://[^()\s]+|[^()]+\.(?:md|csv))\)")


def _rows(page: Page) -> dict[int, tuple[int, str]]:
    """By its first index, the end and the text of each row, cells parted as in a table."""
    found: dict[int, tuple[int, str]] = {}
    reader = csv.reader((f"{line}\n" for line in page.lines), strict=False)
    last = 0
    try:
        for cells in reader:
            first, last = last, reader.line_num
            while first < last and not page.lines[first].strip():
                first += 1
            if any(cell.strip() for cell in cells):
                texts = (" ".join(_LINK.sub("", cell).split()).replace("|", "\\|") for cell in cells)
                found[first] = (min(last, len(page.lines)), " | ".join(texts))
    except csv.Error:
        return {}
    return found


def _begin(page: Page) -> Reading | None:
    if not page.file.lower().endswith(".csv"):
        return None
    rows = _rows(page)
    header = min(rows, default=-1)

    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        if at not in rows:
            return ()
        end, text = rows[at]
        said = Said(text, "lead", "names the columns") if at == header else Said(text, "row")
        return (Passage(at, end, said),)

    return Reading(claim=claim)


PLUGIN = Dialect("notion-table", _begin)
