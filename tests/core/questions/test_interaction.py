"""The contract between kinds and interactions: what each kind gives, and the one kind that each is made of."""

from typing import Any

import pytest

from study.core.discovery import plugins
from study.core.questions.interaction import Interaction
from study.core.questions.kinds import KINDS, interaction, made, made_of
from study.core.questions.question import Kind, Question
from study.core.questions.source.reader import parse_question
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


def test_a_kind_that_is_made_of_none_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        plugins(kinds, Kind)["naming"].make(None)
