"""The parts of one question's text, line by line: lists, callouts, sources, the topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from study.core.problem import Problem
from study.core.questions.question import Source
from study.core.questions.source.front import LABEL
from study.core.questions.source.meant import misplaced, reasoned, unquoted
from study.core.questions.source.strays import heading_slip, slip

CALLOUT = re.compile(r"> ?\[!(?P<name>explain|answer|hint)\][+-]?(?:\s+(?P<title>.*))?", re.IGNORECASE)
BULLET = re.compile(r"(?P<indent> {0,3})(?P<bullet>[-*+]|\d{1,9}[.)])(?:[ \t\xa0\u3000]+(?P<rest>.*))?", re.DOTALL)
TASK = re.compile(r"\[(?P<mark>[^\[\]]{0,20})\](?:\s+(?P<text>.*))?", re.DOTALL)
MARK = re.compile(r"=.*|[+-]?\d.*|.?")
SOURCE = re.compile(r"Source:\s*\[(?P<title>[^\n]+?)\]\((?P<url>\S+)\)\s*\(checked (?P<checked>[^()]*)\)")
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
LONGEST_SOURCE = 2000  # characters
PRINTED = re.compile(r"Source:\s*(?P<title>[^\s\[\]<>][^\n\[\]<>]*?)\s*\(checked (?P<checked>[^()]*)\)")
"""A source without an address."""
META = ("Source:", "Topic:", "Skill:")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
"""A line across the page, as people draw it between questions."""


@dataclass(slots=True)
class Point:
    """A list item while its lines are being read."""

    bullet: str
    line: int
    text: list[str]
    indent: int = 0
    inside: int = 2  # the column in which its text begins
    reason: list[str] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The last line of the text."""
        return self.line + len(self.text) - 1

    @property
    def family(self) -> str:
        found = TASK.fullmatch(self.text[0])
        mark = found["mark"].strip() if found else None
        if self.bullet[0].isdigit():
            return "items" if mark is not None and mark in ("", "x", "X") else "numbered"
        return "items" if mark is not None and MARK.fullmatch(mark) else "bullets"


@dataclass(slots=True)
class List:
    """Points of one family, from line `start` to line `end` of the section, both 0-based."""

    family: str
    start: int
    end: int
    points: list[Point]


