"""What Joplin keeps at the end of a note that it exports as it stores it: `id: …` to `type_: 1`, a property a line."""

import re
from collections.abc import Sequence

from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said

_PROPERTY = re.compile(r"[a-z][a-z_]{1,30}:(?: .*)?$")
_ID = re.compile(r"(?m)^id: [0-9a-f]{32}$")
_MOST = 50  # lines


def _begin(page: Page) -> Reading | None:
    if "type_:" not in page.text or not _ID.search(page.text):
        return None
    end = len(page.lines)
    while end and not page.lines[end - 1].strip():
        end -= 1
    first = end
    while first > max(0, end - _MOST) and _PROPERTY.match(page.lines[first - 1]):
        first -= 1
    if not any(line.startswith("type_:") for line in page.lines[first:end]):
        return None

    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        if lines is not page.lines or not first <= at < end:
            return ()
        return (Passage(at, at + 1, Said(lines[at].strip(), "note-property", "a property of the note")),)

    return Reading(claim=claim)


PLUGIN = Dialect("joplin", _begin)
