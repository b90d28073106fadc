"""Checking a question against its own promises."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from study.core.questions.answers.number import Target
from study.core.questions.check import advise, broken_promises, check, publishable
from study.core.questions.interaction import Accepted, Option, Rule
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.numeric import Numeric
from study.core.questions.kinds.short import Short
from study.core.questions.kinds.single import Single
from study.core.questions.question import Question, Source

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
    assert all((problem.line, problem.subject) == (7, "q") for problem in problems)
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


SOURCED = replace(FINE, sources=(Source("Guide", "https://example.org", date(2026, 11, 20)),))


def kept_back(question: Question, today: date | None = None) -> list[str]:
    problems = publishable(question, today)
    assert all((fault.line, fault.subject, fault.severity) == (7, "q", "error") for fault in problems)
    return [problem.message for problem in problems]


def test_a_whole_question_with_a_source_can_be_published() -> None:
    assert kept_back(SOURCED, date(2026, 11, 20)) == []


def test_without_a_source_that_somebody_has_checked_it_cannot() -> None:
    assert kept_back(FINE) == ["Name a source: Source: [title](https://…) (checked 2026-11-20), or a book and its page"]
    assert kept_back(SOURCED, date(2026, 11, 19)) == ["The source 'Guide' was checked after today, on 2026-11-20."]


def test_without_a_right_answer_it_cannot() -> None:
    nothing = Single((Option("a", "A"), Option("b", "B")))
    assert kept_back(replace(SOURCED, body=nothing)) == ["Mark exactly one option as right: [x]."]
    for body in (Multiple(()), Multiple((Option("a", "A", right=True), Option("b", "B", right=True)))):
        assert kept_back(replace(SOURCED, kind="multiple", body=body))


def test_with_a_body_that_no_text_could_give_it_cannot() -> None:
    assert kept_back(replace(SOURCED, prompt="")) == [
        "Nothing is asked; write the question between its heading and the answers."
    ]
    assert kept_back(replace(SOURCED, title="")) == ["The heading has no title."]
    assert kept_back(replace(SOURCED, kind="essay"))[0].startswith("There is no kind 'essay'")
    listed = Single([Option("a", "A", right=True), Option("b", "B")])  # type: ignore[arg-type]
    assert kept_back(replace(SOURCED, body=listed)) == ["The question changes when it is stored and read again."]
    never = Short((Accepted("a", score=0.5), Accepted("b")))
    assert kept_back(replace(SOURCED, kind="short", body=never)) == []


def test_advice_for_a_question_from_elsewhere_names_the_question() -> None:
    body = Single((Option("a", "All of the above", right=True, reason="So."), Option("b", "B", fraction=0.33)))
    problems = advise(replace(FINE, body=body))
    assert {(problem.line, problem.subject, problem.severity) for problem in problems} == {(7, "q", "warning")}
    assert [problem.message.split(",")[0].split(":")[0] for problem in problems] == [
        "Options are shuffled",
        "Say below this option why it is wrong",
        "Moodle knows no share of 33.0000000%; the nearest it knows is 33.33333%.",
    ]
    assert advise(replace(FINE, kind="essay")) == ()
