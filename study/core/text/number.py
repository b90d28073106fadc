"""Numbers as the product writes them: thousands parted by commas, no idle zeros, − as the minus sign.

`1,769`, `0.25`, `−3`. A unit stands after a space: `1,769 MB`, `38 %`. Money is `US$ 17.90`. What goes into
a form, an address or a question's source is not written here: those are read by programs.
"""

from decimal import Decimal

MINUS = "−"

PLACES = 3
"""Decimals of a number of which nothing else is known."""


def number(value: float | Decimal, unit: str = "", places: int | None = PLACES) -> str:
    """A number, rounded to at most `places` decimals; with None every digit is written.

    `unit` follows after a space and is written as given; "" for a bare number.
    """
    said = (
        f"{value if isinstance(value, Decimal) else Decimal(repr(value)):,f}"
        if places is None
        else f"{value:,.{places}f}"
    )
    return _with(_signed(said.rstrip("0").rstrip(".") if "." in said else said), unit)


def fixed(value: float | Decimal, places: int, unit: str = "") -> str:
    """A number with exactly this many decimals, for numbers that are compared: `0.29`, `1.00`."""
    return _with(_signed(f"{value:,.{places}f}"), unit)


def between(low: float, high: float, unit: str = "", places: int | None = PLACES) -> str:
    """A range or an interval; the unit is said once: `60 to 21,600 s`."""
    return f"{number(low, places=places)} to {number(high, unit, places)}"


def difference(value: float, unit: str = "", places: int | None = PLACES) -> str:
    """A number that is added: `+4`, `−0.71`, `0`."""
    said = number(value, unit, places)
    return f"+{said}" if value > 0 and number(value, places=places) != "0" else said


def money(dollars: float) -> str:
    """US dollars with their cents, and to four decimals where cents would hide the amount:
    `US$ 17.90`, `US$ 0.20`, `US$ 0.2021`."""
    amount = abs(dollars)
    said = fixed(amount, 4 if round(amount, 4) < 1 else 2)
    said = said.removesuffix("0").removesuffix("0") if len(said.partition(".")[2]) == 4 else said
    sign = MINUS if dollars < 0 and said.strip("0.") else ""
    return f"{sign}US$ {said}"


def significant(value: float, digits: int = 3) -> float:
    """What is known only roughly, without the digits that say nothing: 2.4173 is 2.42."""
    return float(f"{value:.{digits}g}")


def _signed(said: str) -> str:
    """A text of Python's with the sign of minus; zero has no sign."""
    return f"{MINUS}{said[1:]}" if said[0] == "-" and said.strip("-0.,") else said.removeprefix("-")


def _with(said: str, unit: str) -> str:
    return f"{said} {unit}" if unit else said
