"""Untrusted zip archives: the one place that opens them.

An archive is measured before it is unpacked, by what its directory states, and reading enforces those sizes.
Nothing is written to disk but what `laid_out` was given a folder for, and nothing raises for bad bytes: anything
refused is a problem.
"""

import re
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo, is_zipfile

from study.core.encodings import decode_names
from study.core.limits import ARCHIVE, FILES, MEGABYTE, PATH, RATIO
from study.core.problem import Problem

# What zipfile raises for bytes that are no zip, by its own code and that of deflate.
DAMAGED = (
    *(BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError),
    *(ValueError, LookupError, ArithmeticError, MemoryError),
)
# bzip2 and LZMA cannot be told to stop, and a few bytes of them ask for gigabytes. No exporter uses them.
PACKINGS = (ZIP_STORED, ZIP_DEFLATED)
SMALL = 1_000
"""Bytes that a member may count as packed, at least: an empty line repeated is no bomb."""
UTF8 = 0x800
"""The flag of a member whose name is UTF-8."""
ENTRY = b"PK\x01\x02"
"""What begins every entry of a zip's directory."""
PIECE = 1_000_000
"""Bytes that are held at once of a large file."""


class Member(NamedTuple):
    """A file in an archive: its path, with "/" between folders, and what is in it."""

    path: str
    content: bytes


@dataclass(slots=True)
class Room:
    """How much more may be taken, of all that is brought together."""

    bytes: int = ARCHIVE
    files: int = FILES


def is_archive(data: bytes) -> bool:
    """Whether these bytes are a zip archive, damaged or not."""
    return data.startswith(b"PK") and is_zipfile(BytesIO(data))


def unpack(data: bytes, name: str, room: Room, largest: Callable[[str], int]) -> Iterator[Member | Problem]:
    """The files of the archive `name` that are wanted, each read or refused with the reason. A guess at what their
    names are written in is told before the first of these, as a warning.
    `largest(path)` tells how many bytes a file may have; 0 for one that is not wanted."""
    if len(data) > ARCHIVE:
        yield Problem(f"is larger than {ARCHIVE // MEGABYTE} MB", file=name)
        return
    # Counted before the directory is read, which takes a hundred times the memory; an archive inside
    # may bring as many again.
    if data.count(ENTRY) > 2 * FILES:
        yield Problem(f"holds more than {FILES:,} files", file=name)
        return
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > FILES:
                yield Problem(f"holds {len(infos):,} files; the limit is {FILES:,}", file=name)
                return
            yield from _members(archive, name, infos, room, largest)
    except DAMAGED as error:
        yield Problem(f"is not a zip file that can be read: {_said(error)}", file=name)


def laid_out(archive: Path, folder: Path) -> dict[str, str] | Problem:
    """Write all files of an archive that holds them unpacked into an empty folder, and return the SHA-256 of each by
    its path; or what is wrong with the first that is refused. For a large archive that one of ours is expected to be:
    what lies in it unpacked is no larger than the archive, and the disk must have room for it."""
    name, digests = archive.name, dict[str, str]()
    try:
        with ZipFile(archive) as opened:
            infos = [info for info in opened.infolist() if not info.is_dir()]
            whole = sum(info.file_size for info in infos)
            if whole > shutil.disk_usage(folder).free:
                return Problem(f"needs {whole // MEGABYTE:,} MB to be laid out, and the disk has less", file=name)
            for info, given in zip(infos, _names(infos)[0], strict=True):
                path = safe_path(given)
                fault = "" if info.compress_type == ZIP_STORED else "is packed, which nothing in a backup is"
                if fault := fault or _fault(info, path, path in digests, info.compress_size):
                    return Problem(fault, file=path or name)
                digests[path] = _laid_out(opened, info, folder / path)
    except DAMAGED as error:
        return Problem(f"is damaged: {_said(error)}", file=name)
    return digests


def _laid_out(archive: ZipFile, info: ZipInfo, at: Path) -> str:
    at.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = sha256()
    with archive.open(info) as opened, at.open("xb") as file:
        while piece := opened.read(PIECE):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def _members(
    archive: ZipFile, archive_name: str, infos: list[ZipInfo], room: Room, largest: Callable[[str], int]
) -> Iterator[Member | Problem]:
    seen: set[str] = set()
    names, guessed = _names(infos)
    for info, name in zip(infos, names, strict=True):
        path = safe_path(name)
        most = largest(path) if path else 1
        if not most:
            continue
        if guessed and _raw(info) is not None:
            said = f"has names that are not UTF-8; they were read as {guessed}. Check: “{readable(path or name)}”."
            yield Problem(said, file=archive_name, severity="warning")
            guessed = ""
        if fault := _fault(info, path, path in seen, most):
            yield Problem(fault, file=path or readable(name))
            continue
        if not room.files or info.file_size > room.bytes:
            what = f"{FILES:,} files" if not room.files else f"{ARCHIVE // MEGABYTE} MB"
            yield Problem(f"more than {what} in all: this and what follows was left out", file=path)
            return
        seen.add(path)
        try:
            with archive.open(info) as opened:
                # Told how much, zipfile unpacks no more, however much there is.
                content = opened.read(info.file_size + 1)
        except DAMAGED as error:
            yield Problem(f"is damaged: {_said(error)}", file=path)
            continue
        room.bytes -= len(content)
        room.files -= 1
        yield Member(path, content)


def _names(infos: Sequence[ZipInfo]) -> tuple[list[str], str]:
    """The names of members, and what those were guessed to be in that say nothing of it: macOS and others write UTF-8
    without saying so, Windows writes what its country had before. zipfile takes both for DOS letters."""
    names = [info.filename for info in infos]
    raw = {at: name for at, info in enumerate(infos) if (name := _raw(info)) is not None}
    decoded, guessed = decode_names(list(raw.values()))
    for at, text in zip(raw, decoded, strict=True):
        names[at] = text
    return names, guessed


def _raw(info: ZipInfo) -> bytes | None:
    """The bytes of a name that says nothing of its encoding; None for others."""
    if info.flag_bits & UTF8 or info.filename != info.orig_filename or info.filename.isascii():
        return None
    with suppress(UnicodeError):
        return info.filename.encode("cp437")
    return None


def _fault(info: ZipInfo, path: str, again: bool, most: int) -> str:
    """Why a member is not read; "" when it may be."""
    if not path:
        return "has a path that leads out of the zip"
    if len(path) > PATH:
        return f"has a path of more than {PATH} characters"
    if again:
        return "appears twice; the first one was used"
    if info.flag_bits & 0x1:
        return "is encrypted; unlock the zip first"
    if info.compress_type not in PACKINGS:
        return "uses a compression method that cannot be read; make the zip again with default settings"
    if info.file_size > most:
        return f"is larger than {most // MEGABYTE} MB"
    if info.file_size > RATIO * max(info.compress_size, SMALL):
        return f"is compressed more than {RATIO} to 1, which is not plausible for notes"
    return ""


def safe_path(name: str) -> str:
    """A path in an archive or an upload with "/" between folders; empty where it would lead out. Its letters are
    composed, as in what links to it: macOS parts them from their accents."""
    path = PurePosixPath(normalize("NFC", name).replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name) or "\0" in name:
        return ""
    return str(path) if path.parts else ""


def readable(name: str) -> str:
    """A name as it can be shown, shortened where it has no end."""
    shown = name.encode("utf-8", "replace").decode()
    return shown if len(shown) <= PATH else shown[:40] + "…"


def _said(error: BaseException) -> str:
    return readable(str(error)) or type(error).__name__
