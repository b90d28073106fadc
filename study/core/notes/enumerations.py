"""Items that are counted as Markdown does not count them: `1.First`, `(2) second`, `a) third`, `iv) fourth`, `⑤fifth`,
`6: sixth`; and those that begin with a sign of the writer's own: `📌 seventh`.

One of them alone may be anything. Two in order at the beginnings of lines are a list; of signs, two in a row. A number
before a colon may be a thing of which something is said ("22: SSH"), so it is a place only where the list counts from
one, item by item.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from study.core.notes.lines import SIGNS, Line, LineKind, classify

CHOICE = "?"
"""The marker of an option below a question."""

COLON = "1:"
"""The style of items whose number a colon follows."""
SIGN = "*"
"""The style of items that begin with a sign; the marker of theirs is the sign."""

_SIGN = re.compile(
    r"\s*(?P<sign>[^\w\s](?:[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|(?<=\u200d)[^\w\s\u200d])*)\s*(?=\S)"
)
_JUDGES = frozenset("✅❌❎☑☒⭕✖✗✘❓❗")
"""Signs that say something of the line, and stay with it."""
_MARK = re.compile(
    r"\s*(?:(?P<open>[(（])(?P<inner>[0-9]{1,3}|[a-zA-Z]|[ivx]{2,5})[)）]"
    r"|(?P<number>[0-9]{1,3})(?P<sign>[.)、．])(?=[ \t]|[^\W\d_][^\W_]|[\u3040-\u9fff\uac00-\ud7af*_`“„«\"'(\[])"
    r"|(?P<told>[0-9]{1,3}):(?=[ \t])"
    r"|(?P<letter>[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[)）]"
    r"|(?P<sole>[①-⑳⑴-⒇⒈-⒛❶-❿]))\s*(?=\S)"
)
_SOLE = {
    sign: (row[0], place)
    for row in ("①⑳", "⑴⒇", "⒈⒛", "❶❿")
    for place, sign in enumerate(map(chr, range(ord(row[0]), ord(row[1]) + 1)), 1)
}
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_OPENS = ("(", "（")
_FORMULA = "$$"
_NEAR = 12
"""Lines among which the item before or after one is looked for."""
_ASKS = re.compile(r"(?:[?？؟]|[(（]\s*[)）]|__)\W*$")


class Item(NamedTuple):
    """What an item says, its marker, its place in the count, and the way it is counted: "1.", "a)", "(i)"."""

    text: str
    marker: str
    place: int
    style: str

    @property
    def kind(self) -> LineKind:
        return "bullet" if self.style == SIGN else "number"


def item_at(lines: Sequence[str], at: int, counted: int = 0) -> Item | None:
    """The item at index `at`, where another one right before or after it in the count stands near; else None. `counted`
    is the place of the last item before it whose number a colon follows, 0 where none does."""
    if lines[at].lstrip()[:1] in SIGNS:
        return _signed(lines, at)
    after, before = range(at + 1, min(at + 1 + _NEAR, len(lines))), range(at - 1, max(at - 1 - _NEAR, -1), -1)
    for item in items_of(lines[at]):
        if item.style == COLON and item.place not in (1, counted + 1):
            continue
        if _stands(lines, after, at, item, 1) or _stands(lines, before, at, item, -1):
            return item._replace(marker=CHOICE) if item.marker.isalpha() and _is_choice(lines, at, item.style) else item
    return None


def _signed(lines: Sequence[str], at: int) -> Item | None:
    """A line that begins with a sign, where the one right before or after it does so, too."""
    margin, found = _margin(lines[at]), _SIGN.match(lines[at])
    if found is None or not any(_is_signed(lines, near, margin) for near in (at - 1, at + 1)):
        return None
    sign = found["sign"]
    text = lines[at].strip() if sign[0] in _JUDGES else lines[at][found.end() :].rstrip()
    return Item(text, sign, 1, SIGN)


def _is_signed(lines: Sequence[str], at: int, margin: str) -> bool:
    if not 0 <= at < len(lines) or not lines[at].startswith(margin):
        return False
    return lines[at][len(margin) : len(margin) + 1] in SIGNS and _SIGN.match(lines[at]) is not None


def items_of(line: str) -> Iterator[Item]:
    """A line as the item it may be; a letter that is a numeral, too, may be two."""
    found = _MARK.match(line)
    if not found:
        return
    text = line[found.end() :].rstrip()
    if sole := found["sole"]:
        style, place = _SOLE[sole]
        yield Item(text, str(place), place, style)
        return
    mark = found["inner"] or found["number"] or found["told"] or found["letter"]
    first, last = ("(", ")") if found["open"] else ("", ":" if found["told"] else found["sign"] or ")")
    if mark.isdigit():
        yield Item(text, mark, int(mark), f"{first}1{last}")
        return
    small = mark.lower()
    if small in _ROMAN:
        yield Item(text, mark, _ROMAN.index(small), f"{first}{'I' if mark.isupper() else 'i'}{last}")
    if len(mark) == 1:
        yield Item(text, mark, ord(small) - ord("a") + 1, f"{first}{'A' if mark.isupper() else 'a'}{last}")


def _stands(lines: Sequence[str], near: Iterable[int], at: int, item: Item, step: int) -> bool:
    """Whether the item after or before one stands among the lines near it, indented as it is."""
    margin, place, mark = _margin(lines[at]), item.place + step, _mark(item.style, item.place + step)
    begins = tuple(margin + sign + mark for sign in (_OPENS if item.style[0] == "(" else ("",)))
    for index in _in_prose(lines, near, step):
        if lines[index][:1] == "#":
            break
        if lines[index].startswith(begins):  # hardly any other line has to be taken apart
            for other in items_of(lines[index]):
                if (other.style, other.place) == (item.style, place):
                    return True
    return False


def _in_prose(lines: Sequence[str], near: Iterable[int], step: int) -> Iterator[int]:
    """The places near a line outside of code and formulas, read on or back (by `step`) from it: it stands in none."""
    inside = ""
    for index in near:
        if inside:
            inside = "" if _is_left(lines[index], inside, step) else inside
        elif not (inside := _entered(lines, index, step)):
            yield index


def _entered(lines: Sequence[str], at: int, step: int) -> str:
    """The sign of the code or the formula of several lines whose first line, or last one, this is; "" for others."""
    if _FORMULA in lines[at] and (_begins_formula(lines[at]) if step > 0 else _ends_formula(lines, at)):
        return _FORMULA
    return _fence(lines[at])


def _is_left(line: str, inside: str, step: int) -> bool:
    if inside == _FORMULA:
        return _FORMULA in line and (step > 0 or _begins_formula(line))
    fence = _fence(line)
    return fence.startswith(inside) and line.strip() == fence if step > 0 else fence != "" and inside.startswith(fence)


def _fence(line: str) -> str:
    found = classify(0, line) if "```" in line or "~~~" in line else None
    return found.marker if found and found.kind == "fence" else ""


def _begins_formula(line: str) -> bool:
    text = line.strip()
    return text.startswith(_FORMULA) and _FORMULA not in text[2:]


def _ends_formula(lines: Sequence[str], at: int) -> bool:
    """Whether a line ends a formula of several: it begins with the sign, or a line near above it does so alone."""
    begun = _begins_formula(lines[at]) or any(map(_begins_formula, lines[max(at - _NEAR, 0) : at]))
    return begun and lines[at].count(_FORMULA) % 2 == 1


def _mark(style: str, place: int) -> str:
    """How an item at a place is marked, without the signs around it."""
    sign = style.strip("().、．:")
    if sign == "1":
        return str(place)
    if sign in ("i", "I"):
        small = _ROMAN[place] if 0 <= place < len(_ROMAN) else " "
        return small if sign == "i" else small.upper()
    return chr(ord(sign) + place - 1)


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _is_choice(lines: Sequence[str], at: int, style: str) -> bool:
    """Whether the list of letters at an index stands below a question."""
    for index in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        if lines[index].strip() and all(item.style != style for item in items_of(lines[index])):
            return _ASKS.search(lines[index]) is not None
    return False


class Levels:
    """How the lists around a line count, outermost first, all of them indented alike. A count that begins right below
    an item of another is nested in it."""

    def __init__(self) -> None:
        self.styles: list[str] = []
        self.base = 0

    def of(self, indent: int, style: str, begins: bool, listed: bool, above: Sequence[Line]) -> int:
        """The columns before an item that is indented by `indent`. `listed` says whether a list goes on, `above` is
        what is open above it."""
        if not listed or indent != self.base:
            self.styles, self.base = [], indent
        if style in self.styles:
            del self.styles[self.styles.index(style) + 1 :]
        elif begins and self.styles and above and above[0].kind == "number":
            self.styles.append(style)
        else:
            self.styles = [style]
        return indent + 2 * len(self.styles) - 2

    def of_number(self, line: Line, listed: bool, above: Sequence[Line]) -> int:
        """The same of an item as Markdown counts them: it is nested in one of letters at most."""
        style = next((one.style for one in items_of(line.raw)), "")
        in_letters = bool(self.styles) and self.styles[-1].strip("()").isalpha()
        return self.of(line.indent, style, in_letters and line.marker == "1", listed, above)
