"""Units in the many ways people write them, and their conversions: one table.

A short form may mean several things (`m` is a minute, a million, a metre, a megabyte); the unit it is compared
with decides. `KB`, `MB`, … count by 1,024, as the AWS documentation counts memory, or by 1,000, as disks are
sold; `KiB`, `MiB`, … by 1,024 always.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from math import prod

from study.core.text.unit import at, measure

BINARY, DECIMAL = 1024, 1000
SIZES = {"": (BINARY, DECIMAL), "binary": (BINARY,), "decimal": (DECIMAL,)}
"""How `KB`, `MB`, … may count, by what an author says with `sizes=…`; where nothing is said, both ways."""
MEASURES = ("time", "size")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a unit measures, how much of it in the smallest unit, and how often that is multiplied by the
    base of sizes. A plain count measures "", nothing."""

    dimension: str
    factor: float = 1.0
    power: int = 0

    def worth(self, base: int) -> float:
        return self.factor * float(base) ** self.power


TABLE = (
    (Meaning("time", 1e-6), "µs us microsecond microseconds"),
    (Meaning("time", 1e-3), "ms msec msecs millis millisecond milliseconds"),
    (Meaning("time", 1.0), "s sec secs second seconds"),
    (Meaning("time", 60.0), "m min mins minute minutes"),
    (Meaning("time", 3600.0), "h hr hrs hour hours"),
    (Meaning("time", 86400.0), "d day days"),
    (Meaning("time", 604800.0), "w wk wks week weeks"),
    (Meaning("size", 1.0), "b byte bytes"),
    (Meaning("size", 1.0, 1), "k kb kbyte kbytes kilobyte kilobytes"),
    (Meaning("size", 1.0, 2), "m mb mbyte mbytes meg megs megabyte megabytes"),
    (Meaning("size", 1.0, 3), "g gb gbyte gbytes gig gigs gigabyte gigabytes"),
    (Meaning("size", 1.0, 4), "t tb tbyte tbytes terabyte terabytes"),
    (Meaning("size", 1024.0), "ki kib kibibyte kibibytes"),
    (Meaning("size", 1024.0**2), "mi mib mebibyte mebibytes"),
    (Meaning("size", 1024.0**3), "gi gib gibibyte gibibytes"),
    (Meaning("size", 1024.0**4), "ti tib tebibyte tebibytes"),
    (Meaning("", 1e3), "k thousand"),
    (Meaning("", 1e6), "m mn mio million"),
    (Meaning("", 1e9), "b bn billion"),
    (Meaning("percent"), "% pct percent percentage"),
    (Meaning("request"), "req reqs request requests"),
    (Meaning("dollar"), "$ us$ usd dollar dollars"),
    (Meaning("dollar", 0.01), "¢ ct cts cent cents"),
    (Meaning("euro"), "€ eur euro euros"),
    (Meaning("length", 1.0), "m metre metres meter meters"),
    (Meaning("length", 1e3), "km kilometre kilometres kilometer kilometers"),
)
MEANINGS: dict[str, tuple[Meaning, ...]] = {
    name: tuple(meaning for meaning, names in TABLE if name in names.casefold().split())
    for name in " ".join(names.casefold() for _, names in TABLE).split()
}
RATES = {"rps": "requests/s", "tps": "transactions/s"}
RATE = re.compile(rf"\b(?:{'|'.join(RATES)})\b")
PER = re.compile(r" per (?!cent\b)| ?/ ?")
TIMES = re.compile(r"[-·⋅* ]")


def convert(value: float, unit: str, into: str, base: int = BINARY) -> float | None:
    """Return `value` of `unit` in the unit `into`, sizes counted by `base`; None when one cannot become the
    other. `/s` alone counts what `into` counts."""
    if (factor := _measured(unit.strip(), into.strip())) is not None:
        return value * factor
    given, wanted = (
        same_unit(name if same_unit(name) in MEANINGS else symbol_of(name) or name) for name in (unit, into)
    )
    if given == wanted:
        return value
    if given.startswith("/") and "/" in wanted:
        given = wanted.partition("/")[0] + given
    for one, other in product(_meanings(given), _meanings(wanted)):
        if one.dimension == other.dimension:
            return value * one.worth(base) / other.worth(base)
    return None


@cache
def _measured(unit: str, into: str) -> float | None:
    """How much of `into` one of `unit` is, for units that the notes know and that are not counted by a base."""
    if unit == into:
        return 1.0
    symbols = (symbol_of(unit), symbol_of(into))
    one, other = (measure(symbol) if symbol else None for symbol in symbols)
    if one is None or other is None or one[0] != other[0] or "size" in one[0]:
        return None
    return float(one[1] / other[1])


@lru_cache(maxsize=1_024)
def dimension(unit: str) -> str:
    """Return "time" or "size" for a unit of the table, else ""."""
    measured = measure(symbol) if (symbol := symbol_of(unit.strip())) else None
    if measured and measured[0] in MEASURES:
        return measured[0]
    return next((one.dimension for one in MEANINGS.get(same_unit(unit), ()) if one.dimension in MEASURES), "")


def is_unit(name: str) -> bool:
    """Whether the table knows this unit."""
    return same_unit(name) in MEANINGS or bool(symbol_of(name))


def symbol_of(name: str) -> str:
    """The symbol of a unit, or of units over others, as the notes are read; "" for what they do not know."""
    symbol, end = at(name, 0)
    return symbol if end == len(name) else ""


def same_unit(unit: str) -> str:
    """The unit as it is compared: `1 run` and `3 runs` have the same, and so have `GB-s` and `GB s`."""
    name = unit.casefold().strip(" .")
    whole = name.replace(" ", "")
    if whole in MEANINGS:
        return whole
    over = PER.split(RATE.sub(lambda found: RATES[found[0]], name))
    return "/".join(" ".join(map(_singular, TIMES.split(part))).strip() for part in over)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and word not in MEANINGS else word


@cache
def _meanings(name: str) -> tuple[Meaning, ...]:
    """What a unit written as `same_unit` writes it may mean: a product of units, over others."""
    if not name:
        return (Meaning(""),)
    over, *under = map(_product, name.split("/"))
    return tuple(
        Meaning(
            "/".join(one.dimension for one in (top, *rest)),
            top.factor / prod(one.factor for one in rest),
            top.power - sum(one.power for one in rest),
        )
        for top, *rest in product(over, *under)
    )


def _product(name: str) -> tuple[Meaning, ...]:
    words = [word for word in name.split(" ") if word]
    known = [MEANINGS.get(word, (Meaning(word),)) for word in words]
    return tuple(
        Meaning(
            " ".join(sorted(filter(None, (one.dimension for one in parts)))),
            prod(one.factor for one in parts),
            sum(one.power for one in parts),
        )
        for parts in product(*known)
    )


def sizes_fault(sizes: str) -> str:
    """Why this is no way to count sizes, or ""."""
    known = ", ".join(filter(None, SIZES))
    return "" if sizes in SIZES else f"The sizes {sizes!r} are none of {known}; leave it out to accept both."
