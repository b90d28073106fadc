"""Pages on which somebody thinks aloud, in English: asks, wonders, speaks of themselves."""

import re
from collections import Counter
from collections.abc import Sequence

from study.core.generators.entry import Entry

_ALOUD = re.compile(
    r"(?i)\b(?:I|I['’](?:m|d|ll|ve)|my|me|myself|maybe|perhaps|we (?:should|could|want)|ish|kinda|hmm|lol|idk|todo"
    r"|gonna|wanna|let['’]s)\b|\?\s*$"
)
_SAID = re.compile(r"“[^”]*”|(?<=\s)\"[^\"]*\"")
_SEVERAL = 3
"""Lines of a page that think aloud, from a tenth of it on."""


def aloud(statements: Sequence[Entry]) -> frozenset[str]:
    """The files on whose lines somebody thinks aloud."""
    lines = Counter(entry.topic.file for entry in statements)
    spoken = (one for one in statements if one.language == "en")
    found = Counter(one.topic.file for one in spoken if _ALOUD.search(_SAID.sub("", one.fact.text)))
    return frozenset(file for file, count in found.items() if count >= _SEVERAL and count > lines[file] * 0.1)
