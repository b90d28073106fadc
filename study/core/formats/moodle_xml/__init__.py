"""Moodle XML, the richest of the formats that learning platforms exchange."""

from study.core.formats.moodle_xml.reader import read, recognises
from study.core.formats.moodle_xml.writer import write
from study.core.formats.shared.format import Format
from study.core.limits import PICTURED

PLUGIN = Format(
    name="moodle-xml",
    title="Moodle XML",
    suffix=".xml",
    media_type="application/xml",
    recognises=recognises,
    read=read,
    write=write,
    pictures=True,
    most=PICTURED,
    read_telling=read,
)
