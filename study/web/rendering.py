"""Markdown to safe HTML. Whatever comes out has passed the sanitiser; nothing else marks HTML safe.

Raw HTML in the text is shown as text, except `<br>`, which table cells need. `[[Wiki links]]` become
their words, and pictures their descriptions: a page that has the note's links and files shows them.
"""

import re
from functools import lru_cache
from threading import local
from xml.etree.ElementTree import Element

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import IMAGE_LINK_RE, ImageInlineProcessor, InlineProcessor, SubstituteTagInlineProcessor
from markdown.util import Registry

SPANS = ["pymdownx.tilde", "pymdownx.betterem"]
BLOCKS = [*SPANS, "tables", "pymdownx.superfences", "sane_lists"]
# `~100 ms to ~1 s` is not a subscript.
CONFIGURATION = {"pymdownx.tilde": {"subscript": False}}

INLINE_TAGS = {"strong", "em", "b", "i", "code", "del", "ins", "sub", "sup", "kbd", "a", "br"}
BLOCK_TAGS = {
    *("p", "hr", "ul", "ol", "li", "blockquote", "pre", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
# A link to another host gives that host no handle on this page.
LINK_REL = "noopener"
WIKI_LINK = r"!?\[\[([^\[\]|#]*)(?:#([^\[\]|]*))?(?:\|([^\[\]]*))?\]\]"


class _Words(InlineProcessor):
    """`[[page]]`, `[[page#part]]` and `[[page|words]]` become words, outside code."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        page, part, words = m.groups()
        return (words or page or part or "").strip(), m.start(0), m.end(0)


class _Description(ImageInlineProcessor):
    """A picture becomes its description."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:  # type: ignore[override]
        element, start, end = super().handleMatch(m, data)
        return (element.get("alt", "") if isinstance(element, Element) else None), start, end


class _Plain(Extension):
    """No raw HTML, no pictures, wiki links as words."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"<br\s*/?>", "br"), "br", 115)
        md.inlinePatterns.register(_Words(WIKI_LINK, md), "wiki_words", 175)
        md.inlinePatterns.register(_Description(IMAGE_LINK_RE, md), "image_link", 150)


class _OneLine(Extension):
    """A line stays a line: `1. x`, `- x` and `# x` are no list and no heading."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors = Registry()
        md.parser.blockprocessors.register(ParagraphProcessor(md.parser), "paragraph", 10)


class _Converters(local):
    """The two converters, of each thread its own: making one takes longer than using it, and it holds
    state while it works."""

    def __init__(self) -> None:
        self.block = Markdown(extensions=[*BLOCKS, _Plain()], extension_configs=CONFIGURATION, output_format="html")
        line: list[str | Extension] = [*SPANS, _Plain(), _OneLine()]
        self.inline = Markdown(extensions=line, extension_configs=CONFIGURATION, output_format="html")


_converters = _Converters()


@lru_cache(maxsize=4096)
def block(text: str) -> str:
    """Render Markdown to sanitised HTML: paragraphs, lists, tables, code."""
    return _clean(_converters.block.reset().convert(text), BLOCK_TAGS | INLINE_TAGS)


@lru_cache(maxsize=16384)
def inline(text: str) -> str:
    """Render one line of Markdown to sanitised HTML without a paragraph around it."""
    return _clean(_converters.inline.reset().convert(" ".join(text.split())), INLINE_TAGS)


def stem(prompt: str) -> SafeString:
    """The prompt of a question: one paragraph stays a line, so that it can stand in a legend."""
    plain = "\n\n" not in prompt.strip() and "\n-" not in prompt and "```" not in prompt
    return mark_safe(inline(prompt) if plain else block(prompt))  # noqa: S308 - sanitised


def _clean(html: str, tags: set[str]) -> str:
    return nh3.clean(html, tags=tags, attributes=ATTRIBUTES, url_schemes={"https", "http"}, link_rel=LINK_REL).strip()
