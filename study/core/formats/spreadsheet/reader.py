"""Rows of a table to questions, by what its columns are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from study.core.formats.shared.collector import TOPIC, Collector, made_title
from study.core.formats.shared.columns import IGNORED, Columns, Row, Table, letter, names
from study.core.formats.shared.csv_safety import unguarded
from study.core.formats.shared.format import Read
from study.core.formats.shared.plain import plain
from study.core.formats.shared.shapes import kind_of
from study.core.formats.spreadsheet import roles
from study.core.formats.spreadsheet.guess import answers_of
from study.core.formats.spreadsheet.right import named
from study.core.problem import Problem
from study.core.questions.answers.number import is_number
from study.core.questions.interaction import Accepted
from study.core.questions.source.block import Block, Item
from study.core.questions.source.notation import accepted_text
from study.core.questions.source.reader import MOST_POINTS

UNREAD = re.compile(
    r".*(?:poll|survey|open.?ended|opinion|essay|draw|slide|word cloud|drop pin|puzzle|reorder|match|categori[sz]e"
    r"|audio response|video response|hotspot|labell?ing|passage|comprehension|scale|brainstorm).*",
    re.DOTALL,
)
TRUE, FALSE = {"true", "t", "yes", "wahr", "richtig", "satt"}, {"false", "f", "no", "falsch", "ósatt"}
YES, NO = (
    {"x", "1", "yes", "y", "true", "right", "correct", "✓", "✔", "100%", "100"},
    {"", "0", "no", "n", "false", "wrong", "incorrect", "0%"},
)
ACCEPTED = re.compile(r"\s*[;|\n]\s*")
TAGS = re.compile(r"[,;\n]")
SHOWN = 60
"""Characters of a cell that a message repeats."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each role stands. `beside` has for the column of each option where its mark and its reason are."""

    one: dict[str, int]
    options: tuple[int, ...]
    wrong: tuple[int, ...]
    hints: tuple[int, ...]
    tags: tuple[int, ...]
    marks: dict[int, int] = field(default_factory=dict)
    reasons: dict[int, int] = field(default_factory=dict)


def places(given: Sequence[str]) -> Places:
    def all_of(role: str) -> tuple[int, ...]:
        return tuple(place for place, one in enumerate(given) if one == role)

    options = all_of(roles.OPTION)
    one = {role: given.index(role) for role in roles.SINGLE if role in given}
    found = Places(one, options, all_of(roles.WRONG), all_of(roles.HINT), all_of(roles.TAGS))
    choosable = options if options else tuple(sorted((*options, *found.wrong, *all_of(roles.RIGHT))))
    return replace(
        found, marks=_paired(choosable, all_of(roles.MARK)), reasons=_paired(choosable, all_of(roles.REASON))
    )


def _paired(options: Sequence[int], beside: Sequence[int]) -> dict[int, int]:
    """Which column belongs to which option: the first to the first where there are as many, else the next on its
    right."""
    if len(options) == len(beside):
        return dict(zip(options, beside, strict=True))
    left = [(max((one for one in options if one < place), default=-1), place) for place in beside]
    return {option: place for option, place in left if option >= 0}


def read(table: Table, columns: Columns, name: str) -> Read:
    """The questions of the rows below the one that names the columns."""
    collector = Collector(name)
    collector.note(*table.notes, *_said(table, columns))
    if roles.QUESTION not in columns.roles:
        collector.note(Problem("Say which column holds what is asked."))
        return collector.result()
    answers = columns.answers or answers_of(table, columns.head, columns.roles)
    reading = Reading(collector, places(columns.roles), names(table, columns.head), answers)
    for row in table.rows:
        if row.number > columns.head:
            reading.take(row)
    return collector.result()


def _said(table: Table, columns: Columns) -> Iterator[Problem]:
    """What is left out, and which names stand twice."""
    known = names(table, columns.head)
    filled = {place for row in table.rows for place, cell in enumerate(row.cells) if cell.strip()}
    unread = [place for place, role in enumerate(columns.roles) if role == IGNORED and place in filled]
    if unread and columns.head:
        listed = ", ".join(known[place] or letter(place) for place in unread)
        yield Problem(
            f"Nothing reads {'these columns' if len(unread) > 1 else 'the column'}: {listed}.",
            columns.head,
            severity="warning",
        )
    for one in dict.fromkeys(one for one in known if one and known.count(one) > 1):
        where = ", ".join(letter(place) for place, other in enumerate(known) if other == one)
        yield Problem(f"The name {one!r} stands above several columns: {where}.", columns.head, severity="warning")


