"""Anki packages of strangers, opened: `.apkg` of a deck, `.colpkg` of everything, in their old form and today's.

The database of a stranger is opened in memory and only asked for rows, with a limit to the work it may cause and
to the length of what it gives. What is packed with zstd is unpacked up to a limit and no further.
"""

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import Any, NamedTuple

from study.core.formats.anki.collection import (
    CardType,
    Collection,
    CollectionCard,
    FieldedNote,
    LoggedReview,
    Template,
)
from study.core.limits import ARCHIVE, FILE, MEGABYTE, PICTURE
from study.core.problem import Problem
from study.uploads.archives import Member, Room, unpack

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NEW = "collection.anki21b"
# The newest first: beside it stands an old one with a single note, which says that Anki is to be updated.
DATABASES = (NEW, "collection.anki21", "collection.anki2")
MEDIA, META = "media", "meta"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
"""How the names of pictures end."""
LATEST_FORM, LATEST_SCHEMA = 3, 18
"""Of packages and their databases, as Anki 26.09 writes them."""
MOST_STEPS = 200_000_000
"""Instructions of the database machine; 100,000 notes take some millions."""
STEP = 1_000_000
MOST = (
    ("notes", 100_000, "SELECT count(*) FROM notes"),
    ("cards", 200_000, "SELECT count(*) FROM cards"),
    ("reviews", 1_000_000, "SELECT count(*) FROM revlog"),
)
"""How much one package may hold of each, and what counts it."""
UNREADABLE = (
    *(sqlite3.Error, sqlite3.Warning, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, OverflowError, RecursionError, MemoryError),
)
OLDEST = 500
"""Notes by which a collection is known again."""
PARTS = "\x1f"
"""Parts the fields of a note, and in today's form the names of a deck."""


class Package(NamedTuple):
    """A package that was opened: its collection as a database, what can be said of that before it is read, its
    pictures by name, and what of the package could not be taken."""

    database: bytes
    outline: "Outline"
    pictures: Mapping[str, bytes]
    problems: tuple[Problem, ...]


class Outline(NamedTuple):
    """The names of the decks that hold a card, and the guids of the oldest notes."""

    decks: tuple[str, ...]
    guids: tuple[str, ...]


def is_package(path: str) -> bool:
    return path.lower().endswith((".apkg", ".colpkg"))


def open_package(data: bytes, name: str, room: Room, is_picture: Callable[[str], bool]) -> Package | Problem:
    """Open the package `name`. Its pictures are those files whose names `is_picture` takes; sounds stay out."""
    wanted = (*DATABASES, MEDIA, META)
    members, problems = _members(unpack(data, name, room, lambda path: ARCHIVE if path in wanted else 0))
    database = database_of(members)
    if isinstance(database, Problem):
        return Problem(next((one.message for one in problems), database.message), file=name)
    outline = _asked(database, _outline)
    if isinstance(outline, Problem):
        return Problem(outline.message, file=name)
    if not outline.decks:
        return Problem("There are no cards in this package.", file=name)
    pictures, lost = _pictures(data, name, members, room, is_picture)
    return Package(database, outline, pictures, tuple(lost))


def database_of(members: Mapping[str, bytes]) -> bytes | Problem:
    """The database in the files of a package; or why it cannot be had."""
    if _version(members.get(META, b"")) > LATEST_FORM:
        return Problem("This package is of a newer form than Keepwarm reads. Export it for older versions of Anki.")
    name = next((one for one in DATABASES if one in members), None)
    if name is None:
        return Problem("There is no collection in this package.")
    database = unpacked(members[name], ARCHIVE) if name == NEW else members[name]
    if database is None:
        return Problem(f"The collection in this package cannot be unpacked, or is over {ARCHIVE // MEGABYTE} MB.")
    return _alone(database)


def collection_of(database: bytes) -> Collection | Problem:
    """The collection in the database of a package; or why it cannot be read."""
    return _asked(database, _collection)


def _asked[T](database: bytes, ask: Callable[[sqlite3.Connection], T]) -> T | Problem:
    """What `ask` finds in the database, where that is of a known form and holds no more than may be read."""
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(database)
            _guard(connection)
            if (schema := connection.execute("SELECT ver FROM col LIMIT 1").fetchone()[0]) > LATEST_SCHEMA:
                return Problem(
                    f"This package is of Anki's schema {schema}; Keepwarm reads those up to {LATEST_SCHEMA}."
                )
            for what, most, query in MOST:
                if (count := connection.execute(query).fetchone()[0]) > most:
                    return Problem(f"This package has {count:,} {what}, more than {most:,}. Export fewer decks.")
            return ask(connection)
    except UNREADABLE:
        return Problem("The collection in this package cannot be read.")


