"""The columns of a table of questions, and the cells of one answer."""

import re
from dataclasses import dataclass

from study.core.questions.kinds import KINDS

OWN = tuple(dict.fromkeys(name for kind in KINDS.values() for name in kind.attributes))
FIRST = ("key", "kind", "category", "case", "case title", "stimulus", "title", "prompt")
LAST = ("explanation", "sources", "tags", "topic", "status", "points", *OWN)
PARTS = ("answer", "mark", "reason", "name")
PART = re.compile(r"(answer|mark|reason|name|hint) ?(\d{1,3})")
BOM = "\ufeff"  # without it Excel takes UTF-8 for windows-1252


@dataclass(frozen=True, slots=True)
class AnswerCells:
    """What can be answered, as it stands in a row."""

    answer: str
    mark: str = ""
    reason: str = ""
    name: str = ""
