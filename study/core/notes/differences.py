"""What reading notes again does to their facts, one by one: for people to look at before it happens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from study.core.notes.model import Fact, Topic
from study.core.notes.twins import normalised

type Fate = Literal["new", "reworded", "moved", "gone"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What becomes of one fact. `line` is where it stands in `file` after the change, of a gone one before it;
    `old` is empty for a new one, `new` for a gone one."""

    fate: Fate
    key: str
    file: str
    line: int
    old: str
    new: str


def differences(before: Sequence[Topic], after: Sequence[Topic]) -> tuple[Difference, ...]:
    """How `after` differs from `before`, in reading order, gone ones last. Its facts have the keys they are known by
    (`carry_keys`). A fact that is reworded and moved counts as reworded, as in `Changes`."""
    old, new = dict(_placed(before)), dict(_placed(after))
    found = [_difference(key, old.get(key), place) for key, place in new.items()]
    gone = [
        Difference("gone", key, topic.file, fact.lines[0], fact.text, "")
        for key, (topic, fact) in old.items()
        if key not in new
    ]
    return (*(one for one in found if one), *gone)


def _placed(topics: Iterable[Topic]) -> Iterable[tuple[str, tuple[Topic, Fact]]]:
    return ((fact.key, (topic, fact)) for topic in topics for fact in topic.facts)


def _difference(key: str, then: tuple[Topic, Fact] | None, now: tuple[Topic, Fact]) -> Difference | None:
    topic, fact = now
    if then is None:
        return Difference("new", key, topic.file, fact.lines[0], "", fact.text)
    home, was = then
    if normalised(was.text) != normalised(fact.text):
        return Difference("reworded", key, topic.file, fact.lines[0], was.text, fact.text)
    if home.key != topic.key:
        return Difference("moved", key, topic.file, fact.lines[0], was.text, fact.text)
    return None
