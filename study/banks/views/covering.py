"""Parts of a picture are covered, and each becomes a question: boxes by pointer, by key, or by their numbers."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from study.banks import operations
from study.banks.models import Bank, Role
from study.banks.pictures import wholes
from study.banks.requests import bank_at, user_of
from study.core.limits import PICTURE
from study.core.problem import Problem
from study.core.questions.covers import Box
from study.core.questions.occlusion import LONGEST_LABEL, MOST_PARTS, Part
from study.core.questions.pictures import LONGEST_ALT
from study.core.text.plural import counted
from study.people.requests import Request
from study.web.access import instructor
from study.web.intake import takes
from study.web.rates import at_most

ROWS = 4
"""Empty rows below those that are filled in."""
NUMBERS = ("left", "top", "width", "height")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form as it was sent: texts, whatever they say."""

    number: int
    label: str = ""
    left: str = ""
    top: str = ""
    width: str = ""
    height: str = ""

    @property
    def is_filled(self) -> bool:
        return any((self.label, self.left, self.top, self.width, self.height))

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """The name, title and text of each field of the row."""
        numbers = ((name, f"{name.capitalize()}, %", getattr(self, name)) for name in NUMBERS)
        return (("label", "Name", self.label), *numbers)

    @property
    def part(self) -> Part | Problem:
        """The part that the row says, or what is wrong with it."""
        try:
            left, top, width, height = (float(getattr(self, name).replace(",", ".")) for name in NUMBERS)
        except ValueError:
            return Problem(f"Part {self.number}: write left, top, width and height as numbers in per cent.")
        return Part(self.label, Box(*(round(one, 1) for one in (left, top, width, height))))


@instructor
@takes(PICTURE)
@at_most(120)
@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: Request, bank: int) -> HttpResponse:
    """Choose or bring a picture, then cover its parts; a post makes the questions. What is wrong is said with what was
    typed still there."""
    found, _ = bank_at(request, bank, Role.EDITOR)
    if request.method == "POST" and "picture" in request.FILES:
        return _brought(request, found)
    name = request.POST.get("picture") or request.GET.get("picture", "")
    if not name:
        return _choice(request, found)
    if request.method == "POST" and request.POST.get("do") == "make":
        return _made(request, found, name)
    return _page(request, found, name)


def _choice(request: Request, bank: Bank, problem: str = "") -> HttpResponse:
    context = {"bank": bank, "pictures": wholes(bank), "problem": problem, "section": "banks", "most": PICTURE}
    return render(request, "banks/cover_choice.html", context, status=422 if problem else 200)


def _brought(request: Request, bank: Bank) -> HttpResponse:
    file = request.FILES.get("picture")
    assert file is not None
    name = operations.add_picture(bank=bank.pk, name=file.name or "picture", content=file.read(), now=request.now)
    if isinstance(name, Problem):
        return _choice(request, bank, name.message)
    return redirect(f"{reverse('banks:cover', args=[bank.pk])}?{urlencode({'picture': name})}")


def _made(request: Request, bank: Bank, name: str) -> HttpResponse:
    parts = [row.part for row in _rows(request.POST) if row.is_filled]
    faults = tuple(part for part in parts if isinstance(part, Problem))
    if faults:
        return _page(request, bank, name, faults)
    made = operations.cover(
        bank=bank.pk,
        picture=name,
        alt=request.POST.get("alt", ""),
        parts=[part for part in parts if isinstance(part, Part)],
        typed=request.POST.get("asked") == "typed",
        together="together" in request.POST,
        by=user_of(request),
        now=request.now,
    )
    if isinstance(made, tuple):
        return _page(request, bank, name, made)
    words = f"{counted(len(made), 'question')} made, as drafts. Give each a source, then send it for review."
    messages.success(request, words)
    return redirect(f"{reverse('banks:bank', args=[bank.pk])}?status=draft")


def _page(request: Request, bank: Bank, name: str, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    shown = next((row for row in wholes(bank) if row.name == name), None)
    if shown is None:
        raise Http404
    rows = _rows(request.POST)
    filled = [row for row in rows if row.is_filled]
    room = range(len(filled), min(len(filled) + ROWS, MOST_PARTS))
    context = {
        "bank": bank,
        "shown": shown,
        "rows": [*filled, *(Row(place + 1) for place in room)],
        "boxes": [row.part for row in filled if isinstance(row.part, Part)],
        "alt": request.POST.get("alt", ""),
        "typed": request.POST.get("asked") == "typed",
        "together": not request.POST or "together" in request.POST,
        "problems": problems,
        "section": "banks",
        "longest": {"label": LONGEST_LABEL, "alt": LONGEST_ALT},
    }
    return render(request, "banks/cover.html", context, status=422 if problems else 200)


def _rows(sent: QueryDict) -> list[Row]:
    """The rows that were sent, those with something in them numbered anew."""
    columns = [[text.strip()[:LONGEST_LABEL] for text in sent.getlist(name)] for name in ("label", *NUMBERS)]
    filled = [texts for texts in zip(*columns, strict=False) if any(texts)]
    return [Row(place, *texts) for place, texts in enumerate(filled[: MOST_PARTS + 1], 1)]
