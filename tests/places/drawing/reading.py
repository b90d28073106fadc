"""Reading a drawing back: its elements, its words, and the shapes in its paths."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup: str) -> ElementTree.Element:
    """The drawing as XML; it must be well-formed, and carry no style and no script."""
    root = ElementTree.fromstring(markup)
    assert root.tag == f"{SVG}svg"
    for element in root.iter():
        assert element.tag not in (f"{SVG}script", f"{SVG}style", f"{SVG}foreignObject")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
    return root


def words(root: ElementTree.Element) -> list[str]:
    """The texts of a drawing in their order."""
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def ids(root: ElementTree.Element) -> list[str]:
    return [element.attrib["id"] for element in root.iter() if "id" in element.attrib]


def paths(root: ElementTree.Element, classes: str) -> Iterator[str]:
    """The data of the paths with exactly these classes, outside of patterns."""
    inside = {id(child) for pattern in root.iter(f"{SVG}pattern") for child in pattern.iter()}
    for element in root.iter(f"{SVG}path"):
        if id(element) not in inside and element.attrib.get("class") == classes:
            yield element.attrib["d"]


def filled(root: ElementTree.Element, state: str) -> Iterator[str]:
    """The data of the paths that are filled with the pattern of a state."""
    for element in root.iter(f"{SVG}path"):
        if element.attrib.get("fill", "").endswith(f"-{state})"):
            yield element.attrib["d"]


def shapes(found: Iterator[str]) -> int:
    """How many closed shapes, or crosses, stand in these paths."""
    return sum(len(re.findall(r"[Mm]", d)) for d in found)


def boxes(found: Iterator[str]) -> list[tuple[float, float, float, float]]:
    """The rectangles in these paths: x, y, width, height."""
    return [box for d in found for box in (*_from_above(d), *_from_below(d))]


_NUMBER = r"(-?\d+(?:\.\d+)?)"
_ABOVE = re.compile(rf"M{_NUMBER} {_NUMBER}h{_NUMBER}v{_NUMBER}h-\3z")
_BELOW = re.compile(rf"([Mm]){_NUMBER} {_NUMBER}v-{_NUMBER}h{_NUMBER}v\4z")


def _from_above(d: str) -> Iterator[tuple[float, float, float, float]]:
    for x, y, width, height in _ABOVE.findall(d):
        yield float(x), float(y), float(width), float(height)


def _from_below(d: str) -> Iterator[tuple[float, float, float, float]]:
    """Each from the lower left corner of the one before it."""
    left = base = 0.0
    for move, x, y, height, width in _BELOW.findall(d):
        left, base = (float(x), float(y)) if move == "M" else (round(left + float(x), 1), round(base + float(y), 1))
        yield left, round(base - float(height), 1), float(width), float(height)


def stairs(d: str) -> list[tuple[float, float]]:
    """The places at which a step line arrives: x and y after every vertical step, and its end."""
    start = re.match(r"M(\S+) ([\d.]+)", d)
    assert start
    x, y = float(start[1]), float(start[2])
    found = [(x, y)]
    for letter, value in re.findall(r"([HVhv])(-?[\d.]+)", d):
        if letter in "Hh":
            x = round(float(value) + (x if letter == "h" else 0), 1)
        else:
            y = round(float(value) + (y if letter == "v" else 0), 1)
        found.append((x, y))
    return found
