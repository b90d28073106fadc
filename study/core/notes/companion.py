"""The companion of notes: a file beside those that were downloaded, with what their owner decided about them.

It is JSON in UTF-8, and what is empty in it may be left out:

    {
      "keepwarm": 1,
      "topics": [{"key": "tides", "title": "Tides", "level": 1, "parent": "", "file": "sea.md"}],
      "lines": [{"key": "tides#1", "topic": "tides", "text": "Neap: a small tide", "lead": "", "term": "Neap"}],
      "questions": [{"key": "tides#1/meaning", "line": "tides#1", "asked": true, "choice": "edited",
                     "text": "## Neap tides ...", "note": "as at half moon"}],
      "badges": [{"line": "tides#1", "course": "oceans", "fact": "neap-range", "away": true}]
    }

The number is the version of this form. A topic may be a `"folder"`. What a question asks of a whole topic has the key
of that as its `line`. A line is known again by what it says and where it stands, as when notes are
read again, so the notes may have changed since. `asked` says whether a question was asked, `choice` what was decided
about it (keep, never, edited, own), `text` is its Markdown where it is in its owner's words, `note` what they wrote
beside its answer. A badge is what a dated fact of a shipped course said of a line: `away` where it was taken away.
"""

import json
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from study.core.encodings import CONTROL
from study.core.limits import COMPANION_BRACKETS, COMPANION_LINES, COMPANION_QUESTIONS
from study.core.notes.identity import carry_keys, fact_of
from study.core.notes.model import Fact, Notes, Topic
from study.core.notes.twins import normalised
from study.core.problem import Problem
from study.core.text.plural import counted

COMPANION = "keepwarm.json"
"""The name of the file."""
VERSION = 1
LONGEST_KEY = 560
LOWEST = 99
_SHOWN = 60

type Decided = Literal["", "keep", "never", "edited", "own"]
CHOICES: tuple[Decided, ...] = get_args(Decided.__value__)
IN_OWN_WORDS: frozenset[Decided] = frozenset({"edited", "own"})


@dataclass(frozen=True, slots=True)
class Remembered:
    """A question that was there, of the line or topic of that key, and what became of it."""

    key: str
    line: str
    asked: bool = False
    choice: Decided = ""
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """What was decided about a dated fact of the shipped course `course`, held against a line."""

    line: str
    course: str
    fact: str
    away: bool = True


@dataclass(frozen=True, slots=True)
class Companion:
    """What came beside notes: the lines as they were, with no more of them than tells them, and what was decided."""

    topics: tuple[Topic, ...] = ()
    questions: tuple[Remembered, ...] = ()
    badges: tuple[Badge, ...] = ()

    def under(self, notes: Notes) -> tuple["Companion", tuple[Problem, ...]]:
        """What of it is about lines that stand in these notes, under the keys that they have there, and what was
        decided about others. Where only a person could tell whether it is the same line, it is not."""
        keys = self._keys(notes)
        questions, badges, gone = list[Remembered](), list[Badge](), Counter[str]()
        for one in self.questions:
            home = keys.get(fact_of(one.key))
            if home and one.line in keys:
                key = f"{home}/{one.key.rpartition('/')[2]}"
                questions.append(replace(one, key=key, line=keys[one.line]))
            elif one.choice or one.note:
                gone[one.line] += 1
        for badge in self.badges:
            if badge.line in keys:
                badges.append(replace(badge, line=keys[badge.line]))
            else:
                gone[badge.line] += 1
        return Companion((), tuple(questions), tuple(badges)), tuple(self._told(gone))

    def _told(self, gone: Mapping[str, int]) -> Iterator[Problem]:
        said = {topic.key: (topic.file, topic.title) for topic in self.topics}
        said |= {fact.key: (topic.file, fact.text) for topic in self.topics for fact in topic.facts}
        for line, number in gone.items():
            file, text = said[line]
            left = f"{counted(number, 'decision')} about “{_short(text)}” {'is' if number == 1 else 'are'} left out"
            yield _left(f"{left}: nothing says that any more", file, subject=line)

    def _keys(self, notes: Notes) -> dict[str, str]:
        """The key that each line and topic has now, by the one it had."""
        if not self.topics:
            return {}
        known, changes = carry_keys(self.topics, notes)
        unsure = {one.key for one in changes.unsure}
        mine = homes(self.topics) - unsure
        pairs = list(zip(known.topics, notes.topics, strict=True))
        found = {was.key: now.key for was, now in pairs}
        found |= {was.key: now.key for then, topic in pairs for was, now in zip(then.facts, topic.facts, strict=True)}
        return {was: now for was, now in found.items() if was in mine}


NOTHING = Companion()


def homes(topics: Sequence[Topic]) -> frozenset[str]:
    """The keys of what questions are about: lines, and topics where all that stands in one is asked together."""
    return frozenset((*(one.key for one in topics), *(fact.key for topic in topics for fact in topic.facts)))


