"""A statement with its number or its one telling name left out."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.entry import Entry
from study.core.generators.prompts import path, place, says_little
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import STOP, form, members, names, simple, stem, within, words
from study.core.text.quantities import quantities
from study.core.text.unit import spelled

GAP = "____"
SHORTEST, LONGEST = 4, 30
"""Words a statement must and may have."""
ALMOST = 0.8
LONGEST_NAME = 3
OFTEN = 3
"""Facts of a topic that may hold a name: one that is everywhere is no question."""
_HANGS = re.compile(
    r"(?i)^(?:it|this|that|they|these|those|which|then|so|but)\b|\bthis (?:instead|is|can|to|in|for|with|as|at|by)\b"
)


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each statement with a number or a name that its rest does not give away."""
    for entry in corpus.by_topic[topic.key]:
        sentence, start = _sentence(entry)
        if entry.fact.ordered or form(sentence) == "name":
            continue
        if not SHORTEST <= len(sentence.split()) <= LONGEST or _HANGS.search(sentence) or members(sentence):
            continue
        blank = _number(entry, sentence, start) or _name(corpus, entry, sentence, start)
        if blank is None:
            continue
        left, right, answers = blank
        opening = f"{place(corpus, entry)}fill the gap: “"
        body = bodies.blank(opening + left, answers, right + "”")
        yield propose("cloze", (entry,), f"{opening}{left}{GAP}{right}”", body, rank=4)


type _Blank = tuple[str, str, tuple[str, ...]]


def _sentence(entry: Entry) -> tuple[str, int]:
    """The words of a fact with a place before which no gap may stand: the end of its term."""
    text = entry.text.replace("“", "‘").replace("”", "’").replace('"', "'")
    if not entry.term or says_little(entry.term):
        return text, 0
    at = text.find(entry.meaning, len(entry.term))
    return (text, at) if at > 0 else (f"{entry.term}: {entry.meaning}", len(entry.term))


def _number(entry: Entry, sentence: str, start: int) -> _Blank | None:
    """The only number of a statement, when it counts or measures something."""
    found = quantities(sentence, entry.fact.language)
    if entry.term and len(entry.meaning.split()) <= 3:  # a number by itself is asked for as a limit
        return None
    if len(found) != 1 or not found[0].unit or found[0].start < start:
        return None
    amount = found[0]
    typed = amount.numeral.lstrip("US$€£¥₹ ")
    end = amount.at + len(amount.numeral)
    return sentence[: end - len(typed)], sentence[end:], (typed,)


def _name(corpus: Corpus, entry: Entry, sentence: str, start: int) -> _Blank | None:
    """The last name of a statement that stands in it once, and not in the place that is named."""
    where = path(corpus, entry.topic, entry.lead)
    for name in reversed(names(sentence)):
        bare = name.strip("`")
        at = sentence.find(name)
        if (
            not _tells(bare, corpus)
            or (name == entry.meaning and " " in name)
            or spelled(bare)
            or _glued(sentence, at, len(name))
        ):
            continue
        rest = sentence[:at] + " " + sentence[at + len(name) :]
        often = sum(within(bare, other.text) for other in corpus.by_topic[entry.topic.key]) > OFTEN
        hidden = at > 0 and not often and not within(bare, rest) and not _told(bare, f"{rest} {where}")
        if at >= start and hidden and len(rest.split()) >= SHORTEST - 1 and not _in_list(sentence, at, len(name)):
            return sentence[:at], sentence[at + len(name) :], _answers(bare)
    return None


def _tells(name: str, corpus: Corpus) -> bool:
    """Whether a name is worth asking for: not the subject of all the notes, nor a slip for it, nor a
    row of words in capitals."""
    if not words(name) - corpus.common or get_close_matches(name.lower(), corpus.common, cutoff=ALMOST):
        return False
    return len(name.split()) <= LONGEST_NAME and not any(word.lower() in STOP for word in name.split())


def _glued(sentence: str, at: int, length: int) -> bool:
    """Whether the name is part of something longer: "HOST:PORT", "128 MB", "IP/TCP"."""
    before, after = sentence[max(at - 1, 0) : at], sentence[at + length : at + length + 1]
    joined = re.match(r"[:.]\w", sentence[at + length :]) is not None
    numbered = re.search(r"\d $", sentence[:at]) is not None
    name_before = re.search(r" [A-Z]\w* $", sentence[:at]) is not None
    return (
        numbered
        or joined
        or name_before
        or before not in ("", " ", "(", "‘")
        or (after != "" and after not in " ,.;:)’")
    )


def _told(name: str, rest: str) -> bool:
    """Whether a word of the name stands in the rest, the subject's own name apart."""
    around = {stem(word) for word in simple(rest).split()}
    return any(stem(word) in around for word in simple(name).split() if len(word) > 2)


def _in_list(sentence: str, at: int, length: int) -> bool:
    """Whether the name is one of several that could change places: "S3, SNS or SQS", "Lambda/ECS",
    or stands in an aside in brackets."""
    before, after = sentence[:at].rstrip(), sentence[at + length :].lstrip()
    if before.count("(") > before.count(")"):
        return True
    return bool(re.search(r"(?:,|/|\bor|\band|&)$", before) or re.match(r"(?:,\s*[A-Z`]|/|\bor\b|\band\b|&)", after))


def _answers(name: str) -> tuple[str, ...]:
    folded = stem(name) if name.isalpha() and name[-1:] == "s" else name
    return tuple(dict.fromkeys((name, folded)))


PLUGIN = Recipe("cloze", make)
