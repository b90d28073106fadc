"""The scores of a QTI item's answers, read from its response processing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from study.core.formats.shared.safe_xml import Element, inside

BOUNDS = {"vargte": "low", "vargt": "low", "varlte": "high", "varlt": "high"}


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison: the answer given in `place` with `value`. `sort` is "is", "low" or "high" (at
    least, at most); `wanted` is false inside a `not`."""

    place: str
    value: str
    sort: str = "is"
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """What earns `score` points, and the ids of the feedback it shows."""

    tests: tuple[Test, ...]
    score: float
    shows: tuple[str, ...]

    def wanted(self, place: str = "") -> list[str]:
        """The values it asks for, in one place or in any."""
        return [test.value for test in self.tests if test.wanted and test.sort == "is" and place in ("", test.place)]


def conditions(item: Element) -> tuple[Condition, ...]:
    """All conditions of an item, in order."""
    return tuple(_condition(element) for element in inside(item, "respcondition"))


def worths(found: Sequence[Condition]) -> dict[str, float]:
    """What each single answer earns as a share of the most, for conditions that ask for one answer."""
    earned: dict[str, float] = {}
    for condition in found:
        for value in condition.wanted():
            earned[value] = max(earned.get(value, 0.0), condition.score)
    best = max(earned.values(), default=0.0)
    return {value: score / best for value, score in earned.items() if score > 0}


def best(found: Sequence[Condition]) -> Condition | None:
    """The condition that earns most; the first of equals. None where nothing earns anything."""
    earning = [condition for condition in found if condition.score > 0]
    return max(earning, key=lambda condition: condition.score, default=None)


def _condition(element: Element) -> Condition:
    held = element.first("conditionvar")
    scores = [number(setter.text) for setter in element.all("setvar")]
    shows = tuple(shown.attributes.get("linkrefid", "") for shown in element.all("displayfeedback"))
    return Condition(tuple(_tests(held, True)) if held else (), max(scores, default=0.0), shows)


def _tests(element: Element, wanted: bool) -> Iterator[Test]:
    for child in element.children:
        sort = "is" if child.tag == "varequal" else BOUNDS.get(child.tag)
        if sort:
            yield Test(child.attributes.get("respident", ""), child.text.strip(), sort, wanted)
        else:
            yield from _tests(child, wanted != (child.tag == "not"))


def number(text: str) -> float:
    """The number a text means, 0 where it means none."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if isfinite(value) else 0.0
