"""Lists in which no space parts the bullet from its text (`-mast`, `--yard`, `•keel`, `・竜骨`): two or more lines of
one paragraph. They are read as the list that was meant, each line an item.

A dash may also belong to the word: to an ending (`-ness`) or to an option (`-v`, `--verbose`). Where nothing but such
words follows, each line is an item all the same, and keeps its dash."""

import re
from collections.abc import Iterator, Sequence

from study.core.notes.dialect import Dialect, Page, Reading
from study.core.notes.spans import in_prose

_SIGNS = "•●■○▪◦・"
_TIGHT = re.compile(
    rf"(?P<indent>\s*)(?P<sign>-{{1,3}}|\*|[{_SIGNS}])"
    r"(?=[^\W\d_](?![_^\\])|\*\*\w|\[\[|\[[ xX]\]\s|[\"“„«¿¡]\w)(?P<text>.*)"
)
_ANY = re.compile(rf"^\s*(?:-{{1,3}}|[*{_SIGNS}])[^\s\-*\d]", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_EXPLAINED = re.compile(r"\w+(?:[/, -]+\w+)?\s*(?:[:=(→]|[–—-]\s|$)")
_FEWEST = 2  # such lines of a paragraph
_LONGEST_ENDING = 6  # letters


def _paragraphs(lines: Sequence[str]) -> Iterator[list[int]]:
    """The places of lines that stand together, outside of code and formulas and between blank lines."""
    held: list[int] = []
    for at in in_prose(lines):
        if held and (at != held[-1] + 1 or not lines[at].strip()):
            yield held
            held = []
        if lines[at].strip():
            held.append(at)
    if held:
        yield held


def _tight(lines: Sequence[str]) -> Iterator[dict[int, re.Match[str]]]:
    """The lines with a tight bullet, by their places, of each paragraph that has several."""
    for places in _paragraphs(lines):
        found = {
            at: match
            for at in places
            if (match := _TIGHT.match(lines[at])) and not (match["sign"] == "*" and "*" in match["text"])
        }
        if len(found) >= _FEWEST:
            yield found


def _belongs_to_words(found: Sequence[re.Match[str]]) -> bool:
    """Whether the dashes are those of endings or options: short small words behind one, alone or explained, or one
    letter, or small words behind two."""
    words = [(match["sign"], word[0] if (word := _WORD.match(match["text"])) else "") for match in found]
    if any(not word.islower() and len(word) != 1 for _, word in words):
        return False
    is_option = all(len(word) == 1 if sign == "-" else sign == "--" for sign, word in words)
    is_ending = all(sign == "-" and len(word) <= _LONGEST_ENDING for sign, word in words) and all(
        _EXPLAINED.match(match["text"]) for match in found
    )
    return is_option or is_ending


def _rewrite(lines: list[str]) -> list[str]:
    """The lines with a space behind each tight bullet."""
    made = list(lines)
    for found in _tight(lines):
        dashed = [match for match in found.values() if match["sign"][0] == "-"]
        kept = bool(dashed) and _belongs_to_words(dashed)
        for at, match in found.items():
            is_kept = kept and match["sign"][0] == "-"
            sign = "- " + match["sign"] if is_kept else ("•" if match["sign"] == "・" else match["sign"]) + " "
            made[at] = match["indent"] + sign + match["text"]
    return made


def _begin(page: Page) -> Reading | None:
    if not _ANY.search(page.text) or next(_tight(page.lines), None) is None:
        return None
    return Reading(rewrite=_rewrite)


PLUGIN = Dialect("tight-bullets", _begin)
