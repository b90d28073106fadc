"""Files of questions from and to other tools: archives are opened and made here, so that the formats
in the core see bytes only. What is uploaded is not trusted: an archive is measured before it is
unpacked, and nothing of it is ever written to disk."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo, is_zipfile
from zlib import error as BadDeflate

from study.banks import anki
from study.core.formats import FORMATS
from study.core.formats.format import LARGEST, Format, Read, Record, Written
from study.core.problem import Problem

MOST_MEMBERS = 5_000
LARGEST_UNPACKED = 5 * LARGEST
"""Bytes of all members together."""
STEEPEST = 200
"""Times that a member may grow when it is unpacked, if it is larger than SMALL. Text grows 20 times at most."""
SMALL = 1024 * 1024
MIDNIGHT = (1980, 1, 1, 0, 0, 0)
"""The time of every member of an archive: the same questions give the same bytes."""


def recognised(data: bytes, name: str) -> tuple[Format, ...]:
    """The formats that a file may be of, by what is in it."""
    if len(data) > LARGEST:
        return ()
    archive = is_archive(data)
    members = unpacked(data) if archive else {name: data}
    if isinstance(members, Problem):
        return ()
    able = [one for one in FORMATS.values() if (one.read_members if archive else one.read)]
    return tuple(one for one in able if any(one.recognises(content, path) for path, content in members.items()))


def read_file(form: Format, data: bytes, name: str) -> Read:
    """Read a file of questions of the format `form`, opening its archive first."""
    if len(data) > LARGEST:
        return _refused(Problem(f"The file is larger than {LARGEST // 1024**2} MB."), name)
    if not is_archive(data):
        reads = form.read
        return reads(data, name) if reads else _refused(Problem("This is no archive, and it should be one."), name)
    if not form.read_members:
        return _refused(Problem(f"This is an archive; a file of {form.title} is none."), name)
    members = unpacked(data)
    if form.container == "anki" and not isinstance(members, Problem):
        members = anki.opened(members)
    return _refused(members, name) if isinstance(members, Problem) else form.read_members(members, name)


def write_file(form: Format, records: Sequence[Record], title: str, now: datetime) -> Written:
    """Write questions as a file of the format `form`. Raises ValueError for a format that only reads."""
    if form.write_members:
        made = form.write_members(records, title)
        data = anki.closed(made.members, now) if form.container == "anki" else packed(made.members)
        return Written(data, made.problems)
    if form.write:
        return form.write(records, title)
    raise ValueError(f"the format {form.name} is not written")


def come_back(form: Format, records: Sequence[Record], title: str, name: str) -> tuple[Record, ...]:
    """The questions as a file of the format gives them back: without what it cannot hold."""
    if form.write_members and form.read_members:
        return form.read_members(form.write_members(records, title).members, name).records
    if form.write and form.read:
        return form.read(form.write(records, title).data, name).records
    return ()


def is_archive(data: bytes) -> bool:
    return data.startswith(b"PK") and is_zipfile(BytesIO(data))


def unpacked(data: bytes) -> dict[str, bytes] | Problem:
    """The members of a zip archive by their paths, or why it is not unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            fault = _fault(members)
            return Problem(fault) if fault else {info.filename: archive.read(info) for info in members}
    except (BadZipFile, BadDeflate, NotImplementedError, EOFError, ValueError, OSError):
        return Problem("The archive is damaged, or packed in a way that cannot be read.")


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of `members`."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path, content in members.items():
            archive.writestr(ZipInfo(path, MIDNIGHT), content, ZIP_DEFLATED)
    return file.getvalue()


def _fault(members: Sequence[ZipInfo]) -> str:
    """Why an archive is refused, by what its directory says; "" when it may be unpacked. The sizes
    it gives are held to: a member that is longer fails its checksum."""
    if len(members) > MOST_MEMBERS:
        return f"The archive holds more than {MOST_MEMBERS:,} files."
    if sum(info.file_size for info in members) > LARGEST_UNPACKED:
        return f"The archive is larger than {LARGEST_UNPACKED // 1024**2} MB when unpacked."
    seen = set()
    for info in members:
        if info.file_size > SMALL and info.file_size > STEEPEST * info.compress_size:
            return f"The file {info.filename[:80]!r} in the archive is packed too tightly to be trusted."
        if info.flag_bits & 1:
            return "The archive is locked with a password."
        if not _is_inside(info.filename) or info.filename in seen:
            return f"The path {info.filename[:80]!r} in the archive leads out of it, or stands twice."
        seen.add(info.filename)
    return ""


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path)
    return not (parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in parts.parts[0] or "\0" in path)


def _refused(problem: Problem, name: str) -> Read:
    return Read((), (Problem(problem.message, file=name),))
