"""Tables of questions that somebody else laid out: Excel workbooks, and text with one question in a row.

Kahoot, Quizizz, form tools and teachers each have columns of their own. A row names the columns, the first as a rule,
further down below the instructions of a template. What each column is, is guessed by its name, shown, and put right
by a person (`core/formats/shared/columns.py`):

- what is asked; options, from the left; wrong options, which stand beside the right answer in words;
- the right answer: by letter (`B`, `A, C`, `AC`), by number (`2`, `1,3`) or in the words of the option. Which of them
  is one decision for a table: what fits the options in most rows. Without options it is typed: a number, or words,
  `;` between what is accepted; TRUE and FALSE make a statement of it. Of a card it is the other side;
- marks (`x`, 1, right) and reasons of options: as many as options, or each on the right of its own;
- explanation, hints, title, id, topic, category, tags, points. Of a type it is only read whether it has a right answer:
  polls, drawings and essays are refused by name. Several options can be chosen where several are right.

A column that nothing reads, such as a time limit, is named. Text is taken as it stands: no mark of Markdown counts.

Of a workbook (.xlsx) one sheet is read: texts, numbers in fifteen digits, percentages, dates (each named, because
spreadsheets make dates of 1/2), and of a formula the result stored with it. What is merged over several rows is taken
for each of them. A workbook in binary (.xlsb) or with a password is not read. The columns of a text are parted by
commas, semicolons, tabs or bars, as fits most rows. Our own table with its fixed names is the format `csv`.
"""

from collections.abc import Mapping

from study.core.formats.shared.columns import Table
from study.core.formats.shared.format import Format, Members, Read, Tabular
from study.core.formats.spreadsheet import texts, workbook
from study.core.formats.spreadsheet.guess import guess, is_header
from study.core.formats.spreadsheet.reader import read as read_table
from study.core.formats.spreadsheet.right import READINGS
from study.core.formats.spreadsheet.roles import ROLES
from study.core.problem import Problem


def opened(members: Mapping[str, bytes], name: str, sheet: str) -> Table | Problem:
    """The table of a workbook, or of the one text there is."""
    if workbook.WORKBOOK in members:
        return workbook.opened(members, sheet)
    if len(members) != 1:
        return Problem("This archive is no workbook of Excel (.xlsx).")
    [data] = members.values()
    return texts.opened(data, name)


def recognises(data: bytes, name: str) -> bool:
    if name == workbook.WORKBOOK:
        return True
    if name.lower().endswith((".csv", ".tsv")) and texts.is_table(data):
        return True
    return any(is_header(cells) for cells in texts.head(data))


def read_members(members: Members, name: str) -> Read:
    found = opened(members, name, "")
    return (
        Read((), (Problem(found.message, found.line, name),))
        if isinstance(found, Problem)
        else read_table(found, guess(found), name)
    )


def read(data: bytes, name: str) -> Read:
    return read_members({name: data}, name)


PLUGIN = Format(
    name="spreadsheet",
    title="Spreadsheet with columns of its own (Excel, CSV)",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    recognises=recognises,
    read=read,
    read_members=read_members,
    tabular=Tabular(opened, guess, read_table, ROLES, READINGS),
)
