"""Units as people write them, and what they measure: `mmHg`, `mg/dL`, `km/h`, `°F`, `kcal`, `bits/s`, `€`, `分钟`.

A symbol tells small letters from capitals where that tells units apart: mW and MW. Words are read by the
language of the text (`unit_words`). Memory is binary here: 1 GB is 1,024 MB.
"""

import re
from collections import Counter
from decimal import Decimal
from functools import cache

from study.core.text.unit_words import WORDS

type Measure = tuple[str, Decimal]
"""What a unit measures, and how much of it in the base unit of that dimension."""

_PREFIXES = {
    "n": "1e-9",
    "µ": "1e-6",
    "m": "1e-3",
    "c": "1e-2",
    "d": "1e-1",
    "h": "1e2",
    "k": "1e3",
    "M": "1e6",
    "G": "1e9",
}
# Symbol, dimension and the prefixes that people write before it.
_PREFIXED = (
    ("m", "length", "nµmcdk"),
    ("g", "mass", "nµmk"),
    ("L", "volume", "µmcdh"),
    ("mol", "amount", "nµmk"),
    ("osm", "osmoles", "m"),
    ("Eq", "equivalents", "m"),
    ("Hz", "frequency", "kMG"),
    ("J", "energy", "mkM"),
    ("Wh", "energy of use", "kMG"),
    ("cal", "heat", "k"),
    ("eV", "energy of particles", "kMG"),
    ("W", "power", "mkMG"),
    ("V", "voltage", "µmk"),
    ("A", "current", "nµm"),
    ("Ω", "resistance", "mkM"),
    ("N", "force", "kM"),
    ("Pa", "pressure", "hkMG"),
    ("bar", "pressure of bars", "m"),
    ("F", "capacitance", "nµ"),
    ("C", "charge", "µm"),
    ("T", "flux", "mµ"),
    ("Bq", "activity", "kMG"),
    ("Gy", "dose", "m"),
    ("Sv", "dose equivalent", "mµ"),
    ("bit", "bits", "kMG"),
    ("mmHg", "pressure of mercury", ""),
    ("mH₂O", "pressure of water", "c"),
)
_TABLE: dict[str, Measure] = {
    **{
        f"{prefix}{symbol}": (dimension, Decimal(_PREFIXES[prefix]) if prefix else Decimal(1))
        for symbol, dimension, prefixes in _PREFIXED
        for prefix in ("", *prefixes)
    },
    **{symbol: ("size", Decimal(1024) ** place) for place, symbol in enumerate(("byte", "KB", "MB", "GB", "TB", "PB"))},
    "ns": ("time", Decimal("1e-9")),
    "µs": ("time", Decimal("1e-6")),
    "ms": ("time", Decimal("1e-3")),
    "s": ("time", Decimal(1)),
    "min": ("time", Decimal(60)),
    "h": ("time", Decimal(3600)),
    "days": ("time", Decimal(86400)),
    "weeks": ("time", Decimal(604800)),
    "months": ("months", Decimal(1)),
    "years": ("months", Decimal(12)),
    "t": ("mass", Decimal(10**6)),
    "lb": ("mass", Decimal("453.59237")),
    "oz": ("mass", Decimal("28.349523125")),
    "mi": ("length", Decimal("1609.344")),
    "inch": ("length", Decimal("0.0254")),
    "ft": ("length", Decimal("0.3048")),
    "ha": ("length²", Decimal(10**4)),
    "mph": ("length/time", Decimal("0.44704")),
    **{
        symbol: (dimension, Decimal(1))
        for symbol, dimension in {
            "%": "percent",
            "‰": "permille",
            "ppm": "ppm",
            "USD": "dollar",
            "EUR": "euro",
            "GBP": "pound",
            "JPY": "yen",
            "CNY": "yuan",
            "CHF": "franc",
            "SEK": "krona",
            "INR": "rupee",
            "°": "angle",
            "rad": "radian",
            "dB": "level",
            "°C": "°C",
            "°F": "°F",
            "K": "kelvin",
            "vCPU": "vCPU",
            "IU": "units of effect",
            "U": "enzyme units",
            "px": "pixels",
            "rpm": "turns",
            "bpm": "beats",
            "×": "times",
            "pH": "pH",
        }.items()
    },
    "cent": ("dollar", Decimal("0.01")),
}
_OTHER = (
    "B byte|kB KB|KiB KB|MiB MB|GiB GB|TiB TB|PiB PB|Kb KB|us µs|d days|l L|ml mL|dl dL|cl cL|µl µL|° °|℃ °C|℉ °F|º °"
    "|ºC °C|ºF °F|° C °C|° F °F|Ohm Ω|Ω Ω|mcg µg|ug µg|um µm|umol µmol|$ USD|US$ USD|€ EUR|£ GBP|¥ JPY|₹ INR|kr SEK"
    "|UI IU|IE IU|mm Hg mmHg|cmH2O cmH₂O|cm H2O cmH₂O|kbit kbit|Mbit Mbit|kbps kbit/s|Mbps Mbit/s|Gbps Gbit/s|bps bit/s"
    "|kph km/h|x ×|× ×|bits bit|mEq mEq|vCPUs vCPU|kWh kWh|″ inch|lbs lb|sec s|Ko KB|Mo MB|Go GB|To TB"
)
MONEY = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
"""Signs that stand before an amount."""
_STOP = frozenset(
    "a an and are as at be but by can for from has have if in into is it its of on or per so to go".split()  # noqa: SIM905 - a word list reads better as text
)

NAMES = frozenset("ABCFTUNJK")
"""Units of one letter that name things as well: "5 A levels"."""

