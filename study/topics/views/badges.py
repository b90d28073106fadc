"""One press on a badge: it does not fit what the line says."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from study.banks import operations
from study.library import queries as library
from study.library.badges import claim_for
from study.library.models import Claim, Course
from study.people.requests import Request, current_or_new_learner
from study.topics.outline import topic_url
from study.topics.views.browser import note_url
from study.web.access import anyone
from study.web.cleaning import whole

OWN = "The badge is gone. Those who look after the fact learn that it did not fit, and nothing of your notes."
OTHERS = "Thank you. Those who look after this course are told."
KEPT = "The badge stays."


@anyone
@require_POST
def dispute(request: Request, address: str) -> HttpResponse:
    """Call the badge `wrong` wrong, or take that back for `undo`; then the topic again, or the `file` in the notes
    browser where it was pressed there. Makes a guest of a visitor. The owner of shared notes decides about what
    readers called wrong, by `wrong` or `right`, where all of that is listed."""
    undo, right = request.POST.get("undo", ""), request.POST.get("right", "")
    try:
        course = library.course_for(request.learner or None, address)
        claim = claim_for(request.learner or None, course, undo or right or request.POST.get("wrong", ""))
    except (Course.DoesNotExist, Claim.DoesNotExist):
        raise Http404 from None
    learner = current_or_new_learner(request)
    own = course.owner_id == learner.pk
    if right and not own:
        raise Http404
    act = operations.take_back if undo else operations.keep_badge if right else operations.call_badge_wrong
    act(learner=learner, claim=claim, now=request.now)
    if not undo:
        messages.success(request, KEPT if right else OWN if own else OTHERS)
    if own and (right or request.POST.get("listed")):
        return redirect(reverse("topics:bring_notes") + "#reports")
    path = request.POST.get("file", "")
    if path and own:
        show, page = request.POST.get("show", ""), whole(request.POST.get("page"), 0)
        return redirect(note_url(course, path, at=f"l{claim.start}", show=show, page=page))
    return redirect(topic_url(course, claim.topic.key, f"l{claim.start}", line=claim.start))
