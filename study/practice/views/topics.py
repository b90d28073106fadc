"""The library as a learner sees it: all courses, the map of one, the page of a topic, its pictures."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.library import queries as library
from study.library.models import Asset, Course, Topic
from study.people.requests import Request, current_or_new_learner
from study.practice import card_page, operations, quiz, shelf
from study.practice.models import Study
from study.practice.queries import progress
from study.practice.queries.progress import Cells
from study.practice.views.in_place import (
    answer_in_place,
    learner_today,
    sent_form,
    shown_seed,
    whole,
)
from study.web.access import anyone

# A picture is only ever shown inside a page. Opened by itself, an SVG may run nothing and load nothing.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@dataclass(frozen=True, slots=True)
class Shown:
    """A course in the list, with its cards."""

    course: Course
    cells: Cells
    studied: bool


@anyone
@require_safe
def courses(request: Request) -> HttpResponse:
    """Every course this visitor may read."""
    day = learner_today(request)
    visible = list(library.visible_courses(request.learner or None))
    cards = progress.standings(request.learner or None, visible, day)
    studied = {course.pk for course in progress.studied_courses(request.learner or None)}
    cells = {course.pk: progress.count(card for card in cards if card.course == course.pk) for course in visible}
    shown = [Shown(course, cells[course.pk], course.pk in studied) for course in visible]
    return render(request, "practice/courses.html", {"shown": shown, "section": "topics"})


@anyone
@require_safe
def course(request: Request, address: str) -> HttpResponse:
    """The map of a course: its topics by exam domain or by heading."""
    found = _course(request, address)
    day = learner_today(request)
    cards = progress.standings(request.learner or None, [found], day)
    exam = request.learner.exam.lower() if request.learner else ""
    outdated = progress.outdated([found])
    context = {
        "course": found,
        "cells": progress.count(cards),
        "groups": shelf.groups(library.course_map(found, exam), progress.by_topic(cards)),
        "closed": progress.closed(request.learner or None, found),
        "studied": _studies(request, found),
        "own": bool(request.learner) and found.owner_id == request.learner.pk,  # type: ignore[union-attr]
        "outdated": outdated,
        "outdated_url": outdated and shelf.topic_url(found, outdated.example.topic.key, "notes"),
        "section": "topics",
    }
    return render(request, "practice/course.html", context)


@anyone
@require_POST
def study(request: Request, address: str) -> HttpResponse:
    """Choose a course. Makes a guest of a visitor; the day's first cards are dealt when the review opens."""
    found = _course(request, address)
    operations.study(learner=current_or_new_learner(request), course=found, now=request.now)
    return redirect("practice:today")


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: Request, address: str, key: str) -> HttpResponse:
    """A topic card: key facts with their dates, pictures, what the notes say, a short quiz.

    A post is an answer to a question of the quiz; it comes back with the next one open.
    """
    found = _course(request, address)
    learner, day = request.learner or None, learner_today(request)
    topic = get_object_or_404(Topic, course=found, key=key)
    sent = request.POST if request.method == "POST" else request.GET
    ids = quiz.numbers(sent.get("quiz", "")) or quiz.choose(topic, learner, day)
    done = quiz.numbers(sent.get("done", ""))
    form, problem = None, None
    if request.method == "POST":
        question = get_object_or_404(
            quiz.askable(topic, learner).select_related("current"), pk=whole(request, "question")
        )
        form = sent_form(request)
        problem = operations.unreadable(question=question, form=form, shown=shown_seed(request))
        if problem is None:
            learner = current_or_new_learner(request)
            result = answer_in_place(request, learner, question, day)
            done += [result.review.pk] if isinstance(result, operations.Answered) else []
    asked = quiz.quiz(topic, learner, ids, done, day, form if problem else None)
    context = {"quiz": asked, "here": request.path, "given": form or {}, "problem": problem and problem.message}
    if request.htmx and request.headers.get("HX-Request-Type") == "partial":
        return render(request, "practice/topic.html#quiz", context)
    if request.method == "POST" and not problem:
        return redirect(f"{request.path}?quiz={asked.ids}&done={asked.done}#quiz")
    context |= {
        "course": found,
        "page": card_page.topic_page(found, key, learner, day, request.GET.dict(), request.path),
        "closed": progress.closed(learner, found, topic.pk),
        "studied": _studies(request, found),
        "section": "topics",
    }
    return render(request, "practice/topic.html", context, status=422 if problem else 200)


@anyone
@require_safe
def picture(request: Request, address: str, name: str) -> HttpResponse:
    """A picture of a course. Its type is the stored one, and nothing in it can act as a page."""
    asset = get_object_or_404(Asset, course=_course(request, address), path=name)
    response = HttpResponse(bytes(asset.content), content_type=asset.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = PICTURE_POLICY
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _course(request: Request, address: str) -> Course:
    """The course at this address; 404 for one that is somebody else's."""
    try:
        return library.course_for(request.learner or None, address)
    except Course.DoesNotExist:
        raise Http404 from None


def _studies(request: Request, course: Course) -> bool:
    return bool(request.learner) and Study.objects.filter(learner=request.learner, course=course).exists()
