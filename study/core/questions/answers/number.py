"""Numbers as people write them: `1,024`, `1e3`, `15 min`, `0,25 h`; and the ranges an answer may lie in.

An author writes a number in one way: a point before decimals, commas or spaces between thousands. Learners
write as they are used to, and what they write may be read in several ways, the likeliest first:

- `1,000` is a thousand, and so are `1 000`, `1'000` and `1_000`. A comma that cannot part thousands stands
  before decimals: `0,25`. `2,125` is 2125, and 2.125 where 2125 would be no answer; not so `2,500`, as nobody
  writes the zeros.
- `1.000` is one, and a thousand where one would be no answer.
- `fifteen minutes`, `an hour`, `1 h 30 min`, `$0.20`, `about 900 s`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import isclose, isfinite

from study.core.questions.answers.units import BINARY, SIZES, convert, is_unit, same_unit
from study.core.text import number_words, numeral

# 1,024 and 1 024 group by three; a comma that cannot do so stands before decimals. Powers as in 1e3 and 10^-7.
NUMBER = (
    r"[+-]?(?:[1-9]\d{0,2}(?:[, ]\d{3})+(?:\.\d+)?|0,\d+|\d+,(?:\d{1,2}|\d{4,})(?!\d)|\d+(?:\.\d*)?|\.\d+)"
    rf"(?:{numeral.TAIL})?"
)
UNIT = r"(?![⁰¹²³⁴-⁹₀-₉])(?:[^\W\d_][^\d±]*|[%¢]|[/°$€£¥][^\d±]*)"
MONEY = r"US\$|USD|EUR|[$€£¥]"
TOLERANCE = r"(?:±|\+-|\+/-)"
TARGET = re.compile(
    rf"(?P<money>(?:{MONEY}) ?)?(?P<low>{NUMBER})(?: ?(?:\.\.|…) ?(?P<high>{NUMBER})"
    rf"|(?: ?(?P<before>{UNIT}))? ?{TOLERANCE} ?(?P<by>{NUMBER}) ?(?P<percent>%)?)?(?: ?(?P<unit>{UNIT}))?"
)
WRITTEN = re.compile(rf"(?P<sign>[+-])?(?P<digits>.*?)(?P<tail>{numeral.TAIL})?")
MARGIN = re.compile(rf" ?{TOLERANCE} ?{NUMBER}(?: ?%)?")
ATTEMPT = re.compile(rf"{NUMBER} ?(?:[^\W\d]+ ?)?(?:{TOLERANCE}|\.\.|…).*")

# What a learner types: digits with whatever parts them, which `_values` looks into.
DIGITS = r"(?:\d(?:[\d.,'_ ]*\d)?[.,]?|[.,]\d+)"
TYPED_NUMBER = rf"(?P<sign>[+-])? ?(?P<digits>{DIGITS})(?P<tail>{numeral.TAIL})?"
QUANTITY = re.compile(rf"(?:(?P<money>{MONEY}) ?)?{TYPED_NUMBER} ?(?P<unit>{UNIT})?", re.IGNORECASE)
PART = re.compile(rf"(?P<sign>)(?P<digits>{DIGITS})(?P<tail>) ?(?P<unit>[^\W\d_]+)(?:,? (?:and )?)?")
ROUGHLY = sorted((*number_words.of(number_words.ABOUT, ""), "=", "exactly"), key=len, reverse=True)
ABOUT = re.compile(
    "|".join(rf"{re.escape(word)}{'(?= )' if word[-1].isalpha() and word.isascii() else ''} ?" for word in ROUGHLY),
    re.IGNORECASE,
)
ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: number for number, word in enumerate(ONES)} | {word: 10 * ten for ten, word in enumerate(TENS, 2)}

REMEMBERED = 1_024
"""Texts of which it is remembered how they are read."""

# Full-width forms, exotic spaces and dashes as one types them on other keyboards, beside what `numeral` knows.
TYPED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | numeral.PLAIN
TYPED |= dict.fromkeys((code for code, sign in numeral.PLAIN.items() if sign == "\u00a0"), " ")
TYPED |= dict.fromkeys(map(ord, "\u00a0\t\n"), " ") | dict.fromkeys(map(ord, "–‐‑"), "-")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in `unit`, which is empty where none was given."""

    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """The numbers that are accepted: from `low` to `high`, both included, measured in `unit`.

    `text` is the author's own way to write it ("900 ±1% s"); build one with `target(text)`.
    """

    text: str
    low: float
    high: float
    unit: str = ""


def quantity(text: str) -> Quantity | None:
    """Read a number with or without a unit in its likeliest way; None when it is not one, or too large to hold."""
    return next(iter(readings(text)), None)


# What was typed is read to be kept, and again by each rule that grades it.
@lru_cache(maxsize=REMEMBERED)
def readings(text: str) -> tuple[Quantity, ...]:
    """Every way to read a number that somebody typed, the likeliest first; none when it is not one."""
    plain = _in_digits(ABOUT.sub("", _plain(text), count=1).rstrip(" .,!;"))
    found = QUANTITY.fullmatch(plain)
    if found is None:
        return _in_parts(plain)
    money, unit = found["money"] or "", (found["unit"] or "").strip()
    if money and unit and convert(1, unit, "") is None:
        return ()
    unit = f"{unit} {money}".strip()
    return tuple(Quantity(value, unit) for value in _values(found))


