"""The calls as marks in the order they came, their share on a scale, and the release as a line over minutes."""

from math import sqrt

from study.core.simulators.engines.aliases.run import PUBLISHING, TOLD
from study.core.text.number import number
from study.drawing.axis import Scale, across, ticks, time_ticks, upward
from study.drawing.steps import staircase, under
from study.drawing.svg import STATES, WIDE, State, box, line, marks, path, picture, text
from study.drawing.svg import tile as framed
from study.drawing.touch import Drawing, Grip, Spot, apart
from study.labs.gauges import Pulled, pulled
from study.labs.pages.aliases.publishing import draw_publishing
from study.labs.pages.aliases.read import counted_share, length, shares
from study.labs.pages.aliases.tasks import COLOURS
from study.labs.plugin import Picture, Run

CALLS, RELEASE = "The calls, one by one", "A release over minutes"
PER_ROW = {True: 25, False: 10}
TOP, PITCH, HIGH = 34, 24, 150
SIZES = (Pulled("calls", 200),)
READY = (Pulled("at_once", 10), Pulled("environments", 10), Pulled("asked_for", 10))
"""What is pulled too where an alias has provisioned environments."""

KEY: dict[State, str] = {
    "served": "the alias's own version",
    "cold": "the additional version",
    "idle": "another version",
    "retry": "spilled over: no provisioned environment was free",
    "failed": "access denied, or no such version",
}


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """What became of each call, and how a release goes on."""
    seen = {event.state for event in run.trace.events if event.who not in ("release", PUBLISHING)}
    sizes = (*SIZES, *READY) if run.params.provisioned else SIZES
    key = tuple((state, words) for state, words in KEY.items() if state in seen)
    return (
        *draw_publishing(run, ghost),
        Picture(CALLS, run.trace.says, lambda width: _calls(run, ghost, width), key),
        Picture(RELEASE, _release_says(run), lambda width: _release(run, ghost, at, width)),
        *pulled(run, ghost, sizes, COLOURS, "How many calls"),
    )


def tile(run: Run) -> str:
    """A hundred calls."""
    places = _places(run, 20, 8, 12, 15.6)
    return framed([marks(state, found, 4) for state, found in _by_state(run, places).items()])


