"""Quantities in running text: "10GB", "-273 °C", "7–12", "3 × 10^8 m/s", "about 5 min", "128 MB to 10 GB".

Sign, range, power and approximation are part of what is found. Formulas and code are opaque, unless one of
them is the whole value. What learners type is read elsewhere (study.core.questions.answers.number), by the
same numerals and units.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from study.core.text import lookalikes, number_words, numeral, unit
from study.core.text.quantity import Quantity, Role
from study.core.text.remembered import REMEMBERED

_SPACE = "[ \u00a0]"
# Chinese and Arabic words stand right before a number; a letter of another script makes it part of a name.
_APART = r"(?<![^\W_\u0600-\u06ff\u3040-\u9fff])(?<![._\-–/\\^#])(?<![A-Za-z0-9]:)"
_EDGE = r"(?:^|(?<=[\W\u3040-\u9fff\u0600-\u06ff]))"
_MONEY = r"US\$|[$€£¥₹]"
_ONE = re.compile(
    rf"(?P<sign>[-+–](?=(?:{_MONEY})? ?[\d.])|± ?(?=\d))?(?P<money>(?:{_MONEY}) ?)?"
    rf"(?P<digits>{numeral.DIGITS})(?P<tail>{numeral.TAIL})?"
)
_START = re.compile(rf"{_APART}(?:{_ONE.pattern}|(?P<words>{numeral.CHINESE}))")
_BY = re.compile(
    rf"{_SPACE}?(?:±|\+/?-){_SPACE}?(?P<digits>{numeral.DIGITS})(?P<tail>{numeral.TAIL})?(?P<percent>{_SPACE}?%)?"
)
_NOUN = re.compile(rf"{_SPACE}?([^\W\d_]{{3,}})(?![\w/])")
_GAP = re.compile(rf"-(?=[^\W\d_]{{3}})|{_SPACE}{{0,2}}")
_LETTER = re.compile(r"[^\W\d_\u0600-\u06ff\u3040-\u9fff]")
_SMALL_SPACES = re.compile(r"\\[,;:! ]|\\(?=%)")
_WHOLE = re.compile(r"\s*(`+|\$\$?)(?P<inside>[^`$]+)\1\s*")
_DIGIT = re.compile(rf"\d|{numeral.CHINESE}")
_AROUND = 40
"""Characters on each side of a number that say what it is."""
_NO_NOUNS = frozenset(
    """
    a an and are as at be but by can for from has have if in into is it its of on or per so than that
    the then there they this to until was were when which while will with x after before must should
    each und oder ist sind für von mit bei pro aus auf das der die den est sont pour par dans les des une
    que con por para del los las una uno che della och med van het een voor met
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)


# What a line says is read for shapes, disputes and the judge.
@lru_cache(maxsize=REMEMBERED)
def quantities(text: str, language: str = "") -> tuple[Quantity, ...]:
    """Every quantity of `text` in order, none over another. `language` (ISO 639-1) says what a comma and the words
    mean; where it is not known, all languages are tried."""
    if not _DIGIT.search(text):
        return ()
    whole = _WHOLE.fullmatch(text)
    if whole is None:
        return tuple(_found(text, lookalikes.hidden(numeral.plain(text)), language))
    inside = _SMALL_SPACES.sub(lambda found: "\u00a0" * len(found[0]), whole["inside"])
    found = tuple(_found(inside, lookalikes.hidden(numeral.plain(inside)), language))
    if len(found) != 1 or inside.strip(" \u00a0") != found[0].text:
        return ()
    by = whole.start("inside")
    return (replace(found[0], start=found[0].start + by, end=found[0].end + by, at=found[0].at + by),)


def _found(text: str, plain: str, language: str) -> Iterator[Quantity]:
    place = 0
    while start := _START.search(plain, place):
        one = _in_words(start, plain, language) if start["words"] else _one(start, plain, language)
        if one is None:
            place = max(start.end(), place + 1)
            continue
        whole = _range(one, plain, language) or _tolerance(one, plain, language) or one
        if not _is_year(whole, plain):
            whole = _in_place(whole, text, plain, language)
            yield whole
        place = whole.end


def _before(plain: str, place: int) -> str:
    """As much of what stands before a place as its words are looked for in: a line of numbers costs by its length."""
    return plain[max(0, place - _AROUND) : place]


def _after(plain: str, place: int) -> str:
    return plain[place : place + _AROUND]


