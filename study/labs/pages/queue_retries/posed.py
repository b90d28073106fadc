"""The inputs before the run: what each delivery would meet, without times and ends."""

from study.core.simulators.engines.queue_retries.params import Params
from study.drawing.strip import strip
from study.labs.plugin import Picture, both

TITLE = "What each delivery would meet"
FINDING = "What the script of outcomes says of each delivery, as far as there is one."


def posed(params: Params) -> tuple[Picture, ...]:
    """The script of outcomes as boxes in order; the last one goes on."""
    boxes = [(f"Delivery {number}", _said(item)) for number, item in enumerate(params.outcomes, start=1)]
    if boxes:
        boxes[-1] = (boxes[-1][0] + " and later", boxes[-1][1])
    return (both(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes)),)


def _said(item: str) -> str:
    """An outcome in words: `error, 2 s`."""
    word, _, took = item.partition(":")
    return f"{word}, {took} s" if took and word != "fail" else f"{word} {took}".strip().replace("+", ", ")
