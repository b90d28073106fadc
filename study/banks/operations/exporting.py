"""A bank as a file of another tool, made beside the pages where it is large."""

from collections.abc import Callable, Sequence
from datetime import datetime

from study.banks import exchange
from study.banks.models import Bank, Question, Status
from study.banks.roles import role_of
from study.core.formats import FORMATS
from study.core.limits import EXPORT_AT_ONCE
from study.core.problem import Problem
from study.people import errands
from study.people.errands import Progress
from study.people.models import Errand, User

EXPORT = "export"
"""The kind of the errand."""


def is_large(bank: Bank) -> bool:
    """Whether writing the bank takes longer than a page should wait."""
    return Question.objects.filter(bank=bank).exclude(status=Status.RETIRED).count() > EXPORT_AT_ONCE


def ask_to_export(
    *, bank: Bank, format: str, statuses: Sequence[str], by: User, back: str, now: datetime
) -> Errand | Problem:
    """Let the bank be written as a file, which waits for whoever asked."""
    chosen = exchange.writer_of(format)
    if isinstance(chosen, Problem):
        return chosen
    wanted = {"format": format, "statuses": list(statuses)}
    title = f"Export of {bank.title} as {chosen.title}"
    return errands.ask(owner=by, kind=EXPORT, subject=bank.pk, title=title, back=back, wanted=wanted, now=now)


def may_export(user: User, bank: int) -> bool:
    """Whether somebody may look into that bank."""
    found = Bank.objects.select_related("course").filter(pk=bank).first()
    return found is not None and role_of(user, found) is not None


def export_beside(errand: Errand, progress: Progress, clock: Callable[[], datetime]) -> errands.Outcome | Problem:
    """The errand of writing the file."""
    bank = Bank.objects.get(pk=errand.subject)
    format, statuses = errand.wanted["format"], errand.wanted["statuses"]
    written = exchange.write(bank, format, statuses, now=clock(), told=progress.at)
    if isinstance(written, Problem):
        return written
    name, media_type = exchange.file_name(bank, format), FORMATS[format].media_type
    return errands.Outcome("The file is ready.", written.problems, written.data, name, media_type)
