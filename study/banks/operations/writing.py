"""Writing questions in the browser. Saving never requires validity; sending for review does.

A question's key is in its heading. It is set by the first save, unique in its bank for ever, and never
changes: a text that names another key is saved, but cannot be sent for review.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from study.banks.history import note, note_all
from study.banks.models import Bank, Draft, Question, Status, Version
from study.banks.operations.doubling import follow_written
from study.banks.operations.drafting import draft_of, hold, make_versions, seen_draft, write_draft
from study.banks.operations.indexing import index_question
from study.banks.operations.publishing import status_of, topics_of
from study.banks.pictures import cover_pictures, targets_of
from study.banks.readiness import readiness
from study.core.problem import Problem
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.source.heading import LONGEST_KEY, is_heading, read_heading, write_heading
from study.core.questions.source.meaning import ask_about
from study.core.questions.source.reader import parse_question
from study.core.text.names import Names
from study.library.switching import rewrite
from study.people.models import User

LONGEST_TEXT = 100_000
"""Characters of one question's text."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft as it is stored now."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved in the meantime. Nothing was written; `theirs` is what is stored, `yours` what was
    sent, so that none of it is lost. `seen` is the revision that was sent: sent again, it is refused again."""

    theirs: Draft
    yours: str
    seen: int


def start(*, bank: Bank, text: str, by: User, now: datetime) -> Question:
    """Make a question of the bank from its first text, valid or not. Its heading gets a key."""
    cover_pictures(bank.pk, [text], now)
    return _start(bank, text, by, now)


@transaction.atomic
def _start(bank: Bank, text: str, by: User, now: datetime) -> Question:
    Bank.objects.select_for_update().get(pk=bank.pk)  # two new questions must not take the same key
    text, key = _with_key(text, bank)
    last = Question.objects.filter(bank=bank).aggregate(last=Max("position"))["last"]
    question = Question.objects.create(
        bank=bank,
        key=key,
        position=0 if last is None else last + 1,
        group=f"{bank.course_id}/{bank.slug}/{key}",
        status=Status.DRAFT,
        changed_at=now,
        title=key,
    )
    write_draft(draft_of(question, now), text, by=by, now=now)
    question.refresh_from_db()
    note(bank, "question made", by=by, now=now, question=question)
    return question


def save(
    *, question: Question, text: str, revision: int, by: User, now: datetime, other: bool = False
) -> Saved | Conflict | Problem:
    """Save a text over the draft of that revision. The same text again is no change, whoever sends it.
    `other`: it was chosen in place of the draft, whose text is held then."""
    text = text.replace("\r\n", "\n")
    if len(text) <= LONGEST_TEXT:
        cover_pictures(question.bank_id, [text], now)
    return _save(question, text, revision, by, now, other)


@transaction.atomic
def _save(
    question: Question, text: str, revision: int, by: User, now: datetime, other: bool
) -> Saved | Conflict | Problem:
    draft = _locked_draft(question, now)
    if text == draft.text:
        return Saved(draft)
    if len(text) > LONGEST_TEXT:
        return Problem(f"A question may have at most {LONGEST_TEXT:,} characters; this one has {len(text):,}.")
    if revision != draft.revision:
        return Conflict(draft, text, revision)
    write_draft(draft, text, by=by, now=now, other=other)
    return Saved(draft)


@transaction.atomic
def give_way(*, question: Question, text: str, by: User, now: datetime) -> None:
    """Leave the draft to what somebody else saved. One's own text is held with the earlier ones."""
    draft, text = _locked_draft(question, now), text.replace("\r\n", "\n")[:LONGEST_TEXT]
    if text != draft.text:
        hold([(question, text, by.pk, now)])


@transaction.atomic
def settle_kind(*, question: Question, revision: int, now: datetime) -> None:
    """Note that the text of that revision is meant to be of the kind it has; of another, nothing is known yet."""
    draft = _locked_draft(question, now)
    read, _ = parse_question(draft.text)
    if draft.pk and draft.revision == revision and read:
        draft.settled = read.kind
        draft.save(update_fields=["settled"])


@transaction.atomic
def submit(
    *, question: Question, by: User, now: datetime, revision: int | None = None
) -> Version | tuple[Problem, ...]:
    """Make a version of the draft and put it before the reviewers; or say what keeps it from that.
    `revision` is that of the text which was seen, where one was."""
    locked = Question.objects.select_for_update(of=("self",)).select_related("bank", "current", "candidate", "draft")
    question = locked.get(pk=question.pk)
    return send([question], by=by, now=now, revision=revision)[question.pk]


def send(
    rows: Sequence[Question], *, by: User, now: datetime, revision: int | None = None
) -> dict[int, Version | tuple[Problem, ...]]:
    """The same for locked questions of one bank that have come with their versions and drafts: what became of each,
    by its number. The number of queries does not grow with them."""
    judged = judge(rows, now=now, revision=revision)
    return {**judged.refused, **hand_in(judged.ready, by=by, now=now)}


