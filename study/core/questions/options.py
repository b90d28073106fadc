"""The options of a choice question: read, checked, shuffled. Shared by every kind that has them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `key` names it for good, `text` and `reason` are Markdown. `fraction` is the
    share of the score an author gave it (-0.5 for `[-50%]`), None where it was only ticked or not.
    """

    key: str
    text: str
    right: bool = False
    reason: str = ""
    fraction: float | None = None
