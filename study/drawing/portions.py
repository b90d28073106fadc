"""How the cards of a topic stand, as one bar: a part for each state, wide as its share."""

from collections.abc import Mapping
from itertools import accumulate

from study.drawing.svg import coordinate, escaped, rect

WIDTH, HIGH, GAP, LEAST = 200, 12, 2.7, 9
"""Of the bar, in units of the viewBox; a part that exists is at least LEAST wide."""


def portions(counts: Mapping[str, int], sentence: str) -> str:
    """Draw a bar with a part for each state that has cards, in the order given; the states are those of cells. What
    it shows is said by the `sentence`."""
    present = {state: number for state, number in counts.items() if number}
    widths = _widths(list(present.values()))
    starts = accumulate(widths, lambda at, width: at + width + GAP, initial=0.0)
    parts = "".join(_part(state, x, width) for state, x, width in zip(present, starts, widths, strict=False))
    return (
        f'<svg class="tbar" viewBox="0 0 {WIDTH} {HIGH}" preserveAspectRatio="xMinYMid" role="img" '
        f'aria-label="{escaped(sentence)}">{parts}</svg>'
    )


def _widths(numbers: list[int]) -> list[float]:
    """The room of the bar by number, none narrower than LEAST."""
    room, total = WIDTH - GAP * (len(numbers) - 1), sum(numbers)
    spare = room - LEAST * len(numbers)
    return [LEAST + spare * number / total for number in numbers]


def _part(state: str, x: float, width: float) -> str:
    if state == "warm":
        return rect(x, 0, width, HIGH, "f-served")
    if state == "cooling":
        return rect(x + 0.8, 0.8, width - 1.6, 10.4, "f-none k-served") + rect(x + 0.8, 6, width - 1.6, 5.2, "f-served")
    if state == "cold":
        return rect(x + 1, 1, width - 2, 10, "f-none k-cold")
    edge = f'x="{coordinate(x + 0.8)}" y="0.8" width="{coordinate(width - 1.6)}" height="10.4"'
    return f'<rect class="f-none k-idle" {edge} stroke-dasharray="1.5 2.5"/>'
