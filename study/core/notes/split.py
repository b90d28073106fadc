"""`term: meaning`: what a sign parts within a line."""

import re
from bisect import bisect_right
from typing import NamedTuple

from study.core.notes.inline import VERBATIM, has_content, has_verbatim
from study.core.notes.model import Relation

_SEPARATOR = re.compile(
    r"[⇒→⟶⟹➔➜]"  # an arrow needs no spaces
    r"|\s(?:=>|->|==>|-->)\s"  # drawn with signs it does
    r"|(?<=[^\s:]):(?:\*\*|__|[*_])?\s+"  # "term: meaning", the bold may close after the colon
    r"|(?<=\S)\s:\s+"  # "terme : sens", as French writes it
    r"|(?<=\S)：(?:\*\*|__)?\s*(?=\S)"  # as East Asian texts write it, without a space
    r"|(?<=\S)——(?=\S)"
    r"|\s[-–—]\s"  # "term - meaning"
    r"|\s=\s"  # "term = meaning in words"; an equation is none
)
_SIGN = re.compile(r"[:：⇒→⟶⟹➔➜–—=-]")  # where a separator may be; one set, many times faster than the pattern
# One of them stands in what is parted.
_SIGNS = (":", " - ", ">", "：", "⇒", "→", "–", "—", "⟶", "⟹", "➔", "➜", " = ")
_PLAIN_SIGNS = (":", " - ", ">", " = ")  # all of those in ASCII
_ARROWS = ("⇒", "→", ">", "⟶", "⟹", "➔", "➜")
_LEADING = re.compile(r"^(?:={1,2}>|-{1,2}>|[⇒→⟶⟹➔➜])\s+(?=\S)")
"""An arrow before a term: it only says that the line follows from the one above."""
_WORD = re.compile(r"\W*[^\W\d_]{3}")
_NAME = re.compile(r"(?:[*_`]*[^\W\d_][\w.'’&/()-]*[*_`]*)(?: [\w.'’&/()-]+[*_`]*){0,4}")
_LONGEST_TERM = 8  # words before a colon or a dash
_LONGEST_SIDE = 12  # spaces before a sign, marks of emphasis among them, from which only an arrow parts
_SHORTEST_NAME, _LONGEST_NAME = 3, 80  # characters before an equals sign; a shorter one is of a formula
_SOON, _IN_WORDS = 12, 3  # of so many words behind it, so many are of letters
_MOST_TRIES = 16  # separators looked at in one text
_CLOSED = re.compile(rf"{VERBATIM.pattern}|\[\[[^\[\]]+\]\]|\[[^\[\]]*\]\([^()]*\)")


class Split(NamedTuple):
    """The two sides of `term: meaning`; all empty where there is no such form."""

    term: str = ""
    meaning: str = ""
    relation: Relation = ""


NO_SPLIT = Split()


def _peel(text: str) -> str:
    """One side of a split without the emphasis mark that lost its partner."""
    text = text.strip()
    if "**" not in text and "__" not in text:
        return text
    for mark in ("**", "__"):
        if mark in text and text.count(mark) % 2:
            if text.startswith(mark):
                text = text[2:].lstrip()
            elif text.endswith(mark):
                text = text[:-2].rstrip()
    return text


def _bare(term: str) -> str:
    """A term without the emphasis that wraps all of it, or the mark that opens and never closes."""
    if term[:1] not in ("«", "*", "_"):
        return term
    if term[0] == "«":
        return (term[1:-1].strip() or term) if term[-1] == "»" else term
    for mark in (term[0] * 2, term[0]):
        size = len(mark)
        inner = term[size:-size]
        if inner and term.startswith(mark) and term.endswith(mark) and mark not in inner:
            return inner.strip()
    return term[1:].strip() if term.count(term[0]) == 1 else term


def split_term(text: str) -> Split:
    """The first `⇒`, `: ` or ` - ` outside code and links parts a term from its meaning.

    A dash between two numbers is a range, a sign within brackets is part of a remark, and a colon or dash after more
    than eight words ends a sentence rather than a term: none of these splits.
    """
    for sign in _PLAIN_SIGNS if text.isascii() else _SIGNS:
        if sign in text:
            break
    else:
        return NO_SPLIT
    found = _separator(text, 0)
    if not found:
        return NO_SPLIT
    closed = _closed_spans(text) if "[" in text or has_verbatim(text) else []
    starts = [start for start, _ in closed]
    for _ in range(_MOST_TRIES):
        at = bisect_right(starts, found.start()) - 1
        inside = at >= 0 and found.start() < closed[at][1]
        if not inside and (split := _split_at(text, found)):
            return split
        is_long = text.count(" ", 0, found.start()) > _LONGEST_SIDE
        if is_long and not any(sign in text for sign in _ARROWS):
            break
        found = _separator(text, max(found.end(), found.start() + 1))
        if not found:
            break
    return NO_SPLIT


def _separator(text: str, at: int) -> re.Match[str] | None:
    """The first separator from `at` on. It begins with its sign, or with the space before that."""
    for sign in _SIGN.finditer(text, at):
        start = sign.start()
        spaced = start > at and text[start - 1].isspace()
        found = (_SEPARATOR.match(text, start - 1) if spaced else None) or _SEPARATOR.match(text, start)
        if found:
            return found
    return None


def _closed_spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CLOSED.finditer(text)]


def _in_words(text: str) -> bool:
    """Whether a side of a sign begins with words rather than with the letters of an equation."""
    return sum(map(bool, map(_WORD.match, text.split(maxsplit=_SOON)[:_SOON]))) >= _IN_WORDS


def _split_at(text: str, found: re.Match[str]) -> Split | None:
    sign = found[0].strip()
    left, right = text[: found.start()], text[found.end() :]
    if ")" in right and left.count("(") > left.count(")") and right.count(")") > right.count("("):  # within brackets
        return None
    relation: Relation
    if sign[0] in ":：":
        left, relation = left + sign[1:], "means"
    elif sign in ("-", "–", "—", "——"):
        relation = "explains"
        if left[-1:].isdigit() and right.lstrip()[:1].isdigit() and left.strip().isdigit():
            return None
        if " = " in left and not _in_words(right):  # a minus
            return None
    elif sign == "=":
        relation = "means"
        if not _SHORTEST_NAME <= len(left.strip(" *_`")) <= len(left) <= _LONGEST_NAME or not _NAME.fullmatch(left):
            return None
        if " = " in right or not _in_words(right):
            return None
    else:
        relation = "leads-to"
    term, meaning = _LEADING.sub("", _bare(_peel(left))), _peel(right)
    if not has_content(term) or not has_content(meaning):
        return None
    if relation != "leads-to" and term.count(" ") >= _LONGEST_TERM:
        return None
    return Split(term, meaning, relation)