def _one(found: re.Match[str], plain: str, language: str) -> Quantity | None:
    """The number of a match of `_ONE` with its unit; None where it is part of a name or cannot be read."""
    value = _value(found, language)
    after = _after(plain, found.end())
    if value is None or lookalikes.is_ordinal(after[:4], language) or re.match(r"[:/]\d|_|\d", after):
        return None
    by, end = _multiplier(plain, found.end(), language)
    symbol, last = _unit(plain, end, language)
    if found["money"]:
        money = unit.MONEY[found["money"].strip()]
        symbol, last = (f"{money}{symbol}", last) if symbol.startswith("/") else (money, end)
    if last == end and _LETTER.match(plain, end):
        return None  # a name: "3D", "7zip"
    if re.match(r"-[^\W\d]", plain[last : last + 2]):
        return None
    if lookalikes.is_numbered(
        _before(plain, found.start()), measured=bool(symbol) and unit.measure(symbol) is not None
    ):
        return None
    one = Quantity(value * by, symbol, found.start(), last, "", "", plain[found.start() : end], found.start())
    one = replace(one, exponent=numeral.exponent(found["tail"]) if found["tail"] else None)
    if (found["sign"] or "").startswith("±"):
        return replace(one, value=Decimal(0), low=-one.value, high=one.value)
    return one


def _value(found: re.Match[str], language: str) -> Decimal | None:
    digits = next(numeral.readings(found["digits"], language), None)
    if digits is None or (language == "en" and re.fullmatch(r"[1-9]\d*,\d{1,2}", found["digits"])):
        return None  # in English "7,12" is a list
    value = numeral.raised(Decimal(digits), found["tail"] or "")
    return -value if value is not None and found["sign"] in ("-", "–") else value


def _in_words(found: re.Match[str], plain: str, language: str) -> Quantity | None:
    """A number in Chinese signs, where a unit follows at once: 十五分钟."""
    value = numeral.chinese(found["words"])
    symbol, end = unit.at(plain, found.end(), language)
    if value is None or not symbol or _before(plain, found.start()).endswith(("第", "星期", "周")):
        return None
    return Quantity(Decimal(value), symbol, found.start(), end, "", "", found["words"], found.start())


def _multiplier(plain: str, end: int, language: str) -> tuple[int, int]:
    """What multiplies the digits before `end`, and where it ends: "million", "Mio.", "万"."""
    pattern, table = _multipliers(language)
    found = pattern.match(plain, end)
    return (table[found[1].casefold()], found.end()) if found else (1, end)


