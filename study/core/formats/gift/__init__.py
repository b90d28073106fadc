"""GIFT, Moodle's format for questions written by hand."""

from study.core.formats.gift.reader import read, recognises
from study.core.formats.gift.writer import write
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="gift",
    title="GIFT (Moodle)",
    suffix=".gift",
    media_type="text/plain",
    recognises=recognises,
    read=read,
    write=write,
)
