"""What belongs to it? Free recall of two to seven points that stand together, or of the one that stands alone."""

import re
from collections.abc import Iterator, Sequence

from study.core.generators import bodies, persons
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import tells_genus
from study.core.generators.entry import LONGEST_LABEL, Entry, is_lead
from study.core.generators.grammar import has_verb
from study.core.generators.headings import follows_another, is_known_respect
from study.core.generators.lists import begins_with_kind, names_kind
from study.core.generators.nouns import what
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.respects import MOST_OF_DEFINITION, TELLS_WHAT, TOLD_WHOLE
from study.core.generators.sections import Section, section, shown
from study.core.generators.statements import OFTEN, Corpus, plain_title
from study.core.generators.subjects import enumerated, is_many, is_title_telling, lowered, subject
from study.core.generators.whole import FOLLOWING, fault, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened, simple, stem, words

FEWEST, MOST = 2, 7
FEWEST_LEAD = 3
"""Words of a lead that can be completed by heart."""
MOST_SHORT, SHORT_POINT = 12, 5
"""Points that a list of short ones may have, and the words of one."""
LONGEST_POINT = 40
LONGEST_LEAD = 16
"""Words of a point, and of a lead that can be read as a question."""
FEWEST_WORDS = 2
"""Words that all that is asked for must have together."""
MOST_NAMED = 4
"""Words of a name in which what looks like a verb is none."""
MOST_BEFORE = 1
"""Words that the first of a row may have more than the others."""
NAMED, COMPLETE, OPEN, SECTION = 4, 5, 6, 9
"""The rank of what a heading names of the thing above it, of a list that is to be completed, of a question about
whatever a section says, and of what is known of a thing: that comes last, where half of its lines are not asked."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each list under a lead, of each row of members, of each section."""
    for together in _lists(topic, corpus):
        first = together[0]
        if first.phrasebook is None or first.cells:
            continue
        found = section(corpus, together, first.phrasebook)
        if found:
            yield _of_section(corpus, found, first.phrasebook)
        if found is None or found.name.is_respect:
            yield from _of_lines(corpus, together, first.phrasebook)
        for entry in together:
            if is_lead(entry.fact):
                continue
            yield from _in_line(corpus, entry, first.phrasebook)


def _lists(topic: Topic, corpus: Corpus) -> Iterator[tuple[Entry, ...]]:
    """The lines of a topic as they stand together, those that others are nested under among them."""
    usable = {entry.key for entry in corpus.by_topic[topic.key]}
    found: dict[tuple[str, str], list[Entry]] = {}
    for fact in topic.facts:
        over = fact.key in corpus.children and is_lead(fact)
        if fact.key in corpus.by_key and (
            fact.key in usable or (over and not corpus.is_outside(corpus.by_key[fact.key]))
        ):
            found.setdefault((fact.parent, fact.lead), []).append(corpus.by_key[fact.key])
    yield from map(tuple, found.values())


def _of_lines(corpus: Corpus, together: Sequence[Entry], phrasebook: Phrasebook) -> Iterator[Candidate]:
    """The lines that stand together as a list: all of them, or right under a heading those that are no terms."""
    first = together[0]
    size = corpus.size.get((first.topic.key, first.fact.parent, first.fact.lead), 0)
    over = sum(is_lead(entry.fact) for entry in together)
    if len(together) - over == size and len(together) <= MOST_SHORT and (size or over > 1):
        yield from _of_list(corpus, together, phrasebook)
    elif not first.fact.parent and not first.lead:
        plain = [entry for entry in together if not entry.term and not is_lead(entry.fact)]
        asks = first.topic.title.endswith(("?", "？", "؟"))
        if len(plain) >= FEWEST and len(plain) * 2 >= size and not asks:
            yield from _of_list(corpus, plain, phrasebook)


def _of_section(corpus: Corpus, found: Section, phrasebook: Phrasebook) -> Candidate:
    """What is known of the thing that a heading or a bullet names, or of one of its respects."""
    over = [corpus.by_key[found.fact]] if found.fact in corpus.by_key else []
    name, count = found.name, len(found.points)
    if name.about and name.is_respect and _asks_for_respect(name.said, phrasebook):
        term = " ".join(map(lowered, name.said.split()))
        prompt = phrasebook.property.format(term=term, subject=phrasebook.shown(name.about))
        prompt = prompt.replace("What is the", "What are the", 1) if is_many(name.said) else prompt
        prompt += f" ({count} points)"
    else:
        whole = f"{name.about}: {name.said}" if name.about else name.said
        prompt = phrasebook.known.format(n=count, subject=phrasebook.shown(whole))
    return Proposal(
        "points",
        [*found.lines, *over],
        prompt,
        bodies.to_name(found.points),
        SECTION,
        fact=found.fact,
        context=found.context,
        section=True,
    ).of(corpus)


