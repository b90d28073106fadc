"""Whether a text may be sent for review. The editor shows what this says, and sending asks it too."""

from dataclasses import dataclass
from datetime import date

from study.core.generators.freezing import freeze
from study.core.problem import Problem, tally
from study.core.questions.check import publishable
from study.core.questions.question import Question
from study.core.questions.text import parse_question


@dataclass(frozen=True, slots=True)
class Readiness:
    """The question as far as the text can be read, with its variants where it has parameters, and every
    problem; it may be sent when none of them refuses."""

    question: Question | None
    problems: tuple[Problem, ...]

    @property
    def is_ready(self) -> bool:
        return self.question is not None and not tally(self.problems).refuses


def readiness(text: str, key: str, today: date) -> Readiness:
    """Read the text of the question that is known by `key`."""
    read, problems = parse_question(text, today)
    if read is None:
        return Readiness(None, problems)
    if read.key != key:
        words = f"This question is {key}: its id cannot become {read.key}. Make a new question for that."
        problems = (*problems, Problem(words, read.lines[0]))
    asked, faults = freeze(read)
    more = () if tally(faults).refuses else publishable(asked, today)
    found = dict.fromkeys((*problems, *faults))
    said = {problem.message for problem in found}
    return Readiness(asked, (*found, *(problem for problem in more if problem.message not in said)))
