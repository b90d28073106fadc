"""Computed questions by instructors: every variant enumerated, run, tested and stored.

The same text and the same engines give the same variants everywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from math import gcd, isclose
from typing import Any

from study.core.computed.run import Ran, engine_of, input_faults, run
from study.core.computed.variant import Unfit, variant
from study.core.language.expression import Fault, Value
from study.core.language.params import Formula, Params, Test, read_params
from study.core.language.template import HOLE, has_holes, shown
from study.core.language.value import evaluate
from study.core.problem import Problem
from study.core.questions.check import advise
from study.core.questions.interaction import Authored, Variant, Variants
from study.core.questions.kinds import interaction, made
from study.core.questions.question import Question
from study.core.simulators.simulator import Simulator

MOST_RUNS = 400
"""Runs that are made to find the variants: a requirement that leaves less than so few is too narrow."""

SAME = 1e-9
"""So far off, as a share, a float may be from what a test expects."""


def freeze(question: Question) -> tuple[Question, tuple[Problem, ...]]:
    """Return `question` with the variants of its parameters, and all problems; unchanged where one of
    them is an error, and where it is no computed question with parameters. Lines are counted as
    `question.lines` are."""
    asked = interaction(question)
    if not isinstance(asked, Variants) or asked.authored is None or asked.variants:
        return question, ()
    return _frozen(question, asked.authored, asked.authored.at)


@lru_cache(maxsize=64)  # the editor asks again with every request
def _frozen(question: Question, authored: Authored, at: tuple[int, ...]) -> tuple[Question, tuple[Problem, ...]]:
    """Freeze a question that has parameters. `at` is that of its text, which no comparison looks at."""
    params, problems = read_params(authored.params, question.lines[0] + (at[0] if at else 0))
    if params is None:
        return question, _of(question, problems)
    freezer = _Freezer(question, authored, params)
    variants = freezer.variants()
    problems = tuple(dict.fromkeys([*problems, *freezer.problems]))
    if any(problem.severity == "error" for problem in problems):
        return question, _of(question, problems)
    kind, body = made(Variants(tuple(variants), replace(authored, at=())))
    frozen = replace(question, kind=kind.name, prompt=variants[0].prompt, body=body)
    return frozen, (*_of(question, problems), *advise(frozen))


def _of(question: Question, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(replace(problem, subject=question.key) for problem in problems)


@dataclass(frozen=True, slots=True)
class _Solved:
    """What is known for values of the parameters, all that texts may name, and the run behind it."""

    values: dict[str, Any]
    ran: Ran | None


class _Freezer:
    """Makes the variants of one question, and notes what is wrong."""

    def __init__(self, question: Question, authored: Authored, params: Params) -> None:
        self.question, self.authored, self.params = question, authored, params
        self.problems: list[Problem] = []
        self.engine: Simulator[Any] | None = None

    def variants(self) -> list[Variant]:
        """The variants wanted, or fewer; none where there is an error that concerns them all."""
        if self.params.sim:
            engine = engine_of(self.params.sim)
            if isinstance(engine, Problem):
                self.problems.append(engine)
                return []
            self.engine = engine
            self.problems += input_faults(engine, self.params.sim)
        if self.problems:
            return []
        self.problems += (fault for test in self.params.tests if (fault := self._failed(test)))
        self.problems += self._unfilled()
        return self._drawn()

    def _drawn(self) -> list[Variant]:
        found: dict[str, Variant] = {}
        unfit: list[Unfit] = []
        runs = 0
        for values in combinations(self.params):
            if len(found) == self.params.variants or runs == MOST_RUNS:
                break
            runs += 1
            made = self._variant(values, found)
            if isinstance(made, Problem):
                self.problems.append(made)
                return []
            if isinstance(made, Unfit):
                unfit.append(made)
            else:
                found[made.prompt] = made
        if len(found) < self.params.variants:
            self.problems.append(self._too_few(len(found), runs, unfit))
        return list(found.values())

    def _variant(self, values: dict[str, Value], others: Mapping[str, Variant]) -> Variant | Unfit | Problem:
        """The variant for values of the parameters, unless it is unfit, or no combination can be made."""
        solved = self._solved(values)
        if not isinstance(solved, _Solved):
            return solved
        made = variant(self.question.lines[0], self.authored, self.params, values, solved.values)
        if not isinstance(made, Variant):
            return made
        if made.prompt in others:
            return Unfit("it asks the same as another", values, self.params.line)
        if self.engine and solved.ran:
            made = replace(made, engine=self.engine.name, version=self.engine.version, inputs=solved.ran.inputs)
        return made

    def _solved(self, values: dict[str, Value]) -> _Solved | Unfit | Problem:
        known: dict[str, Any] = dict(values)
        ran: Ran | None = None
        require = self.params.require
        early = require is not None and require.expression.names <= self.params.domains.keys()
        if require and early and (fault := self._required(require, known, values)):
            return fault
        if self.params.sim and self.engine:
            found = run(self.engine, self.params.sim, values)
            if isinstance(found, Problem):
                return replace(found, message=f"With {shown(values)}: {found.message}")
            ran = found
            known["sim"] = ran.results
        answer = self._evaluated(self.params.answer, known, values)
        if isinstance(answer, Problem):
            return answer
        known["answer"] = answer
        if require and not early and (fault := self._required(require, known, values)):
            return fault
        return _Solved(known, ran)

    def _required(
        self, require: Formula, known: Mapping[str, Any], values: Mapping[str, Value]
    ) -> Unfit | Problem | None:
        holds = self._evaluated(require, known, values)
        if isinstance(holds, Problem):
            return holds
        if not isinstance(holds, bool):
            return Problem("Require a comparison, for example answer < 1000.", require.line)
        return None if holds else Unfit(f"{require.expression.text} does not hold", values, require.line)

    def _evaluated(self, formula: Formula, known: Mapping[str, Any], values: Mapping[str, Value]) -> Value | Problem:
        value = evaluate(formula.expression, known)
        if not isinstance(value, Fault):
            return value
        return Problem(f"With {shown(values)}: {value.about(formula.expression.text)}", formula.line)

    def _failed(self, test: Test) -> Problem | None:
        """Say how a test fails, if it does."""
        solved = self._solved(test.values)
        if isinstance(solved, Problem):
            return replace(solved, line=test.line)
        if isinstance(solved, Unfit):
            return Problem(f"This test is never asked: {solved.why}.", test.line)
        answer = solved.values["answer"]
        if _same(answer, test.expect):
            return None
        with_ = shown(test.values)
        expected = shown({"expect": test.expect}).partition("=")[2]
        return Problem(f"With {with_} the answer is {shown({'': answer})[1:]}, not {expected}.", test.line)

    def _unfilled(self) -> Iterator[Problem]:
        """The explanation and the hints belong to all variants alike."""
        for text in (self.question.explanation, *self.question.hints):
            if has_holes(text, self.params.names):
                found = HOLE.search(text)
                words = f"{found[0] if found else ''} is not filled in here; write working: in the parameters for that."
                yield Problem(words, self.question.lines[0], severity="warning")

    def _too_few(self, count: int, tried: int, unfit: list[Unfit]) -> Problem:
        wanted, every = self.params.variants, self.params.combinations
        first = unfit[0] if unfit else None
        why = f" For example {shown(first.values)}: {first.why}." if first else ""
        if not count:
            return Problem(f"None of {tried:,} combinations can be asked.{why}", first.line if first else 0)
        words = f"{count} of the {wanted} variants wanted were found among {tried:,} of {every:,} combinations."
        return Problem(words + why, self.params.line, severity="warning")


def combinations(params: Params) -> Iterator[dict[str, Value]]:
    """Every way to draw the parameters, once, in an order whose first few lie far apart."""
    every = list(product(*params.domains.values()))
    # Steps of the golden ratio never come near an earlier place before they must.
    step = max(1, round(len(every) * 0.618034))
    while gcd(step, len(every)) != 1:
        step += 1
    for count in range(len(every)):
        yield dict(zip(params.domains, every[count * step % len(every)], strict=True))


def _same(answer: Value, expected: Value) -> bool:
    if isinstance(answer, str | bool) or isinstance(expected, str | bool):
        return type(answer) is type(expected) and answer == expected
    return isclose(answer, expected, rel_tol=SAME, abs_tol=SAME)
