"""Plain text to Markdown that displays exactly the same characters, and its formulas as formulas."""

import html
import re

from study.core.formula import bare_formulas, in_dollars

BREAK = "<br>\n"
# What Markdown would take for more than itself. A lone * or _ between spaces, and _ within a word, are
# safe, but not at the end of a line, where a break follows; < and & have no escape but an entity, and a dollar sign
# behind a backslash has none that could not close a formula.
INLINE = re.compile(
    r"(?P<keep>(?<=\s)\*(?=\s)|(?<=[^\W_])_+(?=[^\W_])|(?<![^ ])_+(?![^ ])|(?<![^ ])_{5}(?![\w\n]))"
    r"|(?P<entity><(?=\S)|&(?=\#?\w+;)|(?<=\\)\$)"
    r"|(?P<mark>\\(?=[\\`*_{}\[\]()<>#+\-.!~|$]|$)|[`*_]|~~+|\](?=[(\[])|\[(?=\[))",
    re.MULTILINE,
)
ENTITIES = {"<": "&lt;", "&": "&amp;", "$": "&#36;"}
# What has a meaning at the beginning of a line: a rule or the line below a heading or a table's head, a
# heading, a quote, a list, a table, a reference, and three words of our own question files.
LINE = re.compile(
    r"^(?:(?P<rule>\||[-=_*:](?=[-=_*:| \t]*$))|(?P<word>[ST])(?=(?<=S)(?:ource|kill):|(?<=T)opic:)"
    r"|(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?P<mark>[>#]|[-+*](?=\s|$)|\[(?=[^\[\]\n]*\]:)))",
    re.MULTILINE,
)


ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!~])")
NEEDED = re.compile(r"&(?:lt|amp|#\d{2,3});")  # the entities that plain text needs
LEAST = 2  # columns; a single space in front of a line is none that somebody wanted
INDENT = "&nbsp;"
"""A column of indentation where the text is no code: Markdown shows it, and no blank at the end of a line takes it."""


def plain(text: str) -> str:
    """Return Markdown for plain text; it breaks its lines where the text does, and keeps what of them is indented."""
    given = text.strip().expandtabs(4).split("\n")
    made = at_line_start(re.sub(r"(?<!\n)\n(?!\n)", BREAK, inline("\n".join(" ".join(one.split()) for one in given))))
    widths = [len(line) - len(line.lstrip(" ")) for line in given]
    if max(widths) < LEAST or not any(line.strip() for line in given[1:]):
        return made
    # One line stays one line, and the marks that take its meaning from a line stand behind its indentation.
    lines = made.split("\n")
    if len(lines) != len(given):
        return made
    return "\n".join(
        f"{INDENT * width}{line}" if width >= LEAST and line.strip() else line
        for width, line in zip(widths, lines, strict=True)
    )


def inline(text: str) -> str:
    """Return Markdown for a piece of plain text inside a line."""
    parts, at = [], 0
    for one in bare_formulas(text):
        parts += [INLINE.sub(_escaped, text[at : one.start]), in_dollars(one, text[: one.start], text[one.end :])]
        at = one.end
    return "".join([*parts, INLINE.sub(_escaped, text[at:])])


def at_line_start(markdown: str) -> str:
    """Take the meaning from what stands at the beginning of a line."""
    return LINE.sub(_harmless, markdown)


def _escaped(found: re.Match[str]) -> str:
    if found["entity"]:
        return ENTITIES[found[0]]
    return found["keep"] or "".join(f"\\{char}" for char in found[0])


def _harmless(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found[0]}\\"
    return f"\\{found[0]}" if found["mark"] else f"&#{ord(found[0])};"


def unmarked(text: str) -> str | None:
    """Return the plain text that `plain` makes `text` of; None when `text` has more to it than words."""
    bare = unescaped(text.replace("<br>\n", "\n"))
    return bare if plain(bare) == text else None


def unescaped(text: str) -> str:
    """Return a line of Markdown without the marks that keep its characters from meaning more than themselves."""
    return NEEDED.sub(lambda found: html.unescape(found[0]), ESCAPE.sub(r"\1", text))
