"""Lists the notes hold: short items under a lead, and members named in one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from study.core.generators.entry import Entry
from study.core.notes.model import Topic
from study.core.text.compare import clean, members

LONGEST_ITEM = 10
"""Words an item may have; a longer one is a statement."""


@dataclass(frozen=True)
class Group:
    """A list and its name. `support` holds the facts it comes from."""

    name: str
    items: tuple[str, ...]
    support: tuple[Entry, ...]
    ordered: bool = False

    @property
    def topic(self) -> Topic:
        return self.support[0].topic

    @property
    def key(self) -> str:
        """The key of what names the list: the parent of its items, or the first of them."""
        return self.support[0].fact.parent or self.support[0].key


def groups(entries: Sequence[Entry]) -> Iterator[Group]:
    """Yield every list with a name and two or more items, in reading order."""
    leading = {entry.fact.parent for entry in entries}
    for _, same_lead in groupby(entries, key=lambda entry: entry.group):
        under = tuple(same_lead)
        for entry in under:
            if (named := _in_line(entry)) is not None:
                yield named
        items = tuple(entry for entry in under if not members(entry.meaning or entry.text) and entry.key not in leading)
        texts = tuple(dict.fromkeys(entry.term or entry.text for entry in items))
        short = all(len(text.split()) <= LONGEST_ITEM for text in texts)
        if under[0].lead and len(texts) >= 2 and short:
            yield Group(under[0].lead, texts, items, all(entry.fact.ordered for entry in items))


def _in_line(entry: Entry) -> Group | None:
    """ "Sources: S3, SNS" under its term, or "S3, SNS" under its lead or heading."""
    listed = members(entry.meaning or entry.text)
    name = entry.term or entry.lead or clean(entry.topic.title)
    return Group(name, listed, (entry,)) if listed and name else None
