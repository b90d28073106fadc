"""The properties at the top of a file: YAML between two `---` lines."""

from typing import NamedTuple

from study.core.safe_yaml import Fault, read_yaml

_MOST_LINES = 400  # a longer block between two rules is text


class FrontMatter(NamedTuple):
    """The properties, how many lines they take (0: there are none), and what is wrong with them."""

    properties: dict[str, object]
    length: int = 0
    line: int = 0
    message: str = ""


NONE = FrontMatter({})


def read_front_matter(lines: list[str]) -> FrontMatter:
    """The front matter of a file; prose between two rules is none."""
    if not lines or lines[0].rstrip() != "---":
        return NONE
    end = next((i for i, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        if len(lines) > 1 and ": " in lines[1]:
            return FrontMatter({}, 0, 1, "front matter is not closed with ---: kept as text")
        return NONE
    read = read_yaml("\n".join(lines[1:end]))
    if isinstance(read, Fault):
        why = "is not read" if read.refused else "is not valid YAML"
        return FrontMatter({}, end + 1, min(read.line + 1, end + 1), f"front matter {why}: {read.message}")
    value = read.plain()
    if isinstance(value, dict):
        return FrontMatter(dict(value), end + 1)
    if isinstance(value, list):
        return FrontMatter({}, end + 1, 1, "front matter is no list of names and values")
    return NONE
