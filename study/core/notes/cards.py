"""Cards of one's own: what the dialects share to read them, whatever sign makes one.

A sign in code, in a formula or in a link makes no card. The marks themselves are never shown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from study.core.formula import FORMULA_IN_TEXT
from study.core.notes.lines import indentation
from study.core.notes.model import OwnCard, Schedule

_OPAQUE = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"
    rf"|{FORMULA_IN_TEXT}"
    r"|\[\[[^\[\]]+\]\]|\]\([^()\s]*\)|https?://\S+"
)
_TAGS = re.compile(
    r"(?:^|\s)#(?:flashcards?(?:/[\w/-]+)?|card(?:-reverse|-spaced)?|\[\[card\]\])(?=\s|$)", re.IGNORECASE
)
_LABEL = re.compile(r"^(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s+)?")
WAITS = "perhaps a card: “::” is a property or a name in code as well. It waits for you; #card behind it makes it one"
"""What the writer is told of a `::` that may be something else."""


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


def both_ways(front: str, back: str, syntax: str, schedules: Sequence[Schedule | None] = ()) -> tuple[OwnCard, OwnCard]:
    """A card and its reverse."""
    first, second = (schedules[n] if n < len(schedules) else None for n in (0, 1))
    return (
        OwnCard(front, back, syntax, (0, 0), schedule=first),
        OwnCard(back, front, syntax, (0, 0), side="back", schedule=second),
    )


def one_way(front: str, back: str, syntax: str, schedules: Sequence[Schedule | None] = ()) -> tuple[OwnCard]:
    """A card with two sides."""
    return (OwnCard(front, back, syntax, (0, 0), schedule=schedules[0] if schedules else None),)


_SCHEDULE = re.compile(r"<!--\s*SR:(.*?)-->", re.DOTALL)
_TIMES = re.compile(r"(\d{4}-\d\d-\d\d),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)")
_UNSEEN = "2000-01-01"
"""The day that the plugin writes of a new card whose sibling has a schedule."""


def scheduled(text: str) -> tuple[str, tuple[Schedule | None, ...]]:
    """The text without the schedule comment of Obsidian's Spaced Repetition, and what it says: one entry
    a card, None of one that is new or cannot be read. The plugin counts ease in per cent as SM-2 does."""
    found = _SCHEDULE.search(text)
    if not found:
        return text, ()
    times = tuple(map(_schedule, found[1].split("!")[1:]))
    return (text[: found.start()] + text[found.end() :]).strip(), times


def is_unreadable(text: str) -> bool:
    """Whether a schedule comment in the text says something of a card that is not read."""
    entries = (entry for found in _SCHEDULE.finditer(text) for entry in found[1].split("!")[1:] or [found[1]])
    return any(not _schedule(entry) and not entry.startswith(_UNSEEN) for entry in entries)


def _schedule(entry: str) -> Schedule | None:
    found = _TIMES.match(entry)
    if not found or found[1] == _UNSEEN:
        return None
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return None
    return Schedule(found[1], float(found[2]), float(found[3]))
