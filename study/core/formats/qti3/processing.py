"""What of an item earns and shows what, read from its declarations and its response processing.

Rules are read where they say no more than the standard templates: each condition tests one response by its right
answer, by a value, a range or its mapping. Whatever else sets a score makes the item one that is not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import Literal

from study.core.formats.qti3.markup import inside, words
from study.core.formats.shared.safe_xml import Element

type Sort = Literal["always", "right", "wrong", "is", "null", "other"]

BY_RIGHT = {"match_correct", "cc2_match", "cc2_match_basic"}
BY_MAPPING = {"map_response", "cc2_map_response"}
CARTRIDGE = {"cc2_match", "cc2_match_basic"}
"""Templates of Common Cartridge, which show one text to a right answer and one to a wrong one."""
CARTRIDGE_SAYS: tuple[tuple[str, Sort], ...] = (("", "right"), ("in", "wrong"))
ADDING = {"variable", "map-response", "base-value", "sum"}
"""What a score may be put together of."""


@dataclass(frozen=True, slots=True)
class Test:
    """When something holds: `sort`, of the response `of`; with "is" for the answer `value`, as we write it."""

    sort: Sort
    of: str = ""
    value: str = ""


ALWAYS: tuple[Test, ...] = (Test("always"),)
OPPOSITES: dict[Sort, Sort] = {"right": "wrong", "null": "always"}


@dataclass(frozen=True, slots=True)
class Response:
    """A response as it is declared. `right` are its right values, `mapping` what single ones are worth."""

    ident: str
    cardinality: str
    base: str
    right: tuple[str, ...]
    mapping: dict[str, float]


@dataclass(slots=True)
class Processing:
    """`by_right` and `by_mapping` name the responses that are scored so, `earned` what single answers earn, in order,
    `full` what the right answer does where both are said.
    `shown` says when a feedback is shown, by its outcome and its identifier; `own` are outcomes that take the answer
    of a response for that identifier. `is_opaque`: a score is set by rules that are not read."""

    by_right: set[str] = field(default_factory=set)
    by_mapping: set[str] = field(default_factory=set)
    earned: dict[str, dict[str, float]] = field(default_factory=dict)
    full: float = 1.0
    shown: dict[tuple[str, str], list[Test]] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    is_opaque: bool = False

    def is_scored(self, response: Response) -> bool:
        return response.ident in self.by_right | self.by_mapping or response.ident in self.earned


def responses(item: Element) -> dict[str, Response]:
    """The responses of an item by their identifiers."""
    return {one.ident: one for one in map(_response, item.all("response-declaration"))}


def number(text: str) -> float:
    """The number a text means, 0 where it means none."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if isfinite(value) else 0.0


def processing(item: Element, declared: dict[str, Response]) -> Processing:
    """What earns and shows what."""
    found = Processing()
    element = item.first("response-processing")
    template = element.attributes.get("template", "") if element else ""
    name = template.rstrip("/").rpartition("/")[2].removesuffix(".xml").lower().replace("-", "_")
    if element is None or (not element.children and not template) or name in BY_RIGHT:
        found.by_right = {one.ident for one in declared.values() if one.right}
        if not template:
            found.by_mapping = {one.ident for one in declared.values() if not one.right and one.mapping}
    elif name in BY_MAPPING:
        found.by_mapping = {one.ident for one in declared.values() if one.mapping}
    elif template:
        found.is_opaque = True
    if name in CARTRIDGE:
        whole = " ".join(sorted(found.by_right))
        found.shown = {("FEEDBACKBASIC", f"{no}correct"): [Test(sort, whole)] for no, sort in CARTRIDGE_SAYS}
    if element is not None:
        _Reader(found, declared, _defaults(item)).take(element, ALWAYS)
    return found


def _response(element: Element) -> Response:
    told = element.attributes
    correct, mapping = element.first("correct-response"), element.first("mapping")
    entries = [one.attributes for one in mapping.all("map-entry")] if mapping else []
    return Response(
        told.get("identifier", ""),
        told.get("cardinality", "single").lower(),
        told.get("base-type", "").lower(),
        tuple(" ".join(words(value).split()) for value in correct.all("value")) if correct else (),
        {" ".join(one.get("map-key", "").split()): number(one.get("mapped-value", "")) for one in entries},
    )


def _defaults(item: Element) -> dict[str, float]:
    """What outcomes are worth before anybody answers, but for the score itself: the most there is to get."""
    found = {}
    for one in item.all("outcome-declaration"):
        default = one.first("default-value")
        if default and one.attributes.get("base-type", "").lower() in ("float", "integer"):
            found[one.attributes.get("identifier", "")] = number(words(default).strip())
    return found


