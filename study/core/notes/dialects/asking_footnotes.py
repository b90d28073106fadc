"""Questions in footnotes: a footnote asks (`[^1]: What is ebb?`), and what refers to it answers. A footnote may also
doubt what it stands at, so it takes a file in which nearly all of them ask."""

import re
from collections.abc import Sequence

from study.core.notes.cards import dedented, one_way, shown
from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said

_FOOTNOTE = re.compile(r"\[\^(?P<id>[^\]\s]+)\]:[ \t]+(?P<said>\S.*?)\s*")
_ASKS = re.compile(r".*[?？؟]\W*")
_REFERENCE = re.compile(r"[ \t]*\[\^[^\]\s]+\]")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_ENDS_ABOVE = re.compile(r"\s{0,3}#{1,6}\s|.*\[\^[^\]\s]+\]")
"""A heading, or a line with a footnote or what refers to one."""
FEWEST, MOST_OTHERS = 3, 5
"""Footnotes that ask from which on they are cards, and one of how many may do something else."""
FARTHEST = 60
"""Lines above a footnote among which what answers it is looked for."""


def _answer(lines: Sequence[str], at: int, name: str) -> str:
    """What a footnote is asked of above line `at`: all from the heading, or from what another one is asked of, to the
    reference; "" where nothing refers to it."""
    sign = f"[^{name}]"
    nearest = range(at - 1, max(-1, at - FARTHEST), -1)
    end = next((one for one in nearest if sign in lines[one] and not _FOOTNOTE.fullmatch(lines[one])), -1)
    first = end
    while first > 0 and end - first < FARTHEST and not _ENDS_ABOVE.match(lines[first - 1]):
        first -= 1
    said = [_REFERENCE.sub("", one) for one in lines[max(first, 0) : end + 1]]
    text = dedented(said).strip()
    return _ITEM.sub("", text, count=1) if len(text.split("\n")) == 1 else text


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    found = _FOOTNOTE.fullmatch(lines[at])
    if not found or not _ASKS.fullmatch(found["said"]):
        return ()
    answer = _answer(lines, at, found["id"])
    if not answer:
        return ()
    card = Said(shown(found["said"], answer), cards=one_way(found["said"], answer, "footnote"))
    return (Passage(at, at + 1, card),)


def _begin(page: Page) -> Reading | None:
    if "]: " not in page.text:
        return None
    told = [found["said"] for line in page.prose if line.startswith("[^") and (found := _FOOTNOTE.fullmatch(line))]
    asking = sum(_ASKS.fullmatch(one) is not None for one in told)
    if asking < FEWEST or (len(told) - asking) * MOST_OTHERS > len(told):
        return None
    return Reading(claim=_claim, starts="[")


PLUGIN = Dialect("asking-footnotes", _begin)
