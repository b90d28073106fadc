"""Drafts, the earlier texts they replaced, and the versions made from them.

Every overwrite of a draft goes through `write_draft`, every version made from a text through `make_version`.
So no text is lost, and everybody who changed what awaits approval is known, whoever sends it.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from study.banks.models import Draft, EarlierText, Question, Status, Version
from study.banks.rows import LONGEST_TITLE, content, listed
from study.core.problem import Problem
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.source.heading import is_heading, read_heading
from study.core.questions.source.reader import parse_question
from study.people.models import User

HELD = 40
"""Earlier texts of one question."""
STRETCH = timedelta(minutes=5)
"""An editor saves itself every moment. What one person adds within this time is one text."""
COPIED = (
    *("kind", "title", "prompt", "body", "explanation", "sources", "tags", "hints", "points", "case", "stimulus"),
    *("text", "author_id", "alone"),
)
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
    if text == draft.text and (draft.pk or text):  # the first text of a question may be empty
        return
    if draft.pk and (other or _is_worth_holding(draft, text, by, now)):
        hold(draft.question, draft.text, by=draft.author, at=draft.saved_at)
    draft.text, draft.revision, draft.author, draft.saved_at = text, draft.revision + 1, by, now
    draft.save()
    # Whoever brings an earlier text back did not write it: those who did are writers again.
    again = EarlierText.objects.filter(question=draft.question_id, text=text).exclude(author=None)
    draft.writers.add(*again.values_list("author", flat=True), *([by.pk] if by and not approved else []))
    Question.objects.filter(pk=draft.question_id).update(changed_at=now, **_listed(text, now))


def hold(question: Question, text: str, *, by: User | None, at: datetime) -> None:
    """Add a text to the earlier ones of the question, and let the oldest go that are too many."""
    EarlierText.objects.create(question=question, text=text, author=by, saved_at=at)
    rows = EarlierText.objects.filter(question=question)
    rows.filter(pk__in=list(rows.values_list("pk", flat=True)[HELD:])).delete()


def make_version(
    question: Question, text: str, asked: CoreQuestion, *, by: User | None, now: datetime, alone: bool = False
) -> Version:
    """A version of a text. Its writers are all who changed the text since somebody else approved one."""
    writers = _writers(question)
    last = question.versions.aggregate(last=Max("number"))["last"] or 0
    version = Version.objects.create(
        question=question, number=last + 1, created_at=now, author=by, text=text, alone=alone, **content(asked)
    )
    version.writers.set(writers)
    if draft := Draft.objects.filter(question=question).first():
        draft.writers.clear()  # from here on it is the version that knows them
    return version


def next_version(version: Version, now: datetime, **changed: Any) -> Version:
    """The version once more, but for what `changed` says: what it says is copied, as a text may be read
    otherwise by now. Who wrote it wrote this one too."""
    last = version.question.versions.aggregate(last=Max("number"))["last"]
    same = {name: getattr(version, name) for name in COPIED}
    made = Version.objects.create(
        **{**same, "question": version.question, "number": last + 1, "created_at": now, **changed}
    )
    made.writers.set(version.writers.all())
    return made


def keep_writers(draft: Draft) -> None:
    """Let the draft know who wrote what was sent and never approved: the version that comes live now is not
    made of that. The caller has locked the question."""
    draft.writers.add(*_writers(draft.question))


def _is_worth_holding(draft: Draft, text: str, by: User | None, now: datetime) -> bool:
    """Before somebody else goes on, before something is taken out, and once in a stretch of writing."""
    if draft.author_id != (by.pk if by else None) or len(text) < len(draft.text) - LITTLE:
        return True
    newest = EarlierText.objects.filter(question=draft.question_id).first()
    return newest is None or now - newest.saved_at >= STRETCH


def _listed(text: str, now: datetime) -> dict[str, Any]:
    """What lists show of a text: all of it where it can be read, else its title alone."""
    if columns := listed(parse_question(text, now.date())[0]):
        return columns
    line = next((line for line in text.split("\n") if is_heading(line)), "")
    title = read_heading(line).title[:LONGEST_TITLE] if line else ""
    return {"title": title} if title else {}


def _writers(question: Question) -> set[int]:
    """Who changed the text since the last approval: in the draft, in versions that were sent and not
    approved, and in what was published without a second reader."""
    current = question.current
    found = set(Draft.writers.through.objects.filter(draft__question=question).values_list("user", flat=True))
    sent = Version.writers.through.objects.filter(version__question=question)
    found |= set(sent.filter(version__number__gt=current.number if current else 0).values_list("user", flat=True))
    if current and current.alone:
        found |= set(sent.filter(version=current).values_list("user", flat=True))
    return found
