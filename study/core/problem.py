"""What is wrong with a piece of input, as a value: bad input is reported, never raised."""

from dataclasses import dataclass
from typing import Literal

type Severity = Literal["warning", "error"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person can mend.

    `line` is 1-based in the text as given, 0 when the whole file is meant; `file` is the name the
    caller gave the text; `question` is the id of the question concerned, where there is one.
    """

    message: str
    line: int = 0
    file: str = ""
    severity: Severity = "error"
    question: str = ""
