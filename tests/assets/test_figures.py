"""The drawings of the shipped courses: they take their colours from the site, fit their frame, and say in words
what they show."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIGURES = sorted((ROOT / "content").glob("*/figures/*.svg"))
CLASSES = set(re.findall(r"\.([a-z][\w-]*)", (ROOT / "static/css/drawing.css").read_text(encoding="utf-8")))
WIDTH = 760
NARROW = 5.2
"""How wide a letter of these texts is on average, in the units of a drawing, to be on the safe side."""
PAINTED = {"fill": {"none"}, "stroke": set[str](), "style": set[str](), "color": set[str](), "opacity": set[str]()}
"""Attributes that would set a colour beside the classes, and what they may say."""

DRAWN = pytest.mark.parametrize("path", FIGURES, ids=lambda path: f"{path.parents[1].name}/{path.stem}")


def root_of(path: Path) -> ET.Element:
    return ET.fromstring(path.read_text(encoding="utf-8"))


def elements(root: ET.Element, name: str) -> list[ET.Element]:
    return list(root.iter(f"{{http://www.w3.org/2000/svg}}{name}"))


def told(element: ET.Element) -> str:
    return "".join(element.itertext())


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


@DRAWN
def test_it_is_named_and_told(path: Path) -> None:
    root = root_of(path)
    (title,), (desc,) = elements(root, "title"), elements(root, "desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{path.stem}-t {path.stem}-d"
    assert (title.get("id"), desc.get("id")) == (f"{path.stem}-t", f"{path.stem}-d")
    assert told(title) and told(desc).endswith(".")


@DRAWN
def test_every_number_in_it_is_told(path: Path) -> None:
    """A digit alone is a mark of a scale."""
    root = root_of(path)
    shown = {number for text in elements(root, "text") if len(told(text)) > 1 for number in numbers(told(text))}
    assert shown - numbers(told(elements(root, "desc")[0])) == set()


@DRAWN
def test_its_colours_are_the_sites(path: Path) -> None:
    for element in root_of(path).iter():
        assert set((element.get("class") or "").split()) <= CLASSES, element.attrib
        assert all(element.get(name, "none") in {"none", *may} for name, may in PAINTED.items()), element.attrib
        drawn = element.tag.rpartition("}")[2] in ("rect", "path", "circle", "line")
        assert not drawn or element.get("class"), element.attrib


@DRAWN
def test_its_text_stays_in_the_frame(path: Path) -> None:
    root = root_of(path)
    left, top, width, height = map(float, (root.get("viewBox") or "").split())
    assert (left, top, width) == (0, 0, WIDTH)
    for text in elements(root, "text"):
        x, y, length = float(text.get("x", 0)), float(text.get("y", 0)), len(told(text)) * NARROW
        begins = {"start": x, "middle": x - length / 2, "end": x - length}[text.get("text-anchor", "start")]
        assert begins >= 0 and begins + length <= WIDTH and 12 <= y <= height - 2, told(text)


@DRAWN
def test_the_notes_show_it(path: Path) -> None:
    notes = "".join(note.read_text(encoding="utf-8") for note in path.parents[1].glob("notes/*.md"))
    assert notes.count(f"![[figures/{path.name}|") == 1
