"""Duration and cost of one function over its memory size: two panels on one logarithmic axis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from study.core.simulators.duration import FULL_VCPU_MB
from study.core.text.duration import span
from study.core.text.number import money, number
from study.drawing.axis import Scale, across, ceiling, log_ticks, ticks, upward
from study.drawing.svg import (
    NARROW,
    WIDE,
    box,
    breadth,
    hatched,
    line,
    marks,
    path,
    picture,
    polyline,
    rect,
    shape,
    text,
)
from study.drawing.touch import HIT, Drawing, Grip, Spot, apart, reached

LEAST, MOST = 128, 10_240

NEAR = 3.0
"""Points of a line closer than this many units are left out: nobody could see them."""


@dataclass(frozen=True, slots=True)
class At:
    """The function at one size; `outcome` is "ok" where it finishes."""

    memory_mb: int
    duration_ms: float
    dollars: float
    outcome: str

    @property
    def fine(self) -> bool:
        """Whether a call finishes."""
        return self.outcome == "ok"


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is drawn. `line` is the function over memory, ascending; `dots` are sizes that were measured;
    `ghost` is what it is compared with. Calls end at the `timeout` in seconds. `best` names sizes: cheapest,
    balanced, fastest. `event` is the number of the event that says how a call of this size ends."""

    now: At
    line: tuple[At, ...]
    needed_mb: int
    timeout: float
    best: tuple[tuple[str, At], ...] = ()
    dots: tuple[At, ...] = ()
    ghost: tuple[At, ...] = ()
    names: tuple[str, str] = ("", "")
    event: int = 0

    @property
    def failing(self) -> tuple[tuple[float, float, str], ...]:
        """Where no call finishes: from, to, and why. Less memory never helps, so both begin at the left."""
        memory = float(min(max(self.needed_mb, LEAST), MOST))
        late = [at.memory_mb for at in self.line if at.outcome == "timeout"]
        early = [at.memory_mb for at in self.line if at.fine]
        end = float(min(early, default=MOST) if late else memory)
        found = ((float(LEAST), memory, "out of memory"), (memory, end, "timeout"))
        return tuple(one for one in found if one[0] < one[1])


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand in one drawing: the edges across, and of both panels from the top."""

    width: float
    height: float
    left: float
    right: float
    times: tuple[float, float]
    costs: tuple[float, float]
    sizes: tuple[int, ...]
    vcpus: tuple[int, ...]


_WIDE = _Plan(
    WIDE, 466, 52, WIDE - 14, (52, 218), (318, 418), (128, 256, 512, 1024, 1769, 3538, 10_240), (1, 2, 3, 4, 5)
)
_NARROW = _Plan(NARROW, 364, 46, NARROW - 14, (52, 156), (246, 316), (128, 512, 1769, 10_240), (1, 2, 4))


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields that can be dragged: the size chosen, the size that the code needs, and the timeout."""

    size: str
    needed: str
    timeout: str


def draw(width: int, title: str, finding: str, sweep: Sweep, fields: Fields) -> Drawing:
    """The wide drawing or the narrow one, with its handles."""
    plan = _WIDE if width == WIDE else _NARROW
    x = Scale(LEAST, MOST, plan.left, plan.right, log=True)
    scales = _scales(sweep, x, plan.times, plan.costs)
    svg = picture(plan.width, plan.height, title, finding, _parts(sweep, plan, scales))
    spots = tuple(Spot(sweep.event, x(sweep.now.memory_mb), y) for y in _heights(sweep, plan, scales)[:1])
    grips = (
        Grip(fields.size, sweep.now.memory_mb, x, plan.costs[1]),
        Grip(fields.needed, sweep.needed_mb, x, plan.times[1]),
        reached(fields.timeout, sweep.timeout, scales.seconds, plan.right - HIT / 2, upright=True),
    )
    return Drawing(svg, apart(grips, plan.left, plan.right), spots)


@dataclass(frozen=True, slots=True)
class _Scales:
    x: Scale
    ms: Scale
    dollars: Scale

    @property
    def seconds(self) -> Scale:
        """The scale of durations, for a value in seconds."""
        return replace(self.ms, low=self.ms.low / 1000, high=self.ms.high / 1000)

    def time(self, at: At) -> tuple[float, float]:
        return self.x(at.memory_mb), self.ms(at.duration_ms)

    def cost(self, at: At) -> tuple[float, float]:
        return self.x(at.memory_mb), self.dollars(at.dollars)


def _scales(sweep: Sweep, x: Scale, times: tuple[float, float], costs: tuple[float, float]) -> _Scales:
    """Every duration that is drawn fits; of run A's cost, which may be anything, a part is enough."""
    shown = [at for at in (*sweep.line, *sweep.dots, sweep.now) if at.fine]
    other = [at for at in sweep.ghost if at.fine]
    long = [at.duration_ms for at in (*shown, *other) if at.duration_ms > 0] or [1.0]
    low, high = _round(min(long), max(long))
    dear = max([at.dollars for at in shown], default=0.0)
    top = max(dear, 1.25 * min((at.dollars for at in other), default=0.0))
    return _Scales(
        x, Scale(low, high, times[1], times[0], log=True), Scale(0.0, ceiling(top, 4), costs[1], costs[0] + 8)
    )