class _Reader:
    """Walks through the conditions of an item, each branch with the tests that lead to it."""

    def __init__(self, found: Processing, declared: dict[str, Response], defaults: dict[str, float]) -> None:
        self.found = found
        self.defaults = defaults
        self.declared = declared

    def take(self, element: Element, tests: tuple[Test, ...]) -> None:
        for child in element.children:
            if child.tag == "set-outcome-value":
                self._set(child, tests)
            elif child.tag == "response-condition":
                self._branches(child, tests)
            elif child.tag == "response-processing-fragment":
                self.take(child, tests)
            elif child.tag == "lookup-outcome-value" and "score" in child.attributes.get("identifier", "").lower():
                self.found.is_opaque = True

    def _branches(self, element: Element, above: tuple[Test, ...]) -> None:
        before: list[Test] = []
        for branch in element.children:
            if branch.tag == "response-else":
                rest = [test for test in before if test.sort != "null"]
                is_plain = bool(rest) and all(test.sort == "right" for test in rest)
                own: tuple[Test, ...] = (
                    Test("wrong", rest[0].of) if is_plain else Test("other" if rest else "always"),
                )
            else:
                own = tuple(self._tests(branch.children[0])) if branch.children else ()
                before += own
            whole = own if above == ALWAYS else above if own == ALWAYS else (Test("other"),)
            first = 0 if branch.tag == "response-else" else 1
            self.take(Element(branch.tag, branch.line, children=branch.children[first:]), whole)

    def _tests(self, element: Element) -> Iterator[Test]:
        """What a condition tests: one test, or several of which any is enough."""
        match element.tag:
            case "or":
                for child in element.children:
                    yield from self._tests(child)
            case "not":
                inner = [test for child in element.children for test in self._tests(child)]
                opposite = OPPOSITES.get(inner[0].sort, "other") if len(inner) == 1 else "other"
                yield Test(opposite, inner[0].of if inner else "")
            case "is-null":
                yield Test("null")
            case "and":
                yield self._both(element)
            case "match" | "member" | "equal" | "string-match":
                yield self._compared(element)
            case _:
                yield Test("other")

    def _compared(self, element: Element) -> Test:
        of = _named(element)
        if of not in self.declared or len(element.children) != 2:
            return Test("other")
        tags = {child.tag for child in element.children}
        if tags == {"variable", "correct"}:
            right = self.declared[of].right
            if element.tag == "equal" and len(right) == 1 and (margin := _margin(element, right[0])) != right[0]:
                return Test("is", of, margin) if margin else Test("other")
            return Test("right", of)
        if tags == {"variable", "base-value"}:
            value = " ".join(words(next(inside(element, "base-value"))).split())
            margin = _margin(element, value) if element.tag == "equal" else value
            return Test("is", of, margin) if margin else Test("other")
        return Test("other")

    def _both(self, element: Element) -> Test:
        """Two ends of a range, or the right answers of all places."""
        ends: dict[str, str] = {}
        for child in element.children:
            if child.tag in ("gte", "gt", "lte", "lt") and [one.tag for one in child.children] == [
                "variable",
                "base-value",
            ]:
                ends[child.tag[:2]] = " ".join(words(child.children[1]).split())
        of = _named(element)
        if len(element.children) == 2 and set(ends) == {"gt", "lt"} and of in self.declared:
            return Test("is", of, f"{ends['gt']}..{ends['lt']}")
        inner = [test for child in element.children for test in self._tests(child)]
        if inner and all(test.sort == "right" for test in inner):
            return Test("right", " ".join(test.of for test in inner))
        return Test("other")

    def _set(self, element: Element, tests: tuple[Test, ...]) -> None:
        outcome = element.attributes.get("identifier", "")
        used = {child.tag for child in inside(element, *ADDING, "multiple")}
        if "score" not in outcome.lower():
            self._show(element, outcome, tests)
            return
        if "max" in outcome.lower():
            return
        others = [child for child in element.children if child.tag not in ADDING]
        values = [number(words(value)) for value in inside(element, "base-value")]
        names = [one.attributes.get("identifier", "") for one in inside(element, "variable")]
        values += [self.defaults[name] for name in names if "max" in name.lower() and name in self.defaults]
        if others or not used <= ADDING:
            self.found.is_opaque = True
        elif "map-response" in used:
            self.found.by_mapping |= {one.attributes.get("identifier", "") for one in inside(element, "map-response")}
            self.found.is_opaque |= any(test.sort != "always" for test in tests)
        elif values:
            self._earn(sum(values), tests)

    def _earn(self, score: float, tests: tuple[Test, ...]) -> None:
        for test in tests:
            if test.sort == "right" and score > 0:
                self.found.by_right.update(test.of.split())
                self.found.full = score
            elif test.sort == "is":
                self.found.earned.setdefault(test.of, {}).setdefault(test.value, score)
            elif score:
                self.found.is_opaque = True

    def _show(self, element: Element, outcome: str, tests: tuple[Test, ...]) -> None:
        values = list(inside(element, "base-value"))
        read = [one.attributes.get("identifier", "") for one in inside(element, "variable")]
        given = next((name for name in read if name in self.declared), "")
        if given and not values:
            self.found.own[outcome] = given
        for value in values:
            self.found.shown.setdefault((outcome, words(value).strip()), []).extend(tests)


def _named(element: Element) -> str:
    """The one response that is read in an element, "" where there are several."""
    tags = ("variable", "correct")
    names = {one.attributes.get("identifier", "") for one in inside(element, *tags)}
    return names.pop() if len(names) == 1 else ""


def _margin(element: Element, value: str) -> str:
    """A number with its tolerance, as we write them; "" where the tolerance cannot be read."""
    mode = element.attributes.get("tolerance-mode", "exact").lower()
    if mode == "exact":
        return value
    ends = element.attributes.get("tolerance", "").split()
    numbers = [number(end) for end in ends]
    if not ends or len(ends) > 2 or any(one < 0 for one in numbers):
        return ""
    if any(end.strip("0.") and not one for end, one in zip(ends, numbers, strict=True)):
        return ""
    low, high = numbers[0], numbers[-1]
    if low == high:
        return f"{value} ±{low:.12g}{'%' if mode == 'relative' else ''}" if low else value
    middle = number(value)
    share = abs(middle) / 100 if mode == "relative" else 1
    return f"{middle - low * share:.12g}..{middle + high * share:.12g}"
