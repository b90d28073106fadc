"""What the pages of classes read."""

from study.classes.queries.roster import (
    Person,
    Seen,
    awaited,
    instructors,
    member,
    membership,
    memberships,
    oldest_first,
    people,
    person,
    seen,
    taught,
)

__all__ = [
    "Person",
    "Seen",
    "awaited",
    "instructors",
    "member",
    "membership",
    "memberships",
    "oldest_first",
    "people",
    "person",
    "seen",
    "taught",
]
