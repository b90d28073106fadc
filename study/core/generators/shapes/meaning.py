"""What is X? The meaning of a term, where the notes define it: "X: Y", "X - Y", "X is Y". It is told back: among the
meanings of other terms it is known by what the term is, before it is known for what it means."""

import re
from collections.abc import Iterator

from study.core.generators import bodies, persons
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import brief, defines, is_of_another_column, is_open, question_of
from study.core.generators.endings import whole, without_beginning
from study.core.generators.entry import Entry
from study.core.generators.grammar import begins_as_thing, is_quality
from study.core.generators.nouns import what
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences, without_note
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subject_ends import runs_on
from study.core.generators.whole import INDEFINITE, fault, leans, length, names, without_article
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened, simple, within

LONGEST_SENTENCE = 45
FEWEST = 3
"""Words of a sentence that defines, the most and the fewest."""
MOST_SENTENCES, MOST_OF_ONE = 12, 2
"""Sentences of a line that are looked at, and terms that it is asked for."""
MOST_ALONE = 4
"""Terms that a list may define without being a list of terms; that has more, and at least half of its lines do."""
SHORT_WORD = 3
"""Letters of words that a term may well say twice."""
_CLASS = re.compile(
    rf"{INDEFINITE.pattern}|(?i:^(?:any|jede[rs]?|tout|toute|cualquier|qualunque|qualsiasi|qualquer|varje|elke?) )"
)
"""What begins the class of a thing, where whatever is of it is meant, too: "a deadly weapon is any instrument …"."""
_WITH_ARTICLES = ("en", "de", "fr", "es", "it", "pt", "sv", "nb", "da", "nl")
_IN_LANGUAGE = re.compile(
    r"(?i)(?P<word>[^\s,;]+(?: [^\s,;]+){0,3}) (?P<tongue>på (?:latin|svenska|engelska|grekiska)"
    r"|in (?:latin|english|greek)"
    r"|auf (?:latein|deutsch|englisch|griechisch)|en (?:latin|latín|anglais|inglés|grec|griego)"
    r"|in (?:latino|inglese|greco)"
    r"|em (?:latim|inglês)|in het (?:latijn|engels))"
)
"""A name in another language, with the language beside it."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each term that is defined, and of each sentence that defines something."""
    for together in corpus.lists[topic.key]:
        terms = [entry for entry in together if defines(corpus, entry)]
        listed = len(terms) >= max(MOST_ALONE + 1, len(together) / 2)
        for entry in terms:
            assert entry.phrasebook is not None
            told, whatever = _IN_LANGUAGE.fullmatch(entry.meaning), False
            if told:
                prompt, answer = f"{entry.phrasebook.shown(entry.term)} {told['tongue']}?", told["word"]
            else:
                of_it = not is_of_another_column(corpus, entry)
                who = persons.question(corpus, entry.phrasebook, entry.term, entry.meaning) if of_it else ""
                prompt, answer = (
                    who or question_of(corpus, entry, entry.phrasebook),
                    whole(brief(entry.meaning), entry.phrasebook),
                )
                whatever = is_open(entry.phrasebook, prompt, entry.meaning)
            body = bodies.back(opened(answer))
            yield Proposal("meaning", (entry,), prompt, body, 2, given="term", open=whatever, listed=listed).of(corpus)
    yield from _under_its_title(topic, corpus)
    for entry in corpus.by_topic[topic.key]:
        if entry.phrasebook is not None and not entry.cells and not defines(corpus, entry):
            yield from _in_a_sentence(corpus, entry, entry.phrasebook)


_GLOSSARY = re.compile(
    r"(?i)(?:.* )?(?:glossar(?:y|io|ium|e)?|definitions?|terms|terminology|vocabulary|key concepts|begriffe"
    r"|definitionen|vokabular|vocabulaire|définitions|lexique|definizioni|termini|vocabolario|definiciones|términos|vocabulario"
    r"|ordlista|begrepp|definitioner|begrippen|definities|termos|definições|术语(?:表)?|词汇(?:表)?|المصطلحات)"
)
"""The title of a place each heading of which is a term."""


