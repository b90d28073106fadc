"""The picture of a configuration: each measure as a bar, all limits on one line, and a mark for what is refused."""

from study.drawing.axis import Scale
from study.drawing.svg import TILE, WIDE, box, hatched, line, marks, path, picture, rect, text
from study.drawing.svg import tile as framed
from study.drawing.touch import Drawing, Grip, Spot
from study.labs.pages.package.read import FIELDS, NAMES, Measure, measures
from study.labs.plugin import Picture, Run

TITLE = "What is measured, and its limit"
KEY = (("served", "kept"), ("failed", "refused"))
HIGH, BESIDE = 44, 24
FAR = 1.4
"""A bar ends at this many times its limit."""


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """A bar for each rule with a limit; of run A a grey line where it ended."""
    rows = measures(run)
    before = {one.rule: one for one in measures(ghost)} if ghost else {}
    says = run.trace.says

    def drawn(width: int) -> Drawing:
        right = width - 14
        limit = BESIDE + (right - BESIDE) / FAR
        parts = [text(limit, 13, "limit", "faint", "middle")]
        grips: list[Grip] = []
        for number, one in enumerate(rows):
            top = 22 + HIGH * number
            parts += _row(one, before.get(one.rule), top, right, width)
            parts.append(line(limit, top + 21, limit, top + 39, "k-failed", 1.5))
            field = FIELDS.get(one.rule)
            if field:
                grips.append(Grip(field, getattr(run.params, field), _scale(one, right), top + 30))
        spots = tuple(Spot(one.event, 9, 22 + HIGH * number + 14) for number, one in enumerate(rows))
        return Drawing(picture(width, 30 + HIGH * len(rows), TITLE, says, parts), tuple(grips), spots)

    key = tuple(one for one in KEY if one[0] in {_state(row) for row in rows})
    return (Picture(TITLE, says, drawn, key),)


def _scale(one: Measure, right: float) -> Scale:
    return Scale(0, FAR * max(one.limit, 1), BESIDE, right)


def _state(one: Measure) -> str:
    return "served" if one.holds else "failed"


def _row(one: Measure, before: Measure | None, top: float, right: float, width: int) -> list[str]:
    x = _scale(one, right)
    words = f"{NAMES[one.rule]}: {one.words}" if one.limit else NAMES[one.rule]
    parts = [
        marks("served" if one.holds else "failed", [(9, top + 14)], 5),
        text(BESIDE, top + 19, words, "strong halo" if width == WIDE else "halo"),
        rect(BESIDE, top + 25, right - BESIDE, 10, "f-wash"),
    ]
    bar = box(BESIDE, top + 25, max(x(one.value) - BESIDE, 1), 10)
    parts.append(path(bar, "f-served") if one.holds else hatched(bar, "failed"))
    if before:
        parts.append(line(x(before.value), top + 22, x(before.value), top + 38, "k-idle", 2))
    return parts


def tile(run: Run) -> str:
    """The bars alone."""
    rows = [one for one in measures(run) if one.limit][:6]
    high = TILE[1] / max(len(rows), 1)
    parts = []
    for number, one in enumerate(rows):
        x = Scale(0, FAR * one.limit, 0, TILE[0])
        bar = box(0, high * number + 4, max(x(one.value), 2), high - 8)
        parts.append(path(bar, "f-served") if one.holds else hatched(bar, "failed"))
    limit = TILE[0] / FAR
    return framed([*parts, line(limit, 0, limit, TILE[1], "k-failed", 1.2, "3 3")])
