"""What nothing else asks: lists as a whole, rows of tables, and how a statement goes on. Offered for the writer of the
notes to decide on; never sure. What cannot be asked so that it reads well is left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from study.core.generators import bodies
from study.core.generators.candidate import Candidate
from study.core.generators.continuations import LAST, continuation
from study.core.generators.entry import Entry
from study.core.generators.headings import is_thing
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.respects import by_name
from study.core.generators.sections import is_set_apart, shown
from study.core.generators.sentences import sentences
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import around
from study.core.generators.tables import is_of_work, is_turned, names_thing, naming, says_more_than_yes
from study.core.generators.whole import FOLLOWING, fault, in_words, is_infinitive, leans, length
from study.core.text.compare import clean, opened, simple

FEWEST, MOST = 2, 7
"""Points of a list."""
LONGEST_POINT, LONGEST_TOGETHER = 30, 80
FEWEST_LEAD, LONGEST_LEAD = 3, 30
"""Words of a point, of all of them, of a heading that can be completed as a sentence is, and of what lines stand
under."""
SHORTEST_TOLD = 3
"""Words that the points of a list have on average: shorter ones are names that stand for nothing by themselves."""
_ASIDE = re.compile(r" ?\([^()]*\)")
_CODE = re.compile(r"`[^`]*`")


class Offers(NamedTuple):
    """What is offered, and why statements are left out, each reason with how many."""

    candidates: tuple[Candidate, ...]
    left_out: Counter[str]


def offered(corpus: Corpus, asked: Set[str]) -> Offers:
    """Of each list, and each row of a table, of which half is not `asked`, one question; of each other statement that
    is not, how it goes on."""
    found, left_out = list[Candidate](), Counter[str]()
    for lists in corpus.lists.values():
        for together in lists:
            if all(entry.key in asked for entry in together) or together[0].phrasebook is None:
                continue
            if together[0].cells:
                found += _rows(corpus, together, asked)
            else:
                found += _list(corpus, together, asked, together[0].phrasebook)
    listed = {key for one in found for key in one.facts}
    for entry in corpus.usable:
        if entry.phrasebook is None or entry.key in asked:
            continue
        told = "no name, or nothing to tell of it" if entry.cells else continuation(corpus, entry, entry.phrasebook)
        if isinstance(told, Candidate):
            found.append(told)
        elif entry.key not in listed:
            left_out[told] += 1
    return Offers(tuple(found), left_out)


def _list(corpus: Corpus, together: Sequence[Entry], asked: Set[str], words: Phrasebook) -> Iterator[Candidate]:
    """The lines that stand together, by what they stand under: a line that leads to them, or their heading."""
    first = together[0]
    over = corpus.by_key.get(first.fact.parent) or corpus.leads.get((first.topic.key, first.fact.lead))
    if (over is None and first.lead) or len(together) < FEWEST:
        return
    lines = [entry for entry in together if _is_point(shown(entry), words)]
    if sum(entry.key not in asked for entry in lines) * 2 < len(lines):
        return
    here = {entry.key for entry in lines}
    level = [fact for fact in corpus.level[first.topic.key, first.fact.parent] if fact.lead == first.fact.lead]
    beside = [fact for fact in level if fact.key not in here and not is_set_apart(fact)]
    if beside:
        return
    texts, said = [shown(entry) for entry in lines], _name(over, first, words)
    if not FEWEST <= len(texts) <= MOST or len(set(map(simple, texts))) < len(texts) or _are_to_be_done(texts, words):
        return
    if not SHORTEST_TOLD * len(texts) <= sum(map(length, texts)) <= LONGEST_TOGETHER:
        return
    prompt = _asked(said, over, len(texts), words)
    if not prompt or (first.fact.ordered and words.sequence.search(said)):
        return
    context = corpus.context(over if over is not None else first)
    yield Proposal(
        "outline",
        [*lines, *([over] if over is not None else [])],
        prompt,
        bodies.to_name(texts),
        LAST,
        fact=over.key if over is not None else first.topic.key,
        context=tuple(place for place in context if simple(place) != simple(said)),
        open=True,
    ).of(corpus)


def _asked(said: str, over: Entry | None, count: int, words: Phrasebook) -> str:
    """The question for `count` lines by what they stand under."""
    if not said:
        return ""
    if is_thing(_ASIDE.sub("", said), words):
        return (words.known if over is None else words.points).format(
            n=count, subject=words.shown(said), term=words.shown(said)
        )
    if not (_introduces(over) if over is not None else length(said) >= FEWEST_LEAD):
        return ""
    return words.complete.format(n=count, said=words.quoted(f"{said} …"))


def _are_to_be_done(texts: Sequence[str], words: Phrasebook) -> bool:
    """Whether half of the lines tell their reader what to do."""
    done = (words.instructs(one) or is_infinitive(one.split(" ")[0], words.name) for one in texts)
    return sum(done) * 2 >= len(texts)


def _introduces(over: Entry) -> bool:
    return over.fact.text.rstrip(" *_").endswith((":", "："))


def _name(over: Entry | None, first: Entry, words: Phrasebook) -> str:
    """What the lines stand under, where it can be shown; "" where not."""
    said = (_last(over, words) if over is not None else plain_title(first.topic.title)).rstrip(" :：*_")
    if leans(FOLLOWING.sub("", said), words):  # its aside may, alone
        said = _ASIDE.sub("", said)
    if not said or _fault(f"{said} x") or length(said) > LONGEST_LEAD or leans(FOLLOWING.sub("", said), words):
        return ""
    return "" if words.says_nothing.fullmatch(said) or words.labels.fullmatch(said) else said


def _last(over: Entry, words: Phrasebook) -> str:
    """The sentence of a lead that its lines complete, where it stands alone."""
    *before, last = map(clean, sentences(over.fact.text))
    return last if before and length(last) >= FEWEST_LEAD and not leans(last, words) else over.text


def _is_point(text: str, words: Phrasebook) -> bool:
    if not text or "?" in text or text[0] == "[" or length(text) > LONGEST_POINT or _fault(text.rstrip(" .")):
        return False
    return not (words.remarks.match(text) or words.says_nothing.fullmatch(text.rstrip(" :.")))


def _rows(corpus: Corpus, table: Sequence[Entry], asked: Set[str]) -> Iterator[Candidate]:
    """Of each row that nothing else in the table is called like, what it alone has in one column: the fullest cell."""
    rows = [row for row in table if len(row.cells) == len(table[0].cells)]
    start = naming(rows)
    if is_of_work(rows) or any("`" in head for head, _ in table[0].cells):
        return
    often = Counter((column, simple(value)) for row in rows for column, (_, value) in enumerate(row.cells))
    for place, row in enumerate(rows):
        words, (head, name) = row.phrasebook, row.cells[start]
        if row.key in asked or words is None or often[start, simple(name)] > 1 or not names_thing(name, head, words):
            continue
        if is_turned(row, start, [name, *(one.cells[start][1] for one in around(rows, place))], words):
            continue
        own = [
            (respect, value)
            for column, (respect, value) in enumerate(row.cells)
            if column > start and often[column, simple(value)] == 1 and _is_told(respect, value)
        ]
        if own:
            respect, value = max(own, key=lambda cell: length(cell[1]))
            prompt = by_name(words, respect, name)
            yield Proposal("entry", (row,), prompt, bodies.back(opened(value)), LAST, open=True).of(corpus)


def _is_told(respect: str, value: str) -> bool:
    """Whether a cell says something of its row in words."""
    said = re.search(r"[^\W\d_]", respect) and says_more_than_yes(value) and not _CODE.fullmatch(value)
    return bool(said) and not (_fault(respect) or _fault(value))


def _fault(text: str) -> str:
    return fault(in_words(text))
