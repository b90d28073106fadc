"""Reading what people bring: a text file, a folder of notes or a zip of one, as texts and pictures.

Nothing here raises for bad input; whatever cannot be read is a problem that names the file.
"""

import codecs
import lzma
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from study.core.problem import Problem, Severity, tally

MEGABYTE = 1_000_000
TEXT_LIMIT = 10 * MEGABYTE
ASSET_LIMIT = 5 * MEGABYTE
TOTAL_LIMIT = 50 * MEGABYTE
FILES_LIMIT = 2_000
LONGEST_PATH = 400  # characters
# Deflate cannot pack tighter than 1,032 to 1; real notes and pictures stay under 30 to 1.
RATIO_LIMIT = 200

TEXTS = frozenset({".md", ".markdown", ".txt"})
ASSETS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
# Notion ends the name of every exported page and folder with the page's id.
NOTION_ID = re.compile(r"[ _-]?[0-9a-f]{32}$")
# What zipfile raises for bytes that are no zip, by its own code and that of the three compressions.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
)
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Text(NamedTuple):
    """A file of notes: its path below what was given, with "/" between folders, and its text."""

    path: str
    text: str


class Picture(NamedTuple):
    """A picture file as it is."""

    path: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found. `name` is a plain name for all of it, from the file or folder given."""

    texts: tuple[Text, ...] = ()
    assets: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""


def read(*paths: Path) -> Sources:
    """Read files, folders and zips of notes together. The order of texts is that of their paths."""
    found = _Found()
    for path in paths:
        try:
            _read_path(path, found)
        except OSError as error:
            found.refuse(path.name, f"cannot be read: {error.strerror or error}")
    return found.sources(_plain_name(paths[0].resolve().name) if paths else "")


def from_uploads(files: Iterable[tuple[str, BinaryIO]]) -> Sources:
    """Read uploaded files: (name, open file) each, text, picture or zip."""
    found = _Found()
    name = ""
    for given, file in files:
        path = _safe(given) or "notes.md"
        name = name or _plain_name(path)
        try:
            _read_open(path, file, found, archives=1)
        except OSError as error:
            found.refuse(path, f"cannot be read: {error.strerror or error}")
    return found.sources(name)


def from_text(text: str, name: str = "notes.md") -> Sources:
    """Take text that somebody typed or pasted as one file of notes."""
    return from_uploads([(name, BytesIO(text.encode("utf-8", "replace")))])


def page_name(path: str) -> str:
    """The name of a page by its file's path: without folders, ending and Notion's id."""
    return _plain_name(PurePosixPath(path).name)


@dataclass(slots=True)
class _Found:
    """What has been found so far, and how much more may come."""

    texts: dict[str, Text] = field(default_factory=dict)
    assets: dict[str, Picture] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left: int = field(default_factory=lambda: TOTAL_LIMIT)
    files_left: int = FILES_LIMIT

    def refuse(self, path: str, message: str, severity: Severity = "error") -> None:
        self.problems.append(Problem(message, file=path, severity=severity))

    def add(self, path: str, read: Callable[[int], bytes]) -> None:
        """Take the file `path`; `read(n)` gives at most n bytes of it."""
        ending = PurePosixPath(path).suffix.lower()
        if ending not in TEXTS and ending not in ASSETS:
            return None
        if self.left <= 0 or self.files_left <= 0:
            return None
        if len(path) > LONGEST_PATH:
            return self.refuse(path[:40] + "…", f"has a path of more than {LONGEST_PATH} characters")
        if (readable := path.encode("utf-8", "replace").decode()) != path:
            return self.refuse(readable, "has a name that is not UTF-8")
        if path in self.texts or path in self.assets:
            return self.refuse(path, "is there twice; the first one was taken")
        limit = min(TEXT_LIMIT if ending in TEXTS else ASSET_LIMIT, self.left)
        content = read(limit + 1)
        if len(content) > limit:
            return self._refuse_size(path, limit, "error" if ending in TEXTS else "warning")
        self.left -= len(content)
        self.files_left -= 1
        if not self.files_left:
            self.refuse(path, f"more than {FILES_LIMIT:,} files: those after this one were left out")
        if ending in ASSETS:
            self.assets[path] = Picture(path, ASSETS[ending], content)
            return None
        return self._add_text(path, content)

    def _refuse_size(self, path: str, limit: int, severity: Severity) -> None:
        if limit == self.left:
            self.left = 0
            return self.refuse(path, f"more than {TOTAL_LIMIT // MEGABYTE} MB in all: the rest was left out")
        return self.refuse(path, f"is larger than {limit // MEGABYTE} MB", severity)

    def _add_text(self, path: str, content: bytes) -> None:
        encoding = next((name for mark, name in BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            if b"\0" in content:
                return self.refuse(path, "is not text")
            line = content.count(b"\n", 0, error.start) + 1
            message = f"is neither UTF-8 nor UTF-16 text: byte 0x{content[error.start]:02x} in line {line}"
            self.problems.append(Problem(message, line, path))
            return None
        if "\0" in text:
            return self.refuse(path, "is not text")
        self.texts[path] = Text(path, text)
        return None

    def sources(self, name: str) -> Sources:
        if not self.texts and not tally(self.problems).refuses:
            self.refuse(name, "no notes found: no file that ends in .md, .markdown or .txt")
        texts = tuple(self.texts[path] for path in sorted(self.texts, key=_reading_order))
        return Sources(texts, tuple(self.assets.values()), tuple(self.problems), name)


def _read_path(path: Path, found: _Found) -> None:
    if path.is_dir():
        for name, file in _walk(path, found, path.resolve()):
            try:
                with file.open("rb") as opened:
                    found.add(name, opened.read)
            except OSError as error:
                found.refuse(name, f"cannot be read: {error.strerror or error}")
    elif not path.exists():
        found.refuse(str(path), "there is no such file")
    elif not path.is_file():
        found.refuse(path.name, "is neither a file nor a folder")
    else:
        with path.open("rb") as opened:
            _read_open(path.name, opened, found, archives=1)


def _walk(
    folder: Path, found: _Found, root: Path, prefix: str = "", above: frozenset[Path] = frozenset()
) -> Iterator[tuple[str, Path]]:
    """Files below `folder` with their paths below the root, in order of name. Links out of the root,
    and links back to a folder we are in, are problems."""
    inside = above | {folder.resolve()}
    try:
        entries = sorted(entry.name for entry in os.scandir(folder) if not _hidden(entry.name))
    except OSError as error:
        return found.refuse(prefix or folder.name, f"cannot be read: {error.strerror or error}")
    for entry in entries:
        path, name = folder / entry, prefix + entry
        try:
            real = path.resolve(strict=True)
        except OSError:
            found.refuse(name, "is a link that leads nowhere or round in a circle", "warning")
            continue
        if not real.is_relative_to(root):
            found.refuse(name, "is a link that leads out of the folder", "warning")
        elif real in inside:
            found.refuse(name, "is a link back to a folder that it is in", "warning")
        elif real.is_dir():
            yield from _walk(path, found, root, f"{name}/", inside)
        elif real.is_file():
            yield name, path
    return None


def _read_open(path: str, file: BinaryIO, found: _Found, archives: int) -> None:
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".zip":
        return _read_zip(path, file, found, archives)
    if ending not in TEXTS and ending not in ASSETS:
        return found.refuse(path, "is of no kind that can be read: notes end in .md, .txt or .zip")
    return found.add(path, file.read)


def _read_zip(path: str, file: BinaryIO, found: _Found, archives: int) -> None:
    """Read a zip; one zip inside it too, since large Notion exports come wrapped twice."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > FILES_LIMIT:
                return found.refuse(path, f"holds {len(members):,} files; {FILES_LIMIT:,} is the most")
            for member in members:
                _read_member(archive, member, found, archives)
    except DAMAGED as error:
        found.refuse(path, f"is not a zip file that can be read: {error}")
    return None


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, found: _Found, archives: int) -> None:
    name = _safe(member.filename)
    if not name:
        return found.refuse(member.filename, "has a path that leads out of the zip")
    if any(_hidden(part) for part in PurePosixPath(name).parts):
        return None
    if member.flag_bits & 0x1:
        return found.refuse(name, "is encrypted; unlock the zip first")
    if member.file_size > RATIO_LIMIT * max(member.compress_size, 1000):
        return found.refuse(name, f"is packed more than {RATIO_LIMIT} to 1, which no notes are")
    try:
        with archive.open(member) as opened:
            if name.lower().endswith(".zip") and archives:
                content = opened.read(found.left + 1)
                if len(content) > found.left:
                    return found.refuse(name, f"is larger than {TOTAL_LIMIT // MEGABYTE} MB")
                return _read_zip(name, BytesIO(content), found, archives - 1)
            return found.add(name, opened.read)
    except DAMAGED as error:
        return found.refuse(name, f"is damaged: {error}")


def _safe(name: str) -> str:
    """The path in a zip or an upload with "/" between folders; empty where it would lead out."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name) or "\0" in name:
        return ""
    return str(path) if path.parts else ""


def _hidden(part: str) -> bool:
    """Whether a file or folder is the tool's and not the writer's: .obsidian, .git, .trash, __MACOSX."""
    return part.startswith(".") or part == "__MACOSX"


def _plain_name(name: str) -> str:
    stem = name
    for ending in (".md", ".markdown", ".txt", ".zip"):
        stem = stem[: -len(ending)] if stem.lower().endswith(ending) else stem
    return NOTION_ID.sub("", stem) or stem


def _reading_order(path: str) -> tuple[object, ...]:
    """Order paths as people number them: "2 Basics" before "10 Limits", a page before its folder."""
    parts = re.split(r"(\d+)", path.casefold().removesuffix(".md").replace("/", "\x01"))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts), path
