"""Our Markdown to plain HTML for other tools. `html.from_html` reads it back."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import unquote

import nh3

from study.core.formula import MATHML, MATHML_ATTRIBUTES, tex
from study.core.markup import BLOCKS, Converter, as_written
from study.core.tags import READ

TAGS = {
    "img",
    *("p", "hr", "ul", "ol", "li", "blockquote", "pre", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th"),
    *("td", "strong", "em", "code", "del", "a", "br", *MATHML, *READ),
}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "code": {"class"}, "ol": {"start"}, **MATHML_ATTRIBUTES}
# Most options are a few words, and Markdown makes nothing of them.
WORDS = re.compile(r"[^\W\d_][^\W_]*(?:[ ,;?()/%'-]{1,2}[^\W_]+)*[.?)]?")
PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


def to_html(address: Callable[[str], str] = lambda name: "") -> Callable[[str], str]:
    """A converter. `address` is what leads to a picture of that name from the file, empty where nothing does. It holds
    state while it works, so every file written takes one of its own. A single paragraph comes without `<p>`, so that an
    option is no paragraph; a text that would cost more than it is worth comes as it was written."""

    def picture(target: str) -> dict[str, str] | None:
        place = address(unquote(target))
        return {"src": place} if place else None

    converter = Converter(*BLOCKS, show=tex, colour=lambda code, _: escape(code, quote=False), picture=picture)

    def convert(text: str) -> str:
        if "  " not in text and WORDS.fullmatch(text):
            return text
        html = converter.convert(text)
        if html is None:
            return as_written(text)
        html = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None).strip()
        alone = PARAGRAPH.fullmatch(html)
        return alone[1] if alone else html

    return convert
