"""Requests for pages of banks: the bank or question at the address, if the visitor's role allows the request."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404

from study.banks import queries
from study.banks.models import Bank, Question, Role
from study.banks.roles import may, role_of
from study.core.text.day import time_of_day
from study.core.text.plural import counted, plural
from study.people.models import User
from study.people.requests import Request
from study.web.cleaning import whole


def bank_at(request: Request, number: int, needed: Role = Role.VIEWER) -> tuple[Bank, Role]:
    """The bank of that number and one's role in it. 404 where the role is not enough: whoever may not
    do a thing is not told that it exists."""
    bank = queries.bank_of(number)
    role = role_of(request.user, bank) if bank and request.user.is_authenticated else None
    if bank is None or role is None or not may(role, needed):
        raise Http404
    return bank, role


def question_at(
    request: Request, number: int, key: str, needed: Role = Role.VIEWER, *related: Any
) -> tuple[Question, Role]:
    """The question with that key in that bank, with its versions in use and its draft, and one's role."""
    bank, role = bank_at(request, number, needed)
    question = queries.question_of(bank, key, *related)
    if question is None:
        raise Http404
    return question, role


def clock_time(request: Request, at: datetime) -> str:
    """A moment as whoever asks reads it on their clock: 14:03, or on another day 18 December, 14:03."""
    here = request.zone()
    return time_of_day(at.astimezone(here), request.now.astimezone(here).date())


def decided_lately(request: Request) -> dict[str, Any]:
    """What a page says of the visitor's last decision: how it is taken back, and whose key it changed."""
    lines = queries.decided_lately(user_of(request), request.now)
    again = queries.to_grade_again(user_of(request), lines)
    what = ""
    if lines and lines[0].question:
        named = str(lines[0].question) if len(lines) == 1 else f"{len(lines)} questions"
        what = f"{named}: {lines[0].action}."
    return {"decision": lines[0].pk if lines else 0, "decided": what, "to_grade_again": again}


def user_of(request: Request) -> User:
    """The account of whoever passed `@instructor`."""
    assert isinstance(request.user, User)
    return request.user


def variant_of(request: Request) -> int:
    """Which variant the preview shows: the one shown so far, or the next where that is asked for."""
    shown = request.POST.get("variant") or request.GET.get("variant") or ""
    return whole(shown, 0, 999) + (request.POST.get("do") == "another")


def tell(request: Request, followed: int) -> None:
    """Say what became of the others of a sort (operations.following.follow_sort)."""
    if words := followed_in_words(followed):
        messages.info(request, words)


def followed_in_words(followed: int) -> str:
    """The same as a sentence; "" where nothing did."""
    if followed > 0:
        asked = counted(followed, "more question")
        return f"You keep this sort: {asked} of it {plural(followed, 'is', 'are')} asked now."
    wait = f"{counted(-followed, 'question')} of it {plural(-followed, 'waits', 'wait')}"
    return f"You keep too little of this sort: {wait} among the unsure ones now." if followed else ""
