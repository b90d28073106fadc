"""The cells of a workbook as the text that a person sees in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from study.core.formats.shared.safe_xml import Element

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML cannot hold."""
# The numbers of formats that every workbook knows: dates, times and percentages.
DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
TIMES = {*range(18, 22), *range(45, 48)}
PERCENTAGES = {9, 10}
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What in a format is no sign of a date: quoted words, colours and conditions."""
LONGEST_FORMAT = 250


@dataclass(frozen=True, slots=True)
class Look:
    """How the numbers of one style are shown."""

    percent: bool = False
    date: bool = False
    time: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of all sheets refer to: shared texts, styles, and the day that dates are counted from."""

    texts: Sequence[str]
    looks: Sequence[Look]
    first: datetime


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell. `fault` says what is to be said of it."""

    text: str
    fault: str = ""


def shared_texts(root: Element) -> list[str]:
    return [words(one) for one in root.all("si")]


def words(element: Element) -> str:
    """The text of a shared or inline string; runs of one dress each are joined, readings of characters left out."""
    parts = [child.text if child.tag == "t" else words(child) for child in element.children if child.tag in ("t", "r")]
    return "".join(parts)


def looks(root: Element) -> list[Look]:
    """How each style of a workbook shows numbers."""
    own = root.first("numFmts")
    codes = {
        one.attributes.get("numFmtId", ""): one.attributes.get("formatCode", "")
        for one in (own.children if own else ())
    }
    styles = root.first("cellXfs")
    return [_look(one.attributes.get("numFmtId", ""), codes) for one in (styles.children if styles else ())]


def _look(number: str, codes: Mapping[str, str]) -> Look:
    if number not in codes:
        known = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0
        return Look(known in PERCENTAGES, known in DATES, known in TIMES or known == 22)
    code = LITERAL.sub("", codes[number][:LONGEST_FORMAT]).lower()
    if code.startswith("general") or "0" in code or "#" in code:
        return Look(percent="%" in code)
    return Look(date=any(sign in code for sign in "yd"), time=any(sign in code for sign in "hs"))


def text_of(cell: Element, book: Book) -> Cell:
    """What a cell shows. Of a formula it is the result that was stored with it."""
    sort = cell.attributes.get("t", "n")
    if sort == "inlineStr":
        given = cell.first("is")
        return Cell(_unescaped(words(given)) if given else "")
    stored = cell.first("v")
    value = stored.text.strip() if stored else ""
    if not value:
        return Cell("", "a formula without a result" if cell.first("f") else "")
    if sort == "s":
        place = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else -1
        known = 0 <= place < len(book.texts)
        return Cell(_unescaped(book.texts[place])) if known else Cell("", "a text that is not in the file")
    if sort == "b":
        return Cell("TRUE" if value == "1" else "FALSE")
    if sort == "e":
        return Cell("", f"an error ({value[:20]})")
    if sort in ("str", "d"):
        return Cell(_unescaped(stored.text if stored else ""))
    return _number(value, cell.attributes.get("s", ""), book)


def _number(value: str, style: str, book: Book) -> Cell:
    try:
        number = float(value)
    except ValueError:
        return Cell(value)
    place = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else -1
    look = book.looks[place] if 0 <= place < len(book.looks) else Look()
    if look.date or look.time:
        try:
            moment = book.first + timedelta(days=number)
        except (OverflowError, ValueError):
            return Cell(shown(number))
        moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
        if not look.date:
            return Cell(f"{moment:%H:%M:%S}".removesuffix(":00"), "a time")
        return Cell(f"{moment:%Y-%m-%d %H:%M}" if look.time else f"{moment:%Y-%m-%d}", "a date")
    return Cell(f"{shown(number * 100)}%" if look.percent else shown(number))


def shown(number: float) -> str:
    """A number in the fifteen digits that spreadsheets keep, without an exponent where it has no need of one."""
    text = f"{number:.15g}"
    if "e" in text and 1e-7 < abs(number) < 1e21:
        text = f"{number:.15f}".rstrip("0").rstrip(".") if abs(number) < 1 else f"{number:.0f}"
    return text


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")
