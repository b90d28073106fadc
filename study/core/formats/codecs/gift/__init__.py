"""GIFT, Moodle's format for questions written by hand."""

import re

from study.core.formats.codecs.gift.reading import read
from study.core.formats.codecs.gift.writing import write
from study.core.formats.encodings import decode
from study.core.formats.format import Format

SIGNS = re.compile(
    r"^\$CATEGORY:|^::[^\n]+?::|(?<!\\)\{\s*(?:[~=#>]|(?:T|TRUE|F|FALSE)\s*[#}])",
    re.MULTILINE,
)
BEGINNING = 20_000  # bytes


def recognises(data: bytes, name: str) -> bool:
    """Whether this is probably GIFT: by its name, or by a name or answers as only GIFT has them."""
    text, _ = decode(data[:BEGINNING])
    return name.lower().endswith(".gift") or (not text.lstrip().startswith(("<", "---")) and bool(SIGNS.search(text)))


PLUGIN = Format(
    name="gift",
    title="GIFT (Moodle)",
    suffix=".gift",
    media_type="text/plain",
    recognises=recognises,
    read=read,
    write=write,
)
