"""Steps in order, and cards that grade themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.ordering import Ordering, Step
from study.core.questions.kinds.recall import Recall
from study.core.questions.text import parse_question

KIND = KINDS["ordering"]
STEPS = tuple(Step(name, name.upper()) for name in ("load", "init", "run", "freeze", "thaw"))
STRICT, LENIENT = Ordering(STEPS), Ordering(STEPS, "longest-run")
PLACES = {f"place-{step.key}": [str(place)] for place, step in enumerate(STEPS, 1)}


@given(st.integers(), st.integers(2, 5))
def test_the_right_order_is_never_shown(seed: int, count: int) -> None:
    body = Ordering(STEPS[:count])
    shown = KIND.present(body, seed)
    names = [face.text for face in shown.steps]
    assert sorted(names) == sorted(step.text for step in body.steps)
    assert names != [step.text for step in body.steps]
    assert shown.places == tuple(str(place) for place in range(1, count + 1))


@pytest.mark.parametrize(
    ("order", "score"),
    [
        ("load init run freeze thaw", 1.0),
        ("init run freeze thaw load", 0.8),
        ("load run init freeze thaw", 0.8),
        ("freeze load thaw init run", 0.6),
        ("thaw freeze run init load", 0.0),
    ],
)
def test_the_longest_run_counts_steps_in_the_right_order(order: str, score: float) -> None:
    answer = {"order": order.split()}
    assert KIND.grade(LENIENT, answer) == pytest.approx(score)
    assert KIND.grade(STRICT, answer) == float(score == 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"place-run": []}, "Give every step a place from 1 to 5."),
        ({"place-run": ["6"]}, "Give every step a place from 1 to 5."),
        ({"place-run": ["3", "4"]}, "Give every step a place from 1 to 5."),
        ({"place-run": ["1"]}, "Two steps have place 1; give each its own."),
    ],
)
def test_what_is_no_order_is_said_in_words(change: dict[str, list[str]], words: str) -> None:
    assert KIND.read(STRICT, {**PLACES, **change}) == Problem(words)


def test_the_answer_shows_the_right_order_and_where_each_step_was_put() -> None:
    explained = KIND.explain(STRICT, {"order": ["init", "load", "run", "freeze", "thaw"]}, 4)
    assert explained.answer == "LOAD → INIT → RUN → FREEZE → THAW"
    assert [(row.state, row.said) for row in explained.rows[:3]] == [("wrong", "2"), ("wrong", "1"), ("right", "3")]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("1. one thing", "1 An order needs at least two steps."),
        ("1. load\n2. run {.second-step}", "6 The key 'second-step' gives the place away; name what the step says."),
        ("1. load\n2. run {.2}", "6 The key '2' gives the place away; name what the step says."),
        ("1. load\n2. Load", "6 This step repeats the one on line 5."),
        ("1. load {.x}\n2. run {.x}", "6 The key 'x' is taken by the step on line 5."),
        ("1. load\n2.", "6 This step has no text."),
    ],
)
def test_orders_that_cannot_be_asked(steps: str, expected: str) -> None:
    _, problems = parse_question(f"## T {{#q}}\n\nPut in order.\n\n{steps}\n")
    assert [f"{problem.line} {problem.message}" for problem in problems] == [expected]


def test_a_card_shows_its_back_only_after_it_is_turned() -> None:
    card, kind = Recall("The *back*."), KINDS["recall"]
    assert kind.self_graded
    assert "back" not in repr(kind.present(card, 1))
    assert kind.explain(card, None, 1).rows[0].text == "The *back*."
    assert kind.read(card, {"recalled": ["maybe"]}) == Problem("Say how well you knew it.")
