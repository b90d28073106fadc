"""The sorts of questions made from notes in plain words, as lists of them are headed."""

from study.core.generators.keep_rates import DOUBT

NAMES: dict[str, str] = {
    "belongs": "what a line applies to",
    "called": "what something is called",
    "card": "cards of your own",
    "cause": "what something leads to",
    "coded": "what a number, a letter or an option stands for",
    "command": "which command does it",
    "condition": "what applies under a condition",
    "continuation": "how a statement goes on",
    "contrast": "what holds for one thing and not for another",
    "counted": "which they are, where a sentence counts them",
    "earlier": "questions of an earlier version",
    "entry": "what a row of a table alone has",
    "explained": "what the notes say of a thing",
    "explained-rule": "a rule or an amount that the notes tell of a thing",
    "explained-short": "what the notes say of a thing, in a few words",
    "gap": "a sentence with a gap",
    "how": "how something is done",
    "identity": "who or what it is that a sentence names",
    "implied": "what a line says of the thing above it",
    "initials": "what letters stand for",
    "matching": "pairs to match",
    "meaning": "what a term means",
    "meaning-code": "what a name in code means",
    "meaning-heading": "what a heading of a glossary means",
    "meaning-label": "what stands under a heading on its line",
    "meaning-later": "what a later sentence says of a term",
    "meaning-long": "what a term means, at length",
    "meaning-plain": "what a word before a colon means",
    "meaning-sentence": "what a sentence says a term is",
    "meaning-sentence-short": "what a sentence says a term is, in a few words",
    "missing": "a name left out of a line",
    "named": "the name of what a line describes",
    "nutshell": "what a page is about, in short",
    "order": "steps in their order",
    "outline": "a list as a whole",
    "points": "the points of a list",
    "points-section": "the points of a section",
    "property": "how a thing is in one respect",
    "property-column": "what a table says of a row in one column",
    "relation": "what a sentence says of its subject",
    "row": "which row of a table a cell stands in",
    "rule": "what must, should or cannot be",
    "term": "the term that a meaning belongs to",
    "value": "how much something is",
    "why": "why something is so",
}
"""By form: the shape, with what of its form tells the better ones (keep_rates.sort_of)."""
OTHERS = "others"
"""What those are called that have no sort, or one that no shape makes any more."""


def name_of(sort: str) -> str:
    """What the questions of a sort ask."""
    return NAMES.get(sort.partition(DOUBT)[0], OTHERS)
