"""A card of one's own: as it was written, nothing changed."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus, is_outside
from study.core.notes.model import OwnCard, Topic
from study.core.text import pictures

GAP = "____"
_GAP = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """Every card that the writer of the notes had made."""
    for entry in corpus.cards.get(topic.key, ()):
        for card in entry.fact.cards:
            shows = pictures.targets(card.front)
            slot = "" if card.side == "1" else card.side
            if card.cloze:
                parted = _parted(card)
                if parted is not None:
                    before, after = map(pictures.without, parted)
                    body = bodies.blank(before, (card.back.strip(),), after, card.hint)
                    prompt = f"{before}{GAP}{after}"
                    yield Proposal("card", (entry,), prompt, body, 0, slot, own=True, shows=shows).of(corpus)
            elif card.front.strip() and card.back.strip() and not is_outside(card.front):
                prompt = pictures.without(card.front.strip()) or _pictured(entry)
                answer = bodies.back(pictures.without(card.back.strip()) or _named(card.back, topic))
                yield Proposal("card", (entry,), prompt, answer, 0, slot, own=True, shows=shows).of(corpus)


def _pictured(entry: Entry) -> str:
    """What is asked where a card's front is a picture."""
    return (entry.phrasebook or PHRASEBOOKS["en"]).pictured


def _named(back: str, topic: Topic) -> str:
    """What a back says that is a picture: the words that stand for it, else its name."""
    shown = pictures.targets(back)
    captions = [one.caption for one in topic.figures if one.target in shown and one.caption]
    return ", ".join(captions) or ", ".join(one.rpartition("/")[2].rpartition(".")[0] for one in shown)


def _parted(card: OwnCard) -> tuple[str, str] | None:
    """What stands before the gap and after it."""
    found = _GAP.search(card.front)
    return (card.front[: found.start()], card.front[found.end() :]) if found and card.back.strip() else None


PLUGIN = Shape("card", make)
