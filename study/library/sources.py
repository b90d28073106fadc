"""Reads what people bring, a text file, a folder of notes or a zip of one, as texts and pictures.

Nothing here raises for bad input; anything that cannot be read is a problem that names its file.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from study.core import limits
from study.core.encodings import decode
from study.core.formats.anki.moving import ENDING, Deck, anchor, file_of
from study.core.limits import MEGABYTE
from study.core.notes.companion import COMPANION, Companion
from study.core.notes.companion_file import read_companion
from study.core.notes.pages import export_name
from study.core.notes.unread import DRAWN, is_drawing, is_missed, why_unread
from study.core.problem import Problem, Severity, tally
from study.core.questions.source.front import NOTES
from study.core.questions.source.writer import is_bank
from study.core.text.plural import counted
from study.uploads.anki import is_package, open_package
from study.uploads.archives import Room, readable, safe_path, unpack

TEXTS = frozenset({".md", ".markdown", ".txt"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
# Notion ends the name of every exported page and folder with the page's id.
NOTION_ID = re.compile(r"[ _-]?[0-9a-f]{32}$")


_DATABASE = re.compile(r"[ _-][0-9a-f]{32}(?:_all)?\.csv$", re.IGNORECASE)
_ALL = "_all.csv"
_UNKNOWN = "is not a kind of file that can be read: notes end in .md, .txt, .zip, .apkg or .colpkg"
_LEFT = "holds the cards of downloaded notes and is left out: they are made of the notes anew"


class Text(NamedTuple):
    """A file of notes: its path below what was given, with "/" between folders, and its text. One that was made from
    an Anki `package` is never read."""

    path: str
    text: str
    package: str = ""


class Picture(NamedTuple):
    """A picture by its path. It is `kept`, as the number of the row of study.uploads.pictures, or there as it was
    brought: then nobody has looked into it yet. One that takes the place of another says which that `was`."""

    path: str
    content: bytes = b""
    kept: int = 0
    was: int = 0


class Package(NamedTuple):
    """An Anki package as it was brought: its name, its collection as a database that is still to be read, the files
    that its decks will be, and the block ids of its oldest notes."""

    path: str
    database: bytes
    files: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found. `name` is a plain name for all of it, from the file or folder given; `archive` says that a zip
    was among what was given. `packages` are still to be made into `decks` (library.decks). `companion` is what was
    decided about them somewhere else."""

    texts: tuple[Text, ...] = ()
    assets: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""
    archive: bool = False
    packages: tuple[Package, ...] = ()
    decks: tuple[Deck, ...] = ()
    companion: Companion | None = None

    @property
    def files(self) -> tuple[Text, ...]:
        """Every file that the notes stand in."""
        return (*self.texts, *(Text(deck.path, deck.text, deck.package) for deck in self.decks))

    @property
    def is_empty(self) -> bool:
        return not (self.texts or self.packages or self.decks)


def read(*paths: Path) -> Sources:
    """Read files, folders and zips of notes together. The order of texts is that of their paths."""
    found = _Found()
    for path in paths:
        try:
            _read_path(path, found)
        except OSError as error:
            found.refuse(path.name, f"cannot be read: {error.strerror or error}")
    return found.sources(name_of(paths[0]) if paths else "")


def name_of(path: Path) -> str:
    """What is read from a path is called."""
    return _plain_name(path.resolve().name)


def from_uploads(files: Iterable[tuple[str, BinaryIO]]) -> Sources:
    """Read uploaded files: (name, open file) each, text, picture or zip."""
    found = _Found()
    name, archive = "", False
    for given, file in files:
        path = safe_path(given) or "notes.md"
        name = name or ("" if is_companion(path) else _plain_name(path))
        archive = archive or _is_zip(path)
        try:
            _read_open(path, file, found, archives=1)
        except OSError as error:
            found.refuse(path, f"cannot be read: {error.strerror or error}")
    return replace(found.sources(name), archive=archive)


def from_text(text: str, name: str = "notes.md") -> Sources:
    """Take text that somebody typed or pasted as one file of notes."""
    return from_uploads([(name, BytesIO(text.encode("utf-8", "replace")))])


def together(older: Sources, newer: Sources) -> Sources:
    """Both, where a file of `newer` takes the place of that of its path in `older`."""
    texts = {text.path: text for text in (*older.texts, *newer.texts)}
    pictures = {picture.path: picture for picture in older.assets}
    pictures |= {
        one.path: one._replace(was=pictures[one.path].kept if one.path in pictures else 0) for one in newer.assets
    }
    decks = {deck.path: deck for deck in (*older.decks, *newer.decks)}
    return replace(
        newer,
        texts=in_reading_order(texts.values()),
        assets=tuple(pictures.values()),
        decks=tuple(decks[path] for path in sorted(decks)),
    )


