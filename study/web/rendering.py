"""Markdown to safe HTML. All output has passed the sanitiser; nothing else marks HTML as safe.

Raw HTML in the text is shown as text, except what `study.core.tags` reads. `[[Wiki links]]` become their
words, and pictures their descriptions; a page that has the note's links and files shows them. A picture that is kept
under its digest is shown, at an address that asks who sees it. A text too expensive to render is shown as written,
with a remark.
"""

import re
from functools import lru_cache
from html import escape
from textwrap import dedent
from threading import local
from xml.etree.ElementTree import Element

import nh3
from django.template.defaultfilters import striptags, truncatechars
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import Registry

from study.core.formula import MATHML, MATHML_ATTRIBUTES
from study.core.highlight import WORDS
from study.core.markup import BLOCKS, SPANS, Converter, as_written
from study.core.notes.verbatim import held
from study.core.text.kept import kept
from study.core.text.names import without_moment

INLINE_TAGS = {
    "strong",
    "em",
    "b",
    "i",
    "code",
    "del",
    "ins",
    "sub",
    "sup",
    "kbd",
    "a",
    "br",
    "span",
    "img",
    "mark",
    *MATHML,
}
BLOCK_TAGS = {
    *("p", "hr", "ul", "ol", "li", "blockquote", "pre", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    "img": {"src", "alt", "width", "height", "loading"},
    **MATHML_ATTRIBUTES,
}
# A link to another host gives that host no handle on this page.
LINK_REL = "noopener"
AS_WRITTEN = "Too complex to lay out; this is the text as written."
KEPT = 4_000
"""Characters of a text whose HTML is kept for the next time: what is kept has a bound too."""
LONGEST_LINE = 120  # characters
PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,?]*")
"""A line in which nothing is Markdown, as most prompts are: its HTML is itself."""
WIKI_LINK = r"!?\[\[([^\[\]|#]*)(?:#([^\[\]|]*))?(?:\|([^\[\]]*))?\]\]"

_SAID = r"==(?=[^\s=])((?:[^=\n]|=(?!=))+)(?<=[^\s=])=="
MARKED = rf"(?<![=A-Za-z0-9]){_SAID}(?!=)|(?<!=){_SAID}(?![=A-Za-z0-9])"


class _Words(InlineProcessor):
    """`[[page]]`, `[[page#part]]` and `[[page|words]]` become words, outside code."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        page, part, words = m.groups()
        return (words or without_moment(page) or part or "").strip(), m.start(0), m.end(0)


class _WikiWords(Extension):
    """Wiki links as words."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_Words(WIKI_LINK, md), "wiki_words", 175)


class _Mark(InlineProcessor):
    """`==words==` are words that somebody marked; what code compares stands right beside its signs on both sides."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        mark = Element("mark")
        mark.text = m[1] or m[2]
        return mark, m.start(0), m.end(0)


class _Marks(Extension):
    """Marked words, which may hold other marks and stand in them."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_Mark(MARKED, md), "marked", 15)


class _OneLine(Extension):
    """A line stays a line: `1. x`, `- x` and `# x` are no list and no heading."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors = Registry()
        md.parser.blockprocessors.register(ParagraphProcessor(md.parser), "paragraph", 10)


def _picture(target: str) -> dict[str, str] | None:
    """The attributes of a kept picture, whose place in the page is known before it has come."""
    found = kept(target)
    if found is None:
        return None
    size = {"width": str(found.width), "height": str(found.height)}
    return {"src": reverse("banks:picture", args=[found.digest]), "loading": "lazy", **size}


class _Converters(local):
    """The converters, of each thread its own: making one takes longer than using it, and it holds
    state while it works. `bare` leaves formulas as they were written."""

    def __init__(self) -> None:
        self.block = Converter(*BLOCKS, _WikiWords(), _Marks(), picture=_picture)
        self.inline = Converter(*SPANS, _WikiWords(), _Marks(), _OneLine(), picture=_picture)
        self.bare = Converter(*SPANS, _WikiWords(), _Marks(), _OneLine(), show=lambda shown: escape(shown.written))


_converters = _Converters()


def block(text: str) -> str:
    """Render Markdown to sanitised HTML: paragraphs, lists, tables, code."""
    return _short_block(text) if len(text) <= KEPT else _block(text)


def inline(text: str) -> str:
    """Render one line of Markdown to sanitised HTML without a paragraph around it."""
    return _short_inline(text) if len(text) <= KEPT else _inline(text)


def verbatim(text: str) -> str:
    """Render what notes hold between their lines: code in a fence, a formula, or else a text as it stands."""
    html = block(dedent(text)) if held(text) else f"<pre><code>{escape(text, quote=False)}</code></pre>"
    return html.replace("<pre>", '<pre class="code" tabindex="0">')  # it scrolls: the keyboard must reach it


def words(text: str) -> str:
    """One line of Markdown as escaped words, for a place that holds no elements: a formula is its source."""
    line = " ".join(text.split())
    return nh3.clean(_converters.bare.convert(line) or as_written(line), tags=set())


def _block(text: str) -> str:
    html = _converters.block.convert(text)
    if html is None:
        html = f"<p><em>{AS_WRITTEN}</em></p><p>{as_written(text)}</p>"
    return _clean(html, BLOCK_TAGS | INLINE_TAGS)


def _inline(text: str) -> str:
    line = " ".join(text.split())
    if PLAIN.fullmatch(line):
        return line
    html = _converters.inline.convert(line)
    if html is None:
        html = f"<em>{AS_WRITTEN}</em> {as_written(line)}"
    return _clean(html, INLINE_TAGS)


_short_block = lru_cache(maxsize=4096)(_block)
_short_inline = lru_cache(maxsize=16384)(_inline)


def answer(text: str) -> str:
    """Render an answer or a prompt: one of one line stays a line, whatever it begins with, and one paragraph too,
    so that it can stand in a label or a legend. Code, lists and tables are blocks."""
    if "\n" not in text.strip():
        return inline(text)
    html = block(text)
    alone = PARAGRAPH.fullmatch(html)
    return alone[1] if alone else html


def stem(prompt: str) -> SafeString:
    """The prompt of a question."""
    return mark_safe(answer(prompt))  # noqa: S308 - sanitised


@lru_cache(maxsize=4096)
def line(stem: SafeString) -> SafeString:
    """A stem without its layout and no longer than a line, for a list of questions."""
    return mark_safe(truncatechars(striptags(stem), LONGEST_LINE))  # noqa: S308 - of what is safe


def _clean(html: str, tags: set[str]) -> str:
    return nh3.clean(
        html,
        tags=tags,
        attributes=ATTRIBUTES,
        allowed_classes={"span": WORDS},
        url_schemes={"https", "http"},
        link_rel=LINK_REL,
    ).strip()
