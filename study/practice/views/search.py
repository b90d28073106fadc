"""Search over everything this visitor may read: topics, facts, questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from study.library import queries as library
from study.library import search as index
from study.library.models import Course, Topic
from study.library.search import Hit, Piece
from study.people.requests import Request
from study.practice import shelf
from study.web.access import anyone

LIMIT = 40
TITLES = {"topic": "Topics", "fact": "Facts", "question": "Questions"}
ANCHORS = {"topic": "", "fact": "facts", "question": "quiz"}


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the page that shows it."""

    title: str
    url: str
    snippet: tuple[Piece, ...]
    course: str


@anyone
@require_safe
def search(request: Request) -> HttpResponse:
    """The page with the form, or only the results when htmx asks for them."""
    text = request.GET.get("q", "").strip()[:200]
    courses = list(library.visible_courses(request.learner or None))
    hits = index.search(text, [course.pk for course in courses], limit=LIMIT + 1) if text else []
    context = {
        "q": text,
        "groups": _groups(hits[:LIMIT], courses),
        "count": min(len(hits), LIMIT),
        "more": len(hits) > LIMIT,
        "section": "topics",
    }
    partial = request.htmx and request.headers.get("HX-Request-Type") == "partial"
    return render(request, "practice/search.html#results" if partial else "practice/search.html", context)


def _groups(hits: Sequence[Hit], courses: Sequence[Course]) -> list[tuple[str, list[Found]]]:
    by_number = {course.pk: course for course in courses}
    topics = Topic.objects.in_bulk({hit.topic_id for hit in hits if hit.topic_id})
    groups: dict[str, list[Found]] = {}
    for hit in hits:
        topic = topics.get(hit.topic_id)
        course = by_number[hit.course_id]
        if topic:  # a question whose heading is gone has no page to go to
            url = shelf.topic_url(course, topic, ANCHORS[hit.kind])
            groups.setdefault(TITLES[hit.kind], []).append(
                Found(hit.title or topic.title or course.title, url, hit.snippet, course.title)
            )
    return list(groups.items())
