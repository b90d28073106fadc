"""Ids for questions from other tools: the tool's own if it can be kept, otherwise made from the name."""

import re
from zlib import crc32

from study.core.questions.answers.keys import key_fault, repeats, slug
from study.core.questions.source.heading import KEY, LONGEST_KEY
from study.core.text.names import Names

# Numbers and ids made by machines say nothing of an option; its words make a better key.
MADE_ID = re.compile(r"[\d-]+|[0-9a-f]{6,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Keys:
    """Gives every question of a file an id of its own. The same questions in the same order get the
    same ids."""

    def __init__(self) -> None:
        self._names = Names()

    def make(self, given: str, title: str, text: str) -> str:
        """Return the id for a question whose file calls it `given` ("" for nothing) and names it
        `title`. A question whose id is taken is told apart by a checksum of its `text`, so that it
        keeps its id when others are added."""
        wanted = given.strip() if is_key(given.strip()) else slug(given.strip() or title or text)
        key = wanted
        if key in self._names:
            key = f"{wanted[: LONGEST_KEY - 20]}-{crc32(text.encode('utf-8', 'replace')):08x}"
        return self._names.take(key)


def is_key(text: str) -> bool:
    """Whether `text` can be the id of a question as it is."""
    return len(text) <= LONGEST_KEY and KEY.fullmatch(text) is not None


def option_key(ident: str, text: str) -> str:
    """The id that a file gives the option `text`, where it can be the option's key and says more than its words."""
    return "" if MADE_ID.fullmatch(ident) or key_fault(ident, text) or repeats(ident, text) else ident
