"""What nothing else asks: lists as a whole, rows of tables, and how a statement goes on. Offered for the writer of the
notes to decide on; never sure."""

import re
from collections.abc import Iterator, Sequence, Set

from study.core.generators import bodies
from study.core.generators.candidate import Candidate
from study.core.generators.entry import Entry
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sections import is_set_apart, shown
from study.core.generators.sentences import sentences, without_note
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.tables import is_of_work, names_thing, naming, says_more_than_yes
from study.core.generators.whole import PREDICATE, fault, in_words, leans, length, names
from study.core.notes.kinds import joins
from study.core.text.compare import clean, opened, simple

SHORTEST, LONGEST = 4, 60
"""Words of a statement that can be continued."""
FEWEST, MOST = 2, 7
"""Points of a list, and cells of a row."""
LONGEST_POINT = 40
FEWEST_LEAD, LONGEST_LEAD = 3, 30
"""Words of a point, of a heading that can be completed as a sentence is, and of what lines stand under."""
LAST = 9
"""Its rank: after all that asks for something."""
_MOST_GIVEN = 8
_HELD = re.compile(r"`[^`]*`|(?<!\$)(\$\$?)[^$]+\1|\([^()]*\)|\[[^\[\]]*\]|“[^”]*”|\"[^\"]*\"|„[^“]*“|«[^»]*»")
"""What is cut nowhere: code, formulas, what stands in brackets or quotation marks."""
_PART = re.compile(r"[;:] |[；：]| – | (?=[“„«])")
_CLAUSE = re.compile(rf"{_PART.pattern}|, |，")
"""Where a clause ends, or words of others begin; most of many commas part the names of a row."""
_MOST_COMMAS = 2
NEAR = 2
"""Words beside the middle of a statement at which it may be cut, too."""
_MARKS = " ,;:–，；："
_IT = re.compile(r"It (?=[a-z]+s? )")
_ETC = re.compile(r",? etc\.?$")


def offered(corpus: Corpus, asked: Set[str]) -> Iterator[Candidate]:
    """Of each list, and each row of a table, of which half is not `asked`, one question; of each statement that is not,
    how it goes on."""
    for lists in corpus.lists.values():
        for together in lists:
            if all(entry.key in asked for entry in together) or together[0].phrasebook is None:
                continue
            if together[0].cells:
                yield from _rows(corpus, together, asked)
            else:
                yield from _list(corpus, together, asked, together[0].phrasebook)
    for entry in corpus.usable:
        if entry.phrasebook is not None and not entry.cells and entry.key not in asked:
            yield from _continuation(corpus, entry, entry.phrasebook)


def _list(corpus: Corpus, together: Sequence[Entry], asked: Set[str], words: Phrasebook) -> Iterator[Candidate]:
    """All lines that stand together, by what they stand under: a line that leads to them, or their heading."""
    first = together[0]
    if sum(entry.key not in asked for entry in together) * 2 < len(together) or len(together) > MOST:
        return
    over = corpus.by_key.get(first.fact.parent) or corpus.leads.get((first.topic.key, first.fact.lead))
    if (over is None and first.lead) or (over is None and len(together) < FEWEST):
        return
    level = [fact for fact in corpus.level[first.topic.key, first.fact.parent] if fact.lead == first.fact.lead]
    here = {entry.key for entry in together}
    if not all(fact.key in here or is_set_apart(fact) for fact in level):
        return
    texts = [shown(entry) for entry in together]
    if not all(_is_point(text, words) for text in texts) or len(set(map(simple, texts))) < len(texts):
        return
    said, count = _name(over, first, words), len(texts)
    if not said or (count < FEWEST and over is not None and not _introduces(over)):
        return
    if names(said, words):
        subject = words.shown(said)
        prompt = words.points.format(n=count, term=subject) if count > 1 else words.about.format(subject=subject)
    elif over is None and length(said) < FEWEST_LEAD:
        return
    elif count > 1:
        prompt = words.complete.format(n=count, said=words.quoted(f"{said} …"))
    else:
        prompt = words.goes_on.format(said=words.quoted(f"{said} …"))
    context = corpus.context(over if over is not None else first)
    yield Proposal(
        "outline",
        [*together, *([over] if over is not None else [])],
        prompt,
        bodies.to_name(texts) if count > 1 else bodies.back(texts[0]),
        LAST,
        fact=over.key if over is not None else first.topic.key,
        context=tuple(place for place in context if simple(place) != simple(said)),
        open=True,
    ).of(corpus)


def _introduces(over: Entry) -> bool:
    return over.fact.text.rstrip(" *_").endswith((":", "："))


def _name(over: Entry | None, first: Entry, words: Phrasebook) -> str:
    """What the lines stand under, where it can be shown; "" where not."""
    said = (over.text if over is not None else plain_title(first.topic.title)).rstrip(" :：*_")
    if not said or _fault(f"{said} x") or length(said) > LONGEST_LEAD or leans(said, words):
        return ""
    return "" if words.says_nothing.fullmatch(said) or words.labels.fullmatch(said) else said


def _is_point(text: str, words: Phrasebook) -> bool:
    return bool(text) and "?" not in text and length(text) <= LONGEST_POINT and not _fault(text.rstrip(" ."))


