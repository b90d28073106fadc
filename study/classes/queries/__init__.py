"""What the pages of classes read."""

from study.classes.queries.allowed import Holds, allowed, holds
from study.classes.queries.handed import Came, Handed, handed, handed_of
from study.classes.queries.items import Items, domains_of, items
from study.classes.queries.late import late
from study.classes.queries.roster import (
    Person,
    Seen,
    awaited,
    called,
    instructors,
    member,
    membership,
    memberships,
    oldest_first,
    openable,
    people,
    person,
    seen,
    taught,
)
from study.classes.queries.todo import Todo, given_to, to_assign, todo
from study.classes.queries.work import Cell, Try, Work, answers, cells, cells_of_nobody, shift, so_far, work, works

__all__ = [
    "Came",
    "Cell",
    "Handed",
    "Holds",
    "Items",
    "Person",
    "Seen",
    "Todo",
    "Try",
    "Work",
    "allowed",
    "answers",
    "awaited",
    "called",
    "cells",
    "cells_of_nobody",
    "domains_of",
    "given_to",
    "handed",
    "handed_of",
    "holds",
    "instructors",
    "items",
    "late",
    "member",
    "membership",
    "memberships",
    "oldest_first",
    "openable",
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
