"""Several right options: "choose TWO"."""

from dataclasses import dataclass

from study.core.questions.options import Option


@dataclass(frozen=True, slots=True)
class Multiple:
    """The options in the author's order; two or more are right. `score` names the rule:
    "right-minus-wrong" or "all-or-nothing"."""

    options: tuple[Option, ...]
    score: str = "right-minus-wrong"
