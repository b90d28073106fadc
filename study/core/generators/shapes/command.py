"""Which command is it? What a line says that something is done with: "`git stash` shelves what is not committed",
"List the releases: `helm list`". Or what a comment, a lead or a heading says of a command in a fence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from study.core.generators import bodies, fences
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import QUESTION
from study.core.generators.entry import Entry
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences
from study.core.generators.statements import Corpus
from study.core.generators.whole import fault, leans, length
from study.core.notes.model import Topic
from study.core.text.compare import clean, simple, within, words

FEWEST, LONGEST = 2, 18
"""Words of what a command does."""
LONGEST_COMMAND = 6
"""Parts of a command that is known by heart."""
WORDS = 2
"""Small words that make a sentence of it."""
LAST = 7
"""Its rank: a line is asked so where nothing closer to it is asked."""
_ALONE = re.compile(r"`(?P<typed>[^`]+)`(?: \((?P<aside>[^()]*)\))?")
_FIRST = re.compile(
    r"`(?P<typed>[^`]+)`(?: ?[:=→⟶⇒] ?| [-–—]{1,2}>? | (?:to|pour|para|per|för att|om te|um) )(?P<said>\S.*)"
)
_PURPOSE = re.compile(r"(?i)^(?:in order )?to (?=\w)|^(?:um|per|pour|para|för att|om) (?=\w+)")
_TYPED = re.compile(r"[a-z][\w.+-]*(?: \S+)+")
"""What is typed: the name of a program, and something behind it."""
_NAME = re.compile(r"[a-z][a-z0-9-]{1,15}")
"""A command that is one word, where its sentence calls it one."""
_CALLED = re.compile(
    r"(?i)\b(?:commands?|utility|befehle?|kommandot?|comandos?|comando|commande|commando|opdracht)\b|命令|الأمر"
)
_NOT_BY_HEART = re.compile(r"https?:|[()]|(?:/[\w.-]+){2,}|<<|&&|;|\\|\|.*\||\.{3}|…|[{}$]")
"""What nobody types from memory."""
_COPIED = re.compile(r"(?i)\b(?:this|above|below|following|above-mentioned|same|example)\b")

LONGEST_SLOT = 40
_OF_ONES_OWN = re.compile(
    r"\d+\.\d+\.\d+|(?<![\w./-])\w*[a-z]\w*@\w|['\"][^'\"]*[^\w\s.*='\"-][^'\"]*['\"]|=\S*['\"]|[a-f0-9]{12}|\w[-_]\d+\.|`|\?|://"
    r"|\.(?:com|org|net|io|local)\b|\w,\w"
)
"""What nobody but the writer types: addresses, names of machines, patterns."""
_TALKS = re.compile(
    r"(?i)\b(?:you|your|(?-i:I)|my|we|our|not|don['’]t|again|instead|also|too|e\.g|output|here|now)\b|[:;?!]|\w/ "
    r"|\b(?:normally|apply (?:the )?changes?|necessary|required|needed|related|necesari[oa]s?|nécessaires?"
    r"|necessari[aeio]?|nötigen?|notwendigen?|nödvändiga?|nodige|benodigde)\b|, (?!that|which|without|with|and|or|but)"
)
"""What a comment says to its reader besides."""


class _Typed(NamedTuple):
    command: str
    said: str


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that is a command and what it does."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        found = _typed(entry) if phrasebook is not None else None
        if found is None or phrasebook is None or not _is_told(found, phrasebook):
            if phrasebook is not None and not entry.cells and (told := _of_sentence(entry, phrasebook)):
                yield told.of(corpus)
            continue
        prompt = phrasebook.command.format(said=phrasebook.quoted(found.said))
        yield Proposal("command", (entry,), prompt, bodies.back(f"`{found.command}`"), LAST).of(corpus)
    yield from _of_fences(topic, corpus)


def _of_sentence(entry: Entry, phrasebook: Phrasebook) -> Proposal | None:
    """The question of the first sentence of a line that says what something is done with."""
    for sentence in sentences(entry.fact.text):
        text = clean(sentence).rstrip(" .:。")
        if found := phrasebook.typed(text):
            said = _PURPOSE.sub("", found["said"]).strip(" ,")
            typed = _Typed(found["typed"].strip("` "), said)
            task = phrasebook.is_task(said) or phrasebook.is_task(found["said"])
            if not task or not _is_told(typed, phrasebook, f"{found[0]} ") or _TALKS.search(said):
                return None
            prompt = phrasebook.command.format(said=phrasebook.quoted(said))
            return Proposal("command", (entry,), prompt, bodies.back(f"`{typed.command}`"), LAST)
    return None


def _of_fences(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each command that a fence of the topic says the task of, named by the command."""
    found = [
        (one, fence, fence.phrasebook)
        for fence in corpus.fences.get(topic.key, ())
        if fence.phrasebook is not None
        for one in fences.typed(fence, fence.phrasebook)
    ]
    once = set(fences.told_once([one for one, _, _ in found]))
    for one, fence, phrasebook in found:
        said = _PURPOSE.sub("", one.said).strip(" .:")
        if one not in once or not phrasebook.is_task(said) or not _is_told(_Typed(one.command, said), phrasebook):
            continue
        if _OF_ONES_OWN.search(one.command) or _TALKS.search(said) or not _follows(one.command, said):
            continue
        context = tuple(place for place in corpus.context(fence) if not within(said, place))
        line = Entry(fence.fact, fence.topic, fence.order, f"{one.said}: `{one.command}`", "", "", "", fence.language)
        prompt = phrasebook.command.format(said=phrasebook.quoted(said))
        slot = "-".join(re.findall(r"\w+", one.command.casefold()))[:LONGEST_SLOT].strip("-")
        body = bodies.back(f"`{one.command}`")
        yield Proposal("command", (line,), prompt, body, LAST, slot, context=context).of(corpus)


