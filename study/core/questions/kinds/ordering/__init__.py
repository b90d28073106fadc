"""Steps to be put in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `key` names it for good and says nothing of its place."""

    key: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ordering:
    """The steps in the right order. `score` names the rule: "all-or-nothing" or "longest-run"."""

    steps: tuple[Step, ...]
    score: str = "all-or-nothing"
