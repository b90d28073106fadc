"""Pictures in questions: one is added from the editor, and served to whom a question shows it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from study.banks import operations
from study.banks.models import Role
from study.banks.operations import Saved
from study.banks.pictures import picture_for
from study.banks.requests import question_at
from study.banks.views.editor_page import editor_page, save_text
from study.core.limits import MEGABYTE, PICTURE
from study.core.problem import Problem
from study.core.questions.pictures import inserted, markdown
from study.people.models import User
from study.people.requests import Request
from study.uploads.models import Picture
from study.uploads.serving import served
from study.web.access import anyone, instructor
from study.web.cleaning import whole
from study.web.intake import takes
from study.web.rates import at_most


@anyone
@require_safe
def picture(request: Request, digest: str) -> HttpResponse:
    """A picture of a bank, for whoever may see a question that shows it."""
    user = request.user if isinstance(request.user, User) else None
    try:
        found = picture_for(request.learner or None, user, digest)
    except Picture.DoesNotExist:
        raise Http404 from None
    return served(found)


@instructor
@takes(PICTURE)
@at_most(120)
@require_POST
def add_picture(request: Request, bank: int, key: str) -> HttpResponse:
    """Keep a picture beside the bank. What was sent with the text of the editor is put into it and saved; a script is
    told what it may insert itself."""
    question, role = question_at(request, bank, key, Role.EDITOR)
    alt = request.POST.get("alt", "").strip()
    name = _kept(request, question.bank.pk, alt)
    if "text" not in request.POST:
        told = name.message if isinstance(name, Problem) else markdown(alt, name)
        return HttpResponse(told, content_type="text/plain", status=422 if isinstance(name, Problem) else 200)
    if isinstance(name, Problem):
        return editor_page(request, question, role, outcome=name)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    saved = save_text(request, question, inserted(text, markdown(alt, name), whole(request.POST.get("line"), 0)))
    if not isinstance(saved, Saved):
        return editor_page(request, question, role, outcome=saved)
    messages.success(request, f"The picture {name} was added.")
    return redirect("banks:edit", bank, key)


def _kept(request: Request, bank: int, alt: str) -> str | Problem:
    file = request.FILES.get("picture")
    if file is None:
        return Problem("Choose a picture.")
    if (file.size or 0) > PICTURE:
        return Problem(f"The picture is larger than {PICTURE // MEGABYTE} MB.")
    if "text" in request.POST and not alt:
        return Problem("Say what the picture shows, for those who cannot see it.")
    return operations.add_picture(bank=bank, name=file.name or "picture", content=file.read(), now=request.now)
