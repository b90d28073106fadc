"""Gaps: the words of a statement that a card hides, whatever mark stands around them.

In braces they may stand in each other, and bear a number and a hint: `{{c1::words::hint}}`, and as other programs write
them, `{{c1 words}}`, `{{cloze words}}`, `{1:words}`; a highlight may bear them, too: `==1;;words;;hint==`. Most people
highlight what matters, the term of a definition above all, and a gap there asks nothing. So highlights are gaps only
where the page bears a `#flashcards` tag or a card in another form of Obsidian's Spaced Repetition, or where they are
used as gaps throughout: three statements or more, one gap in each, and words of the sentence left around it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from study.core.notes.cards import opaque, outside, within
from study.core.notes.dialect import Page
from study.core.notes.model import GAP, OwnCard, Schedule

DEEPEST = 20
"""Gaps inside each other. What is deeper is part of the words."""
BARE = re.compile(
    r"\{\{(?!c\d+(?:::|\s)|cloze\b|query|embed|iframe|renderer|\[\[|video|youtube|TODO|DONE|table|\.\.\.)([^{}]+)\}\}"
)
"""A gap in braces alone; what programs write in them is none."""
HIGHLIGHT = re.compile(r"(?<!=)==(?=[^\s=])(.+?)(?<=[^\s=])==(?!=)")
_DOUBLE = re.compile(r"\{\{(?:c(\d{1,3})(?:::|\s+)|cloze:?\s+|(\d{1,3})::)")
SINGLE = re.compile(r"(?<![\\{$])\{c?(\d{1,3})[:|](?![:\d])")
_BRACE = re.compile(r"[{}]")
_PARTS = re.compile(r"[{}]|::")
_CLASS = r"\s+class=[\"']?(?!Apple-)[\w-]+[\"']?\s*"
BREAK = re.compile(rf"<w?br{_CLASS}/?>", re.IGNORECASE)
"""A break that parts the sides of a card within a line: other programs give theirs no class."""
BREAK_LINE = re.compile(rf"{BREAK.pattern}|<hr{_CLASS}/?>|<(?P<tag>span|div|p|i){_CLASS}></(?P=tag)>", re.IGNORECASE)
"""What does so on a line of its own: any element of a class that holds nothing."""
_FORMS = re.compile(
    rf"^[\s>]*\?\??\s*$|<!--\s*SR:|(?<!:):::(?!:)|==\d{{1,3}};;[^=\n]+==|{BREAK_LINE.pattern}", re.MULTILINE
)
_NUMBERED = re.compile(r"(?:(\d{1,3});;)?(.+?)(?:;;(.+))?")
_SEVERAL = 3
_LEAST_AROUND = 2  # words beside a gap


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
    """The gap of a mark whose words are the first group, with a number before them and a hint behind them where they
    have one: `==1;;words;;hint==`."""
    parts = _NUMBERED.fullmatch(found[1])
    number, inner, hint = parts.groups("") if parts else ("", found[1], "")
    words = inner.strip()
    start = found.start(1) + (parts.start(2) if parts else 0) + len(inner) - len(inner.lstrip())
    return Span(found.start(), found.end(), start, start + len(words), number, hint.strip())


def gaps_in(text: str, singles: bool) -> list[Span]:
    """The gaps in braces: balanced, so that a formula may stand inside; none begins in code or in the hint of another,
    and in a formula only by the mark that means nothing else, `{{c1::`."""
    spans, ends = opaque(text), _ends(text)
    coded = [span for span in spans if text[span[0]] == "`"]
    marks = []
    for pattern, braces in ((_DOUBLE, 2), (SINGLE, 1)) if singles else ((_DOUBLE, 2),):
        for match in pattern.finditer(text):
            end = ends.get(match.start() + braces - 1, 0)
            closed = coded if match[0].startswith("{{c") and match[0].endswith("::") else spans
            if end and text.startswith("}" * (braces - 1), end) and not within(match.start(), closed):
                number = next((group for group in match.groups() if group), "")
                marks.append((match.start(), match.end(), end - 1, end + braces - 1, number))
    found: list[Span] = []
    around: list[Span] = []
    for first, start, until, end, number in sorted(marks):
        while around and around[-1].end <= first:
            around.pop()
        if around and (len(around) == DEEPEST or not around[-1].start <= first < around[-1].until):
            continue
        parted = _hint_at(text, start, until)
        words = text[start:parted].strip()
        if words:
            start += len(text[start:parted]) - len(text[start:parted].lstrip())
            hint = _bare(text[parted + 2 : until].strip())
            around.append(Span(first, end, start, start + len(words), number, hint))
            found.append(around[-1])
    return found


def _ends(text: str) -> dict[int, int]:
    """The index behind each brace that closes, by that of the one that opens."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            ends[opened.pop()] = brace.end()
    return ends


def _hint_at(text: str, start: int, end: int) -> int:
    """Where the sign of a hint stands, outside of gaps within the gap; else its end."""
    depth = 0
    for sign in _PARTS.finditer(text, start, end):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if not depth and sign[0] == "::":
            return sign.start()
    return end


def _bare(hint: str) -> str:
    """A hint without the marks of gaps in it."""
    bare = SINGLE.sub("", _DOUBLE.sub("", hint))
    return hint if bare == hint else bare.replace("}", "")


def marked(text: str, pattern: re.Pattern[str], beside: Sequence[Span] = ()) -> list[Span]:
    """The gaps by a mark that has no number, and those that were found `beside` them. None stands in another."""
    found = [
        gap_by(one)
        for one in outside(pattern, text)
        if not any(gap.first < one.end() and one.start() < gap.end for gap in beside)
    ]
    return sorted([*beside, *found])


def clozes(
    text: str, gaps: Sequence[Span], syntax: str, schedules: Sequence[Schedule | None] = ()
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


def highlights_are_gaps(page: Page) -> bool:
    """Whether highlights are gaps on a page."""
    tagged = "#flashcards" in page.text or any(tag.startswith("flashcard") for tag in page.tags)
    return "==" in page.text and (has_forms(page) or tagged or _is_used_as_gaps(page))


def has_forms(page: Page) -> bool:
    """Whether cards in another form of Obsidian's Spaced Repetition stand on a page."""
    return any(sign in page.text for sign in ("?", "SR:", ":::", ";;", " class=")) and bool(_FORMS.search(page.text))


def _is_used_as_gaps(page: Page) -> bool:
    """Whether highlights are gaps throughout: one in a statement, and a sentence left around it."""
    gapped = [line for line in page.prose if "==" in line]
    marked = [(line, found) for line in gapped if (found := list(outside(HIGHLIGHT, line)))]
    around = [len(re.findall(r"\w+", HIGHLIGHT.sub("", line))) for line, _ in marked]
    single = all(len(found) == 1 for _, found in marked)
    ends = all(line.rstrip(" .*_").endswith("==") for line, _ in marked)
    return len(marked) >= _SEVERAL and single and ends and min(around) >= _LEAST_AROUND
