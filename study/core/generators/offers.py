"""What nothing else asks: lists as a whole, cells of tables, and how a statement goes on. Offered for the writer of the
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
_SHAPE = re.compile(r"/(outline|continuation|entry)(?:-c\d+)?$")
"""How the ids end under which something is offered."""


class Offers(NamedTuple):
    """What is offered; why statements are left out, each reason with how many; and why nothing is offered under the id
    of what was offered before."""

    candidates: tuple[Candidate, ...]
    left_out: Counter[str]
    unfit: dict[str, str]


def offered(corpus: Corpus, asked: Set[str]) -> Offers:
    """Of each list of which half is not `asked`, one question; of each row of a table, and each other statement, that
    is not, what it tells. What was offered before is made whatever asks for its lines now."""
    before = [(key, key.rpartition("/")[0], _SHAPE.search(key)) for key in corpus.before]
    kept = {fact for _, fact, shape in before if shape and shape[1] != "outline"}
    of_lists, of_lines = dict[str, Candidate | str](), dict[str, Candidate | str]()
    for lists in corpus.lists.values():
        for together in lists:
            over, rows = _over(corpus, together[0]), [entry for entry in together if entry.cells]
            if rows and any(row.key not in asked or row.key in kept for row in rows):
                of_lines.update(_rows(corpus, rows))
            if rows or together[0].phrasebook is None or (over is None and together[0].lead):
                continue
            place = over.key if over is not None else together[0].topic.key
            told = _list(corpus, together, over, asked, together[0].phrasebook)
            if isinstance(told, Candidate) or place not in of_lists:
                of_lists[place] = told
    found = [one for one in of_lists.values() if isinstance(one, Candidate)]
    listed = {key for one in found for key in one.facts}
    left_out = Counter[str]()
    for entry in corpus.usable:
        if entry.phrasebook is None or (entry.key in asked and entry.key not in kept):
            continue
        told = of_lines.get(entry.key) or continuation(corpus, entry, entry.phrasebook)
        of_lines[entry.key] = told
        if isinstance(told, Candidate):
            found.append(told)
        elif entry.key not in listed and entry.key not in asked:
            left_out[told] += 1
    why = ((key, (of_lists if shape[1] == "outline" else of_lines).get(fact)) for key, fact, shape in before if shape)
    return Offers(tuple(found), left_out, {key: told for key, told in why if isinstance(told, str)})


def _over(corpus: Corpus, first: Entry) -> Entry | None:
    """The line that leads to those with this one as their first."""
    return corpus.by_key.get(first.fact.parent) or corpus.leads.get((first.topic.key, first.fact.lead))


def _list(
    corpus: Corpus, together: Sequence[Entry], over: Entry | None, asked: Set[str], words: Phrasebook
) -> Candidate | str:
    """The lines that stand together, by what they stand under, a line that leads to them or their heading; or why
    not."""
    first, place = together[0], over.key if over is not None else together[0].topic.key
    kept = f"{place}/outline" in corpus.before
    if not FEWEST <= len(together) <= MOST:
        return "too few points, or too many"
    here = {entry.key for entry in together}
    if not kept and sum(key not in asked for key in here) * 2 < len(here):
        return "its points are asked by themselves"
    texts, said = [shown(entry) for entry in together], _name(over, first, words)
    level = [fact for fact in corpus.level[first.topic.key, first.fact.parent] if fact.lead == first.fact.lead]
    if not all(fact.key in here or is_set_apart(fact) for fact in level) or not _are_points(texts, words):
        return "not all of its lines are points"
    if not kept and _are_to_be_done(texts, words):
        return "tells what to do"
    if not kept and not SHORTEST_TOLD * len(texts) <= sum(map(length, texts)) <= LONGEST_TOGETHER:
        return "its points say too little, or too much"
    prompt = _asked(said, over, len(texts), words)
    if not prompt or (first.fact.ordered and words.sequence.search(said)):
        return "stands under nothing that it can be asked by"
    context = corpus.context(over if over is not None else first)
    return Proposal(
        "outline",
        [*together, *([over] if over is not None else [])],
        prompt,
        bodies.to_name(texts),
        LAST,
        fact=place,
        context=tuple(one for one in context if simple(one) != simple(said)),
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


def _are_points(texts: Sequence[str], words: Phrasebook) -> bool:
    return len(set(map(simple, texts))) == len(texts) and all(_is_point(text, words) for text in texts)


def _is_point(text: str, words: Phrasebook) -> bool:
    if not text or "?" in text or text[0] == "[" or length(text) > LONGEST_POINT or _fault(text.rstrip(" .")):
        return False
    return not (words.remarks.match(text) or words.says_nothing.fullmatch(text.rstrip(" :.")))


def _rows(corpus: Corpus, rows: Sequence[Entry]) -> Iterator[tuple[str, Candidate | str]]:
    """By its key, of each row what it alone has in one column: the fullest cell; or why nothing is asked of it."""
    start = naming(rows)
    whole = "a table of work" if is_of_work(rows) else ""
    whole = whole or ("a table of code" if any("`" in head for head, _ in rows[0].cells) else "")
    often = Counter((column, simple(value)) for row in rows for column, (_, value) in enumerate(row.cells))
    for place, row in enumerate(rows):
        words, (head, name) = row.phrasebook, row.cells[start]
        beside = (one.cells[start][1] for one in around(rows, place))
        if words is None:
            continue
        if whole:
            yield row.key, whole
        elif not names_thing(name, head, words):
            yield row.key, "its first cell names nothing"
        elif often[start, simple(name)] > 1:
            yield row.key, "another row has its name"
        elif is_turned(row, start, [name, *beside], words):
            yield row.key, "names no thing, but how those of the columns differ"
        elif f"{row.key}/entry" in corpus.before:
            yield row.key, _whole(corpus, row, start, words)
        else:
            alone = {column for column, (_, value) in enumerate(row.cells) if often[column, simple(value)] == 1}
            yield row.key, _cell(corpus, row, start, alone, words)


def _cell(corpus: Corpus, row: Entry, start: int, alone: Set[int], words: Phrasebook) -> Candidate | str:
    """The fullest of the cells that a row has `alone`, unless it was asked for another one before."""
    told = [column for column in range(start + 1, len(row.cells)) if _is_told(*row.cells[column])]
    kept = [column for column in told if f"{row.key}/entry-{row.slot(column)}" in corpus.before]
    own = kept or [column for column in told if column in alone]
    if not own:
        return "has nothing in words that no other row has"
    column = max(own, key=lambda one: length(row.cells[one][1]))
    respect, value = row.cells[column]
    prompt = by_name(words, respect, row.cells[start][1])
    return Proposal("entry", (row,), prompt, bodies.back(opened(value)), LAST, row.slot(column), open=True).of(corpus)


def _whole(corpus: Corpus, row: Entry, start: int, words: Phrasebook) -> Candidate | str:
    """All that a row says, as rows were asked before they were asked for a cell."""
    cells = [(head, value) for head, value in row.cells[start + 1 :] if says_more_than_yes(value)]
    told = [f"{opened(head)}: {value}" if head else value for head, value in cells]
    if not FEWEST <= len(told) <= MOST or any(map(_fault, told)):
        return "has too few cells that say something, or too many"
    prompt = words.known.format(n=len(told), subject=words.shown(row.cells[start][1]))
    return Proposal("entry", (row,), prompt, bodies.to_name(told), LAST, open=True).of(corpus)


def _is_told(respect: str, value: str) -> bool:
    """Whether a cell says something of its row in words."""
    said = re.search(r"[^\W\d_]", respect) and says_more_than_yes(value) and not _CODE.fullmatch(value)
    return bool(said) and not (_fault(respect) or _fault(value))


def _fault(text: str) -> str:
    return fault(in_words(text))
