"""Which command is it? What a line says that something is done with: "`git stash` shelves what is not committed",
"List the releases: `helm list`"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import QUESTION
from study.core.generators.entry import Entry
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.whole import fault, leans, length
from study.core.notes.model import Topic
from study.core.text.compare import simple, words

FEWEST, LONGEST = 2, 18
"""Words of what a command does."""
LONGEST_COMMAND = 6
"""Parts of a command that is known by heart."""
WORDS = 2
"""Small words that make a sentence of it."""
LAST = 7
"""Its rank: a line is asked so where nothing closer to it is asked."""
_ALONE = re.compile(r"`(?P<typed>[^`]+)`(?: \((?P<aside>[^()]*)\))?")
_FIRST = re.compile(
    r"`(?P<typed>[^`]+)`(?: ?[:=→⟶⇒] ?| [-–—]{1,2}>? | (?:to|pour|para|per|för att|om te|um) )(?P<said>\S.*)"
)
_PURPOSE = re.compile(r"(?i)^(?:in order )?to (?=\w)|^(?:um|per|pour|para|för att|om) (?=\w+)")
_TYPED = re.compile(r"[a-z][\w.+-]*(?: \S+)+")
"""What is typed: the name of a program, and something behind it."""
_NOT_BY_HEART = re.compile(r"https?:|[()]|(?:/[\w.-]+){2,}|<<|&&|;|\\|\|.*\||\.{3}|…|[{}$]")
"""What nobody types from memory."""
_COPIED = re.compile(r"(?i)\b(?:this|above|below|following|above-mentioned|same|example)\b")


class _Typed(NamedTuple):
    command: str
    said: str


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that is a command and what it does."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        found = _typed(entry) if phrasebook is not None else None
        if found is None or phrasebook is None or not _is_told(found, phrasebook):
            continue
        prompt = phrasebook.command.format(said=phrasebook.quoted(found.said))
        yield Proposal("command", (entry,), prompt, bodies.back(f"`{found.command}`"), LAST).of(corpus)


def _typed(entry: Entry) -> _Typed | None:
    """The command of a line, alone on one side of it, with what the other side says."""
    if entry.cells:
        sides = [(entry.cells[0][1], entry.cells[1][1])] if len(entry.cells) == 2 else []
    else:
        sides = [(entry.term, entry.meaning)] if entry.term else []
        if found := _FIRST.fullmatch(entry.text):
            sides.append((f"`{found['typed']}`", found["said"]))
    for one, other in sides:
        for typed, said in ((one, other), (other, one)):
            if (found := _ALONE.fullmatch(typed)) and "`" not in said:
                return _Typed(found["typed"].strip(), _PURPOSE.sub("", said).strip(" .:"))
    return None


def _is_told(found: _Typed, phrasebook: Phrasebook) -> bool:
    """Whether it is a command, short enough to know, and enough is said of what it does that gives it not away."""
    command, said = found
    if not _TYPED.fullmatch(command) or len(command.split()) > LONGEST_COMMAND or _NOT_BY_HEART.search(command):
        return False
    if (
        len(set(command.casefold().split()) & phrasebook.common) >= WORDS
        or not said[:1].isalpha()
        or QUESTION.match(said)
    ):
        return False
    if not FEWEST <= length(said) <= LONGEST or fault(said) or leans(said, phrasebook) or "?" in said:
        return False
    if phrasebook.conditional.match(said) or _COPIED.search(said):
        return False
    told = words(said) - phrasebook.common
    parts = {simple(part) for part in re.findall(r"[^\W\d_]{2,}", command)}
    return (len(told) >= FEWEST or phrasebook.name in UNPARTED) and not parts <= words(said)


PLUGIN = Shape("command", make)
