"""QTI 1.2 as Canvas exports and reads it: an archive with a manifest, or one XML file.

It reads multiple choice, true or false, multiple answers, short answers, numbers, blanks and matching; of New Quizzes
also orders, and categorization as pairs where each thing has one category. There the text that several questions share
(a stimulus) becomes their case, and what blanks accept beyond ours is told. Refused by name are essays, files to hand
in, texts that ask nothing, formulas, drop-down lists, places in a picture, and types that nobody has named. A bank that
a quiz draws from but the archive lacks is named. Canvas's classic quizzes know neither steps in order nor cards: these
are not written.

`reader` finds the questions of an archive, `item_reader` makes questions of its items, with `texts` and
`scores` to take their elements apart; `writer` makes the archive, `item_writer` its items.

Source: the files that Canvas exports, as collected in instructure/qti (spec/fixtures), and the IMS
QTI ASI 1.2 information model; read in November 2026.
"""

from study.core.formats.qti12.reader import read, read_members, recognises
from study.core.formats.qti12.writer import write_members
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="qti12",
    title="QTI 1.2 (Canvas)",
    suffix=".zip",
    media_type="application/zip",
    recognises=recognises,
    read=read,
    container="zip",
    read_members=read_members,
    write_members=write_members,
    pictures=True,
)
