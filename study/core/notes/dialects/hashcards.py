"""Questions and answers that name themselves: `Q:` and `A:`, as hashcards and many people write them, and
its clozes, `C: the capital of [Peru] is [Lima]`."""

import re
from collections.abc import Iterable, Sequence

from study.core.notes.cards import dedented, one_way, outside, scheduled, shown
from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said
from study.core.notes.gaps import clozes, gap_by
from study.core.notes.lines import indentation
from study.core.notes.signs import NAMED, QUESTION

_ANSWER = re.compile(NAMED.format("A|Ａ|Answer|Antwort|Svar|Respuesta|Risposta|Réponse|答|ج"), re.IGNORECASE)
_CLOZE = re.compile(r"^\s*C:\s*(?=.*\[[^\[\]]+\](?![(:\[]))")
_ALONE = re.compile(r"^\s*C:\s*$")  # its text begins below
_GAP = re.compile(r"(?<![\[\]!\\])\[([^\[\]]+)\](?![(:\[])")
_ITEM = re.compile(r"[-*+]\s")
_LONGEST_QUESTION = 20  # lines
_FEWEST = 2  # clozes of a page without questions


def _end(lines: Sequence[str], at: int, indent: int = -1) -> int:
    """The index behind a text that begins on line `at`: a blank line, a heading, a rule or another card ends it, and
    so does an item no deeper than `indent`, that of the item whose text it is; -1 if it is none."""
    for index in range(at + 1, len(lines)):
        bare = lines[index].strip()
        if not bare or _ends(bare) or (_ITEM.match(bare) and indentation(lines[index]) <= indent):
            return index
    return len(lines)


def _indent(line: str) -> int:
    """How deep an item of a list is; -1 where the line is none."""
    return indentation(line) if _ITEM.match(line.strip()) else -1


def _ends(line: str) -> bool:
    """Whether a line ends a text above it: a heading, a rule or another card."""
    bare = line.strip()
    return bare == "---" or bare.startswith("#") or bool(QUESTION.match(bare) or _CLOZE.match(bare))


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    if _CLOZE.match(lines[at]) or _ALONE.match(lines[at]):
        return _gaps(lines, at)
    asked = QUESTION.match(lines[at])
    if not asked:
        return ()
    answer = at + 1
    for index in range(at + 1, min(len(lines), at + _LONGEST_QUESTION)):
        answer = index
        if _ANSWER.match(lines[index]):
            break
        if lines[index].startswith("#") or QUESTION.match(lines[index]):
            return ()
    said = _ANSWER.match(lines[answer]) if answer < len(lines) else None
    if not said:
        return ()
    indent = _indent(lines[at])
    start, end = answer, _end(lines, answer, indent)
    if not lines[answer][said.end() :].strip() and end == answer + 1:  # the answer begins below its sign
        start = next((i for i in range(end, min(end + 2, len(lines))) if lines[i].strip()), answer)
        end = _end(lines, start, indent) if start != answer and not _ends(lines[start]) else end
    front = "\n".join([lines[at][asked.end() :].strip(), dedented(lines[at + 1 : answer])]).strip()
    back, times = scheduled("\n".join([lines[answer][said.end() :].strip(), dedented(lines[answer + 1 : end])]).strip())
    if not front:
        return ()
    if not back:
        text, remark = " ".join(front.split()), "the answer is missing: no card"
        return (Passage(at, end, Said(text, "card", "one side of a card is missing", remark=remark)),)
    return (Passage(at, end, Said(shown(" ".join(front.split()), back), cards=one_way(front, back, "q/a", times))),)


def _gaps(lines: Sequence[str], at: int) -> tuple[Passage, ...]:
    end = _end(lines, at, _indent(lines[at]))
    text = " ".join([lines[at].partition(":")[2].strip(), *(line.strip() for line in lines[at + 1 : end])]).strip()
    gaps = [gap_by(one) for one in outside(_GAP, text)]
    if not gaps:
        return ()
    plain, made = clozes(text, gaps, "c")
    return (Passage(at, end, Said(plain, cards=made)),)


def _has_cards(lines: Iterable[str]) -> bool:
    signed = [line.lstrip("> \t") for line in lines if ":" in line or "：" in line]
    has_pairs = any(map(QUESTION.match, signed)) and any(map(_ANSWER.match, signed))
    return has_pairs or sum("C:" in line and _CLOZE.match(line) is not None for line in signed) >= _FEWEST


def _begin(page: Page) -> Reading | None:
    # What has none with its code has none without, and need not be parted from it.
    return Reading(claim=_claim) if _has_cards(page.lines) and _has_cards(page.prose) else None


PLUGIN = Dialect("hashcards", _begin)
