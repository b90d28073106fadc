"""Bringing one's own notes: files or text in, and what could not be read."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks.models import Report
from study.core import limits
from study.core.notes.parting import told
from study.core.problem import Problem
from study.core.questions.source.changes import changes, changes_at_once
from study.library.looks import open_looks
from study.library.models import Claim, Course, Look
from study.library.queries import deleted_courses
from study.library.sources import Sources, from_uploads
from study.people.models import Errand, Learner
from study.people.requests import Request, current_or_new_learner
from study.topics import operations
from study.topics.doubts import doubts, told_by, two_texts
from study.topics.forms import NotesForm
from study.topics.lines import SHOWN
from study.topics.paging import beside
from study.topics.queries import owned
from study.topics.reported import Said, called_wrong, reports
from study.topics.triage import faces
from study.topics.views.browser import answered, note_url, own_course_at
from study.web.access import anyone
from study.web.cleaning import whole
from study.web.intake import takes
from study.web.rates import at_most

PROBLEMS_SHOWN = 40


@anyone
@takes(limits.ARCHIVE)
@at_most(20, posts_only=True)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_notes(request: Request) -> HttpResponse:
    """The form. What it brings is looked at before anything changes, or it comes back with what is wrong."""
    learner = request.learner or None
    if request.method != "POST":
        form = NotesForm(learner=learner, initial={"course": whole(request.GET.get("course"), 0)})
        context = {"form": form, "owned": owned(learner, request.today()), "deleted": deleted_courses(learner)}
        context["looks"] = open_looks(learner)
        waiting = doubts(learner, request.user)
        context |= {"doubts": waiting[: limits.LISTED_BESIDE], "all_doubts": len(waiting), "reports": _reports(learner)}
        texts = two_texts(learner)
        differ = iter(changes_at_once((one.here, one.theirs) for one in texts if not one.gone))
        context["texts"] = [(one, None if one.gone else beside(next(differ))) for one in texts]
        context["called_wrong"] = [
            {"badge": one.claim, "count": one.count, "url": _line_url(one.claim)} for one in called_wrong(learner)
        ]
        return render(request, "topics/bring_notes.html", context | {"section": "notes"})
    form = NotesForm(request.POST, request.FILES, learner=learner)
    if not form.is_valid():
        return _again(request, form, ())
    sources = _sources(form.cleaned_data)
    if sources.is_empty:
        return _again(request, form, sources.problems)
    looked = operations.look_at(
        learner=current_or_new_learner(request),
        sources=sources,
        chosen=form.chosen,
        new=form.is_new,
        title=form.cleaned_data["title"],
        now=request.now,
    )
    if isinstance(looked, operations.Busy):
        return _again(request, form, (), busy=looked.look)
    return redirect("topics:look", looked.pk)


@anyone
@require_POST
def tell(request: Request, address: str) -> HttpResponse:
    """Decide whether a line that was kept as the same fact is the same."""
    try:
        course = told_by(request.learner or None, request.user).get(address=address)
    except Course.DoesNotExist:
        raise Http404 from None
    line, back = request.POST.get("line", ""), reverse("topics:bring_notes") + "#doubts"
    if path := request.POST.get("file"):  # it is decided at its line
        at, show = whole(request.POST.get("at"), 0), request.POST.get("show", "")
        back = note_url(course, path, at, f"l{at}", show=show if show in SHOWN else "")
    if request.POST.get("do") != "apart":
        operations.tell(course=course, line=line, same=True, now=request.now)
        messages.success(request, "Kept as the same fact.")
        return redirect(back)
    learner, wanted = current_or_new_learner(request), operations.TellApart(line)
    done = operations.settle(learner=learner, course=course, wanted=wanted, back=back, now=request.now)
    return answered(request, done, back)


@anyone
@never_cache
@at_most(60)
@require_safe
def texts(request: Request, address: str) -> HttpResponse:
    """Both texts of a note that was changed here and in its file, compared page by page, to choose one."""
    learner, course = own_course_at(request, address)
    path = request.GET.get("file", "")
    found = [one for one in two_texts(learner) if one.course == course and one.path == path and not one.gone]
    if not found:
        raise Http404
    lines = changes(found[0].here, found[0].theirs)
    page = Paginator(lines, limits.COMPARED_ROWS).get_page(request.GET.get("page"))
    base = f"?{urlencode({'file': path})}&"
    context = {"course": course, "one": found[0], "page": page, "base": base, "section": "notes"}
    return render(request, "topics/texts.html", context)


@anyone
@require_POST
def choose_text(request: Request, address: str) -> HttpResponse:
    """Decide which text of a note stands that was changed here and in its file."""
    learner, course = own_course_at(request, address)
    path, seen, back = (
        request.POST.get("file", ""),
        request.POST.get("seen", ""),
        reverse("topics:bring_notes") + "#texts",
    )
    given: dict[str, Any] = {"learner": learner, "course": course, "now": request.now}
    if request.POST.get("do") == "theirs":
        return answered(request, operations.settle(**given, wanted=operations.TakeTheirs(path, seen), back=back), back)
    if operations.choose_text(**given, path=path, theirs=False, seen=seen) is True:
        messages.success(request, "Your text stands. The file stays as it is.")
    else:
        messages.warning(request, operations.NOT_DECIDED)
    return redirect(back)


def _reports(learner: Learner | None) -> list[dict[str, Any]]:
    """What readers report, each with the address where its question is edited."""
    return [
        {
            "said": one,
            "stem": faces(one.report.question).stem,
            "edit": _edit_url(one) if one.editable else "",
        }
        for one in reports(learner)
    ]


def _line_url(claim: Claim) -> str:
    return note_url(claim.topic.course, claim.topic.file.path, at=f"l{claim.start}")


def _edit_url(one: Said) -> str:
    question = one.report.question
    assert question.topic
    course, path = question.bank.course, question.topic.file.path
    return note_url(course, path, question.start, "asks", edit=question.pk)


@anyone
@require_POST
def settle_report(request: Request) -> HttpResponse:
    """Decide about a report on a question of one's own course."""
    if not request.learner:
        raise Http404
    back = reverse("topics:bring_notes") + "#reports"
    try:
        done = operations.settle_report(
            learner=request.learner,
            report=whole(request.POST.get("report"), 0),
            right=request.POST.get("do") == "right",
            answer=request.POST.get("answer", ""),
            back=back,
            now=request.now,
        )
    except Report.DoesNotExist:
        raise Http404 from None
    if isinstance(done, Errand):
        return redirect("people:errand", done.pk)
    if done:
        messages.error(request, done.message)
    else:
        messages.success(request, "Decided. Your reader sees it with their answer.")
    return redirect(back)


def _again(request: Request, form: NotesForm, problems: Sequence[Problem], busy: Look | None = None) -> HttpResponse:
    shown, hidden = problems[:PROBLEMS_SHOWN], len(problems[PROBLEMS_SHOWN:])
    context = {"form": form, "problems": shown, "hidden": hidden, "busy": busy, "section": "notes"}
    return render(request, "topics/bring_notes.html", context, status=422)


def _sources(data: dict[str, Any]) -> Sources:
    """The files, and the pasted text as one file more, named after its title or its first words. Rows of cards are read
    as those of a text file."""
    files = [(file.name or "notes.md", file.file) for file in data["files"]]
    text: str = data["text"]
    if text.strip():
        rows = told(text)
        first = "Pasted cards" if rows else text.strip().splitlines()[0].lstrip("# ")
        name = slugify(data["title"] or first)[:60].strip("-") or "notes"
        files.append((f"{name}.{'txt' if rows else 'md'}", BytesIO(text.encode("utf-8", "replace"))))
    return from_uploads(files)
