"""How a class does: first answers alone, ranges, and the wrong idea that misses have in common."""

from study.core.assessment.classwork import ENOUGH, Given, Standing, by_question, firsts, standing


def given(learner: int, right: bool, *wrong: str, question: int = 1) -> Given:
    return Given(learner, question, right, wrong)


def test_the_first_answer_of_each_to_each_counts() -> None:
    rows = [given(1, False, "a"), given(1, True), given(2, True), given(1, True, question=2)]
    assert firsts(rows) == [rows[0], rows[2], rows[3]]


def test_under_enough_answers_no_share_is_told() -> None:
    few = standing([given(one, True) for one in range(ENOUGH - 1)])
    assert (few.share, few.likely, few.count) == (None, None, ENOUGH - 1)
    enough = standing([given(one, one < 4) for one in range(ENOUGH)])
    assert enough.share == 0.4 and enough.likely and enough.likely.low < 0.4 < enough.likely.high


def test_the_lure_is_what_at_least_half_of_three_misses_chose() -> None:
    for case, rows, lure in (
        ("none missed", [given(1, True)], ""),
        ("two misses are no pattern", [given(1, False, "a"), given(2, False, "a")], ""),
        ("all of three", [given(one, False, "a") for one in range(3)], "a"),
        ("half of four", [given(1, False, "a"), given(2, False, "a"), given(3, False, "b"), given(4, False)], "a"),
        ("less than half", [given(1, False, "a"), given(2, False, "b"), given(3, False, "c")], ""),
        ("of equals the first", [given(one, False, "b", "a") for one in range(3)], "a"),
    ):
        assert standing(rows).lure == lure, case


def test_the_hardest_come_first_and_those_without_a_share_last() -> None:
    rows = [given(one, one < 9, question=1) for one in range(10)]
    rows += [given(one, one < 2, question=2) for one in range(10)]
    rows += [given(one, False, question=3) for one in range(3)] + [given(1, False, question=4)]
    assert [question for question, _ in by_question(rows)] == [2, 1, 3, 4]
    assert by_question([]) == [] and standing([]) == Standing(0, 0)
