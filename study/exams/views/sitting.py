"""Mock exams: choose one, sit it, and what came of it. Plain forms and links; htmx swaps #exam, and a script saves
each choice as it is made.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from study.core.exams.timing import GRACE, Arrival
from study.core.problem import Problem
from study.core.text.duration import span
from study.exams import charts, operations, past, queries
from study.exams.forms import TimeForm
from study.exams.missed import told
from study.exams.models import Sitting, Slot
from study.exams.offers import Offers, offers
from study.people.models import Learner
from study.people.requests import Request, current_or_new_learner
from study.review.submission import Submission, submission
from study.web.access import anyone
from study.web.cleaning import identity, whole
from study.web.rates import at_most, at_most_here

OWN_TIME = "Set by the learner for their own mock exams."


@anyone
@never_cache
@require_safe
def exams(request: Request) -> HttpResponse:
    """What can be sat, what is open, and what was."""
    return _exams(request, None)


def _exams(request: Request, form: TimeForm | None) -> HttpResponse:
    learner, today = request.learner, request.today()
    offered = [found for course in queries.courses_with_exams(learner) if (found := offers(course, learner, today))]
    context = {
        "offered": offered,
        "going_on": queries.going_on(learner, request.now) if learner else None,
        "history": past.history(learner) if learner else [],
        "form": form or TimeForm(granted=queries.granted(learner)),
        "section": "exams",
    }
    return render(request, "exams/exams.html", context, status=422 if form else 200)


@anyone
@never_cache
@require_safe
def compare(request: Request) -> HttpResponse:
    """What was sat, side by side; `course` says of which course."""
    asked, learner = request.GET, request.learner
    found = past.compared(learner, asked.get("course", ""), asked.get("page", "1")) if learner else None
    return render(request, "exams/compare.html", {"compared": found, "section": "exams"})


@anyone
@at_most(30)
@require_POST
def start(request: Request) -> HttpResponse:
    """Begin an exam; who has one open goes on with that."""
    found = _offers(request, request.POST.get("course", ""))
    offer = found.at(request.POST.get("form", ""))
    if offer is None:
        raise Http404
    begun = operations.start(
        learner=current_or_new_learner(request),
        course=found.course,
        offer=offer,
        now=request.now,
        today=request.today(),
        draws=secrets.randbits(53),
    )
    if isinstance(begun, Problem):
        messages.warning(request, begun.message)
        return _see_other(reverse("exams:exams"))
    return _see_other(reverse("exams:sitting", args=[begun.pk]))


def _offers(request: Request, address: str) -> Offers:
    """What the course of that address offers; no such course is 404."""
    for course in queries.courses_with_exams(request.learner):
        if course.address == address and (found := offers(course, request.learner, request.today())):
            return found
    raise Http404


@anyone
@require_POST
def time(request: Request) -> HttpResponse:
    """The time a learner takes for all their mock exams to come."""
    form = TimeForm(request.POST, granted=queries.granted(request.learner))
    if not form.is_valid():
        return _exams(request, form)
    operations.grant(
        learner=current_or_new_learner(request),
        allowance=form.allowance,
        by=request.user if request.user.is_authenticated else None,
        reason=OWN_TIME,
        now=request.now,
    )
    messages.success(request, "Saved. It holds for every mock exam you start from now on.")
    return _see_other(reverse("exams:exams"))


@anyone
@never_cache
@require_safe
def sitting(request: Request, sitting: int) -> HttpResponse:
    """Go on where it was left, or to the result."""
    _, held = _sitting(request, sitting)
    if held.ended_at:
        return _see_other(reverse("exams:result", args=[sitting]))
    return _see_other(reverse("exams:item", args=[sitting, queries.first_open(queries.marks(held))]))


@anyone
@at_most_here(600)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: Request, sitting: int, position: int) -> HttpResponse:
    """One question of a sitting. A post saves what is chosen, each time, and goes where the button says; after the
    end it is shown with its answer."""
    learner, held = _sitting(request, sitting)
    if request.method == "POST":
        return _save(request, learner, held, position)
    if held.ended_at:
        return _answered(request, held, position)
    return _item(request, held, position)


def _item(request: Request, held: Sitting, position: int, problem: str = "") -> HttpResponse:
    navigator = queries.marks(held)
    address = reverse("exams:item", args=[held.pk, position])
    shown = queries.item(held, position, len(navigator), address, request.now)
    if shown is None:
        raise Http404
    context = {
        **_during(request, held),
        "item": shown,
        "marks": navigator,
        "progress": queries.progress(navigator),
        "problem": problem,
    }
    return _page(request, "exams/item.html", context, status=422 if problem else 200)


def _save(request: Request, learner: Learner, held: Sitting, position: int) -> HttpResponse:
    """Save a choice. A script that sends it asks for a word alone (`by=script`)."""
    sent, go = submission(request), request.POST.get("go", "")
    at, _ = sent.answered(request.now, request.today())
    by_script = request.POST.get("by") == "script"
    number = identity(request.POST.get("choice")) or sent.id
    if number is None:
        raise Http404
    try:
        saved = operations.save(
            learner=learner,
            sitting=held.pk,
            position=position,
            chosen=_chosen(sent),
            submission=number,
            at=at,
            now=request.now,
        )
        if go == "flag":
            operations.flag(
                learner=learner, sitting=held.pk, position=position, flagged=request.POST.get("flagged") == "1"
            )
    except Slot.DoesNotExist:
        raise Http404 from None
    if isinstance(saved, Problem):
        if by_script:
            return HttpResponse(saved.message, status=422, content_type="text/plain; charset=utf-8")
        held = operations.end_if_over(learner=learner, sitting=held.pk, now=request.now)
        return _ended(request, held) if held.ended_at else _item(request, held, position, saved.message)
    if by_script:
        left = _seconds(saved.slot.sitting.timing.at(request.now).left)
        headers = {} if left is None else {"Exam-Left": str(left)}
        return HttpResponse(_word(saved), content_type="text/plain; charset=utf-8", headers=headers)
    if saved.arrival is Arrival.LATE:
        return _ended(request, held)
    return _see_other(_next(held, position, go))


def _chosen(sent: Submission) -> list[str]:
    return list(sent.form.get("answer", ()))


def _word(saved: operations.Saved) -> str:
    if saved.arrival is Arrival.LATE:
        return "Kept, but it came after the end and is not scored."
    return queries.told(len(saved.slot.chosen), saved.wanted)


def _next(held: Sitting, position: int, go: str) -> str:
    """Where the button leads."""
    if go == "flag":
        return reverse("exams:item", args=[held.pk, position])
    position = whole(go, 0) or position + {"back": -1, "next": 1}.get(go, 0)
    if position > queries.total(held):
        return reverse("exams:finish", args=[held.pk])
    return reverse("exams:item", args=[held.pk, max(position, 1)])


def _ended(request: Request, held: Sitting) -> HttpResponse:
    messages.info(request, "The time is over. Everything you chose in time is saved.")
    return _see_other(reverse("exams:result", args=[held.pk]))


@anyone
@require_POST
def pause(request: Request, sitting: int) -> HttpResponse:
    """Let the time stand still, or (with `on`) run again."""
    learner, held = _sitting(request, sitting)
    if request.POST.get("on"):
        operations.go_on(learner=learner, sitting=held.pk, now=request.now)
        return _see_other(reverse("exams:sitting", args=[sitting]))
    operations.pause(learner=learner, sitting=held.pk, now=request.now)
    return _see_other(reverse("exams:finish", args=[sitting]))


@anyone
@require_POST
def time_of(request: Request, sitting: int) -> HttpResponse:
    """More time in a mock exam of one's own that goes on."""
    learner, held = _sitting(request, sitting)
    if held.assigned:  # its time is what the class gives
        raise Http404
    form = TimeForm(request.POST, granted=held)
    if not form.is_valid():
        return _finish(request, held, form)
    operations.grant(
        learner=learner,
        sitting=held.pk,
        allowance=form.allowance,
        by=request.user if request.user.is_authenticated else None,
        reason=OWN_TIME,
        now=request.now,
    )
    return _see_other(reverse("exams:finish", args=[sitting]))


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: Request, sitting: int) -> HttpResponse:
    """Look over what is open and flagged before the end; a post ends it."""
    if request.method == "POST":
        try:
            operations.end(learner=_learner(request), sitting=sitting, now=request.now)
        except Sitting.DoesNotExist:
            raise Http404 from None
        return _see_other(reverse("exams:result", args=[sitting]))
    _, held = _sitting(request, sitting)
    if held.ended_at:
        return _see_other(reverse("exams:result", args=[sitting]))
    return _finish(request, held, None)


