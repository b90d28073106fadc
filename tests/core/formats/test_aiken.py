"""Aiken: the questions it can hold come back, and what it cannot hold is told."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from study.core.formats.aiken import PLUGIN
from study.core.formats.aiken.reader import read, recognises
from study.core.formats.aiken.writer import write
from study.core.formats.shared.format import Record
from study.core.questions.question import Question
from tests.core.formats.records import bare, choices, examples

MODEST = settings(max_examples=60)

FILE = """\
How many times is it tried
in all?

A) Once
B) Three times
ANSWER: B

A. is a letter.
A. True
B. False
answer: a
"""


def test_questions_of_several_lines_both_ways_to_write_options_and_true_or_false() -> None:
    found = read(FILE.encode(), "mine.txt")
    first, second = bare(found.records)
    assert (found.problems, found.refused) == ((), 0)
    assert first.prompt == "How many times is it tried\nin all?"
    assert [(option.text, option.right) for option in first.body.options] == [("Once", False), ("Three times", True)]
    assert (second.kind, second.prompt, second.body.answer) == ("truefalse", "A. is a letter.", True)
    assert [record.question.lines for record in found.records] == [(1, 6), (8, 11)]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_may_end_in_any_way(end: bytes) -> None:
    data = FILE.encode().replace(b"\n", end)
    assert recognises(data, "x")
    assert bare(read(data, "").records) == bare(read(FILE.encode(), "").records)
    assert bare(read(b"\xef\xbb\xbf" + data, "").records) == bare(read(FILE.encode(), "").records)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Why?\nA) one\nC) two\nANSWER: A\n", 3, "C stands where B should"),
        ("Why?\nA) one\nmore of it\nB) two\nANSWER: A\n", 3, "no option"),
        ("Why?\nA) one\nB) two\nANSWER: C\n", 4, "none of the options A to B"),
        ("Why?\nA) one\nB) two\nANSWER: AB\n", 4, "none of the options A to B"),
        ("Why?\nANSWER: A\n", 2, "No option stands above"),
        ("\nWhy?\nA) one\nB) two\n", 2, "no line ANSWER"),
        ("Why?\nA) one\nB) one\nANSWER: A\n", 3, "repeats"),
        ("Why?\nA) one\nANSWER: A\n", 1, "at least two options"),
        ("ANSWER: A\n", 1, "No option stands above"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_goes_in(text: str, line: int, words: str) -> None:
    good = "Good?\nA) yes\nB) no\nANSWER: A\n\n"
    found = read((good + text).encode(), "mine.txt")
    [problem] = found.problems
    assert (problem.line, problem.file, problem.severity) == (line + 5, "mine.txt", "error")
    assert words in problem.message
    assert (len(found.records), found.refused) == (1, 1)


def test_a_question_that_is_not_finished_takes_none_of_the_next() -> None:
    good = "Good?\nA) yes\nB) no\nANSWER: A\n"
    found = read(
        f"A) Not begun\n\nANSWER: it was not begun\n\n{good}\nLate?\nA) yes\nB) no\n\n{good}".encode(), "mine.txt"
    )
    assert [question.prompt for question in bare(found.records)] == ["Good?", "Good?"]
    assert [(problem.line, problem.message) for problem in found.problems] == [
        (3, "No option stands above this answer."),
        (10, "This question has no line ANSWER: A below its options."),
    ]


@MODEST
@given(choices())
def test_what_is_asked_reads_back_or_is_refused_by_name(question: Question) -> None:
    written = write([Record(question)], "")
    again = bare(read(written.data, "").records)
    if question.kind != "single" or any(problem.severity == "error" for problem in written.problems):
        assert again == []
        assert [problem.subject for problem in written.problems] == [question.key]
    else:
        [found] = again
        assert found.prompt == question.prompt
        assert [(option.text, option.right) for option in found.body.options] == [
            (option.text, option.right) for option in question.body.options
        ]


def test_what_is_lost_is_told_of_each_question() -> None:
    written = write([Record(question) for question in examples()], "")
    errors = [problem.subject for problem in written.problems if problem.severity == "error"]
    others = [question.key for question in examples() if question.kind not in ("single", "truefalse")]
    assert errors == others
    warned = {problem.subject: problem.message for problem in written.problems if problem.severity == "warning"}
    assert warned["frozen"] == "Aiken cannot hold its id, its title, its reasons."
    assert len(read(written.data, "").records) == len(examples()) - len(errors)


def test_a_question_that_loses_nothing_is_written_without_a_word() -> None:
    [first, _] = bare(read(FILE.encode(), "").records)
    assert write([Record(first)], "").problems == ()
    assert write([Record(replace(first, tags=("a",)))], "").problems != ()


def test_other_text_is_not_ours() -> None:
    assert not recognises(b"::Name:: What? {=this ~that}", "x.txt")
    assert read(b"", "").records == ()
    assert PLUGIN.name == "aiken"
