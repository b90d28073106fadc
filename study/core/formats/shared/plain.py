"""Plain text to Markdown that displays exactly the same characters, and its formulas as formulas."""

import re

from study.core.formula import bare_formulas, in_dollars

BREAK = "<br>\n"
# What Markdown would take for more than itself. A lone * or _ between spaces, and _ within a word, are
# safe, but not at the end of a line, where a break follows; < and & have no escape but an entity.
INLINE = re.compile(
    r"(?P<keep>(?<=\s)\*(?=\s)|(?<=[^\W_])_+(?=[^\W_])|(?<![^ ])_+(?![^ ])|(?<![^ ])_{5}(?![\w\n]))"
    r"|(?P<entity><(?=\S)|&(?=\#?\w+;))"
    r"|(?P<mark>\\(?=[\\`*_{}\[\]()>#+\-.!~|]|$)|[`*_]|~~+|\](?=[(\[])|\[(?=\[))",
    re.MULTILINE,
)
ENTITIES = {"<": "&lt;", "&": "&amp;"}
# What has a meaning at the beginning of a line: a rule or the line below a heading or a table's head, a
# heading, a quote, a list, a table, a reference, and three words of our own question files.
LINE = re.compile(
    r"^(?:(?P<rule>\||[-=_*:](?=[-=_*:| \t]*$))|(?P<word>[ST])(?=(?<=S)(?:ource|kill):|(?<=T)opic:)"
    r"|(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?P<mark>[>#]|[-+*](?=\s|$)|\[(?=[^\[\]\n]*\]:)))",
    re.MULTILINE,
)


def plain(text: str) -> str:
    """Return Markdown for plain text; it breaks its lines where the text does."""
    lines = "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))
    return at_line_start(re.sub(r"(?<!\n)\n(?!\n)", BREAK, inline(lines)))


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
