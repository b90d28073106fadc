"""The one place that changes what learners are asked: a version goes live, or is held back.

A question that only its writers have read is not asked, with one marked exception: the owner of a bank that
is not public may publish without a second reader.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from study.banks.changed_keys import key_of
from study.banks.history import KEY, POINTS, note
from study.banks.models import Bank, Question, Status, Version, Visibility
from study.banks.operations.doubling import follow_written
from study.banks.operations.drafting import make_version, next_version, seen_draft
from study.banks.operations.indexing import index_question
from study.banks.pictures import targets_of
from study.banks.readiness import readiness
from study.core.problem import Problem
from study.core.questions.source.meaning import ask_about
from study.core.questions.source.reader import parse_question
from study.library.models import Topic
from study.people.models import User


@transaction.atomic
def publish_alone(
    *, question: Question, by: User, now: datetime, revision: int | None = None
) -> Version | tuple[Problem, ...]:
    """Publish the draft without a second reader, as the owner of a bank that is not public; or say what keeps
    it from that. `revision` is that of the text which was seen, where one was."""
    bank = Bank.objects.select_for_update(of=("self",)).select_related("course").get(pk=question.bank_id)
    locked = Question.objects.select_for_update(of=("self",)).select_related("current", "draft")
    question = locked.get(pk=question.pk)
    if bank.visibility == Visibility.PUBLIC:
        return (Problem("In a public bank, somebody else must approve a question before it is used."),)
    draft = seen_draft(question, revision)
    if isinstance(draft, Problem):
        return (draft,)
    if question.current and question.current.text == draft.text and question.status == Status.READY:
        return (Problem(f"Nothing has changed since version {question.current.number}."),)
    ready = readiness(draft.text, question.key, now.date(), targets_of(bank, draft.text))
    if ready.question is None or not ready.is_ready:
        return ready.problems
    if words := ask_about(ready.question, draft.text, draft.settled):
        return (Problem(words),)
    question.bank = bank
    version = make_version(question, draft.text, ready.question, by=by, now=now, alone=True)
    go_live(question, version, "published alone", by=by, now=now)
    follow_written(course=bank.course, now=now)
    return version


def go_live(question: Question, version: Version, action: str, *, by: User, now: datetime, reason: str = "") -> None:
    """Ask this version from now on, on the topic its text names. For a question that is locked;
    whoever calls lets those made from notes follow."""
    replaced, question.current, question.candidate = question.current, version, None
    question.status, question.changed_at = Status.READY, now
    question.topic = topic_of(question, version.text)
    question.save(update_fields=["candidate", "current", "status", "topic", "changed_at"])
    before, after = ({"version": one.number} if one else None for one in (replaced, version))
    note(
        question.bank,
        action,
        by=by,
        now=now,
        question=question,
        version=version,
        before=before,
        after=after,
        reason=reason,
    )
    _note_key(question, replaced, version, by, now)
    index_question(question)


def replace_asked(question: Question, version: Version, now: datetime) -> None:
    """Ask this version in place of the one it was made of, where that is asked. For a question that is locked."""
    question.current, question.changed_at = version, now
    question.save(update_fields=["current", "changed_at"])


def topic_of(question: Question, text: str) -> Topic | None:
    """The topic that a text names."""
    read, _ = parse_question(text)
    return topics_of(question.bank).get(read.topic) if read and read.topic else None


def topics_of(bank: Bank) -> dict[str, Topic]:
    """The topics of the bank's course, by key."""
    return {topic.key: topic for topic in Topic.objects.filter(course=bank.course_id).only("key")}


def status_of(question: Question, bank: Bank) -> Status:
    """Where a question that is not retired stands, by its versions: ready where it has one that may be asked."""
    if question.current and (not question.current.alone or bank.visibility != Visibility.PUBLIC):
        return Status.READY
    return Status.IN_REVIEW if question.candidate_id else Status.DRAFT


def unread(bank: Bank) -> list[Question]:
    """The questions of a bank that are asked, though nobody but their writers has read them."""
    rows = Question.objects.filter(bank=bank, current__alone=True).exclude(status=Status.RETIRED)
    return list(rows.select_related("current", "candidate").order_by("position"))


def hold_back(*, bank: Bank, by: User, now: datetime) -> None:
    """Put before the reviewers what had no second reader, and ask it no more until one approved it: the
    version that waits where there is one, else the same text as a new version. The bank is locked."""
    for question in unread(bank):
        question.bank = bank
        if question.candidate is None and question.current is not None:
            question.current.question = question
            question.candidate = next_version(question.current, now, alone=False)
        question.status, question.changed_at = Status.IN_REVIEW, now
        question.save(update_fields=["candidate", "status", "changed_at"])
        words = "The bank became public."
        note(bank, "held back", by=by, now=now, question=question, version=question.candidate, reason=words)


def _note_key(question: Question, replaced: Version | None, published: Version, by: User, now: datetime) -> None:
    """A changed key, and changed points, get lines of their own in the history: answers were graded by the
    old ones."""
    if replaced is None:
        return
    for action, of in ((KEY, key_of), (POINTS, _points)):
        before, after = of(replaced), of(published)
        if before != after:
            numbered = {"version": replaced.number} | before, {"version": published.number} | after
            note(
                question.bank,
                action,
                by=by,
                now=now,
                question=question,
                version=published,
                before=numbered[0],
                after=numbered[1],
            )


def _points(version: Version) -> dict[str, Any]:
    return {"points": version.points}