def _asks_for_respect(said: str, phrasebook: Phrasebook) -> bool:
    """Whether English says "the {respect} of" a thing."""
    several = is_many(said) and names_kind(said, phrasebook)
    return phrasebook.name == "en" and (several or phrasebook.labels.fullmatch(said) is not None)


def _of_list(corpus: Corpus, together: Sequence[Entry], phrasebook: Phrasebook) -> Iterator[Candidate]:
    first, topic = together[0], together[0].topic
    short = all(length(entry.text) <= SHORT_POINT for entry in together)
    if len(together) > (MOST_SHORT if short else MOST) or not all(_is_point(entry, phrasebook) for entry in together):
        return
    if len(together) == 1 and first.term and phrasebook.says_nothing.fullmatch(first.term):
        return
    if any(is_lead(entry.fact) and _tells_a_respect(entry, phrasebook) for entry in together):
        return
    labels = sum(_is_label(entry.text, phrasebook) for entry in together)
    if labels * 2 >= len(together) or any(
        entry.key in corpus.children and _is_label(entry.text, phrasebook) for entry in together
    ):
        return
    texts = [shown(entry) for entry in together]
    if len(texts) == 1 and not first.term:
        row = enumerated(first.text, phrasebook)
        texts = [opened(one) for one in row if not _is_uneven(row)] or texts
    if sum(map(length, texts)) < FEWEST_WORDS or len(set(map(simple, texts))) < len(texts):
        return
    parent = corpus.by_key.get(first.fact.parent)
    led = parent or corpus.leads.get((topic.key, first.fact.lead))
    if led is not None:
        asked = _about_lead(corpus, first, led, len(texts), phrasebook)
        support, fact = [*together, led], led.key
    elif first.lead:
        return
    else:
        asked = _about_section(corpus, first, len(texts), phrasebook)
        support, fact = list(together), topic.key
    if asked is None:
        return
    prompt, context, rank = asked
    body = bodies.to_name(texts) if len(texts) > 1 else bodies.back(texts[0])
    alone = len(texts) == 1 and (rank == OPEN or (rank == NAMED and _is_plural(topic.title, phrasebook)))
    introduced = _introduces(led, phrasebook) if led else topic.title.rstrip(" *_").endswith((":", "："))
    whatever = alone or (rank == COMPLETE and not introduced)
    yield Proposal("points", support, prompt, body, rank, fact=fact, context=context, open=whatever).of(corpus)


def _is_uneven(row: Sequence[str]) -> bool:
    """Whether the first of a row holds the sentence that the others end: "switch between bash", "zsh"."""
    first, *others = map(length, row)
    return bool(others) and first > max(others) + MOST_BEFORE


_ENDS_OPEN = re.compile(r"(?i)\bto\W*$")


def _is_plural(title: str, phrasebook: Phrasebook) -> bool:
    """Whether a heading promises several of what one line tells: "Problems". Told in English alone."""
    return phrasebook.name == "en" and is_many(title)


def _introduces(led: Entry, phrasebook: Phrasebook) -> bool:
    """Whether a line says by its colon that others complete it, and is no step among steps, nor an order."""
    orders = phrasebook.instructs(led.text) and not _ENDS_OPEN.search(led.text)
    ends = led.fact.text.rstrip(" *_").endswith((":", "："))
    return ends and not led.fact.ordered and length(led.text) >= FEWEST_LEAD and not orders


def _is_label(text: str, phrasebook: Phrasebook) -> bool:
    """Whether a line only says what comes below it: "Function"."""
    bare = re.sub(r" ?\(.*\)$", "", text)
    return bool(phrasebook.labels.fullmatch(bare) or phrasebook.says_nothing.fullmatch(bare))


_SOME = re.compile(
    r"(?i)(?:some|one|other|another|few|einige|ein|andere|quelques|certaine?s|autres?|algun[oa]s|otr[oa]s|alcun[ie]|altr[ie]"
    r"|algumas|alguns|outr[oa]s|några|andra|enkele|andere) "
)


def _tells_a_respect(entry: Entry, phrasebook: Phrasebook) -> bool:
    """Whether a line above others says in what respect they tell of something, and is no thing of a kind itself."""
    bare = (entry.term or entry.text).rstrip(" :：*_")
    kind = names_kind(bare, phrasebook) or is_known_respect(bare, phrasebook)
    return kind or _SOME.match(bare) is not None


