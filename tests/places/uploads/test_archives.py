"""One reader of archives: whatever is broken in one is a problem, for everybody who takes archives."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.banks import exchange, files
from study.core.formats import FORMATS
from study.core.limits import FILES
from study.core.problem import Problem
from study.library.sources import from_uploads
from study.uploads import archives
from study.uploads.archives import Member, Room, unpack

STUDY = Path(archives.__file__).resolve().parents[1]
TODAY = date(2026, 11, 23)
PACKINGS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
XML = b"<questestinterop><assessment ident='a' title='A'/></questestinterop>"


def zipped(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name), content, packing)
    return buffer.getvalue()


def zipped_by_windows(files: dict[str, bytes], encoding: str) -> bytes:
    """A zip whose names say nothing of the encoding they are in."""
    names = {f"{number:02}".ljust(len(name.encode(encoding)), "_"): name for number, name in enumerate(files)}
    data = zipped({stand_in: files[name] for stand_in, name in names.items()})
    for stand_in, name in names.items():
        data = data.replace(stand_in.encode(), name.encode(encoding))
    return data


def taken(data: bytes, room: Room | None = None) -> tuple[dict[str, bytes], list[str]]:
    found = list(unpack(data, "a.zip", room or Room(), lambda path: 1_000_000))
    members = {one.path: one.content for one in found if isinstance(one, Member)}
    return members, [f"{one.file} {one.message}" for one in found if isinstance(one, Problem)]


def as_notes(data: bytes) -> object:
    return from_uploads([("a.zip", BytesIO(data))])


def as_questions(data: bytes) -> object:
    return exchange.plan(None, data, "a.zip", "auto", TODAY)


def as_every_format(data: bytes) -> object:
    return [files.read_file(form, data, "a.zip") for form in FORMATS.values() if form.read or form.read_members]


ENTRIES: list[Callable[[bytes], object]] = [as_notes, as_questions, as_every_format, taken]
FILES_IN = {"notes/a.md": b"# One\n\nterm: meaning\n" * 9, "q.xml": XML, "collection.anki2": b"SQLite format 3\0" * 9}
WHOLE = {packing: zipped(FILES_IN, packing) for packing in PACKINGS}
NESTED = zipped({"Part-1.zip": WHOLE[zipfile.ZIP_DEFLATED]})


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("packing", PACKINGS)
def test_every_flipped_byte_gives_problems_and_no_exception(entry: Callable[[bytes], object], packing: int) -> None:
    whole = WHOLE[packing]
    step = 1 if entry is taken else 7
    for at in range(0, len(whole), step):
        for flip in (0x01, 0x80, 0xFF):
            entry(whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :])
    for end in range(0, len(whole), 5 * step):
        entry(whole[:end])


@pytest.mark.parametrize("entry", ENTRIES)
@settings(max_examples=60)
@given(data=st.data())
def test_any_corruption_gives_problems_and_no_exception(entry: Callable[[bytes], object], data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([*WHOLE.values(), NESTED]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    entry(whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:])


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_within_bounds_is_not_unpacked(packing: int) -> None:
    members, problems = taken(zipped({"a.md": b"# One\n"}, packing))
    assert members == {}
    assert problems == ["a.md uses a compression method that cannot be read; make the zip again with default settings"]


def test_a_damaged_member_is_named_and_the_others_are_taken() -> None:
    whole = bytearray(zipped({"a.md": b"one" * 50, "b.md": b"two" * 50}, zipfile.ZIP_STORED))
    whole[whole.index(b"oneone")] ^= 1
    members, problems = taken(bytes(whole))
    assert members == {"b.md": b"two" * 50}
    assert len(problems) == 1 and problems[0].startswith("a.md is damaged")
    found = files.unpacked(bytes(whole), "a.zip")
    assert isinstance(found, Problem) and found.file == "a.md"


def test_a_size_that_lies_costs_no_more_than_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    read = zipfile.ZipExtFile.read

    def counted(opened: zipfile.ZipExtFile, n: int = -1) -> bytes:
        asked.append(n)
        return read(opened, n)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    content = zipped({"a.md": bytes(range(256)) * 4_000})
    size = (256 * 4_000).to_bytes(4, "little")
    members, problems = taken(content.replace(size, (5_000).to_bytes(4, "little")))
    assert (members, asked) == ({}, [5_001])
    assert problems[0].startswith("a.md is damaged")


def test_a_directory_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(archives, "ZipFile", opened.append)
    many = b"PK\x01\x02" * (2 * FILES + 1)
    assert taken(many) == ({}, ["a.zip holds more than 10,000 files"])
    assert opened == []


def test_what_is_wrong_with_a_path_is_said() -> None:
    names = ["ok.md", "../out", "/etc/x", "C:/x", "x/../../y", "d/" + "x" * 500]
    _, problems = taken(zipped(dict.fromkeys(names, b"x")))
    assert [problem.split(" ", 1)[1] for problem in problems] == [
        *["has a path that leads out of the zip"] * 4,
        "has a path of more than 400 characters",
    ]
    twice = zipped({"aa": b"1", "ab": b"2"}).replace(b"ab", b"aa")
    members, problems = taken(twice)
    assert (members, problems) == ({"aa": b"1"}, ["aa appears twice; the first one was used"])


UTF8 = 0x800
"""The flag that says so, in both headers of a member; a zip of macOS is without it."""


def unsaid(data: bytes) -> bytes:
    """The archive as macOS writes it: without a word of how its names are encoded."""
    made = bytearray(data)
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := made.find(head, start)) >= 0:
            made[start + at + 1] &= ~(UTF8 >> 8) & 0xFF
            start += 4
    return bytes(made)


@pytest.mark.parametrize("name", ["Übung/Größe.md", "笔记/光合作用.md", "Заметки.md", "ملاحظات.md"])
def test_a_name_in_utf8_is_read_as_such_said_or_not(name: str) -> None:
    said = zipped({name: b"x"})
    assert unsaid(said) != said
    assert [taken(one) for one in (said, unsaid(said))] == [({name: b"x"}, [])] * 2


def test_a_name_of_another_encoding_stays_as_zips_were_first_written() -> None:
    whole = unsaid(zipped({"Gr\u00f6\u00dfe.md": b"x"}))
    assert taken(whole.replace("Größe".encode(), "Größe!!".encode("cp437")))[0] == {"Größe!!.md": b"x"}


def test_letters_and_accents_that_macos_parted_are_one_again() -> None:
    assert taken(unsaid(zipped({normalize("NFD", "Idées/Café.md"): b"x"}))) == ({"Idées/Café.md": b"x"}, [])
    assert archives.safe_path(normalize("NFD", "é.md")) == "é.md"


def test_the_room_is_shared_by_all_that_is_brought() -> None:
    room = Room(bytes=10, files=3)
    assert taken(zipped({"a": b"123456"}), room) == ({"a": b"123456"}, [])
    members, problems = taken(zipped({"b": b"123456", "c": b"1"}), room)
    assert (members, problems) == ({}, ["b more than 50 MB in all: this and what follows was left out"])


def test_one_module_opens_archives_of_strangers() -> None:
    opening = {
        path.relative_to(STUDY).as_posix()
        for path in STUDY.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in ("import zipfile", "from zipfile", "import lzma"))
    }
    # These make archives of ours, to be taken along.
    ours = {"banks/anki_schedule.py", "banks/files.py", "topics/queries.py", "uploads/backups.py"}
    assert opening - ours == {"uploads/archives.py"}


@pytest.mark.parametrize(
    ("folder", "encoding", "told"),
    [("笔记", "gbk", "Chinese (GB18030)"), ("ノート", "cp932", "Japanese (Shift-JIS)"), ("Übungen", "cp850", "(DOS)")],
)
def test_names_in_zips_of_windows_are_read_and_the_guess_is_told_once(folder: str, encoding: str, told: str) -> None:
    data = zipped_by_windows({f"{folder}/a.md": b"# A\n\n- x: y", f"{folder}/b.md": b"# B"}, encoding)
    found = from_uploads([("Course.zip", BytesIO(data))])
    assert [text.path for text in found.texts] == [f"{folder}/a.md", f"{folder}/b.md"]
    [problem] = found.problems
    assert (problem.file, problem.severity) == ("Course.zip", "warning")
    assert told in problem.message and f"{folder}/a.md" in problem.message


def test_a_guess_at_names_of_what_nobody_reads_is_not_told() -> None:
    data = zipped_by_windows({"笔记.bin": b"x", "a.md": b"# A\n\n- x: y"}, "gbk")
    assert not from_uploads([("Course.zip", BytesIO(data))]).problems


def test_a_guess_at_names_refuses_no_questions() -> None:
    data = zipped_by_windows({"Übung.md": b"x", "b.md": b"y"}, "cp850")
    assert files.unpacked(data, "a.zip") == {"Übung.md": b"x", "b.md": b"y"}
