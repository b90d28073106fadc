"""Figures as a page writes them: a value with its unit, how far it can be trusted, what it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from study.core.assessment.items import ENOUGH

LATER = f"from {ENOUGH} attempts"


@dataclass(frozen=True, slots=True)
class Told:
    """One figure. `span` is its interval in words, empty where there is none."""

    name: str
    value: str
    span: str
    meaning: str


def number(value: float | None, unit: str = "") -> str:
    """A whole number with its unit, and the sign of minus; empty for None."""
    return "" if value is None else f"{value:.0f}".replace("-", "−").removesuffix("−0") + unit


def span(bounds: Sequence[float] | None, unit: str = "") -> str:
    """`38 to 58 %`."""
    return f"{number(bounds[0])} to {number(bounds[1], unit)}" if bounds else ""


def seconds(value: float | None) -> str:
    """`45 s`, `2 min 5 s`."""
    if value is None:
        return ""
    minutes, rest = divmod(round(value), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def told(figures: Mapping[str, Any]) -> list[Told]:
    """The figures of a version, those of `report.figures`."""
    details = figures["details"]
    compared = LATER if details.get("ranked", 0) < ENOUGH else "the same for everybody"
    times, reviews = details.get("seconds"), details.get("retention_reviews", 0)
    return [
        Told("Attempts", f"{figures['attempts']:,}", "", "first answers to this version, each learner once"),
        Told(
            "Facility",
            number(figures["facility"], " %") or LATER,
            span(details.get("facility"), " %"),
            "what they scored on average; half of them right tells most",
        ),
        Told(
            "Discrimination",
            number(figures["discrimination"]) or compared,
            span(details.get("discrimination")),
            "how well it tells strong learners from weak ones, −100 to 100; below 0 is a fault, from 50 on good",
        ),
        Told(
            "Efficiency",
            number(figures["efficiency"]) or compared,
            "",
            "discrimination, of what is possible for a question as easy or hard as this",
        ),
        Told(
            "Median time",
            seconds(figures["median_seconds"]) or (LATER if figures["attempts"] < ENOUGH else "not measured"),
            f"{seconds(times[0])} to {seconds(times[1])}" if times else "",
            "how long the question was open, in the daily review",
        ),
        Told(
            "After 30 days",
            number(figures["retention"], " %") or LATER.replace("attempts", "such reviews"),
            span(details.get("retention"), " %"),
            f"recalled 25 to 35 days after the last review; {reviews:,} such reviews so far",
        ),
    ]


def reliability(figures: Mapping[str, Any]) -> list[Told]:
    """The figures of a whole bank, those of `report.bank_figures`."""
    error, points = figures.get("standard_error"), figures.get("standard_error_questions")
    return [
        Told(
            "Alpha",
            number(figures.get("alpha")) or LATER.replace("attempts", "learners"),
            "",
            "how well the questions agree, up to 100; from 70 on fit to compare groups, from 90 on single learners",
        ),
        Told(
            "Error ratio",
            number(figures.get("error_ratio"), " %"),
            "",
            "the part of the differences between learners that is chance",
        ),
        Told(
            "Standard error",
            number(error, " points"),
            "",
            "how far a result out of 100 is likely to be off, two times out of three"
            + ("" if points is None else f": {points:.1f} questions"),
        ),
    ]
