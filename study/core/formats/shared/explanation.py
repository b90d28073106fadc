"""Explanation and sources as one text, for formats with one field for both."""

import re
from collections.abc import Sequence
from dataclasses import replace

from study.core.formats.shared.plain import unescaped
from study.core.questions.question import Source
from study.core.questions.source.parts import read_source, write_source

# A line of its own that names a source is one, also when it came through HTML, which escapes what could mean more.
_SOURCE = re.compile(r"^&#83;ource: \[(?P<title>(?:\\.|[^\[\]\\\n])+)\](?=\()", re.MULTILINE)
_PRINTED = re.compile(r"^&#83;ource: (?P<title>(?:\\.|[^\[\]\\\n])+?)(?= \(checked \d)", re.MULTILINE)

_SIGN = re.compile(r"\\(?=[()])")
_JOINER = "\u2060"
"""What nobody sees. The title of a source is plain text: within a sign of a formula this keeps it from being one."""


def from_html_text(markdown: str) -> str:
    """The explanation, with its sources as `joined` wrote them, of Markdown that was made of HTML."""
    linked = _SOURCE.sub(lambda found: f"Source: [{unescaped(found['title'])}]", markdown)
    return _PRINTED.sub(lambda found: f"Source: {unescaped(found['title'])}", linked)


def joined(explanation: str, sources: Sequence[Source]) -> str:
    """Write `explanation` with the sources below it, each in a paragraph of its own."""
    plain = (replace(one, title=_SIGN.sub(rf"\\{_JOINER}", one.title)) for one in sources)
    return "\n\n".join([*([explanation] if explanation else []), *map(write_source, plain)])


def parted(text: str) -> tuple[str, tuple[Source, ...]]:
    """Part what `joined` made: every line at the end that is a source, and the text above them."""
    lines = text.rstrip().split("\n")
    sources: list[Source] = []
    while lines:
        line = lines[-1].strip().removesuffix("<br>")
        source = read_source(line) if line.startswith("Source:") else ""
        if line and isinstance(source, str):
            break
        lines.pop()
        if isinstance(source, Source):
            sources.append(replace(source, title=source.title.replace(f"\\{_JOINER}", "\\")))
    return "\n".join(lines).strip(), tuple(reversed(sources))
