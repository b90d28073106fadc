"""Pages of the labs, and a run as JSON, CSV or picture. Nothing here writes to the database."""

import json
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from study.core.simulators import ENGINES
from study.core.simulators.document import document, to_csv, to_json
from study.core.simulators.simulator import Simulator
from study.drawing.standalone import standalone
from study.drawing.svg import NARROW, WIDE
from study.labs.frame import Frame
from study.labs.pages import PAGES
from study.labs.plugin import LabPage
from study.labs.state import BUTTONS, Reading, read_state
from study.labs.steps import Asked, steps
from study.labs.touch import PRESSES, pasted, pressed
from study.labs.view_model import Shown, run_of
from study.web.access import anyone
from study.web.cleaning import whole
from study.web.rates import at_most, at_most_here
from study.web.requests import Request

# Opened by itself, an SVG may run nothing and load nothing.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

RUNS = 300
"""A minute: whoever changes inputs without a pause of a fifth of a second comes to that."""

STEPS = 2_400
"""A minute: a slider that is dragged asks forty times a second at most."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A lab in the gallery."""

    simulator: Simulator[Any]
    page: LabPage
    picture: str


@anyone
@require_safe
def gallery(request: Request) -> HttpResponse:
    """Every lab, with a small picture of its first stage."""
    tiles = [
        Tile(ENGINES[name], page, page.tile(run_of(name, ENGINES[name].presets[0].params, 0)))
        for name, page in PAGES.items()
        if name in ENGINES
    ]
    return render(request, "labs/gallery.html", {"tiles": tiles, "section": "labs"})


@anyone
@at_most(RUNS)
@require_safe
def lab(request: Request, engine: str) -> HttpResponse:
    """One lab in the state of the address. A bare address opens at the first stage.

    htmx gets the parts that an update changes, or the whole lab where that is what it replaces.
    """
    if engine not in PAGES or engine not in ENGINES:
        raise Http404
    simulator = ENGINES[engine]
    query = request.GET.dict()
    text = query.pop("pasted", "") if PAGES[engine].pasted else ""
    taken, wrong = pasted(simulator, PAGES[engine], text)
    if taken:
        return redirect(f"{reverse('labs:lab', args=[engine])}?{taken}")
    if not query.keys() - set(BUTTONS):
        query = {**query, "preset": simulator.presets[0].name}
    changed = bool(query.keys() & {*PRESSES, "add", "remove"})  # other fields than before
    query = dict(pressed(simulator, PAGES[engine], query))
    shown = Shown(PAGES[engine], read_state(simulator, query), every_event="all" in query)
    embedded = query.get("embed", "")
    here = reverse("labs:lab", args=[engine])
    suffix = f"-{embedded}" if embedded in ("2", "3") else ""
    width = whole(query.get("width", ""), 0, WIDE)
    frame = Frame(shown, here, bool(embedded), suffix, (width,) if width else (WIDE, NARROW))
    context = {"lab": frame, "section": "labs", "pasted": text, "wrong": wrong}
    if request.htmx.request_type != "partial":
        return render(request, "labs/lab.html", context)
    if (request.htmx.target or "").partition("#")[2].startswith("run") and not changed:
        stepped = (request.htmx.source or "").startswith("a")  # not the slider itself, which is where it is
        response = render(request, "labs/_lab.html#update", context | {"oob": True, "stepped": stepped})
        if not shown.reading.valid:
            response["HX-Reswap"] = "none"
            return response
    else:
        response = render(request, "labs/_lab.html", context | {"swapped": True})
        if changed:
            response["HX-Retarget"], response["HX-Reswap"] = f"#{frame.name}", "outerHTML"
    if not embedded and shown.reading.valid:
        response["HX-Replace-Url"] = frame.address
    return response


@anyone
@at_most_here(STEPS)
@require_safe
def steps_json(request: Request, engine: str) -> HttpResponse:
    """Pictures while an input moves: `of` names a field, `values` are some of its values parted by `|`,
    `width` is that of the drawings. Looks at no session and no database. `took` are the milliseconds that it
    took to make, from which a page sees how long its request waited."""
    if engine not in PAGES or engine not in ENGINES:
        raise Http404
    began = perf_counter()
    query = request.GET.dict()
    values = tuple(query["values"].split("|")) if "values" in query else ("",)
    width = NARROW if query.get("width") == str(NARROW) else WIDE
    found = steps(ENGINES[engine], PAGES[engine], Asked(query, width, query.get("of", ""), values))
    return JsonResponse({"steps": found, "took": round((perf_counter() - began) * 1000, 1)})


@anyone
@at_most(RUNS)
@require_safe
def trace_json(request: Request, engine: str) -> HttpResponse:
    """The document that the command line prints for the same inputs."""
    reading = _reading(request, engine)
    if not reading.valid:
        return _refused(engine, reading)
    run = _run(reading)
    found = to_json(document(run.simulator, run.params, run.seed, run.trace))
    return _file(found, f"{engine}.json", "application/json")


@anyone
@at_most(RUNS)
@require_safe
def trace_csv(request: Request, engine: str) -> HttpResponse:
    """The events of the run."""
    reading = _reading(request, engine)
    if not reading.valid:
        return _refused(engine, reading)
    return _file(to_csv(_run(reading).trace), f"{engine}.csv", "text/csv; charset=utf-8")


@anyone
@at_most(RUNS)
@require_safe
def picture(request: Request, engine: str) -> HttpResponse:
    """One of the run's pictures, with its own colours and type: `which` counts from 0."""
    reading = _reading(request, engine)
    if engine not in PAGES:
        raise Http404
    if not reading.valid:
        return _refused(engine, reading)
    pictures = Shown(PAGES[engine], reading).pictures
    which = whole(request.GET.get("which", "0"), len(pictures))
    if which >= len(pictures):
        raise Http404
    response = _file(standalone(pictures[which].wide), f"{engine}-{which}.svg", "image/svg+xml")
    response["Content-Security-Policy"] = PICTURE_POLICY
    return response


def _reading(request: Request, engine: str) -> Reading:
    if engine not in ENGINES:
        raise Http404
    return read_state(ENGINES[engine], request.GET.dict())


def _run(reading: Reading) -> Any:
    return run_of(reading.state.simulator.name, reading.state.params, reading.state.seed)


def _refused(engine: str, reading: Reading) -> HttpResponse:
    """What the command line says of wrong parameters."""
    problems = [
        {"parameter": one.subject, "severity": one.severity, "message": one.message} for one in reading.problems
    ]
    return HttpResponse(json.dumps({"engine": engine, "problems": problems}), "application/json", status=422)


def _file(text: str, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(text, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
