"""Files on their way into a bank: kept as uploads while they are previewed, and drafts made of them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from study.banks.exchange import Item, Plan, problem_document
from study.banks.models import Bank, Draft, Question, Status, Upload, UploadPicture
from study.library.sync import BATCH
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
def keep_upload(*, bank: Bank, plan: Plan, name: str, by: User | None, now: datetime) -> Upload:
    """Keep what was read until somebody decides; an older one of the same person in this bank goes, unless it is being
    taken in."""
    working = Errand.objects.filter(kind=TAKE, state=ErrandState.WORKING)
    Upload.objects.filter(bank=bank, user=by).exclude(pk__in=working.values("subject")).delete()
    upload = Upload.objects.create(
        bank=bank,
        user=by,
        at=now,
        name=name[:200],
        format=plan.format,
        items=[asdict(item) for item in plan.items if item.state != "unchanged"],
        problems=[problem_document(problem) for problem in plan.problems],
        refused=plan.refused,
        unchanged=plan.count("unchanged"),
    )
    rows = (UploadPicture(upload=upload, name=given, content=content) for given, content in plan.pictures)
    UploadPicture.objects.bulk_create(rows, batch_size=PICTURES)
    return upload


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
