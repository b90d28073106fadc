"""A guess in a lab's pictures: chosen on a chart before the run, and drawn beside it after."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from study.core.simulators.parameters import Parameter
from study.drawing import guess as chart
from study.drawing.guess import Range
from study.drawing.svg import NARROW, WIDE
from study.drawing.touch import Drawing
from study.labs.plugin import Picture, Prediction
from study.labs.state import short
from study.labs.touch import choosable, handle, over

WIDTHS = (WIDE, NARROW)
TITLE = "Your guess"


def asked(prediction: Prediction, posed: Sequence[Picture], params: Any, link: str) -> list[tuple[str, ...]]:
    """What is known before the run, in two widths, and a chart to guess on: the level in it where the number is one,
    else a scale of its own. `link` is the address up to the guess."""
    figures = [tuple(_on_level(one.drawn(width), prediction, link) for width in WIDTHS) for one in posed]
    if prediction.level and any(one.drawn(WIDE).level for one in posed):
        return figures
    most = prediction.most(params)
    if not most:
        return figures
    about = Range(most, prediction.unit, prediction.log)
    drawn = [chart.asked(width, TITLE, prediction.asks, about) for width in WIDTHS]
    return [*figures, tuple(_over(one, one, prediction, link) for one in drawn)]


def beside(prediction: Prediction, guess: float, truth: float, params: Any) -> tuple[str, ...]:
    """The guess and the run on one scale, in two widths; nothing where the picture of the run has the guess."""
    if prediction.level:
        return ()
    least = 1.25 * max(guess, truth, 1.0)
    most = max(prediction.most(params), least) if prediction.log or not prediction.most(params) else least
    about = Range(most, prediction.unit, prediction.log)
    return tuple(chart.shown(width, TITLE, prediction.asks, about, guess, truth).svg for width in WIDTHS)


def drawn_in(drawing: Drawing, prediction: Prediction | None, guess: float | None) -> Drawing:
    """The drawing of a run with the guess as a line, where the number is a level of it."""
    if prediction is None or guess is None or not prediction.level or drawing.level is None:
        return drawing
    return replace(drawing, svg=over(drawing.svg, chart.guessed(drawing.level, guess)))


def _on_level(drawing: Drawing, prediction: Prediction, link: str) -> str:
    if not prediction.level or drawing.level is None:
        return drawing.svg
    return _over(drawing, chart.on_level(drawing.level, prediction.unit), prediction, link)


def _over(drawing: Drawing, touched: Drawing, prediction: Prediction, link: str) -> str:
    """The choices as links, for which the field is the other way, and the handle."""
    answers: dict[float | str, str] = {one.answer: short(float(one.answer)) for one in touched.picks}
    svg = choosable(replace(touched, svg=drawing.svg), answers, "", lambda text: f"{link}{text}")
    about = Parameter(TITLE, minimum=0, step=1, unit=prediction.unit)
    return over(svg, "".join(handle(one, about, TITLE) for one in touched.grips))
