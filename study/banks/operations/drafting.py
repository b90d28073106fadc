"""The text of a draft, and the texts it had before. Whatever writes over a draft does it here."""

from datetime import datetime, timedelta

from study.banks.models import Draft, EarlierText, Question
from study.people.models import User

HELD = 40
"""Earlier texts of one question."""
STRETCH = timedelta(minutes=5)
"""An editor saves itself every moment. What one person adds within this time is one text."""
LITTLE = 40
"""Characters that may be taken out within a stretch."""


def write_draft(draft: Draft, text: str, *, by: User | None, now: datetime, other: bool = False) -> None:
    """Put `text` into the draft; the text it had is held where losing it would be a loss, and always
    where `other` says that this is no continuation of it. The same text is no change.
    The caller has locked the question."""
    if text == draft.text:
        return
    if draft.pk and (other or _is_worth_holding(draft, text, by, now)):
        hold(draft.question, draft.text, by=draft.author, at=draft.saved_at)
    draft.text, draft.revision, draft.author, draft.saved_at = text, draft.revision + 1, by, now
    draft.save()


def hold(question: Question, text: str, *, by: User | None, at: datetime) -> None:
    """Add a text to the earlier ones of the question, and let the oldest go that are too many."""
    EarlierText.objects.create(question=question, text=text, author=by, saved_at=at)
    rows = EarlierText.objects.filter(question=question)
    rows.filter(pk__in=list(rows.values_list("pk", flat=True)[HELD:])).delete()


def _is_worth_holding(draft: Draft, text: str, by: User | None, now: datetime) -> bool:
    """Before somebody else goes on, before something is taken out, and once in a stretch of writing."""
    if draft.author_id != (by.pk if by else None) or len(text) < len(draft.text) - LITTLE:
        return True
    newest = EarlierText.objects.filter(question=draft.question_id).first()
    return newest is None or now - newest.saved_at >= STRETCH
