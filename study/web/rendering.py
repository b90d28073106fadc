"""Markdown to safe HTML. Whatever comes out has passed the sanitiser; nothing else marks HTML safe."""

from functools import lru_cache

import markdown
import nh3

EXTENSIONS = ["tables", "pymdownx.superfences", "pymdownx.tilde", "pymdownx.betterem", "sane_lists"]
BLOCK_TAGS = {
    *("p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
INLINE_TAGS = {"strong", "em", "b", "i", "code", "del", "ins", "sub", "sup", "kbd", "a"}
ATTRIBUTES = {"a": {"href", "title"}}


@lru_cache(maxsize=4096)
def block(text: str) -> str:
    """Render Markdown to sanitised HTML: paragraphs, lists, tables, code. No images, no raw HTML."""
    html = markdown.markdown(text, extensions=EXTENSIONS, output_format="html")
    return nh3.clean(html, tags=BLOCK_TAGS | INLINE_TAGS, attributes=ATTRIBUTES, url_schemes={"https", "http"})


@lru_cache(maxsize=16384)
def inline(text: str) -> str:
    """Render one line of Markdown to sanitised HTML without a paragraph around it."""
    html = markdown.markdown(_one_line(text), extensions=["pymdownx.tilde", "pymdownx.betterem"], output_format="html")
    return nh3.clean(html, tags=INLINE_TAGS, attributes=ATTRIBUTES, url_schemes={"https", "http"})


def _one_line(text: str) -> str:
    """Keep a line a line: `1. x`, `- x`, `# x` at its start would become a list or a heading."""
    line = " ".join(text.split())
    head, _, _ = line.partition(" ")
    if head and (head[0] in "#>+-*=" or head.rstrip(".)").isdigit()) and not line.startswith(("**", "*_", "***")):
        return "\\" + line if not head[0].isdigit() else line.replace(".", "\\.", 1).replace(")", "\\)", 1)
    return line
