"""Anki packages for tests: collections as Anki writes them, in the old form and in today's, with as little in them
as a reader may ask for."""

import json
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

DAY = 86_400
BEGAN = 1_735_704_000  # 2025-01-01 04:00 in UTC
BASIC, BOTH, CLOZE = 1, 2, 3
TABLES = """
    CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text,
        sfld integer, csum integer, flags integer, data text);
    CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer,
        type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer,
        left integer, odue integer, odid integer, flags integer, data text);
    CREATE TABLE revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
        factor integer, time integer, type integer);
    CREATE TABLE col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer,
        usn integer, ls integer, conf text, models text, decks text, dconf text, tags text);
"""
TODAYS = """
    CREATE TABLE notetypes (id integer primary key, name text COLLATE unicase, mtime_secs integer, usn integer,
        config blob);
    CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
    CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob, PRIMARY KEY (ntid, ord))
        WITHOUT ROWID;
    CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, mtime_secs integer, usn integer,
        config blob, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
    CREATE TABLE decks (id integer primary key, name text COLLATE unicase, mtime_secs integer, usn integer,
        common blob, kind blob);
    CREATE TABLE config (KEY text PRIMARY KEY, usn integer, mtime_secs integer, val blob) WITHOUT ROWID;
"""
# Number, name, fields, (front, back) of each card, whether a cloze.
TYPES: list[tuple[int, str, list[str], list[tuple[str, str]], bool]] = [
    (BASIC, "Basic", ["Front", "Back"], [("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}")], False),
    (
        BOTH,
        "Both",
        ["Front", "Back"],
        [
            ("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"),
            ("{{Back}}", "{{FrontSide}}<hr id=answer>{{Front}}"),
        ],
        False,
    ),
    (CLOZE, "Cloze", ["Text", "Extra"], [("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}")], True),
]


@dataclass
class Row:
    """A card of a note: its deck, the columns of its schedule, and its log as (milliseconds, button, kind, factor)."""

    ord: int = 0
    deck: str = "Tides"
    stage: int = 0
    queue: int = 0
    due: int = 0
    interval: int = 0
    factor: int = 0
    home: str = ""
    home_due: int = 0
    flag: int = 0
    log: Sequence[tuple[int, int, int, int]] = ()


@dataclass
class Written:
    """A note with its cards."""

    guid: str
    fields: Sequence[str]
    sort: int = BASIC
    tags: str = ""
    cards: Sequence[Row] = field(default_factory=lambda: [Row()])


def package(
    notes: Sequence[Written], media: dict[str, bytes] | None = None, today: bool = False, west: int | None = 0
) -> bytes:
    """A package of these notes; with `today` in today's form."""
    database = _database(notes, today, west)
    files = list((media or {}).items())
    buffer = BytesIO()
    with ZipFile(buffer, "w") as made:
        if today:
            made.writestr("meta", b"\x08\x03")
            made.writestr("collection.anki21b", zstd.compress(database))
            made.writestr("collection.anki2", _database([Written("stub", ["Update Anki", ""])], False, west))
            entries = b"".join(_message(1, _message(1, name.encode())) for name, _ in files)
            made.writestr("media", zstd.compress(entries))
        else:
            made.writestr("collection.anki2", database)
            made.writestr("media", json.dumps({str(place): name for place, (name, _) in enumerate(files)}))
        for place, (_, content) in enumerate(files):
            made.writestr(str(place), zstd.compress(content) if today else content)
    return buffer.getvalue()


def _message(number: int, data: bytes) -> bytes:
    size = len(data)
    length = b""
    while size > 127:
        length += bytes([size & 127 | 128])
        size >>= 7
    return bytes([number << 3 | 2]) + length + bytes([size]) + data


def _database(notes: Sequence[Written], today: bool, west: int | None) -> bytes:
    rows = [row for note in notes for row in note.cards]
    names = list(dict.fromkeys(name for row in rows for name in (row.deck, row.home) if name))
    numbers = {name: place for place, name in enumerate(names, 1)}
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(TABLES)
        if today:
            made.create_collation("unicase", lambda one, other: (one > other) - (one < other))
            made.executescript(TODAYS)
            _fill_todays(made, numbers, west)
        _fill(made, notes, numbers)
        conf = {} if west is None else {"creationOffset": west}
        old: list[Any] = ["", "", ""] if today else [json.dumps(conf), _models(), _decks(numbers)]
        made.execute("INSERT INTO col VALUES (1, ?, 0, 0, 11, 0, 0, 0, ?, ?, ?, '', '')", (BEGAN, *old))
        made.commit()
        data = made.serialize()
    # Anki's own databases say that a log stands beside them.
    return data[:18] + b"\x02\x02" + data[20:] if today else data


def _fill(made: sqlite3.Connection, notes: Sequence[Written], decks: dict[str, int]) -> None:
    card = 0
    for number, note in enumerate(notes, 1):
        made.execute(
            "INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, '', 0, 0, '')",
            (number, note.guid, note.sort, note.tags, "\x1f".join(note.fields)),
        )
        for row in note.cards:
            card += 1
            made.execute(
                "INSERT INTO cards VALUES (?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, '')",
                (
                    *(card, number, decks[row.deck], row.ord, row.stage, row.queue, row.due, row.interval, row.factor),
                    *(row.home_due, decks.get(row.home, 0), row.flag),
                ),
            )
            for at, button, kind, factor in row.log:
                made.execute(
                    "INSERT INTO revlog VALUES (?, ?, 0, ?, 0, 0, ?, 2500, ?)", (at, card, button, factor, kind)
                )


def _fill_todays(made: sqlite3.Connection, decks: dict[str, int], west: int | None) -> None:
    for ident, name, fields, templates, cloze in TYPES:
        made.execute("INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", (ident, name, b"\x08\x01" if cloze else b""))
        for place, one in enumerate(fields):
            made.execute("INSERT INTO fields VALUES (?, ?, ?, '')", (ident, place, one))
        for place, (front, back) in enumerate(templates):
            config = _message(1, front.encode()) + _message(2, back.encode())
            made.execute("INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", (ident, place, f"Card {place}", config))
    for name, number in decks.items():
        made.execute("INSERT INTO decks VALUES (?, ?, 0, 0, '', '')", (number, name.replace("::", "\x1f")))
    if west is not None:
        made.execute("INSERT INTO config VALUES ('creationOffset', 0, 0, ?)", (str(west).encode(),))


def _models() -> str:
    return json.dumps(
        {
            str(ident): {
                "id": ident,
                "name": name,
                "type": int(cloze),
                "flds": [{"name": one, "ord": place} for place, one in enumerate(fields)],
                "tmpls": [
                    {"name": f"Card {place}", "ord": place, "qfmt": front, "afmt": back}
                    for place, (front, back) in enumerate(templates)
                ],
            }
            for ident, name, fields, templates, cloze in TYPES
        }
    )


def _decks(numbers: dict[str, int]) -> str:
    return json.dumps({str(number): {"id": number, "name": name} for name, number in numbers.items()})
