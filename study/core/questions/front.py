"""The front matter of a question file: the bank's name and what holds for all its questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from study.core.problem import Problem

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LABEL = re.compile(r"[\w./:+-]+")  # a tag or the key of a topic
STATUSES = ("draft", "review", "ready", "retired")
KNOWN = {"bank", "title", "defaults"}
KNOWN_DEFAULTS = {"tags", "status", "topic", "licence"}


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says; `end` is the number of lines it takes."""

    slug: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    status: str = "draft"
    topic: str = ""
    licence: str = ""
    end: int = 0


def read_front(lines: Sequence[str]) -> tuple[Front, tuple[Problem, ...]]:
    """Read the lines between the first `---` and the next, if the file begins with one."""
    if not lines or lines[0].rstrip() != "---":
        return Front(), (
            Problem("The file names no bank; begin it with --- and bank: its-name.", 1, severity="warning"),
        )
    end = next((place for place, line in enumerate(lines) if place and line.rstrip() == "---"), None)
    if end is None:
        return Front(), (Problem("The front matter that begins here never ends; close it with ---.", 1),)
    data, problem = _load("\n".join(lines[1:end]))
    if problem:
        return Front(end=end + 1), (problem,)
    reader = _Reader(lines[:end])
    return reader.front(data, end + 1), tuple(reader.problems)


def _load(text: str) -> tuple[dict[object, object], Problem | None]:
    """Load YAML with every scalar as text: no tag, date or number can then fail or surprise."""
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader) or {}  # noqa: S506 - builds only text, lists and mappings
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        words = getattr(error, "problem", None) or "it holds a character that is not text"
        return {}, Problem(f"Cannot read the front matter: {words}.", mark.line + 2 if mark else 1)
    except RecursionError:
        return {}, Problem("The front matter is nested too deeply.", 1)
    if not isinstance(data, dict):
        return {}, Problem("Write the front matter as name: value.", 2)
    return data, None


class _Reader:
    """Takes values out of the front matter and notes what is wrong with them, with their lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.problems: list[Problem] = []

    def front(self, data: dict[object, object], end: int) -> Front:
        self._unknown(data, KNOWN)
        defaults = data.get("defaults") or {}
        if not isinstance(defaults, dict):
            self._fault("defaults", "Write the defaults as name: value.")
            defaults = {}
        self._unknown(defaults, KNOWN_DEFAULTS)
        slug = self._text(data, "bank")
        if not SLUG.fullmatch(slug):
            self._fault("bank", "Name the bank with a-z, 0-9 and -: bank: its-name.")
        status = self._text(defaults, "status") or "draft"
        if status not in STATUSES:
            self._fault("status", f"The status {status!r} is none of {', '.join(STATUSES)}.")
        topic = self._text(defaults, "topic")
        if topic and not LABEL.fullmatch(topic):
            self._fault("topic", f"The topic {topic!r} may hold no spaces.")
        return Front(
            slug if SLUG.fullmatch(slug) else "",
            self._text(data, "title"),
            self._tags(defaults),
            status if status in STATUSES else "draft",
            topic if LABEL.fullmatch(topic) else "",
            self._text(defaults, "licence"),
            end,
        )

    def _text(self, data: dict[object, object], name: str) -> str:
        value = data.get(name, "")
        if isinstance(value, str):
            return " ".join(value.split())
        self._fault(name, f"Write one text after {name}:")
        return ""

    def _tags(self, defaults: dict[object, object]) -> tuple[str, ...]:
        tags = defaults.get("tags") or []
        if not isinstance(tags, list) or not all(isinstance(tag, str) and LABEL.fullmatch(tag) for tag in tags):
            self._fault("tags", "Write the tags as a list of words: tags: [lambda, dva-c02/1.2].")
            return ()
        return tuple(dict.fromkeys(tags))

    def _unknown(self, data: dict[object, object], known: set[str]) -> None:
        for name in data:
            if name not in known:
                words = f"Nothing reads {name!r} here; known are {', '.join(sorted(known))}."
                self._fault(str(name), words, "warning")

    def _fault(self, name: str, message: str, severity: str = "error") -> None:
        line = next((place for place, line in enumerate(self.lines, 1) if f"{name}:" in line), 1)
        self.problems.append(Problem(message, line, severity="warning" if severity == "warning" else "error"))