class Parts:
    """The parts of a section, gathered line by line."""

    def __init__(self, lines: Sequence[str], fenced: frozenset[int], first: int) -> None:
        self.lines, self.fenced, self.first = lines, fenced, first
        self.lists: list[List] = []
        self.apart: set[int] = set()  # lines that belong to no prompt: callouts, sources, the topic
        self.callouts: dict[str, str] = {}
        self.hints: list[str] = []
        self.sources: list[Source] = []
        self.topic = ""
        self.skills: list[str] = []
        self.problems: list[Problem] = []
        here = 0
        while here < len(lines):
            here = self._take(here)

    def _take(self, here: int) -> int:
        """Read the part that begins at line `here` and return the line after it."""
        line = self.lines[here]
        if here not in self.fenced:
            if CALLOUT.fullmatch(line):
                return self._take_callout(here)
            if line.startswith(META):
                self.apart.add(here)
                self._take_meta(line.strip(), here)
            elif RULE.fullmatch(line):
                if not any(later.strip() for later in self.lines[here + 1 :]):
                    self.apart.add(here)
            elif BULLET.fullmatch(line):
                return self._take_point(here)
            elif words := misplaced(line):
                self._fault(words, here)
                end = self._quote_end(here)
                self.apart.update(range(here, end))
                return end
            elif words := heading_slip(line):
                self._fault(words, here)
        return here + 1

    def _take_callout(self, here: int) -> int:
        end = self._quote_end(here)
        found = CALLOUT.fullmatch(self.lines[here])
        assert found
        self._take_inside(found["name"].lower(), found["title"] or "", here, end)
        self.apart.update(range(here, end))
        return end

    def _quote_end(self, here: int) -> int:
        end = here + 1
        while end < len(self.lines) and self.lines[end].startswith(">") and not CALLOUT.fullmatch(self.lines[end]):
            end += 1
        return end

    def _take_inside(self, name: str, title: str, here: int, end: int) -> None:
        """Read what a callout says. A hint may stand on the line of its mark, as it is often short."""
        text = trimmed([_unquoted(line) for line in self.lines[here + 1 : end]])
        if name == "hint":
            begun = "" if title.strip().lower() == "hint" else title.strip()
            text = "\n".join(filter(None, [begun, text]))
            self.hints += [text] if text else []
        elif name in self.callouts:
            self._fault(f"A second [!{name}] would be lost; write one.", here)
        else:
            self.callouts[name] = text
        if not text:
            self._fault(f"Nothing stands in this [!{name}]; write it below, each line behind >.", here)

    def _take_meta(self, line: str, here: int) -> None:
        if line.startswith("Skill:"):
            skill = line.removeprefix("Skill:").strip()
            if not LABEL.fullmatch(skill):
                self._fault("Write one skill by its key, without spaces: Skill: dva-c02/1.2", here)
            self.skills.append(skill)
            return
        if line.startswith("Topic:"):
            topic = line.removeprefix("Topic:").strip()
            if not LABEL.fullmatch(topic) or self.topic:
                self._fault("Write one topic by its key, without spaces: Topic: its-key", here)
            self.topic = self.topic or topic
            return
        source = read_source(line)
        if isinstance(source, str):
            self._fault(source, here)
        else:
            self.sources.append(source)

    def _take_point(self, here: int) -> int:
        found = BULLET.fullmatch(self.lines[here])
        assert found
        before = self.lines[here][: found.start("rest")] if found["rest"] else f"{found['indent']}{found['bullet']} "
        inside = len(before.expandtabs(4))
        point = Point(found["bullet"], self.first + here, [(found["rest"] or "").strip()], len(found["indent"]), inside)
        end = self._continue(point, here + 1)
        last = self.lists[-1] if self.lists else None
        between = self.lines[last.end : here] if last else []
        if last and last.family == point.family and not any(line.strip() for line in between):
            last.points.append(point)
            last.end = end
        else:
            self.lists.append(List(point.family, here, end, [point]))
        return end

    def _continue(self, point: Point, here: int) -> int:
        """Add the lines that belong to `point`; return the line after the last of them."""
        end, blanks = here, 0
        for place in range(here, len(self.lines)):
            line = self.lines[place]
            if not line.strip():
                blanks += 1
                continue
            wide = line.expandtabs(4)
            column = len(wide) - len(wide.lstrip())
            is_reason = point.family == "items" and not blanks and line.startswith(">") and not CALLOUT.fullmatch(line)
            if column < point.indent + 2 and not is_reason and (blanks or self._begins(line)):
                break
            least = point.indent + len(point.bullet) + 1
            inner = wide[point.inside if column >= point.inside else min(least, column) :].rstrip()
            quoted = inner.lstrip().startswith(">") and place not in self.fenced
            self._add(point, inner, blanks, place, quoted=quoted)
            end, blanks = place + 1, 0
        return end

    def _add(self, point: Point, inner: str, blanks: int, place: int, quoted: bool) -> None:
        if place not in self.fenced and (CALLOUT.fullmatch(inner.lstrip()) or misplaced(inner.lstrip())):
            self._fault("This belongs to the line above, as it is indented; begin it at the edge.", place)
        if quoted:
            point.reason += [*([""] * blanks if point.reason else []), _unquoted(inner)]
        elif point.reason:
            if not self._is_slip(point, inner, place):
                self._fault("This stands below the reason of the line above; write > before it, or move it up.", place)
        else:
            self._is_slip(point, inner, place)
            point.text += [*([""] * blanks), inner]

    def _is_slip(self, point: Point, inner: str, place: int) -> bool:
        """Point out a line that would become part of an option, though it was meant as another, or as a reason."""
        if place in self.fenced or point.family != "items":
            return False
        known = len(self.problems)
        found = BULLET.fullmatch(inner)
        task = TASK.fullmatch((found["rest"] or "").strip()) if found else None
        if task and task["mark"].strip() in ("", "x", "X"):
            self._fault("This is indented, so it is part of the option above; begin it in the same column.", place)
        elif found:
            words = "This list is part of the option. Write a reason below it as > Because …"
            self.problems.append(Problem(words, self.first + place, severity="warning"))
        elif words := slip(inner) or heading_slip(inner) or unquoted(inner):
            self._fault(words, place)
        elif words := reasoned(inner):
            self.problems.append(Problem(words, self.first + place, severity="warning"))
        return len(self.problems) > known

    def _begins(self, line: str) -> bool:
        begins = line.startswith((*META, ">", "```", "~~~")) or BULLET.fullmatch(line) or RULE.fullmatch(line)
        return bool(begins)

    def _fault(self, message: str, here: int) -> None:
        self.problems.append(Problem(message, self.first + here))


def read_source(line: str) -> Source | str:
    """Read `Source: [title](https://…) (checked 2026-11-20)`, or `Source: A book, page 7 (checked 2026-11-20)`; a
    sentence for the author when it cannot."""
    # A longer line is no source, and trying all its brackets could take minutes.
    found = (SOURCE.fullmatch(line) or PRINTED.fullmatch(line)) if len(line) <= LONGEST_SOURCE else None
    url = found.groupdict().get("url", "") if found else ""
    if not found or (not url and "://" in found["title"]):
        return "Cannot read the source; write Source: [title](https://…) (checked 2026-11-20)"
    if url and not url.startswith(("https://", "http://")):
        return f"The source {url[:80]!r} is no web address."
    try:
        if not DAY.fullmatch(found["checked"]):
            raise ValueError
        checked = date.fromisoformat(found["checked"])
    except ValueError:
        return f"There is no day {found['checked']!r}; write it as 2026-11-20."
    return Source(found["title"].strip(), url, checked)


def write_source(source: Source) -> str:
    """Write the line that `read_source` reads so."""
    named = f"[{source.title}]({source.url})" if source.url else source.title
    return f"Source: {named} (checked {source.checked.isoformat()})"


def _unquoted(line: str) -> str:
    inner = line.lstrip().removeprefix(">").rstrip()
    return inner[1:] if inner.startswith(" ") else inner


def trimmed(lines: Sequence[str]) -> str:
    """Join `lines` without the blank ones at both ends."""
    return "\n".join(lines).strip("\n")
