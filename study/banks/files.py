"""Question files from and for other tools. Archives are opened and packed here, so that the formats in
the core see only bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from study.banks import anki
from study.core.formats import FORMATS
from study.core.formats.shared.columns import Columns, Table
from study.core.formats.shared.format import Format, Read, Record, Told, Written
from study.core.formats.shared.unknown import holds, looks_like
from study.core.limits import ARCHIVE, FILE, MEGABYTE, PICTURE
from study.core.problem import Problem
from study.core.questions.covers import base_of
from study.core.questions.pictures import flattened, named_by, names, showing
from study.uploads.archives import Room, is_archive, unpack

MIDNIGHT = (1980, 1, 1, 0, 0, 0)
"""The time of every member of an archive: the same questions give the same bytes."""

MAC = "__MACOSX/"
"""A folder that macOS adds to an archive, with what it knows of each file."""


def pictures_beside(folder: Path, text: str) -> dict[str, bytes]:
    """The files that the pictures in a question file are in, which lies in that folder: by the names that it has for
    them, which are their paths from there. None lies outside of it; what is not there is missing. Of a file that is too
    large no more is read than shows it."""
    root = folder.resolve()
    found: dict[str, bytes] = {}
    for name in {base_of(name) for name in names(text)}:
        try:
            path = (root / name).resolve()
            if path.is_relative_to(root) and path.is_file():
                with path.open("rb") as file:
                    found[name] = file.read(PICTURE + 1)
        except (OSError, ValueError):  # a name that no file can have
            continue
    return found


def recognised(data: bytes, name: str) -> tuple[Format, ...]:
    """The formats that a file may be of, by what is in it."""
    if too_large(data, name):
        return ()
    archive = is_archive(data)
    members = unpacked(data, name) if archive else {name: data}
    if isinstance(members, Problem):
        return ()
    able = [one for one in FORMATS.values() if (one.read_members if archive else one.read)]
    return tuple(one for one in able if any(one.recognises(content, path) for path, content in members.items()))


def unknown(data: bytes, name: str) -> Problem:
    """What is said of a file that no format recognises: what it looks like, or why its archive is not opened."""
    if not is_archive(data):
        return Problem(looks_like(data), file=name)
    members = unpacked(data, name)
    return members if isinstance(members, Problem) else Problem(holds(members), file=name)


def members_of(data: bytes, name: str) -> dict[str, bytes] | Problem:
    """The members of an archive; a file that is none as its own."""
    if problem := too_large(data, name):
        return problem
    return unpacked(data, name) if is_archive(data) else {name: data}


def read_file(
    form: Format,
    data: bytes,
    name: str,
    table: tuple[Table, Columns] | None = None,
    told: Told | None = None,
) -> Read:
    """Read a file of questions of the format `form`, opening its archive first; its `table`, where it was opened, by
    the columns that were chosen. `told` hears how far it is, if the format can say so."""
    if table and form.tabular:
        return form.tabular.read(*table, name)
    if problem := too_large(data, name):
        return _refused(problem)
    if not is_archive(data):
        if told and form.read_telling:
            return form.read_telling(data, name, told)
        reads = form.read
        return reads(data, name) if reads else _refused(Problem("This should be an archive, but is not.", file=name))
    if not form.read_members:
        return _refused(Problem(f"This is an archive, but a {form.title} file is not.", file=name))
    members = unpacked(data, name)
    if form.container == "anki" and not isinstance(members, Problem):
        members = anki.opened(members)
    return (
        _refused(replace(members, file=members.file or name))
        if isinstance(members, Problem)
        else form.read_members(members, name)
    )


def write_file(form: Format, records: Sequence[Record], title: str, now: datetime) -> Written:
    """Write questions as a file of the format `form`. Raises ValueError for a format that only reads."""
    records = _held(form, records)[0]
    if form.write_members:
        made = form.write_members(records, title)
        data = anki.closed(made.members, now) if form.container == "anki" else packed(made.members)
        return Written(data, made.problems)
    if form.write:
        return form.write(records, title)
    raise ValueError(f"the format {form.name} is not written")


def too_large(data: bytes, name: str) -> Problem | None:
    """Why a file is not looked at: it is larger than a file, or an archive, may be."""
    able = (one.most for one in FORMATS.values() if one.read and one.most > FILE and one.recognises(data, name))
    most = ARCHIVE if data.startswith(b"PK") else max(able, default=FILE)
    return Problem(f"The file is larger than {most // MEGABYTE} MB.", file=name) if len(data) > most else None


def come_back(form: Format, records: Sequence[Record], title: str, name: str) -> tuple[Record, ...]:
    """The questions as a file of the format gives them back: without what it cannot hold."""
    records, covered = _held(form, records)
    found: tuple[Record, ...] = ()
    if form.write_members and form.read_members:
        found = form.read_members(form.write_members(records, title).members, name).records
    elif form.write and form.read:
        found = form.read(form.write(records, title).data, name).records
    return tuple(replace(one, question=showing(one.question, covered)) for one in found)


def _held(form: Format, records: Sequence[Record]) -> tuple[Sequence[Record], dict[str, str]]:
    """The questions as the format can hold their pictures, and what it calls those that are covered."""
    if form.covers:
        return records, {}
    held: list[Record] = []
    covered: dict[str, str] = {}
    for record in records:
        question, names = flattened(record.question)
        shown = {one: names.get(one, one) for one in named_by(question)}
        beside = {one: record.pictures[name] for one, name in shown.items() if name in record.pictures}
        covered |= names
        held.append(replace(record, question=question, pictures=beside) if names else record)
    return held, covered


def unpacked(data: bytes, name: str) -> dict[str, bytes] | Problem:
    """The members of an archive by their paths, or why it is not taken: with one of them gone or
    doubtful, questions could come in half."""
    members: dict[str, bytes] = {}
    for found in unpack(data, name, Room(), lambda path: ARCHIVE):
        if isinstance(found, Problem):
            if found.severity == "warning":
                continue  # a guess at names, by which nothing is lost
            return found
        if found.path.startswith(MAC):
            continue
        members[found.path] = found.content
    return members


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of `members`."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path, content in members.items():
            archive.writestr(ZipInfo(path, MIDNIGHT), content, ZIP_DEFLATED)
    return file.getvalue()


def _refused(problem: Problem) -> Read:
    return Read((), (problem,))
