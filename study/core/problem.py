"""What is wrong with a piece of input, as a value: bad input is reported, never raised."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from study.core.text.plural import counted

type Severity = Literal["warning", "error"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person can mend.

    `line` is 1-based in the text as given, 0 when the whole file is meant; `file` is the name the
    caller gave the text; `subject` is what is concerned, where there is one: the id of a question, the
    name of a parameter.
    """

    message: str
    line: int = 0
    file: str = ""
    severity: Severity = "error"
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Problems counted by severity. Whoever says how many there are, or whether they refuse what was
    asked for, asks this, so that no number stands beside a list it does not count."""

    errors: int = 0
    warnings: int = 0

    @property
    def refuses(self) -> bool:
        """Whether one of them keeps what was asked for from being done."""
        return self.errors > 0

    @property
    def sentence(self) -> str:
        """All of them in a few words: `No problems`, `1 error, 2 warnings`."""
        if not self.errors and not self.warnings:
            return "No problems"
        errors = counted(self.errors, "error") if self.errors else "No errors"
        return f"{errors}, {counted(self.warnings, 'warning')}" if self.warnings else errors


def tally(problems: Iterable[Problem]) -> Tally:
    """Count problems."""
    found = list(problems)
    errors = sum(problem.severity == "error" for problem in found)
    return Tally(errors, len(found) - errors)


def refusals(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that refuse, in their order."""
    return tuple(problem for problem in problems if problem.severity == "error")
