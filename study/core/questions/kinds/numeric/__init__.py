"""A number, perhaps with a unit."""

from dataclasses import dataclass

from study.core.questions.numbers import Target


@dataclass(frozen=True, slots=True)
class Rule:
    """What an answer inside `target` is worth, from 0 to 1, and why. No target: any answer."""

    target: Target | None
    score: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Numeric:
    """Rules in order: the first that holds decides. At least one is worth 1."""

    rules: tuple[Rule, ...]
