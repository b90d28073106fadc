"""What applies to it? A sentence that says what a thing must, should or cannot do."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences
from study.core.generators.statements import Corpus
from study.core.generators.subjects import is_many
from study.core.generators.whole import fault, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened, simple, words

FEWEST, LONGEST = 3, 40
"""Words that a rule must say after its modal verb, and that the sentence may have."""
LONGEST_SUBJECT = 6
_ARTICLE = re.compile(r"(?i)^(?:an?|the|each|every|der|die|das|la|le|les|il|lo|i|gli|el|los|las|de|het|o|a|os|as)\s")
_PASSIVE = re.compile(r"(?i)(?:(?:never|always|only|also|all|both) )*(?:be|not|have been)\b")
_ENDS_BELOW = re.compile(r"(?i)\b(?:same|following|either|these|of|in|to|with|from|by|for|any|all)$")
"""A sentence that what stands below it ends."""
_OF_ALL = re.compile(r"(?i)(?:all|any|every|some|both|each)\b")
_ACTIVE = {"must": "must {} do", "should": "should {} do", "shall": "must {} do", "cannot": "can {} not do"}
"""How English asks for what somebody does, by the verb of the rule."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each first sentence that rules what a named thing must do, unless it has several rules or
    is what all the notes are about."""
    found: dict[str, list[tuple[Entry, re.Match[str]]]] = {}
    for entry in corpus.by_topic[topic.key]:
        rule = _rule(entry, entry.phrasebook) if entry.phrasebook is not None and not entry.cells else None
        if rule is not None:
            found.setdefault(simple(rule["subject"]), []).append((entry, rule))
    for rules in found.values():
        for entry, rule in rules:
            assert entry.phrasebook is not None
            body = bodies.back(opened(rule[0][rule.start("modal") :].strip()))
            prompt = _prompt(entry.phrasebook, rule)
            # Who asks what applies to a thing gets any line about it; what it must do is one thing.
            whatever = (
                bool(_OF_ALL.match(rule["subject"]))
                or not _asks(entry.phrasebook, rule)
                or not words(rule["subject"]) - corpus.common
            )
            yield Proposal("rule", (entry,), prompt, body, 3, open=whatever or len(rules) > 1).of(corpus)


def _rule(entry: Entry, phrasebook: Phrasebook) -> re.Match[str] | None:
    sentence = clean(next(iter(sentences(entry.fact.text)), ""))
    if "?" in sentence or length(sentence) > LONGEST or fault(sentence) or leans(sentence, phrasebook):
        return None
    rule = phrasebook.rules.match(sentence)
    if rule is None or length(rule["said"]) < FEWEST or length(rule["subject"]) > LONGEST_SUBJECT:
        return None
    if re.search(r"[,(]", rule["subject"]) or _ENDS_BELOW.search(rule["said"]):
        return None
    if any(map(phrasebook.relatives.match, rule["subject"].split()[1:])):
        return None
    return rule if names(_ARTICLE.sub("", rule["subject"]), phrasebook) else None


def _asks(phrasebook: Phrasebook, rule: re.Match[str]) -> str:
    """How to ask what the subject does; empty where only what applies to it can be asked."""
    passive = phrasebook.name != "en" or _PASSIVE.match(rule["said"])
    return "" if passive else _ACTIVE.get(rule["modal"].strip().lower(), "")


def _prompt(phrasebook: Phrasebook, rule: re.Match[str]) -> str:
    subject = rule["subject"].strip()
    if asks := _asks(phrasebook, rule):
        first = subject.split()[0]
        named = _ARTICLE.match(subject) is not None or is_many(subject)
        small = subject[0].lower() + subject[1:] if (first[1:].islower() or first == "A") and named else subject
        small = small if named else phrasebook.shown(subject)
        return f"What {asks.format(small)}?"
    return phrasebook.rule.format(subject=phrasebook.shown(_ARTICLE.sub("", subject)))


PLUGIN = Shape("rule", make)
