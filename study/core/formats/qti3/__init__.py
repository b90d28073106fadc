"""QTI 3.0, and QTI 2.1 and 2.2, which are the same in other spelling: a package with a manifest, or one item.

It reads choices of one or several, orders, matches, words and numbers to type, and blanks in a text, scored by the
standard templates or by conditions that say the same. Other interactions, several at once and scoring by rules of
its own are refused by name. What is said to an answer becomes its reason, what is said to all the explanation, and
what is said under other conditions is left out with a word. QTI 3.0 is written. Cards, lists of points and computed
questions cannot be expressed in it and are not written.

`reader` finds the items of a package, `item_reader` makes questions of them, with `markup` for their texts and
`processing` for what earns and shows what; `writer` makes the package, `item_writer` its items.

Source: 1EdTech, QTI 3.0 Assessment, Section and Item information model and QTI 2.2; read in November 2026.
"""

from study.core.formats.qti3.reader import read, read_members, recognises
from study.core.formats.qti3.writer import write_members
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="qti3",
    title="QTI 3.0 (reads 2.1 and 2.2)",
    suffix=".zip",
    media_type="application/zip",
    recognises=recognises,
    read=read,
    container="zip",
    read_members=read_members,
    write_members=write_members,
    pictures=True,
)
