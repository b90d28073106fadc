"""The drawing of a result, as SVG without colours or sizes of its own: classes and geometry."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from study.core.exams.blueprint import Scale
from study.core.exams.score import Estimate
from study.drawing.svg import NARROW, WIDE, line, marks, picture, rect, text

EDGE, BASE = 12, 62


def score(found: Estimate, scale: Scale, earlier: Sequence[Estimate] = ()) -> SafeString:
    """The estimate on its scale, with its range, the pass, and earlier results as hollow marks; wide and narrow."""
    drawn = "".join(_score(found, scale, earlier, width) for width in (WIDE, NARROW))
    return mark_safe(drawn)  # noqa: S308 - escaped where it is drawn


def _score(found: Estimate, scale: Scale, earlier: Sequence[Estimate], width: int) -> str:
    left, right = EDGE, width - EDGE

    def across(value: float) -> float:
        return left + (value - scale.lowest) / (scale.highest - scale.lowest) * (right - left)

    at, passing = across(found.score), across(scale.passing)
    parts = [
        line(left, BASE, right, BASE, "axis"),
        rect(across(found.low), BASE - 4, max(across(found.high) - across(found.low), 2), 8, "f-served-soft"),
        line(passing, BASE - 26, passing, BASE + 8, "k-throttled", 2),
        text(passing, BASE + 26, f"pass {scale.passing}", "small", "middle"),
        text(left, BASE + 26, str(scale.lowest), "faint small"),
        text(right, BASE + 26, str(scale.highest), "faint small", "end"),
        marks("idle", [(across(one.score), BASE) for one in earlier], title="earlier"),
        marks("served", [(at, BASE)], 6, title=f"about {found.score}"),
        text(min(max(at, left + 40), right - 40), BASE - 34, f"about {found.score}", "strong", "middle"),
    ]
    finding = f"About {found.score}, likely {found.low} to {found.high}; the exam passes at {scale.passing}."
    return picture(width, 96, "Estimated score", finding, parts)
