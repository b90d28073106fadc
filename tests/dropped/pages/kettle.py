"""The page of the kettle."""

from study.drawing.touch import Drawing
from study.labs.plugin import LabPage, Number, Picture, Run

DRAWN = '<svg viewBox="0 0 {0} 40" role="img" aria-label="A line"><path d="M0 20H{0}"/></svg>'


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    return (Picture("Boiling", run.trace.says, lambda width: Drawing(DRAWN.format(width))),)


def numbers(run: Run) -> tuple[Number, ...]:
    seconds = run.trace.results["seconds"]
    return (Number("Boils after", f"{seconds:g} s", seconds),)


PLUGIN = LabPage(
    question="When does the water boil?",
    topic="Kitchen",
    draw=draw,
    numbers=numbers,
    tile=lambda run: DRAWN.format(320),
)
