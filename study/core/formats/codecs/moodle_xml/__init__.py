"""Moodle XML, the richest of the formats that learning platforms exchange."""

from study.core.formats.codecs.moodle_xml.reading import read
from study.core.formats.codecs.moodle_xml.writing import write
from study.core.formats.encodings import decode
from study.core.formats.format import Format

BEGINNING = 5_000  # bytes


def recognises(data: bytes, name: str) -> bool:
    """Whether this is probably Moodle XML: it begins as XML does, and with a quiz."""
    text, _ = decode(data[:BEGINNING])
    return text.lstrip().startswith("<") and ("<quiz" in text or "<question type=" in text)


PLUGIN = Format(
    name="moodle-xml",
    title="Moodle XML",
    suffix=".xml",
    media_type="application/xml",
    recognises=recognises,
    read=read,
    write=write,
)
