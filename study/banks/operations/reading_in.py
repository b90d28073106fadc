"""Reading a file for a bank: a large one beside the pages, until it can be looked at. Nothing changes before."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from study.banks import exchange, files, tables
from study.banks.models import Bank, Role, Upload
from study.banks.operations.exchanging import choose_columns, keep_upload
from study.banks.roles import may, role_of
from study.core.formats.shared.columns import Columns
from study.core.limits import READ_AT_ONCE
from study.core.problem import Problem
from study.core.text.plural import counted
from study.people import errands
from study.people.errands import Progress
from study.people.models import Errand, User

READ, SETTLE = "read", "settle"
"""The kinds of the errands: a file is read, and a table by the columns that were chosen."""
NOTHING = "There are no questions in this file."


def is_long_to_read(size: int) -> bool:
    """Whether reading a file of so many bytes takes longer than a page should wait."""
    return size > READ_AT_ONCE


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
    plan = exchange.plan(bank, errands.brought_for(errand), name, format, now.date(), told=progress.at)
    if not plan.items and not plan.problems:
        return Problem(NOTHING)
    progress.seal()
    upload = keep_upload(bank=bank, plan=plan, name=name, by=errand.owner, now=now)
    said = f"{counted(len(plan.items), 'question')} read. Nothing has changed yet: look at what the file would change."
    return errands.Outcome(said, back=f"{errand.back}{upload.pk}/")


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
