"""Markdown to HTML at bounded cost. The one module that imports the Markdown library.

The library searches from every open bracket to the end of its paragraph, parses a paragraph again for every
rule in it, and nests without limit: 4 kB of `[` take it seconds. Every step that may repeat is therefore
counted in advance, and a text whose steps exceed its allowance gets no HTML.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    BacktickInlineProcessor,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    Pattern,
    SubstituteTagInlineProcessor,
)
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from study.core.formula import FORMULA_IN_TEXT, Formula, formula, legible
from study.core.highlight import LANGUAGE, highlighted
from study.core.limits import (
    HIGHLIGHTED,
    MARKDOWN,
    MARKDOWN_LEVELS,
    MARKDOWN_MARKS,
    MARKDOWN_WORK,
    MARKDOWN_WORK_A_CHARACTER,
)
from study.core.tags import tags
from study.core.text.comments import without_comments
from study.core.text.nesting import nested

SPANS = ("pymdownx.tilde", "pymdownx.betterem")
FORMULA = re.compile(FORMULA_IN_TEXT)
CONFIGURATION: dict[str, dict[str, Any]] = {
    "pymdownx.tilde": {"subscript": False},  # `~100 ms to ~1 s` is not a subscript
    "pymdownx.highlight": {"use_pygments": False},  # `highlight` decides what is coloured
}


type Shown = Callable[[str], Mapping[str, str] | None]
"""The attributes of a picture by its target; None for one that is not shown."""


class TooCostlyError(Exception):
    """A text costs more than it is worth; it leaves this module as None."""


def as_mathml(shown: Formula) -> str:
    """The HTML of a formula; one that cannot be read is shown as it was written."""
    made = legible(shown)
    return made if isinstance(made, str) else escape(shown.written, quote=False)


class Converter:
    """Makes HTML of Markdown. It holds state while it works: every thread and every file takes its own.
    `work` is how many steps the last text took, as far as they are counted; `show` makes the HTML of a formula,
    `colour` that of the code in a fence, given its language; `picture` gives the attributes of a picture by its target,
    None for one that is not shown."""

    def __init__(
        self,
        *extensions: str | Extension,
        show: Callable[[Formula], str] = as_mathml,
        colour: Callable[[str, str], str] = highlighted,
        picture: Shown | None = None,
    ) -> None:
        self.work = self._coloured = 0
        self._colour, self._picture = colour, picture
        self._most = 0
        self._level = 0
        self._extensions = (*extensions, _Formulas(show))
        self._markdown = self._made()

    def convert(self, text: str) -> str | None:
        """The HTML of `text`; None where it would cost more than it is worth."""
        self.work = self._level = self._coloured = 0
        if len(text) > MARKDOWN:
            return None
        self._most = MARKDOWN_WORK + MARKDOWN_WORK_A_CHARACTER * len(text)
        fences = text.count("```") + text.count("~~~")
        try:
            self._spend(fences * text.count("\n") // 64)  # each is put in among all lines
            return self._markdown.reset().convert(text)
        except (TooCostlyError, RecursionError):
            self._markdown = self._made()  # what was left in the middle remembers where it was
            return None

    def _spend(self, steps: int) -> None:
        """Count steps about to be made. Raises TooCostlyError where they are too many."""
        self.work += steps
        if self.work > self._most:
            raise TooCostlyError

    def _deeper(self) -> None:
        """Count a level of blocks inside each other. Raises TooCostlyError where they are too many."""
        self._level += 1
        if self._level > MARKDOWN_LEVELS:
            raise TooCostlyError

    def _made(self) -> Markdown:
        """A new converter of the library, with the counting before every step there is."""
        every = {"name": "*", "class": "", "format": self._fence}
        fences = {"pymdownx.superfences": {"custom_fences": [every], "relaxed_headers": True}}
        made = Markdown(
            extensions=[_Plain(self._picture), *self._extensions],
            extension_configs=CONFIGURATION | fences,
            output_format="html",
        )
        for block in made.parser.blockprocessors:
            block.run = self._counted_block(block.run)  # type: ignore[method-assign]
        for pattern in made.inlinePatterns:
            pattern.handleMatch = self._counted_mark(pattern)  # type: ignore[method-assign]
            if isinstance(pattern, LinkInlineProcessor):
                pattern.getText = self._counted_scan(pattern.getText)  # type: ignore[method-assign]
                pattern.getLink = self._counted_scan(pattern.getLink)  # type: ignore[method-assign]
        return made

    def _fence(self, source: str, language: str | None, *_: object, **__: object) -> str:
        """The HTML of the code in a fence: so much of a text is coloured, as colouring takes its time."""
        language = (language or "").lower()
        self._coloured += len(source)
        code = self._colour(source, language) if self._coloured <= HIGHLIGHTED else escape(source, quote=False)
        known = f' class="language-{language}"' if LANGUAGE.fullmatch(language) else ""
        return f"<pre><code{known}>{code}</code></pre>"

    def _counted_block(self, run: Callable[..., Any]) -> Callable[..., Any]:
        """All that follows in a block is looked at, copied and put back, a few characters a step."""

        def counted(parent: Element, blocks: list[str]) -> Any:
            self._spend(1 + len(blocks[0]) // 4)
            self._deeper()
            try:
                return run(parent, blocks)
            finally:
                self._level -= 1

        return counted

    def _counted_mark(self, pattern: Pattern) -> Callable[..., Any]:
        """The text is copied for every mark that is found in it, many characters a step. Stars that
        nothing closes are followed to its end, unless an answer is kept from the last time (`regions`);
        and every child of an element is looked for among all of them."""
        handle: Callable[..., Any] = pattern.handleMatch

        def counted(found: re.Match[str], data: str) -> Any:
            self._spend(1 + len(data) // 64)
            follows = not getattr(pattern, "regions", True)
            if follows and sum(map(data.count, "*_~")) > MARKDOWN_MARKS:
                raise TooCostlyError
            result = handle(found, data)
            element = result[0]
            if follows:
                self._spend((len(data) - found.start()) // (4 if element is None else 16))
            elif isinstance(pattern, BacktickInlineProcessor):
                self._spend((len(data) if element is None else result[2]) - found.start())
            if isinstance(element, Element):
                self._spend(sum(len(one) ** 2 for one in element.iter()) // 16)
            return result

        return counted

    def _counted_scan(self, scan: Callable[..., Any]) -> Callable[..., Any]:
        """What closes a bracket is looked for character by character, perhaps up to the end. Where it
        was found is known only afterwards, and how far a quote was followed not even then."""

        def counted(data: str, index: int) -> Any:
            self._spend(1)
            result = scan(data, index)
            end = result[-2]
            quoted = "'" in data[index:end] or '"' in data[index:end]
            self._spend((len(data) if quoted else end) - index)
            return result

        return counted


def as_written(text: str) -> str:
    """A text as HTML that shows its every character, marks and all, in its lines."""
    return "<br>".join(escape(line, quote=False) for line in text.strip().split("\n"))


class _Description(ImageInlineProcessor):
    """A picture becomes its description, but for one of which `shown` knows the attributes by its target."""

    shown: Shown | None = None

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int | None, int | None]:  # type: ignore[override]
        element, start, end = super().handleMatch(m, data)
        if not isinstance(element, Element):
            return None, start, end
        words, target = element.get("alt", ""), element.get("src", "")
        attributes = self.shown(target) if self.shown else None
        return (words if attributes is None else Element("img", {**attributes, "alt": words})), start, end


class _Reference(ReferenceProcessor):
    """Looks at a long address once, and not once from every character of it: `++` is all that is changed."""

    RE = re.compile(
        r'^[ ]{0,3}\[([^\[\]]*)\]:[ ]*(?:\n[ ]*)?([^\s]++)[ ]*(?:\n[ ]*)?((["\'])(.*)\4[ ]*|\((.*)\)[ ]*)?$',
        re.MULTILINE,
    )


class _FormulaMark(InlineProcessor):
    """Takes a formula out of the text before any other mark in it is looked at. As part of an address or of the
    title of a link it stays what was written."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        taken = Element("formula")
        taken.text = AtomicString(m[0])
        return taken, m.start(0), m.end(0)