@cache
def _multipliers(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    names = ("en", language) if language in number_words.FACTORS else (*reversed(number_words.FACTORS), "en")
    table = {word: by for name in names for word, by in number_words.FACTORS[name].items()}
    return re.compile(rf"{_SPACE}?({_any_of(table)})(?![A-Za-zÀ-ɏ])", re.IGNORECASE), table


def _unit(plain: str, end: int, language: str) -> tuple[str, int]:
    """The unit or the counted noun after a number, and where the quantity ends: a noun is no part of it."""
    gap = _GAP.match(plain, end)
    start = gap.end() if gap else end
    symbol, last = unit.at(plain, start, language)
    after = plain[last : last + 2]
    names = symbol in unit.NAMES and start > end and re.match(r" [A-Za-z]", after)
    if symbol and not names and not (_LETTER.match(after) or re.match(r"[\d_]", after)):
        return symbol, last
    noun = _NOUN.match(plain, end)
    word = noun[1] if noun and _LETTER.match(noun[1]) and noun[1].casefold() not in _no_nouns() else ""
    counts = word.islower() or (language == "de" and word.istitle())
    return word.lower() if counts else "", end


@cache
def _no_nouns() -> frozenset[str]:
    """Words after a number that count nothing."""
    pairs = (word for pair in number_words.BETWEEN.values() for word in pair)
    tables = (number_words.RANGE, number_words.ABOUT, number_words.MOST, number_words.LEAST, number_words.DEFAULT)
    named = (word.split()[0] for table in tables for words in table.values() for word in words)
    return _NO_NOUNS.union(pairs, named)


def _range(one: Quantity, plain: str, language: str) -> Quantity | None:
    """The range that a number begins: "7–12", "128 MB to 10 GB", "between 5 and 10 s", "5 -7"."""
    between = _between(language).search(_before(plain, one.start))
    parting = _parting(language, between["word"].casefold() if between else "").match(plain, one.end)
    if (parting is None and one.value < 0) or one.ends:
        return None
    found = (
        _ONE.match(plain, parting.end() if parting else one.end + 2) if parting or _is_dash(plain, one.end) else None
    )
    other = _one(found, plain, language) if found else None
    if other is None or other.ends:
        return None
    low = replace(one, unit=one.unit or other.unit)
    high = replace(other, unit=other.unit or one.unit)
    if low.dimension != high.dimension or low.base >= high.base:
        return None
    return replace(
        low,
        start=one.start - len(between[0]) if between and parting else one.start,
        end=high.end,
        numeral=plain[one.at : high.at + len(high.numeral)],
        low=low.value,
        high=high.value if low.unit == high.unit else high.base / low.factor,
    )


def _is_dash(plain: str, end: int) -> bool:
    return re.match(r" [-–]\d", plain[end : end + 3]) is not None


def _tolerance(one: Quantity, plain: str, language: str) -> Quantity | None:
    """A number with a tolerance: "5 ± 0.5 mg", "100 Ω ± 5 %"."""
    found = _BY.match(plain, one.end) or _BY.match(plain, one.at + len(one.numeral))
    digits = next(numeral.readings(found["digits"], language), None) if found else None
    by = numeral.raised(Decimal(digits), found["tail"] or "") if found and digits else None
    if found is None or by is None or one.ends:
        return None
    if found["percent"] and one.unit != "%" and one.unit:
        by, symbol, end = abs(one.value) * by / 100, one.unit, found.end()
    else:
        symbol, end = _unit(plain, found.end("tail") if found["tail"] else found.end("digits"), language)
    if one.unit and symbol and symbol != one.unit:
        return None
    return replace(
        one,
        unit=symbol or one.unit,
        end=max(end, one.end),
        numeral=plain[one.at : found.end("tail") if found["tail"] else found.end("digits")],
        low=one.value - by,
        high=one.value + by,
    )


def _is_year(one: Quantity, plain: str) -> bool:
    digits = re.split(r"[–—-]", one.numeral) if one.ends else [one.numeral]
    return not one.unit and lookalikes.is_year(digits, _before(plain, one.start), _after(plain, one.end))


_ROLES: dict[Role, dict[str, tuple[str, ...]]] = {
    "maximum": number_words.MOST,
    "minimum": number_words.LEAST,
    "default": number_words.DEFAULT,
}


def begins_with_amount(text: str, language: str = "") -> bool:
    """Whether a text begins with an amount, be it with words before it that say how the number is meant: "approx. 5
    litres", "mindestens 18 Jahre"."""
    first = next(iter(quantities(text, language)), None)
    return first is not None and qualifies(text[: first.start], language)


def qualifies(text: str, language: str = "") -> bool:
    """Whether a text beside a number holds only words and signs that say how the number is meant."""
    return _qualifying(language).fullmatch(text) is not None


@cache
def _qualifying(language: str) -> re.Pattern[str]:
    firsts = {"": tuple(first for first, _ in number_words.BETWEEN.values())}
    tables = (number_words.ABOUT, number_words.EXACTLY, *_ROLES.values(), number_words.RANGE, firsts)
    words = _any_of({word for table in tables for word in number_words.of(table, language)})
    return re.compile(rf"(?:[\s(:=,.]|{_EDGE}(?:{words})(?![A-Za-zÀ-ɏ]))*", re.IGNORECASE)


_ABOUT_AFTER = re.compile(rf"{_SPACE}?(?:{'|'.join(map(re.escape, number_words.ABOUT_AFTER))})")


def _in_place(one: Quantity, text: str, plain: str, language: str) -> Quantity:
    """A quantity with its approximation, its role, and the text as it was written."""
    about, after = _about(language).search(_before(plain, one.start)), _ABOUT_AFTER.match(plain, one.end)
    start, end = one.start - len(about[0]) if about else one.start, after.end() if after else one.end
    return replace(
        one,
        start=start,
        end=end,
        text=text[start:end],
        numeral=text[one.at : one.at + len(one.numeral)],
        approximate=bool(about or after),
        role="" if one.ends else _role(_before(plain, start), _after(plain, end), language),
    )


def _role(before: str, after: str, language: str) -> Role:
    if re.search(r"[=-]>\s*$", before):
        return ""
    for role, patterns in ((role, _roles(role, language)) for role in _ROLES):
        if patterns[0].search(before):
            return role
    for role in _ROLES:
        if _roles(role, language)[1].match(after):
            return role
    is_step = re.match(r"(?i)\s*(?:increments|steps)\b", after) or re.search(r"(?i)(?:increments|steps) of\s*$", before)
    return "step" if is_step else ""


@cache
def _roles(role: Role, language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What gives a number this role: words before it, words after it."""
    words = _any_of(number_words.of(_ROLES[role], language))
    return (
        re.compile(rf"{_EDGE}(?:{words})[:=\s]*\(?\s*$", re.IGNORECASE),
        re.compile(rf"\s*\(?(?:{words})(?!\w)(?!\s*[\d$€£=:-])", re.IGNORECASE),
    )


@cache
def _about(language: str) -> re.Pattern[str]:
    words = _any_of(number_words.of(number_words.ABOUT, language))
    return re.compile(rf"{_EDGE}(?P<word>{words}){_SPACE}?$", re.IGNORECASE)


@cache
def _between(language: str) -> re.Pattern[str]:
    pairs = number_words.BETWEEN
    firsts = {first for name, (first, _) in pairs.items() if language not in pairs or name in (language, "en")}
    return re.compile(rf"{_EDGE}(?P<word>{_any_of(firsts)}){_SPACE}?$", re.IGNORECASE)


@cache
def _parting(language: str, between: str) -> re.Pattern[str]:
    """What parts the ends of a range: a sign, a word, and after "between" its "and"."""
    ands = [second for first, second in number_words.BETWEEN.values() if first == between]
    words = _any_of([*number_words.of(number_words.RANGE, language), *ands])
    return re.compile(rf"{_SPACE}?(?:{words}){_SPACE}?(?=[-+–.]?(?:{_MONEY})? ?\d)", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
