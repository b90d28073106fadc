"""Quantities in running text: "10GB", "1,769 MB", "15 mins", "128 MB to 10GB", "default 3s".

Learners' answers are read elsewhere (study.core.questions.answers.number); here numbers are found inside
sentences, told apart from the digits of names (S3, v2, RFC 7231), and compared.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from study.core.text.number import number

type Role = Literal["", "minimum", "maximum", "default", "step"]

# Canonical spelling, dimension and size in the dimension's base unit. Memory is binary: 1 GB = 1,024 MB.
UNITS: dict[str, tuple[str, int]] = {
    "byte": ("data", 1),
    "KB": ("data", 1024),
    "MB": ("data", 1024**2),
    "GB": ("data", 1024**3),
    "TB": ("data", 1024**4),
    "PB": ("data", 1024**5),
    "µs": ("time", 1),
    "ms": ("time", 1000),
    "s": ("time", 1000**2),
    "min": ("time", 60 * 1000**2),
    "h": ("time", 3600 * 1000**2),
    "days": ("time", 86400 * 1000**2),
    "weeks": ("time", 7 * 86400 * 1000**2),
    "months": ("months", 1),
    "years": ("months", 12),
    "%": ("share", 1),
    "USD": ("money", 1),
    "mm": ("length", 1),
    "cm": ("length", 10),
    "m": ("length", 1000),
    "km": ("length", 1000**2),
    "mg": ("mass", 1),
    "g": ("mass", 1000),
    "kg": ("mass", 1000**2),
    "°C": ("temperature", 1),
    "vCPU": ("vCPU", 1),
}
_SPELLINGS = {
    "b": "byte byte bytes",
    "KB": "kb kib kilobyte kilobytes",
    "MB": "mb mib megabyte megabytes",
    "GB": "gb gib gigabyte gigabytes",
    "TB": "tb tib terabyte terabytes",
    "PB": "pb pib",
    "µs": "µs us microsecond microseconds",
    "ms": "ms msec millisecond milliseconds",
    "s": "s sec secs second seconds",
    "min": "min mins minute minutes",
    "h": "h hr hrs hour hours",
    "days": "day days",
    "weeks": "week weeks",
    "months": "month months",
    "years": "year years",
    "%": "% percent",
    "USD": "$ usd",
    "mm": "mm",
    "cm": "cm",
    "m": "m metre metres meter meters",
    "km": "km",
    "mg": "mg",
    "g": "g gram grams",
    "kg": "kg",
    "°C": "°c",
    "vCPU": "vcpu vcpus",
}
SPELLINGS = {word: "byte" if unit == "b" else unit for unit, words in _SPELLINGS.items() for word in words.split()}

_NUMBER = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FOUND = re.compile(
    rf"(?<![\w.\-:/#_–])(?P<money>\$ ?)?(?P<number>{_NUMBER})(?![\d:/])(?!\.\d)"
    r"(?:[ \u00a0\u202f-]?(?P<unit>%|°C|[A-Za-zµ]+)(?![\w/]))?(?![-_]\w)"
)
_DATE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_RANGE_DASH = re.compile(r"(?<=\d)[–-](?=\d)|(?<=\d[A-Za-z%])[–-](?=\d)|(?<=\d[A-Za-z]{2})[–-](?=\d)")
# Words before a number that name the thing it numbers: "RFC 7231", "Python 3", "chapter 4", "HTTP 429".
_NUMBERED = re.compile(r"(?:[A-Z][\w.]*|chapter|version|step|page|port|figure|section|status|code|error|no\.|#)\s$")
_LIMIT_WORD = re.compile(
    r"(?i)\b(?:RAM|CPU|TTL|MB|GB|KB|TB|SLA|MTU|IOPS|WCU|RCU|Min|Max|Default|To|Up|At|And|Or|Is|Of)\s$"
)
_NOT_UNITS = frozenset(
    """
    a an and are as at be but by can for from has have if in into is it its of on or per so than that
    the then there they this to until was were when which while will with x after before must should
    each
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
_ROLES: tuple[tuple[Role, str], ...] = (
    (
        "maximum",
        r"(?:up to|at most|max(?:imum)?(?: (?:of|is))?|no more than|limit(?:ed)?(?: (?:of|is|to))?|not exceed)",
    ),
    ("minimum", r"(?:at least|min(?:imum)?(?: (?:of|is))?|no less than)"),
    ("default", r"(?:defaults?(?: (?:of|is|to))?|by default)"),
    ("step", r"(?:increments of|steps of|in)"),
)
_ROLE_BEFORE = tuple((role, re.compile(rf"(?i)\b{words}\s*[:=]?\s*$")) for role, words in _ROLES)
_ROLE_AFTER: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("maximum", re.compile(r"(?i)^\s*\(?(?:max(?:imum)?|at most)\b")),
    ("minimum", re.compile(r"(?i)^\s*\(?(?:min(?:imum)?|at least)\b(?!\s*\d)")),
    ("default", re.compile(r"(?i)^\s*\(?(?:by )?default\b")),
    ("step", re.compile(r"(?i)^\s*(?:increments|steps)\b")),
)
_RANGE = re.compile(r"(?i)^\s*(?:-|–|to|up to|\.\.)\s*$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number found at `start:end` of a text, with its unit and the role its neighbours give it.

    `unit` is canonical ("min" for "mins"), the lower-case noun that is counted ("messages"), or
    empty. In a range both ends have roles, "minimum" and "maximum".
    """

    value: Decimal
    unit: str
    start: int
    end: int
    role: Role = ""

    @property
    def dimension(self) -> str:
        return UNITS[self.unit][0] if self.unit in UNITS else f"count of {_singular(self.unit)}"

    @property
    def base(self) -> Decimal:
        """The value in the base unit of its dimension: 15 min and 900 s have the same base."""
        return self.value * UNITS[self.unit][1] if self.unit in UNITS else self.value


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return every quantity of `text` in order. "S3", "v2", "10:30", "2024-05-01" hold none."""
    masked = _DATE.sub(lambda match: "_" * len(match[0]), text)
    opened = _RANGE_DASH.sub("→", masked)  # a range's dash must not glue its ends together
    found = [quantity for match in _FOUND.finditer(opened) if (quantity := _read(match, opened))]
    return _ranges(_borrow(found, opened), opened)


def role_named(term: str) -> Role:
    """Return the role that a term begins with: "maximum" for "Maximum timeout"."""
    named = re.match(r"(?i)(max|min|default)(?:imum)?\b", term)
    roles: dict[str, Role] = {"max": "maximum", "min": "minimum", "default": "default"}
    return roles[named[1].lower()] if named else ""


def same(one: Quantity, other: Quantity) -> bool:
    """Whether both say the same amount. Sizes in different units may differ by the factor
    1,000 or 1,024 that people use for one another, 5 % for two steps."""
    if one.dimension != other.dimension:
        return False
    if one.dimension == "data" and one.unit != other.unit:
        return abs(one.base - other.base) <= max(one.base, other.base) * Decimal("0.05")
    return one.base == other.base


def show(value: Decimal, unit: str) -> str:
    """Write a quantity the way every option does: thousands parted by commas, a space, the unit."""
    if unit == "USD":
        return f"${value:,f}"
    if unit in ("%", ""):
        return number(value, places=None) + unit
    return number(value, _number_of(unit, value), places=None)


def _number_of(unit: str, value: Decimal) -> str:
    if unit == "byte":
        return unit if value == 1 else "bytes"
    return _singular(unit) if value == 1 and unit.endswith("s") and len(unit) > 2 else unit


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 2 else noun


def _read(match: re.Match[str], text: str) -> Quantity | None:
    before = text[: match.start()]
    word = match["unit"] or ""
    unit = SPELLINGS.get(word.lower(), "")
    if word in ("M", "G", "B", "K"):  # "5M users": a multiplier, not a unit
        return None
    end = match.end("unit") if unit else match.end("number")
    if not unit and word and word.islower() and word not in _NOT_UNITS and len(word) > 2:
        unit, end = word, match.end("number")
    if match["money"]:
        unit, end = "USD", match.end("number")
    if _NUMBERED.search(before) and unit not in UNITS and not _LIMIT_WORD.search(before):
        return None
    value = Decimal(re.sub(r"[^\d.]", "", match["number"]))
    if not unit and 1900 <= value <= 2100 and "," not in match["number"] and not word:
        return None  # most likely a year
    return Quantity(value, unit, match.start(), end, _role(before, text[end:]))


def _role(before: str, after: str) -> Role:
    for role, pattern in _ROLE_BEFORE:
        if pattern.search(before) and role != "step":
            return role
    for role, pattern in _ROLE_AFTER:
        if pattern.search(after):
            return role
    return "step" if re.search(r"(?i)(?:increments|steps) of\s*$", before) else ""


def _is_range(one: Quantity, other: Quantity, text: str) -> bool:
    return bool(_RANGE.match(text[one.end : other.start].replace("→", "-")))


def _borrow(found: list[Quantity], text: str) -> list[Quantity]:
    """Give the first end of a range the unit of the second: "1 - 10 messages", "3-5 days"."""
    out = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        if not one.unit and _is_range(one, other, text):
            out[place] = Quantity(one.value, other.unit, one.start, one.end, one.role)
    return out


def _ranges(found: list[Quantity], text: str) -> tuple[Quantity, ...]:
    out = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        if one.dimension == other.dimension and one.base < other.base and _is_range(one, other, text):
            out[place] = Quantity(one.value, one.unit, one.start, one.end, "minimum")
            out[place + 1] = Quantity(other.value, other.unit, other.start, other.end, "maximum")
    return tuple(out)
