"""Texts on their way to being asked: drafts that change, and the versions that are made of them.

Every change of a draft goes through `redraft`, and every version that somebody writes through
`make_version`: so it is known who changed what is to be approved, whoever sends it.
"""

from datetime import datetime
from typing import Any

from django.db.models import Max

from study.banks.models import Draft, Question, Version
from study.banks.storing import LONGEST_TITLE, content, listed
from study.core.questions.heading import is_heading, read_heading
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.text import parse_question
from study.people.models import User


def redraft(draft: Draft, text: str, by: User | None, now: datetime) -> None:
    """Put a text into a draft; the same text again is no change. Lists show the new text from now on."""
    if draft.pk and text == draft.text:
        return
    draft.text, draft.revision, draft.author, draft.saved_at = text, draft.revision + 1, by, now
    draft.save()
    if by:
        draft.writers.add(by)
    Question.objects.filter(pk=draft.question_id).update(changed_at=now, **listed_of(text, now))


def listed_of(text: str, now: datetime) -> dict[str, Any]:
    """What lists show of a text: all of it where it can be read, else its title alone."""
    if columns := listed(parse_question(text, now.date())[0]):
        return columns
    line = next((line for line in text.split("\n") if is_heading(line)), "")
    title = read_heading(line).title[:LONGEST_TITLE] if line else ""
    return {"title": title} if title else {}


def make_version(
    question: Question, text: str, asked: CoreQuestion, by: User | None, now: datetime, *, alone: bool = False
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
