"""Writing questions in the browser. Saving never asks for validity; sending for review does.

A question's key is in its heading. It is given with the first save, unique in its bank for ever, and
stays: a text that names another one is saved, but cannot be sent for review.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from study.banks.history import note
from study.banks.models import Bank, Draft, Question, Status, Version
from study.banks.operations.drafting import hold, write_draft
from study.banks.operations.loading import index_course
from study.banks.storing import LONGEST_TITLE, content, free_name, listed
from study.core.computed.authored import freeze
from study.core.problem import Problem
from study.core.questions.check import publishable
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.source.heading import LONGEST_KEY, is_heading, read_heading, write_heading
from study.core.questions.source.reader import parse_question
from study.core.questions.source.starter import leftovers
from study.library.models import Topic
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


@transaction.atomic
def start(*, bank: Bank, text: str, by: User, now: datetime) -> Question:
    """Make a question of the bank from its first text, valid or not. Its heading gets a key."""
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
        **{"title": key, **_listed(text, now)},
    )
    Draft.objects.create(question=question, text=text, author=by, saved_at=now)
    note(bank, "question made", by=by, now=now, question=question)
    return question


@transaction.atomic
def save(
    *, question: Question, text: str, revision: int, by: User, now: datetime, other: bool = False
) -> Saved | Conflict | Problem:
    """Save a text over the draft of that revision. The same text again is no change, whoever sends it.
    `other`: it was chosen in place of the draft, whose text is held then."""
    draft, text = _locked_draft(question, now), text.replace("\r\n", "\n")
    if text == draft.text:
        return Saved(draft)
    if len(text) > LONGEST_TEXT:
        return Problem(f"A question has at most {LONGEST_TEXT:,} characters, this one has {len(text):,}.")
    if revision != draft.revision:
        return Conflict(draft, text, revision)
    write_draft(draft, text, by=by, now=now, other=other)
    Question.objects.filter(pk=question.pk).update(changed_at=now, **_listed(text, now))
    return Saved(draft)


@transaction.atomic
def give_way(*, question: Question, text: str, by: User, now: datetime) -> None:
    """Leave the draft to what somebody else saved. One's own text is held with the earlier ones."""
    draft, text = _locked_draft(question, now), text.replace("\r\n", "\n")[:LONGEST_TEXT]
    if text != draft.text:
        hold(question, text, by=by, at=now)


@transaction.atomic
def submit(
    *, question: Question, by: User, now: datetime, revision: int | None = None
) -> Version | tuple[Problem, ...]:
    """Make a version of the draft and put it before the reviewers; or say what keeps it from that.
    `revision` is that of the text which was seen, where one was."""
    question = Question.objects.select_for_update(of=("self",)).select_related("bank", "draft").get(pk=question.pk)
    draft: Draft | None = getattr(question, "draft", None)
    if draft is None or question.status == Status.RETIRED:
        return (Problem("There is no draft to send for review."),)
    if revision is not None and revision != draft.revision:
        return (Problem("Somebody saved another text in the meantime. Look at it, then send it."),)
    asked, problems = _publishable(draft.text, question.key, now)
    newest = question.candidate or question.current
    if newest and newest.text == draft.text:
        return (Problem(f"Nothing has changed since version {newest.number}."),)
    if asked is None:
        return problems
    last = question.versions.aggregate(last=Max("number"))["last"] or 0
    version = Version.objects.create(
        question=question, number=last + 1, created_at=now, author=by, text=draft.text, **content(asked)
    )
    question.candidate, question.changed_at = version, now
    question.topic = Topic.objects.filter(course=question.bank.course_id, key=asked.topic).first()
    if question.status == Status.DRAFT:
        question.status = Status.IN_REVIEW
    question.save(update_fields=["candidate", "changed_at", "topic", "status"])
    note(question.bank, "sent for review", by=by, now=now, question=question, version=version)
    return version


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
    """Bring a retired question back: ready where it was published, else in review or a draft."""
    question.refresh_from_db()
    back = Status.READY if question.current_id else Status.IN_REVIEW if question.candidate_id else Status.DRAFT
    _move(question, back, by, now, "")


def _move(question: Question, status: Status, by: User, now: datetime, reason: str) -> None:
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.status == status:
        return
    before, question.status, question.changed_at = question.status, status, now
    question.save(update_fields=["status", "changed_at"])
    note(question.bank, "status", by=by, now=now, question=question, before=before, after=status, reason=reason)
    if Status.READY in (before, status):
        index_course(question.bank.course)


def _locked_draft(question: Question, now: datetime) -> Draft:
    """The draft of the question, which nobody else writes now; one not yet stored, of revision 0, begins
    with the text of the newest version."""
    locked = Question.objects.select_for_update(of=("self",)).select_related("candidate", "current", "draft")
    found = locked.get(pk=question.pk)
    version = found.candidate or found.current
    text = version.text if version else ""
    return getattr(found, "draft", None) or Draft(question=found, text=text, revision=0, saved_at=now)


def _publishable(text: str, key: str, now: datetime) -> tuple[CoreQuestion | None, tuple[Problem, ...]]:
    """The question, where nothing keeps it from being asked, and every problem."""
    asked, problems = parse_question(text, now.date())
    if asked and asked.key != key:
        wrong = Problem(f"This question is {key}: its id cannot become {asked.key}. Make a new question for that.", 1)
        problems = (*problems, wrong)
    if asked:
        asked, faults = freeze(asked)
        unfit = any(problem.severity == "error" for problem in faults)
        problems = (*problems, *faults, *(() if unfit else publishable(asked, now.date())))
    problems = (*leftovers(text), *problems)
    errors = any(problem.severity == "error" for problem in problems)
    return (None if errors else asked), problems


def _listed(text: str, now: datetime) -> dict[str, Any]:
    """What lists show of a text: all of it where it can be read, else its title alone."""
    if columns := listed(parse_question(text, now.date())[0]):
        return columns
    line = next((line for line in text.split("\n") if is_heading(line)), "")
    title = read_heading(line).title[:LONGEST_TITLE] if line else ""
    return {"title": title} if title else {}


def _with_key(text: str, bank: Bank) -> tuple[str, str]:
    """The text with a key in its heading that no question of the bank ever had, and that key."""
    lines = text.replace("\r\n", "\n").split("\n")
    place = next((number for number, line in enumerate(lines) if is_heading(line)), None)
    heading = read_heading(lines[place]) if place is not None else None
    stem = (heading.key if heading else "") or slugify(heading.title if heading else "")[: LONGEST_KEY - 6].strip("-")
    taken = set(Question.objects.filter(bank=bank).values_list("key", flat=True))
    stem = stem or "question"
    key = free_name(stem, taken)
    if heading and place is not None and heading.key != key:
        lines[place] = write_heading(heading.title or "Untitled", key, heading.attributes)
    return "\n".join(lines), key
