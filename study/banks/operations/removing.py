"""Banks are renamed, and what nobody was ever asked is deleted. What was asked is retired: answers point to it."""

from datetime import datetime

from django.db import transaction

from study.banks.history import note
from study.banks.models import Bank, Question
from study.core.problem import Problem
from study.people.models import User


@transaction.atomic
def rename_bank(*, bank: Bank, title: str, by: User, now: datetime) -> Problem | None:
    """Give a bank another title; its address stays."""
    bank = Bank.objects.select_for_update(of=("self",)).get(pk=bank.pk)
    title = " ".join(title.split())[:200]
    if not title:
        return Problem("Enter a title.")
    if title != bank.title:
        note(bank, "bank renamed", by=by, now=now, before=bank.title, after=title)
        bank.title = title
        bank.save(update_fields=["title"])
    return None


@transaction.atomic
def delete_draft(*, question: Question, by: User, now: datetime) -> Problem | None:
    """Delete a question that was never sent for review, with its earlier texts. The bank's history keeps its id."""
    question = Question.objects.select_for_update(of=("self",)).select_related("bank").get(pk=question.pk)
    if question.versions.exists():
        return Problem("A version of this question was sent, so it can only be retired.")
    note(question.bank, "draft deleted", by=by, now=now, before=question.key)
    question.delete()
    return None


@transaction.atomic
def delete_bank(*, bank: Bank) -> Problem | None:
    """Delete a bank of which nobody was ever asked anything, with its drafts, comments and history."""
    bank = Bank.objects.select_for_update(of=("self",)).get(pk=bank.pk)
    if Question.objects.filter(bank=bank, current__isnull=False).exists():
        return Problem("Questions of this bank were published, so the bank stays. Retire its questions instead.")
    bank.delete()
    return None
