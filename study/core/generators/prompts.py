"""How questions are put: naming the place in the notes, and quoting what they say."""

import re

from study.core.generators.entry import Entry
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import form, lowered, simple, within

_SAYS_LITTLE = re.compile(r"(?:on )?errors?|notes?|solutions?|caveats?|examples?|for|summary|.?")


def path(corpus: Corpus, topic: Topic, lead: str = "") -> str:
    """Return "Versions and Aliases › Aliases": the last two titles, and a short lead as one more."""
    titles = list(corpus.titles(topic))[-2:]
    if len(titles) == 2 and within(titles[0], titles[1]):
        titles = titles[1:]
    if 0 < len(lead.split()) <= 4 and all(simple(lead) != simple(title) for title in titles):
        titles.append(lead)
    return " › ".join(title.replace("“", "").replace("”", "") for title in titles)


def place(corpus: Corpus, entry: Entry) -> str:
    """Return the opening of a prompt: 'In “Versions and Aliases › Aliases”, ', or 'In the notes, '."""
    return place_of(corpus, entry.topic, "" if entry.cells else entry.lead)


def place_of(corpus: Corpus, topic: Topic, lead: str = "") -> str:
    """Return the same of a topic and a lead."""
    where = path(corpus, topic, lead)
    return f"In “{where}”, " if where else "In the notes, "


def ask_about(corpus: Corpus, entry: Entry) -> str:
    """Return the question for what a fact says of its term, by the form of both."""
    where, term = place(corpus, entry), entry.term
    if form(term) == "condition":
        return f"{where}what applies {term[0].lower()}{term[1:]}?"
    if re.match(r"(?i)(?:an?|the)\s", entry.meaning) and not is_clause(term):
        return f"{where}what is {quoted(term)}?"
    if entry.fact.relation == "leads-to":
        return f"{where}what {'follows from this: ' if is_clause(term) else 'goes with '}{quoted(term)}?"
    return f"{where}what is said of {quoted(term)}?"


def ask_for_term(corpus: Corpus, entry: Entry) -> str:
    """Return the question for the term a fact speaks of."""
    where, said = place(corpus, entry), quoted(entry.meaning)
    if form(entry.term) == "condition":
        return f"{where}in which case does this apply: {said}?"
    if entry.fact.relation == "leads-to" and not re.match(r"(?i)(?:an?|the)\s", entry.meaning):
        return f"{where}{'what leads to this: ' if is_clause(entry.term) else 'which of these goes with '}{said}?"
    return f"{where}which of these is described as {said}?"


def is_clause(text: str) -> bool:
    """Whether a term is a sentence in itself: "items are not removed"."""
    return _VERB.search(text) is not None


_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|cannot|can|can['’]t|must|will|does|do|don['’]t|doesn['’]t|has|have|creates?|increases?)\b"
)


def quoted(text: str) -> str:
    """Put notes' own words in quotation marks, single ones inside."""
    return "“" + text.replace("“", "‘").replace("”", "’").replace('"', "'").strip() + "”"


def says_little(text: str) -> bool:
    """Whether a term or lead means nothing without its place: "Solution", "On error"."""
    return _SAYS_LITTLE.fullmatch(simple(text)) is not None


def told(term: str, counted: bool) -> str:
    """Return a measure as it reads after "what is": "Maximum payload" as "the maximum payload", and
    "Maximum layers per function", where things are counted, as "the maximum number of layers …"."""
    small = lowered(term)
    first, _, rest = small.partition(" ")
    plural = re.match(r"(?:[\w-]+ )?[\w-]+[^s\W]s\b", rest)
    return f"the {first} number of {rest}" if counted and plural and first in _BOUNDS else f"the {small}"


_BOUNDS = ("maximum", "minimum", "default", "largest", "smallest")
