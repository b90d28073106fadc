"""Numbers as people write them: `1,024`, `1e3`, `15 min`; and the ranges an answer may lie in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """The numbers that are accepted: from `low` to `high`, both included, measured in `unit`.

    `text` is the author's own way to write it ("900 ±1% s"); build one with `target(text)`.
    """

    text: str
    low: float
    high: float
    unit: str = ""
