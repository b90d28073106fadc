"""Whether a line says what holds now. Only such a line can be wrong, or out of date."""

import re

from study.core.notes.model import Fact, Role

_POINTERS: frozenset[Role] = frozenset({"contents", "links", "source"})
"""Lines that only name what is said elsewhere."""

_YEAR = r"(?:[a-z]+\.? ){0,2}20\d\d\b"
_THEN = re.compile(
    rf"\b(?:before|until|prior to|antes de|hasta|até|avant|jusqu['’]en|vor|bis|prima del?|fino al?) {_YEAR}"
    r"|\b(?:previously|in the past|used to (?:be|have|take|last)|no longer(?! than)"
    r"|(?:was|were) (?:raised|increased|extended) (?:from|to)"
    r"|anteriormente|en el pasado|no passado|auparavant|autrefois|par le passé|früher|ehemals|in passato)\b"
    r"|以前は|かつては?|従来は|20\d\d[年/.-]?\d{0,2}月? ?(?:以前|より前)"
    r"|이전에는|과거에는|예전에는|曾经|曾經|过去|過去は",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\W*(?:20\d\d ?[-./年] ?\d{1,2}\b|20\d\d年|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? )?20\d\d\b)",
    re.IGNORECASE,
)
"""An entry of a history begins with its date."""


def claims_something(line: Fact) -> bool:
    """Whether a line can be held against facts at all: questions, tables of contents and links say nothing."""
    return not line.verbatim and line.role not in _POINTERS and not re.search(r"[?？؟]\W*$", line.text)


def tells_of_then(text: str) -> bool:
    """Whether a line tells how something was, on purpose: it may say what no longer holds."""
    return _DATED.match(text) is not None or _THEN.search(text) is not None
