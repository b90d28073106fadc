"""A request from the viewer to the origin and back, a box for each event, and the runs in all requests as bars."""

from dataclasses import dataclass

from study.core.simulators.engines.edge.params import (
    EVENTS,
    LARGEST,
    LARGEST_PACKAGE,
    LONGEST_RUN,
    ORIGIN_REQUEST,
    ORIGIN_RESPONSE,
    VIEWER_REQUEST,
    VIEWER_RESPONSE,
)
from study.core.text.number import number
from study.drawing.axis import Scale, across, ticks
from study.drawing.svg import STATES, WIDE, State, box, coordinate, marks, path, picture, rect, text
from study.drawing.svg import tile as framed
from study.drawing.touch import Drawing, Grip, Spot
from study.labs.gauges import Pulled, pulled
from study.labs.pages.edge.read import WORDS, stations, turned_at
from study.labs.pages.edge.tasks import COLOURS
from study.labs.plugin import Picture, Run

WAY, COUNTS = "The way of a request", "Runs in all requests"
KEY: dict[State, str] = {
    "served": "runs, or answers",
    "cold": "the cache has no copy",
    "throttled": "does not run",
    "failed": "an error",
    "idle": "no function",
}
PITCH, TOP = 34, 34

type Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the boxes stand: left, top, width, height. `turns` are the places along the way where it can turn back;
    `there` and `back` are where the request and its answer go across it."""

    height: float
    boxes: dict[str, Box]
    start: float
    turns: dict[str, float]
    there: float
    back: float


_WIDE = Plan(
    170,
    {
        "viewer": (0, 34, 100, 128),
        VIEWER_REQUEST: (130, 34, 160, 56),
        VIEWER_RESPONSE: (130, 106, 160, 56),
        "cache": (320, 34, 100, 128),
        ORIGIN_REQUEST: (450, 34, 160, 56),
        ORIGIN_RESPONSE: (450, 106, 160, 56),
        "origin": (640, 34, 120, 128),
    },
    100,
    {"viewer": 116, VIEWER_REQUEST: 210, "cache": 370, ORIGIN_REQUEST: 530, "origin": 700},
    62,
    134,
)
_NARROW = Plan(
    386,
    {
        "viewer": (0, 30, 344, 54),
        VIEWER_REQUEST: (0, 104, 166, 56),
        VIEWER_RESPONSE: (178, 104, 166, 56),
        "cache": (0, 180, 344, 54),
        ORIGIN_REQUEST: (0, 254, 166, 56),
        ORIGIN_RESPONSE: (178, 254, 166, 56),
        "origin": (0, 330, 344, 54),
    },
    84,
    {"viewer": 94, VIEWER_REQUEST: 132, "cache": 207, ORIGIN_REQUEST: 282, "origin": 357},
    83,
    261,
)


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """Where this request goes, and what all of them come to."""
    seen = {event.state for event in run.trace.events}
    key = tuple((state, words) for state, words in KEY.items() if state in seen)
    shown = f"{number(run.params.requests)} requests at a hit ratio of {number(run.params.hit_ratio)}."
    return (
        Picture(WAY, run.trace.says, lambda width: _way(run, width), key),
        Picture(COUNTS, shown, lambda width: _counts(run, ghost, width, shown)),
        *pulled(run, ghost, _inputs(run.params.generated_at), COLOURS),
    )


def _inputs(generated_at: str) -> tuple[Pulled, ...]:
    """Sizes and waits with their limits: that of a body depends on where a function answers."""
    return (
        Pulled("requests", 200),
        Pulled("body_bytes", 10_000, LARGEST.get(generated_at)),
        Pulled("timeout_s", LONGEST_RUN, LONGEST_RUN),
        Pulled("package_mb", LARGEST_PACKAGE, LARGEST_PACKAGE),
    )


def tile(run: Run) -> str:
    """The four events between viewer, cache and origin."""
    parts = [rect(x, 20, 36, 92, "f-wash") for x in (4, 142, 280)]
    found = stations(run)
    for name, (x, y) in zip(EVENTS, ((91, 42), (229, 42), (229, 90), (91, 90)), strict=True):
        parts.append(rect(x - 44, y - 16, 88, 32, "f-wash"))
        parts.append(marks(_state(found[name][1].state), [(x, y)], 7))
    return framed(parts)


def _state(name: str) -> State:
    return next(one for one in STATES if one == name)


def _way(run: Run, width: int) -> Drawing:
    """The boxes with the way through them, and a mark where something can be said."""
    wide = width == WIDE
    plan, found = (_WIDE, stations(run)) if wide else (_NARROW, stations(run))
    parts = [text(0, 16, "Request: above; answer: below" if wide else "Request: left; answer: right", "strong")]
    parts.append(path(_line(plan, plan.turns[turned_at(run)], wide), "ink f-none", 3))
    spots: list[Spot] = []
    for name, (x, y, across_, high) in plan.boxes.items():
        parts.append(rect(x, y, across_, high, "f-paper k-idle"))
        parts.append(text(x + 28, y + 23, WORDS.get(name, name.capitalize()), "strong"))
        if name == "viewer":
            parts.append(text(x + 10, y + 44, f"gets {run.trace.results['status']}"))
        elif name in found:
            event, about = found[name]
            parts.append(text(x + 10, y + 44, about.what))
            parts.append(marks(_state(about.state), [(x + 15, y + 18)], 6))
            spots.append(Spot(event, x + 15, y + 18))
        else:
            parts.append(text(x + 10, y + 44, "not asked"))
    return Drawing(picture(width, plan.height, WAY, run.trace.says, parts), spots=tuple(spots))


def _line(plan: Plan, turn: float, wide: bool) -> str:
    """From the viewer to where the request turns, and back."""
    start, there, back, end = map(coordinate, (plan.start, plan.there, plan.back, turn))
    return f"M{start} {there}H{end}V{back}H{start}" if wide else f"M{there} {start}V{end}H{back}V{start}"


def _counts(run: Run, ghost: Run | None, width: int, shown: str) -> Drawing:
    """A bar for each function, and below them the hit ratio, which can be pulled."""
    left, right = (130.0 if width == WIDE else 118.0), width - (90.0 if width == WIDE else 76.0)
    most = max(run.params.requests, ghost.params.requests if ghost else 0)
    x = Scale(0, most, left, right)
    parts = [text(0, 16, COUNTS + ("; grey: run A" if ghost else ""), "strong")]
    for place, name in enumerate(EVENTS):
        y, count = TOP + PITCH * place, run.trace.results["expected_runs"][name]
        parts.append(text(0, y + 16, WORDS[name], "" if width == WIDE else "small"))
        parts.append(rect(left, y, right - left, 22, "f-wash"))
        parts.append(rect(left, y, x(count) - left, 22, "f-served", f"{WORDS[name]}: {number(count)}"))
        if ghost:
            theirs = x(ghost.trace.results["expected_runs"][name]) - left
            parts.append(path(box(left, y - 2, theirs, 26), "f-none k-idle", 1.6, "5 4"))
        parts.append(text(right + 6, y + 16, number(count, places=1)))
    base = TOP + PITCH * len(EVENTS) + 42
    ratio = Scale(0, 1, left, right)
    parts.append(text(0, base - 22, "Cache hit ratio", "strong"))
    parts += across(ratio, base, [(one, number(one)) for one in ticks(0, 1, 5)], left, right)
    svg = picture(width, base + 30, COUNTS, shown, parts)
    return Drawing(svg, (Grip("hit_ratio", run.params.hit_ratio, ratio, base),))
