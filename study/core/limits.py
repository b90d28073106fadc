"""Limits on what untrusted input may cost: one table, so that no kind of input lacks a limit its sibling has.

Every limit is checked before the cost it bounds is paid. What exceeds a limit becomes a problem that says so,
or is shown as plain text; it is never dropped silently.
"""

KILOBYTE = 1_000
MEGABYTE = 1_000_000

# Bytes and files.
FILE = 10 * MEGABYTE
"""Bytes of one file of notes or of questions."""
PICTURED = 50 * MEGABYTE
"""Bytes of one file of questions that has its pictures within its text, as Moodle XML has: as much as an archive."""
FORM = MEGABYTE
"""Bytes of a request without files, or of what stands beside them."""
ADDRESS = 8_190
"""Bytes of the first line of a request, the most that gunicorn can be told: the address of a lab holds all its inputs,
of which an environment of 4,096 bytes is one."""
PICTURE = 5 * MEGABYTE
"""Bytes of one picture."""
PIXELS = 40 * MEGABYTE
"""Pixels of one picture: unpacked it takes four times as many bytes."""
PIXELS_IN_ALL = 2_000 * MEGABYTE
"""Pixels of all pictures that are brought together and not known yet, and of all of which a part is covered then."""
SIDE = 2_560
"""Pixels of the longer side of a picture as it is shown; a larger one is made smaller."""
PICTURES_AT_ONCE = 3
"""Pictures that are checked while a page waits; more are checked beside it."""
PICTURES_OF_BANK = 10_000
"""Pictures that are kept beside one bank."""
PICTURES_OF_COURSE = 10_000
"""Pictures that the notes of one course show, with those of which a part is covered."""
ARCHIVE = 50 * MEGABYTE
"""Bytes of an archive, and of all its members together once they are unpacked."""
FILES = 10_000
"""Files in an archive, or in one import."""
RATIO = 200
"""Times that a member may grow when it is unpacked. Deflate cannot pack tighter than 1,032 to 1; real notes
and pictures stay under 30."""
PATH = 400
"""Characters of a path."""

# YAML: front matter, and the parameters of computed questions.
YAML = 20_000
"""Characters."""
YAML_LEVELS = 8
YAML_NODES = 5_000
"""Names and values."""

# TOML: the course and its facts in a folder.
TOML = MEGABYTE
"""Bytes of one file."""
TOML_LEVELS = 20
"""Values inside each other, and parts of a name."""

# XML.
XML_LEVELS = 100
XML_ELEMENTS = 1_000_000
XML_ATTRIBUTES = 100
"""Attributes of one element."""

# Notes.
FACTS = 8_000
"""Facts of one course that questions are made from; each is held against hundreds of others."""
COMPANION_BRACKETS = 500_000
"""Brackets in the file beside downloaded notes: each value within others costs a hundred times its bytes."""
COMPANION_LINES = 20_000
"""Lines, and topics, of which it tells."""
COMPANION_QUESTIONS = 50_000
COMPANION_ANSWERS = 2_000
"""Typed answers that were accepted, of which it tells: each makes a version of its question."""
COMPARED = 4_000_000
"""Pairs of lines of two texts between the first and the last that differ: where many lines are there twenty times, to
hold them against each other takes a second then."""
MERGED = 2 * COMPARED
"""Such pairs of all notes together that were edited here and are brought anew. Of what is beyond, all lines between the
first and the last that differ count as one change."""

# Markdown that is laid out.
MARKDOWN = 100_000
"""Characters of one piece."""
HIGHLIGHTED = 4_000
"""Characters of code of one piece that are coloured: the dearest take half a second."""
MARKDOWN_LEVELS = 30
"""Quotes and lists inside each other."""
MARKDOWN_MARKS = 4_000
"""Stars, underscores and tildes in one paragraph: those left open are held against each other."""
MARKDOWN_WORK = 1_000_000
MARKDOWN_WORK_A_CHARACTER = 20
"""Steps that laying out a piece may take: so many, and so many more for every character. A step is about
one character looked at once more."""

# Formulas.
FORMULA = 2_000
"""Characters of one formula. What nests without braces nests a level for several of them: the library goes a
level deeper for each, and the memory for that has an end."""
FORMULA_LEVELS = 40
"""Braces inside each other."""
FORMULA_OPEN = 12
"""Brackets that are opened and not closed: the library tries every way to pair them."""
FORMULA_EXPANSIONS = 200
"""Commands that stand for other commands: some of the library's own do, as `\\textcolor`, and those it is told of."""
FORMULA_WIDTH = 40
"""The widest space, in the width of a letter."""

# A writer that rewords questions.
WRITER_ANSWER = 200 * KILOBYTE
"""Bytes of one answer."""
WRITER_TOKENS = 2_000
"""Tokens of one answer, which is what hosts charge for."""
WRITER_SECONDS = 60
"""How long one answer may take."""
WRITER_BATCH = 8
"""Questions in one call."""
WRITER_CALLS = 60
"""Calls for one course at a time."""
WRITER_MINUTES = 15
"""How long all calls for one course may take, but for the last."""
WRITER_A_DAY = 2_000
"""Questions that are asked for in 24 hours, of all courses together."""

# Work beside the pages.
LOOK_AT_ONCE = 200_000
"""Characters of notes that are read while a page waits, about two seconds; more is read beside it."""
COMPARE_AT_ONCE = 2_000
"""Lines of the texts that are compared on one page beside other things; longer ones have a page of their own."""
COMPARED_ROWS = 400
"""Lines of a comparison on one page; the others are on the next ones."""
COMPARED_BESIDE = 100
"""Lines of a comparison that stand on a page beside other things, with a link to all of them."""
LISTED = 10_000
"""Rows of one list of what notes would change that are kept to be looked at; their number counts all."""
LISTED_BESIDE = 40
"""Rows of such a list that stand on the page of the look, with a link to the others."""
LISTED_ROWS = 100
"""Rows of it on a page of its own."""
EXPORT_AT_ONCE = 300
"""Questions of a bank that are written into a file while a page waits, about a second."""
READ_AT_ONCE = 2 * MEGABYTE
"""Bytes of a file of questions that are read while a page waits, about two seconds; more is read beside it."""
ROWS_AT_ONCE = 1_000
"""Rows of a table that are read while a page waits, about a second; more are read beside it."""
IMPORT_AT_ONCE = 200
"""Questions of a file that are taken in while a page waits, about half a second."""
COUNT_AT_ONCE = 100_000
"""Answers to a bank that are counted while a page waits, about half a second."""
REGRADE_AT_ONCE = 200
"""Answers that are graded again while a page waits: each moves a memory."""
REGRADE_LOOK_AT_ONCE = 2_000
"""Answers of which is told while a page waits what grading them again would change, about half a second."""
DECIDE_AT_ONCE = 25
"""Questions of own notes that are shown together, and decided on in one press."""
