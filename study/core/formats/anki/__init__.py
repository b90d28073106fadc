"""Anki packages (.apkg). We write notes of two types of our own, which keep the question's own text in a field,
so that a package written here reads back unchanged. We read the text notes of any package: two sides become a
card to recall, blanks become a text with blanks. Pictures and sounds are left out.

A note that is written again has the same guid, and Anki takes the newer one.

`cards` shows a question on the two sides of a note, `notes` describes the contents of a package.
"""

from study.core.formats.anki.reader import read_members, recognises
from study.core.formats.anki.writer import write_members
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="apkg",
    title="Anki package",
    suffix=".apkg",
    media_type="application/octet-stream",
    recognises=recognises,
    container="anki",
    pictures=True,
    read_members=read_members,
    write_members=write_members,
)