def _under_its_title(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """The first sentence under a heading of a glossary, which says what the heading means."""
    above = corpus.titles(topic)[-2:-1]
    first = next(iter(corpus.by_topic[topic.key]), None)
    if first is None or first.phrasebook is None or not above or not _GLOSSARY.fullmatch(above[0]):
        return
    title, phrasebook = plain_title(topic.title), first.phrasebook
    said = whole(clean(next(iter(sentences(first.fact.text)), "")), phrasebook)
    plain = not first.term and not first.cells and not first.fact.parent and not first.lead
    if not plain or not names(title, phrasebook) or fault(said) or length(said) > LONGEST_SENTENCE:
        return
    defined = phrasebook.defines.match(said)
    if length(said) < FEWEST or (defined and within(title, defined["subject"])):
        return
    context = tuple(place for place in corpus.context(first) if simple(place) != simple(title))
    prompt = persons.question(corpus, phrasebook, title, said) or what(phrasebook, corpus.usage, title)
    yield Proposal("meaning", (first,), prompt, bodies.back(opened(said)), 2, "heading", context=context).of(corpus)


def _in_a_sentence(corpus: Corpus, entry: Entry, phrasebook: Phrasebook) -> Iterator[Candidate]:
    """ "**Jitter** is the variance of delay": the sentences that say what something is, where that is set off by the
    writer, or is what the topic is called."""
    asked = set[str]()
    for place, written in enumerate(sentences(entry.fact.text)[:MOST_SENTENCES]):
        raw = without_beginning(without_note(written), phrasebook.name not in UNPARTED)
        term, sentence = _defined_in(corpus, raw, entry, phrasebook), clean(raw)
        if not term or simple(term) in asked or len(asked) == MOST_OF_ONE:
            continue
        asked.add(simple(term))
        context = tuple(place for place in corpus.context(entry) if simple(place) != simple(term))
        prompt = _who(corpus, phrasebook, term, sentence) or what(phrasebook, corpus.usage, term)
        slot = "sentence" + (str(place + 1) if place else "")
        answer = bodies.back(opened(sentence))
        yield Proposal("meaning", (entry,), prompt, answer, 2, slot, context=context, given="term").of(corpus)


def _who(corpus: Corpus, phrasebook: Phrasebook, term: str, sentence: str) -> str:
    """The question for a person whom a sentence tells of, "" where it tells of none."""
    found = phrasebook.defines.match(sentence)
    return persons.question(corpus, phrasebook, term, found["said"], found["copula"]) if found else ""


_ONE_OF = re.compile(r"(?i)(?:examples?|exceptions?|esempi?o?|beispiele?|exemples?|ejemplos?|exempel|exemplos?) \w")
_NO_CLASS = re.compile(r"(?:ly|[^m]ent): |: an? (?:\w+ )?term\b|\bdiscussed\b")
"""An adverb before what means something, or what is said of the word alone."""
_MEANS = re.compile(
    r"(?i) (?:(?:is|are) defined as|means|refers to|denotes|bedeutet|bezeichnet|désigne|signifie|significa|designa"
    r"|se refiere a|refere-se a|betyder|avser|betekent|verwijst naar) "
)
"""What says by itself that the word before it is explained."""


def _explains(found: re.Match[str], phrasebook: Phrasebook) -> bool:
    """Whether a sentence explains a word that has no article, by its verb or by a class and what sets it apart in it:
    "murder is a crime that …"."""
    bare = found["subject"]
    if begins_as_thing(bare) or bare[:1].islower() or is_quality(bare) or _NO_CLASS.search(f"{bare}: {found['said']}"):
        return False
    classed = _CLASS.match(found["said"]) and phrasebook.classes.match(_CLASS.sub("", found["said"], count=1))
    return bool(classed) or _MEANS.fullmatch(found["copula"]) is not None


_LIKENESS = re.compile(
    r"(?i)(?:a (?:lot|bit|little) |quite |sehr |très |muy |molto |muito |mycket |erg )?"
    r"(?:like|similar|ähnlich|wie|comme|similaire|como|parecid[oa]s?|come|simil[ei]|liknar|zoals|lijkt)\b"
)
"""What begins a likeness: it tells what a thing is like, and not what it is."""


def _says_itself_again(term: str) -> bool:
    """Whether a title seems to stand before the term: "Formal language A formal language"."""
    said = [word.lower() for word in re.findall(r"\w+", term) if len(word) > SHORT_WORD]
    return len(set(said)) < len(said)


def _defined_in(corpus: Corpus, raw: str, entry: Entry, phrasebook: Phrasebook) -> str:
    """What a sentence says the meaning of, "" where it does not."""
    title, sentence = simple(entry.topic.title), clean(raw)
    found = phrasebook.defines.match(sentence)
    if not found or fault(sentence) or length(sentence) > LONGEST_SENTENCE or leans(sentence, phrasebook):
        return ""
    term = without_article(INDEFINITE.sub("", found["subject"], count=1), phrasebook).strip(" ,")
    set_off = re.match(r"\*\*|__|==|\*|_", without_article(raw.strip(), phrasebook)) is not None
    titled = title and simple(term) in (title, title.rstrip("s"))
    plain = INDEFINITE.match(sentence) or corpus.titled[simple(term)]
    general = plain and _CLASS.match(found["said"])
    if runs_on(term, phrasebook.name) or _says_itself_again(term) or _LIKENESS.match(found["said"]):
        return ""
    if (
        not (set_off or titled or general or _explains(found, phrasebook))
        or re.search(r"[–(\[‘'“\"]", term)
        or not names(term, phrasebook)
        or length(term) > 5
        or _ONE_OF.match(term)
    ):
        return ""
    told = begins_as_thing(found["said"]) or phrasebook.name not in _WITH_ARTICLES
    return term if told else ""


PLUGIN = Shape("meaning", make)
