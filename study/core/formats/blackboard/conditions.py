"""What earns something, and which feedback an answer shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from study.core.formats.shared.safe_xml import Element, inside

RIGHT, WRONG = "correct", "incorrect"
WHOLE = "SCORE.max"
SORTS = {"varequal": "is", "vargte": "low", "vargt": "low", "varlte": "high", "varlt": "high"}


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of what was given in `place`. `sort` is "is", "low", "high", or how a part of a text is looked
    for ("contains", "matches"); `wanted` is false inside a `not`."""

    place: str
    value: str
    sort: str
    wanted: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked for, whether that is right, the hundredths it sets, and the ids of the feedback it shows."""

    tests: tuple[Test, ...]
    right: bool
    hundredths: float
    shows: tuple[str, ...]


def conditions(item: Element) -> tuple[Condition, ...]:
    """All conditions of an item but that for everything else, in order."""
    found = (_condition(element) for element in inside(item, "respcondition"))
    return tuple(one for one in found if one.tests)


def right_values(found: Sequence[Condition], place: str) -> list[str]:
    """The values that are right in a place, each once. A text that is looked for within the answer is none."""
    values = (
        test.value
        for one in found
        if one.right
        for test in one.tests
        if test.wanted and test.sort == "is" and test.place == place
    )
    return list(dict.fromkeys(filter(None, values)))


def shares(found: Sequence[Condition]) -> dict[str, float]:
    """What each option earns as a share of the whole, where it is no more: there its id stands in place of a place."""
    return {
        one.tests[0].place: one.hundredths / 100
        for one in found
        if len(one.tests) == 1 and not one.tests[0].value and 0 < one.hundredths < 100
    }


def own_names(found: Sequence[Condition], idents: Sequence[str]) -> dict[str, str]:
    """The ids of options by what its conditions call them. Ultra gives options new ids on their way out and keeps the
    old ones in the conditions: there the place of an option is the place of its condition."""
    places = [one.tests[0].place for one in found if len(one.tests) == 1 and not one.tests[0].value]
    if set(places) & set(idents) or len(places) != len(idents):
        return {}
    return dict(zip(places, idents, strict=True))


def _condition(element: Element) -> Condition:
    held = element.first("conditionvar")
    given = [setter.text.strip() for setter in element.all("setvar")]
    shows = tuple(shown.attributes.get("linkrefid", "") for shown in element.all("displayfeedback"))
    title = element.attributes.get("title", "")
    right = title != WRONG and WRONG not in shows and (title == RIGHT or RIGHT in shows or WHOLE in given)
    tests = tuple(_tests(held, True)) if held else ()
    return Condition(tests, right, max(map(number, given), default=0.0), shows)


def _tests(element: Element, wanted: bool) -> Iterator[Test]:
    for child in element.children:
        sort = (
            child.attributes.get("setmatch", "contains").lower() if child.tag == "varsubset" else SORTS.get(child.tag)
        )
        if sort:
            exact = child.attributes.get("case", "").lower() == "yes"
            yield Test(child.attributes.get("respident", ""), child.text.strip(), sort, wanted, exact)
        else:
            yield from _tests(child, wanted != (child.tag == "not"))


def number(text: str) -> float:
    """The number a text means, 0 where it means none."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if isfinite(value) else 0.0
