"""Archives of questions: opened with care, made the same way twice."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from study.banks.files import packed, read_file, recognised, unpacked, write_file
from study.core.formats import FORMATS
from study.core.formats.shared.format import Record
from study.core.limits import FILE, FILES
from study.core.problem import Problem
from study.core.questions.question import Source
from tests.anki_packages import Written, package
from tests.core.formats.records import bare, examples

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
RECORDS = [Record(question) for question in examples()]


def archive(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for path, content in members.items():
            made.writestr(path, content)
    return file.getvalue()


def database(data: bytes, folder: Path) -> sqlite3.Connection:
    with ZipFile(BytesIO(data)) as made:
        return sqlite3.connect(made.extract("collection.anki2", folder))


@pytest.mark.parametrize("name", ["csv", "apkg"])
def test_a_file_that_was_written_is_recognised_and_reads_back(name: str) -> None:
    form = FORMATS[name]
    data = write_file(form, RECORDS, "A bank", NOW).data
    assert recognised(data, f"bank{form.suffix}")[0] == form
    assert bare(read_file(form, data, "bank").records) == [record.question for record in RECORDS]


def test_of_every_format_each_kind_comes_back_with_its_sources_or_its_loss_is_told() -> None:
    questions = [
        replace(one, sources=(Source("Tides [2nd ed.], a|b <c>", "https://a.example/t", date(2026, 11, 1)),))
        for one in examples()
    ]
    for form in (one for one in FORMATS.values() if one.write or one.write_members):
        out = write_file(form, [Record(one) for one in questions], "A bank", NOW)
        assert recognised(out.data, f"bank{form.suffix}")[0] == form
        found = read_file(form, out.data, f"bank{form.suffix}")
        assert not found.refused, (form.name, found.problems)
        again = {one.key: one for one in bare(found.records)}
        told = {problem.subject for problem in out.problems}
        for one in questions:
            assert one.key in told or one.key in again, (form.name, one.key)
            if form.name != "aiken" and one.key in again:  # which holds no sources, and says so
                assert again[one.key].sources == one.sources, (form.name, one.key)


def test_what_macos_adds_to_an_archive_is_no_part_of_it() -> None:
    assert unpacked(archive({"a.xml": b"<a/>", "__MACOSX/._a.xml": b"\0"}), "a.zip") == {"a.xml": b"<a/>"}


@pytest.mark.parametrize("name", ["csv", "aiken", "qti12", "qti3"])
def test_the_same_questions_give_the_same_bytes(name: str) -> None:
    form = FORMATS[name]
    first, second = (write_file(form, RECORDS, "A bank", NOW + timedelta(days=day)).data for day in (0, 1))
    assert first == second
    assert read_file(form, first, "bank").records
    assert recognised(first, "bank")[0] == form


def test_anki_takes_the_newer_of_two_notes_because_it_says_when_it_was_changed(tmp_path: Path) -> None:
    form = FORMATS["apkg"]
    seen = []
    for day in (0, 1):
        data = write_file(form, RECORDS, "A bank", NOW + timedelta(days=day)).data
        with database(data, tmp_path / str(day)) as connection:
            seen.append(connection.execute("SELECT guid, mid, mod FROM notes ORDER BY guid").fetchall())
            cards = connection.execute("SELECT count(DISTINCT nid) FROM cards").fetchone()
        connection.close()
        assert cards == (len(RECORDS),)
    assert [row[:2] for row in seen[0]] == [row[:2] for row in seen[1]]
    assert all(after[2] - before[2] == 86_400 for before, after in zip(*seen, strict=True))


@pytest.mark.parametrize("path", ["../out", "/etc/x", "a/../../x", "C:/x", "..\\b"])
def test_a_path_that_leads_out_is_refused(path: str) -> None:
    data = archive({"placeholder": b"x"}).replace(b"placeholder", path.ljust(11, "x").encode())
    found = unpacked(data, "a.zip")
    assert isinstance(found, Problem)
    assert "leads out" in found.message


def test_what_is_packed_too_tightly_too_many_or_twice_is_refused() -> None:
    assert isinstance(unpacked(archive({"bomb": bytes(3_000_000)}), "a.zip"), Problem)
    assert isinstance(unpacked(archive({str(number): b"" for number in range(FILES + 1)}), "a.zip"), Problem)
    twice = archive({"aa": b"1", "ab": b"2"}).replace(b"ab", b"aa")
    assert isinstance(unpacked(twice, "a.zip"), Problem)


def test_a_size_that_is_not_true_is_found_out() -> None:
    data = archive({"a": b"x" * 1000})
    size = (1000).to_bytes(4, "little")
    assert isinstance(unpacked(data.replace(size, (10).to_bytes(4, "little")), "a.zip"), Problem)


@pytest.mark.parametrize("data", [b"PK", b"PK\x05\x06" + bytes(18), b"PK\x03\x04broken", packed({"a": b"b"})[:-30]])
def test_damaged_archives_are_told(data: bytes) -> None:
    for name in ("qti12", "apkg", "csv"):
        form = FORMATS[name]
        found = read_file(form, data, "x.zip")
        assert found.records == ()
        assert found.problems
    recognised(data, "x.zip")


def test_the_newest_packages_of_anki_are_read_like_the_old_ones() -> None:
    notes = [Written("g", ["Tide?", "the sea"])]
    old, new = (read_file(FORMATS["apkg"], package(notes, today=today), "deck.apkg") for today in (False, True))
    assert old == new and [one.question.prompt for one in new.records] == ["Tide?"]


def test_a_file_that_is_too_large_is_refused_before_it_is_opened() -> None:
    form = FORMATS["csv"]
    data = bytes(FILE + 1)
    assert read_file(form, data, "x").problems[0].message == "The file is larger than 10 MB."
    assert recognised(data, "x") == ()
