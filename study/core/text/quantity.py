"""A quantity: a number with its sign, range, power and approximation, its unit, and the text as it was written.

`quantities` finds them in running text; here they are compared, and others are written in the notation of one.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from study.core.text import number_words, numeral, unit
from study.core.text.number import MINUS, number

type Role = Literal["", "minimum", "maximum", "default", "step"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number found at `start:end` of a text, with its unit and the role its neighbours give it.

    `unit` is a symbol ("min" for "mins"; "mg/dL"), the lower-case noun that is counted ("messages"), or
    empty. `text` is what was written, from sign or approximation to unit; `numeral` the part of it without
    approximation and unit, at `at`. A range or a tolerance ("7–12", "5 ± 1") has its ends in `low` and `high`;
    its `value` is the lower end or the middle. `approximate` when it is given roughly. `exponent` is the one
    that was written: 8 for 3 × 10^8.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    role: Role = ""
    text: str = ""
    numeral: str = ""
    at: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False
    exponent: int | None = None

    @property
    def named(self) -> str:
        """Its unit as the text says it, of several: "Tage" of "1 Tag"; its symbol where none stands behind it."""
        words = self.text[self.at - self.start + len(self.numeral) :]
        for after in number_words.ABOUT_AFTER:
            words = words.removesuffix(after)
        words = words.strip(" \u00a0-")
        is_one = unit.worded(self.unit, words, one=True) == words
        return (unit.worded(self.unit, words, one=False) if is_one else words) or self.unit

    @property
    def dimension(self) -> str:
        return _dimension(self.unit)

    @property
    def measured(self) -> bool:
        """Whether it has a unit, and is no count of things."""
        return bool(self.unit) and unit.measure(self.unit) is not None

    @property
    def base(self) -> Decimal:
        """The value in the base unit of its dimension: 15 min and 900 s have the same base."""
        return self.value * self.factor

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        """The ends of a range in the base unit, None for one number."""
        if self.low is None or self.high is None:
            return None
        return self.low * self.factor, self.high * self.factor

    @property
    def power_of(self) -> Decimal | None:
        """What a bare power is one of, 2 for 2^32; None for a number times a power of ten, or without a power."""
        bare = re.fullmatch(rf"\D*(\d+){numeral.POWER}", self.numeral) if self.exponent is not None else None
        return Decimal(bare[1]) if bare else None

    @property
    def factor(self) -> Decimal:
        measured = unit.measure(self.unit) if self.unit else None
        return measured[1] if measured else Decimal(1)


@lru_cache(maxsize=1024)
def _dimension(symbol: str) -> str:
    measured = unit.measure(symbol) if symbol else None
    return measured[0] if measured else f"count of {_singular(symbol)}"


def same(one: Quantity, other: Quantity) -> bool:
    """Whether both say the same amount, or the same range. Sizes in different units may differ by the factor
    1,000 or 1,024 that people use for one another, 5 % for two steps."""
    if one.dimension != other.dimension or (one.ends is None) != (other.ends is None):
        return False
    loose = Decimal("0.05") if one.dimension == "size" and one.unit != other.unit else Decimal("1e-12")
    pairs = zip(one.ends or (one.base,), other.ends or (other.base,), strict=True)
    return all(abs(left - right) <= max(abs(left), abs(right)) * loose for left, right in pairs)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both can be true of one thing: they are the same, or one number lies in the range of the other."""
    if same(one, other) or one.dimension != other.dimension:
        return one.dimension == other.dimension
    for ends, inner in ((one.ends, other), (other.ends, one)):
        if ends and not inner.ends and ends[0] <= inner.base <= ends[1]:
            return True
    return False


def role_named(term: str) -> Role:
    """The role that a term begins with: "maximum" for "Maximum timeout"."""
    named = re.match(r"(?i)(max|min|default)(?:imum|imal\w*)?\b", term)
    roles: dict[str, Role] = {"max": "maximum", "min": "minimum", "default": "default"}
    return roles[named[1].lower()] if named else ""


