"""The contents of an Anki package as plain values: note types, and notes with their fields in HTML.

The package's database is opened and made outside the core; both sides exchange the member NOTES.
"""

import json
from dataclasses import dataclass

from study.core.questions.question import decode, encode

NOTES = "notes.json"
MEDIA = "media/"
"""What the names of the members begin with that are files of the package; Anki has them in no folders."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type. `ident` is Anki's number for it: the same number is the same type for ever.
    `front` and `back` are the templates of its one card; empty when it was read from a package."""

    ident: int
    name: str
    fields: tuple[str, ...]
    cloze: bool = False
    front: str = ""
    back: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: `guid` is what Anki knows it by when it comes again, `sort` the number of its type,
    `fields` HTML in the order of the type's fields, `deck` the name of its deck, parted by `::`."""

    guid: str
    sort: int
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()
    deck: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    types: tuple[NoteType, ...] = ()
    notes: tuple[Note, ...] = ()


def to_member(notes: Notes) -> bytes:
    """The member that `from_member` reads."""
    return json.dumps(encode(notes), ensure_ascii=False).encode("utf-8", "replace")


def from_member(data: bytes) -> Notes:
    """What `to_member` wrote. Raises ValueError for anything else."""
    try:
        return decode(Notes, json.loads(data))
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise ValueError("these are no notes") from error
