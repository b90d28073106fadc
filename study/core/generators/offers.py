"""What nothing else asks: how does it go on? Offered for the writer of the notes to decide on."""

import re
from collections.abc import Iterator, Set

from study.core.generators import bodies
from study.core.generators.candidate import Candidate
from study.core.generators.entry import Entry
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.whole import PREDICATE, fault, leans, length, names
from study.core.notes.kinds import joins
from study.core.text.compare import clean, opened

SHORTEST, LONGEST = 4, 60
"""Words of a statement that can be continued."""
LAST = 9
"""Its rank: after all that asks for something."""
_MOST_GIVEN = 8


_IT = re.compile(r"It (?=[a-z]+s? )")
_ETC = re.compile(r",? etc\.?$")


def offered(corpus: Corpus, used: Set[str]) -> Iterator[Candidate]:
    """One question of each statement that is not `used`, or of its first sentence where it is long: what stands
    after its subject, or its second half. Never sure."""
    for entry in corpus.usable:
        phrasebook = entry.phrasebook
        if phrasebook is None or entry.cells or entry.key in used:
            continue
        text = entry.text if length(entry.text) <= LONGEST else clean(sentences(entry.fact.text)[0])
        text = _ETC.sub("", _of_its_title(entry, _unjoined(text)))
        if "?" in text or not SHORTEST <= length(text) <= LONGEST or fault(text) or leans(text, phrasebook):
            continue
        given, rest = _parted(text, entry, phrasebook)
        if given and rest and not fault(rest):
            prompt = phrasebook.goes_on.format(said=phrasebook.quoted(f"{given} …"))
            yield Proposal("continuation", (entry,), prompt, bodies.back(opened(rest)), LAST, open=True).of(corpus)


def _unjoined(text: str) -> str:
    """A sentence without the word that joins it to the one before: "Also, a storm may …"."""
    first, _, rest = text.partition(" ")
    return opened(rest) if rest and joins(first) else text


def _of_its_title(entry: Entry, text: str) -> str:
    """A sentence about "it" right under a heading is about what that names. English alone has the word for it."""
    title = plain_title(entry.topic.title)
    right_under = entry.language == "en" and not entry.fact.parent and not entry.lead
    if not right_under or not title or not names(title, entry.phrasebook):
        return text
    return _IT.sub(lambda _: f"{title} ", text, count=1)  # as it is, whatever signs it has


def _parted(text: str, entry: Entry, phrasebook: Phrasebook) -> tuple[str, str]:
    """What is given and what is asked for: term and meaning, subject and the rest, or two halves."""
    if entry.term and entry.meaning and text == entry.text:
        return entry.term, entry.meaning
    verb = PREDICATE.search(text) if phrasebook.name == "en" else re.search(phrasebook.copula, text, re.IGNORECASE)
    if verb and text[: verb.start()].strip() and length(text[: verb.end()]) <= _MOST_GIVEN:
        return text[: verb.end()].strip(), text[verb.end() :].strip()
    blanks = [found.start() for found in re.finditer(" ", text)]
    middle = blanks[len(blanks) // 2] if blanks else len(text) // 2
    return text[:middle].strip(), text[middle:].strip()
