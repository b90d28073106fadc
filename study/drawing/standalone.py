"""A drawing as a file of its own, with the style sheets it needs."""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

_SHEETS = ("css/tokens.css", "css/drawing.css")


def standalone(drawing: str) -> str:
    """The drawing with its rules inside; `light-dark` colours follow the viewer."""
    style = f"<style>{_rules()}svg{{background:var(--paper)}}</style>"
    root, bracket, rest = drawing.partition(">")
    root = re.sub(r' class="[^"]*"', ' class="chart"', root)
    return f"{root}{bracket}{style}{rest}"


@cache
def _rules() -> str:
    """Colours and what is drawn with them, as the page has them."""
    texts = [Path(str(finders.find(sheet))).read_text(encoding="utf-8") for sheet in _SHEETS]
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", "".join(texts), flags=re.DOTALL))
