"""The database in an Anki package, read and written as the plain notes that the core knows.

A stranger's database is opened in memory and only queried, with a limit on the work it may cause.
genanki makes the packages we write.
"""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any
from zlib import crc32

from genanki import Deck, Model, Note, Package

from study.core.formats.anki import notes as plain
from study.core.problem import Problem

NEW = "collection.anki21b"
READABLE = ("collection.anki21", "collection.anki2")
MOST_STEPS = 200_000_000
"""Instructions of the database machine; 100,000 notes take some millions."""
STEP = 1_000_000
MOST_NOTES = 100_000
# Every note with the deck of its first card.
QUERY = """
    SELECT guid, mid, flds, tags, (SELECT did FROM cards WHERE nid = notes.id ORDER BY ord LIMIT 1)
    FROM notes ORDER BY id LIMIT ?
"""


def opened(members: Mapping[str, bytes]) -> dict[str, bytes] | Problem:
    """The notes of a package, as the one member that the core reads; or why they cannot be had."""
    database = next((members[name] for name in READABLE if name in members), None)
    if NEW in members:
        words = "This package uses Anki's newest format. Export it again with “Support older Anki versions” ticked."
        return Problem(words)
    if database is None:
        return Problem("There is no collection in this package.")
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(database)
            return {plain.NOTES: plain.to_member(_notes(connection))}
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return Problem("The collection in this package cannot be read.")


def _notes(connection: sqlite3.Connection) -> plain.Notes:
    steps = iter(range(MOST_STEPS // STEP))
    connection.set_progress_handler(lambda: next(steps, None) is None, STEP)
    connection.execute("PRAGMA trusted_schema = OFF")
    models, decks = connection.execute("SELECT models, decks FROM col LIMIT 1").fetchone()
    types = tuple(_type(one) for one in json.loads(models).values())
    names = {int(number): str(deck["name"]) for number, deck in json.loads(decks).items()}
    rows = connection.execute(QUERY, (MOST_NOTES,))
    return plain.Notes(types, tuple(_note(row, names) for row in rows))


def _note(row: tuple[Any, ...], names: Mapping[int, str]) -> plain.Note:
    """A row as a note. Its fields stand in one column, parted by a character of their own."""
    guid, sort, fields, tags, deck = row
    return plain.Note(
        str(guid), int(sort), tuple(str(fields).split("\x1f")), tuple(str(tags).split()), names.get(deck, "")
    )


def _type(model: dict[str, Any]) -> plain.NoteType:
    fields = sorted(model["flds"], key=lambda field: int(field["ord"]))
    names = tuple(str(field["name"]) for field in fields)
    return plain.NoteType(int(model["id"]), str(model["name"]), names, cloze=int(model.get("type", 0)) == 1)


def closed(members: Mapping[str, bytes], now: datetime) -> bytes:
    """A package of the notes that the core wrote. `now` becomes the time the notes were changed:
    Anki takes the newer of two."""
    notes = plain.from_member(members[plain.NOTES])
    models = {one.ident: _model(one) for one in notes.types}
    decks = []
    for name, group in groupby(sorted(notes.notes, key=lambda note: note.deck), key=lambda note: note.deck):
        # From its name, so that the same bank goes into the same deck again.
        deck = Deck(2**30 + crc32(name.encode("utf-8", "replace")), name)
        for one in group:
            deck.add_note(Note(models[one.sort], list(one.fields), guid=one.guid, tags=list(one.tags)))
        decks.append(deck)
    file = BytesIO()
    Package(decks).write_to_file(file, timestamp=now.timestamp())
    return file.getvalue()


def _model(sort: plain.NoteType) -> Model:
    return Model(
        sort.ident,
        sort.name,
        fields=[{"name": name} for name in sort.fields],
        templates=[{"name": "Card", "qfmt": sort.front, "afmt": sort.back}],
        css=sort.css,
        model_type=Model.CLOZE if sort.cloze else Model.FRONT_BACK,
    )