def _finish(request: Request, held: Sitting, form: TimeForm | None) -> HttpResponse:
    navigator = queries.marks(held)
    context = {
        **_during(request, held),
        "marks": navigator,
        "answered": sum(mark.answered for mark in navigator),
        "open": [mark for mark in navigator if not mark.answered],
        "flagged": [mark for mark in navigator if mark.flagged],
        "form": form or TimeForm(granted=held),
        "changed": form is not None,
    }
    return _page(request, "exams/finish.html", context, status=422 if form else 200)


@anyone
@never_cache
@require_safe
def result(request: Request, sitting: int) -> HttpResponse:
    """What came of an ended sitting."""
    _, held = _sitting(request, sitting)
    if held.ended_at and _is_part(request):
        return HttpResponseClientRedirect(request.path)
    found = queries.result(held, request.now)
    if found is None and held.ended_at:
        context = {
            "sitting": held,
            "late": queries.came_late(held),
            "positions": range(1, queries.total(held) + 1),
            "section": "classes",
        }
        return render(request, "exams/handed_in.html", context)
    if found is None:
        return _see_other(reverse("exams:sitting", args=[sitting]))
    show = request.GET.get("show", "missed")
    show = show if show in queries.SHOWN else "missed"
    context = {
        "result": found,
        "chart": charts.score(found.estimate, found.scale, [one.estimate for one in found.earlier]),
        "show": show,
        "lines": found.shown(show),
        "took": _to_the_minute(held.timing.used),
        "section": "exams",
    }
    return render(request, "exams/result.html", context)


