"""Pools and tests that Blackboard exports: an archive with a manifest and files `res00001.dat`, or one such file.

They are QTI 1 with fields of Blackboard's own (`bbmd_…`), by which they are told from the QTI 1.2 of others. Read are
multiple choice with its partial credit, multiple answer, true or false, either or, fill in the blank, fill in multiple
blanks, calculated numeric (a number and its range), matching and ordering, with their titles, points, feedback and
pictures: those in the text, which lie in `csfiles` under a number, and those beside it. What is said to every answer is
the explanation; where one option is the answer, what is said to a right or a wrong one becomes the reason of each, and
elsewhere it is told and left out. Refused by name are essays, short responses, files to hand in, formulas to compute,
jumbled sentences, places in a picture, opinions, and Quiz Bowl; blanks that accept a pattern; pools of Blackboard 5. A
pool that a test draws from and the archive lacks is named. Blackboard reads QTI 2.1, so nothing is written in its own.

`reader` finds the questions of an archive, `item_reader` makes questions of its items, with `texts` and `conditions`
to take their elements apart.

Source: packages of Blackboard Learn as public writers and readers of them have them (Moodle's `blackboard_six`,
vosslab/qti-package-maker, R/exams); read in November 2026.
"""

from study.core.formats.blackboard.reader import read, read_members, recognises
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="blackboard",
    title="Blackboard",
    suffix=".zip",
    media_type="application/zip",
    recognises=recognises,
    read=read,
    container="zip",
    read_members=read_members,
    pictures=True,
)
