"""Obsidian's Spaced Repetition: `?` or `??` on a line between question and answer, `==clozes==`, and the
schedule comment behind a card. Who wants no sign to be seen has it part the sides by an empty element with a class:
`<br class="f">` on a line of its own, `<wbr class="f">` within one.

A question is all that stands above the sign up to a blank line: text, pictures, code, a list; right below a heading it
is the heading. An answer that is nested below an item belongs to that item alone, and one goes on over blank lines up
to its schedule, if no other card stands between."""

import re
from collections.abc import Iterator, Sequence

from study.core.notes.cards import both_ways, dedented, one_way, outside, scheduled, shown, unlisted, without_tags
from study.core.notes.dialect import Dialect, Page, Passage, Place, Reading, Said
from study.core.notes.gaps import BARE, BREAK, BREAK_LINE, HIGHLIGHT, clozes, has_forms, highlights_are_gaps, marked
from study.core.notes.lines import Line, classify, indentation

_SIGNS = ("?", "??")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_QUOTE = re.compile(r"^\s*>[> ]*(?:\[![^\[\]]*\][+-]?\s*)?", re.MULTILINE)
_KEPT = ("<!--SR:", "<!-- SR:")
_SCHEDULED = 60  # lines behind an answer among which its schedule is looked for
_BESIDE = ("::", ";;", "<!--")  # in a line that is a card by itself, or ends one


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    if _is_sign(lines[at]):
        if since < at:
            return _card(lines, since, at)
        return _card(lines, at, at, classify(0, lines[at - 1])) if at and _is_heading(lines[at - 1]) else ()
    if since == at and (not at or not lines[at - 1].strip() or _is_heading(lines[at - 1])):
        sign = _sign_below(lines, at)
        return _card(lines, at, sign) if sign else ()
    return ()


def _is_sign(line: str) -> bool:
    """Whether a line parts question and answer."""
    text = line.strip()
    return text in _SIGNS or (text[:1] == "<" and BREAK_LINE.fullmatch(text) is not None)


def _is_heading(line: str) -> bool:
    return line.lstrip()[:1] == "#" and classify(0, line).kind == "heading"


def _sign_below(lines: Sequence[str], at: int) -> int:
    """The index of the sign below the lines from `at` on, where all of them are the question; else 0."""
    for index, is_code in _of_paragraph(lines, at):
        line = lines[index]
        if is_code:
            continue
        if _is_sign(line):
            item = classify(0, lines[index - 1])
            is_nested = item.kind in ("bullet", "number") and _indent_at(lines, index + 1) > item.indent
            return 0 if is_nested else index
        if any(sign in line for sign in _BESIDE) or _is_heading(line) or ("<" in line and _is_parted(line)):
            return 0
    return 0


def _indent_at(lines: Sequence[str], at: int) -> int:
    return indentation(lines[at]) if at < len(lines) else 0


def _of_paragraph(lines: Sequence[str], at: int) -> Iterator[tuple[int, bool]]:
    """The indexes of the lines from `at` on up to a blank one that stands in no code, each with whether it is code."""
    closing = ""
    for index in range(at, len(lines)):
        if not closing and not lines[index].strip():
            return
        fence = _FENCE.match(lines[index])
        if fence:
            closing = "" if closing else fence[1]
        yield index, bool(closing or fence)


def _card(lines: Sequence[str], first: int, sign: int, heading: Line | None = None) -> tuple[Passage, ...]:
    """The card of lines `first` to the end of its answer; `sign` is where question and answer part."""
    end = sign + 1
    for index, is_code in _of_paragraph(lines, sign + 1):
        if not is_code and _is_heading(lines[index]) and _begins_another(lines, index, heading):
            break
        end = index + 1
    end = _scheduled_end(lines, sign + 1, end)
    held = lines[first:sign]
    front = without_tags(heading.body if heading else unlisted(held[0]) if len(held) == 1 else dedented(held))
    front = _QUOTE.sub("", front)
    back, times = scheduled(dedented(lines[sign + 1 : end]))
    if not front or not back:
        return ()
    made = both_ways(front, back, "??", times) if lines[sign].strip() == "??" else one_way(front, back, "?", times)
    return (Passage(first, end, Said(shown(" ".join(front.split()), back), cards=made)),)


def _scheduled_end(lines: Sequence[str], first: int, end: int) -> int:
    """The index behind the schedule of the answer that begins at index `first`, where it stands below a blank line and
    no heading and no other card stand between; else `end`, where the answer ends without one."""
    closing = ""
    for index in range(first, min(end + _SCHEDULED, len(lines))):
        line = lines[index]
        if fence := _FENCE.match(line):
            closing = "" if closing else fence[1]
        if closing or fence:
            continue
        said, schedule, _ = line.partition("<!--")
        if index >= end and (_is_heading(line) or _is_sign(line) or _is_card(said)):
            return end
        if schedule and any(sign in line for sign in _KEPT):
            return max(index + 1, end)
    return end


def _is_card(line: str) -> bool:
    """Whether a line may be a card by itself."""
    return any(sign in line for sign in ("::", ";;", "==")) or ("<" in line and _is_parted(line))


def _begins_another(lines: Sequence[str], at: int, heading: Line | None) -> bool:
    """Whether the heading at an index is no part of the answer above it: it asks itself, or stands no deeper than the
    heading that is the question."""
    if at + 1 < len(lines) and _is_sign(lines[at + 1]):
        return True
    return heading is not None and len(classify(0, lines[at]).marker) <= len(heading.marker)


def _is_parted(text: str) -> bool:
    """Whether a break parts the two sides of a line, or opens the back of what stands above."""
    return any(text[: found.start()].strip() for found in outside(BREAK, text))


def _sides(text: str) -> Said | None:
    """What a break within a line parts."""
    bare, times = scheduled(text)
    found = next(outside(BREAK, bare), None)
    if found is None:
        return None
    front, back = without_tags(bare[: found.start()]), without_tags(bare[found.end() :])
    if not front or not back:
        return None
    return Said(shown(front, back), cards=one_way(front, back, "break", times), term=front, meaning=back)


def _begin(page: Page) -> Reading | None:
    gaps = highlights_are_gaps(page)
    if not (gaps or has_forms(page)):
        return None

    def said(text: str, place: Place) -> Said | None:
        if "br " in text and (parted := _sides(text)):
            return parted
        bare, times = scheduled(text)
        bare = without_tags(bare)
        found = marked(bare, HIGHLIGHT) if gaps else []
        if not found or (len(found) == 1 and found[0].first == 0 and found[0].end == len(bare)):
            return None
        plain, made = clozes(bare, marked(bare, BARE, found), "==cloze==", times)
        return Said(plain, cards=made)

    return Reading(
        alone=_is_parted if BREAK.search(page.text) else None,
        claim=_claim,
        said=said,
        signs=("==", "br "),
        keeps=_KEPT,
    )


PLUGIN = Dialect("spaced-repetition", _begin)
