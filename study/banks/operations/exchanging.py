"""Importing a file into a bank: kept as an upload while it is previewed, then imported in batches.

Each batch is one transaction and records its progress. An interruption loses nothing that is imported, and
the rest continues from there.
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from study.banks.exchange import Item, Plan, problem_document
from study.banks.history import note
from study.banks.models import Bank, Draft, Question, Status, Upload
from study.banks.operations.drafting import draft_of, write_draft
from study.banks.rows import listed
from study.core.problem import Problem
from study.core.questions.question import Source
from study.core.questions.source.amendment import Amendment, amended
from study.core.questions.source.heading import read_heading, write_heading
from study.core.questions.source.reader import parse_question
from study.core.text.names import Names
from study.library.sync import BATCH
from study.people.models import User

PIECE = 500
"""Questions taken in by one request."""
ABANDONED = timedelta(days=7)
"""A file that was brought longer ago is not kept."""


@transaction.atomic
def keep_upload(*, bank: Bank, plan: Plan, name: str, by: User | None, now: datetime) -> Upload:
    """Keep what was read until somebody decides; an older one of the same person in this bank goes."""
    Upload.objects.filter(bank=bank, user=by).delete()
    return Upload.objects.create(
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


@transaction.atomic
def forget_uploads(*, now: datetime) -> int:
    """Remove the files that were brought more than a week ago, taken in or not: whoever still wants one brings it
    again. Returns how many went."""
    return Upload.objects.filter(at__lt=now - ABANDONED).delete()[0]


@transaction.atomic
def take_in(
    *,
    upload: Upload,
    now: datetime,
    keep_both: bool | None = None,
    source: Source | None = None,
    most: int = PIECE,
) -> Upload:
    """Take in the next questions. `keep_both` (said once, at the start) makes changed ones new questions
    instead of new drafts of the old; `source`, said then too, is added to all."""
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    bank = Bank.objects.select_for_update().get(pk=upload.bank_id)
    if not upload.started:
        upload.started, upload.keep_both = True, bool(keep_both)
        if source:
            _cite(upload, source)
    items = [Item(**item) for item in upload.items[upload.done : upload.done + most]]
    there = Question.objects.select_for_update(of=("self",)).filter(bank=bank, key__in=[item.key for item in items])
    existing = {row.key: row for row in there.select_related("draft", "candidate", "current")}
    fresh = [item for item in items if item.key not in existing]
    if upload.keep_both:
        taken = set(Question.objects.filter(bank=bank).values_list("key", flat=True))
        taken |= {item.key for item in fresh}
        fresh += _renamed([item for item in items if item.key in existing], taken)
    else:
        _redraft([(existing[item.key], item) for item in items if item.key in existing], upload.user, now)
    create_drafts(bank, fresh, upload.user, now)
    upload.done += len(items)
    upload.save(update_fields=["started", "keep_both", "items", "problems", "done"])
    if upload.done >= len(upload.items):
        counts = {"name": upload.name, "format": upload.format, "questions": upload.done, "refused": upload.refused}
        note(bank, "imported", by=upload.user, now=now, after=counts)
    return upload


def create_drafts(bank: Bank, items: Sequence[Item], by: User | None, now: datetime) -> list[Question]:
    """Make questions of a locked bank from texts whose keys are free there, behind those it has."""
    last = Question.objects.filter(bank=bank).aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    rows = [
        Question(
            bank=bank,
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


def _redraft(pairs: list[tuple[Question, Item]], by: User | None, now: datetime) -> None:
    """The file's text becomes the draft; what is asked stays until somebody has reviewed it."""
    for row, item in pairs:
        write_draft(draft_of(row, now), item.text, by=by, now=now, other=True)


def _renamed(items: list[Item], taken: set[str]) -> list[Item]:
    """The items under keys that are free."""
    names = Names(taken)
    found: list[Item] = []
    for item in items:
        key = names.take(item.key)
        line, newline, rest = item.text.partition("\n")
        heading = read_heading(line)
        text = write_heading(heading.title, key, heading.attributes) + newline + rest
        found.append(replace(item, key=key, text=text))
    return found


def _cite(upload: Upload, source: Source) -> None:
    """Add the source to every question of the file; which of them cannot take it is among the file's problems."""
    items: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for item in upload.items:
        text = amended(item["text"], Amendment(source))
        if isinstance(text, Problem):
            words = f"The source was not added. {text.message}"
            problems.append(Problem(words, severity="warning", file=upload.name, subject=item["key"]))
            items.append(item)
        else:
            day = listed(parse_question(text)[0]).get("checked_on")
            items.append(item | {"text": text, "checked": day.isoformat() if day else item["checked"]})
    upload.items = items
    upload.problems = [*upload.problems, *map(problem_document, problems)]


def _columns(item: Item) -> dict[str, Any]:
    """What lists show of the item."""
    checked = date.fromisoformat(item.checked) if item.checked else None
    return {"title": item.title, "kind": item.kind, "tags": item.tags, "checked_on": checked}
