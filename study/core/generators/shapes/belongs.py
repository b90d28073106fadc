"""Which of these does it apply to? A line that stands under one of several things of a kind, among their names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Reason, Shape
from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.kindred import are_pages, is_part_of_notes, of_one_kind
from study.core.generators.lists import names_uses
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.respects import QUESTION_MARKS, SAYS_NOT_OF_WHAT, TELLS_WHAT
from study.core.generators.statements import OFTEN, SHOWN, Corpus, plain_title
from study.core.generators.subjects import is_title_telling
from study.core.generators.whole import fault, is_infinitive, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import HALF, akin, clean, opened, overlap, simple, words
from study.core.text.remembered import REMEMBERED

FEWEST, LONGEST = 3, 30
"""Words of a line that can be told apart, and that can be read as a question."""
TELLING, TELLING_OF_PAGES = 3, 5
"""Words among them that carry a meaning of their own, more where the things are pages of any sort."""
LONGEST_NAME = 5
FEWEST_WRONG, MOST_WRONG = 2, 3
NEAR = 24
"""Headings beside one that are looked at for it."""
MOST_OF_ONE = 3
"""Lines of one thing that are asked, so that its list does not fill a whole day's review."""
LAST = 6
"""Its rank: a line is asked so where nothing closer to it is asked."""
MOST_LINES = 40
"""Lines of a thing that are looked at."""
_BEGINNING = 4
"""Letters that two words of one stem have in common."""
_SHORTEST = 3
"""Letters of a name that is seen within a word."""
_COMPARES = re.compile(
    r"(?i)\b(?:than|same|also|too|unlike|instead|similar\w*|likewise|still|both|another|others?|als|auch|ebenfalls"
    r"|statt\w*|gleich\w*|aussi|même|contrairement|également|también|mismo|igual\w*|anche|invece|stess[oaie]|rispetto"
    r"|também|mesmo|också|även|samma|än|ook|dezelfde|hetzelfde|respectively)\b"
)
"""What a line says beside another thing, which it may hold for too."""
_LISTED = re.compile(
    r"(?i)\s-\w| [-–—] |^\W*(?:\d+|[IVX]+)[.)] |\b(?:fig\w*|plates?|abb|bild|page|seite|s)\.? ?\d|`[^`]* [^`]*`"
    r"|[<>=]=? ?\d|^[^(]* = "
)
"""A row of a register, whose parts are joined by a dash, a place in a book, a command, or what another name means."""
_DIVIDED = re.compile(r", | [-–—] ")
"""What parts two titles in one, of which the second is a part of the notes: "Knots - bowline, exercises"."""
_REMARK = re.compile(r" ?\(([^()]*)\)$")
_SAYS = re.compile(r" [a-zäöüß]+$")
"""How a title ends in German that tells something, and names no thing: "Das Seil reißt schnell"."""
_ACT = re.compile(r"[a-z]{3}ing\b(?=[^\w]*$| \()")
"""A name that is that of an act, which is seen among the names of things: "load balancing"."""
_REMARKED = re.compile(r" (?:[-–—]|--) \S")
"""A line with a remark of its own, which makes three pieces of it and its respect."""
_TALKS = re.compile(r"(?i)\b(?:you|your|we|our|us)\b")
"""What speaks to its reader in English, and tells of the reader."""


class _Line(NamedTuple):
    """A line of a thing, and how it is quoted: with the respect it stands under, as in "Function: pumps blood"."""

    entry: Entry
    text: str


@dataclass(frozen=True)
class _Thing:
    """One of several things of a kind: its name and its lines."""

    name: str
    lines: tuple[_Line, ...]

    @cached_property
    def said(self) -> frozenset[str]:
        return frozenset[str]().union(*(line.entry.words for line in self.lines))


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """Questions of the lines under a heading among others of its kind, and under bullets among others."""
    entries = (entry for one in (topic, *corpus.below(topic)) for entry in corpus.by_topic[one.key])
    phrasebook = next((entry.phrasebook for entry in entries if entry.phrasebook is not None), None)
    if phrasebook is not None:
        yield from _of_heading(corpus, topic, phrasebook)
        yield from _of_bullets(corpus, topic, phrasebook)


def _of_heading(corpus: Corpus, topic: Topic, phrasebook: Phrasebook) -> Iterator[Candidate]:
    name, above = plain_title(topic.title), corpus.titles(topic)[:-1]
    if not above or is_part_of_notes(above[-1]) or not _is_name(corpus, name, phrasebook):
        return
    near, most = list[_Thing](), TELLING
    for one in corpus.beside(topic, NEAR):
        title = plain_title(one.title)
        kind, pages = (
            of_one_kind(above[-1], name, title, phrasebook),
            are_pages(corpus, topic, one) and _remark(name) == _remark(title),
        )
        if simple(title) in map(simple, above) or one.is_folder != topic.is_folder:
            continue
        if (kind or pages) and _are_two(name, title, phrasebook) and _is_name(corpus, title, phrasebook):
            most = most if kind else TELLING_OF_PAGES
            near.append(_Thing(title, _under(corpus, one)))
    if len(near) >= FEWEST_WRONG:
        yield from _asked(corpus, _Thing(name, _under(corpus, topic)), near, _place(above, name), most)


