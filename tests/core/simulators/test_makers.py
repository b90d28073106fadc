"""When a question may be asked."""

from collections.abc import Sequence

import pytest

from study.core.simulators.makers import asked
from study.core.simulators.simulator import Asked, Wrong


def ask(
    answer: float | str, values: Sequence[float | str], tolerance: float = 0.0, signed: bool = False
) -> Asked | None:
    wrong = [Wrong(f"misconception {number}", value, "") for number, value in enumerate(values)]
    return asked("?", answer, "s", wrong, "", (), tolerance, signed)


def kept(found: Asked | None) -> list[float | str]:
    return [] if found is None else [each.value for each in found.wrong]


def test_wrong_answers_differ_from_the_right_one_and_from_each_other() -> None:
    assert kept(ask(3, [3, 1, 1, 2, 4])) == [1, 2, 4]
    assert kept(ask("b", ["a", "b", "a", "c", "d"])) == ["a", "c", "d"]


@pytest.mark.parametrize("values", [[], [1, 2], [3, 1, 2, 2], [1, 2, -1]])
def test_with_fewer_than_three_wrong_answers_nothing_is_asked(values: list[float]) -> None:
    assert ask(3, values) is None


def test_answers_that_one_number_could_mean_are_left_out() -> None:
    assert kept(ask(100, [103, 103.5, 106, 110, 120], tolerance=1)) == [103.5, 110, 120]


def test_numbers_below_zero_are_left_out_unless_the_answer_has_a_sign() -> None:
    assert kept(ask(5, [-5, 1, 2, 3])) == [1, 2, 3]
    assert kept(ask(5, [-5, 1, 2, 3], signed=True)) == [-5, 1, 2, 3]


def test_the_question_carries_its_tolerance() -> None:
    found = ask(10, [20, 30, 40], tolerance=0.5)
    assert found is not None
    assert found.tolerance == 0.5
