"""Anki packages of strangers: both forms read the same, and none is too much."""

import sqlite3
from contextlib import closing
from io import BytesIO
from zipfile import ZipFile

import pytest
from genanki import Deck, Model, Note, Package
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.formats.anki.collection import Collection
from study.core.limits import ARCHIVE
from study.core.problem import Problem
from study.uploads import anki
from study.uploads.anki import collection_of, open_package, unpacked, zstd
from study.uploads.archives import Room
from tests.anki_packages import BEGAN, BOTH, CLOZE, Row, Written, package

NOTES = [
    Written("g1", ["Tide", "sea <img src=ebb.png>"], BOTH, " water moon ", [Row(0), Row(1, queue=-1)]),
    Written(
        "g2", ["The {{c1::moon}} pulls", "more"], CLOZE, cards=[Row(0, "Sky::Moon", log=[(BEGAN * 1000, 3, 0, 0)])]
    ),
]
PICTURE = b"\x89PNG" + b"0" * 500


def opened(data: bytes, room: Room | None = None) -> anki.Package | Problem:
    return open_package(data, "a.apkg", room or Room(), lambda name: name.endswith(".png"))


def collected(data: bytes) -> Collection:
    found = opened(data)
    assert not isinstance(found, Problem), found
    collection = collection_of(found.database)
    assert not isinstance(collection, Problem), collection
    return collection


def told(data: bytes) -> str:
    found = opened(data)
    assert isinstance(found, Problem), found
    return found.message


@pytest.mark.parametrize("today", [False, True])
def test_both_forms_read_alike(today: bool) -> None:
    found = opened(package(NOTES, {"ebb.png": PICTURE, "a.mp3": b"la", "_x.css": b"a"}, today))
    assert not isinstance(found, Problem) and found.problems == ()
    assert found.pictures == {"ebb.png": PICTURE}
    assert sorted(found.outline.decks) == ["Sky::Moon", "Tides"]
    collection = collected(package(NOTES, None, today))
    assert (collection.began, collection.west) == (BEGAN, 0)
    assert [(one.guid, one.sort, one.fields, one.tags) for one in collection.notes] == [
        ("g1", BOTH, ("Tide", "sea <img src=ebb.png>"), ("water", "moon")),
        ("g2", CLOZE, ("The {{c1::moon}} pulls", "more"), ()),
    ]
    assert [(one.note, one.ord, one.deck, one.queue) for one in collection.cards] == [
        (1, 0, "Tides", 0),
        (1, 1, "Tides", -1),
        (2, 0, "Sky::Moon", 0),
    ]
    assert [(one.card, one.button) for one in collection.reviews] == [(3, 3)]
    both, cloze = collection.types[1:]
    assert (both.fields, [one.front for one in both.templates], both.cloze) == (
        ("Front", "Back"),
        ["{{Front}}", "{{Back}}"],
        False,
    )
    assert cloze.cloze and cloze.templates[0].back.startswith("{{cloze:Text}}")


def test_what_genanki_writes_is_read() -> None:
    model = Model(7, "M", [{"name": "A"}, {"name": "B"}], [{"name": "C", "qfmt": "{{A}}", "afmt": "{{B}}"}])
    deck = Deck(8, "Sea::Deep")
    deck.add_note(Note(model, ["ebb", "tide"], guid="x", tags=["t"]))
    buffer = BytesIO()
    Package([deck]).write_to_file(buffer)
    found = collected(buffer.getvalue())
    assert [(one.guid, one.fields) for one in found.notes] == [("x", ("ebb", "tide"))]
    assert found.cards[0].deck == "Sea::Deep"


def test_a_filtered_deck_is_looked_through() -> None:
    row = Row(deck="Cram", stage=2, due=-100_000, home="Tides", home_due=30, interval=9)
    data = package([Written("g", ["a", "b"], cards=[row])])
    found, card = opened(data), collected(data).cards[0]
    assert not isinstance(found, Problem)
    assert found.outline.decks == ("Tides",)
    assert (card.deck, card.due) == ("Tides", 30)


@pytest.mark.parametrize("today", [False, True])
def test_flags_are_read_without_what_else_stands_in_their_number(today: bool) -> None:
    data = package([Written("g", ["a", "b"], BOTH, cards=[Row(0, flag=8 | 5), Row(1, flag=8)])], None, today)
    assert [card.flag for card in collected(data).cards] == [5, 0]


