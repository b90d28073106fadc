"""The picture of pollers at work: runs at once under what holds them, and the messages that are left."""

from study.core.text.number import number
from study.drawing.axis import Scale, across, ceiling, ticks, time_ticks, upward
from study.drawing.steps import limit, staircase, thinned, under
from study.drawing.svg import TILE, WIDE, breadth, line, path, picture, text
from study.drawing.svg import tile as framed
from study.drawing.touch import Drawing, Grip
from study.labs.pages.poller.read import length, limits, line_of
from study.labs.plugin import Picture, Run

COLUMNS, HIGH = 200, 130
FAR = 3
"""A limit this many times as high as the peak is not drawn."""

TITLE = "Runs at once, and messages left"

FIELDS = {
    "account limit": "account_limit",
    "reserved": "reserved_concurrency",
    "maximum concurrency": "maximum_concurrency",
    "message groups": "message_groups",
}
"""The field that sets a limit, by its words."""


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """Two panels on one time axis; of run A the lines alone."""

    def drawn(width: int) -> Drawing:
        parts, base, grips = _panel(width, run, ghost, "concurrency", 0)
        more, base, _ = _panel(width, run, ghost, "backlog", base + 34)
        left, right = _edges(width, run, ghost)
        x = Scale(0, length(run), left, right)
        parts += more + across(x, base, time_ticks(length(run), 10 if width == WIDE else 6), left, right)
        if at is not None:
            parts.append(line(x(min(at, length(run))), 20, x(min(at, length(run))), base, "ink", 1.5))
        return Drawing(picture(width, base + 28, TITLE, run.trace.says, parts), tuple(grips))

    return (Picture(TITLE, run.trace.says, drawn),)


def tile(run: Run) -> str:
    """The runs at once."""
    x, steps = Scale(0, length(run), 0, TILE[0]), line_of(run, "concurrency")
    y = Scale(0, ceiling(max(1.0, *(value for _, value in steps))), TILE[1] - 12, 16)
    stairs = staircase(thinned(steps, length(run), 100), x, y, length(run))
    return framed([path(under(stairs, steps, x, y), "f-served-soft"), path(stairs, "ink", 2)])


def _edges(width: int, run: Run, ghost: Run | None) -> tuple[float, float]:
    runs = [each for each in (run, ghost) if each]
    most = max(value for each in runs for name in ("concurrency", "backlog") for _, value in line_of(each, name))
    return max(52.0, breadth(number(ceiling(max(most, 1)))) + 12), width - 12.0


def _panel(width: int, run: Run, ghost: Run | None, name: str, top: float) -> tuple[list[str], float, list[Grip]]:
    """A step line from `top` down, where its panel ends, and the handles of its limits."""
    left, right = _edges(width, run, ghost)
    base = top + HIGH
    columns = COLUMNS if width == WIDE else COLUMNS // 2
    mine, theirs = line_of(run, name), line_of(ghost, name) if ghost else []
    peak = max(1.0, *(value for _, value in (*mine, *theirs)))
    bounds = [one for one in limits(run) if one[0] <= FAR * peak] if name == "concurrency" else []
    y = Scale(0, ceiling(max(peak, *(value for value, _ in bounds)) if bounds else peak, 3), base, top + 24)
    x, end = Scale(0, length(run), left, right), length(run)
    heading = {"concurrency": "Runs at once", "backlog": "Messages left"}[name]
    parts = [text(0, top + 14, heading + ("; grey dashes: run A" if ghost else ""), "strong")]
    parts += upward(y, ticks(0, y.high, 3, whole=True), left, right)
    if theirs:
        parts.append(path(staircase(thinned(theirs, end, columns), x, y, end), "f-none k-idle", 1.6, "2 3"))
    steps = thinned(mine, end, columns)
    stairs = staircase(steps, x, y, end)
    parts += [path(under(stairs, steps, x, y), "f-served-soft"), path(stairs, "ink", 1.8)]
    above = float("inf")
    for value, words in bounds:
        apart = above - y(value) >= 16
        parts += limit(left, right, y(value), f"{number(value)}, {words}" if apart else "")
        above = y(value) if apart else above
    return parts, base, [Grip(FIELDS[words], value, y, left + 24, upright=True) for value, words in bounds]
