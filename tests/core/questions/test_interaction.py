"""The contract between kinds and interactions: what each kind gives, and the one kind that each is made of."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.discovery import plugins
from study.core.problem import Problem
from study.core.questions.answers.regrade import options
from study.core.questions.interaction import Interaction, OneOf, SomeOf, Truth
from study.core.questions.kinds import KINDS, interaction, made, made_of
from study.core.questions.question import Kind, Question
from study.core.questions.source.reader import parse_question
from tests.core.formats.questions import BLOCKS, questions
from tests.dropped import kinds

EVERY: tuple[type[Any], ...] = Interaction.__value__.__args__


def read(text: str) -> Question:
    question, problems = parse_question(text)
    assert question, problems
    return question


@pytest.mark.parametrize("sort", EVERY)
def test_of_each_interaction_one_kind_is_made(sort: type[Any]) -> None:
    assert [kind.name for kind in KINDS.values() if kind.made_of is sort] == [made_of(sort).name]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_kind_that_is_made_of_an_interaction_gives_it(kind: Kind[Any]) -> None:
    for text in kind.examples if kind.made_of else ():
        question = read(text)
        asked = interaction(question)
        assert asked is not None and type(asked) is kind.made_of
        assert made(asked) == (kind, question.body)
        assert kind.stem(question.body, question.prompt) == question.prompt


@given(st.sampled_from(sorted(BLOCKS)).flatmap(questions))
def test_every_question_is_made_again_of_what_it_asks_for(question: Question) -> None:
    asked = interaction(question)
    assert asked is not None
    assert made(asked) == (KINDS[question.kind], question.body)


@pytest.mark.parametrize("sort", [OneOf, SomeOf, Truth])
def test_who_chooses_answers_with_keys(sort: type[Any]) -> None:
    """Grading again and statistics look for them there."""
    kind = made_of(sort)
    for text in kind.examples:
        question = read(text)
        right = [option.key for option in options(kind, question.body) if option.right]
        answer = kind.read(question.body, {"answer": right})
        assert not isinstance(answer, Problem) and sorted(answer["chosen"]) == sorted(right)
        assert kind.grade(question.body, answer) == 1


def test_a_kind_that_is_made_of_none_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        plugins(kinds, Kind)["naming"].make(None)