def with_text(sources: Sources, path: str, text: str | None) -> Sources:
    """The same with this text as the file of that path; with None without it."""
    others = (one for one in sources.texts if one.path != path)
    given = () if text is None else (Text(path, text),)
    return replace(sources, texts=in_reading_order((*others, *given)))


def page_name(path: str) -> str:
    """The name of a page by its file's path: without folders, ending and Notion's id."""
    return _plain_name(PurePosixPath(path).name)


@dataclass(slots=True)
class _Found:
    """What has been found so far, and how much more may come."""

    texts: dict[str, Text] = field(default_factory=dict)
    assets: dict[str, Picture] = field(default_factory=dict)
    packages: list[Package] = field(default_factory=list)
    companion: Companion | None = None
    problems: list[Problem] = field(default_factory=list)
    room: Room = field(default_factory=Room)
    unread: dict[str, list[str]] = field(default_factory=dict)  # what is not read, though it may be notes, by kind
    wrapped: dict[str, None] = field(default_factory=dict)  # the Anki packages in folders and zips, likewise

    def refuse(self, path: str, message: str, severity: Severity = "error") -> None:
        self.problems.append(Problem(message, file=path, severity=severity))

    def add(self, path: str, read: Callable[[int], bytes]) -> None:
        """Take the file `path`; `read(n)` gives at most n bytes of it."""
        limit = self.largest(path)
        if not limit or self.room.bytes <= 0 or self.room.files <= 0:
            return None
        if len(path) > limits.PATH:
            return self.refuse(readable(path), f"has a path of more than {limits.PATH} characters")
        if readable(path) != path:
            return self.refuse(readable(path), "has a name that is not UTF-8")
        content = read(min(limit, self.room.bytes) + 1)
        if len(content) > limit:
            return self.refuse(path, f"is larger than {limit // MEGABYTE} MB", _gravity(path))
        if len(content) > self.room.bytes:
            self.room.bytes = 0
            return self.refuse(path, f"more than {limits.ARCHIVE // MEGABYTE} MB in all: the rest was left out")
        self.room.bytes -= len(content)
        self.room.files -= 1
        if not self.room.files:
            self.refuse(path, f"more than {limits.FILES:,} files: those after this one were left out")
        return self.keep(path, content)

    def largest(self, path: str) -> int:
        """The bytes that a file may have; 0 for one that is not wanted."""
        if not _is_text(path) and (why := why_unread(path)):
            self.unread.setdefault(why, []).append(path)
        if is_package(path):
            self.wrapped[path] = None
        return _largest(path)

    def keep(self, path: str, content: bytes) -> None:
        """Take what is in the file `path`, for which there is room."""
        ending = PurePosixPath(path).suffix.lower()
        if is_companion(path):
            self._add_companion(path, content)
        elif path in self.texts or path in self.assets:
            self.refuse(path, "appears twice; the first one was used")
        elif ending in PICTURES:
            self.assets[path] = Picture(path, content)
        else:
            self._add_text(path, content)

    def _add_text(self, path: str, content: bytes) -> None:
        text, problems = decode(content)
        self.problems += [replace(problem, file=path) for problem in problems]
        if is_bank(text, NOTES):
            return self.refuse(path, _LEFT, "warning")
        if is_drawing(path, text):
            return self.refuse(path, DRAWN, "warning")
        if not tally(problems).refuses:
            self.texts[path] = Text(path, text)
        return None

    def _add_companion(self, path: str, content: bytes) -> None:
        if self.companion:
            return self.refuse(path, "is there twice; the first one was used", "warning")
        text, problems = decode(content)
        self.companion, found = read_companion(text, path)
        self.problems += [*(replace(one, file=path, severity="warning") for one in problems), *found]
        return None

    def add_package(self, path: str, data: bytes) -> None:
        """Take the collection of an Anki package, and its pictures."""
        found = open_package(data, path, self.room, lambda name: PurePosixPath(name).suffix.lower() in PICTURES)
        if isinstance(found, Problem):
            return self.problems.append(found)
        decks, guids = found.outline
        package = Package(path, found.database, frozenset(map(file_of, decks)), frozenset(map(anchor, guids)))
        taken = {file for one in self.packages for file in one.files}
        if clash := next(iter(sorted(package.files & taken)), ""):
            return self.refuse(path, f"has the deck {clash.removesuffix(ENDING)} of another package: bring one of them")
        self.problems += found.problems
        self.packages.append(package)
        for name, content in found.pictures.items():
            if name not in self.assets:
                self.keep(name, content)
        return None

    def sources(self, name: str) -> Sources:
        for path in self.wrapped:
            self.refuse(path, "is an Anki package inside a folder or a zip: bring it by itself", "warning")
        is_empty = not self.texts and not self.packages and not tally(self.problems).refuses
        for why, (first, *others) in self.unread.items():
            if is_missed(first) or is_empty:
                more = f" ({counted(len(others), 'file')} more)" if others else ""
                self.refuse(first, why + more, "error" if is_empty else "warning")
        if is_empty and not self.unread:
            self.refuse(name, "no notes found: no file that ends in .md, .markdown or .txt")
        return Sources(
            in_reading_order(_without_twins(self.texts).values()),
            tuple(self.assets.values()),
            tuple(self.problems),
            export_name(name, self.texts),
            packages=tuple(self.packages),
            companion=self.companion,
        )


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
            found.refuse(name, "is a broken or circular link", "warning")
            continue
        if not real.is_relative_to(root):
            found.refuse(name, "is a link that leads out of the folder", "warning")
        elif real in inside:
            found.refuse(name, "is a link back to a folder that contains it", "warning")
        elif real.is_dir():
            yield from _walk(path, found, root, f"{name}/", inside)
        elif real.is_file():
            yield name, path
    return None


