"""Cards of one's own: what the dialects share to read them, whatever sign makes one.

A sign in code, in a formula or in a link makes no card. The marks themselves are never shown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from study.core.notes.lines import indentation
from study.core.notes.model import GAP, OwnCard, Schedule

DEEPEST = 20
"""Gaps inside each other. What is deeper is part of the words."""
_OPAQUE = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"
    r"|\$\$.+?\$\$|(?<![\\$\w])\$[^$\s](?:[^$]*[^$\s])?\$(?!\d)|\\\(.+?\\\)"
    r"|\[\[[^\[\]]+\]\]|\]\([^()\s]*\)|https?://\S+"
)
_TAGS = re.compile(
    r"(?:^|\s)#(?:flashcards?(?:/[\w/-]+)?|card(?:-reverse|-spaced)?|\[\[card\]\])(?=\s|$)", re.IGNORECASE
)
BARE = re.compile(
    r"\{\{(?!c\d+(?:::|\s)|cloze\b|query|embed|iframe|renderer|\[\[|video|youtube|TODO|DONE|table|\.\.\.)([^{}]+)\}\}"
)
"""A gap in braces alone; what programs write in them is none."""
HIGHLIGHT = re.compile(r"(?<!=)==(?=[^\s=])(.+?)(?<=[^\s=])==(?!=)")
_LABEL = re.compile(r"^(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s+)?")


def opaque(text: str) -> list[tuple[int, int]]:
    """The spans of code, formulas, links and addresses, in which no sign makes a card."""
    if not any(sign in text for sign in ("`", "$", "[[", "](", "://", "\\(")):
        return []
    return [match.span() for match in _OPAQUE.finditer(text)]


def within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= at < last for first, last in spans)


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that begin outside code, formulas and links."""
    spans = opaque(text)
    return (match for match in pattern.finditer(text) if not within(match.start(), spans))


def without_tags(text: str) -> str:
    """The text without the tags that make cards of it."""
    return _TAGS.sub("", text).strip() if "#" in text else text.strip()


def unlisted(line: str) -> str:
    """A line without the sign of a list and the spaces around it."""
    bare = line.strip()
    return bare[_LABEL.match(bare).end() :]  # type: ignore[union-attr]  # it matches the empty text too


def shown(front: str, back: str) -> str:
    """The two sides of a card as one line."""
    back = " ".join(back.split())
    return f"{front} {back}" if front.endswith(("?", ".", "!", ":", "？", "。", "：", "؟")) else f"{front}: {back}"


class Span(NamedTuple):
    """A gap: where its mark begins and ends, where the words under it do, its number ("" for one of its own) and hint.
    Others may stand among its words."""

    first: int
    end: int
    start: int
    until: int
    number: str = ""
    hint: str = ""


def gap_by(found: re.Match[str]) -> Span:
    """The gap of a mark without a number, whose words are the first group."""
    words = found[1].strip()
    start = found.start(1) + len(found[1]) - len(found[1].lstrip())
    return Span(found.start(), found.end(), start, start + len(words))


def marked(text: str, pattern: re.Pattern[str], beside: Sequence[Span] = ()) -> list[Span]:
    """The gaps by a mark that has no number, and those that were found `beside` them. None stands in another."""
    found = [
        gap_by(one)
        for one in outside(pattern, text)
        if not any(gap.first < one.end() and one.start() < gap.end for gap in beside)
    ]
    return sorted([*beside, *found])


def clozes(
    text: str, gaps: Sequence[Span], syntax: str, schedules: Sequence[Schedule] = ()
) -> tuple[str, tuple[OwnCard, ...]]:
    """The text without marks, and a card for each number of a gap. Equal numbers are one card."""
    plain, places = _unmarked(text, gaps)
    numbers: dict[str, list[Span]] = {}
    is_mixed = False
    for place, gap in enumerate(gaps, 1):
        numbers.setdefault(gap.number or f"own {place}", []).append(gap)
        is_mixed = is_mixed or bool(gap.number)
    cards = []
    for side, (number, hidden) in enumerate(numbers.items(), 1):
        own = f"gap{side}" if is_mixed else str(side)
        front, words = _hidden(plain, [(places[gap.start], places[gap.until]) for gap in hidden])
        cards.append(
            OwnCard(
                front,
                ", ".join(dict.fromkeys(words)),
                syntax,
                (0, 0),
                cloze=True,
                hint=next((gap.hint for gap in hidden if gap.hint), ""),
                side=number if hidden[0].number else own,
                schedule=schedules[side - 1] if side <= len(schedules) else None,
            )
        )
    return plain, tuple(cards)


def _unmarked(text: str, gaps: Iterable[Span]) -> tuple[str, dict[int, int]]:
    """The text without the marks of its gaps, and where in it stands what stood beside a mark."""
    parts: list[str] = []
    places: dict[int, int] = {}
    at = size = 0
    for first, end in sorted(mark for gap in gaps for mark in ((gap.first, gap.start), (gap.until, gap.end))):
        parts.append(text[at:first])
        size += first - at
        places[first] = places[end] = size
        at = end
    return "".join([*parts, text[at:]]), places


def _hidden(plain: str, places: Iterable[tuple[int, int]]) -> tuple[str, list[str]]:
    """The text with gaps at these places, and what each hides; one in another hides nothing more."""
    parts: list[str] = []
    words: list[str] = []
    at = 0
    for start, end in places:
        if start >= at:
            parts += [plain[at:start], GAP]
            words.append(plain[start:end])
            at = end
    return "".join([*parts, plain[at:]]), words


def below(lines: Sequence[str], at: int, most: int = 40) -> int:
    """The index behind the lines that are nested under line `at`, blank ones between them included."""
    indent, end = indentation(lines[at]), at + 1
    for index in range(at + 1, min(len(lines), at + 1 + most)):
        if not lines[index].strip():
            continue
        if indentation(lines[index]) <= indent:
            break
        end = index + 1
    return end


def dedented(lines: Iterable[str]) -> str:
    """Lines as Markdown of their own: without the indentation they share, without blank ones around."""
    held = [line.expandtabs(4).rstrip() for line in lines]
    least = min((len(line) - len(line.lstrip()) for line in held if line), default=0)
    return "\n".join(line[least:] for line in held).strip("\n")


def both_ways(front: str, back: str, syntax: str, schedules: Sequence[Schedule] = ()) -> tuple[OwnCard, OwnCard]:
    """A card and its reverse."""
    first, second = (schedules[n] if n < len(schedules) else None for n in (0, 1))
    return (
        OwnCard(front, back, syntax, (0, 0), schedule=first),
        OwnCard(back, front, syntax, (0, 0), side="back", schedule=second),
    )


def one_way(front: str, back: str, syntax: str, schedules: Sequence[Schedule] = ()) -> tuple[OwnCard]:
    """A card with two sides."""
    return (OwnCard(front, back, syntax, (0, 0), schedule=schedules[0] if schedules else None),)


_SCHEDULE = re.compile(r"<!--\s*SR:(.*?)-->", re.DOTALL)
_TIMES = re.compile(r"!(\d{4}-\d\d-\d\d),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)")


def scheduled(text: str) -> tuple[str, tuple[Schedule, ...]]:
    """The text without the schedule comment of Obsidian's Spaced Repetition, and what it says: one entry
    a card. The plugin counts ease in per cent as SM-2 does."""
    found = _SCHEDULE.search(text)
    if not found:
        return text, ()
    times = tuple(Schedule(due, float(days), float(ease)) for due, days, ease in _TIMES.findall(found[1]))
    return (text[: found.start()] + text[found.end() :]).strip(), times