_BESIDE = re.compile(r"(?i)(?:n\. ?b\.|nb|notes?|nota|noter?|notera|anmerkung|remarque|let op)(?: ?[:：.]|$)")
"""What begins a remark beside the points of a list."""
_PICTURES = re.compile(
    r"(?i)diagram(?:s|me|ma|mi|as|m)?|pictures?|images?|bilder?|figur(?:a|e|es|er)?|fotos?|schema|esquema"
)
"""A label over what a picture shows."""


def _is_point(entry: Entry, phrasebook: Phrasebook) -> bool:
    text = entry.text
    return (
        not re.match(r"\([^)]*\) \w", text)
        and length(text) <= LONGEST_POINT
        and not phrasebook.elsewhere.search(text)
        and "?" not in text
        and not _BESIDE.match(text)
        and (not entry.fact.text.rstrip(" *_").endswith((":", "：")) or names(text.rstrip(" :："), phrasebook))
    )


type _Asked = tuple[str, tuple[str, ...], int] | None


def _about_lead(corpus: Corpus, first: Entry, led: Entry, count: int, phrasebook: Phrasebook) -> _Asked:
    """The question for what a line introduces: the line itself where it is one, its term, or its words."""
    named = led.term and led.meaning and led.key in corpus.children
    whole = length(led.text) <= LONGEST_LABEL and names(led.text, phrasebook)
    said = clean((led.term if named and not whole else led.text).rstrip(" :：*_"))
    numbered = said.startswith(f"{count} ") and not phrasebook.labels.fullmatch(said)
    if numbered:
        said = said.removeprefix(f"{count} ")
    context = corpus.context(led)
    if said.endswith(("?", "？", "؟")):
        return said, context, 3
    if (
        fault(f"{said} x")
        or length(said) > LONGEST_LEAD
        or (led.term and led.meaning and length(led.text) > LONGEST_LEAD)
    ):
        return None
    if phrasebook.says_nothing.fullmatch(said) or _PICTURES.fullmatch(said):
        return None
    if phrasebook.labels.fullmatch(said) or (corpus.led[simple(said)] >= OFTEN and names(said, phrasebook)):
        about = subject(corpus, led)
        if not _can_have(about, said, phrasebook) or follows_another(corpus, first, led):
            return None
        rest = tuple(place for place in context if simple(place) != simple(about))
        return _counted(phrasebook, lowered(said) if phrasebook.name == "en" else said, about, count), rest, 3
    if names(said, phrasebook):
        if count == 1:
            asked = phrasebook.about.format(subject=phrasebook.shown(said))
            return (asked, context, OPEN) if not led.meaning else None
        return _named(phrasebook, said, count, numbered), context, 4
    if count == 1 or phrasebook.leans.search(said) or phrasebook.elsewhere.search(FOLLOWING.sub("", said)):
        return None
    return phrasebook.complete.format(n=count, said=phrasebook.quoted(f"{said} …")), context, COMPLETE


def _about_section(corpus: Corpus, first: Entry, count: int, phrasebook: Phrasebook) -> _Asked:
    """The question for what stands under a heading: the heading itself where it is one, or about it."""
    title = plain_title(first.topic.title)
    places = corpus.titles(first.topic)
    if not title:
        title = places[-1] if places else ""
    context = tuple(place for place in corpus.context(first) if simple(place) != simple(title))
    if title.endswith(("?", "？", "؟")):
        return title, context, 3
    about = next((place for place in reversed(places[:-1]) if is_title_telling(corpus, place, phrasebook)), "")
    if about and TELLS_WHAT.fullmatch(title):
        rest = tuple(place for place in context if simple(place) != simple(about))
        if count == 1:
            who = persons.question(corpus, phrasebook, about, first.text, told=True)
            return who or what(phrasebook, corpus.usage, about), rest, 3
        if count <= MOST_OF_DEFINITION and tells_genus(first.text, phrasebook):
            who = persons.question(corpus, phrasebook, about, first.text, told=True)
            return f"{who or what(phrasebook, corpus.usage, about)} ({count})", rest, NAMED
        return phrasebook.section.format(n=count, subject=phrasebook.shown(about)), rest, OPEN
    if first.fact.ordered and phrasebook.sequence.search(title):
        return None
    if not title or phrasebook.says_nothing.fullmatch(title) or fault(title) or length(title) > LONGEST_LEAD:
        return None
    if not names(title, phrasebook) and not phrasebook.labels.fullmatch(title):
        whole = count > 1 and length(title) >= FEWEST_LEAD and not leans(title, phrasebook)
        said = phrasebook.quoted(f"{title} …")
        return (phrasebook.complete.format(n=count, said=said), context, COMPLETE) if whole else None
    if not is_title_telling(corpus, title, phrasebook) or (count > 1 and about and TOLD_WHOLE.fullmatch(title)):
        if not _can_have(about, title, phrasebook):
            return None
        rest = tuple(place for place in context if simple(place) != simple(about))
        return _counted(phrasebook, lowered(title) if phrasebook.name == "en" else title, about, count), rest, 4
    if count == 1:
        return phrasebook.about.format(subject=phrasebook.shown(title)), context, OPEN
    if names_kind(title, phrasebook):
        return _named(phrasebook, title, count), context, NAMED
    return phrasebook.section.format(n=count, subject=phrasebook.shown(title)), context, OPEN


