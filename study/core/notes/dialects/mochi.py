"""Mochi: a line `---` parts front from back. One card may be a file of its own, or a file may hold many.

A line under text is a heading to Markdown, so it must be plain what is meant: every paragraph of the file has
one `---` in its middle, or the file holds one `---`, no heading behind its first line, and little else."""

from collections.abc import Sequence

from study.core.notes.cards import dedented, one_way, scheduled, shown
from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said

_RULE = "---"
_LONGEST = 30  # lines of a file that is one card
_LONGEST_FRONT = 5  # lines


def _asks(line: str) -> bool:
    return line.rstrip(" *_").endswith(("?", "？", "؟"))


def _is_underlined(front: Sequence[str]) -> bool:
    """Whether a heading that asks nothing stands right above the rule: it parts the heading from its text."""
    return front[-1].lstrip().startswith("#") and not _asks(front[-1])


def _many(lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """First index, index of the rule and end of each card where each paragraph is one; else nothing."""
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        rules = [i for i in range(at, end) if lines[i].strip() == _RULE]
        if len(rules) == 1 and at < rules[0] < end - 1:
            if _is_underlined(lines[at : rules[0]]):
                return []
            found.append((at, rules[0], end))
        elif found or not lines[at].startswith("# ") or end > at + 1:
            return []
        at = end
    return found if len(found) > 1 else []


def _single(lines: Sequence[str]) -> list[tuple[int, int, int]]:
    held = [i for i, line in enumerate(lines) if line.strip()]
    rules = [i for i in held if lines[i].strip() == _RULE]
    if len(rules) != 1 or len(held) > _LONGEST or rules[0] in (held[0], held[-1]):
        return []
    front = [i for i in held if i < rules[0]]
    if len(front) > _LONGEST_FRONT or any(lines[i].startswith("#") for i in held[1:]):
        return []
    return [(held[0], rules[0], held[-1] + 1)] if _asks(lines[front[-1]]) else []


def _begin(page: Page) -> Reading | None:
    if f"\n{_RULE}" not in page.text:
        return None
    cards = {first: (rule, end) for first, rule, end in _many(page.lines) or _single(page.lines)}
    if not cards:
        return None

    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        if lines is not page.lines or at not in cards:
            return ()
        rule, end = cards[at]
        front = dedented(lines[at:rule]).lstrip("# ").strip()
        back, times = scheduled(dedented(lines[rule + 1 : end]))
        if not back:
            return ()
        return (Passage(at, end, Said(shown(" ".join(front.split()), back), cards=one_way(front, back, "---", times))),)

    return Reading(claim=claim)


PLUGIN = Dialect("mochi", _begin)