def show(value: Decimal, symbol: str = "") -> str:
    """A quantity as the product writes it: thousands parted by commas, a space, the unit."""
    if symbol.partition("/")[0] == "USD":
        sign = MINUS if value < 0 else ""
        return f"{sign}${abs(value):,f}{symbol.removeprefix('USD')}"
    if symbol in ("%", "", "°") or symbol.startswith("/"):
        return number(value, places=None) + symbol
    return number(value, _number_of(symbol, value), places=None)


def written(value: Decimal, like: Quantity, language: str = "") -> str:
    """`value` in the notation of another quantity: its minus sign, decimal comma, thousands, power and unit.

    What cannot be written so, such as a power of another base, is written as `show` does.
    """
    body = _powered(value, like) if like.exponent is not None else _digits(value, like, language)
    if not body or like.ends is not None:
        return show(value, like.unit if like.measured else "")
    name = like.text[like.at - like.start + len(like.numeral) :]
    bare = name.lstrip(" \u00a0-")
    after = name[: len(name) - len(bare)] + unit.worded(like.unit, bare, abs(value) == 1)
    return like.text[: like.at - like.start] + body + after


def _digits(value: Decimal, like: Quantity, language: str) -> str:
    """The digits of a value, with the sign, marks and multiplier of `like`; "" for one in words."""
    found = re.search(numeral.DIGITS, numeral.plain(like.numeral))
    readings = [Decimal(read) for read in numeral.readings(found[0], language)] if found else []
    read = next((read for read in readings if read), None)
    if found is None or read is None:
        return ""
    own = like.numeral[found.start() : found.end()]
    comma = language in number_words.COMMA_LANGUAGES or bool(
        readings and "," in own and read != read.to_integral_value()
    )
    said = f"{abs(value) / (abs(like.value) / read):f}"
    whole, _, rest = (said.rstrip("0").rstrip(".") if "." in said else said).partition(".")
    marks = [mark for mark in re.findall(r"\D", own) if re.search(rf"{re.escape(mark)}\d{{3}}(?!\d)", own)]
    if len(whole) > 3 and (marks or not re.search(r"\d{4}", own)) and read == read.to_integral_value():
        whole = f"{int(whole):,}".replace(",", marks[0] if marks else "\u202f" if comma else ",")
    minus = next((sign for sign in "-−–" if sign in like.numeral), MINUS)
    sign = minus if value < 0 else "+" if "+" in like.numeral else ""
    lead = like.numeral[: found.start()].strip("+-–−")
    return sign + lead + whole + (("," if comma else ".") + rest if rest else "") + like.numeral[found.end() :]


def _powered(value: Decimal, like: Quantity) -> str:
    """A value as the power that `like` is, with another exponent; "" where there is none."""
    found = re.fullmatch(rf"(?P<body>.*?)(?P<power>{numeral.POWER}|[eE][-+−]?\d+)", like.numeral)
    base = re.search(r"(\d+)$", found["body"]) if found and found["power"][0] not in "eE" else None
    if not found or like.exponent is None or not like.value:
        return ""
    step = Decimal(base[1]) if base else Decimal(10)
    for by in range(-9, 10):
        if step > 1 and like.value * step**by == value:
            return found["body"] + _power_like(found["power"], like.exponent + by)
    return ""


def _power_like(power: str, exponent: int) -> str:
    """An exponent in the notation of another: "⁻⁷" for -7 beside "⁸"."""
    if power[0] in "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹":
        return str(exponent).translate({ord(sign): chr(raised) for raised, sign in numeral.RAISED.items()})
    opening = re.match(r"\^\{?|\*\*|[eE]", power)
    minus = "−" if "−" in power else "-"
    return f"{opening[0] if opening else ''}{str(exponent).replace('-', minus)}{'}' if power.endswith('}') else ''}"


def _number_of(symbol: str, value: Decimal) -> str:
    if symbol == "byte":
        return symbol if value == 1 else "bytes"
    if unit.measure(symbol) and not symbol.endswith(("days", "weeks", "months", "years")):
        return symbol
    return _singular(symbol) if value == 1 and symbol.endswith("s") and len(symbol) > 2 else symbol


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 2 else noun