def _typed(entry: Entry) -> _Typed | None:
    """The command of a line, alone on one side of it, with what the other side says."""
    if entry.cells:
        sides = [(entry.cells[0][1], entry.cells[1][1])] if len(entry.cells) == 2 else []
    else:
        sides = [(entry.term, entry.meaning)] if entry.term else []
        if found := _FIRST.fullmatch(entry.text):
            sides.append((f"`{found['typed']}`", found["said"]))
    for one, other in sides:
        for typed, said in ((one, other), (other, one)):
            if (found := _ALONE.fullmatch(typed)) and "`" not in said:
                return _Typed(found["typed"].strip(), _PURPOSE.sub("", said).strip(" .:"))
    return None


def _follows(command: str, said: str) -> bool:
    """Whether no number and no path stands in a command that is not told: those are its writer's own."""
    numbers = re.findall(r"\d+", re.sub(r"<[^>]*>|\[[^\]]*\]", "", command))
    ways = re.findall(r"(?<!\S)[~/][\w.-]*/?[\w./-]*|\w+/\w+", command)
    return all(re.search(rf"(?<!\d){one}(?!\d)", said) for one in numbers) and all(one in said for one in ways)


def _is_told(found: _Typed, phrasebook: Phrasebook, sentence: str = "") -> bool:
    """Whether it is a command, short enough to know, and enough is said of what it does that gives it not away."""
    command, said = found
    named = phrasebook.typed(sentence.strip()) and _CALLED.search(sentence) and _NAME.fullmatch(command)
    if (
        not (_TYPED.fullmatch(command) or named)
        or len(command.split()) > LONGEST_COMMAND
        or _NOT_BY_HEART.search(command)
    ):
        return False
    if (
        len(set(command.casefold().split()) & phrasebook.common) >= WORDS
        or not said[:1].isalpha()
        or QUESTION.match(said)
    ):
        return False
    if not FEWEST <= length(said) <= LONGEST or fault(said) or leans(said, phrasebook) or "?" in said:
        return False
    if phrasebook.conditional.match(said) or _COPIED.search(said):
        return False
    if said.split(" ")[-1].lower() in phrasebook.common:
        return False
    told = words(said) - phrasebook.common
    parts = {simple(part) for part in re.findall(r"[^\W\d_]{2,}", command)}
    return (len(told) >= FEWEST or phrasebook.name in UNPARTED) and not parts <= words(said)


PLUGIN = Shape("command", make)