@dataclass(slots=True)
class Reading:
    """A table while it is read."""

    collector: Collector
    at: Places
    names: tuple[str, ...]
    answers: str

    def take(self, row: Row) -> None:
        """Take the question of a row, or refuse it with the reason."""
        cells = [unguarded(cell.strip()) for cell in (*row.cells, *[""] * (len(self.names) - len(row.cells)))]

        def cell(role: str) -> str:
            place = self.at.one.get(role, -1)
            return cells[place] if place >= 0 else ""

        asked = cell(roles.QUESTION)
        title = cell(roles.TITLE) or made_title(asked)
        points = _points(cell(roles.POINTS))
        sort = cell(roles.TYPE).casefold()
        items: list[Item] | str = [] if cell(roles.BACK) else self._items(cells, row.number)
        fault = items if isinstance(items, str) else ""
        if not asked:
            fault = "Nothing is asked: the cell of the question is empty."
        elif UNREAD.fullmatch(sort) and (fault or not items):
            fault = f"Nothing reads the type {cell(roles.TYPE)[:SHOWN]!r}."
        elif points is None:
            fault = (
                f"Write points as a number above 0, {MOST_POINTS} at most; here stands {cell(roles.POINTS)[:SHOWN]!r}."
            )
        if fault or isinstance(items, str) or points is None:
            self.collector.refuse(fault + self._short(row), row.number, title)
            return
        block = Block(
            cell(roles.KEY),
            cell(roles.TITLE),
            plain(asked),
            row.number,
            row.number,
            {},
            tuple(items),
            answer=plain(cell(roles.BACK)),
        )
        kind = kind_of(block)
        if isinstance(kind, Problem):
            self.collector.refuse(kind.message + self._short(row), row.number, title)
            return
        tags = [tag for place in self.at.tags for tag in TAGS.split(cells[place])]
        tags += [TOPIC + cell(roles.TOPIC)] if cell(roles.TOPIC) else []
        hints = [plain(cells[place]) for place in self.at.hints if cells[place]]
        self.collector.take(kind, block, plain(cell(roles.EXPLANATION)), tags, cell(roles.CATEGORY), hints, points)

    def _short(self, row: Row) -> str:
        """What is said of a row that ends before the columns do."""
        needed = max(self.at.one.get(role, -1) for role in (roles.QUESTION, roles.RIGHT, roles.BACK))
        last = max([place for place, name in enumerate(self.names) if name], default=needed) + 1
        return f" Row {row.number} has {len(row.cells)} of {last} cells." if len(row.cells) <= needed else ""

    def _items(self, cells: Sequence[str], line: int) -> list[Item] | str:
        """The answers of a row, or why it has none."""
        options = [place for place in self.at.options if cells[place]]
        right = cells[self.at.one[roles.RIGHT]] if roles.RIGHT in self.at.one else ""
        wrong = [place for place in self.at.wrong if cells[place]]
        if not options and not wrong:
            return _typed(right, line) if right else "No answer stands in this row."
        if options and self.at.marks:
            return self._marked(cells, options, line)
        if not right:
            return "No right answer is named."
        if not options:
            given = [(self.at.one[roles.RIGHT], True), *((place, False) for place in wrong)]
        else:
            found = named(right, [cells[place] for place in self.at.options], self.answers)
            if not found:
                return f"The right answer {right[:SHOWN]!r} is none of the options."
            chosen = {self.at.options[place] for place in found}
            given = [(place, place in chosen) for place in options] + [(place, False) for place in wrong]
        return [self._item(cells, place, "x" if holds else " ", line) for place, holds in given]

    def _marked(self, cells: Sequence[str], options: Sequence[int], line: int) -> list[Item] | str:
        """Options that have a mark each."""
        items = []
        for place in options:
            mark = cells[self.at.marks[place]].casefold() if place in self.at.marks else ""
            if mark not in YES | NO:
                return f"The mark {mark[:SHOWN]!r} says neither right nor wrong."
            items.append(self._item(cells, place, "x" if mark in YES else " ", line))
        return items if any(item.mark == "x" for item in items) else "No right answer is named."

    def _item(self, cells: Sequence[str], place: int, mark: str, line: int) -> Item:
        reason = cells[self.at.reasons[place]] if place in self.at.reasons else ""
        return Item(mark, plain(cells[place]), line, reason=plain(reason))


def _typed(right: str, line: int) -> list[Item]:
    """An answer without options: whether the statement holds, a number, or words; `;` parts what is accepted."""
    if right.casefold() in TRUE | FALSE:
        holds = right.casefold() in TRUE
        return [Item("x" if holds else " ", "True", line), Item(" " if holds else "x", "False", line)]
    accepted = [part for part in ACCEPTED.split(right) if part]
    return [Item("=", part if is_number(part) else accepted_text(Accepted(part)), line) for part in accepted]


def _points(cell: str) -> float | None:
    """The points in a cell, 1 where it is empty; None where it holds no number of points."""
    try:
        points = float(cell.replace(",", ".") or "1")
    except ValueError:
        return None
    return points if 0 < points <= MOST_POINTS else None
