"""The primitives of a chart: numbers and words in, SVG markup out.

Markup has classes and geometry, never inline styles: the Content-Security-Policy forbids them, and the theme
sets the colours. Every text is escaped here and nowhere else. Coordinates are in units of the viewBox, with
at most one decimal.
"""

import re
from collections.abc import Iterable
from hashlib import blake2s
from html import escape
from typing import Literal

type State = Literal["served", "cold", "throttled", "retry", "failed", "idle"]
type Anchor = Literal["start", "middle", "end"]
type Point = tuple[float, float]

STATES: tuple[State, ...] = ("served", "cold", "throttled", "retry", "failed", "idle")

WIDE, NARROW, TILE = 760, 344, (320, 132)
"""The drawings of a chart: for containers from 38 rem, for smaller ones, and for the gallery."""

LETTER = 0.58
"""Width of a letter in heights: that of the page's font and 20 % more, for a font that stands in for it."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_MARK_CLASSES: dict[State, str] = {
    "served": "f-served",
    "cold": "f-paper k-cold",
    "throttled": "f-throttled",
    "retry": "f-retry",
    "failed": "f-none k-failed",
    "idle": "f-paper k-idle",
}

_PATTERNS: dict[str, str] = {
    "cold": '<pattern id="{id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="f-cold-soft" width="5" height="5"/><rect class="f-cold" width="2" height="5"/></pattern>',
    "throttled": '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="f-throttled-soft" width="6" height="6"/>'
    '<path class="k-throttled" d="M0 3h6M3 0v6" stroke-width="1.6"/></pattern>',
    "retry": '<pattern id="{id}" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect class="f-retry-soft" width="5" height="5"/><circle class="f-retry" cx="2.5" cy="2.5" r="1.2"/></pattern>',
    "failed": '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    '<rect class="f-failed-soft" width="6" height="6"/><rect class="f-failed" width="1.6" height="6"/></pattern>',
    "idle": '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="f-wash" width="6" height="6"/><path class="axis" d="M0 0v6"/></pattern>',
}


def escaped(words: str) -> str:
    """Words as text or attribute of XML: marked up characters escaped, forbidden ones left out."""
    return escape(_NOT_XML.sub("", words))


def coordinate(value: float) -> str:
    """A length or place, at most one decimal: `40`, `54.1`."""
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def breadth(words: str, size: float = 14) -> float:
    """How wide words are at most, so that labels can keep out of each other's way."""
    return len(words) * size * LETTER


def cut(words: str, room: float, size: float = 14) -> str:
    """Words as far as there is room."""
    most = int(room / breadth("m", size))
    return words if len(words) <= most else f"{words[: most - 1]}…"


def text(x: float, y: float, words: str, classes: str = "", anchor: Anchor = "start") -> str:
    """Words with their baseline at y. Classes: `strong`, `faint`, `halo` over lines, `t-throttled`."""
    about = (f' class="{classes}"' if classes else "") + (f' text-anchor="{anchor}"' if anchor != "start" else "")
    return f'<text x="{coordinate(x)}" y="{coordinate(y)}"{about}>{escaped(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, classes: str, width: float = 0, dash: str = "") -> str:
    """A straight line. Classes: `axis`, `grid`, `k-throttled` for a limit, `k-idle` for run A."""
    ends = f'x1="{coordinate(x1)}" y1="{coordinate(y1)}" x2="{coordinate(x2)}" y2="{coordinate(y2)}"'
    return f'<line class="{classes}" {ends}{_stroke(width, dash)}/>'


def rect(x: float, y: float, width: float, height: float, classes: str, title: str = "") -> str:
    """A filled rectangle; `title` is what is said where one points at it."""
    place = f'x="{coordinate(x)}" y="{coordinate(y)}" width="{coordinate(width)}" height="{coordinate(height)}"'
    return _with_title("rect", f'class="{classes}" {place}', title)


def path(d: str, classes: str, width: float = 0, dash: str = "", title: str = "") -> str:
    """Any shape, or many shapes of one class: `d` is path data."""
    return _with_title("path", f'class="{classes}" d="{d}"{_stroke(width, dash)}', title)


def hatched(d: str, state: State, edge: str = "", title: str = "") -> str:
    """An area filled with the pattern of a state (served is solid); `edge` is the class of its outline."""
    if state == "served":
        return path(d, f"f-served {edge}".strip(), title=title)
    outline = f'class="{edge}" stroke-width="1" ' if edge else ""
    return _with_title("path", f'{outline}fill="url(#p-{state})" d="{d}"', title)


def box(x: float, y: float, width: float, height: float) -> str:
    """Path data of a rectangle, for many in one path."""
    across = coordinate(width)
    return f"M{coordinate(x)} {coordinate(y)}h{across}v{coordinate(height)}h-{across}z"


