"""Shares of a score. Moodle has a fixed list of them and accepts no other."""

from collections.abc import Sequence
from functools import lru_cache

from study.core.questions.answers.scores import percent
from study.core.questions.interaction import Option

# In percent, as Moodle writes them (question/engine/bank.php, the options for a fraction).
LISTED = (
    *("100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20"),
    *("16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0"),
)
SHARES = {sign * round(float(text) / 100, 7) + 0.0: text for text in LISTED for sign in (1, -1)}
CLOSE = 0.00001

GRADINGS = {"ALL_OR_NOTHING": True, "LONGEST_ORDERED_SUBSET": False}
"""How Moodle scores an order, and whether only the whole order counts; our rules say the same."""


@lru_cache(maxsize=1000)
def nearest(share: float) -> float:
    """Return the share of Moodle's list that comes nearest."""
    return min(SHARES, key=lambda listed: abs(listed - share))


def is_listed(share: float) -> bool:
    """Whether Moodle takes this share as it is."""
    return abs(nearest(share) - share) < CLOSE


def percentage(share: float) -> str:
    """Write a share of Moodle's list as Moodle does: "-33.33333"."""
    text = SHARES[nearest(share)]
    return f"-{text}" if share < 0 and text != "0" else text


def shown(share: float) -> str:
    """Write a share for a person: "33.3 %"."""
    return percent(round(share, 7)).replace("%", " %")


def even(options: Sequence[Option], all_or_nothing: bool) -> list[float]:
    """Return the shares that score as our rule does: each right option earns its part, and each wrong
    one takes as much back, or everything."""
    part = 1 / max(1, sum(option.right for option in options))
    return [part if option.right else -1.0 if all_or_nothing else -part for option in options]