@dataclass(frozen=True, slots=True)
class Judged:
    """What may be sent, and what keeps the others from it, by their numbers. It holds as long as `targets` are what
    stands for the pictures that the drafts name."""

    ready: list[tuple[Question, str, CoreQuestion]]
    refused: dict[int, tuple[Problem, ...]]
    targets: dict[str, str]


def judge(rows: Sequence[Question], *, now: datetime, revision: int | None = None, alone: bool = False) -> Judged:
    """Which drafts of questions of one bank may be sent, or be asked `alone`, as what was sent already may too. This
    reads every text, and writes nothing."""
    drafts = [row.draft.text for row in rows if hasattr(row, "draft")]
    found = Judged([], {}, targets_of(rows[0].bank_id, *drafts) if rows else {})
    for row in rows:
        draft = seen_draft(row, revision)
        if isinstance(draft, Problem):
            found.refused[row.pk] = (draft,)
            continue
        newest = (row.current if row.status == Status.READY else None) if alone else row.candidate or row.current
        if newest and newest.text == draft.text:
            found.refused[row.pk] = (Problem(f"Nothing has changed since version {newest.number}."),)
            continue
        read = readiness(draft.text, row.key, now.date(), found.targets)
        if read.question is None or not read.is_ready:
            found.refused[row.pk] = read.problems
        elif words := ask_about(read.question, draft.text, draft.settled):
            found.refused[row.pk] = (Problem(words),)
        else:
            found.ready.append((row, draft.text, read.question))
    return found


def hand_in(ready: Sequence[tuple[Question, str, CoreQuestion]], *, by: User, now: datetime) -> dict[int, Version]:
    """Make a version of each of these texts of locked questions, and put it before the reviewers."""
    if not ready:
        return {}
    versions = make_versions(ready, by=by, now=now)
    topics = topics_of(ready[0][0].bank)
    for (row, _, asked), version in zip(ready, versions, strict=True):
        row.candidate, row.changed_at = version, now
        if row.current_id is None:  # what is asked stays where it is until this is approved
            row.topic = topics.get(asked.topic)
        if row.status == Status.DRAFT:
            row.status = Status.IN_REVIEW
    sent = [row for row, _, _ in ready]
    rewrite(sent, ["candidate", "changed_at", "topic", "status"])
    note_all(sent, "sent for review", by=by, now=now, versions=versions)
    return {row.pk: version for row, version in zip(sent, versions, strict=True)}


@transaction.atomic
def withdraw(*, question: Question, by: User, now: datetime) -> None:
    """Take a version back from the reviewers; its text stays the draft."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.candidate is None:
        return
    note(question.bank, "taken back", by=by, now=now, question=question, version=question.candidate)
    question.candidate, question.changed_at = None, now
    question.status = question.status if question.status != Status.IN_REVIEW else Status.DRAFT
    question.save(update_fields=["candidate", "changed_at", "status"])


@transaction.atomic
def retire(*, question: Question, by: User, now: datetime, reason: str = "") -> None:
    """Ask the question no more. Its versions and answers stay."""
    _move(question, Status.RETIRED, by, now, reason)


@transaction.atomic
def restore(*, question: Question, by: User, now: datetime) -> None:
    """Bring a retired question back: ready where it may be asked, else in review or a draft."""
    question = Question.objects.select_related("current", "bank").get(pk=question.pk)
    _move(question, status_of(question, question.bank), by, now, "")


def _move(question: Question, status: Status, by: User, now: datetime, reason: str) -> None:
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.status == status:
        return
    before, question.status, question.changed_at = question.status, status, now
    question.save(update_fields=["status", "changed_at"])
    note(question.bank, "status", by=by, now=now, question=question, before=before, after=status, reason=reason)
    if Status.READY in (before, status):
        index_question(question)
        follow_written(course=question.bank.course, now=now)


def _locked_draft(question: Question, now: datetime) -> Draft:
    """The draft of the question, which nobody else writes now."""
    locked = Question.objects.select_for_update(of=("self",)).select_related("candidate", "current", "draft")
    return draft_of(locked.get(pk=question.pk), now)


def _with_key(text: str, bank: Bank) -> tuple[str, str]:
    """The text with a key in its heading that no question of the bank ever had, and that key."""
    lines = text.replace("\r\n", "\n").split("\n")
    place = next((number for number, line in enumerate(lines) if is_heading(line)), None)
    heading = read_heading(lines[place]) if place is not None else None
    stem = (heading.key if heading else "") or slugify(heading.title if heading else "")[: LONGEST_KEY - 6].strip("-")
    taken = set(Question.objects.filter(bank=bank).values_list("key", flat=True))
    stem = stem or "question"
    key = Names(taken).take(stem)
    if heading and place is not None and heading.key != key:
        lines[place] = write_heading(heading.title or "Untitled", key, heading.attributes)
    return "\n".join(lines), key