def _answered(request: Request, held: Sitting, position: int) -> HttpResponse:
    if _is_part(request):
        return HttpResponseClientRedirect(request.path)
    outcome = queries.answered(held, position, request.now)
    if outcome is None:
        raise Http404
    return render(request, "exams/answered.html", {"sitting": held, "outcome": outcome, "section": "exams"})


@anyone
@require_POST
def missed(request: Request, sitting: int) -> HttpResponse:
    """Let what was missed come in the daily review."""
    learner, held = _sitting(request, sitting)
    if not held.is_told(request.now):
        raise Http404
    count = operations.review_missed(learner=learner, sitting=held.pk, now=request.now, today=request.today())
    messages.success(request, told(count))
    return _see_other(reverse("exams:result", args=[sitting]))


def _sitting(request: Request, pk: int) -> tuple[Learner, Sitting]:
    """The learner and their sitting as it stands now: one whose time is over has ended. Another's is 404."""
    learner = _learner(request)
    try:
        return learner, operations.end_if_over(learner=learner, sitting=pk, now=request.now)
    except Sitting.DoesNotExist:
        raise Http404 from None


def _learner(request: Request) -> Learner:
    """Who sits; a visitor who never did anything sits nothing."""
    if not request.learner:
        raise Http404
    return request.learner


def _during(request: Request, held: Sitting) -> dict[str, Any]:
    """What every page of a sitting that goes on shows: the time above all."""
    timing = held.timing.at(request.now)
    left = timing.left
    return {
        "sitting": held,
        "left": _seconds(left),
        "left_in_words": _in_words(left),
        "grace": round(GRACE.total_seconds()),
        "pilots": held.blueprint["pilots"],
        "paused": held.paused_at is not None,
        "extended": not timing.granted.is_usual,
    }


def _seconds(left: timedelta | None) -> int | None:
    return None if left is None else round(left.total_seconds())


def _in_words(left: timedelta | None) -> str:
    """The time that is left, to the minute above; the last minute is the only one with seconds."""
    if left is None:
        return "No time limit"
    return f"{_to_the_minute(left)} left"


def _to_the_minute(time: timedelta) -> str:
    seconds = round(time.total_seconds())
    return span(seconds if seconds < 60 else seconds // 60 * 60)


def _page(request: Request, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page, or for htmx its part that changes."""
    partial = _is_part(request)
    return render(request, f"{template}{'#swap' if partial else ''}", {**context, "partial": partial}, status=status)


def _is_part(request: Request) -> bool:
    """Whether htmx will put the answer into the page of a sitting. What is no part of one it must go to instead."""
    return bool(request.htmx) and request.htmx.request_type == "partial"


def _see_other(url: str) -> HttpResponse:
    """303: the answer to a POST is a page with an address of its own."""
    return HttpResponse(status=303, headers={"Location": url})
