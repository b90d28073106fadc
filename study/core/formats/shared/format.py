"""The interface of a format of questions.

Reading never raises. What cannot be read, or has no kind of question here, is a problem that names the question
and its line; the rest is accepted. Writing drops nothing silently: what the format cannot hold is a problem too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from study.core.formats.shared.columns import Columns, Table
from study.core.limits import FILE
from study.core.problem import Problem
from study.core.questions.question import Question


@dataclass(frozen=True, slots=True)
class Record:
    """A question as it travels: `category` is the path of its category, parted by `/`. `pictures` holds those that its
    texts may name, on its way out."""

    question: Question
    category: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of a file. `refused` counts the questions that could not be taken; each has a
    problem of severity "error" with its line and, where it has one, its name in `question`. `pictures` are those
    that the questions show, with the names that their texts have for them."""

    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: int = 0
    pictures: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and what of the questions it could not hold (`question` names which)."""

    data: bytes
    problems: tuple[Problem, ...] = ()


type Members = Mapping[str, bytes]
"""The files in an archive: path with `/` to content."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What is to go into an archive, and what of the questions it could not hold."""

    members: Members = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


type Told = Callable[[int, int], object]
"""Hears how much was done, of how much. What it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Tabular:
    """What a format that reads tables adds. `opened(members, name, sheet)` is the table, the first sheet where none is
    named; `guess(table, head)` the columns, with the row that names them where it is known. `roles` and `answers` have
    a label for everything that `Columns` may hold."""

    opened: Callable[[Members, str, str], Table | Problem]
    guess: Callable[[Table, int | None], Columns]
    read: Callable[[Table, Columns, str], Read]
    roles: Mapping[str, str]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: a folder of `core/formats` with this value as PLUGIN. `read` is given the bytes and the
    file's name; `write` the questions and the bank's title. One of the two may be missing.
    `recognises(data, name)` tells whether a file is probably of this format.

    A format whose files are archives has `read_members` and `write_members` instead or as well;
    `container` says which archive: "zip", or "anki" for Anki's database. Opening and making archives
    is done outside the core; `recognises` is then given the members one by one. With `pictures` it holds those that
    the questions show; any other leaves them out. With `covers` it holds the boxes on them; in any other a covered
    picture is a picture of its own. One that is `tabular` reads tables by columns that a person may put right. A file
    may have `most` bytes; `read_telling` reads the same as `read` does, and says meanwhile how far it is."""

    name: str
    title: str
    suffix: str
    media_type: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Read] | None = None
    write: Callable[[Sequence[Record], str], Written] | None = None
    container: str = ""
    read_members: Callable[[Members, str], Read] | None = None
    write_members: Callable[[Sequence[Record], str], Packed] | None = None
    pictures: bool = False
    covers: bool = False
    tabular: Tabular | None = None
    most: int = FILE
    read_telling: Callable[[bytes, str, Told], Read] | None = None
