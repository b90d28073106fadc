"""The pictures of a connection: its stations below each other, and how long the function waits."""

from study.core.text.duration import span
from study.drawing.axis import Scale, across, time_ticks
from study.drawing.rail import Station, rail, small
from study.drawing.svg import WIDE, box, hatched, line, path, picture
from study.drawing.svg import tile as framed
from study.drawing.touch import Drawing, Grip
from study.labs.pages.vpc.read import ended, station
from study.labs.plugin import Picture, Run

TITLE, WAITING = "The packet and its stations", "How long the function waits"
KEY = (("served", "goes on"), ("failed", "stops"))


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The way of the packet, and the wait for an answer; of run A how it ended."""
    stations = _way(run)
    note = f"Run A: {ended(ghost)}" if ghost else ""
    says = run.trace.says
    seen = {one.state for one in stations}
    key = tuple(one for one in KEY if one[0] in seen)
    reached = max(number for number, one in enumerate(stations) if one.state)
    found = [Picture(TITLE, says, lambda width: rail(width, TITLE, says, stations, reached, note), key)]
    return (*found, _wait(run, at))


def _way(run: Run) -> list[Station]:
    """Every station that the packet comes to, and the target, also where it does not come to it."""
    found = run.trace.results
    stations = [
        Station(
            station(step["station"]),
            "goes on" if step["passes"] else "stops here",
            step["why"],
            "served" if step["passes"] else "failed",
            number,
        )
        for number, step in enumerate(found["steps"], start=1)
    ]
    if not found["reachable"]:
        return [*stations, Station(station(run.params.target), "not reached", pale=True)]
    return [*stations[:-1], Station(stations[-1].name, "reached", stations[-1].reason, "served", stations[-1].event)]


def _wait(run: Run, at: float | None) -> Picture:
    """From the call to the timeout, which can be pulled; hatched where nobody answers."""
    late, vain = run.params.timeout_s, bool(run.trace.results["waits_s"])
    says = (
        f"Nobody answers; the function ends with a timeout after {span(late)}."
        if vain
        else f"The target is reached; the timeout of {span(late)} is not used up."
    )

    def drawn(width: int) -> Drawing:
        x = Scale(0, 1.25 * late, 4, width - 12)
        wait = box(x(0), 20, x(late) - x(0), 18)
        parts = [hatched(wait, "failed", title=says) if vain else path(wait, "f-none k-idle", 1.6, "4 3", says)]
        parts += across(x, 46, time_ticks(1.25 * late, 8 if width == WIDE else 4), x.start, x.end)
        if at is not None:
            parts.append(line(x(at), 12, x(at), 46, "ink", 1.5))
        svg = picture(width, 74, WAITING, says, parts)
        return Drawing(svg, (Grip("timeout_s", late, x, 29),))

    return Picture(WAITING, says, drawn, (("failed", "waits in vain"),) if vain else ())


def tile(run: Run) -> str:
    """The stations from left to right."""
    stations = _way(run)
    return framed(small(stations, max(number for number, one in enumerate(stations) if one.state)))
