"""Bringing notes: files or text in, topics and questions out, with a list of what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from study.banks.import_report import answer_in_words
from study.banks.operations import CourseImport
from study.core import limits
from study.core.facts.facts import REFUTED
from study.core.problem import Problem, Tally, tally
from study.library.models import Course
from study.library.queries import deleted_courses, own_courses
from study.library.sources import Sources, from_uploads
from study.people.requests import Request, current_or_new_learner
from study.topics import operations
from study.topics.forms import NotesForm
from study.web.access import anyone
from study.web.cleaning import whole
from study.web.intake import takes
from study.web.rates import at_most

PROBLEMS_SHOWN = 40
SAMPLES = 3


@anyone
@takes(limits.ARCHIVE)
@at_most(20, posts_only=True)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_notes(request: Request) -> HttpResponse:
    """The form; after it was sent, what became of the notes, or the form again with what is wrong."""
    learner = request.learner or None
    if request.method != "POST":
        form = NotesForm(learner=learner, initial={"course": whole(request.GET.get("course"), 0)})
        context = {"form": form, "courses": own_courses(learner), "deleted": deleted_courses(learner)}
        return render(request, "topics/bring_notes.html", context | {"section": "notes"})
    form = NotesForm(request.POST, request.FILES, learner=learner)
    if not form.is_valid():
        return _again(request, form, ())
    chosen: Course | None = form.cleaned_data.get("course")
    sources = _sources(form.cleaned_data)
    if not sources.texts:
        return _again(request, form, sources.problems)
    taken = {text.path for text in sources.texts}
    left_out = [problem for problem in sources.problems if problem.file not in taken]
    brought = operations.bring_notes(
        learner=current_or_new_learner(request),
        sources=sources,
        chosen=chosen,
        title=form.cleaned_data["title"],
        now=request.now,
    )
    if brought.imported.course is None:
        return _again(request, form, brought.imported.problems)
    return render(request, "topics/bring_notes.html", {"result": _result(brought, left_out), "section": "notes"})


def _again(request: Request, form: NotesForm, problems: Sequence[Problem]) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "problems": problems[:PROBLEMS_SHOWN],
        "hidden": len(problems[PROBLEMS_SHOWN:]),
    }
    context["section"] = "notes"
    return render(request, "topics/bring_notes.html", context, status=422)


def _sources(data: dict[str, Any]) -> Sources:
    """The files, and the pasted text as one file more, named after its title or its first words."""
    files = [(file.name or "notes.md", file.file) for file in data["files"]]
    text: str = data["text"]
    if text.strip():
        first = text.strip().splitlines()[0].lstrip("# ")
        name = slugify(data["title"] or first)[:60].strip("-") or "notes"
        files.append((f"{name}.md", BytesIO(text.encode("utf-8", "replace"))))
    return from_uploads(files)


@dataclass(frozen=True, slots=True)
class Sample:
    """A question that was made, with its answer in a few words."""

    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the notes. `held` questions wait until their lines hold, `unread` are files that
    were left out, `problems` remarks on the others."""

    course: Course
    topics: int
    questions: int
    held: int
    samples: list[Sample]
    renewed: bool
    changes: Any
    claims: list[Any]
    unread: Sequence[Problem]
    problems: Sequence[Problem]
    tally: Tally
    hidden: int


def _result(brought: CourseImport, left_out: Sequence[Problem]) -> Result:
    imported, published = brought.imported, brought.published
    assert imported.course is not None
    problems = [problem for problem in (*imported.problems, *published.problems) if problem not in left_out]
    asked = [one for one in published.questions if not one.held]
    changes = imported.changes
    return Result(
        course=imported.course,
        topics=len(imported.notes.topics),
        questions=len(asked),
        held=len(published.questions) - len(asked),
        samples=_samples(brought),
        renewed=bool(changes.edited or changes.moved or changes.removed or changes.kept),
        changes=changes,
        claims=[claim for claim in imported.claims if claim.verdict in REFUTED],
        unread=left_out,
        problems=problems[:PROBLEMS_SHOWN],
        tally=tally(problems),
        hidden=len(problems[PROBLEMS_SHOWN:]),
    )


def _samples(brought: CourseImport) -> list[Sample]:
    """One question of every kind, at most three."""
    by_kind = {one.question.kind: one.question for one in reversed(brought.published.questions) if not one.held}
    return [Sample(one.prompt, answer_in_words(one)) for one in list(by_kind.values())[:SAMPLES]]
