"""Formats of other tools: bytes to questions and back. `FORMATS` holds them by name."""

from study.core.discovery import plugins
from study.core.formats import codecs
from study.core.formats.format import Format

FORMATS: dict[str, Format] = plugins(codecs, Format)
