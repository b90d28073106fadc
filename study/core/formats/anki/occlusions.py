"""Anki's image occlusions: shapes on a picture, as gaps of one field, to questions that cover the same parts.

A gap is `{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}`, in shares of the picture. Gaps of one
number are asked together; `oi` says whether the others are covered meanwhile. Ellipses and polygons are covered by the
box around them, and what is only written on the picture is left out.
"""

import re
from collections.abc import Sequence
from zlib import crc32

from study.core.formats.anki.notes import Note
from study.core.formats.shared.anki_texts import from_field
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.gallery import Find
from study.core.problem import Problem
from study.core.questions.covers import SMALLEST, Box, cover, covered
from study.core.questions.interaction import Back
from study.core.questions.kinds import made_of
from study.core.questions.occlusion import front
from study.core.questions.pictures import markdown, names
from study.core.questions.source.block import Block
from study.core.text.deck import OCCLUSION

_GAP = re.compile(r"\{\{c(?P<number>\d{1,3})::image-occlusion:(?P<shape>rect|ellipse|polygon):(?P<said>[^{}]*)\}\}")
_SAID = re.compile(r"(?P<name>\w+)=(?P<value>[^:]*)")


def is_occlusion(fields: Sequence[str]) -> bool:
    """Whether a note with these fields is one."""
    return any(OCCLUSION in field for field in fields)


def gaps_of(fields: Sequence[str]) -> str:
    """The field of an occlusion that holds its shapes."""
    return next(field for field in fields if OCCLUSION in field)


def asked(gaps: str) -> dict[int, list[Box]]:
    """What is covered for each number of the gaps, its own shapes first."""
    boxes, together = _boxes(gaps)
    return {
        number: [*own, *(box for other, these in boxes.items() if together and other != number for box in these)]
        for number, own in sorted(boxes.items())
    }


def take(note: Note, collector: Collector, find: Find) -> None:
    """Take a question for each number of the note's gaps, or refuse the note with a word."""
    gaps = gaps_of(note.fields)
    texts = [from_field(field, find).markdown.strip() for field in note.fields if field != gaps]
    shown = next((text for text in texts if names(text)), "")
    said = [text for text in texts if text and text != shown]
    title = made_title(said[0] if said else "Image occlusion")
    covers = asked(gaps)
    if not shown or not covers:
        what = "its picture is not in the package" if not shown else "it has no shape that can be read"
        collector.refuse(f"It is an image occlusion, and {what}.", name=title)
        return
    (base, *_) = sorted(names(shown))
    alt = said[0].split("\n")[0] if said else base.rpartition(".")[0].replace("-", " ")
    back = "\n\n".join([markdown(alt, base), *said[1:]])
    for number, boxes in covers.items():
        name = cover(base, boxes)
        if isinstance(fault := covered(name), Problem):
            collector.refuse(f"It is an image occlusion that cannot be covered: {fault.message}", name=title)
            continue
        key = f"anki-{crc32(note.guid.encode('utf-8', 'replace')):08x}-{number}"
        block = Block(key, f"{title} {number}", front(alt, name), 0, 0, {}, answer=back)
        collector.take(made_of(Back).name, block, "", note.tags, note.deck.replace("/", " ").replace("::", "/"))


def _boxes(field: str) -> tuple[dict[int, list[Box]], bool]:
    """The boxes by the number of their gap, and whether the others are covered too."""
    boxes: dict[int, list[Box]] = {}
    together = False
    for found in _GAP.finditer(field):
        said = {one["name"]: one["value"].strip() for one in _SAID.finditer(found["said"])}
        box = _box(found["shape"], said)
        together |= said.get("oi") == "1"
        if box:
            boxes.setdefault(int(found["number"]), []).append(box)
    return boxes, together


def _box(shape: str, said: dict[str, str]) -> Box | None:
    """The box around a shape, within the picture; None where its numbers cannot be read."""
    try:
        if shape == "polygon":
            points = [tuple(float(part) for part in point.split(",")) for point in said["points"].split()]
            across, down = zip(*points, strict=True)
            return _within((min(across), min(down), max(across), max(down)))
        left, top = float(said["left"]), float(said["top"])
        if shape == "ellipse":
            return _within((left, top, left + 2 * float(said["rx"]), top + 2 * float(said["ry"])))
        return _within((left, top, left + float(said["width"]), top + float(said["height"])))
    except (KeyError, ValueError):
        return None


def _within(edges: Sequence[float]) -> Box:
    """From shares to per cent, no smaller than what can be seen."""
    left, top, right, bottom = (round(100 * min(max(edge, 0.0), 1.0), 1) for edge in edges)
    left, top = min(left, 100 - SMALLEST), min(top, 100 - SMALLEST)
    return Box(left, top, round(max(right - left, SMALLEST), 1), round(max(bottom - top, SMALLEST), 1))
