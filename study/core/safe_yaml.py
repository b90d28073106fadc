"""Untrusted YAML, read into values with their lines. The one module that imports yaml.

No aliases, which expand a few bytes to billions, no tags, and limits on length, depth and number of values,
checked while the text is parsed and before anything is built.

Scalars have the types one expects: 20 and 0.5 are numbers, true and false are booleans, null is an empty text,
all else is text. YAML's own types are not used: it reads `on` as true, `1:30` as 90 and `010` as 8.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from study.core.limits import YAML, YAML_LEVELS, YAML_NODES

type Scalar = bool | int | float | str
type Plain = Scalar | list[Plain] | dict[str, Plain]

WHOLE = re.compile(r"[+-]?\d{1,16}", re.ASCII)
NUMBER = re.compile(r"[+-]?(?:\d{1,16}(?:\.\d{0,16})?|\.\d{1,16})(?:[eE][+-]?\d{1,2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """A value, and the line of the text that it begins on, from 1."""

    value: "Scalar | list[Part] | dict[str, Part]"
    line: int
    text: str = ""
    """A scalar as it is written, without its quotes."""

    def plain(self) -> Plain:
        """The value without lines."""
        if isinstance(self.value, dict):
            return {name: part.plain() for name, part in self.value.items()}
        return [part.plain() for part in self.value] if isinstance(self.value, list) else self.value

    def words(self) -> Plain:
        """The value without lines, every scalar as the text it was written as, numbers too."""
        if isinstance(self.value, dict):
            return {name: part.words() for name, part in self.value.items()}
        return [part.words() for part in self.value] if isinstance(self.value, list) else self.text


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is not read. `line` counts from 1; `refused` tells a text that could be YAML, and is
    not taken, from one that is none."""

    message: str
    line: int
    refused: bool = False


class _RefusedError(Exception):  # it leaves this module as a Fault only
    def __init__(self, message: str, at: yaml.Event | yaml.Node) -> None:
        self.fault = Fault(message, _line(at.start_mark), refused=True)


def read_yaml(text: str, most: int = YAML) -> Part | Fault:
    """Take YAML apart; an empty text is an empty mapping. Never raises. Names that are no text, given
    twice, and texts of more than `most` characters are refused."""
    if len(text) > most:
        return Fault(f"it is longer than {most:,} characters", 1, refused=True)
    try:
        _measure(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return _part(node) if node else Part({}, 1)
    except _RefusedError as refused:
        return refused.fault
    except yaml.YAMLError as error:
        words = getattr(error, "problem", None) or "it holds a character that is not text"
        return Fault(str(words), _line(getattr(error, "problem_mark", None)))


def write_yaml(data: Mapping[str, object]) -> str:
    """Return `data` as YAML, its names in the order given."""
    return yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True)


def _measure(text: str) -> None:
    """Refuse what would be dear to build. The events come one by one, as the text is scanned."""
    depth = count = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError("write the value again; nothing reads & and * here", event)
        count += isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > YAML_LEVELS:
            raise _RefusedError("it is nested too deeply", event)
        if count > YAML_NODES:
            raise _RefusedError(f"it has more than {YAML_NODES:,} names and values", event)


def _line(mark: Any) -> int:
    return int(mark.line) + 1 if mark else 1


def _part(node: yaml.Node) -> Part:
    line = _line(node.start_mark)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Part] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _RefusedError("write a name before the colon", node)
            if key.value in found:
                raise _RefusedError(f"{key.value} is given twice", key)
            found[key.value] = _part(value)
        return Part(found, line)
    if isinstance(node, yaml.SequenceNode):
        return Part([_part(one) for one in node.value], line)
    return Part(_scalar(node), line, str(node.value))


def _scalar(node: yaml.Node) -> Scalar:
    text = str(node.value)
    if getattr(node, "style", None):  # quoted, or a block
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("null", "~"):
        return ""
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if NUMBER.fullmatch(text) else text
