"""Where the limits of a file from elsewhere lie, to the one; and how what it says about scores adds up."""

import pytest

from study.core.formats import FORMATS
from study.core.formats.qti12 import scores
from study.core.formats.shared.collector import MOST_ANSWERS, MOST_ANSWERS_IN_ALL, Collector
from study.core.formats.shared.format import Read
from study.core.formats.shared.moodle.shares import percentage
from study.core.formats.shared.safe_xml import Element, read_xml
from study.core.limits import XML_LEVELS
from study.core.problem import Problem
from study.core.questions.source.block import Block, Item


def gift(answers: int) -> Read:
    codec = FORMATS["gift"]
    assert codec.read
    wrong = " ".join(f"~wrong {number}" for number in range(answers - 1))
    return codec.read(f"Which? {{=right {wrong}}}".encode(), "file")


def test_a_question_may_have_so_many_answers_and_no_more() -> None:
    taken, refused = gift(MOST_ANSWERS), gift(MOST_ANSWERS + 1)
    assert (len(taken.records), taken.refused) == (1, 0)
    assert (len(refused.records), refused.refused) == (0, 1)
    assert f"more than {MOST_ANSWERS} answers" in refused.problems[0].message


def test_a_file_may_have_so_many_answers_and_no_more() -> None:
    collector = Collector("file")
    items = tuple(Item(" " if number else "x", f"answer {number}", 1) for number in range(MOST_ANSWERS))
    for number in range(MOST_ANSWERS_IN_ALL // MOST_ANSWERS):
        assert collector.take("single", Block("", f"Tide {number}", "Which?", 1, 1, {}, items))
    assert collector.take("single", Block("", "One more", "Which?", 1, 1, {}, items[:2])) is None
    assert "cut it in two" in collector.result().problems[-1].message


@pytest.mark.parametrize("depth", [XML_LEVELS, XML_LEVELS + 1])
def test_xml_may_be_so_deep_and_no_deeper(depth: int) -> None:
    found = read_xml(b"<a>" * depth + b"</a>" * depth)
    assert isinstance(found, Element if depth <= XML_LEVELS else Problem)


def qti(inner: str) -> Element:
    found = read_xml(f"<item><resprocessing>{inner}</resprocessing></item>".encode())
    assert isinstance(found, Element)
    return found


@pytest.mark.parametrize(("nots", "wanted"), [(0, True), (1, False), (2, True), (3, False)])
def test_not_of_not_is_wanted(nots: int, wanted: bool) -> None:
    value = '<varequal respident="r">A</varequal>'
    held = "<not>" * nots + f"<and>{value}</and>" + "</not>" * nots
    (found,) = scores.conditions(qti(f"<respcondition><conditionvar>{held}</conditionvar></respcondition>"))
    assert found.tests == (scores.Test("r", "A", "is", wanted),)


@pytest.mark.parametrize("points", [(2, 1), (1, 2)])
def test_of_two_conditions_for_one_answer_the_better_counts(points: tuple[int, int]) -> None:
    rows = [("A", points[0]), ("A", points[1]), ("B", 1), ("C", 0)]
    item = qti(
        "".join(
            f"<respcondition><conditionvar><varequal>{value}</varequal></conditionvar>"
            f"<setvar>{score}</setvar></respcondition>"
            for value, score in rows
        )
    )
    assert scores.worths(scores.conditions(item)) == {"A": 1.0, "B": 0.5}


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "0"), (-0.0, "0"), (-0.000001, "0"), (-1.0, "-100"), (-1 / 3, "-33.33333"), (0.5, "50")]
)
def test_a_share_is_written_as_moodle_has_it(share: float, text: str) -> None:
    assert percentage(share) == text
