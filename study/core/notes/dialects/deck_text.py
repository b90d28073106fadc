"""Text that Quizlet and Anki export: one card a line in a `.txt` file, a tab or `;` between the sides, and
the lines with which Anki says what the columns are (`#separator:tab`, `#html:true`, `#tags column:3`)."""

import html
import re
from collections.abc import Callable, Sequence

from study.core.notes.cards import clozes, one_way, shown
from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said
from study.core.notes.dialects.anki import gaps_in

_HEADER = re.compile(r"#(separator|html|tags|deck|notetype|columns|guid|if matches)\b[\w ]*:\s*(.*)", re.IGNORECASE)
_SEPARATORS = {"tab": "\t", "semicolon": ";", "comma": ",", "pipe": "|", "space": " ", "colon": ":"}
_COLUMN = re.compile(r"#(tags|deck|notetype|guid) column:\s*(\d+)", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</div>\s*<div>|</p>\s*<p>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_FEWEST = 2  # cards
_LONGEST = 40  # lines of a row
_MOST = 0.9  # share of the lines that have the sign, from which it parts sides


def _plain(field: str, is_html: bool) -> str:
    """A field as Markdown: quotation marks of the format gone; of HTML the line ends and the text."""
    field = field.strip()
    if len(field) > 1 and field[0] == field[-1] == '"':
        field = field[1:-1].replace('""', '"')
    if not is_html:
        return field
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", field))).strip()


def _begin(page: Page) -> Reading | None:
    if not page.file.lower().endswith(".txt"):
        return None
    headers = {found[1].lower(): found[2].strip() for line in page.prose if (found := _HEADER.match(line))}
    rows = [row for row in _rows(page.lines) if row.strip() and not _HEADER.match(row)]
    named = headers.get("separator", "")
    wanted = [_SEPARATORS.get(named.lower(), named)] if named else ["\t", ";"]
    sign = next((each for each in wanted if each and _is_deck(rows, each, bool(named))), "")
    if not sign:
        return None
    beside = {int(found[2]) - 1 for line in page.prose if (found := _COLUMN.match(line))}
    is_html = headers.get("html", "").lower() == "true"
    syntax = {"\t": "tab", ";": "semicolon"}.get(sign, "separated")
    return Reading(claim=_claim(sign, beside, is_html, syntax))


def _row(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The row that begins on a line, and the index behind it: a quoted field may go on over several lines."""
    row, end = lines[at], at + 1
    while row.count('"') % 2 and end < len(lines) and end - at < _LONGEST:
        row, end = f"{row}\n{lines[end]}", end + 1
    return (lines[at], at + 1) if row.count('"') % 2 else (row, end)


def _rows(lines: Sequence[str]) -> list[str]:
    rows, at = [], 0
    while at < len(lines):
        row, at = _row(lines, at)
        rows.append(row)
    return rows


def _is_deck(rows: Sequence[str], sign: str, named: bool) -> bool:
    """Whether nearly all lines are parted by the sign; a semicolon that nobody named must part each line once."""
    if len(rows) < (1 if named else _FEWEST):
        return False
    parted = [row for row in rows if _sides(row, sign)]
    alike = named or sign == "\t" or all(row.count(sign) == 1 and len(row) < 300 for row in parted)
    return alike and len(parted) >= _MOST * len(rows)


def _sides(row: str, sign: str) -> list[str]:
    sides = row.split(sign)
    return sides if len(sides) > 1 and sides[0].strip() and sides[1].strip() else []


def _claim(
    sign: str, beside: set[int], is_html: bool, syntax: str
) -> Callable[[Sequence[str], int, int], tuple[Passage, ...]]:
    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        if _HEADER.match(lines[at].strip()):
            return (Passage(at, at + 1, Said(lines[at].strip(), "note-property", "a property of the file")),)
        row, end = _row(lines, at)
        sides = [_plain(side, is_html) for n, side in enumerate(_sides(row, sign)) if n not in beside]
        if len(sides) < 2 or not sides[0] or not sides[1]:
            text = " ".join(row.replace(sign, " ").split())
            return (
                Passage(
                    at, end, Said(text, "card", "one side of a card is missing", remark="one side is missing: no card")
                ),
            )
        front, back = sides[0], sides[1]
        if gaps := gaps_in(front, singles=False):
            plain, made = clozes(front, gaps, "cloze")
            return (Passage(at, end, Said(shown(plain, back), cards=made)),)
        said = Said(shown(" ".join(front.split()), back), cards=one_way(front, back, syntax), term=front, meaning=back)
        return (Passage(at, end, said),)

    return claim


PLUGIN = Dialect("deck-text", _begin)
