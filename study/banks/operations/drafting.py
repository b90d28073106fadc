"""Drafts, the earlier texts they replaced, and the versions made from them.

Every overwrite of a draft goes through `write_drafts`, every version made from a text through `make_versions`.
So no text is lost, and everybody who changed what awaits approval is known, whoever sends it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Window
from django.db.models.functions import RowNumber

from study.banks.models import Draft, EarlierText, Question, Status, Version
from study.banks.pictures import cover_pictures, note_shown
from study.banks.rows import LONGEST_TITLE, content, listed
from study.core.problem import Problem
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.source.heading import is_heading, read_heading
from study.core.questions.source.reader import parse_question
from study.library.switching import rewrite
from study.library.sync import BATCH
from study.people.models import User

HELD = 40
"""Earlier texts of one question."""
STRETCH = timedelta(minutes=5)
"""An editor saves itself every moment. What one person adds within this time is one text."""
ITS_OWN = "id", "question_id", "number", "created_at"
COPIED = tuple(one.attname for one in Version._meta.concrete_fields if one.attname not in ITS_OWN)
"""What a version says and another takes over: all but which one it is."""
LISTED = ("changed_at", "title", "kind", "tags", "checked_on")
"""The columns of a question that follow the text of its draft."""
LITTLE = 40
"""Characters that may be taken out within a stretch."""


def draft_of(question: Question, now: datetime) -> Draft:
    """The draft of a question that the caller has locked; one not yet stored, of revision 0, begins with the
    text of the newest version."""
    version = question.candidate or question.current
    text = version.text if version else ""
    return getattr(question, "draft", None) or Draft(question=question, text=text, revision=0, saved_at=now)


def seen_draft(question: Question, revision: int | None) -> Draft | Problem:
    """The draft of a locked question, to be sent on as it was seen: in that `revision`, where somebody saw one."""
    draft: Draft | None = getattr(question, "draft", None)
    if question.status == Status.RETIRED:
        return Problem("This question is retired. Restore it first.")
    if draft is None:
        return Problem("There is no draft to send.")
    if revision not in (None, draft.revision):
        return Problem("Somebody saved another text in the meantime. Check it, then send it.")
    return draft


def write_draft(
    draft: Draft, text: str, *, by: User | None, now: datetime, other: bool = False, approved: bool = False
) -> None:
    """Put `text` into the draft; the text it had is held where losing it would be a loss, and always
    where `other` says that this is no continuation of it. Lists show the new text from now on. The same
    text is no change. `approved` says that two have looked at what is put in, so that whoever did it is no
    writer of the text. The caller has locked the question."""
    write_drafts([(draft, text)], by=by, now=now, other=other, approved=approved)


def write_drafts(
    pairs: Sequence[tuple[Draft, str]],
    *,
    by: User | None,
    now: datetime,
    other: bool = False,
    approved: bool = False,
    read: Mapping[str, Mapping[str, Any]] | None = None,
) -> None:
    """The same for many drafts, each of another question of one bank. The number of queries does not grow with them.
    `read` is what lists show of texts (`listed_of`), where that was worked out before."""
    changed = [(draft, text) for draft, text in pairs if text != draft.text or not (draft.pk or text)]
    if not changed:  # but the first text of a question may be empty
        return
    stored = [(draft, text) for draft, text in changed if draft.pk]
    ending = stored if other else _worth_holding(stored, by, now)
    hold([(draft.question, draft.text, draft.author_id, draft.saved_at) for draft, _ in ending])
    cover_pictures(changed[0][0].question.bank_id, [text for _, text in changed], now)
    read = read or {}
    for draft, text in changed:
        draft.text, draft.revision, draft.author, draft.saved_at = text, draft.revision + 1, by, now
        before = draft.question.kind
        for name, value in {"changed_at": now, **(read.get(text) or listed_of(text, now))}.items():
            setattr(draft.question, name, value)
        draft.settled = draft.settled or before or draft.question.kind
    fresh = [draft for draft, _ in changed if not draft.pk]
    Draft.objects.bulk_create(fresh, batch_size=BATCH)
    rewrite([draft for draft, _ in stored], ["text", "revision", "author", "saved_at", "settled"])
    _add_writers([draft for draft, _ in changed], by=None if approved else by)
    rewrite([draft.question for draft, _ in changed], LISTED)


def hold(texts: Sequence[tuple[Question, str, int | None, datetime]]) -> None:
    """Add a text to the earlier ones of each question, with whose it was and when they saved it, and let the oldest go
    that are too many."""
    if not texts:
        return
    rows = [EarlierText(question=row, text=text, author_id=by, saved_at=at) for row, text, by, at in texts]
    EarlierText.objects.bulk_create(rows, batch_size=BATCH)
    newest_first = Window(RowNumber(), partition_by="question", order_by="-pk")
    held = EarlierText.objects.filter(question__in=[row.question_id for row in rows]).annotate(place=newest_first)
    EarlierText.objects.filter(pk__in=list(held.filter(place__gt=HELD).values_list("pk", flat=True))).delete()


def make_version(
    question: Question, text: str, asked: CoreQuestion, *, by: User | None, now: datetime, alone: bool = False
) -> Version:
    """A version of a text. Its writers are all who changed the text since somebody else approved one."""
    return make_versions([(question, text, asked)], by=by, now=now, alone=alone)[0]


def make_versions(
    given: Sequence[tuple[Question, str, CoreQuestion]], *, by: User | None, now: datetime, alone: bool = False
) -> list[Version]:
    """The same for many questions, in their order. The number of queries does not grow with them."""
    rows = [question for question, _, _ in given]
    writers = _writers(rows)
    numbers = Version.objects.filter(question__in=rows).order_by().values_list("question").annotate(Max("number"))
    last = dict(numbers)
    versions = Version.objects.bulk_create(
        [
            Version(
                question=question,
                number=last.get(question.pk, 0) + 1,
                created_at=now,
                author=by,
                text=text,
                alone=alone,
                **content(asked),
            )
            for question, text, asked in given
        ],
        batch_size=BATCH,
    )
    note_shown(versions)
    Wrote = Version.writers.through
    Wrote.objects.bulk_create(
        [Wrote(version=version, user_id=user) for version in versions for user in writers[version.question_id]],
        batch_size=BATCH,
    )
    # From here on it is the version that knows them.
    Draft.writers.through.objects.filter(draft__question__in=rows).delete()
    return versions


def next_version(version: Version, now: datetime, **changed: Any) -> Version:
    """The version once more, but for what `changed` says: what it says is copied, as a text may be read
    otherwise by now. Who wrote it wrote this one too."""
    last = version.question.versions.aggregate(last=Max("number"))["last"]
    same = {name: getattr(version, name) for name in COPIED}
    made = Version.objects.create(
        **{**same, "question": version.question, "number": last + 1, "created_at": now, **changed}
    )
    made.writers.set(version.writers.all())
    note_shown([made])
    return made


def keep_writers(draft: Draft) -> None:
    """Let the draft know who wrote what was sent and never approved: the version that comes live now is not
    made of that. The caller has locked the question."""
    draft.writers.add(*_writers([draft.question])[draft.question_id])


def _worth_holding(pairs: Sequence[tuple[Draft, str]], by: User | None, now: datetime) -> list[tuple[Draft, str]]:
    """Before somebody else goes on, before something is taken out, and once in a stretch of writing."""
    rows = EarlierText.objects.filter(question__in=[draft.question_id for draft, _ in pairs])
    newest = dict(rows.order_by("pk").values_list("question", "saved_at"))
    return [
        (draft, text)
        for draft, text in pairs
        if draft.author_id != (by.pk if by else None)
        or len(text) < len(draft.text) - LITTLE
        or draft.question_id not in newest
        or now - newest[draft.question_id] >= STRETCH
    ]


def _add_writers(drafts: Sequence[Draft], by: User | None) -> None:
    """Who put the text in wrote it. Whoever brings an earlier text back did not: those who did are writers again."""
    texts = {draft.question_id: draft for draft in drafts}
    held = EarlierText.objects.filter(question__in=list(texts), text__in=[draft.text for draft in drafts])
    again = held.exclude(author=None).values_list("question", "text", "author").order_by()
    found = {(texts[question].pk, who) for question, text, who in again if texts[question].text == text}
    found |= {(draft.pk, by.pk) for draft in drafts if by}
    Wrote = Draft.writers.through
    Wrote.objects.bulk_create(
        [Wrote(draft_id=draft, user_id=user) for draft, user in sorted(found)], batch_size=BATCH, ignore_conflicts=True
    )


def listed_of(text: str, now: datetime) -> dict[str, Any]:
    """What lists show of a text: all of it where it can be read, else its title alone."""
    if columns := listed(parse_question(text, now.date())[0]):
        return columns
    line = next((line for line in text.split("\n") if is_heading(line)), "")
    title = read_heading(line).title[:LONGEST_TITLE] if line else ""
    return {"title": title} if title else {}


def _writers(rows: Sequence[Question]) -> dict[int, set[int]]:
    """Who changed the text of each question since its last approval: in the draft, in versions that were sent and not
    approved, and in what was published without a second reader."""
    found: dict[int, set[int]] = {row.pk: set() for row in rows}
    drafted = Draft.writers.through.objects.filter(draft__question__in=rows)
    for question, user in drafted.values_list("draft__question", "user"):
        found[question].add(user)
    current = {row.pk: row.current for row in rows if row.current}
    sent = Version.writers.through.objects.filter(version__question__in=rows)
    for question, version, number, user in sent.values_list("version__question", "version", "version__number", "user"):
        asked = current.get(question)
        if asked is None or number > asked.number or (asked.alone and version == asked.pk):
            found[question].add(user)
    return found
