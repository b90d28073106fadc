"""Full-text search over what a learner may read: topics, facts and the stems of questions.

The only module with SQL of its own: FTS5 on SQLite, tsvector with a GIN index on PostgreSQL. Words are split
here and not by the databases, so that both find the same. A row's course and kind are words of the row too
(with "_", which no word of a text has), so filtering is part of the one index lookup; a join with a base
table costs a hundred times as much.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple
from unicodedata import combining, normalize

from django.db import connection, transaction

type RowKind = Literal["topic", "fact", "question"]
KINDS: tuple[RowKind, ...] = ("topic", "fact", "question")  # the order of hits
WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40
# FTS5 looks a prefix of a length it has an index for up at once; any other is merged from all words
# that begin so, which took 70 ms at 100,000 rows. A longer word is cut when it may be unfinished.
LONGEST_PREFIX = 12
MOST_WORDS = 8
_COLUMNS = ("words", "course", "title", "text", "topic", "ref")
SNIPPET = 160
PIECE = 1_000
"""Rows that are put in place of others in one transaction."""

SQLITE_TABLE = """
CREATE VIRTUAL TABLE library_search USING fts5(
  words, course UNINDEXED, title UNINDEXED, text UNINDEXED, topic UNINDEXED, ref UNINDEXED,
  detail = 'none', prefix = '1 2 3 4 5 6 7 8 9 10 11 12', tokenize = "ascii tokenchars '_'"
)"""
POSTGRESQL_TABLE = """
CREATE TABLE library_search (
  rowid bigserial PRIMARY KEY, words tsvector NOT NULL, course bigint NOT NULL,
  title text NOT NULL, text text NOT NULL, topic bigint NOT NULL, ref text NOT NULL
);
CREATE INDEX library_search_words ON library_search USING gin (words);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the index. `text` is plain text and must hold no key, answer or reason; `topic` is
    the number of the topic whose page shows it, 0 for none; `ref` the key of the thing itself. `scope`
    is the number of the circle it is kept to, 0 for all who may read the course."""

    kind: RowKind
    course: int
    topic: int
    ref: str
    title: str
    text: str = ""
    scope: int = 0


class Piece(NamedTuple):
    """A stretch of plain text; `marked` where it matched."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `snippet` is the part of the text around the first match."""

    kind: RowKind
    title: str
    snippet: tuple[Piece, ...]
    course_id: int
    topic_id: int
    ref: str


def index(entries: Iterable[Row]) -> None:
    """Add rows to the index. Hits of one kind come in the order in which they were added."""
    with connection.cursor() as cursor:
        cursor.executemany(_insert(_COLUMNS), [_values(entry) for entry in entries])


def again(course: int, kinds: Sequence[RowKind], entries: Sequence[Row]) -> None:
    """Put entries in place of all rows that the course has of these kinds, some at a time, so that nobody waits long
    for the writer: meanwhile each is found as it was or as it is. Where somebody else does the same at this moment, all
    at once."""
    for kind in kinds:
        new = [(entry.ref, _values(entry)) for entry in entries if entry.kind == kind]
        if not _in_pieces(kind, course, new):
            with transaction.atomic(), connection.cursor() as cursor:
                forget(course, [kind])
                cursor.executemany(_insert(_COLUMNS), [values for _, values in new])