def zipped(**members: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def sqlite(script: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(script)
        return made.serialize()


ENDLESS = """
    CREATE TABLE col (crt, ver, models, decks, conf); INSERT INTO col VALUES (0, 11, '{}', '{"1": {"name": "A"}}', '');
    CREATE TABLE cards (id, nid, ord, did, odid, odue, type, queue, due, ivl, factor, flags);
    INSERT INTO cards VALUES (1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    CREATE TABLE revlog (id, cid, ease, type, factor, time);
    CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
        SELECT id, 'g' AS guid, 1 AS mid, '' AS tags, '' AS flds FROM n ORDER BY id;
"""
LARGE = ENDLESS.replace("SELECT 1 UNION ALL SELECT id + 1 FROM n", "SELECT 1").replace(
    "'' AS flds", "hex(zeroblob(300000000)) AS flds"
)
NEWER = ENDLESS.replace("(0, 11,", "(0, 19,")
EMPTY = """
    CREATE TABLE col (crt, ver, decks); INSERT INTO col VALUES (0, 11, '{}');
    CREATE TABLE notes (id, guid); CREATE TABLE cards (did, odid); CREATE TABLE revlog (id);
"""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is not a zip file"),
        (b"PK\x03\x04nothing", "is not a zip file"),
        (zipped(other=b"x"), "There is no collection"),
        (zipped(collection__anki2=b""), "cannot be read"),
        (zipped(collection__anki2=b"SQLite format 3\0" + b"\0" * 400), "cannot be read"),
        (zipped(collection__anki2=sqlite("CREATE TABLE col (crt)")), "cannot be read"),
        (zipped(collection__anki2=sqlite(ENDLESS)), "cannot be read"),
        (zipped(collection__anki2=sqlite(LARGE)), "cannot be read"),
        (zipped(collection__anki2=sqlite(NEWER)), "of Anki's schema 19"),
        (zipped(collection__anki2=sqlite(EMPTY)), "no cards"),
        (zipped(collection__anki21b=b"x", meta=b"\x08\x04"), "of a newer form"),
        (zipped(collection__anki21b=b"no zstd"), "cannot be unpacked"),
        (zipped(collection__anki21b=zstd.compress(b"x" * 1000)[:-3]), "cannot be unpacked"),
        (zipped(collection__anki21b=zstd.compress(bytes(ARCHIVE + 1))), "is over 50 MB"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki, "MOST_STEPS", 3_000_000)
    assert why in told(data)


def test_no_more_is_unpacked_than_there_is_room_for() -> None:
    assert unpacked(zstd.compress(bytes(1000)), 1000) == bytes(1000)
    assert unpacked(zstd.compress(bytes(1001)), 1000) is None
    bomb = {f"{number}.png": bytes(4_000_000) for number in range(4)}
    room = Room(bytes=10_000_000)
    found = opened(package(NOTES, bomb, True), room)
    assert not isinstance(found, Problem)
    assert len(found.pictures) == 2 and room.bytes > 0
    assert [one.message for one in found.problems] == [
        "2.png: is damaged, or too large",
        "3.png: is damaged, or too large",
    ]


@pytest.mark.parametrize("place", range(3))
def test_more_than_may_be_read_is_refused_before_it_is(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    what, _, query = anki.MOST[place]
    monkeypatch.setattr(anki, "MOST", ((what, 0, query),))
    assert f" {what}, more than 0. Export fewer decks." in told(package(NOTES))


def test_a_package_of_120_000_notes_is_refused() -> None:
    many = """
        CREATE TABLE col (crt, ver, decks); INSERT INTO col VALUES (0, 11, '{}');
        CREATE TABLE cards (did, odid); CREATE TABLE revlog (id); CREATE TABLE notes (id);
        WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n LIMIT 120000)
            INSERT INTO notes SELECT id FROM n;
    """
    data = zipped(collection__anki21b=zstd.compress(sqlite(many)))
    assert told(data) == "This package has 120,000 notes, more than 100,000. Export fewer decks."


@settings(max_examples=60)
@given(st.binary(max_size=40), st.integers(0, 4000), st.booleans())
def test_damage_anywhere_is_a_problem_or_a_collection(bits: bytes, at: int, today: bool) -> None:
    data = package(NOTES, {"ebb.png": PICTURE}, today)
    with ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "collection.anki21b" if today else "collection.anki2"
    whole = members[name]
    for key, value in ((name, whole[:at] + bits + whole[at + len(bits) :]), ("media", bits)):
        broken = {**members, key: value}
        buffer = BytesIO()
        with ZipFile(buffer, "w") as made:
            for one, content in broken.items():
                made.writestr(one, content)
        found = opened(buffer.getvalue())
        assert isinstance(found, Problem) or isinstance(collection_of(found.database), Collection | Problem)
    assert isinstance(collection_of(bits), Problem)
