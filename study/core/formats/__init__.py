"""Formats of other tools: bytes to questions and back. `FORMATS` holds them by the name each gives
itself."""

from study.core.discovery import plugins
from study.core.formats import codecs
from study.core.formats.format import Format

FORMATS: dict[str, Format] = {one.name: one for one in plugins(codecs, Format).values()}
