"""What waits for somebody's decision, in all banks in which they review: one after the other, or several at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.banks import operations, queries
from study.banks.changed_keys import effect_of
from study.banks.models import Question, Role
from study.banks.preview import preview_of
from study.banks.requests import decided_lately, user_of
from study.banks.roles import role_of
from study.banks.slight_changes import LOOKED_AT, slight_of, slight_ones
from study.banks.slots import slots
from study.banks.views.reviewing import decided, is_plain_wanted, sent_text
from study.core.problem import Problem, tally
from study.core.scheduling.days import day_start
from study.core.text.plural import counted, plural
from study.people.requests import Request
from study.web import unsent
from study.web.access import instructor
from study.web.cleaning import whole

TOGETHER = 20
"""Questions that are shown in full at once, and among which slight changes are counted beside each."""
NEWER = "You have written on since. Please send the newer text."
"""What is said to an author of a text that is not their newest, where a reviewer asks for that."""


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: Request) -> HttpResponse:
    """The queue, at the question that the address names; a post decides about one and goes on to the next, or takes
    the last decision back."""
    if request.method != "POST":
        return _queue(request, whole(request.GET.get("at"), 0))
    if request.POST.get("do") == "undo":
        return _undo(request)
    number = whole(request.POST.get("question"), 0)
    question = queries.question_to_decide(user_of(request), number)
    if question is None:
        raise Http404
    numbers = queries.waiting(user_of(request))
    decision = decided(request, question)
    problem = decision.problem
    if problem and number in queries.waiting(user_of(request)):
        return _queue(request, number, problem=problem)
    if problem and decision.reason:
        return unsent.given_back(request, "Nothing was decided", problem.message, status=409, again=False)
    told = problem.message if problem else f"{question}: {'published' if decision.approve else 'given back'}."
    at = _next(numbers, number)
    if request.htmx:
        return _queue(request, at, told=told)
    (messages.error if problem else messages.success)(request, told)
    return redirect(_address(request, at))


def _undo(request: Request) -> HttpResponse:
    """Show again what was decided, with the words that were written about it."""
    lines = queries.act_of(user_of(request), whole(request.POST.get("decision"), 0))
    if not lines:
        raise Http404
    back = operations.take_decisions_back(lines=lines, by=user_of(request), now=request.now)
    number = len(back.questions)
    told = f"Taken back: {plural(number, 'it waits', f'{number} questions wait')} again." if number else ""
    faults = (f"{one.subject}: {one.message}" if one.subject else one.message for one in back.problems)
    at = back.questions[0].pk if back.questions else 0
    return _queue(request, at, told=" ".join(filter(None, (told, *faults))), said=back.said)


def _next(numbers: list[int], number: int) -> int:
    """What stood behind that one in the queue, or else before it; 0 for nothing."""
    place = numbers.index(number) if number in numbers else -1
    left = numbers[place + 1 :] + numbers[: max(place, 0)]
    return left[0] if left else 0


def _queue(
    request: Request, at: int, *, told: str = "", problem: Problem | None = None, said: str = ""
) -> HttpResponse:
    user = user_of(request)
    numbers = queries.waiting(user)
    place = numbers.index(at) if at in numbers else 0
    found = queries.waiting_questions(user, numbers[place : place + 1])
    done = queries.decided_since(user, day_start(request.today(), request.zone()))
    newer = request.method != "POST" and request.GET.get("ask") == "newer"
    context: dict[str, Any] = {
        "total": len(done) + len(numbers) if numbers else 0,
        "place": len(done) + place + 1,
        "decided_today": len(done),
        "slots": slots(done, numbers, place),
        "at_work": None if numbers else queries.last_writing(user),
        "before": numbers[place - 1] if place else 0,
        "after": numbers[place + 1] if place + 1 < len(numbers) else 0,
        "slight_ones": slight_ones(user, TOGETHER) if numbers else None,
        "given_back": queries.given_back(user),
        "role": None,
        "told": told,
        "problem": problem,
        "reason": request.POST.get("reason", "") if problem else NEWER if newer else said,
        "section": "banks",
        **decided_lately(request),
    }
    if found:
        context |= _shown(request, found)[0] | queries.question_history(found[0])
        context |= {"effect": effect_of(found[0]), "address": f"at={found[0].pk}"}
    is_part = request.htmx and (request.method == "POST" or request.headers.get("HX-Request-Type") == "partial")
    response = render(
        request, f"banks/waiting.html{'#queue' if is_part else ''}", context, status=422 if problem else 200
    )
    if request.htmx:
        response["HX-Replace-Url"] = _address(request, found[0].pk if found else 0)
    return response


def _address(request: Request, at: int) -> str:
    """Where a question of the queue stands, its text shown as it was chosen."""
    return f"{reverse('banks:waiting')}?at={at}{'&show=plain' if is_plain_wanted(request) else ''}"


def _shown(request: Request, rows: Sequence[Question]) -> list[dict[str, Any]]:
    """All that is to be read of each: the version that waits as its learners will see it once they have answered, what
    it changes, and what its text lacks."""
    roles = {bank: role_of(user_of(request), bank) for bank in {row.bank for row in rows}}
    is_plain = is_plain_wanted(request)
    return [_one(row, roles[row.bank], request.now.date(), is_plain) for row in rows]


def _one(question: Question, role: Role | None, today: date, is_plain: bool) -> dict[str, Any]:
    version = question.candidate
    assert version
    version.question = question
    draft = getattr(question, "draft", None)
    made = preview_of(version, today, "answered")
    return {
        "question": question,
        "bank": question.bank,
        "role": role,
        "waiting": version,
        "later": draft is not None and draft.text != version.text,
        "preview": made,
        "problems": made.problems,
        "tally": tally(made.problems),
        "slight": slight_of(question),
        **sent_text(question, is_plain),
    }


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: Request) -> HttpResponse:
    """Several of the queue at once, each in full; or all slight changes, each of which is told in full. A post
    approves those that are ticked."""
    only_slight = request.GET.get("slight") == "1"
    if request.method == "POST":
        picks = [pick.partition(":") for pick in request.POST.getlist("pick")]
        versions = {whole(number, 0): whole(version, 0) for number, _, version in picks}
        done = operations.approve_all(versions=versions, by=user_of(request), now=request.now)
        if done.count:
            messages.success(request, f"{counted(done.count, 'question')} published.")
        for problem in done.problems:
            messages.error(request, f"{problem.subject}: {problem.message}" if problem.subject else problem.message)
        if not picks:
            messages.error(request, "Tick what you approve.")
        return redirect(f"{reverse('banks:together')}{'?slight=1' if only_slight else ''}")
    user = user_of(request)
    numbers, most = queries.waiting(user), operations.reviewing.MOST
    found = slight_ones(user) if only_slight else None
    rows = found.rows if found else queries.waiting_questions(user, numbers[:TOGETHER])
    context = {
        "only_slight": only_slight,
        "total": len(numbers),
        "looked_at": LOOKED_AT if found and not found.is_all else 0,
        "more": max(len(rows) - most, 0),
        "items": _shown(request, rows[:most]),
        "section": "banks",
        **decided_lately(request),
    }
    return render(request, "banks/together.html", context)
