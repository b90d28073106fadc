"""Numbers and moments of a lab in words."""

import re

from study.core.simulators.wording import span
from study.labs.plugin import Number

_FIRST = re.compile(r"[−-]?\d[\d,]*(?:\.(\d+))?")
_TIMES = re.compile(r"(?:\d[\d,.]* (?:d|h|min|s|ms) ?)+")
_SECOND = 1_000_000
"""Microseconds, in which the core says spans."""


def figure(value: float) -> str:
    """A number for people: `1,769`, `0.25`, `−3`."""
    return f"{round(value, 3) + 0.0:,.10g}".replace("-", "−")


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
    sign = "−" if difference < 0 else "+"
    texts = (old.text, new.text)
    firsts = [_FIRST.search(text) for text in texts]
    places = max(len(first[1] or "") if first else 0 for first in firsts)
    if all(first and _is(first[0], one.value) for first, one in zip(firsts, (old, new), strict=True)):
        return f"{sign}{abs(difference):,.{places}f}"
    if all(_TIMES.fullmatch(text) for text in texts):
        return sign + span(round(abs(difference) * _SECOND))
    return f"{sign}{figure(abs(difference))}"


def _is(text: str, value: float | None) -> bool:
    """Whether a text says this value, as far as its decimals go."""
    said = float(text.replace(",", "").replace("−", "-"))
    places = len(text.partition(".")[2])
    return value is not None and abs(said - value) <= 0.51 * 10**-places


def compared(guess: float, truth: float) -> str:
    """How far a guess is off, in words."""
    if figure(guess) == figure(truth):
        return "Exactly right."
    return f"{figure(abs(truth - guess))} {'more' if truth > guess else 'less'} than guessed."


def clock(at: float, length: float) -> str:
    """A moment of a run: `0.31 s`, in long runs `1:02` or `2:00:00`."""
    if length < 120:
        return f"{round(at, 3) + 0.0:,.10g} s"
    tenths = round(at * 10)
    minutes, seconds = divmod(tenths, 600)
    said = f"{seconds / 10:04.1f}".removesuffix(".0").zfill(2)
    if length < 3600:
        return f"{minutes}:{said}"
    return f"{minutes // 60}:{minutes % 60:02d}:{said}"