def _in_pieces(kind: RowKind, course: int, new: Sequence[tuple[str, tuple[str | int, ...]]]) -> bool:
    """Put these in the place of a course's rows, a piece in each transaction. False where somebody else has added rows
    since: theirs may double ours."""
    mine = _match([_within(kind, course), _kept(kind, course)], [])
    old: dict[str, list[int]] = {}
    last = 0
    with connection.cursor() as cursor:
        cursor.execute(f"{_select('rowid, ref')} ORDER BY rowid", [mine])
        for last, ref in cursor.fetchall():
            old.setdefault(ref, []).append(last)
        known = {ref for ref, _ in new}
        gone = [rowid for ref, rowids in old.items() if ref not in known for rowid in rowids]
        pieces: list[tuple[Sequence[int], list[tuple[str | int, ...]]]] = [(piece, []) for piece in _split(gone)]
        for part in _split(new):
            places = [rowid for ref, _ in part for rowid in old.pop(ref, ())]
            pieces.append((places, [values for _, values in part]))
        for number, (over, added) in enumerate(pieces, 1):
            with transaction.atomic():
                cursor.execute(f"{_select('rowid')} AND rowid > %s LIMIT 1", [mine, last])
                if cursor.fetchone():
                    return False
                if over:
                    cursor.executemany("DELETE FROM library_search WHERE rowid = %s", [(rowid,) for rowid in over])
                if added:
                    cursor.executemany(_insert(_COLUMNS), added)
                if number < len(pieces):
                    cursor.execute(f"{_select('rowid')} ORDER BY rowid DESC LIMIT 1", [mine])
                    last = next(iter(cursor.fetchone() or ()), last)
    return True


def _split[One](rows: Sequence[One]) -> list[Sequence[One]]:
    return [rows[start : start + PIECE] for start in range(0, len(rows), PIECE)]


def renew(kind: RowKind, course: int, refs: Sequence[str], entries: Iterable[Row]) -> None:
    """Put entries of these refs in place of the rows they have, or take those out: what one decision changes costs
    no more in a large course than in a small one. A row stays in its place; a new one comes last, until the course
    is indexed again."""
    if not refs:
        return
    marks = ", ".join(["%s"] * len(refs))
    found = f"{_select('rowid, ref')} AND ref IN ({marks}) ORDER BY rowid"
    with connection.cursor() as cursor:
        cursor.execute(found, [_match([_within(kind, course), _kept(kind, course)], []), *refs])
        places: dict[str, list[int]] = {}
        for rowid, ref in cursor.fetchall():
            places.setdefault(ref, []).append(rowid)
        old = [(rowid,) for rowids in places.values() for rowid in rowids]
        cursor.executemany("DELETE FROM library_search WHERE rowid = %s", old)
        for entry in entries:
            if rowids := places.get(entry.ref):
                cursor.execute(_insert(("rowid", *_COLUMNS)), [rowids.pop(0), *_values(entry)])
            else:
                cursor.execute(_insert(_COLUMNS), _values(entry))


def forget(course: int, kinds: Sequence[RowKind] = KINDS) -> None:
    """Take the course's rows of these kinds out of the index."""
    statement = f"DELETE FROM library_search WHERE rowid IN ({_select('rowid')})"  # noqa: S608 - constants
    with connection.cursor() as cursor:
        for kind in kinds:
            cursor.execute(statement, [_match([_within(kind, course), _kept(kind, course)], [])])


def search(
    text: str,
    courses: Iterable[int],
    kind: RowKind | None = None,
    limit: int = 20,
    scopes: Iterable[tuple[int, int]] = (),
) -> list[Hit]:
    """Find rows of these courses that hold every word of `text`; the last word may be unfinished. Of rows
    that are kept to a circle those of `scopes` are found, given as course and circle.

    Topics come before facts, facts before questions, each in reading order. Signs in `text` mean
    nothing: no query is wrong, at worst it finds nothing.
    """
    sought, allowed = words(text)[:MOST_WORDS], sorted(set(courses))
    if not sought or not allowed:
        return []
    circles = sorted({(course, scope) for course, scope in scopes if course in allowed})
    hits: list[Hit] = []
    for each in [kind] if kind else KINDS:
        marks = [_within(each, course) for course in allowed]
        marks += [_within(each, course, scope) for course, scope in circles if each == "question"]
        with connection.cursor() as cursor:
            cursor.execute(
                f"{_select('course, title, text, topic, ref')} ORDER BY rowid LIMIT %s",
                [_match(marks, sought), limit - len(hits)],
            )
            for course, title, body, topic, ref in cursor.fetchall():
                hits.append(Hit(each, title, snippet(body, sought), course, topic, ref))
        if len(hits) >= limit:
            break
    return hits


def words(text: str) -> list[str]:
    """The words of a text as they are compared: without case, accents and signs."""
    plain = "".join(sign for sign in normalize("NFKD", text) if not combining(sign)).casefold()
    return [word[:LONGEST_WORD] for word in WORD.findall(plain)]


