"""How large a table may be. A limit is checked before a question is made of any row."""

from study.core.formats.shared.columns import Table
from study.core.problem import Problem

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_MARKS = 1_000_000
"""Angle brackets of one part of a workbook: each cell has four or six."""


def measured(table: Table) -> Table | Problem:
    """The table, or which limit it exceeds."""
    if len(table.rows) > MOST_ROWS:
        return Problem(f"The table has more than {MOST_ROWS:,} rows; cut it in two.")
    if table.width > MOST_COLUMNS:
        return Problem(f"The table has more than {MOST_COLUMNS} columns.")
    return table