def tenths(value: float) -> int:
    """A length or place in tenths, as `coordinate` rounds it. What goes on from one place to the next is written by
    their differences, which repeat: a row of alike bars weighs next to nothing then, and no rounding adds up."""
    return int(f"{value:.1f}".replace(".", ""))


def boxes(each: Iterable[tuple[float, float, float, float]]) -> str:
    """Path data of many rectangles (x, y, width, height), each from its lower left corner."""
    parts: list[str] = []
    last = (0, 0)
    for x, y, width, height in each:
        left, top, base = tenths(x), tenths(y), tenths(y + height)
        moved = f"{coordinate((left - last[0]) / 10)} {coordinate((base - last[1]) / 10)}"
        high = coordinate((base - top) / 10)
        parts.append(f"{'m' if parts else 'M'}{moved}v-{high}h{coordinate(width)}v{high}z")
        last = left, base
    return "".join(parts)


def polyline(points: Iterable[Point]) -> str:
    """Path data of straight lines from point to point; empty without points."""
    places = [f"{coordinate(x)} {coordinate(y)}" for x, y in points]
    return f"M{'L'.join(places)}" if places else ""


def shape(state: State, x: float, y: float, size: float = 4.3) -> str:
    """Path data of the mark of a state around a place; `size` is half its height."""
    if state in ("served", "cold"):
        r = size if state == "served" else size * 0.8
        half, across = coordinate(r), coordinate(2 * round(r, 1))
        return f"M{coordinate(x - r)} {coordinate(y)}a{half} {half} 0 1 0 {across} 0a{half} {half} 0 1 0-{across} 0z"
    if state == "throttled":
        s = coordinate(size * 1.2)
        return f"M{coordinate(x)} {coordinate(y - size * 1.2)}l{s} {s}l-{s} {s}l-{s}-{s}z"
    s = coordinate(size)
    twice = coordinate(2 * round(size, 1))
    if state == "retry":
        return f"M{coordinate(x)} {coordinate(y - size)}l{s} {twice}h-{twice}z"
    if state == "failed":
        left, top = coordinate(x - size), coordinate(y - size)
        return f"M{left} {top}l{twice} {twice}m0-{twice}l-{twice} {twice}"
    small = coordinate(1.6 * size)
    return f"M{coordinate(x - 0.8 * size)} {coordinate(y - 0.8 * size)}h{small}v{small}h-{small}z"


def marks(state: State, places: Iterable[Point], size: float = 4.3, title: str = "") -> str:
    """Marks of one state as one path: served a full circle, cold a hollow one, throttled a diamond,
    retry a triangle, failed a cross, idle a hollow square. Nothing where there is none."""
    d = "".join([shape(state, x, y, size) for x, y in places])
    stroked = state in ("cold", "failed", "idle")
    return path(d, _MARK_CLASSES[state], size * 0.5 if stroked else 0, title=title) if d else ""


def picture(width: float, height: float, title: str, finding: str, parts: Iterable[str]) -> str:
    """A whole drawing that can also stand alone as a file. `title` names it, `finding` says what it
    shows. Its ids are made of what is in it: two drawings on a page share none unless they are equal."""
    body, title, finding = "".join(parts), escaped(title), escaped(finding)
    name = _name(f"{width}\n{title}\n{finding}\n{body}")
    where = "chart__narrow" if width <= NARROW else "chart__wide"
    said = f'<title id="{name}-t">{title}</title><desc id="{name}-d">{finding}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{where}" '
        f'viewBox="0 0 {coordinate(width)} {coordinate(height)}" role="img" '
        f'aria-labelledby="{name}-t {name}-d">{said}{_with_patterns(body, name)}</svg>'
    )


def tile(parts: Iterable[str]) -> str:
    """The small picture of the gallery. It decorates: the words beside it say what it is."""
    body = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {TILE[0]} {TILE[1]}" aria-hidden="true">'
        f"{_with_patterns(body, _name(body))}</svg>"
    )


def _name(content: str) -> str:
    """A name that other content does not have."""
    return "c" + blake2s(content.encode(), digest_size=5).hexdigest()


def _with_patterns(body: str, name: str) -> str:
    """The body after the patterns that it fills areas with, under ids of this drawing: a pattern of
    another drawing would not be painted while that one is hidden. Text cannot look like a
    reference, because its quotes are escaped."""
    used = [
        pattern.format(id=f"{name}-{state}") for state, pattern in _PATTERNS.items() if f'"url(#p-{state})"' in body
    ]
    body = body.replace('"url(#p-', f'"url(#{name}-')
    return f"<defs>{''.join(used)}</defs>{body}" if used else body


def _stroke(width: float, dash: str) -> str:
    about = f' stroke-width="{coordinate(width)}"' if width else ""
    return about + (f' stroke-dasharray="{dash}"' if dash else "")


def _with_title(tag: str, about: str, title: str) -> str:
    return f"<{tag} {about}><title>{escaped(title)}</title></{tag}>" if title else f"<{tag} {about}/>"
