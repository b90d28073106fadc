"""The one place that changes what learners are asked: a version goes live, or is held back.

A question that only its writers have read is not asked, with one marked exception: the owner of a bank that
is not public may publish without a second reader.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from study.banks.changed_keys import key_of
from study.banks.history import KEY, POINTS, note, note_all
from study.banks.models import Bank, Question, Status, Version, Visibility
from study.banks.operations.drafting import next_version
from study.banks.operations.indexing import index_question
from study.core.questions.source.reader import parse_question
from study.library.models import Topic
from study.library.switching import rewrite
from study.people.models import User


def go_live(question: Question, version: Version, action: str, *, by: User, now: datetime, reason: str = "") -> None:
    """Ask this version from now on, on the topic its text names. For a question that is locked;
    whoever calls lets those made from notes follow."""
    all_go_live([(question, version)], action, by=by, now=now, reason=reason)
    index_question(question)


def all_go_live(
    pairs: Sequence[tuple[Question, Version]], action: str, *, by: User, now: datetime, reason: str = ""
) -> None:
    """The same for locked questions of one bank. Whoever calls brings search in step too. The number of queries does
    not grow with them."""
    if not pairs:
        return
    replaced, topics = [question.current for question, _ in pairs], topics_of(pairs[0][0].bank)
    for question, version in pairs:
        question.current, question.candidate = version, None
        question.status, question.changed_at = Status.READY, now
        question.topic = _topic_in(version.text, topics)
    rows, versions = [question for question, _ in pairs], [version for _, version in pairs]
    rewrite(rows, ["candidate", "current", "status", "topic", "changed_at"])
    before, after = ([{"version": one.number} if one else None for one in some] for some in (replaced, versions))
    note_all(
        rows, action, by=by, now=now, versions=versions, befores=before, afters=after, reasons=[reason] * len(rows)
    )
    for question, old, version in zip(rows, replaced, versions, strict=True):
        _note_key(question, old, version, by, now)


def replace_asked(question: Question, version: Version, now: datetime) -> None:
    """Ask this version in place of the one it was made of, where that is asked. For a question that is locked."""
    question.current, question.changed_at = version, now
    question.save(update_fields=["current", "changed_at"])


def topic_of(question: Question, text: str) -> Topic | None:
    """The topic that a text names."""
    return _topic_in(text, topics_of(question.bank))


def _topic_in(text: str, topics: Mapping[str, Topic]) -> Topic | None:
    read, _ = parse_question(text)
    return topics.get(read.topic) if read and read.topic else None


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
