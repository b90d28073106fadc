"""A card of one's own: as it was written, nothing changed."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus, is_outside
from study.core.notes.model import OwnCard, Topic

GAP = "____"
_GAP = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """Every card that the writer of the notes had made."""
    for entry in corpus.cards.get(topic.key, ()):
        for card in entry.fact.cards:
            slot = slot_of(card)
            if card.cloze:
                parted = _parted(card)
                if parted is not None:
                    before, after = parted
                    body = bodies.blank(before, (card.back.strip(),), after, card.hint)
                    prompt = f"{before}{GAP}{after}"
                    yield Proposal("card", (entry,), prompt, body, 0, slot, own=True).of(corpus)
            elif card.front.strip() and card.back.strip() and not is_outside(card.front):
                prompt, answer = card.front.strip(), bodies.back(card.back.strip())
                yield Proposal("card", (entry,), prompt, answer, 0, slot, own=True).of(corpus)


def slot_of(card: OwnCard) -> str:
    """What tells the cards of one line apart in the ids of their questions."""
    return "" if card.side == "1" else card.side


def key_of(fact: str, card: OwnCard) -> str:
    """The id of the question that asks a card of the fact."""
    slot = slot_of(card)
    return f"{fact}/{PLUGIN.name}" + (f"-{slot}" if slot else "")


def _parted(card: OwnCard) -> tuple[str, str] | None:
    """What stands before the gap and after it."""
    found = _GAP.search(card.front)
    return (card.front[: found.start()], card.front[found.end() :]) if found and card.back.strip() else None


PLUGIN = Shape("card", make)