def abridged(topics: Sequence[Topic], told: Container[str]) -> tuple[Topic, ...]:
    """Topics with what a companion holds of them: the lines of the keys `told`, and others that say the same, which
    tell which is which."""
    facts = [(topic.key, fact) for topic in topics for fact in topic.facts]
    texts = {fact.key: fact.text for _, fact in facts}
    said = {normalised(fact.text) for _, fact in facts if fact.key in told}
    held: dict[str, list[Fact]] = {}
    for topic, fact in facts:
        if normalised(fact.text) in said:
            lead = texts.get(fact.parent, "") or fact.lead
            held.setdefault(topic, []).append(_fact(fact.key, fact.text, lead, fact.term))
    return tuple(
        replace(_topic(one.key, one.title, one.level, one.parent, one.file, one.is_folder), facts=facts)
        for one in topics
        for facts in (tuple(held.get(one.key, ())),)
    )


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
            _given(key=one.key, topic=topic.key, text=one.text, lead=one.lead, term=one.term)
            for topic in companion.topics
            for one in topic.facts
        ],
        "questions": [
            _given(key=one.key, line=one.line, asked=one.asked, choice=one.choice, text=one.text, note=one.note)
            for one in companion.questions
        ],
        "badges": [
            {"line": one.line, "course": one.course, "fact": one.fact, "away": one.away} for one in companion.badges
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_companion(text: str, file: str = COMPANION) -> tuple[Companion, tuple[Problem, ...]]:
    """Read such a file. What is wrong with it is left out and told; never raises."""
    if text.count("{") + text.count("[") > COMPANION_BRACKETS:
        return Companion(), (_left(f"holds more than {COMPANION_BRACKETS:,} brackets", file),)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        return Companion(), (_left(f"is no JSON: {error.msg}", file, error.lineno),)
    except (ValueError, RecursionError):
        return Companion(), (_left("is no JSON that can be read", file),)
    version = document.get("keepwarm") if isinstance(document, dict) else None
    if version is None:
        return Companion(), (_left("is not what Keepwarm writes beside notes", file),)
    if version != VERSION or isinstance(version, bool):
        return Companion(), (_left(f"has the form {version!r:.20}, and this Keepwarm reads {VERSION}", file),)
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
        lines = self._each("lines", COMPANION_LINES, lambda one: _read_line(one, topics))
        known = topics.keys() | lines.keys()
        questions = self._each("questions", COMPANION_QUESTIONS, lambda one: _read_question(one, known))
        badges = self._each("badges", COMPANION_LINES, lambda one: _read_badge(one, lines))
        held: dict[str, list[Fact]] = {}
        for topic, fact in lines.values():
            held.setdefault(topic, []).append(fact)
        made = tuple(replace(one, facts=tuple(held.get(key, ()))) for key, one in topics.items())
        return Companion(made, tuple(questions.values()), tuple(badges.values())), tuple(self.problems)

    def _each[T](self, name: str, most: int, take: Callable[[Mapping[str, Any]], tuple[object, T]]) -> dict[Any, T]:
        """The entries of the list of that name, by what tells them apart."""
        given = self.document.get(name, [])
        if not isinstance(given, list):
            self.problems.append(_left(f"“{name}” is no list", self.file))
            return {}
        if len(given) > most:
            self.problems.append(_left(f"“{name}” has more than {most:,} entries", self.file))
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
                self.problems.append(_left(f"“{name}”, entry {number}: {wrong}", self.file))
        return found


def _read_topic(one: Mapping[str, Any]) -> tuple[object, Topic]:
    level, key = one.get("level", 0), _key(one, "key")
    if not isinstance(level, int) or not 0 <= level <= LOWEST:
        raise _Wrong("“level” is no level of a heading")
    title, parent, file = _text(one, "title"), _text(one, "parent"), _text(one, "file")
    return key, _topic(key, title, int(level), parent, file, _flag(one, "folder"))


def _read_line(one: Mapping[str, Any], topics: Container[str]) -> tuple[object, tuple[str, Fact]]:
    key, topic = _key(one, "key"), _key(one, "topic")
    if topic not in topics:
        raise _Wrong("its topic is not there")
    return key, (topic, _fact(key, _text(one, "text"), _text(one, "lead"), _text(one, "term")))


def _read_question(one: Mapping[str, Any], known: Container[str]) -> tuple[object, Remembered]:
    key, line, text = _key(one, "key"), _key(one, "line"), _text(one, "text")
    if line not in known or fact_of(key) not in known:
        raise _Wrong("its line is not there")
    choice = one.get("choice", "")
    if not isinstance(choice, str) or choice not in CHOICES:
        raise _Wrong(f"“choice” is none of {', '.join(filter(None, CHOICES))}")
    if (choice in IN_OWN_WORDS) != bool(text):
        raise _Wrong("“text” goes with “edited” and “own”, and with nothing else")
    return key, Remembered(key, line, _flag(one, "asked"), choice, text, _text(one, "note"))


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


def _topic(key: str, title: str, level: int, parent: str, file: str, folder: bool) -> Topic:
    lines = (0, 0) if folder else (1, 1)
    return Topic(key, title, level, parent, file, lines, lines)


def _fact(key: str, text: str, lead: str, term: str) -> Fact:
    return Fact(key, "statement", text, (1, 1), term=term, lead=lead)


def _given(**values: object) -> dict[str, object]:
    """What is not empty of these."""
    return {name: value for name, value in values.items() if value not in ("", False, 0)}


def _left(said: str, file: str, line: int = 0, subject: str = "") -> Problem:
    return Problem(said, line, file, "warning", subject)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