def _places(run: Run, each: int, left: float, top: float, pitch: float) -> list[tuple[float, float]]:
    count = min(run.params.calls, TOLD)
    return [(left + (n % each) * pitch, top + (n // each) * pitch) for n in range(count)]


def _by_state(run: Run, places: list[tuple[float, float]]) -> dict[State, list[tuple[float, float]]]:
    found: dict[State, list[tuple[float, float]]] = {}
    for place, event in zip(places, run.trace.events, strict=False):
        found.setdefault(next(one for one in STATES if one == event.state), []).append(place)
    return found


def _calls(run: Run, ghost: Run | None, width: int) -> Drawing:
    """A mark for each of the first calls, and below them the share that ran the additional version."""
    wide = width == WIDE
    each = PER_ROW[wide]
    pitch = min((width - 24) / each, 30)
    places = _places(run, each, 12, TOP + 8, pitch)
    told = min(run.params.calls, TOLD)
    heading = f"The first {told} of {number(run.params.calls)} calls" if run.params.calls > told else "Calls in order"
    parts = [text(0, 16, heading, "strong")]
    parts += [marks(state, found, 5) for state, found in _by_state(run, places).items()]
    base = places[-1][1] + 86
    x = Scale(0, 1, 12, width - 16)
    parts += _share(run, ghost, x, base, wide)
    named = [(value, f"{number(100 * value)}%") for value in ticks(0, 1, 10 if wide else 4)]
    parts += across(x, base, named, 12, width - 16)
    spots = tuple(Spot(place, x_, y) for place, (x_, y) in enumerate(places, start=1))
    svg = picture(width, base + 30, CALLS, run.trace.says, parts)
    return Drawing(svg, (Grip("weight", run.params.weight, x, base),), spots)


def _share(run: Run, ghost: Run | None, x: Scale, base: float, wide: bool) -> list[str]:
    """What is expected, give or take two deviations, and what came."""
    weight = run.params.weight
    parts = [text(0, base - 52, "Share on the additional version" + ("; grey: run A" if ghost else ""), "strong")]
    if run.trace.results["runs"] == "either":
        give = 2 * sqrt(weight * (1 - weight) / run.params.calls)
        low, high = x(max(weight - give, 0)), x(min(weight + give, 1))
        parts.append(path(box(low, base - 30, high - low, 30), "f-cold-soft", title="two deviations either way"))
        parts.append(line(x(weight), base - 34, x(weight), base, "ink", 2))
    if ghost:
        parts.append(line(x(counted_share(ghost)), base - 34, x(counted_share(ghost)), base, "k-idle", 2, "4 3"))
    came = counted_share(run)
    parts.append(marks("cold", [(x(came), base - 15)], 6, f"came: {number(100 * came)}%"))
    if wide or came < 0.6:
        parts.append(text(x(came) + 12, base - 10, f"{number(100 * came)}%", "halo"))
    return parts


def _release(run: Run, ghost: Run | None, at: float | None, width: int) -> Drawing:
    """The share of the new version as steps, with a mark at each of them."""
    left, right, end = 52.0, width - 16.0, length(run)
    x, y = Scale(0, end, left, right), Scale(0, 100, TOP + HIGH, TOP + 8)
    parts = [text(0, 16, "Share on the new version" + ("; grey dashes: run A" if ghost else ""), "strong")]
    parts += upward(y, (0, 25, 50, 75, 100), left, right, lambda value: f"{number(value)}%")
    if ghost:
        theirs = [(60 * minute, percent) for minute, percent in shares(ghost)]
        parts.append(path(staircase(theirs, x, y, end), "f-none k-idle", 1.6, "2 3"))
    steps = [(60 * minute, percent) for minute, percent in shares(run)]
    stairs = staircase(steps, x, y, end)
    parts += [path(under(stairs, steps, x, y), "f-cold-soft"), path(stairs, "ink", 2)]
    spots = _spots(run, x, y)
    parts += [marks("failed" if back else "cold", [(spot.x, spot.y)], 5) for back, spot in spots]
    if at is not None:
        parts.append(line(x(min(at, end)), TOP, x(min(at, end)), y(0), "ink", 1.5))
    parts += across(x, y(0), time_ticks(end, 10 if width == WIDE else 5), left, right)
    svg = picture(width, TOP + HIGH + 30, RELEASE, _release_says(run), parts)
    return Drawing(svg, _grips(run, end, left, right, y), tuple(spot for _, spot in spots))


def _spots(run: Run, x: Scale, y: Scale) -> list[tuple[bool, Spot]]:
    """A mark for each step, unless it would touch the one before; whether it is a rollback."""
    found: list[tuple[bool, Spot]] = []
    rows = run.trace.results["share_at"]
    for event, about in enumerate(run.trace.events, start=1):
        if about.who != "release" or (found and x(about.at) - found[-1][1].x < 12):
            continue
        percent = 100 * rows[round(about.at / 60)]["share"]
        found.append((about.state == "failed", Spot(event, x(about.at), y(percent))))
    return found


def _grips(run: Run, end: float, left: float, right: float, y: Scale) -> tuple[Grip, ...]:
    """The time between steps and the alarm along the time, the step upwards."""
    if run.params.second_version == "none" or run.params.shift == "all-at-once":
        return ()
    minutes = Scale(0, end / 60, left, right)
    found = [Grip("shift_percent", run.params.shift_percent, y, left + 16, upright=True)]
    for field in ("shift_minutes", "alarm_at"):
        value = getattr(run.params, field)
        if value is not None and value * 60 <= end:
            found.append(Grip(field, value, minutes, y(0)))
    return apart(found, left, right)


def _release_says(run: Run) -> str:
    found = run.trace.results
    if run.params.second_version == "none":
        return "Without another version there is no release."
    if found["rolled_back"]:
        return f"The release is rolled back after {number(run.params.alarm_at)} min."
    return f"All calls are on the new version after {number(found['moved_at'])} min."
