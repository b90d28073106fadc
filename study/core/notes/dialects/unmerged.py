"""What Git writes into a file where a merge was not finished: `<<<<<<< one`, `=======`, `>>>>>>> other`. The marks are
no notes; both versions are read, and the writer is told."""

import re
from collections.abc import Sequence

from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said

_OPENS = re.compile(r"<{7} \S.*$", re.MULTILINE)
_CLOSES = re.compile(r"^>{7} \S.*$", re.MULTILINE)
_MARK = re.compile(r"(?:<{7}|>{7}|\|{7}) \S.*|={7}\s*|\|{7}\s*")
_WHY = "mark of a merge"
_REMARK = "a merge was not finished here: both versions are read"


def _begin(page: Page) -> Reading | None:
    if "<<<<<<< " not in page.text or ">>>>>>> " not in page.text:
        return None
    first = next((at for at, line in enumerate(page.lines) if _OPENS.match(line)), -1)
    if first < 0 or not _CLOSES.search(page.text):
        return None

    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        if not _MARK.fullmatch(lines[at]):
            return ()
        if at == first and lines[at] == page.lines[first]:
            return (Passage(at, at + 1, Said(lines[at].strip(), "verbatim", f"a {_WHY}", remark=_REMARK)),)
        return (Passage(at, at + 1, None, _WHY),)

    return Reading(claim=claim, starts="<>=|")


PLUGIN = Dialect("unmerged", _begin)
