"""The page on which somebody says what the columns of a table are: its first rows, a field for each column, and the
first questions that come out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from study.banks import tables
from study.banks.forms import ColumnsForm
from study.banks.models import Upload
from study.banks.preview import Preview, preview
from study.banks.tables import Column
from study.core.formats.shared.columns import Columns, Table
from study.core.formats.shared.format import Format
from study.core.problem import Problem, Tally, tally
from study.core.questions.source.writer import write_alone

QUESTIONS = 3
"""Questions that are shown."""
PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """What the page shows of a table, which has `length` rows. `taken` counts the questions of the `tried` rows."""

    upload: Upload
    format: Format
    table: Table
    length: int
    form: ColumnsForm
    shown: Sequence[Column]
    questions: Sequence[Preview]
    taken: int
    tried: int
    problems: Sequence[Problem]
    tally: Tally

    @property
    def rows(self) -> list[list[str]]:
        """The first rows of the table, cell by cell."""
        return [list(cells) for cells in zip(*(column.cells for column in self.shown), strict=True)]

    def chosen(self) -> Columns:
        """The columns that the valid form says; guessed anew for another sheet or another row of names."""
        given = self.form.given()
        if not self.form.is_of_another:
            return given
        if given.sheet != self.form.sheet:
            return Columns((), sheet=given.sheet)
        if not given.head:
            return replace(given, head=0)
        found = tables.beginning(self.format, self.upload, given.sheet, given.head)
        return given if isinstance(found, Problem) else tables.guessed(self.format, found.table, given.head)


def columns_page(upload: Upload, today: date, data: Any = None) -> ColumnsPage | Problem:
    """The page for a table that was kept, or why it is none any more."""
    form = tables.format_named(upload.format)
    if form is None or not upload.is_table:
        return Problem("This file is no table.")
    kept = tables.columns_of(upload.columns)
    opened = tables.beginning(form, upload, kept.sheet, kept.head)
    if isinstance(opened, Problem):
        return opened
    table = opened.table
    columns = kept if kept.roles else tables.guessed(form, table)
    columns = tables.fitting(form, table, columns)
    found = tables.sample(form, table, columns, upload.name)
    first = [record.question for record in found.records[:QUESTIONS]]
    return ColumnsPage(
        upload=upload,
        format=form,
        table=table,
        length=opened.rows,
        form=ColumnsForm(tables.tabular(form), table, columns, data),
        shown=tables.shown(table, columns),
        questions=[preview(write_alone(one), one.key, today, {}, "answered") for one in first],
        taken=len(found.records),
        tried=len(found.records) + found.refused,
        problems=found.problems[:PROBLEMS],
        tally=tally(found.problems),
    )