_RAISED = {"²": 2, "³": 3}
_LETTER = r"[^\W\d_²³¹⁰⁴-⁹]"
_WORD = re.compile(rf"(?:[°º] ?)?{_LETTER}+(?:\.{_LETTER}\.)?(?:₂O|2O)?\.?|US\$|[°º℃℉%‰$€£¥₹″×]")
_UNPARTED = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")
_RAISE = re.compile(r"([²³])|\^\{?([23])\}?|([23])(?![\w.,])")
_OVER = re.compile(r"[ \u00a0]?[/⁄∕][ \u00a0]?|[ \u00a0](?:per|pro|par|por|al|à la|a la) (?=\w)")
_TIMES = re.compile(r"[·⋅*]|-(?=s\b|seconds?\b|h\b|hours?\b)")
_LONGEST = 6
"""Signs of the longest word where none are parted."""


def of_word(word: str, language: str = "") -> str:
    """The symbol that a word or symbol stands for in a text in `language`, "" for none."""
    symbols, words = _spellings(language)
    name = " ".join(word.replace("\u00a0", " ").split())
    for tried in (name, name.removesuffix(".")):
        if found := symbols.get(tried) or words.get(tried.casefold()):
            return found
    return ""


def at(text: str, start: int, language: str = "") -> tuple[str, int]:
    """The symbol of the unit that begins at `start`, and where it ends; "" and `start` where none does.

    Of `mg/dL` the symbol is "mg/dL", of `/min` (what is counted is not said) "/min".
    """
    symbol, end = _atom(text, start, language)
    if not symbol and not re.match(r"/[^\W\d]", text[start : start + 2]):
        return "", start
    while (times := _TIMES.match(text, end)) and symbol and (more := _atom(text, times.end(), language))[0]:
        symbol, end = f"{symbol}·{more[0]}", more[1]
    while (over := _OVER.match(text, end)) and (under := _atom(text, over.end(), language))[0]:
        symbol, end = f"{symbol}/{_one(under[0])}", under[1]
    return symbol, end


@cache
def measure(symbol: str) -> Measure | None:
    """What a unit measures, by the symbol that `at` gives; None for what is no unit."""
    over, *under = symbol.split("/")
    parts = [_product(over) if over else ("count", Decimal(1)), *map(_product, under)]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    factor = known[0][1]
    for _, by in known[1:]:
        factor /= by
    return "/".join(dimension for dimension, _ in known), factor


def worded(symbol: str, written: str, one: bool) -> str:
    """`written`, a unit as it stands in a text, as it stands beside one or several: "hour", "hours"."""
    for words in WORDS.values():
        forms = _forms(words.get(symbol, ""))
        if written in forms:
            return forms[0] if one else forms[1 % len(forms)]
    return written


def symbols() -> tuple[str, ...]:
    """Every unit that stands in no product."""
    return tuple(_TABLE)


def spelled(word: str) -> bool:
    """Whether a word is the name of a unit in any language."""
    return bool(of_word(word))


def spellings() -> tuple[frozenset[str], frozenset[str]]:
    """Every symbol as it is written, and every word for a unit in small letters, in all languages."""
    symbols, words = _spellings("")
    return frozenset(symbols), frozenset(words)


def _atom(text: str, start: int, language: str) -> tuple[str, int]:
    found = _WORD.match(text, start)
    if not found:
        return "", start
    if _UNPARTED.match(found[0]):
        for end in range(min(found.end(), start + _LONGEST), start, -1):
            if symbol := of_word(text[start:end], language):
                return symbol, end
        return "", start
    second = _WORD.match(text, found.end() + 1) if text[found.end() : found.end() + 1] in (" ", "\u00a0") else None
    if second and (symbol := of_word(text[start : second.end()], language)):
        return symbol, second.end()
    symbol, end = of_word(found[0], language), found.end()
    if found[0].endswith(".") and not _is_short(found[0], language):
        end -= 1
    if symbol and (raised := _RAISE.match(text, end)):
        power = _RAISED.get(raised[1] or "", int(raised[2] or raised[3] or 2))
        return symbol + ("²" if power == 2 else "³"), raised.end()
    return symbol, end


def _is_short(word: str, language: str) -> bool:
    symbols, words = _spellings(language)
    return word in symbols or word.casefold() in words


def _one(symbol: str) -> str:
    return symbol[:-1] if symbol in ("days", "weeks", "months", "years") else symbol


def _product(symbols: str) -> Measure | None:
    dimensions, factor = [], Decimal(1)
    for symbol in symbols.split("·"):
        bare, power = (symbol[:-1], _RAISED[symbol[-1]]) if symbol[-1:] in _RAISED else (symbol, 1)
        found = _TABLE.get(bare) or _TABLE.get(f"{bare}s")
        if found is None:
            return None
        dimensions.append(found[0] + (symbol[-1] if power > 1 else ""))
        factor *= found[1] ** power
    return " ".join(sorted(dimensions)), factor


@cache
def _spellings(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Symbols as they are written, and words whatever their case."""
    symbols = {symbol: symbol for symbol in _TABLE}
    symbols |= dict(pair.rsplit(" ", 1) for pair in _OTHER.split("|"))
    words: dict[str, str] = {}
    twins = Counter(symbol.casefold() for symbol in _TABLE)
    for symbol in symbols:
        if len(symbol) > 1 and twins[symbol.casefold()] <= 1 and symbol.casefold() not in _STOP:
            words.setdefault(symbol.casefold(), symbols[symbol])
    known = {language, "en"} if language in WORDS else set(WORDS)
    for name, table in WORDS.items():
        if name in known:
            for symbol, spellings in table.items():
                for word in _forms(spellings):
                    if word.casefold() not in _STOP:
                        words.setdefault(word.casefold(), symbol)
    return symbols, words


def _forms(spellings: str) -> list[str]:
    return [phrase.replace("_", " ") for phrase in spellings.split()]
