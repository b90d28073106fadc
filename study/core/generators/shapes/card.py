"""A card of one's own: as it was written, nothing changed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.outside import is_outside
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.whole import length
from study.core.notes.model import GAP, OwnCard, Topic
from study.core.questions.interaction import Interaction
from study.core.text import pictures
from study.core.text.compare import clean

SHOWN = "____"
LONGEST_TYPED = 60
"""Characters of a gap that is typed; what is longer is recalled."""
FEWEST_WORDS = 4
"""Words beside a gap that say what is asked."""
_REFERENCE = re.compile(r"\s*!?\(\([\w-]{9,}\)\)")
"""A reference to a block, as outlines write it."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """Every card that the writer of the notes had made."""
    for entry in corpus.cards.get(topic.key, ()):
        for card in entry.fact.cards:
            if not card.front.strip() or not card.back.strip() or (not card.cloze and is_outside(card.front)):
                continue
            prompt, asked = _asked(card, entry)
            shows = pictures.targets(card.front)
            places = _places(card, entry, corpus)
            given = Proposal("card", (entry,), prompt, asked, 0, slot_of(card), context=places, own=True, shows=shows)
            made = given.of(corpus)
            if card.doubt:
                made = replace(made, fit="unsure", doubts=(card.doubt,))
            yield replace(made, explanation=card.extra) if card.extra else made


def _places(card: OwnCard, entry: Entry, corpus: Corpus) -> tuple[str, ...]:
    """Where a card stands. Of a gap that says little by itself, that is the whole line that it is nested under, too:
    "Answer: ____"."""
    places = corpus.context(entry)
    above = corpus.by_key.get(entry.fact.parent)
    if not card.cloze or above is None or length(card.front.replace(GAP, "")) >= FEWEST_WORDS:
        return places
    said = clean(_REFERENCE.sub("", above.fact.text))
    return places if not said or said in places else (*places, said)


def key_of(fact: str, card: OwnCard) -> str:
    """The id of the question that asks a card of the fact."""
    slot = slot_of(card)
    return f"{fact}/{PLUGIN.name}" + (f"-{slot}" if slot else "")


def is_own_card(question: str) -> bool:
    """Whether the question of this id asks a card that the writer of the notes had made."""
    name = question.rpartition("/")[2]
    return name == PLUGIN.name or name.startswith(f"{PLUGIN.name}-")


def slot_of(card: OwnCard) -> str:
    return "" if card.side == "1" else card.side


def _asked(card: OwnCard, entry: Entry) -> tuple[str, Interaction]:
    """The prompt, and what it asks for: one gap with a short answer is typed, anything else is recalled. Pictures
    stand beside both; what is nothing else has words for it."""
    said = pictures.without(card.back.strip())
    before, *after = map(pictures.without, card.front.split(GAP) if card.cloze else (card.front,))
    if len(after) == 1 and 0 < len(said) <= LONGEST_TYPED and "\n" not in said:
        return f"{before}{SHOWN}{after[0]}", bodies.blank(before, (said,), after[0], card.hint)
    return SHOWN.join([before, *after]).strip() or _pictured(entry), bodies.back(said or _named(card.back, entry.topic))


def _pictured(entry: Entry) -> str:
    """What is asked where a card's front is a picture."""
    return (entry.phrasebook or PHRASEBOOKS["en"]).pictured


def _named(back: str, topic: Topic) -> str:
    """What a back says that is a picture: the words that stand for it, else its name."""
    shown = pictures.targets(back)
    captions = [one.caption for one in topic.figures if one.target in shown and one.caption]
    return ", ".join(captions) or ", ".join(one.rpartition("/")[2].rpartition(".")[0] for one in shown)


PLUGIN = Shape("card", make)
