"""The dated facts of the courses that somebody looks after: which are to be checked again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.banks import disputes
from study.banks.requests import user_of
from study.banks.roles import looked_after
from study.library.checking import check_again, checked, dated_fact
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: Request) -> HttpResponse:
    """The facts, those checked longest ago first; a post says that one was checked again today."""
    user = user_of(request)
    courses = looked_after(user)
    if request.method == "POST":
        fact = dated_fact(courses, whole(request.POST.get("fact"), 0))
        if fact is None:
            raise Http404
        check_again(fact=fact, by=user.pk, now=request.now, today=request.today())
        messages.success(request, f"Checked today: {fact.headline}")
        return redirect("banks:facts")
    context = {"courses": checked(courses, request.today()), "disputed": disputes.in_courses(courses)}
    return render(request, "banks/facts.html", {**context, "section": "banks"})