def singular(word: str) -> str:
    """The word without the ending of a plural, by the rules of the S stemmer
    (Harman, "How effective is suffixing?", Journal of the ASIS 42(1), 1991)."""
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    return word[:-1] if word[-2] not in "us" else word


def snippet(text: str, sought: Sequence[str]) -> tuple[Piece, ...]:
    """The text around the first match, with the matches marked."""
    found = [match.span() for match in WORD.finditer(text) if _matches(match.group(), sought)]
    first = found[0][0] if found else 0
    start = 0 if first < SNIPPET // 2 else text.rfind(" ", 0, first - SNIPPET // 4) + 1
    end = len(text) if len(text) - start <= SNIPPET else max(text.rfind(" ", start, start + SNIPPET), first + 1)
    pieces, at = [Piece("… ")] if start else [], start
    for begin, stop in found:
        if begin >= at and stop <= end:
            pieces += [Piece(text[at:begin]), Piece(text[begin:stop], marked=True)]
            at = stop
    pieces += [Piece(text[at:end]), Piece(" …" if end < len(text) else "")]
    return tuple(piece for piece in pieces if piece.text)


def _matches(word: str, sought: Sequence[str]) -> bool:
    folded = words(word)
    exact = {singular(each) for each in sought}
    return any(singular(each) in exact or each.startswith(sought[-1]) for each in folded)


def _insert(columns: Sequence[str]) -> str:
    own = "array_to_tsvector(string_to_array(%s, ' '))" if _postgresql() else "%s"
    values = ", ".join(own if column == "words" else "%s" for column in columns)
    return f"INSERT INTO library_search ({', '.join(columns)}) VALUES ({values})"  # noqa: S608 - constants


def _values(entry: Row) -> tuple[str | int, ...]:
    """The values of a row for `_COLUMNS`."""
    return _row(entry), entry.course, entry.title, entry.text, entry.topic, entry.ref


def _row(entry: Row) -> str:
    """Every word the row is found by: those of title and text, their singulars, course and kind.
    A fact or question is not found by its topic's title, or one word would find the whole topic."""
    found = dict.fromkeys(words(entry.title) if entry.kind == "topic" else ())
    found |= dict.fromkeys(words(entry.text))
    found |= dict.fromkeys([singular(word) for word in found])
    kept = [_kept(entry.kind, entry.course)] if entry.scope else []
    return " ".join([_within(entry.kind, entry.course, entry.scope), *kept, *found])


def _within(kind: RowKind, course: int, scope: int = 0) -> str:
    """The word of all rows of a kind that the same people may find."""
    return f"_{kind}{course}x{scope}" if scope else f"_{kind}{course}"


def _kept(kind: RowKind, course: int) -> str:
    """The word of all rows of a kind and course that are kept to any circle."""
    return f"_kept{kind}{course}"


def _match(marks: Sequence[str], sought: Sequence[str]) -> str:
    """The condition in the database's own query language: one of the `marks`, and every word sought.
    Words are letters and digits alone, so that nothing in them needs escaping."""
    either, both = (" | ", " & ") if _postgresql() else (" OR ", " AND ")
    quote = "'" if _postgresql() else '"'

    def term(word: str) -> str:
        return f"{quote}{word}{quote}"

    def begun(word: str) -> str:
        return f"{term(word[:LONGEST_PREFIX])}:*" if _postgresql() else f"{term(word[:LONGEST_PREFIX])}*"

    parts = [[term(mark) for mark in marks]]
    parts += [[term(singular(word))] for word in sought[:-1]]
    parts += [[begun(word), term(singular(word))] for word in sought[-1:]]
    return both.join(f"({either.join(part)})" for part in parts)


def _select(columns: str) -> str:
    condition = "words @@ %s::tsquery" if _postgresql() else "library_search MATCH %s"
    return f"SELECT {columns} FROM library_search WHERE {condition}"  # noqa: S608 - constants


def _postgresql() -> bool:
    return connection.vendor == "postgresql"
