"""How much is it? A number with its unit, of the quantity that the term names."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import MEASURE, OF_ONE
from study.core.generators.entry import Entry
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.respects import SAYS_NOT_OF_WHAT, prompt
from study.core.generators.statements import Corpus
from study.core.generators.subjects import is_many, lowered, subject
from study.core.generators.tables import names_respect
from study.core.generators.whole import names
from study.core.notes.model import Topic
from study.core.text.quantities import qualifies, quantities
from study.core.text.quantity import Quantity, same

_RATE = re.compile(r"(?:per|an?|each|pro|je|par|por)\b|à l|al ")
_ENTITY = re.compile(r"[A-Z]{2,}\w* \(|.+ \([A-Z]{2,}\w*\)$")
"""A thing with its name in full, which has many values: "UTP (Unshielded Twisted Pair)"."""
_DOTTED = re.compile(r"\d+\.\d+\.\d+")
"""An address or a version, and no number."""
MOST_DIGITS = 4
"""Groups of digits in what is one number: more is a row of them."""
_FIELD = re.compile(r"[a-z][A-Z]")
"""The name of a field, and no word: "nSlides"."""
_VALUES = re.compile(
    r"(?i)values?|amounts?|numbers?|figures?|wert|zahl|valeur|valor|valore|número|värde|waarde|getal|值|数值|القيمة"
)
_TWICE = re.compile(r"[\d.,]+ ?[^\W\d_]+ ?(?:\(|= ?|, )[\d.,]+ ?[^\W\d_]+\)?")
_COUNTED = re.compile(r"^\s*((?!times\b)[^\W\d_]+(?: [^\W\d_]+){0,3})?\s*\)?\.?$")


_COUNT = re.compile(r"^(maximum|minimum|default|total|average) (?!number|amount)")


_OF_MANY = re.compile(r"(?:maximum|minimum|default|total|average) [a-z]+[^s\W]s\b")
"""How many there may be, whatever is said of them after: "maximum versions behind an alias"."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each number that a term has, and two of a range's ends."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        if phrasebook is None or not entry.term or not entry.meaning or (entry.cells and len(entry.cells) > 2):
            continue
        if not names(entry.term, phrasebook) or quantities(entry.term) or entry.fact.relation == "leads-to":
            continue
        for amount in _asked(entry):
            unit = amount.named if amount.measured else ""
            slot = amount.role if len(entry.amounts) > 1 else ""
            counted = _COUNTED.match(entry.meaning[amount.end :]) if not unit else None
            named = unit or (counted[1] if counted and counted[1] else "")
            named = "" if _RATE.match(named) else named
            asks = _prompt(phrasebook, entry, amount, named, subject(corpus, entry))
            body = bodies.amount(amount, phrasebook.name)
            yield Proposal(
                "value", (entry,), asks, body, 1, slot, given="term", open=_ENTITY.match(entry.term) is not None
            ).of(corpus)


def _asked(entry: Entry) -> tuple[Quantity, ...]:
    """The numbers that are all a meaning says: the only one, or those whose roles tell them apart."""
    amounts = entry.amounts
    if _DOTTED.search(entry.meaning):
        return ()
    if len(amounts) == 1 and len(re.findall(r"\d+", amounts[0].text)) > MOST_DIGITS:
        return ()
    if len(amounts) == 1:
        before, after = entry.meaning[: amounts[0].start], entry.meaning[amounts[0].end :]
        spoken = entry.language
        counted = not amounts[0].measured and _COUNTED.match(after)
        alone = qualifies(before, spoken) and (counted or qualifies(after.replace(")", ""), spoken))
        return amounts if alone else ()
    if len(amounts) == 2 and same(*amounts) and _TWICE.fullmatch(entry.meaning):
        return amounts[:1]
    roles = [amount.role for amount in amounts]
    whole = len(set(roles)) == len(roles) and "" not in roles and len(entry.meaning.split()) <= 10
    whole = whole and not re.search(r"[;；。]", entry.meaning)  # each is said of something else
    return tuple(amount for amount in amounts if amount.role in ("minimum", "maximum", "default")) if whole else ()


def _is_of_one(entry: Entry, amount: Quantity) -> bool:
    """Whether a term is what only one thing can be, and its number measures that: "Retention of a stream"."""
    return amount.measured and not amount.ends and amount.role == "" and OF_ONE.match(entry.term) is not None


def _column(entry: Entry, phrasebook: Phrasebook) -> str:
    """What the table says its numbers are; "" where it has no name for them, or says that they are values."""
    head = entry.cells[1][0].strip() if len(entry.cells) == 2 else ""
    vague = _VALUES.fullmatch(head) or _FIELD.search(head) or SAYS_NOT_OF_WHAT.fullmatch(head)
    return head if names_respect(head, phrasebook) and not vague else ""


def _prompt(phrasebook: Phrasebook, entry: Entry, amount: Quantity, unit: str, about: str) -> str:
    column = _column(entry, phrasebook)
    if phrasebook.labels.fullmatch(entry.term) and about:
        asked = phrasebook.property.format(term=lowered(entry.term), subject=phrasebook.shown(about))
    elif phrasebook.name == "en" and (MEASURE.match(entry.term) or _is_of_one(entry, amount)):
        named = lowered(entry.term)
        many = is_many(entry.term) or _OF_MANY.match(named)
        asked = f"What is the {_COUNT.sub(r'\1 number of ', named) if many else named}?"
    elif column:
        asked = prompt(phrasebook, column, entry.term, entry.meaning)
        unit = "" if f"({unit})" in column else unit
    else:
        if amount.ends:
            return phrasebook.range.format(term=phrasebook.shown(entry.term))
        ways = {"minimum": phrasebook.minimum, "maximum": phrasebook.maximum, "default": phrasebook.default}
        asked = ways.get(amount.role, phrasebook.value).format(term=phrasebook.shown(entry.term))
    return phrasebook.measured(asked, unit)


PLUGIN = Shape("value", make)
