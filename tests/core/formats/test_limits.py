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
from study.core.questions.source.reader import LONGEST_QUESTION, parse_bank


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


ONE_LINE = "$\\frac$ <ab " * 1_200_000
"""12 MB of what is dear to read, on one line."""


def test_one_line_of_12_mb_in_an_archive_is_refused_before_it_costs_anything() -> None:
    begun = {
        "markdown-zip": ("a.md", "## A {#a}\n\n", "The question is longer than 2,000,000 characters."),
        "blackboard": ("a.dat", "<questestinterop><bbmd_x>", "The file is larger than 10 MB."),
        "qti12": ("a.xml", "<questestinterop>", "The file is larger than 10 MB. (a.xml)"),
        "qti3": ("a.xml", "<assessmentItem>", "The file is larger than 10 MB. (a.xml)"),
        "spreadsheet": ("xl/workbook.xml", "<workbook>", "The workbook has too many cells"),
    }
    assert {*begun, "apkg"} == {name for name, one in FORMATS.items() if one.read_members}, "which is a database"
    for name, (path, start, words) in begun.items():
        read = FORMATS[name].read_members
        assert read
        found = read({path: f"{start}{ONE_LINE}".encode(), "b": b""}, "x.zip")
        assert not found.records
        assert any(words in one.message for one in found.problems), (name, found.problems)


def test_below_a_case_that_is_too_long_nothing_is_read_without_it() -> None:
    asked = "## A {#a}\n\nWhich?\n\n- [x] a\n- [ ] b\n"
    bank = parse_bank(f"# The case {{#case}}\n\n{'x' * LONGEST_QUESTION}\n\n{asked}\n#\n\n{asked.replace('#a', '#b')}")
    assert [one.key for one in bank.questions] == ["b"]
    words = [one.message for one in bank.problems if one.severity == "error"]
    assert words[-2:] == [
        "The question is longer than 2,000,000 characters.",
        "The case of this question cannot be read; mend that first.",
    ], words


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
