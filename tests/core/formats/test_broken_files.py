"""Files that were damaged on the way are read as far as they go, and never an accident."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.formats import FORMATS
from study.core.formats.shared.format import Record
from tests.core.formats.records import examples, full
from tests.workbooks import KAHOOT, members

RECORDS = [Record(question) for question in (*examples(), full())]
WRITTEN = {
    "csv": FORMATS["csv"].write(RECORDS, "A bank").data,
    "aiken": FORMATS["aiken"].write(RECORDS, "A bank").data,
    "qti3": max(FORMATS["qti3"].write_members(RECORDS, "A bank").members.values(), key=len),
    "qti12": max(FORMATS["qti12"].write_members(RECORDS, "A bank").members.values(), key=len),
}
THOROUGH = settings(max_examples=150)
HARM = st.tuples(
    st.integers(0, 100_000), st.sampled_from([b"", b"\x00", b"<", b'"', b"\n", b"'", b"\xff", b"ANSWER: Z"])
)


@pytest.mark.parametrize("name", WRITTEN)
@THOROUGH
@given(st.lists(HARM, min_size=1, max_size=4), st.integers(0, 4000))
def test_a_damaged_file_is_read_without_an_accident(name: str, harm: list[tuple[int, bytes]], cut: int) -> None:
    data = WRITTEN[name]
    for place, piece in harm:
        place %= len(data)
        data = data[:place] + piece + data[place + 1 :]
    for broken in (data, data[:cut], data[-cut:]):
        found = FORMATS[name].read(broken, "broken")
        assert FORMATS[name].recognises(broken, "broken") in (True, False)
        errors = sum(problem.severity == "error" for problem in found.problems)
        assert errors >= found.refused
        keys = [record.question.key for record in found.records]
        assert len(set(keys)) == len(keys)


WORKBOOK = members({"Quiz": KAHOOT})


@pytest.mark.parametrize("part", WORKBOOK)
@THOROUGH
@given(st.lists(HARM, min_size=1, max_size=4), st.integers(0, 4000))
def test_a_damaged_workbook_is_read_without_an_accident(part: str, harm: list[tuple[int, bytes]], cut: int) -> None:
    data = WORKBOOK[part]
    for place, piece in harm:
        place %= len(data)
        data = data[:place] + piece + data[place + 1 :]
    read = FORMATS["spreadsheet"].read_members
    assert read
    assert len(read(WORKBOOK, "quiz.xlsx").records) == 2
    for broken in ({part: data}, {part: data[:cut]}, {part: b""}):
        found = read(WORKBOOK | broken, "quiz.xlsx")
        assert len(found.records) <= 2
        assert sum(problem.severity == "error" for problem in found.problems) >= found.refused
    gone = read({path: content for path, content in WORKBOOK.items() if path != part}, "quiz.xlsx")
    assert len(gone.records) == 2 or gone.problems


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.write and name != "moodle-xml"])
def test_a_file_of_another_encoding_is_read_and_its_guess_told(name: str) -> None:
    """XML is left out: it tells its encoding itself."""
    write, read = FORMATS[name].write, FORMATS[name].read
    assert write and read
    question = replace(
        next(one for one in examples() if one.kind == "single"),
        title="Память функции",
        prompt="Что задаётся при создании функции?",
    )
    data = write([Record(question)], "").data.decode("utf-8-sig").replace("…", "").encode("cp1251", "replace")
    found = read(data, "x")
    assert [record.question.prompt for record in found.records] == [question.prompt]
    assert any("Cyrillic (windows-1251)" in problem.message and problem.file == "x" for problem in found.problems)


@pytest.mark.parametrize("name", WRITTEN)
@THOROUGH
@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_accident(name: str, data: bytes) -> None:
    FORMATS[name].recognises(data, "x")
    assert FORMATS[name].read(data, "x").records == ()
