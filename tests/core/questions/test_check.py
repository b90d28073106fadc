"""Checking a question against its own promises."""

from dataclasses import dataclass, replace
from itertools import count

from study.core.questions.check import broken_promises, check
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.numeric import Numeric, Rule
from study.core.questions.kinds.single import Single
from study.core.questions.numbers import Target
from study.core.questions.options import Option
from study.core.questions.question import Question

FINE = Question(
    key="q",
    kind="single",
    title="T",
    prompt="What?",
    body=Single((Option("a", "A", right=True), Option("b", "B"))),
    lines=(7, 9),
)


def messages(question: Question) -> list[str]:
    problems = check(question)
    assert all((problem.line, problem.question) == (7, "q") for problem in problems)
    return [problem.message for problem in problems]


def test_a_sound_question_has_no_problem() -> None:
    assert messages(FINE) == []


def test_an_unknown_kind_is_named() -> None:
    assert messages(replace(FINE, kind="essay"))[0].startswith("There is no kind 'essay'")


def test_a_body_that_storage_changes_is_found() -> None:
    listed = Single([Option("a", "A", right=True), Option("b", "B")])  # type: ignore[arg-type]
    assert messages(replace(FINE, body=listed)) == ["The question changes when it is stored and read again."]


def test_a_body_that_cannot_be_right_is_found() -> None:
    upside_down = Numeric((Rule(Target("9..5", 9.0, 5.0)),))
    assert messages(replace(FINE, kind="numeric", body=upside_down)) == [
        'The answer {"answer": ["7.0"]} is worth 0 instead of 1.'
    ]


@dataclass(frozen=True)
class Leaky:
    """A presentation with the key in it, different each time."""

    right: int


def test_every_promise_of_a_kind_is_checked() -> None:
    shown = count()
    broken = replace(
        KINDS["single"],
        read=lambda body, form: {"chosen": ["b"]},
        grade=lambda body, answer: 0.5,
        present=lambda body, seed: Leaky(next(shown)),
    )
    found = list(broken_promises(FINE, broken))
    assert found[0] == "No answer at all is worth more than 0."
    assert 'The answer {"answer": ["a"]} is worth 0.5 instead of 1.' in found
    assert "The answer {} should not be readable but is worth 0.5." in found
    assert "The same seed, 0, shows different questions." in found
    assert "What the learner sees before the answer holds right." in found


def test_a_right_answer_that_cannot_be_read_is_found() -> None:
    unreadable = replace(KINDS["single"], read=KINDS["recall"].read)
    assert 'The answer {"answer": ["a"]} should be worth 1 but cannot be read: Say how well you knew it.' in list(
        broken_promises(FINE, unreadable)
    )
