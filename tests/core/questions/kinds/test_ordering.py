"""Steps in order, and cards that grade themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.interaction import Step
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.ordering import Ordering
from study.core.questions.kinds.recall import Recall
from study.core.questions.source.reader import parse_question

KIND = KINDS["ordering"]
STEPS = tuple(Step(name, name.upper()) for name in ("load", "init", "run", "freeze", "thaw"))
STRICT, LENIENT = Ordering(STEPS, "all-or-nothing"), Ordering(STEPS)
NAMES = [step.key for step in STEPS]


@given(st.integers(), st.integers(2, 5))
def test_the_right_order_is_never_shown(seed: int, count: int) -> None:
    body = Ordering(STEPS[:count])
    shown = KIND.present(body, seed)
    names = [face.text for face in shown.steps]
    assert sorted(names) == sorted(step.text for step in body.steps)
    assert names != [step.text for step in body.steps]
    assert (shown.moved, shown.place) == ("", 0)


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
    "order", [[], NAMES[1:], [*NAMES, "load"], ["load", "load", *NAMES[2:]], [*NAMES[1:], "no such step"]]
)
def test_what_is_no_order_is_said_in_words(order: list[str]) -> None:
    words = "The order does not hold every step once. Load the question again."
    assert KIND.read(STRICT, {"order": order}) == Problem(words)
    assert KIND.read(STRICT, {"order": NAMES}) == {"order": NAMES}


def test_a_move_is_no_answer_yet() -> None:
    form = {"order": NAMES, "move": ["up:init"]}
    assert KIND.read(STRICT, form) == Problem("Moved. Check your answer when the order is right.")


@given(st.permutations(NAMES), st.lists(st.tuples(st.sampled_from(["up", "down"]), st.sampled_from(NAMES)), max_size=9))
def test_buttons_move_one_step_by_one_place(order: list[str], moves: list[tuple[str, str]]) -> None:
    shown = KIND.present(LENIENT, 3)
    shown = KIND.arrange(shown, {"order": order})
    assert [face.key for face in shown.steps] == order
    for way, key in moves:
        here = order.index(key)
        there = min(max(here + (1 if way == "down" else -1), 0), len(order) - 1)
        expected = [name for name in order if name != key]
        expected.insert(there, key)
        shown = KIND.arrange(KIND.present(LENIENT, 3), {"order": order, "move": [f"{way}:{key}"]})
        order = [face.key for face in shown.steps]
        assert order == expected
        assert (shown.moved, shown.place) == (key, there + 1)
        # The button that keeps the focus can be pressed again.
        assert shown.press == ("down" if there == 0 else "up" if there == len(order) - 1 else way)


def test_every_order_can_be_reached_with_the_buttons() -> None:
    shown = KIND.present(STRICT, 3)
    for place, key in enumerate(NAMES):
        while [face.key for face in shown.steps].index(key) > place:
            form = {"order": [face.key for face in shown.steps], "move": [f"up:{key}"]}
            shown = KIND.arrange(shown, form)
    assert KIND.grade(STRICT, {"order": [face.key for face in shown.steps]}) == 1


@pytest.mark.parametrize(
    "form",
    [{"order": ["load"]}, {"order": [*NAMES, "x"]}, {"move": ["up"]}, {"move": ["left:run"]}, {"move": ["up:x"]}, {}],
)
def test_a_form_that_names_no_order_changes_nothing(form: dict[str, list[str]]) -> None:
    shown = KIND.present(STRICT, 3)
    assert KIND.arrange(shown, form) == shown


def test_in_an_exam_the_whole_order_counts() -> None:
    near = {"order": [*NAMES[1:], NAMES[0]]}
    assert KIND.grade(LENIENT, near) == pytest.approx(0.8)
    assert not KIND.exact(LENIENT, near)
    assert KIND.exact(LENIENT, {"order": NAMES})


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
