"""Tables that somebody else laid out: what their columns are taken for, and what comes of their rows."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.formats import FORMATS
from study.core.formats.shared.columns import Columns, Table, letter, said
from study.core.formats.shared.format import Read
from study.core.formats.spreadsheet.limits import MOST_COLUMNS, MOST_MARKS, MOST_ROWS
from study.core.formats.spreadsheet.right import LETTER, NUMBER, TEXT, named
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from tests.workbooks import KAHOOT, members

SHEET = FORMATS["spreadsheet"]
assert SHEET.tabular and SHEET.read and SHEET.read_members
TABULAR, READ, READ_MEMBERS = SHEET.tabular, SHEET.read, SHEET.read_members

# A header, a row, and what comes out: kind, the texts of the right answers, how many answers.
ROWS: tuple[tuple[str, str, str, list[str], int], ...] = (
    ("Question,A,B,C,Correct", "Which?,x,y,z,B", "single", ["y"], 3),
    ("Question,A,B,C,Correct", "Which?,x,y,z,b)", "single", ["y"], 3),
    ("Question,A,B,C,Correct", 'Which?,x,y,z,"A, C"', "multiple", ["x", "z"], 3),
    ("Question,A,B,C,Correct", "Which?,x,y,z,AC", "multiple", ["x", "z"], 3),
    ("Question Text,Option 1,Option 2,Option 3,Correct Answer", "Which?,x,y,z,3", "single", ["z"], 3),
    ("Question Text,Option 1,Option 2,Option 3,Correct Answer", 'Which?,x,y,z,"1;2"', "multiple", ["x", "y"], 3),
    ("question,option_a,option_b,answer", "Which?,red fish,blue fish,Blue fish", "single", ["blue fish"], 2),
    ("question,option_a,option_b,answer", "Which?,red,blue,Option B", "single", ["blue"], 2),
    ("Question,Answer A,Answer B,Right", 'Which?,x,y,"B) y"', "single", ["y"], 2),
    ("Question,Correct answer,Wrong answer 1,Wrong answer 2", "Which?,x,y,z", "single", ["x"], 3),
    ("Question,Option 1,Correct 1,Option 2,Correct 2", "Which?,x,no,y,yes", "single", ["y"], 2),
    ("Frage,Antwort A,Antwort B,Richtig", "Welche?,x,y,A", "single", ["x"], 2),
    ("Question,Answer", "How many?,900 s", "numeric", ["900 s"], 1),
    ("Question,Answer", "Who?,Newton; Isaac Newton", "short", ["Newton"], 1),
    ("Question,Correct", "Does the tide turn?,TRUE", "truefalse", ["True"], 2),
    ("Question,Type,Option 1,Option 2,Option 3,Correct", 'Which?,Checkbox,x,y,z,"1,2"', "multiple", ["x", "y"], 3),
    ("Term,Definition", "Ebb,The tide going out", "recall", ["The tide going out"], 1),
)


def read(text: str, name: str = "own.csv") -> Read:
    return READ(text.encode(), name)


def opened(sheets: Mapping[str, bytes], sheet: str = "") -> Table:
    found = TABULAR.opened(sheets, "own.xlsx", sheet)
    assert isinstance(found, Table), found
    return found


def test_rows_by_what_their_columns_are_called() -> None:
    for header, row, kind, right, count in ROWS:
        found = read(f"{header}\n{row}\n")
        assert len(found.records) == 1, (header, row, found.problems)
        question = found.records[0].question
        parts = KINDS[question.kind].parts(question.body)
        assert (question.kind, list(parts.right), len(parts.all)) == (kind, right, count), (header, row)


def test_reasons_and_what_stands_beside_the_answers() -> None:
    texts = (
        "Question,A,Feedback A,B,Feedback B,Correct,Explanation,Hint,Topic,Tags,Points,Time limit (sec)\n"
        'Which?,x,not x,y,yes y,B,Because.,Think.,tides,"moon, sun tide",2,30\n',
        "Question,A,B,Feedback A,Feedback B,Correct,Explanation,Hint,Topic,Tags,Points,Time limit (sec)\n"
        'Which?,x,y,not x,yes y,B,Because.,Think.,tides,"moon, sun tide",2,30\n',
    )
    for text in texts:
        found = read(text)
        [question] = [record.question for record in found.records]
        assert [one.reason for one in question.body.options] == ["not x", "yes y"]
        assert (question.explanation, question.hints, question.topic) == ("Because.", ("Think.",), "tides")
        assert (question.tags, question.points) == (("moon", "sun-tide"), 2.0)
        assert [(one.severity, one.message) for one in found.problems] == [
            ("warning", "Nothing reads the column: Time limit (sec).")
        ]


# A table, the line of the fault, and words of its message.
FAULTS = (
    ("Question,A,B,Correct\nWhich?,x,y,D\n", 2, "'D' is none of the options"),
    ("Question,A,B,Correct\nWhich?,x,y,B\nWhich one?,x\n", 3, "No right answer is named. Row 3 has 2 of 4 cells."),
    ("Question,A,B,Correct\n,x,y,B\n", 2, "Nothing is asked"),
    ("Question,A,B,Correct,Points\nWhich?,x,y,B,many\n", 2, "'many'"),
    ("Question,Type,A,B,Correct\nYours?,Poll,x,y,\n", 2, "Nothing reads the type 'Poll'"),
    ("Question,Option 1,Correct 1,Option 2,Correct 2\nWhich?,x,maybe,y,\n", 2, "'maybe' says neither right nor wrong"),
    ("Question,Option 1,Correct 1,Option 2,Correct 2\nWhich?,x,no,y,\n", 2, "No right answer is named"),
    ('Question,A,B,Correct\n"Which?,x,y,B\n', 2, "quotation mark"),
    ("Question,A,B,Correct\nWhich?,x,X,B\n", 2, "say the same"),
    ("Ask,Say\nWhich?,x\n", 0, "Say which column"),
)


def test_what_is_wrong_is_named_by_its_row() -> None:
    for text, line, words in FAULTS:
        errors = [one for one in read(text).problems if one.severity == "error"]
        assert [one.line for one in errors] == [line], (text, errors)
        assert words in errors[0].message, (text, errors)


def test_a_name_that_stands_twice_is_told() -> None:
    found = read("Question,Option A,Option A,Correct\nWhich?,x,y,B\n")
    assert any("'Option A' stands above several columns: B, C" in one.message for one in found.problems)
    assert len(found.records[0].question.body.options) == 2


def test_one_reading_of_right_answers_for_the_whole_table() -> None:
    rows = "Question,Option 1,Option 2,Option 3,Correct\nHalf of 4?,1,2,3,2\nTwice 1?,2,4,6,{}\n"
    by_number = read(rows.format(1)).records
    assert [KINDS[one.question.kind].parts(one.question.body).right for one in by_number] == [("2",), ("2",)]
    in_words = read(rows.format(6)).records
    assert [KINDS[one.question.kind].parts(one.question.body).right for one in in_words] == [("2",), ("6",)]


def test_what_a_cell_means() -> None:
    options = ["SNS", "SQS, standard", "", "EC2"]
    table = (
        ("B", LETTER, (1,)),
        ("a & d", LETTER, (0, 3)),
        ("C", LETTER, ()),
        ("2", LETTER, ()),
        ("4.0", NUMBER, (3,)),
        ("1 and 2", NUMBER, (0, 1)),
        ("0", NUMBER, ()),
        ("sqs, Standard", TEXT, (1,)),
        ("SNS; SQS, standard", TEXT, (0, 1)),
        ("SNS, EC2", TEXT, (0, 3)),
        ("SNS, S3", TEXT, ()),
        ("", TEXT, ()),
    )
    for cell, reading, places in table:
        assert named(cell, options, reading) == places, (cell, reading)


def test_a_template_of_kahoot() -> None:
    found = READ_MEMBERS(members({"Sheet1": KAHOOT}), "kahoot.xlsx")
    rights = [KINDS[one.question.kind].parts(one.question.body).right for one in found.records]
    assert rights == [("At new moon",), ("The moon", "The sun")]
    assert [one.question.lines for one in found.records] == [(9, 9), (10, 10)]
    assert [one.severity for one in found.problems] == ["warning"]
    assert "Time limit" in found.problems[0].message


def test_cells_as_a_person_sees_them() -> None:
    rows = {
        1: ["Question", "A", "B", "C", "D", "E", "F", "G"],
        2: [
            '<c r="A2" t="inlineStr"><is><r><t>Rich </t></r><r><t>text?</t></r><rPh sb="0"><t>no</t></rPh></is></c>',
            True,
            0.1,
            20.0,
            '<c r="E2" s="3"><v>0.25</v></c>',
            '<c r="F2" s="2"><v>46054</v></c>',
            '<c r="G2" t="str"><f>1+1</f><v>two</v></c>',
            '<c r="H2" t="e"><v>#N/A</v></c>',
        ],
        3: ["line_x000D_\nbreak", 1e21, 1.5e-7, 123456789012345.0, '<c r="E3"><f>NOW()</f></c>'],
    }
    table = opened(members({"Sheet1": rows}))
    assert table.rows[1].cells == ("Rich text?", "TRUE", "0.1", "20", "25%", "2026-02-01", "two")
    assert table.rows[2].cells == ("line\nbreak", "1e+21", "0.00000015", "123456789012345")
    told = " ".join(one.message for one in table.notes)
    assert "a date: F2" in told and "an error (#N/A): H2" in told and "a formula without a result: E3" in told


def test_sheets_and_merged_cells() -> None:
    first = {1: ["Question", "Topic"], 2: ["One?", "tides"], 3: ["Two?"], 5: ["Three?"]}
    made = members({"Notes": first, "Other": {1: ["x"]}}, merged="B2:B4")
    table = opened(made)
    assert (table.sheet, table.sheets) == ("Notes", ("Notes", "Other"))
    assert [row.cells for row in table.rows] == [
        ("Question", "Topic"),
        ("One?", "tides"),
        ("Two?", "tides"),
        ("Three?",),
    ]
    assert [row.number for row in table.rows] == [1, 2, 3, 5]
    assert any("column B" in one.message for one in table.notes)
    assert opened(made, "Other").rows[0].cells == ("x",)
    assert isinstance(TABULAR.opened(made, "own.xlsx", "None"), Problem)


def test_limits_come_before_the_cost() -> None:
    part = "xl/worksheets/sheet1.xml"
    made = members({"S": {1: ["Question"]}})
    table = (
        ({**made, part: b"<" * (MOST_MARKS + 1)}, "too many cells"),
        ({**made, part: b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>"}, "document type"),
        ({**made, part: b"<worksheet>"}, "well-formed"),
        ({path: data for path, data in made.items() if path != part}, "missing"),
        (members({"S": {1: ['<c r="XFD1" t="str"><v>far</v></c>']}}), f"{MOST_COLUMNS} columns"),
        ({"own.csv": b"a,b\n" * (MOST_ROWS + 1)}, f"{MOST_ROWS:,} rows"),
        ({"own.csv": b"a," * MOST_COLUMNS + b"b\n" * 2}, f"{MOST_COLUMNS} columns"),
        ({"a": b"", "b": b""}, "no workbook"),
    )
    for sheets, words in table:
        found = TABULAR.opened(sheets, "own.csv", "")
        assert isinstance(found, Problem) and words in found.message, (words, found)
    nothing = READ_MEMBERS(members({"S": {}}), "empty.xlsx")
    assert not nothing.records and nothing.problems


def test_what_parts_the_columns_is_guessed_and_told() -> None:
    for separator, words in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        found = read(
            separator.join(["Question", "A", "B", "Correct\n"]) + separator.join(["Which, or?", "x", "y", "B\n"])
        )
        assert len(found.records) == 1, (separator, found.problems)
        assert any(words in one.message for one in found.problems)
    assert not read("Question,A,B,Correct\nWhich?,x,y,B\n").problems
    assert not read("sep=;\nQuestion;A;B;Correct\nWhich?;x;y;B\n").problems
    cyrillic = READ("Question,A,B,Correct\nЧто задаётся при создании?,память,время,B\n".encode("cp1251"), "own.csv")
    assert cyrillic.records[0].question.prompt == "Что задаётся при создании?"
    assert any("windows-1251" in one.message for one in cyrillic.problems)


def test_which_tables_are_known() -> None:
    known = (
        b"Question,A,B,Correct\nWhich?,x,y,B\n",
        b"Ask;Say\nWhich?;x\n",
        b"prompt,option a,option b,correct\nWhich?,x,y,B\n",
    )
    for data in known:
        assert SHEET.recognises(data, "own.csv"), data
    assert not FORMATS["csv"].recognises(known[2], "own.csv")
    assert FORMATS["csv"].recognises(b"prompt,answer 1,mark 1,mine\n", "own.csv")
    for data in (b"Which?\nA) x\nB) y\nANSWER: B\n", b"Dear all, see you.\n", b"// a\nWhich? {=x ~y}\n", b""):
        assert not SHEET.recognises(data, "own.txt"), data


def test_text_stands_as_it_is_and_a_guarded_formula_is_a_text() -> None:
    found = read("Question,A,B,Correct\n1. Which *one*?,'=1+1,a_b,A\n")
    question = found.records[0].question
    assert question.prompt == r"1\. Which \*one\*?"
    assert question.body.options[0].text == "=1+1"


def test_columns_that_are_named() -> None:
    table = TABULAR.opened({"own.csv": b"Ask,One,Two,Key\nWhich?,x,y,B\n"}, "own.csv", "")
    assert isinstance(table, Table)
    offered = list(TABULAR.roles)
    columns = said(TABULAR.guess(table, None), ["ask=question", "B=option", "Two = option"], table, offered)
    assert isinstance(columns, Columns)
    assert columns.roles == ("question", "option", "option", "right")
    assert len(TABULAR.read(table, columns, "own.csv").records) == 1
    for one, words in (("Who=question", "no column 'Who'"), ("Ask=asked", "no role 'asked'"), ("Ask", "NAME=ROLE")):
        found = said(columns, [one], table, offered)
        assert isinstance(found, Problem) and words in found.message
    ignored = said(columns, ["Two=ignore"], table, offered)
    assert isinstance(ignored, Columns) and ignored.roles[2] == ""


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters_of_columns(place: int, name: str) -> None:
    assert letter(place) == name


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=6), st.lists(st.sampled_from(list(TABULAR.roles))))
def test_any_rows_by_any_columns_are_read_without_an_accident(rows: list[list[str]], roles: list[str]) -> None:
    text = "\n".join(",".join(cells) for cells in rows)
    table = TABULAR.opened({"x": text.encode("utf-8", "replace")}, "x", "")
    assert isinstance(table, Table)
    width = (roles + [""] * table.width)[: table.width]
    found = TABULAR.read(table, Columns(tuple(width), 1), "x")
    assert sum(one.severity == "error" for one in found.problems) >= found.refused
