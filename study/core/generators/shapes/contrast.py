"""What holds for A and not for B? Two siblings that the notes tell the same things of."""

from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Reason, Shape
from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.proposal import Proposal
from study.core.generators.respects import QUESTION_MARKS
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import is_title_telling
from study.core.generators.tables import LONGEST_NAME, is_turned, names_respect, names_thing, says_of
from study.core.generators.whole import fault, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import alike, clean, close, opened, simple

FEWEST = 2
"""Wrong options, and with the right one the terms that both siblings must have."""
LONGEST, LONGEST_TITLE = 14, 4
"""Words of a meaning, and of the name of a sibling."""
_MOST = 3
OF_TWO = 3
"""Columns of a table of two things, with that of the respects."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """Questions of what sets the topic apart from a sibling, and of what sets apart the two columns of a table."""
    yield from _of_siblings(topic, corpus)
    for table in corpus.lists[topic.key]:
        if len(table[0].cells) == OF_TWO:
            yield from _of_columns(corpus, [row for row in table if len(row.cells) == OF_TWO])


def _of_siblings(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each term that the topic shares with a sibling, against what is said of that one."""
    ours = _told(corpus, topic)
    if len(ours) <= FEWEST:
        return
    for rival in corpus.siblings(topic):
        if not _of_a_kind(corpus, topic, rival):
            continue
        theirs = _told(corpus, rival)
        shared = [
            term for term in ours if term in theirs and simple(ours[term].meaning) != simple(theirs[term].meaning)
        ]
        if len(shared) <= FEWEST:
            continue
        for term in shared:
            yield from _against(corpus, topic, rival, ours[term], [theirs[one] for one in shared if one != term])
        return


def _of_a_kind(corpus: Corpus, topic: Topic, rival: Topic) -> bool:
    """Whether two topics are two things of one kind: named in a few words, of which they share the last or the
    first, as in "standard queues" and "FIFO queues"; or one word each."""
    words = next((entry.phrasebook for entry in corpus.by_topic[topic.key]), None)
    titles = [plain_title(one.title) for one in (topic, rival)]
    if words is None or not all(
        names(title, words) and length(title) <= LONGEST_TITLE and is_title_telling(corpus, title, words)
        for title in titles
    ):
        return False
    one, other = (simple(title).split() for title in titles)
    return len(one) == len(other) == 1 or bool({one[-1], one[0]} & {other[-1], other[0]})


def _told(corpus: Corpus, topic: Topic) -> dict[str, Entry]:
    return {
        simple(entry.term): entry
        for entry in corpus.by_topic[topic.key]
        if entry.term and not entry.cells and not entry.fact.depth and length(entry.meaning) <= LONGEST
        if not fault(entry.term) and not fault(entry.meaning) and not entry.fact.callout
    }


def _against(corpus: Corpus, topic: Topic, rival: Topic, right: Entry, others: list[Entry]) -> Iterator[Candidate]:
    phrasebook = right.phrasebook
    one, other = clean(topic.title), clean(rival.title)
    said = f"{right.term}: {right.meaning}"
    wrong = [entry for entry in others if alike(right.meaning, entry.meaning)][:_MOST]
    if phrasebook is None or len(wrong) < FEWEST or not one or not other:
        return
    reasons = tuple(
        Reason(
            f"{entry.term}: {entry.meaning}",
            entry.key,
            phrasebook.belongs.format(term=phrasebook.shown(other), said=f"{entry.term}: {entry.meaning}"),
        )
        for entry in wrong
    )
    why = phrasebook.belongs.format(term=phrasebook.shown(one), said=said)
    parent = corpus.topics.get(topic.parent)
    prompt = phrasebook.contrast.format(one=phrasebook.shown(one), other=phrasebook.shown(other))
    yield Proposal(
        "contrast",
        (right,),
        prompt,
        bodies.one_of(said, why, reasons),
        4,
        context=corpus.titles(parent)[-2:] if parent else (),
        reasons=reasons,
    ).of(corpus)


def _of_columns(corpus: Corpus, rows: list[Entry]) -> Iterator[Candidate]:
    """One question of each respect in which two things that a table sets side by side differ."""
    firsts = [row.cells[0][1] for row in rows]
    for row in rows:
        words = row.phrasebook
        (_, respect), (one, said), (other, told) = row.cells
        if words is None or not simple(respect) or length(respect) > LONGEST_NAME or not names_respect(respect, words):
            continue
        if (
            firsts.count(respect) > 1
            or respect.endswith(QUESTION_MARKS)
            or not is_turned(row, 0, firsts, words)
            or close(said, told)
        ):
            continue
        things = ((one, said), (other, told))
        whole = all(names_thing(name, respect, words) and says_of(name, respect, text) for name, text in things)
        if whole and not any(leans(text, words) for _, text in things) and form(said, words) == form(told, words):
            prompt = words.differ.format(one=words.shown(one), other=words.shown(other), respect=words.shown(respect))
            asked = bodies.to_name([f"{opened(name)}: {text}" for name, text in things])
            yield Proposal("contrast", (row,), prompt, asked, 4, "columns").of(corpus)


PLUGIN = Shape("contrast", make)
