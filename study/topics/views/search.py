"""Search over everything this visitor may read: topics, facts, questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from study.banks.roles import circles_of
from study.library import queries as library
from study.library.queries import Found
from study.library.search import Piece
from study.people.requests import Request
from study.topics import outline
from study.web.access import anyone
from study.web.rates import at_most

LIMIT = 40
LONGEST = 200
TITLES = {"topic": "Topics", "fact": "Facts", "question": "Questions"}
ANCHORS = {"topic": "", "fact": "facts", "question": "quiz"}


@dataclass(frozen=True, slots=True)
class Row:
    """A hit with the page that shows it."""

    title: str
    url: str
    snippet: tuple[Piece, ...]
    course: str
    place: str = ""


@anyone
@at_most(120)
@require_safe
def search(request: Request) -> HttpResponse:
    """The page with the form, or only the results when htmx asks for them."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    learner = request.learner or None
    hits = library.find(learner, text, limit=LIMIT + 1, scopes=circles_of(learner)) if text else []
    context = {
        "q": text,
        "groups": _groups(hits[:LIMIT]),
        "count": min(len(hits), LIMIT),
        "more": len(hits) > LIMIT,
        "several": len({found.course.pk for found in hits}) > 1,
        "section": "topics",
    }
    partial = request.htmx and request.headers.get("HX-Request-Type") == "partial"
    return render(request, "topics/search.html#results" if partial else "topics/search.html", context)


def _groups(hits: Sequence[Found]) -> list[tuple[str, list[Row]]]:
    """The hits by what they are. One whose heading is gone leads to its course."""
    groups: dict[str, list[Row]] = {}
    for found in hits:
        hit, course = found.hit, found.course
        fact = {"topic": "", "fact": hit.ref, "question": hit.ref.rpartition("/")[0]}[hit.kind]
        url = outline.course_url(course)
        if found.topic:
            url = outline.topic_url(course, found.topic, ANCHORS[hit.kind], fact=fact)
        place = found.place if hit.kind == "topic" else ""
        row = Row(hit.title or course.title, url, hit.snippet, course.title, place)
        groups.setdefault(TITLES[hit.kind], []).append(row)
    return list(groups.items())
