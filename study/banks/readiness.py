"""Whether a text may be sent for review, or a file loaded: the one rule for showing problems and for refusing
a text because of them.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from study.core.computed.authored import freeze
from study.core.facts.staleness import is_stale
from study.core.problem import Problem, tally
from study.core.questions.check import check, publishable
from study.core.questions.covers import base_of
from study.core.questions.pictures import alone, faults_of_file, names, picture_faults, showing
from study.core.questions.question import Question
from study.core.questions.source.advice import with_reasons
from study.core.questions.source.reader import Bank, parse_bank, parse_question
from study.core.questions.source.starter import leftovers
from study.uploads.pictures import drawn_anew


@dataclass(frozen=True, slots=True)
class Readiness:
    """The question as far as the text can be read, with its variants where it has parameters, and every
    problem; it may be sent when none of them refuses. An option without a reason refuses."""

    question: Question | None
    problems: tuple[Problem, ...]

    @property
    def is_ready(self) -> bool:
        return self.question is not None and not tally(self.problems).refuses


def readiness(text: str, key: str, today: date, targets: Mapping[str, str]) -> Readiness:
    """Read the text of the question that is known by `key`, and put the pictures of its bank in their places, which are
    their `targets` by their names."""
    read, problems = parse_question(text, today)
    begun = (*leftovers(text), *picture_faults(text, targets))
    if read is None:
        nothing = Problem("There is no question here yet. Begin with ## Title {#stable-id}.", 1)
        return Readiness(None, (*begun, *problems) if tally(problems).refuses else (*begun, *problems, nothing))
    if read.key != key:
        words = f"This question is {key}: its id cannot become {read.key}. Create a new question for that."
        problems = (*problems, Problem(words, read.lines[0]))
    asked, faults = freeze(read)
    more = () if tally(faults).refuses else publishable(asked, today)
    found = dict.fromkeys((*begun, *problems, *faults))
    said = {problem.message for problem in found}
    problems = (*found, *(problem for problem in more if problem.message not in said))
    return Readiness(showing(asked, targets), with_reasons(problems))


def checked(
    text: str, file: str, today: date, pictures: Mapping[str, bytes] | None = None
) -> tuple[Bank, tuple[Problem, ...]]:
    """A question file by its own questions' tests, with every variant of those that have parameters. `pictures` are the
    files beside it, as for loading it (operations.loading.bring_bank)."""
    bank = parse_bank(text, file, today)
    faults = (replace(fault, file=file) for question in bank.questions for fault in _faults(question, today))
    nothing = Problem("There is no question here; one begins with ## Title {#stable-id}", 1, file)
    empty = () if bank.questions or tally(bank.problems).refuses else (nothing,)
    unshown = alone(text) if pictures is None else _unshown(text, bank.questions, pictures)
    lone = (replace(fault, file=file) for fault in unshown)
    return bank, (*bank.problems, *faults, *lone, *empty)


def _unshown(text: str, questions: Collection[Question], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """What keeps pictures from being shown, as loading would find it."""
    drawn = {name: drawn_anew(content) for name, content in files.items()}
    refused = {name: one for name, one in drawn.items() if isinstance(one, str)}
    there = {name for name in names(text) if base_of(name) in files}
    return faults_of_file(text, questions, there, refused)


def _faults(question: Question, today: date) -> Iterator[Problem]:
    frozen, problems = freeze(question)
    yield from problems
    if not tally(problems).refuses:
        yield from check(frozen)
    for source in question.sources:
        if is_stale(source.checked, today):
            message = f"the source {source.title!r} was last checked on {source.checked}, more than a year ago"
            yield Problem(message, question.lines[0], severity="warning", subject=question.key)
