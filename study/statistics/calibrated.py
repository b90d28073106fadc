"""A calibration as pages show it: a finding, a plot and a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from study.core.assessment.calibration import Bin, Calibration
from study.core.text.number import between, number
from study.drawing.shares import Ranged, agreement

LEAST_LEARNERS = 10
"""Learners from whom on the forecasts of all of them together are shown to an instructor."""

FEW = 10
"""Below so many answers a range says nothing, and is not drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """Forecasts of about the same chance: the range, their mean, what happened, and of how many."""

    name: str
    foretold: str
    happened: str
    count: str


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Forecasts of recall against what happened, in words, as a drawing and in rows."""

    count: int
    finding: str
    picture: SafeString
    rows: Sequence[Row]
    brier: str
    plain: str


def calibrated(found: Calibration | None) -> Calibrated | None:
    """A calibration in words and as a drawing; None where there is none."""
    if found is None:
        return None
    finding = _finding(found)
    drawn = agreement(
        "Forecast and what happened", finding, "What happened", "Forecast", [_dot(one) for one in found.bins]
    )
    picture = mark_safe(drawn)  # noqa: S308
    rows = [_row(one) for one in found.bins]
    return Calibrated(found.count, finding, picture, rows, number(found.brier, places=3), number(found.plain, places=3))


def _finding(found: Calibration) -> str:
    points = round(100 * found.bias)
    if not points:
        return "On the whole the forecasts were right."
    hopeful = "too cautious" if points > 0 else "too hopeful"
    return f"On the whole the forecasts were {hopeful} by {abs(points)} {'point' if abs(points) == 1 else 'points'}."


def _dot(one: Bin) -> tuple[float, Ranged]:
    row = _row(one)
    said = f"Forecast {row.foretold}: {row.count} recalled, {row.happened}"
    low, high = (one.likely.low, one.likely.high) if one.count >= FEW else (None, None)
    return one.foretold, Ranged(row.name, one.happened, low, high, one.count, said)


def _row(one: Bin) -> Row:
    known = f"{round(one.happened * one.count)} of {one.count}"
    name = between(100 * one.low, 100 * one.high, "%", 0)
    return Row(name, number(100 * one.foretold, "%", 0), number(100 * one.happened, "%", 0), known)
