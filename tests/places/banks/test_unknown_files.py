"""A file of no known format says what it looks like, and an archive why it is not opened."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from study.banks.exchange import format_of, plan
from study.core.problem import Problem

FILES = {
    b"": "is empty",
    b"%PDF-1.7 x": "a PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1": "an older file of Word, Excel",
    b"{\\rtf1 Which?}": "RTF",
    b"\x89PNG\r\n\x1a\n": "a picture",
    b"\xff\xd8\xff\xe0": "a picture",
    b"SQLite format 3\0": "from Anki as .apkg",
    b"7z\xbc\xaf\x27\x1c": "no zip",
    b"PK\x03\x04cut": "cut off or damaged",
    b"<!DOCTYPE html><p>x": "a web page",
    b'{"questions": []}': "JSON",
    b"<?xml version='1.0'?><!-- x --><svg/>": "(<svg>)",
    b"What keeps messages?\nA. SNS\nB. SQS\n": "ANSWER: B",
    b"Ask,Say\nWhat keeps?,B\n": "a table",
    b'<quiz identifier="i" xmlns="http://canvas.instructure.com/xsd/cccv1p0"/>': "no questions of a known format",
    b"Dear all, see you.": "without a form that is known",
    b"\1\0\2\0\3": "it is no text",
}
ARCHIVES = {
    "word/document.xml": "a file of Word",
    "xl/workbook.bin": "a workbook of Excel",
    "ppt/presentation.xml": "PowerPoint",
    "h5p.json": "H5P",
    "res00001.dat": "Blackboard",
    "moodle_backup.xml": "a backup of Moodle",
    "holiday.jpeg": "It holds holiday.jpeg",
}


def said(data: bytes) -> str:
    found = format_of(data, "mine.bin")
    assert isinstance(found, Problem), (data, found)
    return found.message


def zipped(path: str, content: bytes = b"x") -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(path, content)
    return file.getvalue()


def test_each_says_what_it_looks_like() -> None:
    for data, words in FILES.items():
        assert words in said(data), (data, said(data))
    for path, words in ARCHIVES.items():
        data = zipped(path, b"<COURSE/>" if path.endswith(".dat") else b"x")
        assert words in said(data), (path, said(data))


def test_an_archive_that_is_not_opened_says_why() -> None:
    bomb = format_of(zipped("bomb.md", b"0" * 5_000_000), "mine.zip")
    assert isinstance(bomb, Problem)
    assert bomb.file == "bomb.md"
    assert "format" not in bomb.message
    seen = plan(None, zipped("bomb.md", b"0" * 5_000_000), "mine.zip", "auto", date(2026, 11, 27))
    assert seen.problems == (bomb,)
    none = format_of(b"%PDF-1.7", "mine.pdf")
    assert isinstance(none, Problem) and none.file == "mine.pdf"


def test_a_package_is_known_by_what_is_in_it() -> None:
    pool = (
        b"<questestinterop><assessment><bbmd_assessmenttype>Pool</bbmd_assessmenttype></assessment></questestinterop>"
    )
    found = format_of(zipped("res00001.dat", pool), "mine.zip")
    assert not isinstance(found, Problem)
    assert found.name == "blackboard"
