"""The library for learners: all courses, a course's map, a topic's page and its pictures."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.core.problem import Problem
from study.core.questions.question import Form
from study.library import queries as library
from study.library.models import Course, Topic
from study.library.pictures import picture_for
from study.people.models import Learner
from study.people.requests import Request, current_or_new_learner
from study.progress import queries
from study.review import operations
from study.review.census import Tally
from study.review.models import Study
from study.review.queries import standing
from study.review.queries.offers import new_of
from study.review.queries.standing import Cells
from study.review.submission import submission
from study.topics import outline, page, quiz
from study.topics.triage import waiting_by_topic
from study.uploads.models import Picture
from study.uploads.serving import served
from study.web.access import anyone
from study.web.cleaning import whole


@dataclass(frozen=True, slots=True)
class Shown:
    """A course in the list, with its cards; `own` where the notes are those of whoever looks."""

    course: Course
    cells: Cells
    studied: bool
    own: bool


@anyone
@require_safe
def courses(request: Request) -> HttpResponse:
    """Every course this visitor may read."""
    visible = list(library.visible_courses(request.learner or None))
    chosen = dict(queries.studied(request.learner or None))
    studied = {course.pk for course, paused in chosen.items() if not paused}
    cards = _tallies(request, visible, chosen)
    cells = {course.pk: standing.count(card for card in cards if card.course == course.pk) for course in visible}
    shown = [
        Shown(course, cells[course.pk], course.pk in studied, is_own(request.learner, course)) for course in visible
    ]
    return render(request, "topics/courses.html", {"shown": shown, "section": "topics"})


def _tallies(
    request: Request, courses: Sequence[Course], chosen: Container[Course], topic: int | None = None
) -> list[Tally]:
    """The questions of the courses, or of the one topic of that number: of courses that are studied as Today counts
    them."""
    learner, day = request.learner or None, request.today()
    here = [course for course in courses if course in chosen]
    counted = operations.take_census(learner=learner, today=day).tallies(here) if learner and here else []
    cards = [card for card in counted if topic in (None, card.topic)]
    others = [course for course in courses if course not in chosen]
    return cards + (standing.tallies(learner, others, day, topic) if others else [])


def is_own(learner: Learner | None, course: Course) -> bool:
    """Whether the notes are those of whoever looks."""
    return bool(learner) and course.owner_id == learner.pk  # type: ignore[union-attr]


@anyone
@require_safe
def course(request: Request, address: str) -> HttpResponse:
    """The map of a course: its topics by exam domain or by heading."""
    found = _course(request, address)
    studied, paused = queries.studies(request.learner, found), queries.is_paused(request.learner, found)
    cards = _tallies(request, [found], [found] if studied else [])
    exam = request.learner.exam.lower() if request.learner else ""
    outdated = queries.outdated([found])
    counted, own = standing.count(cards), is_own(request.learner, found)
    waiting = waiting_by_topic(found) if own else {}
    to_learn = studied and not paused and counted.new and not counted.due
    context = {
        "course": found,
        "cells": counted,
        "topics": outline.lists(library.course_map(found, exam), standing.by_topic(cards), waiting),
        "new": new_of(request.learner, found, request.today()) if to_learn and request.learner else 0,
        "closed": standing.closed(request.learner or None, found),
        "studied": studied,
        "paused": paused,
        "own": own,
        "outdated": outdated,
        "outdated_url": outdated and outline.topic_url(found, outdated.example.topic.key, "notes"),
        "section": "topics",
    }
    return render(request, "topics/course.html", context)


@anyone
@require_POST
def study(request: Request, address: str) -> HttpResponse:
    """Choose a course. Makes a guest of a visitor; the day's first cards are dealt when the review opens."""
    found = _course(request, address)
    operations.study(learner=current_or_new_learner(request), course=found, now=request.now)
    return redirect("today:today")


@anyone
@require_POST
def pause(request: Request, address: str) -> HttpResponse:
    """Let a course rest: nothing of it is asked until it is taken up again."""
    _rest(request, address, operations.pause)
    return redirect("today:today")


@anyone
@require_POST
def leave(request: Request, address: str) -> HttpResponse:
    """Study a course no more; what was learnt of it stays."""
    found = _rest(request, address, operations.leave)
    said = f"You no longer study {found.title}. Your progress is kept: choose it again on its page."
    messages.success(request, said)
    return redirect("today:today")


def _rest(request: Request, address: str, operation: Callable[..., None]) -> Course:
    found = _course(request, address)
    try:
        operation(learner=request.learner or None, course=found, now=request.now)
    except Study.DoesNotExist:
        raise Http404 from None
    return found


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: Request, address: str, key: str) -> HttpResponse:
    """A topic card: key facts with their dates, pictures, what the notes say, a short quiz.

    A post is an answer to a question of the quiz; it comes back with the next one open.
    """
    found = _course(request, address)
    learner, day = request.learner or None, request.today()
    topic = _topic(found, key)
    state = request.POST if request.method == "POST" else request.GET
    ids = quiz.numbers(state.get("quiz", "")) or quiz.choose(topic, learner, day)
    done = quiz.numbers(state.get("done", ""))
    form: Form = {}
    problem = None
    if request.method == "POST":
        question = quiz.question(topic, learner, whole(request.POST.get("question"), 0))
        if question is None:
            raise Http404
        sent = submission(request)
        form, problem = sent.form, operations.unreadable(question=question, sent=sent)
        if problem is None:
            learner = current_or_new_learner(request)
            result = operations.answer_question(
                learner=learner, question=question, sent=sent, now=request.now, today=day
            )
            done += [result.review.pk] if isinstance(result, operations.Answered) else []
            problem = Problem(result.message) if isinstance(result, operations.Changed) else None
    asked = quiz.quiz(topic, learner, ids, done, day, form if problem else None)
    open_item = next((item.asked for item in asked.items if item.asked), None)
    showing = open_item and open_item.showing(request.path, request.now)
    context: dict[str, Any] = {
        "quiz": asked,
        "showing": showing,
        "here": request.path,
        "given": form,
        "problem": problem and problem.message,
    }
    if request.htmx and request.headers.get("HX-Request-Type") == "partial":
        return render(request, "topics/topic.html#quiz", context)
    if request.method == "POST" and not problem:
        return redirect(f"{request.path}?quiz={asked.ids}&done={asked.done}#quiz")
    studied = queries.studies(request.learner, found)
    cells = standing.count(_tallies(request, [found], [found] if studied else [], topic.pk))
    context |= {
        "course": found,
        "page": page.topic_page(found, key, learner, cells, request.GET.dict(), request.path),
        "closed": standing.closed(learner, found, topic.pk),
        "studied": studied,
        "section": "topics",
    }
    return render(request, "topics/topic.html", context, status=422 if problem else 200)


@anyone
@require_safe
def picture(request: Request, address: str, digest: str) -> HttpResponse:
    """A picture of a course, for whoever may read the course."""
    try:
        found = picture_for(request.learner or None, address, digest)
    except Picture.DoesNotExist:
        raise Http404 from None
    return served(found)


def _course(request: Request, address: str) -> Course:
    """The course at this address; 404 for one that is somebody else's."""
    try:
        return library.course_for(request.learner or None, address)
    except Course.DoesNotExist:
        raise Http404 from None


def _topic(course: Course, key: str) -> Topic:
    try:
        return library.topic(course, key)
    except Topic.DoesNotExist:
        raise Http404 from None
