"""Notes that were edited here and are brought anew: what stays, and what somebody is asked about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from study.library.edits import Edited, Outcome

SHOWN = 12
"""Lines of each side that are shown of a clash."""
LONGEST = 400
"""Characters of a line that are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Lines of `file` that were changed here (`ours`, from `line` on) and in what was brought (`theirs`) otherwise; or
    a file that was edited here and is `gone` from what was brought. The `key` names it in forms: what was said of it
    holds as long as both sides say the same."""

    key: str
    file: str
    line: int
    ours: Sequence[str]
    theirs: Sequence[str]
    gone: bool = False

    @property
    def document(self) -> dict[str, Any]:
        """As a look keeps it, with the first lines of long ones."""
        sides = {name: [_beginning(line) for line in lines[:SHOWN]] for name, lines in self._sides.items()}
        more = {f"more_{name}": len(lines[SHOWN:]) for name, lines in self._sides.items()}
        return {"key": self.key, "file": self.file, "line": self.line, "gone": self.gone, **sides, **more}

    @property
    def _sides(self) -> dict[str, Sequence[str]]:
        return {"ours": self.ours, "theirs": self.theirs}


@dataclass(frozen=True, slots=True)
class Edits:
    """What becomes of notes that were edited here. Of all notes that `came`, by their paths then, what came of those
    that say something else (`kept`); the paths of those whose edits go, as nobody knows what they were edited from
    (`lost`), of those that stay though nothing came of them (`gone`), and what is `asked`."""

    came: Collection[str] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    lost: Sequence[str] = ()
    gone: Sequence[str] = ()
    asked: Sequence[Asked] = ()

    @property
    def document(self) -> dict[str, list[str]]:
        """The paths, as a look keeps them."""
        return {"kept": sorted(self.kept), "lost": list(self.lost), "gone": list(self.gone)}


def clashing(outcome: Outcome) -> list[Asked]:
    """What is asked about a note that was edited here and came anew."""
    return [
        Asked(_key(outcome.at, number, one.ours, one.theirs), outcome.at, one.line, one.ours, one.theirs)
        for number, one in enumerate(outcome.clashes)
    ]


def without_file(edited: Edited) -> Asked:
    """What is asked about one of which nothing came."""
    lines = edited.text.splitlines()
    return Asked(_key(edited.path, -1, lines, ()), edited.path, 1, lines, (), gone=True)


def _beginning(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _key(path: str, number: int, ours: Sequence[str], theirs: Sequence[str]) -> str:
    said = repr((path, number, tuple(ours), tuple(theirs)))
    return sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:16]
