"""Progress, the plan to an exam, day by day and what a change would do before it counts, and the calendar."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from study.core.scheduling import learner_day
from study.core.text.day import with_weekday
from study.people.models import Learner
from study.people.queries import learner_of_calendar, zone
from study.people.requests import Request, current_or_new_learner
from study.progress import charts, queries
from study.progress.calendar import calendar as calendar_file
from study.progress.forms import PlanForm
from study.progress.package import MOST, package
from study.progress.page import ENOUGH, WINDOWS, progress
from study.progress.plan_page import shown
from study.progress.take_along import answers_table
from study.review import operations
from study.review.exam_plan import course_of_an_exam, wanted
from study.web.access import anyone
from study.web.rates import at_most


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Request) -> HttpResponse:
    """Show the plan, and beside the form what a change would do; save it on POST. Saving makes a learner of a
    visitor, who then studies the course that has an exam."""
    learner, today = request.learner or Learner(time_zone=request.zone().key), request.today()
    given = request.POST if request.method == "POST" else request.GET if "look" in request.GET else None
    form = PlanForm(given, asked=wanted(learner), exam=learner.exam_date, today=today)
    if request.method == "POST" and form.is_valid():
        owner = current_or_new_learner(request)
        operations.save_plan(learner=owner, wishes=form.wishes, today=today, now=request.now)
        messages.success(request, "Saved. Your days follow it." if form.wishes.exam else "Saved. No plan runs.")
        return redirect("progress:plan")
    if learner.pk:  # the plan is made anew each day, and what this page says of today is what comes
        operations.open_day(learner=learner, today=today, now=request.now)
    saved = shown(learner, form.saved, today)
    change = shown(learner, form.wishes, today) if given is not None and form.is_valid() and form.changes else None
    context = {
        "form": form,
        "plan": saved,
        "chart": charts.plan_days(saved.days) if saved else "",
        "change": change,
        "changes": form.changes if given is not None and form.is_valid() else [],
        "looked": given is not None and form.is_valid(),
        "over": bool(learner.exam_date and learner.exam_date <= today),
        "course": None if learner.pk else course_of_an_exam(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "progress/plan.html", context, status=status)


@anyone
@at_most(30)
@require_safe
def calendar(request: Request) -> HttpResponse:
    """What comes due, and the exam, for a calendar program. The key in the address is all it needs. The address is
    that of a query, which no log of ours holds."""
    learner = learner_of_calendar(request.GET.get("key", ""))
    if learner is None or learner.calendar is None:
        raise Http404
    due = queries.due_ahead(learner, learner_day(request.now, zone(learner)), request.now)
    exam = (learner.exam, learner.exam_date) if learner.exam_date else None
    address = request.build_absolute_uri(reverse("review:review"))
    document = calendar_file(learner.calendar, due, exam, address, request.now)
    response = HttpResponse(document, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="keepwarm.ics"'
    return response


@anyone
@never_cache
@require_safe
def progress_page(request: Request) -> HttpResponse:
    """What was done and what is to come, for one of the times that can be shown."""
    if not request.learner:
        return render(request, "progress/nothing.html")
    wanted, today = request.GET.get("time", ""), request.today()
    found = progress(request.learner, today, wanted if wanted in WINDOWS else next(iter(WINDOWS)))
    context = {
        "found": found,
        "windows": [(key, name) for key, (_, name) in WINDOWS.items()],
        "exam_day": with_weekday(found.exam, today) if found.exam else "",
        "enough": ENOUGH,
        "most": MOST,
    }
    return render(request, "progress/progress.html", context)


@anyone
@require_safe
def answers(request: Request) -> HttpResponse:
    """All answers of the learner, as one CSV file."""
    if not request.learner:
        raise Http404
    response = HttpResponse(answers_table(request.learner), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="keepwarm-answers.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@anyone
@at_most(10)
@require_safe
def anki_package(request: Request) -> HttpResponse:
    """The learner's cards as an Anki package, with their dates."""
    if not request.learner:
        raise Http404
    response = HttpResponse(package(request.learner, request.now), content_type="application/octet-stream")
    response["Content-Disposition"] = 'attachment; filename="keepwarm-cards.apkg"'
    response["Cache-Control"] = "private, no-store"
    return response
