"""When requests arrive: patterns and lists of moments, in whole microseconds.

Random moments come from a counter: the draw of request number n depends on the seed, the stream and
n alone. Moving a limit therefore never reshuffles the arrivals, and two runs can be compared request
by request.
"""

from collections.abc import Iterable
from math import isqrt

SECOND = 1_000_000
"""Microseconds in a second."""

LATEST = 1_000_000.0
"""Listed arrivals end here, in seconds."""

SPIKE = 10
"""How many times the rate a spike has, in the middle tenth of a run. Our own choice."""

PATTERNS = ("steady", "burst", "ramp", "spike", "random", "arrivals")

_WORD = (1 << 64) - 1


def draw(seed: int, stream: int, number: int) -> int:
    """A random whole number from 0 to 2**64 - 1: SplitMix64's mixer over a counter (Steele, Lea and
    Flood 2014)."""
    mixed = (seed * 0xD1342543DE82EF95 + stream * 0xA0761D6478BD642F + (number + 1) * 0x9E3779B97F4A7C15) & _WORD
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
    return mixed ^ (mixed >> 31)


def count(pattern: str, rps: float, length: int) -> int:
    """How many requests `moments` would give, without making them."""
    rate = _thousandths(rps)
    if pattern == "ramp":
        return _ceiling(rate * length, 2000 * SECOND)
    if pattern == "spike":
        return sum(_ceiling(rate * times * span, 1000 * SECOND) for _, span, times in _pieces(length))
    return _ceiling(rate * length, 1000 * SECOND)


def moments(pattern: str, rps: float, length: int, seed: int = 0, stream: int = 0) -> list[int]:
    """The moments from 0 up to, not including, `length` microseconds, in order.

    - steady: evenly spaced, the first at 0;
    - burst: the requests of every second arrive together at its start;
    - ramp: the rate grows in a line from 0 to `rps`;
    - spike: steady, but `SPIKE` times the rate in the middle tenth;
    - random: each request at a random moment of its slot of the steady pattern.
    """
    rate = _thousandths(rps)
    if pattern == "ramp":
        return [isqrt(2000 * SECOND * number * length // rate) for number in range(count(pattern, rps, length))]
    if pattern == "spike":
        return [start + at for start, span, times in _pieces(length) for at in _steady(rate * times, span)]
    if pattern == "burst":
        return [at - at % SECOND for at in _steady(rate, length)]
    if pattern == "random":
        return [_jittered(number, rate, length, seed, stream) for number in range(count(pattern, rps, length))]
    return _steady(rate, length)


def read_moments(given: str | Iterable[float | str]) -> tuple[tuple[float, ...], str]:
    """Read a list of seconds: numbers, or texts parted by blanks where `0.5x20` means twenty at 0.5 s.

    The moments in order, and a message in words when something is not a moment.
    """
    found: list[float] = []
    for word in given.split() if isinstance(given, str) else given:
        at, times, message = _moment(word)
        if message:
            return (), message
        found.extend([at] * times)
        if len(found) > SECOND:
            return (), f"At most {SECOND:,} arrivals can be listed."
    return tuple(sorted(found)), ""


def write_moments(seconds: Iterable[float]) -> str:
    """The inverse of `read_moments`, with repeated moments written once."""
    counted: dict[float, int] = {}
    for at in seconds:
        counted[at] = counted.get(at, 0) + 1
    return " ".join(f"{_short(at)}x{times}" if times > 1 else _short(at) for at, times in counted.items())


def _steady(rate: int, length: int) -> list[int]:
    return [number * 1000 * SECOND // rate for number in range(_ceiling(rate * length, 1000 * SECOND))]


def _jittered(number: int, rate: int, length: int, seed: int, stream: int) -> int:
    share = draw(seed, stream, number) >> 32
    return min(((number << 32) + share) * 1000 * SECOND // (rate << 32), length - 1)


def _pieces(length: int) -> tuple[tuple[int, int, int], ...]:
    """Start, span and multiple of the rate for the three parts of a spike."""
    start, end = length * 9 // 20, length * 11 // 20
    return (0, start, 1), (start, end - start, SPIKE), (end, length - end, 1)


def _moment(word: float | str) -> tuple[float, int, str]:
    text, _, repeat = str(word).partition("x")
    try:
        at, times = float(text), int(repeat or 1)
    except ValueError:
        at, times = -1.0, 1
    if isinstance(word, bool) or not 0 <= at <= LATEST or not 1 <= times <= SECOND:
        return 0.0, 0, f"Arrivals: seconds from 0 to {LATEST:,.0f}, such as `0 0.25 1x20`; {word} is not one."
    return at, times, ""


def _short(at: float) -> str:
    return f"{at:.0f}" if at == int(at) else str(at)


def _thousandths(rps: float) -> int:
    return round(rps * 1000)


def _ceiling(value: int, unit: int) -> int:
    return -(-value // unit)
