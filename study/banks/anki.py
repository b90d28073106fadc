"""The notes of an Anki package as the core's questions know them, and a package of these, made by genanki."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

from genanki import Deck, Model, Note, Package

from study.core.formats.anki import notes as plain
from study.core.problem import Problem
from study.uploads.anki import collection_of, database_of, media_of


def opened(members: Mapping[str, bytes]) -> dict[str, bytes] | Problem:
    """The notes of a package, as the one member that the core reads, and its pictures; or why they cannot be had."""
    database = database_of(members)
    found = database if isinstance(database, Problem) else collection_of(database)
    if isinstance(found, Problem):
        return found
    decks: dict[int, str] = {}
    for card in sorted(found.cards, key=lambda one: one.ord):
        decks.setdefault(card.note, card.deck)
    types = tuple(plain.NoteType(one.ident, one.name, one.fields, one.cloze) for one in found.types)
    notes = tuple(plain.Note(one.guid, one.sort, one.fields, one.tags, decks.get(one.ident, "")) for one in found.notes)
    files = {f"{plain.MEDIA}{name}": content for name, content in media_of(members).items()}
    return {plain.NOTES: plain.to_member(plain.Notes(types, notes)), **files}


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
    with TemporaryDirectory() as folder:
        files = [Path(folder) / path.removeprefix(plain.MEDIA) for path in members if path != plain.NOTES]
        for path in files:
            path.write_bytes(members[plain.MEDIA + path.name])
        Package(decks, files).write_to_file(file, timestamp=now.timestamp())
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
