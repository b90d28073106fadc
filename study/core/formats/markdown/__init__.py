"""Our own Markdown: lossless."""

from study.core.formats.markdown.reader import read, recognises
from study.core.formats.markdown.writer import write
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="markdown",
    title="Keepwarm Markdown",
    suffix=".md",
    media_type="text/markdown; charset=utf-8",
    recognises=recognises,
    read=read,
    write=write,
    covers=True,
)