def _place(above: Sequence[str], name: str) -> tuple[str, ...]:
    """The place above a thing, without its own name as the name of its file has it: "stepfunctions"."""
    own = _letters(name)
    return tuple(one for one in above if _letters(one) not in own and own not in _letters(one))[-SHOWN:]


def _letters(text: str) -> str:
    return simple(text).replace(" ", "")


def _under(corpus: Corpus, topic: Topic) -> tuple[_Line, ...]:
    """The lines of a heading, and those under the respects below it."""
    lines = (
        _Line(entry, said)
        for one in (topic, *corpus.below(topic))
        for entry in corpus.by_topic[one.key]
        if not entry.cells and (said := _quoted(corpus, entry, plain_title(topic.title)))
    )
    return tuple(islice(lines, MOST_LINES))


def _quoted(corpus: Corpus, entry: Entry, name: str) -> str:
    """A line as it is quoted: with the respect that it stands under, by itself right under the name or what tells
    what the thing is; "" where it stands under anything else."""
    title = plain_title(entry.topic.title)
    over = [*([title] if simple(title) != simple(name) else []), *corpus.labels(entry)]
    if not over or (len(over) == 1 and TELLS_WHAT.fullmatch(over[0])):
        return entry.text
    words = entry.phrasebook
    if (
        len(over) > 1
        or words is None
        or SAYS_NOT_OF_WHAT.fullmatch(over[0])
        or names_uses(over[0])
        or over[0].endswith(QUESTION_MARKS)
    ):
        return ""
    if _REMARKED.search(entry.text):
        return ""
    often = max(corpus.titled[simple(over[0])], corpus.led[simple(over[0])]) >= OFTEN
    if ": " in entry.text:
        return entry.text if words.labels.fullmatch(entry.term) else ""
    return f"{over[0]}: {entry.text}" if often or words.labels.fullmatch(over[0]) else ""


def _of_bullets(corpus: Corpus, topic: Topic, phrasebook: Phrasebook) -> Iterator[Candidate]:
    nested: dict[str, list[_Line]] = {}
    for entry in corpus.by_topic[topic.key]:
        if entry.fact.parent and not entry.cells:
            nested.setdefault(entry.fact.parent, []).append(_Line(entry, entry.text))
    beside: dict[tuple[str, str], list[tuple[Entry, _Thing]]] = {}
    for key, lines in nested.items():
        parent = corpus.by_key.get(key)
        name = clean(parent.text.rstrip(" :：*_")) if parent is not None else ""
        if parent is not None and _is_name(corpus, name, phrasebook):
            group = (parent.fact.parent, parent.fact.lead)
            beside.setdefault(group, []).append((parent, _Thing(name, tuple(lines[:MOST_LINES]))))
    for things in beside.values():
        for at, (parent, thing) in enumerate(things[:MOST_LINES]):
            context = corpus.context(parent)
            others = [
                other
                for _, other in sorted(things[:MOST_LINES], key=lambda one: abs(one[0].order - parent.order))
                if other is not things[at][1]
                if context and of_one_kind(context[-1], thing.name, other.name, phrasebook)
                if _are_two(thing.name, other.name, phrasebook)
            ]
            yield from _asked(corpus, thing, others, context, TELLING)


def _are_two(one: str, other: str, phrasebook: Phrasebook) -> bool:
    """Whether two names are of one form and those of two things: no two respects of one, as "structure of bone" and
    "function of bone" are, nor one with a remark behind it beside one without."""
    _, _, rest = one.partition(" ")
    _, _, beside = other.partition(" ")
    respects = simple(rest) == simple(beside) and rest.split(" ")[0].lower() in phrasebook.common
    return akin(one, other) and not respects and bool(_remark(one)) is bool(_remark(other))


def _remark(name: str) -> str:
    """What stands in brackets behind a name, as its subject may behind that of a page: "Marrow (Histology)"."""
    found = _REMARK.search(name)
    return simple(found[1]) if found else ""


def _is_name(corpus: Corpus, name: str, phrasebook: Phrasebook) -> bool:
    """Whether a title names a thing that something can apply to, and no part of the notes."""
    return _reads_as_name(name, phrasebook) and is_title_telling(corpus, name, phrasebook)


# A title is looked at by each of those beside it.
@lru_cache(maxsize=REMEMBERED)
def _reads_as_name(name: str, phrasebook: Phrasebook) -> bool:
    return (
        0 < length(name) <= LONGEST_NAME
        and names(name, phrasebook)
        and not is_part_of_notes(name)
        and not _DIVIDED.search(name)
        and not (phrasebook.name == "de" and _SAYS.search(name))
        and not phrasebook.instructs(f"{name} the")
        and not is_infinitive(name.split(" ")[0], "" if phrasebook.name == "de" else phrasebook.name)
        and form(name, phrasebook) in ("noun", "thing", "quality", "code")
    )


