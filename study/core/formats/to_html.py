"""Our Markdown to plain HTML for other tools. `html.from_html` reads it back."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import IMAGE_LINK_RE, ImageInlineProcessor, SubstituteTagInlineProcessor

EXTENSIONS = ["pymdownx.tilde", "pymdownx.betterem", "tables", "pymdownx.superfences", "sane_lists"]
CONFIGURATION = {
    "pymdownx.tilde": {"subscript": False},  # `~100 ms to ~1 s` is not a subscript
}
TAGS = {
    *("p", "hr", "ul", "ol", "li", "blockquote", "pre", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th"),
    *("td", "strong", "em", "code", "del", "a", "br"),
}
# Most options are a few words, and Markdown makes nothing of them.
WORDS = re.compile(r"[^\W\d_][^\W_]*(?:[ ,;?()/%'-]{1,2}[^\W_]+)*[.?)]?")
PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


class _Description(ImageInlineProcessor):
    """A picture becomes its description: the file it shows stays here."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:  # type: ignore[override]
        element, start, end = super().handleMatch(m, data)
        return (element.get("alt", "") if isinstance(element, Element) else None), start, end


class _Plain(Extension):
    """HTML in the text is text, except `<br>`."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"<br\s*/?>", "br"), "br", 115)
        md.inlinePatterns.register(_Description(IMAGE_LINK_RE, md), "image_link", 150)


def to_html() -> Callable[[str], str]:
    """A converter. It holds state while it works, so every file written takes one of its own. A
    single paragraph comes without `<p>`, so that an option is no paragraph."""
    markdown = Markdown(extensions=[*EXTENSIONS, _Plain()], extension_configs=CONFIGURATION, output_format="html")

    def convert(text: str) -> str:
        if "  " not in text and WORDS.fullmatch(text):
            return text
        html = markdown.reset().convert(text)
        html = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}, "ol": {"start"}}, link_rel=None).strip()
        alone = PARAGRAPH.fullmatch(html)
        return alone[1] if alone else html

    return convert
