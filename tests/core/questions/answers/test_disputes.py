"""Answers that learners typed become accepted ones: then they count, and nothing else changes."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.answers.disputes import accept, disputable, gave
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question

SHORT = "Which?\n\n- [=] Runtime API\n  > So.\n- [=0%] Extensions API\n- [=0%] /.*lambda.*/i\n- [=0%] *\n  > No."
NUMBER = "How long?\n\n- [=] 900 ±0 s\n- [=50%] 800..899 s\n- [=0%] 29 s\n- [=0%] *"
CLOZE = "A {{c1::runtime}} polls for {{c2::6 MB|all}}."


def question_of(text: str) -> Question:
    question, problems = parse_question(f"## T {{#q}}\n\n{text}\n")
    assert question, problems
    return question


def answered(question: Question, *typed: str) -> Any:
    names = [f"blank-{number}" for number, _ in enumerate(typed, 1)] if question.kind == "cloze" else ["answer"]
    return KINDS[question.kind].read(question.body, {name: [text] for name, text in zip(names, typed, strict=True)})


def score(question: Question, *typed: str) -> float:
    return KINDS[question.kind].grade(question.body, answered(question, *typed))


@pytest.mark.parametrize(
    ("text", "place", "typed", "shown"),
    [
        (SHORT, "", "/next/", "- [=] \\/next/"),
        (SHORT, "", "the  lambda thing", "- [=] the lambda thing"),
        (SHORT, "", "*x* [y](z)", "- [=] *x* [y](z)"),
        (NUMBER, "", "14 min", "- [=] 14.0 min"),
        (NUMBER, "", "1.500", "- [=] 1.5 s"),
        (NUMBER, "", "0,5 h", "- [=] 0.5 h"),
        (CLOZE, "1", "a|b", "{{c1::runtime|a\\|b}}"),
        (CLOZE, "2", "7 MB", "{{c2::6 MB|all|7 MB}}"),
        (CLOZE, "2", "x::y", "{{c2::6 MB|all|x::y::}}"),
    ],
)
def test_what_is_accepted_counts_and_the_shown_answer_stays(text: str, place: str, typed: str, shown: str) -> None:
    before = question_of(text)
    after = accept(before, place, typed)
    assert not isinstance(after, Problem), after
    kind = KINDS[before.kind]
    assert shown in kind.write(after.body, after.prompt)
    given_in = {"1": (typed, "all"), "2": ("runtime", typed)}.get(place, (typed,))
    assert score(before, *given_in) < 1
    assert score(after, *given_in) == 1
    assert kind.explain(after.body, None, 0).answer == kind.explain(before.body, None, 0).answer


@pytest.mark.parametrize(
    ("text", "place", "typed"),
    [
        (SHORT, "", "extensions api"),
        (SHORT, "", "runtime api"),
        (NUMBER, "", "29 s"),
        (NUMBER, "", "900"),
        (NUMBER, "", "many"),
        (NUMBER, "", "5 MB"),
        (CLOZE, "3", "x"),
        (CLOZE, "1", "RUNTIME"),
        (CLOZE, "1", "x}} {{c3::y"),
        ("Which?\n\n- [x] a\n- [ ] b", "", "c"),
        ("Which?\n\n- [=0%] /b.*/\n- [=] a\n", "", "bc"),
    ],
)
def test_what_cannot_be_accepted_is_a_problem(text: str, place: str, typed: str) -> None:
    assert isinstance(accept(question_of(text), place, typed), Problem)


@given(st.text(min_size=1, max_size=60), st.sampled_from([(SHORT, ""), (NUMBER, ""), (CLOZE, "1")]))
def test_any_text_is_accepted_so_that_it_counts_or_refused(typed: str, where: tuple[str, str]) -> None:
    text, place = where
    after = accept(question_of(text), place, typed)
    if not isinstance(after, Problem):
        answer = answered(after, typed, "all") if place else answered(after, typed)
        assert isinstance(answer, Problem) or KINDS[after.kind].grade(after.body, answer) == 1


def test_only_what_was_typed_and_does_not_count_can_be_disputed() -> None:
    question = question_of(CLOZE)
    kind = KINDS["cloze"]
    answer = answered(question, "Bootstrap", "6 MB")
    assert disputable(kind, question.body, answer) == {"1": "Bootstrap"}
    assert gave(kind, question.body, answer, "1", " bootstrap")
    assert not gave(kind, question.body, answer, "2", "6 MB")
    assert disputable(kind, question.body, None) == {}
    assert disputable(KINDS["single"], None, {"chosen": ["x"]}) == {}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind in KINDS.values() for text in kind.examples], ids=lambda one: str(one)[:30]
)
def test_whatever_a_kind_calls_typed_it_takes_or_refuses_in_words(kind: Any, text: str) -> None:
    question, _ = parse_question(text)
    assert question
    for sample in kind.samples(question.body):
        answer = kind.read(question.body, sample.form)
        typed = {} if isinstance(answer, Problem) else disputable(kind, question.body, answer)
        assert not typed or kind.grade(question.body, answer) < 1
        for place, said in typed.items():
            after = accept(question, place, said)
            assert isinstance(after, Problem) or place not in disputable(kind, after.body, answer)
    refused = kind.accepting(question.body, "no such place", "!")
    assert isinstance(refused, Problem) or kind.name == "short"


@pytest.mark.parametrize("text", [SHORT, NUMBER, CLOZE])
def test_what_notes_ask_takes_an_answer_too(text: str) -> None:
    place = "1" if text == CLOZE else ""
    made = replace(
        question_of(text), key="the-old-oaks#12/gap-2", title="The old oaks: how old?", context="Trees › Age"
    )
    after = accept(made, place, "14 min")
    assert not isinstance(after, Problem), after
    assert after == replace(made, body=after.body)
    assert after.body == accept(question_of(text), place, "14 min").body  # type: ignore[union-attr]