def _rows(corpus: Corpus, table: Sequence[Entry], asked: Set[str]) -> Iterator[Candidate]:
    """What the cells of a row say of what its first one names."""
    rows = [row for row in table if len(row.cells) == len(table[0].cells)]
    start = naming(rows)
    if is_of_work(rows) or any("`" in head for head, _ in table[0].cells):
        return
    for row in rows:
        words = row.phrasebook
        if row.key in asked or words is None:
            continue
        head, name = row.cells[start]
        if not names_thing(name, head, words):
            continue
        told = [(respect, value) for respect, value in row.cells[start + 1 :] if says_more_than_yes(value)]
        points = [f"{opened(respect)}: {value}" if respect else value for respect, value in told]
        if not told or len(points) > MOST or any(map(_fault, points)):
            continue
        if len(points) > 1:
            prompt = words.known.format(n=len(points), subject=words.shown(name))
        else:
            prompt = words.about.format(subject=words.shown(f"{name}: {told[0][0]}"))
        body = bodies.to_name(points) if len(points) > 1 else bodies.back(told[0][1])
        yield Proposal("entry", (row,), prompt, body, LAST, open=True).of(corpus)


def _continuation(corpus: Corpus, entry: Entry, words: Phrasebook) -> Iterator[Candidate]:
    """What stands after the subject of a statement, or its second half."""
    for place, text in enumerate(_tellings(entry)):
        if "?" in text or not SHORTEST <= length(text) <= LONGEST or _fault(text) or leans(text, words):
            continue
        given, rest = _parted(text, entry, words, place == 0)
        if given and rest:
            prompt = words.goes_on.format(said=words.quoted(f"{given} …"))
            yield Proposal("continuation", (entry,), prompt, bodies.back(opened(rest)), LAST, open=True).of(corpus)
            return


def _tellings(entry: Entry) -> Iterator[str]:
    """What a statement says: as a whole where it is short, else, or where that cannot be told, sentence by sentence."""
    if length(entry.text) <= LONGEST:
        yield _ETC.sub("", _of_its_title(entry, _unjoined(entry.text)))
    said = sentences(entry.fact.text)
    if len(said) > 1 or length(entry.text) > LONGEST:
        first, *others = (_ETC.sub("", _unjoined(clean(without_note(one)))) for one in said)
        yield _of_its_title(entry, first)
        yield from others


def _unjoined(text: str) -> str:
    """A sentence without the word that joins it to the one before: "Also, a storm may …"."""
    first, _, rest = text.partition(" ")
    return opened(rest) if rest and joins(first) else text


def _of_its_title(entry: Entry, text: str) -> str:
    """A sentence about "it" right under a heading is about what that names. English alone has the word for it."""
    title = plain_title(entry.topic.title)
    right_under = entry.language == "en" and not entry.fact.parent and not entry.lead
    if not right_under or not title or not names(title, entry.phrasebook):
        return text
    return _IT.sub(lambda _: f"{title} ", text, count=1)  # as it is, whatever signs it has


def _parted(text: str, entry: Entry, words: Phrasebook, is_whole: bool) -> tuple[str, str]:
    """What is given and what is asked for: term and meaning, subject and the rest, clauses; two halves of a statement
    that is told whole."""
    if entry.term and entry.meaning and text == entry.text and not (_fault(entry.term) or _fault(entry.meaning)):
        return entry.term, entry.meaning
    held = [one.span() for one in _HELD.finditer(text)]
    for at in _cuts(text, words, is_whole and "$" not in text):
        given, rest = text[:at].strip(_MARKS), text[at:].strip()
        if length(given) < FEWEST or length(rest) < FEWEST or any(start < at < end for start, end in held):
            continue
        if not (_fault(given) or _fault(rest) or rest.startswith("(")):
            return given, rest
    return "", ""


def _cuts(text: str, words: Phrasebook, has_halves: bool) -> Iterator[int]:
    """Where a statement may be cut: behind the verb of a short subject, where a clause ends, the nearest to its middle
    first, and about its middle where it `has_halves`."""
    middle = len(text) // 2
    verb = PREDICATE.search(text) if words.name == "en" else re.search(words.copula, text, re.IGNORECASE)
    ends = [found.end() for found in (verb,) if found and not words.conditional.match(text)]
    yield from (one for one in ends if length(text[:one]) <= _MOST_GIVEN)
    modal = words.rules.match(text)
    ends += [modal.end("modal")] if modal else []
    ends += [one.end() for one in (_CLAUSE if text.count(", ") <= _MOST_COMMAS else _PART).finditer(text)]
    begins = rf"(?i)(?<= )(?:{words.because or '(?!)'}|{words.condition})(?= )"
    ends += [one.start() for one in re.finditer(begins, text)]
    yield from sorted(ends, key=lambda one: abs(one - middle))
    if has_halves:
        blanks = [one.start() for one in re.finditer(" ", text)] or [middle]
        half = len(blanks) // 2
        yield from sorted(blanks[max(half - NEAR, 0) : half + NEAR + 1], key=lambda one: abs(one - blanks[half]))


def _fault(text: str) -> str:
    return fault(in_words(text))
