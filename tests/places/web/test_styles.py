"""Style sheets hold no class that nothing bears any more."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
BORNE_BY_HTMX = {"htmx-request"}
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
CLASS_ATTRIBUTE = re.compile(r'\bclass="([^"]*)"')
NAME = re.compile(r"[a-zA-Z][\w-]*")
JOINED = re.compile(r"\b([a-z]+-)\{")  # is-{% if … %}, t-{state}: the rest of the name stands elsewhere


def sources(*patterns: str) -> Iterator[str]:
    for pattern in patterns:
        yield from (path.read_text() for path in ROOT.glob(pattern))


def classes_of_styles() -> set[str]:
    """Every class that a selector names."""
    text = "\n".join(sources("static/css/*.css"))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    selectors = re.findall(r"([^{}]*)\{", text)
    return {name for one in selectors if "@" not in one for name in re.findall(r"\.([a-zA-Z][\w-]*)", one)}


def names_in_use() -> tuple[set[str], set[str]]:
    """Words that may be classes, and the beginnings of those that are put together."""
    words: set[str] = set()
    beginnings: set[str] = set()
    for text in sources("templates/**/*.html", "study/**/*.html"):
        beginnings.update(JOINED.findall(text))
        words.update(
            word for tag in TAG.findall(text) for quoted in QUOTED.findall(tag) for word in NAME.findall(quoted)
        )
        plain = TAG.sub(" ", text)
        words.update(word for value in CLASS_ATTRIBUTE.findall(plain) for word in NAME.findall(value))
        words.update(
            word
            for value in re.findall(r"block page_class %\}(.*?)\{%", text, re.DOTALL)
            for word in NAME.findall(value)
        )
    for text in sources("study/**/*.py", "static/js/*.js"):
        beginnings.update(JOINED.findall(text))
        words.update(word for quoted in QUOTED.findall(text) for word in NAME.findall(quoted))
    return words, beginnings


def test_every_class_is_borne_somewhere() -> None:
    words, beginnings = names_in_use()
    joined = {beginning + word for beginning in beginnings for word in words}
    assert classes_of_styles() - words - joined - BORNE_BY_HTMX == set()
