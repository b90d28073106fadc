"""The inputs of a lab that are no place in its other pictures: a picture of bars, in which they are pulled too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from study.core.simulators.parameters import Parameter, declared
from study.core.text.number import number
from study.drawing.gauges import Gauge, gauges
from study.drawing.svg import STATES
from study.labs.plugin import Picture, Run

TITLE = "Limits, sizes and waits"

BEYOND, TWICE = 1.25, 2
"""A bar reaches as far beyond its limit, and to so many times what the input is."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """An input to pull, by the name of its parameter. Its bar reaches `room` at least; what is above `limit` is
    refused. `said` says a value where number and unit do not."""

    field: str
    room: float
    limit: float | None = None
    said: Callable[[float], str] | None = None


def pulled(
    run: Run, ghost: Run | None, inputs: tuple[Pulled, ...], colours: Mapping[str, str], title: str = TITLE
) -> tuple[Picture, ...]:
    """A picture of the inputs that are given, in the colours of their fields; none where none is."""
    about = declared(type(run.params))
    theirs = ghost.params if ghost else None
    rows = [
        _gauge(one, about[one.field], getattr(run.params, one.field), getattr(theirs, one.field, None), colours)
        for one in inputs
        if getattr(run.params, one.field) is not None
    ]
    finding = "; ".join(f"{row.name}: {row.said}" for row in rows) + "."
    return (Picture(title, finding, lambda width: gauges(width, title, finding, rows)),) if rows else ()


def _gauge(one: Pulled, about: Parameter, value: Any, before: Any, colours: Mapping[str, str]) -> Gauge:
    said = one.said or (lambda value: number(value, about.unit))
    least = about.minimum or 0
    most = max(one.room, (one.limit or 0) * BEYOND, value * TWICE)
    most = most if about.maximum is None else min(most, about.maximum)
    return Gauge(
        one.field,
        about.label,
        value,
        said(value),
        least,
        max(most, value),
        one.limit,
        "" if one.limit is None else f"at most {said(one.limit)}",
        next((state for state in STATES if state == colours.get(one.field)), None),
        before,
    )
