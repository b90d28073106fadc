"""A drawing as a file of its own: it carries the rules of the style sheet that it needs."""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

_TOKENS = re.compile(r":root \{.*?\n\}", re.DOTALL)
_CHARTS = re.compile(r"/\* -+ charts -+ \*/(.*?)/\* -+", re.DOTALL)


def standalone(drawing: str) -> str:
    """The drawing with its rules inside; `light-dark` colours follow the viewer."""
    style = f"<style>{_rules()}svg{{background:var(--paper)}}</style>"
    root, bracket, rest = drawing.partition(">")
    root = re.sub(r' class="[^"]*"', ' class="chart"', root)
    return f"{root}{bracket}{style}{rest}"


@cache
def _rules() -> str:
    """Colours and chart classes, as the page has them."""
    found = finders.find("css/keepwarm.css")
    assert isinstance(found, str)
    sheet = Path(found).read_text(encoding="utf-8")
    parts = (_TOKENS.search(sheet), _CHARTS.search(sheet))
    text = "".join(part[0] for part in parts if part)
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?(\*/|$)", "", text, flags=re.DOTALL))