def _read_open(path: str, file: BinaryIO, found: _Found, archives: int) -> None:
    ending = PurePosixPath(path).suffix.lower()
    if _is_zip(path):
        return _read_zip(path, file.read(limits.ARCHIVE + 1), found, archives)
    if is_package(path):
        return found.add_package(path, file.read(limits.ARCHIVE + 1))
    if not _is_text(path) and ending not in PICTURES and not is_companion(path):
        return found.refuse(path, why_unread(path) or _UNKNOWN)
    return found.add(path, file.read)


def _read_zip(path: str, data: bytes, found: _Found, archives: int) -> None:
    """Read a zip; one zip inside it too, since large Notion exports come wrapped twice."""

    def largest(member: str) -> int:
        if any(_hidden(part) for part in PurePosixPath(member).parts):
            return 0
        return limits.ARCHIVE if archives and _is_zip(member) else found.largest(member)

    for member in unpack(data, path, found.room, largest):
        if isinstance(member, Problem):
            is_warning = member.severity == "warning"
            found.problems.append(member if is_warning else replace(member, severity=_gravity(member.file)))
        elif _is_zip(member.path):
            found.room.bytes += len(member.content)  # what counts is what is in it
            _read_zip(member.path, member.content, found, archives - 1)
        else:
            found.keep(member.path, member.content)


def _without_twins(texts: Mapping[str, Text]) -> dict[str, Text]:
    """The texts without those that repeat another: of a database Notion writes what its page shows, and beside it
    all there is, in a file that ends in `_all.csv`. Alone that is read."""
    return {path: text for path, text in texts.items() if f"{path.removesuffix(_ALL)}.csv" not in texts}


def _largest(path: str) -> int:
    """The bytes that a file may have, by its ending; 0 for one that is not wanted."""
    ending = PurePosixPath(path).suffix.lower()
    return limits.FILE if _is_text(path) or is_companion(path) else limits.PICTURE if ending in PICTURES else 0


def _is_text(path: str) -> bool:
    """Whether a file holds notes: by its ending, or as a database that Notion exports beside its page."""
    return PurePosixPath(path).suffix.lower() in TEXTS or _DATABASE.search(path) is not None


def is_companion(path: str) -> bool:
    """Whether a file is what stands beside downloaded notes, whatever folder it was put into."""
    return PurePosixPath(path).name == COMPANION


def _is_zip(path: str) -> bool:
    return path.lower().endswith(".zip")


def _gravity(path: str) -> Severity:
    """How bad it is to be without a file: notes can be read without a picture, and without what was decided."""
    return "warning" if PurePosixPath(path).suffix.lower() in PICTURES or is_companion(path) else "error"


def _hidden(part: str) -> bool:
    """Whether a file or folder is the tool's and not the writer's: .obsidian, .git, .trash, __MACOSX."""
    return part.startswith(".") or part == "__MACOSX"


def _plain_name(name: str) -> str:
    stem = name
    for ending in (".md", ".markdown", ".txt", ".csv", ".zip", ".apkg", ".colpkg"):
        stem = stem[: -len(ending)] if stem.lower().endswith(ending) else stem
    return NOTION_ID.sub("", stem) or stem


def in_reading_order(texts: Iterable[Text]) -> tuple[Text, ...]:
    """The files in the order in which they are read together."""
    return tuple(sorted(texts, key=lambda text: _reading_order(text.path)))


def _reading_order(path: str) -> tuple[object, ...]:
    """Order paths as people number them: "2 Basics" before "10 Limits", a page before its folder."""
    parts = re.split(r"(\d+)", path.casefold().removesuffix(".md").removesuffix(".csv").replace("/", "\x01"))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts), path
