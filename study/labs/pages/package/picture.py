"""The picture of a configuration: each measure as a bar, all limits on one line, and a mark for what is refused."""

from study.core.text.plural import counted
from study.drawing.axis import Scale
from study.drawing.svg import TILE, WIDE, box, cut, hatched, line, marks, path, picture, rect, text
from study.drawing.svg import tile as framed
from study.drawing.touch import Drawing, Grip, Spot, apart, reached
from study.labs.pages.package.read import FIELDS, NAMES, Measure, measures
from study.labs.plugin import Picture, Run

TITLE, OPT = "What is measured, and its limit", "Whose file is in /opt"
KEY = (("served", "kept"), ("failed", "refused"))
HIGH, BESIDE = 44, 24
ROW, SHOWN = 30, 8
"""Height of a file, and so many files are drawn; the table has them all."""

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
            parts.append(line(limit, top + 24, limit, top + 38, "k-failed", 1.5))
            field = FIELDS.get(one.rule)
            if field:
                grips.append(reached(field, getattr(run.params, field), _scale(one, right), top + 30))
        spots = tuple(Spot(one.event, 9, 22 + HIGH * number + 14) for number, one in enumerate(rows))
        return Drawing(picture(width, 30 + HIGH * len(rows), TITLE, says, parts), apart(grips, BESIDE, right), spots)

    key = tuple(one for one in KEY if one[0] in {_state(row) for row in rows})
    found = Picture(TITLE, says, drawn, key)
    if not run.trace.results["opt"]:
        return (found,)
    return (_opt(run), found) if _written_over(run) else (found, _opt(run))


def _written_over(run: Run) -> bool:
    """Whether a file of a layer is replaced by that of a later one."""
    return sum(len(layer.files) for layer in run.params.layers) > len(run.trace.results["opt"])


def _opt(run: Run) -> Picture:
    """A row for each file and a column for each layer: a full mark where the file that is found comes from."""
    layers, winners = run.params.layers, run.trace.results["opt"]
    files = list(winners)[:SHOWN]
    more = len(winners) - len(files)
    over = _written_over(run)
    says = f"{counted(len(winners), 'file')} in /opt" + (", some written over by a later layer." if over else ".")

    def drawn(width: int) -> Drawing:
        wide = width == WIDE
        first, every = (330 if wide else 190), -(-len(layers) // 5)
        x = Scale(1, max(len(layers), 2), first, width - 24)
        parts = [
            text(x(n), 14, f"layer {n}" if wide else str(n), "faint", "middle")
            for n in range(1, len(layers) + 1, every)
        ]
        for row, file in enumerate(files):
            y = 22 + ROW * (row + 0.5)
            parts += [line(0, 22 + ROW * row, width, 22 + ROW * row, "grid"), text(0, y + 5, cut(file, first - 40))]
            having = [n for n, layer in enumerate(layers, start=1) if file in layer.files]
            parts.append(marks("idle", [(x(n), y) for n in having if n != winners[file]], 5, "written over"))
            parts.append(marks("served", [(x(winners[file]), y)], 6, f"found: layer {winners[file]}"))
        if more:
            parts.append(text(0, 22 + ROW * len(files) + 16, f"and {counted(more, 'more file')}", "faint"))
        return Drawing(picture(width, 26 + ROW * len(files) + (18 if more else 0), OPT, says, parts))

    key = (("served", "found in /opt"), *((("idle", "written over"),) if over else ()))
    return Picture(OPT, says, drawn, key)


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
