"""What the columns of a table are, guessed by their names and by how the right answers fit the options."""

import re
from collections.abc import Sequence

from study.core.formats.shared.columns import IGNORED, LOOKED_THROUGH, Columns, Table, plain
from study.core.formats.spreadsheet import roles
from study.core.formats.spreadsheet.right import READINGS, named

HEADS = 30
"""Rows among which the one that names the columns is looked for: templates begin with instructions."""
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\s[-–—]\s.*|:.*|[*?]")
"""What a template says behind the name of a column: limits, units, what to fill in."""
SIGN = r"(?:[a-j]|\d{1,2})"
WORD = r"(?:option|answer|choice|alternative|response|antwort|r[ée]ponse|respuesta|opci[óo]n|svar|valkostur)s?"
WHY = r"(?:feedback|reason|explanation|rationale|comment|justification)s?"
RIGHT = r"(?:correct|right|richtige?|bonne|correcta|rétt)"

# The first that fits decides.
NAMES: tuple[tuple[str, str], ...] = (
    (
        IGNORED,
        r".*\b(?:time|timer|seconds|duration)\b.*|timestamp|no|nr|number|#|id|image.*|picture.*|media.*|link",
    ),
    (roles.REASON, rf"{WHY} {SIGN}|(?:{WORD} )?{SIGN} {WHY}|{WHY} (?:for |of )?{WORD} {SIGN}|{WORD} {WHY} {SIGN}"),
    (roles.MARK, rf"(?:is )?{RIGHT} {SIGN}|{WORD} {SIGN} (?:is )?{RIGHT}|mark {SIGN}"),
    (roles.WRONG, rf"(?:wrong|incorrect|false|distractor|falsche)s?(?: {WORD})?(?: {SIGN})?"),
    (roles.OPTION, rf"{WORD} ?{SIGN}(?: text)?|[a-h]|{SIGN} {WORD}"),
    (roles.RIGHT, rf"{RIGHT}(?: {WORD})?(?: (?:index|number|letter|key|text))?|answer key|key|solution|lösung|lykill"),
    (roles.RIGHT, r"answers?|antwort|svar|respuesta|r[ée]ponse"),
    (
        roles.QUESTION,
        r"questions?(?: text| stem| title)?|prompt|stem|item|frage(?:text)?|pregunta|spurning|quiz question",
    ),
    (roles.QUESTION, r"term|front|word"),
    (roles.BACK, r"definition|back|meaning"),
    (roles.TYPE, r"(?:question )?type|kind"),
    (roles.TITLE, r"title|name|question name"),
    (roles.EXPLANATION, rf"(?:general |answer |overall )?{WHY}|erkl[äa]rung|explicaci[óo]n|skýring"),
    (roles.HINT, rf"hints?(?: {SIGN})?|clue"),
    (roles.TOPIC, r"topic|subject|unit|chapter|section|thema|efni|tema"),
    (roles.CATEGORY, r"category|folder|pool"),
    (roles.TAGS, r"tags?|labels?|keywords?|outcomes?|objectives?|skills?"),
    (roles.POINTS, r"points?|score|marks?|weight|punkte|stig|puntos"),
)
KNOWN = tuple((role, re.compile(pattern)) for role, pattern in NAMES)


def role_of(name: str) -> str:
    """The role of a column of this name; that of nothing where it tells none."""
    bare = plain(ASIDE.sub(" ", plain(name)).replace("_", " ").replace("-", " ").replace(".", " "))
    return next((role for role, pattern in KNOWN if pattern.fullmatch(bare)), IGNORED)


def is_header(cells: Sequence[str]) -> bool:
    """Whether the names in a row tell what is asked, and what is right or an option."""
    found = {role_of(cell) for cell in cells if cell.strip()}
    return roles.QUESTION in found and bool(found & {roles.RIGHT, roles.OPTION, roles.BACK, roles.MARK, roles.WRONG})


def guess(table: Table, wanted: int | None = None) -> Columns:
    """The columns of a table as their names tell them, in the row that is `wanted` for it or looks like it."""
    first = table.rows[:HEADS] if wanted is None else [row for row in table.rows if row.number == wanted]
    head = max(first, key=lambda row: sum(role_of(cell) != IGNORED for cell in row.cells), default=None)
    if head is None or not any(role_of(cell) != IGNORED for cell in head.cells):
        return Columns((IGNORED,) * table.width, wanted or (first[0].number if first else 0), sheet=table.sheet)
    found = [role_of(cell) for cell in head.cells] + [IGNORED] * (table.width - len(head.cells))
    once = [_once(found, place) for place in range(table.width)]
    if roles.OPTION not in once and roles.RIGHT not in once and roles.BACK not in once:
        once = [roles.RIGHT if role == roles.MARK else role for role in once]
    return Columns(tuple(once), head.number, answers_of(table, head.number, once), table.sheet)


def _once(found: Sequence[str], place: int) -> str:
    """The role at a place; nothing where it stands further left and a question has it once."""
    role = found[place]
    return IGNORED if role in roles.SINGLE and role in found[:place] else role


def answers_of(table: Table, head: int, found: Sequence[str]) -> str:
    """How the right answers are written: what fits the options in most rows; the first of those that fit as well."""
    right = next((place for place, role in enumerate(found) if role == roles.RIGHT), -1)
    options = [place for place, role in enumerate(found) if role == roles.OPTION]
    if right < 0 or not options:
        return ""
    fitting = dict.fromkeys(READINGS, 0)
    for row in [row for row in table.rows if row.number > head][:LOOKED_THROUGH]:
        cells = [*row.cells, *[""] * (table.width - len(row.cells))]
        texts = [cells[place] for place in options]
        for reading in READINGS:
            fitting[reading] += bool(named(cells[right], texts, reading))
    return max(READINGS, key=lambda reading: fitting[reading])
