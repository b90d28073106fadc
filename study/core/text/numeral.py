"""Numerals: the digits of a number with what parts them, their sign and their power.

`1,769`, `1 024`, `0,25`, `1.234,5`, `-3`, `1e-9`, `10^-7`, `2³²`, `3 × 10^8`, and the same in full-width or
Arabic-Indic digits. What is found in notes and what learners type is read here, so that both know one notation.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation, localcontext

from study.core.text.number_words import COMMA_LANGUAGES

# One character for one, so that places in a text stay: digits and signs as one types them elsewhere. Not NFKC,
# which would read 10⁵ as 105.
PLAIN = {
    **{zero + digit: ord("0") + digit for zero in (0xFF10, 0x0660, 0x06F0) for digit in range(10)},
    **dict.fromkeys(map(ord, "−﹣－"), "-"),
    **dict.fromkeys(map(ord, "∼～〜"), "~"),
    **dict.fromkeys(map(ord, "％﹪٪"), "%"),
    **dict.fromkeys(map(ord, "’‘ʼ"), "'"),
    **dict.fromkeys(map(ord, "\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), "\u00a0"),
    ord("＋"): "+",
    ord("．"): ".",
    ord("٫"): ".",
    ord("٬"): ",",
    ord("μ"): "µ",
    ord("＄"): "$",
}
RAISED = dict(zip(map(ord, "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹"), "+-0123456789", strict=True))

POWER = r"(?:\^\{?[-+−]?\d{1,3}\}?|\*\*[-+]?\d{1,3}|[⁺⁻]?[⁰¹²³⁴-⁹]{1,3})"
TAIL = rf"(?:[eE][-+−]?\d{{1,3}}(?!\w)| ?(?:[×x·⋅*]|\\times|\\cdot) ?10{POWER}|{POWER})"
"""What may follow digits and belongs to them: an exponent, `× 10^8`, or a power of the digits themselves."""
DIGITS = r"(?:\d+(?:[.,'\u00a0]\d+)*(?: \d{3}(?!\d))*(?:[.,]\d+)?|\.\d+)"
"""Digits with whatever parts them. Which of it can be read, `readings` tells."""

# The ways to part thousands and decimals.
_POINT = re.compile(r"[1-9]\d{0,2}(?P<by>[, '_\u00a0])\d{3}(?:(?P=by)\d{3})*(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+")
_COMMA = re.compile(r"[1-9]\d{0,2}(?P<by>[. '_\u00a0])\d{3}(?:(?P=by)\d{3})*(?:,\d*)?|\d*,\d+")
_OF_ITSELF = re.compile(r"\^|\*\*|[⁺⁻⁰¹²³⁴-⁹]")
_INSIDE_LEFT = re.compile(r"(?:\d[.,']?|(?<![\w)])[-–]|[\^⁻])$")
_INSIDE_RIGHT = re.compile(rf"[.,']?\d|{POWER}| ?[×x·] ?10{POWER}")
_LARGEST_BASE = 10**6

_CHINESE = {sign: place for place, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CHINESE_PLACES = {"十": 10, "百": 100, "千": 1000}
_CHINESE_PARTS = {"万": 10**4, "亿": 10**8}
CHINESE = "[零〇一二两三四五六七八九十百千万亿]+"


def plain(text: str) -> str:
    """`text` with digits and signs as they are typed on an English keyboard, each in its place."""
    return text.translate(PLAIN)


def cut(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text begins or ends inside a number, and so holds another one: "5 min" in "1.5 min"."""
    begins = text[start : start + 1].isdigit() and _INSIDE_LEFT.search(text[:start])
    return bool(begins or (text[end - 1 : end].isdigit() and _INSIDE_RIGHT.match(text, end)))


def readings(digits: str, language: str = "") -> Iterator[str]:
    """What digits may mean, the likeliest first, as Python writes it: "1,5" is "1.5". Nothing for "1.2.3".

    A comma that cannot part thousands stands before decimals. In a language that writes decimals with a
    comma, what could be either is read as there.
    """
    point = re.sub(r"[, '_\u00a0]", "", digits) if _POINT.fullmatch(digits) else ""
    comma = re.sub(r"[. '_\u00a0]", "", digits).replace(",", ".") if _COMMA.fullmatch(digits) else ""
    both = (comma, point) if language in COMMA_LANGUAGES else (point, comma)
    yield from dict.fromkeys(filter(None, both))


def raised(value: Decimal, tail: str) -> Decimal | None:
    """`value` with the power that follows it: 3 and "×10^8" is 300,000,000. None when it cannot be held."""
    if not tail:
        return value
    power = exponent(tail)
    base = value if _OF_ITSELF.match(tail) else Decimal(10)
    if base is value and (abs(value) > _LARGEST_BASE or (not value and power < 0)):
        return None
    try:
        with localcontext() as context:
            context.prec = 60
            return base**power if base is value else value.scaleb(power)
    except InvalidOperation:
        return None


def exponent(tail: str) -> int:
    """The exponent that is written in the tail of a number: -7 for "^-7", "⁻⁷", "e-7" and "×10^-7"."""
    written = tail.translate(RAISED).replace("−", "-")
    return int(re.findall(r"[-+]?\d+(?=\}?$)", written)[0])


def chinese(text: str) -> int | None:
    """The number that Chinese signs write, None where they write none: "十五" is 15, "三万" 30,000."""
    total = part = digit = 0
    for sign in text:
        if sign in _CHINESE:
            digit = digit * 10 + _CHINESE[sign]
        elif sign in _CHINESE_PLACES:
            part, digit = part + (digit or 1) * _CHINESE_PLACES[sign], 0
        elif sign in _CHINESE_PARTS:
            total, part, digit = (total + part + digit) * _CHINESE_PARTS[sign], 0, 0
        else:
            return None
    return total + part + digit if text and text[0] not in _CHINESE_PARTS else None
