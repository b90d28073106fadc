"""The properties at the top of a file: YAML between two `---` lines, or TOML between two `+++` lines, as pages of
websites have it, or between two `---` lines, as hashcards writes it (`name = "Rigging"`)."""

import re
from typing import NamedTuple

from study.core.safe_toml import read_toml
from study.core.safe_yaml import Fault, read_yaml

_MOST_BLANK = 10  # lines above it
_MOST_LINES = 400  # a longer block between two rules is text
_TOML = re.compile(r"[\w.-]+\s*=\s*(?:[\"'\[{]|[-+\d]|true\b|false\b)|\[[\w.-]+\]\s*$")


class FrontMatter(NamedTuple):
    """The properties, how many lines they take (0: there are none), and what is wrong with them."""

    properties: dict[str, object]
    length: int = 0
    line: int = 0
    message: str = ""


NONE = FrontMatter({})


def read_front_matter(lines: list[str]) -> FrontMatter:
    """The front matter of a file; prose between two rules is none. Blank lines may stand above it, where it can be
    read."""
    if lines and lines[0].rstrip() == "+++":
        return _toml(lines, next((i for i, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() == "+++"), 0))
    first = next((at for at, line in enumerate(lines[:_MOST_BLANK]) if line.strip()), 0)
    if not lines or lines[first].rstrip() != "---":
        return NONE
    rest = lines[first + 1 : first + _MOST_LINES]
    end = next((at for at, line in enumerate(rest, first + 1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        if not first and len(lines) > 1 and ": " in lines[1]:
            return FrontMatter({}, 0, 1, "front matter is not closed with ---: kept as text")
        return NONE
    if not first and _is_toml(lines[1:end]):
        return _toml(lines, end)
    read = read_yaml("\n".join(lines[first + 1 : end]))
    if isinstance(read, Fault):
        if first:
            return NONE
        why = "is not read" if read.refused else "is not valid YAML"
        return FrontMatter({}, end + 1, min(read.line + 1, end + 1), f"front matter {why}: {read.message}")
    value = read.plain()
    if isinstance(value, dict):
        return FrontMatter(dict(value), end + 1)
    if isinstance(value, list) and not first:
        return FrontMatter({}, end + 1, 1, "front matter is no list of names and values")
    return NONE


def _is_toml(lines: list[str]) -> bool:
    """Whether what stands between two rules is TOML, which YAML takes for text: its first line gives a name a value."""
    first = next((line.strip() for line in lines if line.strip() and line.lstrip()[0] != "#"), "")
    return bool(_TOML.match(first))


def _toml(lines: list[str], end: int) -> FrontMatter:
    """The properties of TOML that ends on line `end`, counted from 0; where it does not end (0), or says nothing, there
    are none."""
    if not end or not _is_toml(lines[1:end]):
        return NONE
    value, problems = read_toml("\n".join(lines[1:end]).encode())
    message = f"front matter {problems[0].message}" if problems else ""
    # hashcards names its decks so
    named = {"title": value["name"]} if isinstance(value.get("name"), str) and "title" not in value else {}
    return FrontMatter(value | named, end + 1, 1 if message else 0, message)
