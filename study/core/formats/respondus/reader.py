"""Numbered questions with lettered options to questions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from study.core.encodings import beginning, decode
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.format import Read
from study.core.formats.shared.judged import judged
from study.core.formats.shared.plain import plain
from study.core.formats.shared.shapes import kind_of
from study.core.problem import Problem
from study.core.questions.answers.number import is_number
from study.core.questions.interaction import Accepted
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.notation import accepted_text, pair_text
from study.core.questions.source.reader import MOST_POINTS

BEGINNING = 20_000  # bytes
QUESTION = re.compile(r"[ \t]*(?P<number>\d{1,5})[.)][ \t]+(?P<text>\S.*)")
OPTION = re.compile(r"[ \t]*(?P<star>\*?)(?P<letter>[a-tA-T])[.)][ \t]+(?P<text>\S.*)")
FIELD = re.compile(r"[ \t]*(?P<name>title|type|points):[ \t]*(?P<text>.*)", re.IGNORECASE)
SAID = re.compile(r"[ \t]*(?P<mark>[~@])[ \t]+(?P<text>\S.*)")
ANSWERS = re.compile(r"[ \t]*answers?:[ \t]*", re.IGNORECASE)
ANSWER = re.compile(r"[ \t]*(?P<number>\d{1,5})[.)][ \t]*(?P<letters>[a-tA-T](?:[ \t]*,[ \t]*[a-tA-T])*)[ \t]*")
CHOICES = {"", "MC", "TF", "MR", "MA", "MS"}
TYPED = {"F", "FB", "FIB", "SA", "S", "N"}
PAIRS = {"MT", "M", "MAT"}


@dataclass(slots=True)
class Part:
    """An option, or an answer that is accepted, over its lines."""

    star: bool
    letter: str
    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class Draft:
    """A question while its lines are being read."""

    line: int
    title: str = ""
    sort: str = ""
    points: str = ""
    number: str = ""
    stem: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=lambda: {"~": [], "@": []})
    last: list[str] | None = None
    """What a line that begins nothing belongs to."""


def recognises(data: bytes, name: str) -> bool:
    text = beginning(data, BEGINNING)
    lines = text.split("\n")
    starred = any(QUESTION.fullmatch(one) for one in lines) and any(
        (found := OPTION.fullmatch(one)) and found["star"] for one in lines
    )
    listed = any(ANSWERS.fullmatch(one) for one in lines) and any(ANSWER.fullmatch(one) for one in lines)
    return (starred or listed) and any(OPTION.fullmatch(one) for one in lines)


def read(data: bytes, name: str) -> Read:
    text, problems = decode(data)
    collector = Collector(name)
    collector.note(*problems)
    drafts, key = _drafts(text.split("\n"))
    for draft in drafts:
        _take(draft, key, collector)
    return collector.result()


def _drafts(lines: list[str]) -> tuple[list[Draft], dict[str, str]]:
    """The questions of a text, and what the list at its end says of them."""
    drafts: list[Draft] = []
    key: dict[str, str] = {}
    ahead: dict[str, str] = {}
    listed = False
    for number, line in enumerate(lines, 1):
        if listed:
            if found := ANSWER.fullmatch(line):
                key[found["number"]] = found["letters"]
        elif ANSWERS.fullmatch(line):
            listed = True
        elif found := FIELD.fullmatch(line):
            ahead[found["name"].lower()] = found["text"].strip()
        elif found := QUESTION.fullmatch(line):
            one = Draft(number, ahead.pop("title", ""), ahead.pop("type", "").upper(), ahead.get("points", ""))
            one.number, one.stem, one.last = found["number"], [found["text"]], None
            drafts.append(one)
        elif drafts:
            _add(drafts[-1], line, number)
    return drafts, key


def _add(draft: Draft, line: str, number: int) -> None:
    """Take a line that begins no question."""
    if found := OPTION.fullmatch(line):
        part = Part(bool(found["star"]), found["letter"].upper(), [found["text"].rstrip()], number)
        draft.parts.append(part)
        draft.last = part.lines
    elif found := SAID.fullmatch(line):
        draft.last = draft.said[found["mark"]]
        draft.last.append(found["text"].rstrip())
    else:
        held = draft.stem if draft.last is None else draft.last
        if line.strip() or (draft.last is None and not draft.parts):
            held.append(line.rstrip())


def _take(draft: Draft, key: Mapping[str, str], collector: Collector) -> None:
    prompt = plain("\n".join(draft.stem))
    title = draft.title or made_title(prompt)
    named = {letter.strip().upper() for letter in key.get(draft.number, "").split(",") if letter.strip()}
    points = _points(draft.points)
    fault = _fault(draft, named)
    if points is None:
        fault = fault or f"Write points as a number above 0, {MOST_POINTS} at most."
    if fault or points is None:
        collector.refuse(fault, draft.line, title)
        return
    items: list[Item] = []
    bullets: list[Entry] = []
    for part in draft.parts:
        if draft.sort in PAIRS:
            left, _, right = part.text.partition("=")
            bullets.append(Entry(pair_text(plain(left), plain(right)), part.line))
        elif draft.sort in TYPED:
            words = " ".join(part.text.split())
            items.append(Item("=", words if is_number(words) else accepted_text(Accepted(words)), part.line))
        else:
            holds = part.letter in named if named else part.star
            items.append(Item("x" if holds else " ", plain(part.text), part.line))
    end = draft.parts[-1].line if draft.parts else draft.line
    block = Block("", draft.title, prompt, draft.line, end, {}, tuple(items), bullets=tuple(bullets))
    right, wrong = (plain("\n".join(draft.said[mark])) for mark in "~@")
    single = sum(item.mark == "x" for item in items) == 1
    block, is_lost = judged(block, right, wrong, single=single)
    kind = kind_of(block)
    if isinstance(kind, Problem):
        collector.refuse(kind.message, draft.line, title)
        return
    if collector.take(kind, block, points=points) and is_lost:
        words = "What is said to right or to wrong answers belongs to no option here and was left out."
        collector.warn(words, draft.line, title)


def _fault(draft: Draft, named: set[str]) -> str:
    """Why a question cannot be taken; "" where it can."""
    if draft.sort not in CHOICES | TYPED | PAIRS:
        return f"Nothing reads the type {draft.sort[:20]!r}: it has no answer that can be checked, or several blanks."
    if not draft.parts:
        return "No option stands below this question."
    if draft.sort in PAIRS:
        return next(
            (
                f"A pair needs a = between its sides: {part.text[:60]!r}."
                for part in draft.parts
                if "=" not in part.text
            ),
            "",
        )
    if draft.sort in TYPED:
        return ""
    letters = [part.letter for part in draft.parts]
    if named - set(letters):
        return f"The answer {', '.join(sorted(named - set(letters)))} is none of the options."
    if not named and not any(part.star for part in draft.parts):
        return "Nothing says which option is right: put a star before it, *b."
    return ""


def _points(text: str) -> float | None:
    try:
        points = float(text or "1")
    except ValueError:
        return None
    return points if 0 < points <= MOST_POINTS else None