def _outline(connection: sqlite3.Connection) -> Outline:
    names = _deck_names(connection)
    # A card in a filtered deck belongs to the deck it came from.
    held = connection.execute("SELECT DISTINCT CASE WHEN odid THEN odid ELSE did END FROM cards")
    decks = tuple(names.get(deck, "") for (deck,) in held)
    guids = connection.execute("SELECT guid FROM notes ORDER BY id LIMIT ?", (OLDEST,))
    return Outline(decks, tuple(str(guid) for (guid,) in guids))


def _pictures(
    data: bytes, name: str, members: Mapping[str, bytes], room: Room, is_picture: Callable[[str], bool]
) -> tuple[dict[str, bytes], list[Problem]]:
    new = NEW in members
    wanted = {number: file for number, file in _media(members.get(MEDIA, b""), new) if is_picture(file)}
    packed, lost = _members(unpack(data, name, room, lambda path: PICTURE if path in wanted else 0))
    pictures = {}
    for number, content in packed.items():
        plain = content
        if new:
            room.bytes += len(content)  # what counts is what is in it
            unpacked_picture = unpacked(content, max(0, min(PICTURE, room.bytes)))
            if unpacked_picture is None:
                lost.append(Problem("is damaged, or too large", file=number))
                continue
            plain = unpacked_picture
            room.bytes -= len(plain)
        pictures[wanted[number]] = plain
    warned = [
        Problem(f"{wanted.get(one.file, one.file)}: {one.message}", file=name, severity="warning") for one in lost
    ]
    return pictures, warned


