"""What the makers of questions share: when a question may be asked, and its sentences."""

from collections.abc import Callable, Iterable
from typing import Any

from study.core.simulators.parameters import declared
from study.core.simulators.simulator import Asked, Trace, Wrong

FEWEST = 3
"""A question needs this many wrong answers that differ from the right one and from each other."""


def asked(
    prompt: str,
    answer: float | str,
    unit: str,
    wrong: Iterable[Wrong],
    working: str,
    sources: tuple[str, ...] = (),
    tolerance: float = 0.0,
    signed: bool = False,
    fewest: int = FEWEST,
) -> Asked | None:
    """Make the question, or None where fewer than `fewest` wrong answers differ.

    Numbers have to be more than three tolerances from the right one and from each other, so that no
    answer could be taken for two. Of two misconceptions that are too close the first is kept; one that
    gives the right answer is left out, and so is a number below zero unless the answer is `signed`.
    """
    kept: list[Wrong] = []
    for each in wrong:
        sensible = isinstance(each.value, str) or signed or each.value >= 0
        if sensible and all(_apart(each.value, other, tolerance) for other in (answer, *(one.value for one in kept))):
            kept.append(each)
    if len(kept) < fewest:
        return None
    return Asked(prompt, answer, unit, tuple(kept), working, tolerance, sources)


def _apart(one: float | str, other: float | str, tolerance: float) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one != other
    return abs(one - other) > 3 * tolerance


def usual(params: Any, *named: str) -> bool:
    """Whether every parameter but those `named` has its default: a question need not tell it then."""
    standard = type(params)()
    return all(getattr(params, name) == getattr(standard, name) for name in declared(type(params)) if name not in named)


def where[P](holds: Callable[[P, Trace], bool], ask: Callable[[P, Trace], Asked | None]) -> Callable[..., Asked | None]:
    """Ask only about states that `holds` finds fit, so that a question can be asked about any state: one
    that its words describe in full, up to what changes nothing."""

    def asks(params: P, trace: Trace) -> Asked | None:
        return ask(params, trace) if holds(params, trace) else None

    return asks
