"""The marks between the brackets of a task list: `[x]`, `[ ]`, `[-50%]`, `[=]`, `[=50%]`."""

import re
from decimal import Decimal

from study.core.problem import Problem
from study.core.questions.question import Fields

PERCENT = re.compile(r"([+-]?)(\d{1,3}(?:\.\d{1,12})?)%")
ACCEPTED = Fields("items", "Answer", (("=", "right"), ("=50%", "worth half"), ("=0%", "wrong")))
"""How answers that a question accepts are filled in."""


POINT = "+"
"""The mark of a point to name: it is neither an option to choose nor an accepted answer."""


def is_accepting(mark: str) -> bool:
    """Whether the line names an accepted answer (`[=…]`) and not an option to choose."""
    return mark.startswith("=")


def share(mark: str) -> float | None:
    """Return the share of the score that "-50%" or "33.3%" means, from -1 to 1, else None."""
    found = PERCENT.fullmatch(mark.strip())
    if not found or Decimal(found[2]) > 100:
        return None
    return float(Decimal(found[1] + found[2]) / 100)


def percent(value: float) -> str:
    """Write a share so that `share` reads the very same number back."""
    text = f"{Decimal(repr(value)) * 100:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def accepted_score(mark: str) -> float | None:
    """Return what a line `[=]`, `[=50%]` is worth, from 0 to 1; None when the mark cannot be read."""
    if mark.strip() == "=":
        return 1.0
    value = share(mark[1:])
    return value if value is not None and value >= 0 else None


def accepted_mark(score: float) -> str:
    """Write the mark that `accepted_score` reads as `score`."""
    return "=" if score == 1 else f"={percent(score)}"


def with_accepted[T](lines: tuple[T, ...], line: T, right: int, decides: int | None) -> tuple[T, ...] | Problem:
    """The accepted answers with one more, right behind the first right one at `right`, which stays the one
    that is shown. `decides` is the line that has decided about it until now."""
    if decides is not None and decides < right:
        return Problem("A line above the right answer decides about this; edit the question instead.")
    return (*lines[: right + 1], line, *lines[right + 1 :])
