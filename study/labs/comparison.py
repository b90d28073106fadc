"""Compares two numbers of a lab in words."""

import re

from study.core.text.duration import span
from study.core.text.number import MINUS, fixed, number
from study.labs.plugin import Number

_FIRST = re.compile(r"[−-]?\d[\d,]*(?:\.(\d+))?")
_TIMES = re.compile(r"(?:\d[\d,.]* (?:d|h|min|s|ms) ?)+")


def change(old: Number, new: Number) -> str:
    """What became of a number: `+4`, `−0.71`, `+2 min 3 s`, `same`; `changed` where only words did.

    The difference stands in the unit of the two texts. Times that are said in different units have
    their values in seconds.
    """
    if old.text == new.text:
        return "same"
    if old.value is None or new.value is None:
        return "changed"
    difference = new.value - old.value
    sign = MINUS if difference < 0 else "+"
    texts = (old.text, new.text)
    firsts = [_FIRST.search(text) for text in texts]
    places = max(len(first[1] or "") if first else 0 for first in firsts)
    if all(first and _is(first[0], one.value) for first, one in zip(firsts, (old, new), strict=True)):
        return sign + fixed(abs(difference), places)
    if all(_TIMES.fullmatch(text) for text in texts):
        return sign + span(abs(difference))
    return sign + number(abs(difference))


def _is(text: str, value: float | None) -> bool:
    """Whether a text says this value, as far as its decimals go."""
    said = float(text.replace(",", "").replace(MINUS, "-"))
    places = len(text.partition(".")[2])
    return value is not None and abs(said - value) <= 0.51 * 10**-places


def compared(guess: float, truth: float) -> str:
    """How far a guess is off, in words."""
    if number(guess) == number(truth):
        return "Exactly right."
    return f"{number(abs(truth - guess))} {'more' if truth > guess else 'less'} than guessed."
