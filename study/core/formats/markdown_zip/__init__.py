"""Our own Markdown with the pictures that it shows, in one archive."""

from study.core.formats.markdown_zip.reader import read_members, recognises
from study.core.formats.markdown_zip.writer import write_members
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="markdown-zip",
    title="Keepwarm Markdown with pictures",
    suffix=".zip",
    media_type="application/zip",
    recognises=recognises,
    container="zip",
    read_members=read_members,
    write_members=write_members,
    pictures=True,
    covers=True,
)
