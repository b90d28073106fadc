"""The properties at the top of a file: YAML between two `---` lines."""

from typing import NamedTuple

import yaml

_MOST_LINES = 400  # a longer block between two rules is text
_MOST_CHARACTERS = 20_000


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
    source = "\n".join(lines[1:end])
    if len(source) > _MOST_CHARACTERS:
        return FrontMatter({}, 0, 1, f"front matter is longer than {_MOST_CHARACTERS} characters: kept as text")
    if "<<" in source:  # a few lines of merged keys can unfold to billions
        return FrontMatter({}, end + 1, 1, "front matter with merge keys (<<) is not read")
    try:
        value = yaml.safe_load(source)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return FrontMatter(
            {}, end + 1, min(line, end + 1), f"front matter is not valid YAML: {error.problem or 'unreadable'}"
        )
    except Exception:  # PyYAML lets ValueError, IndexError, KeyError, RecursionError and more escape on bad scalars
        return FrontMatter({}, end + 1, 1, "front matter is not valid YAML")
    if value is None or isinstance(value, dict):
        return FrontMatter({str(key): item for key, item in (value or {}).items()}, end + 1)
    if isinstance(value, str):
        return NONE
    return FrontMatter({}, end + 1, 1, "front matter is no list of names and values")