def _round(low: float, high: float) -> tuple[float, float]:
    """The nearest 1, 2 or 5 times a power of ten outside of both."""
    outside = log_ticks(low / 10, high * 10, 1000)
    return max(value for value in outside if value <= low), min(value for value in outside if value >= high * 1.05)


def _parts(sweep: Sweep, plan: _Plan, scales: _Scales) -> list[str]:
    return [
        *_axes(plan, scales),
        *_regions(sweep, plan, scales.x),
        *_timeout(sweep, plan, scales.seconds),
        *_lines(sweep, plan, scales),
        *_best(sweep, plan, scales),
        *_now(sweep, plan, scales),
    ]


def _axes(plan: _Plan, scales: _Scales) -> list[str]:
    (top, middle), (below, bottom) = plan.times, plan.costs
    unit, size = ("seconds", 1000) if scales.ms.high >= 1000 else ("ms", 1)
    times = log_ticks(scales.ms.low, scales.ms.high, 7)
    costs = ticks(0.0, scales.dollars.high, 4)
    parts = [
        text(0, 14, "Duration", "strong"),
        text(plan.right, 14, f"{unit}, log scale", "faint", "end"),
        text(0, below - 10, "Cost", "strong halo"),
        text(plan.right, below - 10, "US$ per million calls", "faint halo", "end"),
        *upward(scales.ms, times, plan.left, plan.right, lambda value: number(value / size, places=6)),
        *upward(scales.dollars, costs, plan.left, plan.right, lambda value: number(value, places=6)),
        line(plan.left, middle, plan.right, middle, "axis"),
    ]
    for count in plan.vcpus:
        place = scales.x(FULL_VCPU_MB * count)
        parts += [line(place, y, place, end, "axis", dash="2 3") for y, end in ((top - 12, middle), (below, bottom))]
        parts.append(text(place, top - 16, "1 vCPU" if count == 1 else str(count), "faint small", "middle"))
    named = [(float(one), f"{one:,}") for one in plan.sizes]
    named[-1] = (named[-1][0], f"{named[-1][1]} MB")
    parts += across(scales.x, bottom, named, plan.left, plan.right)
    parts.append(text((plan.left + plan.right) / 2, bottom + 42, "Memory, log scale", "faint", "middle"))
    return parts


def _regions(sweep: Sweep, plan: _Plan, x: Scale) -> list[str]:
    parts: list[str] = []
    for low, high, why in sweep.failing:
        start, across_ = x(low), x(high) - x(low)
        for top, bottom in (plan.times, plan.costs):
            said = f"{why} below {high:,.0f} MB" if high < MOST else why
            parts.append(hatched(box(start, top, across_, bottom - top), "failed", "k-failed", said))
        if across_ > breadth(why) + 8:
            parts.append(text(start + across_ / 2, plan.costs[0] + 24, why, "strong halo", "middle"))
    return parts


def _timeout(sweep: Sweep, plan: _Plan, seconds: Scale) -> list[str]:
    """The timeout, where durations come near it."""
    if not seconds.low < sweep.timeout < seconds.high:
        return []
    y = seconds(sweep.timeout)
    words = text(plan.left + 4, y - 6, f"timeout {span(sweep.timeout)}", "t-throttled halo")
    return [line(plan.left, y, plan.right, y, "k-throttled", 2, "7 4"), words]


def _lines(sweep: Sweep, plan: _Plan, scales: _Scales) -> list[str]:
    """Both lines of both panels where calls finish, and the measured points with their misfit."""
    keep = {at.memory_mb for _, at in sweep.best} | {count * FULL_VCPU_MB for count in range(1, 6)}
    parts = []
    for points, classes, width, dash in ((sweep.ghost, "k-idle f-none", 1.8, "5 4"), (sweep.line, "ink", 2.2, "")):
        fine = [at for at in points if at.fine]
        times = [(at.memory_mb, scales.time(at)) for at in fine]
        costs = [(at.memory_mb, scales.cost(at)) for at in fine if at.dollars <= scales.dollars.high]
        parts += [path(polyline(_thin(places, keep)), classes, width, dash) for places in (times, costs)]
    modelled = {at.memory_mb: at for at in sweep.line}
    pairs = [(at, modelled[at.memory_mb]) for at in sweep.dots if at.fine and at.memory_mb in modelled]
    parts.append(path("".join(polyline([scales.time(one), scales.time(other)]) for one, other in pairs), "k-idle", 2))
    for at in sweep.dots:
        if at.fine:
            title = f"measured: {at.memory_mb:,} MB, {span(at.duration_ms / 1000)}, {money(at.dollars)} per million"
            dots = shape("served", *scales.time(at), 4) + shape("served", *scales.cost(at), 4)
            parts.append(path(dots, "f-ink", title=title))
    parts += _names(sweep, plan, scales)
    return [part for part in parts if ' d=""' not in part]