def media_of(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pictures among the unpacked members of a package, by their own names; what is damaged or too large is not
    among them."""
    new, left = NEW in members, ARCHIVE
    found: dict[str, bytes] = {}
    for number, name in _media(members.get(MEDIA, b""), new):
        packed = members.get(number, b"")
        if not name.lower().endswith(PICTURES) or len(packed) > PICTURE:
            continue
        content = unpacked(packed, min(PICTURE, left)) if new else packed
        if content:
            left -= len(content)
            found[name] = content
    return found


def _version(meta: bytes) -> int:
    """The number of a package's form; 0 where it says none."""
    try:
        number = dict(_message(meta)).get(1, 0)
    except ValueError:
        return 0
    return number if isinstance(number, int) else 0


def _alone(database: bytes) -> bytes:
    """A database as one file. Anki's expect a log beside them, which a database in memory cannot have; what was in
    that log is in the file when a package is written."""
    return database[:18] + b"\x01\x01" + database[20:] if database[18:20] == b"\x02\x02" else database


def unpacked(data: bytes, most: int) -> bytes | None:
    """What zstd packed; None where it is damaged or comes to more than `most` bytes."""
    try:
        decompressor = zstd.ZstdDecompressor()
        plain = decompressor.decompress(data, max_length=most + 1)
    except (zstd.ZstdError, ValueError, MemoryError):
        return None
    return plain if decompressor.eof and len(plain) <= most else None


def _members(found: Iterator[Member | Problem]) -> tuple[dict[str, bytes], list[Problem]]:
    members, problems = {}, []
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            members[one.path] = one.content
    return members, problems


def _guard(connection: sqlite3.Connection) -> None:
    steps = iter(range(MOST_STEPS // STEP))
    connection.set_progress_handler(lambda: next(steps, None) is None, STEP)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, FILE)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.create_collation("unicase", _compared)


def _compared(one: str, other: str) -> int:
    """Anki's own order of names, which its tables are made with."""
    left, right = one.casefold(), other.casefold()
    return (left > right) - (left < right)


def _collection(connection: sqlite3.Connection) -> Collection:
    began, models, conf = connection.execute("SELECT crt, models, conf FROM col LIMIT 1").fetchone()
    if models:
        types = tuple(_type(one) for one in json.loads(models).values())
        west = json.loads(conf).get("creationOffset") if conf else None
    else:
        types, west = _types(connection), _west(connection)
    names = _deck_names(connection)
    notes = connection.execute("SELECT id, guid, mid, tags, flds FROM notes ORDER BY id")
    cards = connection.execute(
        "SELECT id, nid, ord, CASE WHEN odid THEN odid ELSE did END, type, queue, "
        "CASE WHEN odid AND odue THEN odue ELSE due END, ivl, factor, coalesce(flags, 0) & 7 FROM cards ORDER BY id"
    )
    log = "SELECT id, cid, ease, type, factor, time FROM revlog ORDER BY id"
    return Collection(
        types,
        tuple(_note(*row) for row in notes),
        tuple(CollectionCard(int(a), int(b), int(c), names.get(d, ""), *map(int, rest)) for a, b, c, d, *rest in cards),
        tuple(LoggedReview(*map(int, row)) for row in connection.execute(log)),
        int(began),
        int(west) if isinstance(west, int | float) else None,
    )


def _note(ident: object, guid: object, sort: object, tags: object, fields: object) -> FieldedNote:
    return FieldedNote(
        int(str(ident)), str(guid), int(str(sort)), tuple(str(fields).split(PARTS)), tuple(str(tags).split())
    )


def _type(model: dict[str, Any]) -> CardType:
    """A note type of the old form, in which all of them are one JSON document."""
    fields = sorted(model["flds"], key=lambda field: int(field["ord"]))
    templates = sorted(model["tmpls"], key=lambda one: int(one["ord"]))
    return CardType(
        int(model["id"]),
        str(model["name"]),
        tuple(str(field["name"]) for field in fields),
        tuple(Template(str(one["name"]), str(one["qfmt"]), str(one["afmt"])) for one in templates),
        cloze=int(model.get("type", 0)) == 1,
    )


def _types(connection: sqlite3.Connection) -> tuple[CardType, ...]:
    """The note types of today's form: tables, with a protobuf message in each row."""
    fields: dict[int, list[str]] = {}
    for sort, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(int(sort), []).append(str(name))
    templates: dict[int, list[Template]] = {}
    for sort, name, config in connection.execute("SELECT ntid, name, config FROM templates ORDER BY ntid, ord"):
        sides = {number: value for number, value in _message(config) if isinstance(value, bytes)}
        front, back = (sides.get(number, b"").decode("utf-8", "replace") for number in (1, 2))
        templates.setdefault(int(sort), []).append(Template(str(name), front, back))
    return tuple(
        CardType(
            int(sort),
            str(name),
            tuple(fields.get(sort, ())),
            tuple(templates.get(sort, ())),
            cloze=dict(_message(config)).get(1) == 1,
        )
        for sort, name, config in connection.execute("SELECT id, name, config FROM notetypes ORDER BY id")
    )


def _deck_names(connection: sqlite3.Connection) -> dict[int, str]:
    decks = connection.execute("SELECT decks FROM col LIMIT 1").fetchone()[0]
    if decks:
        return {int(number): str(deck["name"]) for number, deck in json.loads(decks).items()}
    rows = connection.execute("SELECT id, name FROM decks")
    return {int(number): str(name).replace(PARTS, "::") for number, name in rows}


def _west(connection: sqlite3.Connection) -> object:
    row = connection.execute("SELECT val FROM config WHERE KEY = 'creationOffset'").fetchone()
    return json.loads(row[0]) if row else None


def _media(data: bytes, new: bool) -> Iterator[tuple[str, str]]:
    """The files of a package: the name each has in the zip, and its own."""
    try:
        if not new:
            yield from ((str(number), str(file)) for number, file in json.loads(data or b"{}").items())
            return
        entries = (value for number, value in _message(unpacked(data, FILE) or b"") if number == 1)
        for place, entry in enumerate(entries):
            if isinstance(entry, bytes):
                parts = dict(_message(entry))
                name = parts.get(1, b"")
                yield str(parts.get(255, place)), name.decode("utf-8", "replace") if isinstance(name, bytes) else ""
    except (ValueError, AttributeError, RecursionError):
        return


def _message(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a protobuf message: their numbers, with a number or the bytes that each holds. Raises ValueError
    for what is no message."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, form = tag >> 3, tag & 7
        if form == 0:
            value, at = _varint(data, at)
            yield number, value
            continue
        if form == 2:
            length, at = _varint(data, at)
        elif form in (1, 5):
            length = 8 if form == 1 else 4
        else:
            raise ValueError("this is no message")
        if at + length > len(data):
            raise ValueError("this message is cut off")
        yield number, data[at : at + length]
        at += length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(10):
        if at >= len(data):
            raise ValueError("this number is cut off")
        value |= (data[at] & 0x7F) << (7 * place)
        at += 1
        if data[at - 1] < 0x80:
            return value, at
    raise ValueError("this number is too long")
