"""Reading a file for a bank: a large one beside the pages, until it can be looked at. Nothing changes before."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from study.banks import exchange, files, tables
from study.banks.models import Bank, Role, Upload
from study.banks.operations.exchanging import choose_columns, keep_table, keep_upload
from study.banks.roles import may, role_of
from study.core.formats.shared.columns import Columns
from study.core.formats.shared.format import Format
from study.core.limits import READ_AT_ONCE
from study.core.problem import Problem
from study.core.text.plural import counted
from study.people import errands
from study.people.errands import Progress
from study.people.models import Errand, User
from study.uploads.archives import is_archive

READ, SETTLE = "read", "settle"
"""The kinds of the errands: a file is read, and a table by the columns that were chosen."""
NOTHING = "There are no questions in this file."
PACKED = 8
"""Times that the sheets of a workbook are larger than itself, as a rule."""


def is_long_to_read(size: int) -> bool:
    """Whether reading a file of so many bytes takes longer than a page should wait."""
    return size > READ_AT_ONCE


def is_long_to_open(data: bytes) -> bool:
    """Whether opening a table takes longer than a page should wait."""
    return is_long_to_read(len(data) * (PACKED if is_archive(data) else 1))


def ask_to_read(
    *, bank: Bank, data: bytes, name: str, format: str, by: User, back: str, now: datetime
) -> Errand | Problem:
    """Let a large file be read. What was read is looked at under its number, below the address `back`."""
    if problem := files.too_large(data, name):
        return problem
    wanted = {"name": name, "format": format, "digest": sha256(data).hexdigest()}
    title = f"Reading {name} for {bank.title}"
    return errands.ask(
        owner=by, kind=READ, subject=bank.pk, title=title, back=back, wanted=wanted, brought=data, now=now
    )


def may_read(user: User, bank: int) -> bool:
    """Whether somebody may bring a file into that bank."""
    found = Bank.objects.select_related("course").filter(pk=bank).first()
    return found is not None and found.authored and may(role_of(user, found), Role.EDITOR)


def read_beside(errand: Errand, progress: Progress, clock: Callable[[], datetime]) -> errands.Outcome | Problem:
    """The errand of reading a file."""
    bank, now = Bank.objects.get(pk=errand.subject), clock()
    name, format = errand.wanted["name"], errand.wanted["format"]
    data = errands.brought_for(errand)
    if form := tables.format_named(format):
        return _table(bank, form, data, errand, progress, now)
    plan = exchange.plan(bank, data, name, format, now.date(), told=progress.at)
    if not plan.items and not plan.problems:
        return Problem(NOTHING)
    progress.seal()
    upload = keep_upload(bank=bank, plan=plan, name=name, by=errand.owner, now=now)
    said = f"{counted(len(plan.items), 'question')} read. Nothing has changed yet: look at what the file would change."
    return errands.Outcome(said, back=f"{errand.back}{upload.pk}/")


def _table(
    bank: Bank, form: Format, data: bytes, errand: Errand, progress: Progress, now: datetime
) -> errands.Outcome | Problem:
    """Open a large table: where it is not read by now, somebody says next what its columns are."""
    progress.seal()
    upload = keep_table(bank=bank, form=form, data=data, name=errand.wanted["name"], by=errand.owner, now=now)
    if isinstance(upload, Problem):
        return upload
    asked = "look at what the table would change" if upload.is_settled else "say what its columns are"
    back = f"{errand.back}{upload.pk}/{'' if upload.is_settled else 'columns/'}"
    return errands.Outcome(f"The table is opened. Nothing has changed yet: {asked}.", back=back)


def ask_to_settle(*, upload: Upload, columns: Columns, by: User, back: str, now: datetime) -> Errand:
    """Let a long table be read by these columns, to be looked at below `back`."""
    return errands.ask(
        owner=by,
        kind=SETTLE,
        subject=upload.pk,
        title=f"Reading {upload.name} for {upload.bank.title}",
        back=back,
        wanted={"columns": tables.document(columns)},
        now=now,
    )


def settle_beside(errand: Errand, progress: Progress, clock: Callable[[], datetime]) -> errands.Outcome | Problem:
    """The errand of reading a table."""
    upload = Upload.objects.select_related("bank").filter(pk=errand.subject).first()
    if upload is None:
        return Problem("The file is not there any more. Bring it again.")
    columns = tables.columns_of(errand.wanted["columns"])
    if not choose_columns(upload=upload, columns=columns, by=errand.owner, now=clock(), progress=progress):
        return errands.Outcome("No question comes out of these columns.", back=f"{errand.back}columns/")
    upload.refresh_from_db()
    read = counted(len(upload.items) + upload.unchanged, "question")
    return errands.Outcome(f"{read} read. Nothing has changed yet: look at what the table would change.")
