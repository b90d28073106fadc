"""A course of one's own as a whole: its name, its files, its end; and the text of one of its files."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks import operations as banks
from study.core import limits
from study.core.problem import Problem
from study.core.questions.source.changes import changes
from study.library import ownership
from study.library.models import Audience, Course, Look, NoteFile
from study.library.ownership import shared_by
from study.library.queries import lines_of
from study.people.models import Cohort
from study.people.queries import classes_taught
from study.people.requests import Request, current_or_new_learner
from study.topics import operations, queries
from study.topics.doubts import doubts_in_file
from study.topics.forms import NameForm
from study.topics.operations import Busy, Elsewhere, Stands
from study.topics.views.browser import SAVED, note_url, own_course_at
from study.web.access import anyone, instructor
from study.web.cleaning import whole
from study.web.intake import takes
from study.web.rates import at_most

CHANGES_SHOWN = 40
TOO_LONG = Problem("these notes are too long to decide about a line while you write. Save them, and decide there.")


@anyone
@never_cache
@takes(limits.FILE)
@at_most(60, posts_only=True)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_note(request: Request, address: str) -> HttpResponse:
    """The text of a file; a post saves it, or with `do` "look" shows what saving would do, or both texts where it
    was changed elsewhere meanwhile. `same` or `apart` decides about a line of which only its owner can tell, and leaves
    what is written as it is."""
    learner, course = own_course_at(request, address)
    sent = request.POST if request.method == "POST" else request.GET
    file = queries.file_of(course, sent.get("file", ""))
    if file is None:
        raise Http404
    if file.package:
        messages.warning(request, "These cards come from Anki. Edit a card at its line, or bring a newer package.")
        return redirect(note_url(course, file.path))
    context: dict[str, Any] = {"course": course, "file": file, "text": file.text, "section": "notes"}
    if request.method != "POST":
        return _editor(request, context)
    text = sent.get("text", "")
    if sent.get("compared"):  # another page of the comparison: nothing is saved
        return _saved(request, context | {"text": text}, Elsewhere(file, text))
    given: dict[str, Any] = {"learner": learner, "course": course, "path": file.path, "now": request.now}
    told = next((name for name in ("same", "apart") if name in sent), "")
    if queries.is_long(course, file.path, text):
        typed = context | {"text": text, "revision": sent.get("revision")}
        return _editor(request, {**typed, "problems": (TOO_LONG,)}) if told else _beside(request, typed, given)
    if told:
        problem = operations.tell(course=course, line=sent[told], same=told == "same", now=request.now)
        context |= _told(operations.foresee(**given, text=text)) | {"problems": (problem,) if problem else ()}
        return _editor(request, {**context, "text": text, "revision": sent.get("revision")})
    if sent.get("do") == "look":
        foreseen = operations.foresee(**given, text=text)
        return _editor(request, {**context, "text": text, "revision": sent.get("revision"), **_told(foreseen)})
    saved = operations.save_note(**given, text=text, revision=whole(sent.get("revision"), 0))
    context |= {"text": text, "revision": sent.get("revision")}
    if isinstance(saved, Stands | Elsewhere):
        return _saved(request, context, saved)
    return _editor(request, {**context, "problems": saved}, status=422)


def _beside(request: Request, context: dict[str, Any], given: dict[str, Any]) -> HttpResponse:
    """Save a file of notes that take long to read, or look at what that would do, beside the pages."""
    take, revision = request.POST.get("do") != "look", whole(context["revision"], 0)
    done = operations.save_beside(**given, text=context["text"], revision=revision, take=take)
    if isinstance(done, Look):
        return redirect("topics:look", done.pk)
    if isinstance(done, Busy):
        return _editor(request, {**context, "busy": done.look}, status=409)
    return _saved(request, context, done)


def _saved(request: Request, context: dict[str, Any], saved: Stands | Elsewhere) -> HttpResponse:
    """Back to the note as it stands; or both texts, where it was changed elsewhere."""
    if isinstance(saved, Stands):
        messages.success(request, SAVED)
        return redirect(note_url(context["course"], saved.file.path))
    lines = changes(saved.theirs.text, saved.yours)
    compared = Paginator(lines, limits.COMPARED_ROWS).get_page(request.POST.get("compared"))
    return _editor(request, {**context, "theirs": saved.theirs, "compared": compared}, status=409)


def _editor(request: Request, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context.setdefault("revision", context["file"].revision)
    context["long"] = queries.is_long(context["course"], context["file"].path, context["text"])
    context["numbers"] = range(1, len(lines_of(context["text"])) + 1)
    context.setdefault("doubts", doubts_in_file(context["file"]))
    context["doubted"] = {one.start for one in context["doubts"]}
    return render(request, "topics/edit_note.html", context, status=status)


@anyone
@takes(limits.FILE)
@at_most(120)
@require_POST
def foresee(request: Request, address: str) -> HttpResponse:
    """What saving a text would do, line by line, while somebody writes and unless that takes long. Nothing is
    changed."""
    learner, course = own_course_at(request, address)
    text, path = request.POST.get("text", ""), request.POST.get("file", "")
    if queries.is_long(course, path, text):
        return render(request, "topics/edit_note.html#foreseen", {"long": True})
    try:
        foreseen = operations.foresee(learner=learner, course=course, path=path, text=text, now=request.now)
    except NoteFile.DoesNotExist:
        raise Http404 from None
    return render(request, "topics/edit_note.html#foreseen", {"course": course, **_told(foreseen)})


def _told(foreseen: operations.Foreseen) -> dict[str, Any]:
    found = foreseen.changes
    shown = {"changes": found[:CHANGES_SHOWN], "more": len(found[CHANGES_SHOWN:])}
    return {"foreseen": foreseen, "doubts": foreseen.doubts, **shown}


@anyone
@require_POST
def rename(request: Request, address: str) -> HttpResponse:
    """Give the course another name; back at the file that is open."""
    learner, course = own_course_at(request, address)
    form = NameForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"Not renamed: {form.errors['name'][0]}")
    elif problem := banks.rename(learner=learner, course=course, title=form.cleaned_data["name"], now=request.now):
        messages.error(request, f"Not renamed: {problem.message}")
    else:
        messages.success(request, "Renamed.")
    return redirect(note_url(course, request.POST.get("file", "")))


@anyone
@require_POST
def writer(request: Request, address: str) -> HttpResponse:
    """Let lines of the course be sent to the writer of this server, or no more."""
    learner, course = own_course_at(request, address)
    agreed = "writer" in request.POST
    operations.agree(learner=learner, course=course, agreed=agreed, now=request.now)
    said = "Agreed. The questions are reworded beside the pages." if agreed else "Nothing is sent from now on."
    messages.success(request, said)
    return redirect(note_url(course))


@anyone
@require_POST
def delete(request: Request, address: str) -> HttpResponse:
    """Delete the course where the tick says so: nobody sees it any more, and it can be brought back for a while."""
    learner, course = own_course_at(request, address)
    if not request.POST.get("sure"):
        messages.error(request, "Not deleted: tick that you mean it.")
        return redirect(note_url(course))
    ownership.hide_course(learner=learner, course=course, now=request.now)
    return redirect("topics:bring_notes")


@anyone
@require_POST
def bring_back(request: Request, address: str) -> HttpResponse:
    """Take the deletion of a course back."""
    if not request.learner:
        raise Http404
    try:
        course = ownership.bring_back(learner=request.learner, address=address)
    except Course.DoesNotExist:
        raise Http404 from None
    messages.success(request, f"“{course.title}” is back, with all its cards.")
    return redirect(note_url(course))


@anyone
@require_POST
def share(request: Request, address: str) -> HttpResponse:
    """Make the link by which others may read the course, or take it back."""
    learner, course = own_course_at(request, address)
    if request.POST.get("do") == "revoke":
        ownership.revoke_share(learner=learner, course=course, now=request.now)
        messages.success(request, "The link opens nothing any more.")
    else:
        ownership.share_course(learner=learner, course=course, now=request.now)
    return redirect(note_url(course, at="sharing"))


@instructor
@require_POST
def open_to(request: Request, address: str) -> HttpResponse:
    """Say who reads the course: oneself, chosen classes, or everybody."""
    learner, course = own_course_at(request, address)
    wanted, classes = request.POST.get("audience", ""), list(classes_taught(request.user))
    problem: Problem | None = Problem("Choose who reads it.")
    if wanted in Audience.values:
        problem = ownership.open_course(
            learner=learner,
            course=course,
            audience=Audience(wanted),
            cohorts=_picked(request, classes, "cohorts"),
            shown=_picked(request, classes, "shown"),
            now=request.now,
        )
    if problem:
        messages.error(request, f"Nothing was changed: {problem.message}")
    else:
        messages.success(request, f"Read by {Audience(wanted).label} from now on.")
    return redirect(note_url(course, at="audience"))


def _picked(request: Request, classes: Iterable[Cohort], name: str) -> list[Cohort]:
    numbers = {whole(number, 0) for number in request.POST.getlist(name)[:200]}
    return [one for one in classes if one.pk in numbers]


@anyone
@never_cache
@at_most(60)
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: Request, token: str) -> HttpResponse:
    """What somebody was given a link to; a post takes it up, to read and study."""
    found = shared_by(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        operations.take_up_shared(learner=current_or_new_learner(request), share=found, now=request.now)
        return redirect("topics:course", found.course.address)
    return render(request, "topics/shared.html", {"course": found.course, "token": token, "section": "topics"})


@anyone
@at_most(20)
@require_safe
def download(request: Request, address: str) -> HttpResponse:
    """The notes as they stand here, their pictures, and the cards as Markdown, in a zip."""
    _, course = own_course_at(request, address)
    response = HttpResponse(queries.packed(course), content_type="application/zip")
    name = slugify(course.title) or "notes"
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response