class _Shown(Treeprocessor):
    """Puts the HTML of each formula in its place, once nothing in it can be taken for Markdown."""

    def __init__(self, md: Markdown, show: Callable[[Formula], str]) -> None:
        super().__init__(md)
        self._show = show

    def run(self, root: Element) -> None:
        for taken in root.iter("formula"):
            found = FORMULA.fullmatch(taken.text or "")
            assert found
            taken.text = AtomicString(self.md.htmlStash.store(self._show(formula(found))))


class _Formulas(Extension):
    """Formulas, before escapes and behind code; `\\$` is a dollar sign that begins none."""

    def __init__(self, show: Callable[[Formula], str]) -> None:
        super().__init__()
        self._show = show

    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
        md.inlinePatterns.register(_FormulaMark(FORMULA_IN_TEXT, md), "formula", 185)
        md.treeprocessors.register(_Shown(md, self._show), "formula", 15)


class _Comments(Preprocessor):
    """Comments are shown to nobody."""

    def run(self, lines: list[str]) -> list[str]:
        return without_comments(lines)[0]


class _Nested(Preprocessor):
    """Lists nest as on GitHub."""

    def run(self, lines: list[str]) -> list[str]:
        return nested(lines)


class _Lists(Extension):
    """Lists, for texts of more than a line."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Nested(md), "nested", 27)


class _Tags(Preprocessor):
    """Takes the tags that are read out of the text; what is left of HTML is text. Code in fences is taken out
    before."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "</" not in text:
            return lines
        parts, at = [], 0
        for tag in sorted((one for one in tags(text) if one.is_read), key=lambda one: one.start):
            html = f"<{'/' * tag.is_closing}{tag.name}>"
            parts += [text[at : tag.start], self.md.htmlStash.store(html)]
            at = tag.end
        return "".join([*parts, text[at:]]).split("\n")


class _Plain(Extension):
    """HTML in the text is text, except `<br>` and what `tags` reads."""

    def __init__(self, shown: Shown | None) -> None:
        super().__init__()
        self._shown = shown

    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "<"]
        md.preprocessors.register(_Comments(md), "comments", 28)
        md.preprocessors.register(_Tags(md), "tags", 20)
        md.parser.blockprocessors.register(_Reference(md.parser), "reference", 15)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"<br\s*/?>", "br"), "br", 115)
        md.inlinePatterns.register(_described(md, self._shown), "image_link", 150)


def _described(md: Markdown, shown: Shown | None) -> _Description:
    made = _Description(IMAGE_LINK_RE, md)
    made.shown = shown
    return made


BLOCKS = (*SPANS, "tables", "pymdownx.highlight", "pymdownx.superfences", "sane_lists", _Lists())
"""What a text of more than a line may hold."""