def _can_have(about: str, respect: str, phrasebook: Phrasebook) -> bool:
    """Whether a respect may be asked of a title: it is no sentence, and does not say the respect itself."""
    own = {stem(one) for one in words(respect)} <= {stem(one) for one in words(about)}
    says = phrasebook.is_sentence(about) or (phrasebook.name == "en" and has_verb(about) and length(about) > MOST_NAMED)
    return bool(about) and not own and not says


def _named(phrasebook: Phrasebook, said: str, count: int, numbered: bool = False) -> str:
    """The points of what is named: by its own noun where that says what they are, or stood behind their number, else
    as points of it."""
    if phrasebook.listed and begins_with_kind(said, phrasebook):
        plain = said if phrasebook.name == "de" or said[1:2].isupper() else said[0].lower() + said[1:]
        return phrasebook.listed.format(n=count, term=plain)
    kind = _counted_noun(said, count, phrasebook, numbered)
    if kind:
        return phrasebook.listed.format(n=count, term=kind)
    return phrasebook.points.format(n=count, term=phrasebook.shown(said))


def _counted_noun(said: str, count: int, phrasebook: Phrasebook, numbered: bool) -> str:
    """What an English number can stand before: "cable types", and what its own number stood before."""
    if phrasebook.name != "en" or re.search(r"[^\w ’'/-]", said):
        return ""
    number = phrasebook.counts.split()[count - 2] if count <= MOST else "(?!)"
    bare = re.sub(rf"(?i)^(?:{count}|{number}) (?=\w)", "", said)
    ends = names_kind(said.split(" ")[-1], phrasebook) and not re.search(r"(?i)\b(?:of|and|or|key|main)\b", bare)
    if not (ends and " " in bare) and not ((numbered or bare != said) and is_many(bare)):
        return ""
    first, _, last = bare.rpartition(" ")
    return f"{first} {lowered(last)}" if re.search(r" [A-Z]", bare) else lowered(bare)


_COUNT = re.compile(r"(?i)(?:\d+|two|three|four|five|six)\b")


def _counted(phrasebook: Phrasebook, term: str, about: str, count: int) -> str:
    """A property with several points: "What are the benefits of X? (3)"."""
    asked = phrasebook.property.format(term=term, subject=phrasebook.shown(about))
    if phrasebook.name == "en" and not phrasebook.labels.fullmatch(term):
        asked = f"{phrasebook.shown(about)}: {term}?"
    if phrasebook.name == "en" and is_many(term):
        asked = asked.replace("What is the", "What are the", 1)
    counted = count > 1 and not _COUNT.match(term)
    return f"{asked} ({count})" if counted else asked


def _in_line(corpus: Corpus, entry: Entry, phrasebook: Phrasebook) -> Iterator[Candidate]:
    """ "ACID: atomicity, consistency, isolation, durability"."""
    found = enumerated(entry.meaning, phrasebook) if entry.term and entry.fact.relation in ("means", "explains") else ()
    if not FEWEST <= len(found) <= MOST or not names(entry.term, phrasebook) or any(fault(one) for one in found):
        return
    if (
        any(leans(one, phrasebook) for one in found)
        or words(entry.term) & words(entry.meaning)
        or phrasebook.says_nothing.fullmatch(entry.term)
    ):
        return
    if phrasebook.labels.fullmatch(entry.term):
        about = subject(corpus, entry)
        if not about:
            return
        context = tuple(place for place in corpus.context(entry) if simple(place) != simple(about))
        prompt = _counted(phrasebook, lowered(entry.term) if phrasebook.name == "en" else entry.term, about, len(found))
    else:
        context, prompt = (
            corpus.context(entry),
            _named(phrasebook, entry.term, len(found)),
        )
    body = bodies.to_name([opened(one) for one in found])
    yield Proposal("points", (entry,), prompt, body, 2, "members", context=context).of(corpus)


PLUGIN = Shape("points", make)
