"""Questions with frozen variants: one is drawn by the seed, asked as another kind, and explained with its run."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.answers.disputes import accept, disputable
from study.core.questions.check import variants
from study.core.questions.kinds.computed import PLUGIN, Computed
from study.core.questions.question import Run
from study.core.questions.source.reader import parse_question

SHARES, EVENT = (parse_question(text)[0] for text in PLUGIN.examples)
ITEM = json.loads(PLUGIN.examples[0].split("```")[1].removeprefix("json variants"))[0]


def body_of(items: Any) -> tuple[Computed | None, list[str]]:
    text = items if isinstance(items, str) else json.dumps(items)
    question, problems = parse_question(f"## Title {{#key}}\n\n```json variants\n{text}\n```\n")
    return (question.body if question else None), [problem.message for problem in problems]


def test_seeds_walk_through_the_variants_and_no_other_one_is_shown() -> None:
    assert SHARES
    drawn = [PLUGIN.vary(SHARES.body, seed) for seed in (4, 5, 6)]
    assert [PLUGIN.stem(body, "") for body in drawn[:2]] == [one.prompt for one in SHARES.body.variants]
    assert drawn[0] == drawn[2]
    assert all(len(body.variants) == 1 for body in drawn)
    assert variants(PLUGIN, SHARES.body) == drawn[:2]


def test_the_drawn_variant_decides() -> None:
    assert SHARES
    two, three = variants(PLUGIN, SHARES.body)
    for body, said, score in ((two, "2", 1), (two, "3", 0), (three, "3", 1), (three, "3.009", 1), (three, "2", 0)):
        answer = PLUGIN.read(body, {"answer": [said]})
        assert isinstance(answer, dict)
        assert PLUGIN.grade(body, answer) == score


def test_an_answer_is_explained_with_its_working_its_run_and_its_misconception() -> None:
    assert SHARES
    body = PLUGIN.vary(SHARES.body, 1)
    found = {}
    for said in ("3", "6", "5"):
        answer = PLUGIN.read(body, {"answer": [said]})
        assert isinstance(answer, dict)
        explained = PLUGIN.explain(body, answer, 1)
        assert (explained.working, explained.answer) == ("5,307 MB / 1,769 MB = 3.", "3")
        assert explained.run == Run("memory", 1, {"memory_mb": 5307})
        found[said] = explained.misconception
        assert [row.state for row in explained.rows] == (["right"] if said == "3" else ["right", "wrong"])
    assert found == {"3": "", "6": "cores taken for CPU time", "5": ""}
    assert PLUGIN.explain(body, None, 1).misconception == ""
    assert len(PLUGIN.explain(body, None, 1).rows) >= 2


def test_a_choice_is_asked_as_one() -> None:
    assert EVENT
    shown = PLUGIN.present(EVENT.body, 3)
    assert shown.kind == "single" and {option.text for option in shown.options} == {"Nowhere", "A queue"}
    answer = PLUGIN.read(EVENT.body, {"answer": ["a-queue"]})
    assert isinstance(answer, dict)
    assert PLUGIN.explain(EVENT.body, answer, 3).misconception == "a queue by default"


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ("[", "Cannot read the variants"),
        ("[" * 100_000, "Cannot read the variants"),
        ("9" * 5_000, "Cannot read the variants"),
        ([], "at least one"),
        ({}, "at least one"),
        ([3], "made of note, text"),
        ([ITEM | {"more": 1}], "made of note, text"),
        ([ITEM | {"version": "1"}], "version is not of its type"),
        ([ITEM | {"version": True}], "version is not of its type"),
        ([ITEM | {"misconceptions": {"4": 4}}], "misconceptions is not of its type"),
        ([ITEM | {"text": "What?"}], "There is no answer"),
        ([ITEM | {"text": "What?\n\n- [=] word"}], "asked as short"),
        ([ITEM | {"text": "What?\n\n- [=0%] 3"}], "Give the right value"),
        ([ITEM, ITEM], "Two variants ask the same"),
    ],
)
def test_what_cannot_be_read_is_said(items: Any, says: str) -> None:
    body, problems = body_of(items)
    assert body is None
    assert any(says in problem for problem in problems), problems


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ITEM]), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*ITEM]), values))
def test_any_json_is_read_or_refused_in_words(changed: dict[str, Any]) -> None:
    body, problems = body_of([ITEM | changed])
    assert body or problems


def test_no_typed_number_is_ever_ruled_on_for_all_variants() -> None:
    question, _ = parse_question(PLUGIN.examples[0])
    assert question
    body, answer = PLUGIN.vary(question.body, 0), {"text": "7"}
    assert PLUGIN.grade(body, answer) == 0 and not disputable(PLUGIN, body, answer)
    assert isinstance(accept(question, "", "7"), Problem)
