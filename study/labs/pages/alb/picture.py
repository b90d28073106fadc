"""Every value of the request beside what it becomes in the event, the checks on the way to the client, and sizes."""

from study.core.simulators.engines.alb.run import MOST
from study.drawing.svg import WIDE, State, breadth, marks, picture, rect, text
from study.drawing.svg import tile as framed
from study.drawing.touch import Drawing, Spot
from study.labs.gauges import Pulled, pulled
from study.labs.pages.alb.read import GATES, HOW, rows
from study.labs.pages.alb.tasks import COLOURS
from study.labs.plugin import Picture, Run

VALUES, CHECKS = "The request and its event", "The checks on the way"
MOST_ROWS, TOP = 20, 34
SIZES = (Pulled("body_bytes", MOST, MOST), Pulled("response_bytes", MOST, MOST))
KEY: dict[str, str] = {
    "kept": "arrives alone",
    "lost": "lost: a later value took its place",
    "listed": "arrives in an array",
    "added": "added by the load balancer",
}


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """What becomes of each value, and which check decides."""
    seen = {one["how"] for one in run.trace.results["fields"]}
    key = tuple((HOW[how], words) for how, words in KEY.items() if how in seen)
    checks = (("served", "passes"), ("failed", "ends the request"), ("idle", "not reached"))
    return (
        Picture(VALUES, run.trace.says, lambda width: _values(run, width), key),
        Picture(CHECKS, run.trace.says, lambda width: _checks(run, ghost, width), checks),
        *pulled(run, ghost, SIZES, COLOURS),
    )


def tile(run: Run) -> str:
    """Bars that go through, and one that is lost."""
    parts = []
    for place, (how, _, _) in enumerate(rows(run)[:5]):
        y = 10 + place * 24
        parts.append(rect(8, y, 120, 16, "f-wash"))
        parts.append(marks(HOW[how], [(160, y + 8)], 6))
        if how != "lost":
            parts.append(rect(192, y, 120, 16, "f-wash"))
    return framed(parts)


def _cut(words: str, room: float) -> str:
    """Words as far as there is room."""
    most = int(room / breadth("m"))
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _values(run: Run, width: int) -> Drawing:
    """A row for each value: as it was sent, a mark, and as it arrives; in a narrow drawing one under the other."""
    wide, found, event = width == WIDE, rows(run), run.trace.results["event"]
    pitch, middle = (28, 380) if wide else (50, 26)
    about = f"{run.params.method} {run.params.path}"
    heading = "The event" if event else "No event: the function is not invoked"
    parts = [text(0, 16, _cut(about if wide else f"{about}: {heading.lower()}", 340), "strong")]
    if wide:
        parts.append(text(middle, 16, heading, "strong"))
    spots: list[Spot] = []
    for place, (how, sent, arrives) in enumerate(found[:MOST_ROWS]):
        y = TOP + place * pitch
        shown = arrives if event else ""
        parts.append(rect(0, y, width, pitch - 4, "f-wash"))
        x = middle - 18.0 if wide else 12.0
        parts.append(marks(HOW[how], [(x, y + 12)], 6))
        parts.append(text(8 if wide else middle, y + 17, _cut(sent or "(not sent)", 336 if wide else 310)))
        parts.append(text(middle, y + (17 if wide else 38), _cut(shown or "(not in the event)", 370 if wide else 310)))
        spots.append(Spot(place + 1, x, y + 12))
    end = TOP + min(len(found), MOST_ROWS) * pitch
    if len(found) > MOST_ROWS:
        parts.append(text(0, end + 16, f"and {len(found) - MOST_ROWS} more"))
        end += 24
    return Drawing(picture(width, end + 4, VALUES, run.trace.says, parts), spots=tuple(spots))


def _checks(run: Run, ghost: Run | None, width: int) -> Drawing:
    """A row for each check, and what the client gets."""
    wide, found = width == WIDE, run.trace.results
    pitch = 30 if wide else 50
    first = len(found["fields"]) + 1
    parts = [text(0, 16, CHECKS, "strong")]
    spots: list[Spot] = []
    for place, gate in enumerate(found["gates"]):
        y = TOP + place * pitch
        states: dict[str, State] = {"pass": "served", "stop": "failed"}
        parts.append(marks(states.get(gate["result"], "idle"), [(10, y + 10)], 6))
        parts.append(text(28, y + 15, GATES[gate["gate"]], "strong" if gate["result"] == "stop" else ""))
        parts.append(text(200 if wide else 28, y + (15 if wide else 35), _cut(gate["why"], 550 if wide else 312)))
        if gate["result"] != "not-reached":
            spots.append(Spot(first + place, 10, y + 10))
    y = TOP + len(found["gates"]) * pitch
    was = f" (A: {ghost.trace.results['status']})" if ghost else ""
    parts.append(marks("failed" if found["status"] >= 400 else "served", [(10, y + 10)], 6))
    parts.append(text(28, y + 15, f"The client gets {found['status']}{was}", "strong"))
    spots.append(Spot(len(run.trace.events), 10, y + 10))
    svg = picture(width, y + 30, CHECKS, run.trace.says, parts)
    return Drawing(svg, spots=tuple(spots))
