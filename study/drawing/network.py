"""A network: areas, what stands in them, and the way that something takes through it, as far as it comes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from study.drawing.svg import Point, State, cut, marks, path, polyline, rect, shape, text

SIZE = 13
"""Of the second line in a node."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the network: its name and a few words. `state` is what became of something there; where nothing came
    it is `off`."""

    name: str
    words: str = ""
    state: State | None = None
    off: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def corner(self) -> Point:
        """Where its mark is."""
        return self.x + 4, self.y + 4


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the ground with its name; the outermost one is `dashed`."""

    name: str
    place: Box
    dashed: bool = False


def node(one: Node, place: Box) -> str:
    """A box with its name and words; dashed where it is off."""
    x, y = place.middle
    edge = 'class="f-paper k-idle" stroke-dasharray="4 3"' if one.off else 'class="f-paper k-ink"'
    parts = [f'<rect {edge} rx="8" {_at(place)}/>']
    named = "faint" if one.off else "strong"
    parts.append(text(x, y - 4 if one.words else y + 5, cut(one.name, place.width - 4), named, "middle"))
    if one.words:
        parts.append(text(x, y + 14, cut(one.words, place.width - 4, SIZE), "faint small", "middle"))
    return "".join(parts)


def network(
    areas: Sequence[Area], nodes: Mapping[str, Node], places: Mapping[str, Box], way: Sequence[Point]
) -> list[str]:
    """The areas, then the way, then what stands on it, with the mark of what became of something there."""
    parts = [_ground(one) for one in areas]
    parts.append(path(polyline(way), "ink", 3))
    for one in areas:
        x, y = one.place.x + 10, one.place.y + 18
        parts.append(text(x, y, cut(one.name, one.place.width - 12), "faint halo"))
    parts += [node(one, places[name]) for name, one in nodes.items()]
    for name, each in nodes.items():
        if each.state:
            x, y = places[name].corner
            parts.append(path(shape("served", x, y, 10), "f-paper"))
            parts.append(marks(each.state, [(x, y)], 6.5))
    return parts


def _ground(one: Area) -> str:
    if one.dashed:
        return f'<rect class="f-none k-idle" stroke-dasharray="6 4" rx="9" {_at(one.place)}/>'
    return rect(one.place.x, one.place.y, one.place.width, one.place.height, "f-wash")


def _at(place: Box) -> str:
    return f'x="{place.x:g}" y="{place.y:g}" width="{place.width:g}" height="{place.height:g}"'