def _names(sweep: Sweep, plan: _Plan, scales: _Scales) -> list[str]:
    """The names of both lines at their right end: the upper line's above it, the lower one's below."""
    lines = [[at for at in points if at.fine] for points in (sweep.line, sweep.ghost)]
    if not all(lines) or not sweep.names[1]:
        return []
    ends = [scales.time(one[-1])[1] for one in lines]
    places = [ends[0] - 9, ends[1] + 24] if ends[0] < ends[1] else [ends[0] + 24, ends[1] - 9]
    if plan.width == NARROW and abs(places[1] - scales.time(sweep.now)[1] + 12) < 16:
        places[1] += 33  # in the narrow one the label of the chosen size reaches as far as here
    return [
        text(plan.right - 6, places[0], sweep.names[0], "strong halo", "end"),
        text(plan.right - 6, places[1], sweep.names[1], "halo", "end"),
    ]


def _thin(points: Sequence[tuple[int, tuple[float, float]]], keep: set[int]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for index, (memory_mb, place) in enumerate(points):
        last = index == len(points) - 1
        if not found or last or memory_mb in keep or place[0] - found[-1][0] >= NEAR:
            found.append(place)
    return found


def _best(sweep: Sweep, plan: _Plan, scales: _Scales) -> list[str]:
    """The shapes of the chosen sizes in both panels, a line between them, and one label for each size."""
    sizes = {at.memory_mb: at for _, at in sweep.best}
    rows = [float("-inf")] * 3
    parts, labels = [], []
    for memory_mb in sorted(sizes):
        at = sizes[memory_mb]
        names = [name for name, one in sweep.best if one.memory_mb == memory_mb]
        place, top = scales.time(at)
        parts.append(line(place, top, place, scales.cost(at)[1], "k-ink"))
        # The largest shape is drawn first: sizes that are more than one thing show all their shapes.
        for order, name in reversed(list(enumerate(reversed(names)))):
            for y, value in (
                (top, span(at.duration_ms / 1000)),
                (scales.cost(at)[1], f"{money(at.dollars)} per million"),
            ):
                title = f"{name}: {memory_mb:,} MB, {value}"
                parts.append(_shape(name, place, y, (5.5, 9.5, 13.5)[order], title))
        words = f"{', '.join(names)} {memory_mb:,} MB"
        over = place + 9 + breadth(words) > plan.right
        start = max(0.0, place - 8 - breadth(words)) if over else place + 9
        row = next((index for index, taken in enumerate(rows) if start > taken), 2)
        rows[row] = start + breadth(words) + (12 if over else 4)
        labels.append(
            text(max(place - 8, breadth(words)) if over else start, plan.times[1] + 18 + 17 * row, words, "strong halo",
                 "end" if over else "start")
        )  # fmt: skip
    return parts + labels


def _shape(name: str, x: float, y: float, size: float, title: str) -> str:
    """Square, circle or triangle, hollow."""
    if name == "cheapest":
        return rect(x - size, y - size, 2 * size, 2 * size, "f-paper k-ink", title)
    return path(shape("served" if name == "balanced" else "retry", x, y, size), "f-paper k-ink", title=title)


def _heights(sweep: Sweep, plan: _Plan, scales: _Scales) -> list[float]:
    """Where the size chosen stands in both panels: in their middle where it does not finish."""
    if not sweep.now.fine:
        return [sum(panel) / 2 for panel in (plan.times, plan.costs)]
    return [scales.time(sweep.now)[1], scales.cost(sweep.now)[1]]


def _now(sweep: Sweep, plan: _Plan, scales: _Scales) -> list[str]:
    """The size chosen: a full dot in both panels with its numbers, or a cross where it does not finish."""
    at = sweep.now
    place = scales.x(at.memory_mb)
    words = [f"{at.memory_mb:,} MB: {span(at.duration_ms / 1000)}", money(at.dollars)]
    heights = _heights(sweep, plan, scales)
    if not at.fine:
        words = [f"{at.memory_mb:,} MB: {at.outcome.replace('-', ' ')}", ""]
    left_of = not at.fine and place - 10 - breadth(words[0]) > plan.left
    parts = []
    for y, said, (top, _) in zip(heights, words, (plan.times, plan.costs), strict=True):
        dot = path(shape("served", place, y, 5), "f-ink k-paper", title=f"chosen: {at.memory_mb:,} MB, {said}")
        parts.append(dot if at.fine else marks("failed", [(place, y)], 7, words[0]))
        if said:
            baseline = max(top + 12, y - 12)
            beside = place - 10 if left_of else max(0.0, min(place + 10, plan.right - breadth(said)))
            parts.append(text(beside, baseline, said, "strong halo", "end" if left_of else "start"))
    return parts
