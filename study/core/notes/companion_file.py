"""The file of a companion (study.core.notes.companion).

It is JSON in UTF-8, and what is empty in it may be left out:

    {
      "keepwarm": 1,
      "topics": [{"key": "tides", "title": "Tides", "level": 1, "parent": "", "file": "sea.md"}],
      "lines": [{"key": "tides#1", "topic": "tides", "text": "Neap: a small tide", "lead": "", "term": "Neap"}],
      "questions": [{"key": "tides#1/meaning", "line": "tides#1", "asked": true, "choice": "edited",
                     "text": "## Neap tides ...", "note": "as at half moon", "flag": true, "aside": true,
                     "wording": {"prompt": "...", "by": "model", "basis": "..."},
                     "accepted": [{"given": "neap tide", "place": "", "basis": "..."}]}],
      "badges": [{"line": "tides#1", "course": "oceans", "fact": "neap-range", "away": true}],
      "left": 0
    }

A line that is a table row of which cells or columns gave way to others has "cells": [0, 1, 100] beside that: what the
questions of its cells are told apart by, column by column (study.core.notes.model.CellKeys).

The number is the version of this form. A topic may be a `"folder"`. What a question asks of a whole topic has the key
of that as its `line`. A line is known again by what it says and where it stands, as when notes are read again, so the
notes may have changed since. One that was `"gone"` from the notes already may come back with them; `left` decisions
were about topics that were gone, which nothing tells any more. `asked` says whether a question was asked, `choice` what
was decided about it (keep, never, edited, own), `text` is its Markdown where it is in its owner's words, `note` what
they wrote beside its answer; its card has a `flag` or is set `aside`. A `wording` is what a writer proposed, by whom
and for what (study.core.generators.rewording). Typed answers that were `accepted` name the place they were typed in,
where a question has several, and what was asked then (study.banks.rulings). A badge is what a dated fact of a shipped
course said of a line: `away` where it was taken away.
"""

import json
from collections.abc import Callable, Container, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from study.core.encodings import CONTROL
from study.core.limits import COMPANION_ANSWERS, COMPANION_BRACKETS, COMPANION_LINES, COMPANION_QUESTIONS
from study.core.notes.companion import (
    CHOICES,
    COMPANION,
    IN_OWN_WORDS,
    Accepted,
    Badge,
    Companion,
    Remembered,
    Worded,
    as_line,
    as_topic,
    left_out,
)
from study.core.notes.identity import fact_of
from study.core.notes.model import Fact, Topic
from study.core.problem import Problem

VERSION = 1
LONGEST_KEY = 560
LONGEST_NAME = 120
LONGEST_BASIS = 64
LONGEST_PLACE = 16
LONGEST_GIVEN = 1_000
LOWEST = 99
HIGHEST = 1_000_000


