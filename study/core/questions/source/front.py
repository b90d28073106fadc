"""The front matter of a question file: the bank's name, and settings for all its questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from study.core.problem import Problem
from study.core.safe_yaml import Fault, Plain, read_yaml

NOTES = "notes"
"""The slug of the bank of the questions made from a course's notes."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LABEL = re.compile(r"[\w./:+-]+")  # a tag or the key of a topic
STATUSES = ("draft", "review", "ready", "retired")
KNOWN = {"bank", "title", "defaults"}
KNOWN_DEFAULTS = {"tags", "status", "topic", "licence"}
NO_BANK = Problem("The file names no bank; begin it with --- and bank: its-name.", 1, severity="warning")


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
        return Front(), (NO_BANK,)
    end = next((place for place, line in enumerate(lines) if place and line.rstrip() == "---"), None)
    if end is None:
        return Front(), (Problem("The front matter that begins here never ends; close it with ---.", 1),)
    data, problem = _load("\n".join(lines[1:end]))
    if problem:
        return Front(end=end + 1), (problem,)
    reader = _Reader(lines[:end])
    return reader.front(data, end + 1), tuple(reader.problems)


def _load(text: str) -> tuple[dict[str, Plain], Problem | None]:
    """Load YAML with every scalar as text: no date or number can then surprise."""
    read = read_yaml(text)
    if isinstance(read, Fault):
        return {}, Problem(f"Cannot read the front matter: {read.message}.", read.line + 1)
    data = read.words()
    if not isinstance(data, dict):
        return {}, Problem("Write the front matter as name: value.", 2)
    return data, None


class _Reader:
    """Takes values out of the front matter and notes what is wrong with them, with their lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.problems: list[Problem] = []

    def front(self, data: dict[str, Plain], end: int) -> Front:
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

    def _text(self, data: dict[str, Plain], name: str) -> str:
        value = data.get(name, "")
        if isinstance(value, str):
            return " ".join(value.split())
        self._fault(name, f"Write one text after {name}:")
        return ""

    def _tags(self, defaults: dict[str, Plain]) -> tuple[str, ...]:
        given = defaults.get("tags") or []
        tags = (
            [tag for tag in given if isinstance(tag, str) and LABEL.fullmatch(tag)] if isinstance(given, list) else []
        )
        if not isinstance(given, list) or len(tags) < len(given):
            self._fault("tags", "Write the tags as a list of words: tags: [lambda, dva-c02/1.2].")
            return ()
        return tuple(dict.fromkeys(tags))

    def _unknown(self, data: dict[str, Plain], known: set[str]) -> None:
        for name in data:
            if name not in known:
                words = f"Nothing reads {name!r} here; known are {', '.join(sorted(known))}."
                self._fault(str(name), words, "warning")

    def _fault(self, name: str, message: str, severity: str = "error") -> None:
        line = next((place for place, line in enumerate(self.lines, 1) if f"{name}:" in line), 1)
        self.problems.append(Problem(message, line, severity="warning" if severity == "warning" else "error"))
