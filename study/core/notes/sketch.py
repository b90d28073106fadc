"""What topics are written from: a topic that is not finished, and the list items around a line."""

from dataclasses import dataclass, field
from typing import NamedTuple

from study.core.notes.model import Fact, Figure, Link
from study.core.notes.sections import Unasked


class Outer(NamedTuple):
    """A list item that others may be nested under."""

    indent: int
    key: str
    text: str
    depth: int


@dataclass(slots=True)
class Sketch:
    """A topic being written."""

    key: str
    title: str
    level: int
    parent: str
    first: int
    heading: tuple[int, int]
    last: int = 0
    section: Unasked | None = None  # what its title makes of all that stands under it
    used: int = 0
    facts: list[Fact] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
