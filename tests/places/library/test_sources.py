"""What people bring is read, or it is named with what is wrong; nothing raises."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core import limits
from study.core.limits import FILES
from study.library import sources
from study.library.sources import from_text, from_uploads, page_name, read
from study.uploads.archives import Room

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def upload(name: str, content: bytes) -> sources.Sources:
    return from_uploads([(name, BytesIO(content))])


def messages(found: sources.Sources) -> list[tuple[str, str, str]]:
    return [(problem.file, problem.severity, problem.message) for problem in found.problems]


def test_a_vault_is_read_in_order_with_its_pictures_and_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("10 Limits.md", "2 Basics.md", ".obsidian/app.md", ".trash/old.md", "sub/a.txt", "sub/data.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# One\n")
    (tmp_path / "sub" / "a.png").write_bytes(PNG)
    found = read(tmp_path)
    assert [text.path for text in found.texts] == ["2 Basics.md", "10 Limits.md", "sub/a.txt"]
    assert [(asset.path, asset.content) for asset in found.assets] == [("sub/a.png", PNG)]
    assert found.problems == ()


def test_a_zip_of_a_folder_reads_like_the_folder(tmp_path: Path) -> None:
    files = {"vault/one.md": b"# One\n", "vault/.obsidian/x.md": b"no", "__MACOSX/one.md": b"no", "vault/p.png": PNG}
    path = tmp_path / "My vault.zip"
    path.write_bytes(zipped(files))
    found = read(path)
    assert [text.path for text in found.texts] == ["vault/one.md"]
    assert [asset.path for asset in found.assets] == ["vault/p.png"]
    assert (found.name, found.problems) == ("My vault", ())


def test_a_zip_inside_a_zip_is_read_as_notion_wraps_them_but_no_deeper() -> None:
    inner = zipped({"Page 0123456789abcdef0123456789abcdef.md": b"# Page\n"})
    assert [text.text for text in upload("Export.zip", zipped({"Part-1.zip": inner})).texts] == ["# Page\n"]
    assert upload("Export.zip", zipped({"a.zip": zipped({"b.zip": inner})})).texts == ()


def test_a_package_in_a_zip_is_named() -> None:
    found = upload("all.zip", zipped({"a.md": b"# One\n", "decks/tides.apkg": b"PK"}))
    assert [text.path for text in found.texts] == ["a.md"]
    why = "is an Anki package inside a folder or a zip: bring it by itself"
    assert messages(found) == [("decks/tides.apkg", "warning", why)]


def test_the_id_that_notion_appends_is_no_part_of_a_name() -> None:
    assert page_name("Export/AWS Lambda 0123456789abcdef0123456789abcdef.md") == "AWS Lambda"
    assert page_name("0123456789abcdef0123456789abcdef.md") == "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_of_every_unicode_encoding_is_read(encoding: str) -> None:
    assert upload("a.md", "# Größe\n".encode(encoding)).texts[0].text == "# Größe\n"


def test_notes_of_another_encoding_are_read_and_the_guess_is_told() -> None:
    found = upload("a.md", "one\nGröße\n".encode("latin-1"))
    assert found.texts[0].text == "one\nGröße\n"
    [problem] = found.problems
    assert (problem.file, problem.line, problem.severity) == ("a.md", 2, "warning")
    assert "windows-1252" in problem.message and "“Größe”" in problem.message


def test_what_is_not_text_is_named() -> None:
    assert messages(upload("a.md", PNG + b"\xff")) == [("a.md", "error", "is not text")]
    assert messages(upload("a.md", b"one\0two")) == [("a.md", "error", "is not text")]


def test_a_zip_cannot_lead_out_of_itself() -> None:
    found = upload("a.zip", zipped({"../evil.md": b"x", "/etc/evil.md": b"x", "C:\\evil.md": b"x", "good.md": b"x"}))
    assert [text.path for text in found.texts] == ["good.md"]
    assert [message for _, _, message in messages(found)] == ["has a path that leads out of the zip"] * 3


def test_a_zip_bomb_is_refused_unread() -> None:
    found = upload("a.zip", zipped({"bomb.md": b" " * 5_000_000}))
    assert messages(found) == [
        ("bomb.md", "error", "is compressed more than 200 to 1, which is not plausible for notes")
    ]
    many = upload("a.zip", zipped({f"{number}.md": b"x" for number in range(FILES + 1)}))
    assert messages(many) == [("a.zip", "error", "holds 10,001 files; the limit is 10,000")]


def test_a_size_that_lies_does_not_help_a_bomb() -> None:
    content = bytearray(zipped({"a.md": os.urandom(1000).hex().encode() * 6000}))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo("a.md").file_size.to_bytes(4, "little")
    found = upload("a.zip", bytes(content).replace(size, (5000).to_bytes(4, "little")))
    assert found.texts == ()
    assert found.problems[0].file == "a.md"


def test_an_encrypted_zip_is_named() -> None:
    content = bytearray(zipped({"a.md": b"secret"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    assert messages(upload("a.zip", bytes(content))) == [("a.md", "error", "is encrypted; unlock the zip first")]


@given(st.binary(max_size=200), st.integers(0, 400), st.booleans())
def test_no_bytes_raise(noise: bytes, at: int, whole: bool) -> None:
    good = zipped({"a.md": b"# One\n" * 20, "p.png": PNG})
    broken = noise if whole else good[:at] + noise + good[at + len(noise) :]
    for name in ("a.zip", "a.md", "a.png"):
        upload(name, broken)


def test_large_files_and_large_heaps_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 1_000_000)
    monkeypatch.setattr(limits, "PICTURE", 1_000_000)
    assert messages(upload("a.md", b"x" * 1_000_001)) == [("a.md", "error", "is larger than 1 MB")]
    picture = upload("a.png", b"x" * 1_000_001)
    assert ("a.png", "warning", "is larger than 1 MB") in messages(picture)
    half = os.urandom(450_000).hex().encode()
    heap = [(f"{n}.md", half) for n in range(5)]
    found = sources._Found(room=Room(bytes=3_000_000))
    sources._read_zip("a.zip", zipped(dict(heap)), found, 1)
    assert len(found.texts) == 3
    assert [(problem.file, problem.message) for problem in found.problems] == [
        ("3.md", "more than 50 MB in all: this and what follows was left out")
    ]


def test_links_never_leave_the_folder_nor_go_in_circles(tmp_path: Path) -> None:
    vault, outside = tmp_path / "vault", tmp_path / "outside"
    for folder in (vault / "sub", outside):
        folder.mkdir(parents=True)
    (vault / "a.md").write_text("# A\n")
    (outside / "secret.md").write_text("# Secret\n")
    (vault / "out").symlink_to(outside)
    (vault / "out.md").symlink_to(outside / "secret.md")
    (vault / "sub" / "up").symlink_to(vault)
    (vault / "nowhere.md").symlink_to(tmp_path / "missing.md")
    found = read(vault)
    assert [text.path for text in found.texts] == ["a.md"]
    assert messages(found) == [
        ("nowhere.md", "warning", "is a broken or circular link"),
        ("out", "warning", "is a link that leads out of the folder"),
        ("out.md", "warning", "is a link that leads out of the folder"),
        ("sub/up", "warning", "is a link back to a folder that contains it"),
    ]


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "dir.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    assert messages(read(tmp_path / "missing.md"))[0][2] == "there is no such file"
    assert messages(read(tmp_path / "pipe.md"))[0][2] == "is neither a file nor a folder"
    assert messages(read(tmp_path / "dir.md"))[0][2] == "no notes found: no file that ends in .md, .markdown or .txt"
    assert messages(upload("notes.xyz", b"PK"))[0][2].startswith("is not a kind of file that can be read")


def test_a_name_that_is_not_unicode_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_text("# A\n")
    (found,) = read(tmp_path).problems
    assert (found.file, found.message) == ("?.md", "has a name that is not UTF-8")


def test_the_same_name_twice_is_named(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_text(name)
    found = read(tmp_path / "x" / "a.md", tmp_path / "y" / "a.md")
    assert [text.text for text in found.texts] == ["x"]
    assert messages(found) == [("a.md", "error", "appears twice; the first one was used")]


def test_pasted_text_is_a_file_of_notes() -> None:
    assert [(text.path, text.text) for text in from_text("# A\n").texts] == [("notes.md", "# A\n")]


def test_a_database_of_notion_is_read_once_and_other_tables_are_not() -> None:
    name = f"Animals {'0a' * 16}"
    files = {
        f"{name}.csv": b"Name\nKrill\n",
        f"{name}_all.csv": b"Name\nKrill\n",
        "data.csv": b"1,2\n",
        "a.md": b"# A\n",
    }
    found = upload("export.zip", zipped(files))
    assert sorted(text.path for text in found.texts) == [f"{name}.csv", "a.md"]
    assert found.problems == ()


def test_all_of_a_database_is_read_where_it_stands_alone() -> None:
    name = f"Animals {'0a' * 16}_all.csv"
    assert [text.path for text in upload("export.zip", zipped({name: b"Name\nKrill\n"})).texts] == [name]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Notes.enex", "Evernote"),
        ("Notes.jex", "“MD – Markdown”"),
        ("lab.ipynb", "export it as Markdown"),
        ("notes.ORG", "org"),
        ("Map.canvas", "canvas of Obsidian"),
        ("Notes.docx", "copy its text"),
        ("words.csv", "bank of questions"),
    ],
)
def test_a_file_of_another_program_is_refused_with_what_to_do(name: str, told: str) -> None:
    for found in (upload(name, b"x"), upload("all.zip", zipped({name: b"x"}))):
        [(file, severity, message)] = messages(found)
        assert (file, severity) == (name, "error")
        assert told in message


def test_what_is_not_read_of_a_vault_is_told_once_for_each_kind() -> None:
    files = {
        "a.md": b"# A",
        "b.canvas": b"{}",
        "c/d.canvas": b"{}",
        "e.ipynb": b"{}",
        "g.html": b"<p>x",
        "h/i.HTM": b"<p>x",
        "paper.pdf": b"%PDF",
        "f.csv": b"1",
    }
    found = upload("vault.zip", zipped(files))
    assert [(file, severity, "1 file more" in message) for file, severity, message in messages(found)] == [
        ("b.canvas", "warning", True),
        ("e.ipynb", "warning", False),
        ("g.html", "warning", True),
    ]


def test_pages_in_html_beside_notes_in_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A")
    (tmp_path / "Page.html").write_text("<p>x")
    assert [(file, severity) for file, severity, _ in messages(read(tmp_path))] == [("Page.html", "warning")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Heart.excalidraw.md", "# Text Elements\nVentricle ^a1\n"),
        ("Heart.md", "---\ntags: [x]\nexcalidraw-plugin: parsed\n---\n# Text Elements\nVentricle ^a1\n"),
    ],
)
def test_a_drawing_of_excalidraw_is_left_alone_with_a_word(name: str, text: str) -> None:
    found = upload("vault.zip", zipped({name: text.encode(), "a.md": b"# A\n\nabout excalidraw-plugin: no"}))
    assert [one.path for one in found.texts] == ["a.md"]
    assert [(one.file, one.severity, "drawing" in one.message) for one in found.problems] == [(name, "warning", True)]


def test_an_export_as_html_is_told_from_notes() -> None:
    for found in (upload("Page.html", b"<p>x"), upload("export.zip", zipped({"Page.html": b"<p>x", "b.html": b"y"}))):
        assert [problem.message.split(":")[0] for problem in found.problems] == ["is HTML, which is not read"]
