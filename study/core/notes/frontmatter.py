"""The properties at the top of a file: YAML between two `---` lines."""

from typing import NamedTuple

from study.core.safe_yaml import Fault, read_yaml

_MOST_BLANK = 10  # lines above it
_MOST_LINES = 400  # a longer block between two rules is text


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
    first = next((at for at, line in enumerate(lines[:_MOST_BLANK]) if line.strip()), 0)
    if not lines or lines[first].rstrip() != "---":
        return NONE
    rest = lines[first + 1 : first + _MOST_LINES]
    end = next((at for at, line in enumerate(rest, first + 1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        if not first and len(lines) > 1 and ": " in lines[1]:
            return FrontMatter({}, 0, 1, "front matter is not closed with ---: kept as text")
        return NONE
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
