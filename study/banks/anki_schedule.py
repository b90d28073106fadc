"""The schedule of cards, put into an Anki package: due days, memories and the reviews that led to them.

A package that genanki wrote holds new cards alone. Its database is small and our own, so it is changed in memory.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

from study.banks.files import packed
from study.core.scheduling import Memory
from study.core.scheduling.memory import FSRS_6_WEIGHTS

DATABASE = "collection.anki2"
REVIEW = 2
"""The type and queue of a card that is reviewed in days."""
EASE = 2500
"""The ease of a new card, in thousandths. Anki's FSRS does not use it, and its older scheduler begins with it."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A card's memory and due day, the target it is scheduled for, and its reviews, oldest first: when, and the
    number of the grade, which Anki has alike."""

    memory: Memory
    due_day: date
    target: float
    reviews: Sequence[tuple[datetime, int]]


def with_schedules(package: bytes, schedules: Mapping[str, Schedule]) -> bytes:
    """The package with these schedules, by the guids of their notes; other cards stay new."""
    with ZipFile(BytesIO(package)) as given:
        members = {name: given.read(name) for name in given.namelist()}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(members[DATABASE])
        began = _day_zero(connection)
        taken = set[int]()
        for guid, schedule in schedules.items():
            _schedule(connection, guid, schedule, began, taken)
        connection.commit()
        members[DATABASE] = connection.serialize()
    return packed(members)


def _day_zero(connection: sqlite3.Connection) -> date:
    """The day from which a collection counts the days of its cards."""
    (began,) = connection.execute("SELECT crt FROM col").fetchone()
    return datetime.fromtimestamp(began, UTC).date()


def _schedule(connection: sqlite3.Connection, guid: str, found: Schedule, began: date, taken: set[int]) -> None:
    memory = found.memory
    days = max(1, (memory.due_day - memory.last_day).days)
    state = {
        "s": round(memory.stability, 4),
        "d": round(memory.difficulty, 4),
        "dr": found.target,
        "decay": FSRS_6_WEIGHTS[20],
    }
    query = "SELECT cards.id FROM cards JOIN notes ON notes.id = nid WHERE guid = ?"
    for (card,) in connection.execute(query, (guid,)).fetchall():
        connection.execute(
            "UPDATE cards SET type = ?, queue = ?, due = ?, ivl = ?, factor = ?, reps = ?, lapses = ?, data = ?"
            " WHERE id = ?",
            (
                *(REVIEW, REVIEW, (found.due_day - began).days, days, EASE, memory.reviews, memory.lapses),
                *(json.dumps(state), card),
            ),
        )
        for number, (at, grade) in enumerate(found.reviews):
            ident = round(at.timestamp() * 1000)  # a review is known by its millisecond
            while ident in taken:
                ident += 1
            taken.add(ident)
            row = (ident, card, -1, grade, days, 0, EASE, 0, int(number > 0))
            connection.execute("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