def target(text: str) -> Target | str:
    """Read `900`, `900 ±1 s`, `900 ±1% s` or `1..5 s`; a sentence for the author when it cannot be read."""
    found = TARGET.fullmatch(_without_about(_plain(text)))
    if not found:
        return f"Cannot read the number {text.strip()!r}; write 900, 900 ±1 s, 900 ±1% s or 1..5 s."
    low, unit = _float(found["low"]), f"{found['unit'] or found['before'] or ''} {found['money'] or ''}".strip()
    high = _float(found["high"]) if found["high"] else low
    by = _float(found["by"]) if found["by"] else 0.0
    if low is None or high is None or by is None:
        return f"A number in {text.strip()!r} is too large."
    if found["before"] and found["unit"] and same_unit(found["before"]) != same_unit(found["unit"]):
        return f"Use one unit in {text.strip()!r}."
    if by < 0 or high < low:
        return f"The range {text.strip()!r} is empty."
    if found["percent"]:
        if low == 0:
            return "A percentage of 0 is 0; write ± with a number."
        by = abs(low) * by / 100
    return Target(text.strip(), low - by, high + by, unit)


def without_tolerance(text: str) -> str:
    """Return what an author wrote as a number or range without the ± and what belongs to it."""
    return MARGIN.sub("", text)


def shown(wanted: Target) -> str:
    """Return an accepted number or range as its author wrote it, without a ± that allows nothing."""
    return wanted.text if wanted.low < wanted.high else without_tolerance(wanted.text)


def is_number(text: str) -> bool:
    """Whether an author's line means a number, even a faulty one, and not words: a unit has no
    space in it, and only numbers have a tolerance."""
    read = target(text)
    if isinstance(read, str):
        return ATTEMPT.fullmatch(_plain(text)) is not None
    return " " not in read.unit


def hits(wanted: Target, given: Quantity, bare: str, base: int = BINARY) -> bool:
    """Whether `given` lies in `wanted`. A number or target without a unit is meant in the unit `bare`; sizes
    count by `base`."""
    value = convert(given.value, given.unit or bare, wanted.unit or bare, base)
    if value is None:
        return False
    # Ends count as inside whatever the last bits of a float say, also where they cancel out to nearly 0.
    bits = 1e-12 * max(abs(wanted.low), abs(wanted.high))
    return wanted.low <= value <= wanted.high or any(
        isclose(value, end, rel_tol=1e-9, abs_tol=bits) for end in (wanted.low, wanted.high)
    )


def first_hit(wanted: Sequence[Target], given: Iterable[Quantity], bare: str, sizes: str = "") -> int | None:
    """Return the place of the first target that a number lies in which may be read as any of `given`. The
    likelier reading decides; and where `sizes` leaves it open, counting by 1,024 before counting by 1,000."""
    for one in given:
        for base in SIZES[sizes]:
            for place, number in enumerate(wanted):
                if hits(number, one, bare, base):
                    return place
    return None


def middle(wanted: Target) -> float:
    """Return a number that lies in `wanted`."""
    return wanted.low / 2 + wanted.high / 2


def _values(found: re.Match[str]) -> Iterator[float]:
    """What the sign, digits and power of a typed number may mean, the likeliest first."""
    readings = list(numeral.readings(found["digits"]))
    if len(readings) > 1 and "," in found["digits"] and found["digits"].endswith("0"):
        readings = readings[:1]
    for read in readings:
        value = _held(read, found["tail"])
        if value is not None:
            yield -value if found["sign"] == "-" else value


def _in_digits(text: str) -> str:
    """Write the number words that `text` begins with in digits: "twenty-five minutes" is "25 minutes"."""
    words = re.findall(r"[^\s-]+[\s-]*", text)
    plain = [word.strip(" -").casefold() for word in words]
    value, place = 0, 0
    while place < len(words) and (plain[place] in SMALL or (plain[place] == "hundred" and value)):
        value = value * 100 if plain[place] == "hundred" else value + SMALL[plain[place]]
        place += 1
    if place:
        return f"{value} {''.join(words[place:])}".strip()
    if plain[:1] in (["a"], ["an"]) and is_unit("".join(words[1:])):
        return f"1 {''.join(words[1:])}"
    return text


def _in_parts(text: str) -> tuple[Quantity, ...]:
    """Read `1 h 30 min`: times of ever smaller units, added up."""
    parts = list(PART.finditer(text))
    if len(parts) < 2 or "".join(part[0] for part in parts) != text:
        return ()
    seconds = [convert(1, part["unit"], "s") for part in parts]
    known = [one for one in seconds if one is not None]
    values = [value for part in parts for value in list(_values(part))[:1]]
    if len(known) < len(parts) or len(values) < len(parts) or sorted(known, reverse=True) != known:
        return ()
    return (Quantity(sum(one * value for one, value in zip(known, values, strict=True)), "s"),)


def _plain(text: str) -> str:
    return " ".join(text.translate(TYPED).split())


def _without_about(text: str) -> str:
    """What an author gives roughly, without the word for it; the equals sign is a learner's."""
    found = ABOUT.match(text)
    return text[found.end() :] if found and found[0].strip() != "=" else text


def _float(text: str) -> float | None:
    """The value of a number as an author writes it, None when it is too large."""
    found = WRITTEN.fullmatch(text)
    read = next(numeral.readings(found["digits"]), None) if found else None
    value = _held(read, found["tail"]) if found and read else None
    return -value if value is not None and found and found["sign"] == "-" else value


def _held(read: str, tail: str | None) -> float | None:
    """Digits with their power as a float, None when it is too large."""
    raised = numeral.raised(Decimal(read), tail or "")
    value = float(raised) if raised is not None else float("inf")
    return value if isfinite(value) else None
