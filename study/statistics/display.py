"""Figures for display: a value with its unit, its interval and its meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from study.core.assessment.items import ENOUGH
from study.core.text.duration import span
from study.core.text.number import between, number

LATER = f"from {ENOUGH} attempts"


@dataclass(frozen=True, slots=True)
class Told:
    """One figure. `span` is its interval in words, empty where there is none."""

    name: str
    value: str
    span: str
    meaning: str


def rounded(value: float | None, unit: str = "") -> str:
    """A whole number with its unit; empty for None."""
    return "" if value is None else number(value, unit, places=0)


def interval(bounds: Sequence[float] | None, unit: str = "") -> str:
    """`38 to 58 %`; empty where there is none."""
    return between(bounds[0], bounds[1], unit, places=0) if bounds else ""


def time_open(value: float | None) -> str:
    """How long a question was open, to the second: `2 min 5 s`; empty for None."""
    return "" if value is None else span(round(value))


def told(figures: Mapping[str, Any]) -> list[Told]:
    """The figures of a version, those of `report.figures`."""
    details = figures["details"]
    compared = LATER if details.get("ranked", 0) < ENOUGH else "the same for everybody"
    times, reviews = details.get("seconds"), details.get("retention_reviews", 0)
    return [
        Told("Attempts", f"{figures['attempts']:,}", "", "first answers to this version, each learner once"),
        Told(
            "Facility",
            rounded(figures["facility"], "%") or LATER,
            interval(details.get("facility"), "%"),
            "the average score; near 50 says the most about learners",
        ),
        Told(
            "Discrimination",
            rounded(figures["discrimination"]) or compared,
            interval(details.get("discrimination")),
            "how well it tells strong learners from weak ones, −100 to 100; below 0 suggests a fault, 50 is good",
        ),
        Told(
            "Efficiency",
            rounded(figures["efficiency"]) or compared,
            "",
            "discrimination, as a share of the most that is possible at this facility",
        ),
        Told(
            "Median time",
            time_open(figures["median_seconds"]) or (LATER if figures["attempts"] < ENOUGH else "not measured"),
            f"{time_open(times[0])} to {time_open(times[1])}" if times else "",
            "how long the question was open in the daily review",
        ),
        Told(
            "After 30 days",
            rounded(figures["retention"], "%") or LATER.replace("attempts", "such reviews"),
            interval(details.get("retention"), "%"),
            f"recalled 25 to 35 days after the last review; {reviews:,} such reviews so far",
        ),
    ]


def reliability(figures: Mapping[str, Any]) -> list[Told]:
    """The figures of a whole bank, those of `report.bank_figures`."""
    error, points = figures.get("standard_error"), figures.get("standard_error_questions")
    return [
        Told(
            "Alpha",
            rounded(figures.get("alpha")) or LATER.replace("attempts", "learners"),
            "",
            "how well the questions agree, up to 100; 70 or more to compare groups, 90 or more to compare learners",
        ),
        Told(
            "Error ratio",
            rounded(figures.get("error_ratio"), "%"),
            "",
            "how much of the differences between learners is chance",
        ),
        Told(
            "Standard error",
            rounded(error, "points"),
            "",
            "how far off a result out of 100 is at most, two times out of three"
            + ("" if points is None else f": {number(points, 'questions', 1)}"),
        ),
    ]
