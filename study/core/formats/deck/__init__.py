"""Cards as text: what Quizlet exports, and Anki's "Notes in Plain Text". A row for each card, a sign between its sides.

    #separator:tab
    #html:true
    #tags column:3
    Ebb	The tide <b>going out</b>	tides

Of Anki's first lines those are read that name the separator, HTML, the columns of tags, deck, note type and guid, and
what of these is the same for all notes. A note becomes a card to recall; a reversed one two; one with blanks
(`{{c1::ebb}}`) a text with blanks; one of a type "type in the answer" an answer to type. Fields beyond the second stand
below the back. A guid makes the id, so that the same notes again change what changed, as from a package (`anki`).

Without these lines the sign is guessed: a tab, else a semicolon, a dash, a bar or a comma that parts every row once;
all but the tab are told. Quizlet's rows may stand on one line, with a semicolon between them. What a row says beyond
its sides, pictures and sounds, is not in such a file: their names are told.

The rows are found by `core/text/deck.py`, as for notes.
"""

from study.core.formats.deck.reader import read, recognises
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="deck",
    title="Cards as text (Quizlet, Anki)",
    suffix=".txt",
    media_type="text/plain",
    recognises=recognises,
    read=read,
)