def _asked(
    corpus: Corpus, thing: _Thing, others: Sequence[_Thing], context: tuple[str, ...], telling: int
) -> Iterator[Candidate]:
    """The first lines of a thing that are told apart from what is said of enough others."""
    found = (
        (line, wrong)
        for line in thing.lines
        if _tells(corpus, line.entry, (thing, *others), telling)
        if len(wrong := _nearest(thing, [one for one in others if _is_wrong(line.entry, thing, one)])) >= FEWEST_WRONG
    )
    for line, wrong in islice(found, MOST_OF_ONE):
        phrasebook = line.entry.phrasebook
        assert phrasebook is not None
        reasons = tuple(
            Reason(
                opened(one.name),
                one.lines[0].entry.key,
                phrasebook.belongs.format(term=phrasebook.shown(opened(one.name)), said=one.lines[0].text),
            )
            for one in wrong
        )
        why = phrasebook.belongs.format(term=phrasebook.shown(opened(thing.name)), said=line.text)
        body = bodies.one_of(opened(thing.name), why, reasons)
        slot = "page" if telling == TELLING_OF_PAGES else ""
        prompt = phrasebook.applies.format(said=phrasebook.quoted(line.text))
        yield Proposal("belongs", (line.entry,), prompt, body, LAST, slot, context=context, reasons=reasons).of(corpus)


def _nearest(thing: _Thing, others: Sequence[_Thing]) -> list[_Thing]:
    """The wrong things beside one: first those whose names are of its make, as arteries are beside an artery; and
    where there are none, none twice of a make, or the right one is the odd one out."""
    own, taken = _makes(thing.name), set[str]()
    near = [one for one in others if own & _makes(one.name)]
    if len(near) >= FEWEST_WRONG:
        return near[:MOST_WRONG]
    rest = list[_Thing]()
    for one in others:
        if one not in near and not taken & _makes(one.name):
            rest.append(one)
            taken |= _makes(one.name)
    found = [*near, *rest]
    return (found if len(found) >= FEWEST_WRONG else [*near, *(one for one in others if one not in near)])[:MOST_WRONG]


def _makes(name: str) -> set[str]:
    """The first and the last word of a name of several, of which one says what sort of thing it is."""
    said = simple(re.sub(r" ?\([^)]*\)", "", name)).split()
    return {said[0], said[-1]} if len(said) > 1 else set()


def _tells(corpus: Corpus, entry: Entry, things: Sequence[_Thing], most: int) -> bool:
    """Whether a line says enough by itself, beside no other thing, and names none of them."""
    text, phrasebook = entry.text, entry.phrasebook
    if (
        phrasebook is None
        or not FEWEST <= length(text) <= LONGEST
        or entry.key in corpus.children
        or entry.fact.callout
    ):
        return False
    if phrasebook.says_nothing.fullmatch(entry.term):
        return False
    if fault(text) or leans(text, phrasebook) or "?" in text or _COMPARES.search(text) or _LISTED.search(text):
        return False
    if phrasebook.name == "en" and _TALKS.search(text):
        return False
    if phrasebook.instructs(text) or form(text, phrasebook) in ("order", "said", "question", "code"):
        return False
    telling = [word for word in entry.words - corpus.common if not word.isdigit()]
    if len(telling) < most and phrasebook.name not in UNPARTED:
        return False
    given = {word for thing in things for word in _spelt(thing.name, phrasebook)}
    return not any(_names(one, word) for one in given for word in _spelt(text, phrasebook))


def _spelt(text: str, phrasebook: Phrasebook) -> set[str]:
    """The words of a text with a meaning of their own, by their stems and as they are spelt: "DDoS"."""
    return {*words(text), *(word for word in simple(text).split() if word not in phrasebook.common)}


def _names(one: str, word: str) -> bool:
    """Whether a word of a line gives one of a name away: "DDoS" and "DoS", "dorsal" and "dorsum"."""
    return (len(one) >= _SHORTEST and one in word) or one[:_BEGINNING] == word[:_BEGINNING]


def _is_wrong(entry: Entry, thing: _Thing, other: _Thing) -> bool:
    alike = bool(_ACT.search(thing.name)) is bool(_ACT.search(other.name))
    return alike and bool(other.lines) and _is_foreign(entry, other) and not _holds(other, thing)


def _holds(other: _Thing, thing: _Thing) -> bool:
    """Whether the lines of another thing name this one: what holds for a part may hold for the whole."""
    name = words(thing.name)
    return bool(name) and any(name <= line.entry.words for line in other.lines)


def _is_foreign(entry: Entry, thing: _Thing) -> bool:
    """Whether nothing that is said of a thing comes near to what the line says."""
    shared = len(entry.words & thing.said)
    return shared * 2 < len(entry.words) and all(
        simple(one.entry.text) != simple(entry.text) and overlap(one.entry.text, entry.text) < HALF
        for one in thing.lines
    )


PLUGIN = Shape("belongs", make)
