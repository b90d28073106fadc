"""Points to name: which texts can be asked, and what ticks are worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.points import Point, Points, grade_of, present, read
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question

KIND = KINDS["points"]
TEXTS = st.text(alphabet=st.characters(categories=("L", "N")), min_size=1, max_size=12)


def body(count: int) -> Points:
    return Points(tuple(Point(f"Point {place}") for place in range(1, count + 1)))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("- [+] one", "1 Write 2 to 20 points, each as - [+] point."),
        ("- [+] one\n- [+] One", "6 This point repeats the one on line 5."),
        ("- [+] one\n- [x] two", "6 The mark [x] does not go with points; write [+]."),
        ("- [+] one\n- [+] two {.two}", "6 A point has no key; leave {.two} out."),
        ("- [+] one\n- [+]", "6 This point has no text."),
    ],
)
def test_points_that_cannot_be_asked(lines: str, expected: str) -> None:
    _, problems = parse_question(f"## T {{#q kind=points}}\n\nName them.\n\n{lines}\n")
    assert [f"{problem.line} {problem.message}" for problem in problems] == [expected]


@pytest.mark.parametrize(
    ("ticked", "total", "grade"),
    [
        *((4, 4, "good"), (3, 4, "hard"), (2, 4, "again"), (0, 4, "again")),
        *((2, 3, "hard"), (1, 3, "again"), (1, 2, "again"), (2, 2, "good"), (13, 20, "again"), (14, 20, "hard")),
    ],
)
def test_all_is_good_two_thirds_are_hard_and_fewer_again(ticked: int, total: int, grade: str) -> None:
    assert grade_of(ticked, total) == grade
    form = {"recalled": ["ticked"], "point": [str(place) for place in range(1, ticked + 1)]}
    answer = read(body(total), form)
    assert not isinstance(answer, Problem)
    assert answer["recalled"] == grade
    assert KIND.grade(body(total), answer) == float(grade != "again")


def test_the_grade_is_not_the_learners_to_choose() -> None:
    for form in ({"recalled": ["good"]}, {"recalled": ["ticked", "good"]}, {"recalled": ["ticked"], "point": ["5"]}):
        assert isinstance(read(body(4), form), Problem)


def test_a_point_sent_twice_counts_once() -> None:
    answer = read(body(3), {"recalled": ["ticked"], "point": ["1", "1", "1"]})
    assert answer == {"points": [1], "recalled": "again"}


def test_the_front_is_the_same_however_many_points_there_are() -> None:
    assert present(body(2), 1) == present(body(20), 7)
    assert "two thirds" in present(body(2), 1).rule


def test_what_was_ticked_is_told_with_what_it_is_worth() -> None:
    explained = KIND.explain(body(4), {"points": [1, 3, 4], "recalled": "hard"}, 0)
    assert explained.said == "3 of 4 points, hard"
    assert [row.chosen for row in explained.rows] == [True, False, True, True]


@given(st.lists(st.tuples(TEXTS, TEXTS | st.just("")), min_size=2, max_size=20))
def test_points_are_written_as_they_are_read(pairs: list[tuple[str, str]]) -> None:
    wanted = Points(tuple(Point(f"x{place} {text}", reason) for place, (text, reason) in enumerate(pairs)))
    question, problems = parse_question("## T {#q}\n\nName them.\n\n" + KIND.write(wanted, "").strip() + "\n")
    assert question and not problems
    assert question.body == wanted
    assert parse_question(write_question(question))[0] == question
