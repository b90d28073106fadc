"""HTML in text: which of its tags are read, and which are shown as they were written. One rule for all texts.

Read are a few tags that dress words, without attributes and where they close within the paragraph. `<br>` is read
by itself (`markup`), and comments are shown to nobody (`text.comments`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from study.core.formula import FORMULA_IN_TEXT
from study.core.problem import Problem
from study.core.text.code import CODE

READ = frozenset({"b", "strong", "i", "em", "del", "ins", "sub", "sup", "kbd"})
KNOWN = READ | {
    *("a", "abbr", "article", "aside", "audio", "blockquote", "button", "center", "cite", "code", "dd", "details"),
    *("div", "dl", "dt", "embed", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "hr", "iframe", "img", "input", "label", "li", "main", "mark", "nav", "object", "ol", "p", "pre", "q"),
    *("s", "samp", "script", "section", "select", "small", "span", "strike", "style", "summary", "svg", "table"),
    *("tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "video"),
}
"""Elements of HTML. Other names in angle brackets, such as `<name>`, are no HTML."""
_PART = re.compile(
    rf"{CODE}|{FORMULA_IN_TEXT}|(?P<end>\n[ \t]*\n)"
    r"|(?<!\\)(?P<tag><(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,9})(?P<more>(?:[ \t/][^<>\n]{0,500})?)>)"
)


UNREAD = "<{}> is shown as it is written; of HTML, only <br>, <b>, <i>, <sub>, <sup>, <kbd>, <ins> and <del> are read."


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of HTML in a text, from `start` to `end`, without code and formulas."""

    name: str
    start: int
    end: int
    is_closing: bool
    is_read: bool


def tags(text: str) -> Iterator[Tag]:
    """The tags in a text of Markdown, those of each paragraph that are read first."""
    waiting: list[re.Match[str]] = []
    for found in _PART.finditer(text):
        if found["end"] is not None:
            yield from (_tag(one, is_read=False) for one in waiting)
            waiting = []
        if found["tag"] is None or (name := found["name"].lower()) not in KNOWN:
            continue
        if name not in READ or found["more"]:
            yield _tag(found, is_read=False)
        elif not found["closing"]:
            waiting.append(found)
        elif waiting and waiting[-1]["name"].lower() == name:
            yield from (_tag(one, is_read=True) for one in (waiting.pop(), found))
        else:
            yield _tag(found, is_read=False)
    yield from (_tag(one, is_read=False) for one in waiting)


def _tag(found: re.Match[str], *, is_read: bool) -> Tag:
    return Tag(found["name"].lower(), found.start(), found.end(), bool(found["closing"]), is_read)


def unread(text: str) -> Iterator[Problem]:
    """What is to be said of HTML that is shown as it is written: each element once, with its line of the text."""
    first: dict[str, int] = {}
    for tag in tags(text):
        if not tag.is_read:
            first.setdefault(tag.name, tag.start)
    ends = [at for at, char in enumerate(text) if char == "\n"] if first else []
    for name, start in first.items():
        yield Problem(UNREAD.format(name), bisect_left(ends, start) + 1, severity="warning")
