"""CSV: what is written reads back, whatever program saved it in between; what cannot be read is named."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given, settings

from study.core.formats.csv import PLUGIN
from study.core.formats.csv.reader import read, recognises
from study.core.formats.csv.writer import write
from study.core.formats.shared.csv_safety import guarded, unguarded
from study.core.formats.shared.format import Record
from study.core.questions.question import Question
from tests.core.formats.records import PROMPT, bare, choices, examples, full

MODEST = settings(max_examples=60)

SHEET = """\
title,prompt,answer 1,mark 1,reason 1,answer 2,mark 2,reason 2
Frozen,What freezes it?,The response,right,All is done then.,A timer,wrong,There is none.
"""


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(data.decode("utf-8-sig").split("\r\n")[:-1]))


def resaved(data: bytes, separator: str) -> bytes:
    """The file as another program saves it: parted otherwise, every cell quoted, no mark at its start."""
    rows = csv.reader([f"{line}\n" for line in data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")])
    quoted = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows if row)
    return "\r\n".join(quoted).encode()


def test_every_kind_there_is_reads_back_as_it_was() -> None:
    records = [Record(question, "a/b") for question in examples()]
    written = write(records, "A bank")
    found = read(written.data, "bank.csv")
    assert (written.problems, found.refused) == ((), 0)
    assert {problem.severity for problem in found.problems} <= {"warning"}
    assert bare(found.records) == [record.question for record in records]
    assert {record.category for record in found.records} == {"a/b"}


def test_a_question_with_everything_a_question_can_have_reads_back() -> None:
    ready = replace(full(), status="ready")
    assert bare(read(write([Record(ready)], "").data, "").records) == [ready]


@MODEST
@given(choices())
def test_any_wording_reads_back_or_is_refused_by_name(question: Question) -> None:
    written = write([Record(question)], "")
    if written.problems:
        assert [problem.subject for problem in written.problems] == [question.key]
        assert read(written.data, "").records == ()
    else:
        assert bare(read(written.data, "").records) == [question]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_other_separators_are_told_apart(separator: str) -> None:
    data = resaved(write([Record(question) for question in examples()], "").data, separator)
    assert recognises(data, "x")
    assert bare(read(data, "").records) == list(examples())
    assert bare(read(f"sep={separator}\r\n".encode() + data, "").records) == list(examples())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
@pytest.mark.parametrize("before", ["", "'", "''"])
def test_no_cell_begins_like_a_formula(start: str, before: str) -> None:
    text = f"{before}{start}HYPERLINK(1)"
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@MODEST
@given(PROMPT)
def test_guarding_a_cell_loses_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r\n")


def test_a_formula_in_a_question_stays_text() -> None:
    recall = next(question for question in examples() if question.kind == "recall")
    question = replace(recall, title="=1+1", prompt="@SUM(A1)", explanation="+2")
    data = write([Record(question)], "").data
    assert not [cell for row in table(data) for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert bare(read(data, "").records) == [question]


def test_a_sheet_written_by_hand() -> None:
    found = read(SHEET.encode(), "mine.csv")
    [question] = bare(found.records)
    assert (question.kind, question.key, question.title) == ("single", "frozen", "Frozen")
    assert [(option.text, option.right, option.reason) for option in question.body.options] == [
        ("The response", True, "All is done then."),
        ("A timer", False, "There is none."),
    ]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ("x,,", "single"),
        ("right,right,wrong", "multiple"),
        ("50%,50%,-100%", "multiple"),
        ("accept,accept 50%,=0%", "short"),
        ("step,step,step", "ordering"),
    ],
)
def test_marks_tell_the_kind(cells: str, kind: str) -> None:
    first, second, third = cells.split(",")
    text = (
        "prompt,answer 1,mark 1,answer 2,mark 2,answer 3,mark 3\n"
        f"Which?,one lake,{first},two rivers,{second},no sea,{third}\n"
    )
    assert [question.kind for question in bare(read(text.encode(), "").records)] == [kind]


def test_every_fault_is_told_with_the_line_of_its_row() -> None:
    text = (
        "key,kind,prompt,answer 1,mark 1,answer 2,mark 2,tags,sources,colour\n"
        "a,single,First?,one,right,two,perhaps,,,\n"
        'b,single,"Two\nlines",one,right,two,wrong,,,\n'
        "c,single,Third?,one,wrong,two,wrong,,,\n"
        "d,riddle,Fourth?,one,right,two,wrong,,,\n"
        "e,single,,one,right,two,wrong,,,\n"
        "f,single,Sixth?,one,right,two,wrong,,nowhere,\n"
        "g,,Seventh?,,,,,,,\n"
        "\n"
        "b,single,Which?,one,right,two,wrong,,,\n"
    )
    found = read(text.encode(), "mine.csv")
    errors = [problem for problem in found.problems if problem.severity == "error"]
    assert [problem.line for problem in errors] == [2, 5, 6, 7, 8, 9]
    names = [problem.subject for problem in errors]
    assert names == ["First?", "Third?", "Fourth?", "", "Sixth?", "Seventh?"]
    assert found.refused == 6
    assert [question.key[:2] for question in bare(found.records)] == ["b", "b-"]
    assert "column 'colour'" in found.problems[0].message
    assert {problem.file for problem in found.problems} == {"mine.csv"}


def test_a_quotation_mark_that_never_ends_is_told_where_it_begins() -> None:
    found = read(SHEET.encode() + b'Next,"What,a,right,b,c,wrong,d\nLast,Why?,a,right,b,c,wrong,d\n', "")
    assert len(found.records) == 1
    assert [(problem.line, problem.severity) for problem in found.problems] == [(3, "error")]


def test_a_table_of_something_else_is_not_ours() -> None:
    data = b"date,amount\n2026-01-01,5\n"
    assert not recognises(data, "money.csv")
    assert [problem.severity for problem in read(data, "money.csv").problems] == ["error"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\x00\x01", b"prompt", b'"', b'prompt\n"', b"\xef\xbb\xbfsep=;"])
def test_broken_files_are_no_accidents(data: bytes) -> None:
    assert read(data, "").records == ()
    recognises(data, "")


def test_more_columns_than_anybody_needs_are_refused() -> None:
    data = b"prompt," + b",".join(b"answer 1" for _ in range(100_000)) + b"\nWhat?,a\n"
    assert [problem.message for problem in read(data, "").problems] == ["There are more than 1,000 columns."]


def test_only_what_has_a_source_is_ready() -> None:
    text = "prompt,answer 1,mark 1,answer 2,mark 2,status\nWhich?,one,right,two,wrong,ready\n"
    assert [question.status for question in bare(read(text.encode(), "").records)] == ["draft"]


def test_its_name_and_type() -> None:
    assert (PLUGIN.name, PLUGIN.suffix, PLUGIN.media_type) == ("csv", ".csv", "text/csv")
