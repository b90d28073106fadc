"""What an instructor does about a class's courses on platforms: read names, send grades again, take a course off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from study.classes.lti import entering, grades, names
from study.classes.requests import taught_at
from study.core.text.plural import counted
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole
from study.web.rates import at_most


@instructor
@at_most(10)
@require_POST
def read_names(request: Request, number: int) -> HttpResponse:
    """Read who is in the courses, or take one of them off the class."""
    cohort = taught_at(request, number)
    if gone := whole(request.POST.get("drop"), 0):
        entering.disconnect(course=gone, cohort=cohort)
        messages.success(request, "The course is taken off. Who is in the class stays in it.")
    elif names.ask(cohort=cohort, now=request.now):
        messages.success(request, "The names are being read. Look again in a moment.")
    else:
        messages.error(request, "No course that is connected with this class offers its names.")
    return redirect(f"{reverse('classes:class', args=[number])}#platforms")


@instructor
@at_most(10)
@require_POST
def send_grades(request: Request, number: int) -> HttpResponse:
    """Compare all results with what the platforms have, and send what is missing or changed."""
    cohort = taught_at(request, number)
    if found := grades.send_again(cohort=cohort, now=request.now):
        messages.success(request, f"Results of {counted(found, 'link')} are compared and sent now.")
    else:
        messages.error(request, "No link of a platform takes results of this class.")
    return redirect("classes:gradebook", number)
