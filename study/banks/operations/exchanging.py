"""Files on their way into a bank: kept as uploads while they are previewed, and drafts made of them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from study.banks import tables
from study.banks.exchange import Item, Plan, problem_document
from study.banks.exchange import plan as read_plan
from study.banks.models import Bank, ColumnChoice, Draft, Question, Status, Upload, UploadPicture
from study.core.formats.shared.columns import Columns, Table, header_digest
from study.core.formats.shared.format import Format
from study.core.limits import ROWS_AT_ONCE
from study.core.problem import Problem
from study.library.sync import BATCH
from study.people.errands import Progress, Unwatched
from study.people.models import Errand, ErrandState, User

TAKE = "import"
"""The kind of the errand that takes a file in."""
PIECE = 100
"""Questions written in one transaction."""
PICTURES = 8
"""Pictures of a file written at once: each may be large."""
ABANDONED = timedelta(days=7)
"""A file that was brought longer ago is not kept."""


@transaction.atomic
def keep_upload(
    *,
    bank: Bank,
    plan: Plan,
    name: str,
    by: User | None,
    now: datetime,
    table: bytes | None = None,
    columns: Columns | None = None,
    beginning: dict[str, Any] | None = None,
    is_settled: bool = True,
) -> Upload:
    """Keep what was read until somebody decides; an older one of the same person in this bank goes, unless it is being
    taken in. A `table` stays with its beginning and the columns that it is read by."""
    working = Errand.objects.filter(kind=TAKE, state=ErrandState.WORKING)
    Upload.objects.filter(bank=bank, user=by).exclude(pk__in=working.values("subject")).delete()
    upload = Upload(
        bank=bank,
        user=by,
        at=now,
        name=name[:200],
        format=plan.format,
        table=table,
        beginning=beginning,
        columns=tables.document(columns) if columns else {},
        is_settled=is_settled,
    )
    _hold(upload, plan)
    upload.save()
    rows = (UploadPicture(upload=upload, name=given, content=content) for given, content in plan.pictures)
    UploadPicture.objects.bulk_create(rows, batch_size=PICTURES)
    return upload


def is_long_table(rows: int) -> bool:
    """Whether reading all of a table with so many rows takes longer than a page should wait."""
    return rows > ROWS_AT_ONCE


def keep_table(*, bank: Bank, form: Format, data: bytes, name: str, by: User, now: datetime) -> Upload | Problem:
    """Keep a table that was brought: read, where columns with these names were chosen before and it is not long, else
    until somebody has looked at what they are taken for. A problem where it is no table."""
    table = tables.opened(form, data, name)
    if isinstance(table, Problem):
        return table
    known = tables.remembered(form, table, tables.owner_of(bank))
    columns = known or tables.guessed(form, table)
    at_once = known is not None and not is_long_table(len(table.rows))
    planned = read_plan(bank, data, name, form.name, now.date(), (table, columns)) if at_once else Plan(form.name)
    is_settled = bool(planned.items)
    return keep_upload(
        bank=bank,
        plan=planned,
        name=name,
        by=by,
        now=now,
        table=data,
        columns=columns,
        beginning=tables.kept_beginning(table),
        is_settled=is_settled,
    )


def choose_columns(
    *,
    upload: Upload,
    columns: Columns,
    by: User,
    now: datetime,
    settle: bool = True,
    progress: Progress | None = None,
) -> bool:
    """Read a table that was kept by other columns. To `settle` on them is to read all of it, and to remember them for
    tables with the same header; without, they are kept and nothing more. Whether the columns are settled: questions
    came out, or all of them are in the bank."""
    form = tables.format_named(upload.format)
    if upload.started or not upload.is_table or form is None:
        return upload.is_settled
    progress = progress or Unwatched()
    is_new = settle or not upload.beginning or upload.beginning["sheet"] != columns.sheet
    data = tables.content(upload) if is_new else b""
    table = tables.opened(form, data, upload.name, columns.sheet) if is_new else None
    is_settled = settle and isinstance(table, Table)
    planned = Plan(form.name)
    if is_settled and isinstance(table, Table):
        planned = read_plan(upload.bank, data, upload.name, form.name, now.date(), (table, columns), progress.at)
        is_settled = bool(planned.items)
    progress.seal()
    with transaction.atomic():
        kept = Upload.objects.select_for_update().get(pk=upload.pk)
        if kept.started:
            return True
        if isinstance(table, Table):
            kept.beginning = tables.kept_beginning(table)
        if is_settled and isinstance(table, Table):
            remember_columns(form=form, table=table, columns=columns, bank=upload.bank, now=now, by=by)
        kept.columns, kept.is_settled = tables.document(columns), is_settled
        _hold(kept, planned)
        kept.save()
    return is_settled


def _hold(upload: Upload, planned: Plan) -> None:
    """Put what was read of a file into its upload."""
    upload.items = [asdict(item) for item in planned.items if item.state != "unchanged"]
    upload.problems = [problem_document(problem) for problem in planned.problems]
    upload.refused, upload.unchanged = planned.refused, planned.count("unchanged")


def remember_columns(
    *, form: Format, table: Table, columns: Columns, bank: Bank, now: datetime, by: User | None = None
) -> None:
    """Read tables with the same header in the same way, in all banks of this one's owner; `by` chose for a bank that
    nobody owns."""
    owner, digest = tables.owner_of(bank) or by, header_digest(table, columns.head)
    if owner and digest:
        given = {"columns": tables.document(columns), "at": now}
        ColumnChoice.objects.update_or_create(owner=owner, format=form.name, header=digest, defaults=given)


def forget_uploads(*, now: datetime) -> int:
    """Remove the files that were brought more than a week ago, taken in or not: whoever still wants one brings it
    again. What a killed worker left of one goes too. Returns how many went."""
    old = list(Upload.objects.filter(at__lt=now - ABANDONED).values_list("pk", flat=True))
    for number in old:
        unstage(number)
        Upload.objects.filter(pk=number).delete()
    return len(old)


def unstage(upload: int) -> None:
    """Remove what was made of a file and never came into its bank, in parts: others may write in between."""
    staged = Question.objects.filter(bank__arriving=upload)
    while numbers := list(staged.values_list("pk", flat=True)[:PIECE]):
        Question.objects.filter(pk__in=numbers).delete()
    Bank.objects.filter(arriving=upload).delete()


def create_drafts(
    bank: Bank, items: Sequence[Item], by: User | None, now: datetime, staged: Bank | None = None
) -> list[Question]:
    """Make questions of a locked bank from texts whose keys are free there, behind those it has; or of the bank in
    which they are `staged` for it."""
    first = behind(staged or bank)
    rows = [
        Question(
            bank=staged or bank,
            key=item.key,
            position=first + place,
            group=f"{bank.course_id}/{bank.slug}/{item.key}",
            status=Status.DRAFT,
            changed_at=now,
            **_columns(item),
        )
        for place, item in enumerate(items)
    ]
    Question.objects.bulk_create(rows, batch_size=BATCH)
    drafts = (
        Draft(question=row, text=item.text, author=by, saved_at=now) for row, item in zip(rows, items, strict=True)
    )
    made = Draft.objects.bulk_create(drafts, batch_size=BATCH)
    if by:
        writers = Draft.writers.through
        writers.objects.bulk_create([writers(draft=draft, user=by) for draft in made], batch_size=BATCH)
    return rows


def behind(bank: Bank) -> int:
    """The position behind all questions of a bank."""
    last = Question.objects.filter(bank=bank).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _columns(item: Item) -> dict[str, Any]:
    """What lists show of the item."""
    checked = date.fromisoformat(item.checked) if item.checked else None
    return {"title": item.title, "kind": item.kind, "tags": item.tags, "checked_on": checked}
