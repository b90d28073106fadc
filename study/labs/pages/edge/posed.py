"""The inputs before the run: what the request is, and where functions might run."""

from study.core.simulators.engines.edge.params import EVENTS, NONE, Params
from study.core.simulators.engines.edge.points import WAYS, answers
from study.core.simulators.engines.edge.run import ran_words
from study.core.text.number import number
from study.drawing.strip import strip
from study.drawing.svg import WIDE, marks, picture, rect, text
from study.drawing.touch import Drawing, Pick
from study.labs.plugin import Picture

TITLE, FINDING = "A request, and who waits for it", "Inputs alone; which functions run is not shown."
RUNS = "Where functions may run"
COLUMNS = ("Viewer req.", "Origin req.", "Origin resp.", "Viewer resp.")
HIGH, GAP, HEAD = 46, 8, 26


def posed(params: Params) -> tuple[Picture, ...]:
    """Boxes for what is given, and one for each group of functions that might run, to choose from."""
    boxes = [
        ("Cache", params.cache),
        ("Origin", f"answers {params.origin_status}"),
        ("Answered at", params.generated_at if params.generated_at != NONE else "no function"),
        ("Body", f"{number(params.body_bytes)} bytes"),
        ("Error page", "fetched" if params.error_page else "no"),
        ("Redirect", "to HTTPS" if params.redirect else "no"),
    ]
    return (
        Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes)),
        Picture(RUNS, FINDING, lambda width: _groups(params, width), (("served", "runs"), ("idle", "does not run"))),
    )


def _groups(params: Params, width: int) -> Drawing:
    """A box for each group, with a mark for each event: full where a function runs."""
    each = 2 if width == WIDE else 1
    wide = (width - (each - 1) * 2 * GAP) / each
    column = wide / len(EVENTS)
    parts = [
        text(side * (wide + 2 * GAP) + (place + 0.5) * column, 16, words, "small", "middle")
        for side in range(each)
        for place, words in enumerate(COLUMNS)
    ]
    picks: list[Pick] = []
    known = {ran_words(way & set(params.functions)): way & set(params.functions) for way, _ in WAYS}
    for number_, answer in enumerate(answers(params)):
        x, y = (number_ % each) * (wide + 2 * GAP), HEAD + (number_ // each) * (HIGH + GAP)
        parts.append(rect(x, y, wide, HIGH, "f-wash"))
        for place, event in enumerate(EVENTS):
            at = (x + (place + 0.5) * column, y + HIGH / 2)
            parts.append(marks("served" if event in known[answer] else "idle", [at], 7))
        picks.append(Pick(answer, answer, x, y, wide, HIGH))
    rows = -(-len(picks) // each)
    svg = picture(width, HEAD + rows * (HIGH + GAP), RUNS, FINDING, parts)
    return Drawing(svg, picks=tuple(picks))
