"""A quiz on paper: a form that says what to print, and the page to print."""

import secrets
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from study.banks.listing import listing
from study.banks.paper import LARGEST_SEED, LONGEST_TITLE, Paper, Wanted, paper_of, said
from study.banks.requests import bank_at
from study.core.papers.paper import MOST_QUESTIONS, MOST_VERSIONS
from study.people.requests import Request
from study.web.access import instructor
from study.web.rates import at_most


@instructor
@never_cache
@at_most(60)
@require_safe
def paper(request: Request, bank: int) -> HttpResponse:
    """Say what to print; with `do=print` the versions and their keys, drawn by the seed in the address."""
    found, _ = bank_at(request, bank)
    today = request.now.date()
    wanted = Wanted.read(request.GET, found)
    made = paper_of(found, wanted, today) if request.GET.get("do") == "print" else None
    context: dict[str, Any] = {"bank": found, "wanted": wanted, "section": "banks"}
    if isinstance(made, Paper):
        query = request.GET.copy()
        del query["do"]
        context |= {"paper": made, "left_out": said(made.left_out), "query": query.urlencode()}
        return render(request, "banks/paper.html", context)
    context |= {
        "listing": listing(found, wanted.filters, "1", today),
        "problem": made.message if made else "",
        "seed": secrets.randbelow(LARGEST_SEED + 1) if wanted.seed < 0 else wanted.seed,
        "most": {"title": LONGEST_TITLE, "questions": MOST_QUESTIONS, "versions": MOST_VERSIONS, "seed": LARGEST_SEED},
    }
    return render(request, "banks/new_paper.html", context, status=422 if made else 200)
