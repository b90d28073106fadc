"""What the pages of classes read."""

from study.classes.queries.items import Items, items
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
from study.classes.queries.todo import Todo, to_assign, todo
from study.classes.queries.work import Cell, Try, Work, answers, cells, shift, so_far, work, works

__all__ = [
    "Cell",
    "Items",
    "Person",
    "Seen",
    "Todo",
    "Try",
    "Work",
    "answers",
    "awaited",
    "cells",
    "instructors",
    "items",
    "member",
    "membership",
    "memberships",
    "oldest_first",
    "people",
    "person",
    "seen",
    "shift",
    "so_far",
    "taught",
    "to_assign",
    "todo",
    "work",
    "works",
]
