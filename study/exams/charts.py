"""The drawings of a result, as SVG without colours or sizes of their own: classes and geometry."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from study.core.assessment.intervals import Interval
from study.core.exams.blueprint import Scale
from study.core.exams.score import Estimate
from study.drawing.svg import line, marks, picture, rect, text

WIDE, NARROW, EDGE, BASE = 700, 344, 12, 62
BAR = 160


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


def share(right: int, count: int, likely: Interval, title: str) -> SafeString:
    """How much of a domain was right: a bar, and the likely range as a thin line."""
    parts = [rect(0, 4, BAR, 12, "f-wash"), rect(0, 4, BAR * right / count if count else 0, 12, "f-served")]
    parts.append(line(BAR * likely.low, 10, BAR * likely.high, 10, "k-idle", 1.5))
    finding = f"{right} of {count}, likely {likely.low:.0%} to {likely.high:.0%}"
    return mark_safe(picture(BAR, 20, title, finding, parts))  # noqa: S308 - escaped where it is drawn