def write_companion(companion: Companion) -> str:
    """The file, for which `read_companion` gives the same again."""
    document = {
        "keepwarm": VERSION,
        "topics": [
            _given(
                key=one.key,
                title=one.title,
                level=one.level,
                parent=one.parent,
                file=one.file,
                folder=one.is_folder,
            )
            for one in companion.topics
        ],
        "lines": [
            _given(
                key=one.key,
                topic=topic.key,
                text=one.text,
                lead=one.lead,
                term=one.term,
                cells=list(one.cell_keys.keys),
                gone=one.key in companion.gone,
            )
            for topic in companion.topics
            for one in topic.facts
        ],
        "questions": [
            _given(
                **{
                    **asdict(one),
                    "wording": asdict(one.worded) if one.worded else "",
                    "worded": "",
                    "accepted": [_given(**asdict(each)) for each in one.accepted],
                }
            )
            for one in companion.questions
        ],
        "badges": [
            {"line": one.line, "course": one.course, "fact": one.fact, "away": one.away} for one in companion.badges
        ],
        **_given(left=companion.left),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_companion(text: str, file: str = COMPANION) -> tuple[Companion, tuple[Problem, ...]]:
    """Read such a file. What is wrong with it is left out and told; never raises."""
    if text.count("{") + text.count("[") > COMPANION_BRACKETS:
        return Companion(), (left_out(f"holds more than {COMPANION_BRACKETS:,} brackets", file),)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        return Companion(), (left_out(f"is no JSON: {error.msg}", file, error.lineno),)
    except (ValueError, RecursionError):
        return Companion(), (left_out("is no JSON that can be read", file),)
    version = document.get("keepwarm") if isinstance(document, dict) else None
    if version is None:
        return Companion(), (left_out("is not what Keepwarm writes beside notes", file),)
    if version != VERSION or isinstance(version, bool):
        return Companion(), (left_out(f"has the form {version!r:.20}, and this Keepwarm reads {VERSION}", file),)
    return _Reader(document, file).read()


class _Wrong(Exception):  # it leaves this module as a Problem only
    pass


@dataclass(slots=True)
class _Reader:
    """Takes the lists of a document apart, one entry after the other."""

    document: Mapping[str, Any]
    file: str
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> tuple[Companion, tuple[Problem, ...]]:
        topics = self._each("topics", COMPANION_LINES, _read_topic)
        gone: set[str] = set()
        lines = self._each("lines", COMPANION_LINES, lambda one: _read_line(one, topics, gone))
        known = topics.keys() | lines.keys()
        questions = self._each("questions", COMPANION_QUESTIONS, lambda one: _read_question(one, known))
        badges = self._each("badges", COMPANION_LINES, lambda one: _read_badge(one, lines))
        held: dict[str, list[Fact]] = {}
        for topic, fact in lines.values():
            held.setdefault(topic, []).append(fact)
        made = tuple(replace(one, facts=tuple(held.get(key, ()))) for key, one in topics.items())
        left = self.document.get("left", 0)
        if not isinstance(left, int) or isinstance(left, bool) or not 0 <= left <= COMPANION_QUESTIONS:
            self.problems.append(left_out("“left” is no number of decisions", self.file))
            left = 0
        asked = tuple(questions.values())
        if sum(len(one.accepted) for one in asked) > COMPANION_ANSWERS:
            self.problems.append(left_out(f"has more than {COMPANION_ANSWERS:,} accepted answers", self.file))
            asked = tuple(replace(one, accepted=()) for one in asked)
        found = Companion(made, asked, tuple(badges.values()), frozenset(gone), left)
        return found, tuple(self.problems)

    def _each[T](self, name: str, most: int, take: Callable[[Mapping[str, Any]], tuple[object, T]]) -> dict[Any, T]:
        """The entries of the list of that name, by what tells them apart."""
        given = self.document.get(name, [])
        if not isinstance(given, list):
            self.problems.append(left_out(f"“{name}” is no list", self.file))
            return {}
        if len(given) > most:
            self.problems.append(left_out(f"“{name}” has more than {most:,} entries", self.file))
            return {}
        found: dict[Any, T] = {}
        for number, one in enumerate(given, 1):
            try:
                if not isinstance(one, dict):
                    raise _Wrong("is no entry with names")
                known, made = take(one)
                if known in found:
                    raise _Wrong("is there already")
                found[known] = made
            except _Wrong as wrong:
                self.problems.append(left_out(f"“{name}”, entry {number}: {wrong}", self.file))
        return found


def _read_topic(one: Mapping[str, Any]) -> tuple[object, Topic]:
    level, key = one.get("level", 0), _key(one, "key")
    if not isinstance(level, int) or not 0 <= level <= LOWEST:
        raise _Wrong("“level” is no level of a heading")
    title, parent, file = _text(one, "title"), _text(one, "parent"), _text(one, "file")
    return key, as_topic(key, title, int(level), parent, file, _flag(one, "folder"))


def _read_line(one: Mapping[str, Any], topics: Container[str], gone: set[str]) -> tuple[object, tuple[str, Fact]]:
    key, topic = _key(one, "key"), _key(one, "topic")
    if topic not in topics:
        raise _Wrong("its topic is not there")
    fact = as_line(key, _text(one, "text"), _text(one, "lead"), _text(one, "term"), _cells(one))
    if _flag(one, "gone"):
        gone.add(key)
    return key, (topic, fact)


def _cells(one: Mapping[str, Any]) -> tuple[int, ...]:
    given = one.get("cells", [])
    if not isinstance(given, list) or not all(type(key) is int and 0 <= key <= HIGHEST for key in given):
        raise _Wrong("“cells” is no list of numbers")
    if len(set(given)) < len(given):
        raise _Wrong("“cells” has a number twice")
    return tuple(given)


def _read_question(one: Mapping[str, Any], known: Container[str]) -> tuple[object, Remembered]:
    key, line, text = _key(one, "key"), _key(one, "line"), _text(one, "text")
    if line not in known or fact_of(key) not in known:
        raise _Wrong("its line is not there")
    choice = one.get("choice", "")
    if not isinstance(choice, str) or choice not in CHOICES:
        raise _Wrong(f"“choice” is none of {', '.join(filter(None, CHOICES))}")
    if (choice in IN_OWN_WORDS) != bool(text):
        raise _Wrong("“text” goes with “edited” and “own”, and with nothing else")
    marks = _flag(one, "flag"), _flag(one, "aside"), _worded(one), _accepted(one)
    return key, Remembered(key, line, _flag(one, "asked"), choice, text, _text(one, "note"), *marks)


def _accepted(one: Mapping[str, Any]) -> tuple[Accepted, ...]:
    given = one.get("accepted", [])
    if not isinstance(given, list) or len(given) > COMPANION_ANSWERS:
        raise _Wrong("“accepted” is no list of answers")
    found = []
    for each in given:
        if not isinstance(each, dict):
            raise _Wrong("“accepted” holds what is no answer")
        answer = Accepted(_text(each, "given"), _text(each, "place"), _text(each, "basis"))
        if not answer.given.strip() or len(answer.place) > LONGEST_PLACE or len(answer.basis) != LONGEST_BASIS:
            raise _Wrong("“accepted” holds what nobody typed")
        if len(answer.given) > LONGEST_GIVEN:
            raise _Wrong(f"“given” is longer than {LONGEST_GIVEN:,} characters")
        found.append(answer)
    return tuple(found)


def _worded(one: Mapping[str, Any]) -> Worded | None:
    given = one.get("wording")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise _Wrong("“wording” is no entry with names")
    worded = Worded(_text(given, "prompt"), _text(given, "by"), _text(given, "basis"))
    if not worded.prompt or len(worded.by) > LONGEST_NAME or len(worded.basis) > LONGEST_BASIS:
        raise _Wrong("“wording” is none that a writer proposed")
    return worded


def _read_badge(one: Mapping[str, Any], lines: Container[str]) -> tuple[object, Badge]:
    badge = Badge(_key(one, "line"), _key(one, "course"), _key(one, "fact"), _flag(one, "away"))
    if badge.line not in lines:
        raise _Wrong("its line is not there")
    return (badge.line, badge.course, badge.fact), badge


def _key(one: Mapping[str, Any], name: str) -> str:
    found = _text(one, name)
    if not 0 < len(found) <= LONGEST_KEY:
        raise _Wrong(f"“{name}” is no name of up to {LONGEST_KEY} characters")
    return found


def _text(one: Mapping[str, Any], name: str) -> str:
    found = one.get(name, "")
    if not isinstance(found, str):
        raise _Wrong(f"“{name}” is no text")
    if CONTROL.search(found):
        raise _Wrong(f"“{name}” holds what is no character")
    return found


def _flag(one: Mapping[str, Any], name: str) -> bool:
    found = one.get(name, False)
    if not isinstance(found, bool):
        raise _Wrong(f"“{name}” is neither true nor false")
    return found


def _given(**values: object) -> dict[str, object]:
    """What is not empty of these."""
    return {name: value for name, value in values.items() if value not in ("", False, 0, [])}
