"""Numbers as people write them: `1,024`, `1e3`, `15 min`; and the ranges an answer may lie in."""

import re
from dataclasses import dataclass
from math import isclose, isfinite

# 1,024 and 1 024 group by three; exponents as in 1e3.
NUMBER = r"[+-]?(?:[1-9]\d{0,2}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?"
# A raised digit is a letter to a pattern, but 10⁵ has no unit.
UNIT = r"(?![⁰¹²³⁴-⁹₀-₉])(?:[^\W\d_][^\d±]*|%|[/°$€£][^\d±]*)"
QUANTITY = re.compile(rf"(?P<number>{NUMBER}) ?(?P<unit>{UNIT})?")
TOLERANCE = r"(?:±|\+-|\+/-)"
TARGET = re.compile(
    rf"(?P<low>{NUMBER})(?: ?(?:\.\.|…) ?(?P<high>{NUMBER})"
    rf"|(?: ?(?P<before>{UNIT}))? ?{TOLERANCE} ?(?P<by>{NUMBER}) ?(?P<percent>%)?)?(?: ?(?P<unit>{UNIT}))?"
)
MARGIN = re.compile(rf" ?{TOLERANCE} ?{NUMBER}(?: ?%)?")
ATTEMPT = re.compile(rf"{NUMBER} ?(?:[^\W\d]+ ?)?(?:{TOLERANCE}|\.\.|…).*")
# Full-width forms, exotic spaces and minus signs as one types them on other keyboards. Not NFKC:
# that would read 10⁵ as 105.
TYPED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(char): " " for char in "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n"
}
TYPED |= {ord("−"): ord("-"), ord("–"): ord("-")}
# Sizes count by 1,024, as the AWS documentation counts memory.
UNITS = {
    name: (dimension, factor)
    for dimension, factor, names in (
        ("time", 0.001, "ms msec msecs millisecond milliseconds"),
        ("time", 1.0, "s sec secs second seconds"),
        ("time", 60.0, "min mins minute minutes"),
        ("time", 3600.0, "h hr hrs hour hours"),
        ("time", 86400.0, "d day days"),
        ("size", 1.0, "b byte bytes"),
        ("size", 1024.0, "kb kib"),
        ("size", 1024.0**2, "mb mib"),
        ("size", 1024.0**3, "gb gib"),
        ("size", 1024.0**4, "tb tib"),
    )
    for name in names.split()
}


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
    """Read a number with or without a unit; None when it is not one, or too large to hold."""
    found = QUANTITY.fullmatch(_plain(text))
    value = _float(found["number"]) if found else None
    return Quantity(value, (found["unit"] or "").strip()) if found and value is not None else None


def target(text: str) -> Target | str:
    """Read `900`, `900 ±1 s`, `900 ±1% s` or `1..5 s`; a sentence for the author when it cannot be read."""
    found = TARGET.fullmatch(_plain(text))
    if not found:
        return f"Cannot read the number {text.strip()!r}; write 900, 900 ±1 s, 900 ±1% s or 1..5 s."
    low, unit = _float(found["low"]), (found["unit"] or found["before"] or "").strip()
    high = _float(found["high"]) if found["high"] else low
    by = _float(found["by"]) if found["by"] else 0.0
    if low is None or high is None or by is None:
        return f"A number in {text.strip()!r} is too large."
    if found["before"] and found["unit"] and _unit(found["before"]) != _unit(found["unit"]):
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


def is_number(text: str) -> bool:
    """Whether an author's line means a number, even a faulty one, and not words: a unit has no
    space in it, and only numbers have a tolerance."""
    read = target(text)
    if isinstance(read, str):
        return ATTEMPT.fullmatch(_plain(text)) is not None
    return " " not in read.unit


def convert(value: float, unit: str, into: str) -> float | None:
    """Return `value` of `unit` in the unit `into`; None when one cannot become the other."""
    given, wanted = _unit(unit), _unit(into)
    if given == wanted:
        return value
    if given not in UNITS or wanted not in UNITS or UNITS[given][0] != UNITS[wanted][0]:
        return None
    return value * UNITS[given][1] / UNITS[wanted][1]


def dimension(unit: str) -> str:
    """Return "time" or "size" for a unit of the table, else ""."""
    return UNITS.get(_unit(unit), ("", 0.0))[0]


def hits(wanted: Target, given: Quantity, bare: str) -> bool:
    """Whether `given` lies in `wanted`. A number or target without a unit is meant in the unit `bare`."""
    value = convert(given.value, given.unit or bare, wanted.unit or bare)
    if value is None:
        return False
    # Ends count as inside whatever the last bits of a float say.
    return wanted.low <= value <= wanted.high or any(
        isclose(value, end, rel_tol=1e-9, abs_tol=1e-12) for end in (wanted.low, wanted.high)
    )


def middle(wanted: Target) -> float:
    """Return a number that lies in `wanted`."""
    return wanted.low / 2 + wanted.high / 2


def _plain(text: str) -> str:
    return " ".join(text.translate(TYPED).split())


def _float(text: str) -> float | None:
    value = float(text.replace(",", "").replace(" ", ""))
    return value if isfinite(value) else None


def _unit(unit: str) -> str:
    return "".join(char for char in unit.casefold() if char not in " -·")
