"""Cards of one's own: what the dialects share to read them, whatever sign makes one.

A sign in code, in a formula or in a link makes no card. The marks themselves are never shown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from study.core.notes.lines import indentation
from study.core.notes.model import GAP, OwnCard, Schedule

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
    """A gap: where its mark begins and ends, the words under it, its number ("" for one of its own) and hint. `inner`
    is where its words begin and end, where other gaps stand among them."""

    first: int
    end: int
    words: str
    number: str = ""
    hint: str = ""
    inner: tuple[int, int] = (0, 0)


def marked(text: str, pattern: re.Pattern[str], beside: Sequence[Span] = ()) -> list[Span]:
    """The gaps by a mark that has no number, and those that were found `beside` them. None stands in another."""
    found = [
        Span(one.start(), one.end(), one[1].strip())
        for one in outside(pattern, text)
        if not any(gap.first < one.end() and one.start() < gap.end for gap in beside)
    ]
    return sorted([*beside, *found])


def clozes(
    text: str, gaps: Sequence[Span], syntax: str, schedules: Sequence[Schedule] = ()
) -> tuple[str, tuple[OwnCard, ...]]:
    """The text without marks, and a card for each number of a gap. Equal numbers are one card."""
    numbers: dict[str, list[Span]] = {}
    for place, gap in enumerate(gaps, 1):
        numbers.setdefault(gap.number or f"own {place}", []).append(gap)
    is_mixed = any(gap.number for gap in gaps)
    cards = []
    for side, (number, hidden) in enumerate(numbers.items(), 1):
        own = f"gap{side}" if is_mixed else str(side)
        cards.append(
            OwnCard(
                filled(text, gaps, hidden),
                ", ".join(dict.fromkeys(_words(text, gap, gaps) for gap in hidden)),
                syntax,
                (0, 0),
                cloze=True,
                hint=next((gap.hint for gap in hidden if gap.hint), ""),
                side=number if hidden[0].number else own,
                schedule=schedules[side - 1] if side <= len(schedules) else None,
            )
        )
    return filled(text, gaps), tuple(cards)


def filled(text: str, gaps: Sequence[Span], hidden: Sequence[Span] = (), within: tuple[int, int] | None = None) -> str:
    """The text, or what of it is `within` two places, with the words of its gaps, but for those that are hidden."""
    at, end = within or (0, len(text))
    parts = []
    for gap in gaps:
        if at <= gap.first and gap.end <= end:
            parts += [text[at : gap.first], GAP if gap in hidden else _words(text, gap, gaps, hidden)]
            at = gap.end
    return "".join([*parts, text[at:end]])


def _words(text: str, gap: Span, gaps: Sequence[Span], hidden: Sequence[Span] = ()) -> str:
    if not any(gap.inner[0] <= one.first and one.end <= gap.inner[1] for one in gaps):
        return gap.words
    return filled(text, gaps, hidden, gap.inner).strip()


def closing(text: str, start: int) -> int:
    """Where the brace that opened before `start` closes: the index behind it, -1 where it does not."""
    depth = 1
    for at in range(start, len(text)):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if not depth:
                return at + 1
    return -1


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
