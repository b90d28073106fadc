"""What does this number, letter or option stand for? Lines of a list that each say what one short sign means: levels,
codes of errors, flags, options of a command."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.whole import fault, leans, length
from study.core.notes.model import Topic
from study.core.text.compare import opened, simple, within, words

FEWEST, FEWEST_OF_BIT = 3, 2
"""Lines of a list with such signs, which are two thirds of it; the second where each line of it has a number under a
label."""
LONGEST = 9
"""Words of what a sign stands for."""
LAST = 7
"""Its rank: a line is asked so where nothing closer to it is asked."""
_SIGN = re.compile(
    r"(?P<number>\d{1,5})|(?P<hex>0x[0-9A-Fa-f]{1,6})|(?P<letter>[^\W\d_]\d?|[A-Z]{2})"
    r"|(?P<option>--?[A-Za-z][\w-]*(?:[ =]<?[A-Za-z]+>?)?)"
)
_LINE = re.compile(
    r"[\W_]*?(?P<sign>`[^`]+`|--?[A-Za-z][\w-]*|\w{1,7})[*_]{0,2} ?(?:[:=⇒→⟶]|==|=>|--?>|[-–—]{1,3}) (?P<said>\S.*)"
)
_QUIZ = re.compile("abc|ABC")


class _Code(NamedTuple):
    sign: str
    said: str
    sort: str


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line of a list whose lines say what signs stand for."""
    for together in corpus.lists[topic.key]:
        phrasebook = together[0].phrasebook
        if phrasebook is None or len(together) < FEWEST_OF_BIT or len(together[0].cells) > 2:
            continue
        codes = [_code(entry, phrasebook) for entry in together]
        if not _are_codes(corpus, together, codes, phrasebook):
            continue
        for entry, code in zip(together, codes, strict=True):
            if code is None or entry.key in corpus.children:
                continue
            prompt = phrasebook.stands.format(term=phrasebook.shown(code.sign))
            yield Proposal("coded", (entry,), prompt, bodies.back(opened(code.said)), LAST).of(corpus)


def _code(entry: Entry, phrasebook: Phrasebook) -> _Code | None:
    if entry.cells:
        sign, said = entry.cells[0][1], entry.cells[1][1]
    elif found := _LINE.fullmatch(entry.fact.text.strip()):
        sign, said = found["sign"], entry.meaning if entry.meaning and within(entry.meaning, found["said"]) else ""
        said = said or found["said"].strip(" *_")
    else:
        return None
    bare = _SIGN.fullmatch(sign.strip("`"))
    if bare is None or bare.lastgroup is None or entry.fact.ordered:
        return None
    whole = 0 < length(said) <= LONGEST and re.search(r"[^\W\d_]{3}", said) and not fault(said)
    if not whole or leans(said, phrasebook) or "?" in said or form(said, phrasebook) in ("order", "clause"):
        return None
    return _Code(sign, said, bare.lastgroup)


def _are_codes(
    corpus: Corpus, together: Sequence[Entry], codes: Sequence[_Code | None], phrasebook: Phrasebook
) -> bool:
    """Whether most lines of a list say what one sort of sign stands for, each something else, and are no steps."""
    found = [code for code in codes if code is not None]
    labels = corpus.labels(together[0])
    bit = bool(labels) and len(found) == len(together) and all(code.sort == "number" for code in found)
    if len(found) < (FEWEST_OF_BIT if bit else FEWEST) or len(found) * 3 < len(together) * 2:
        return False
    if len({code.sort for code in found}) > 1:
        return False
    signs, told = {simple(code.sign) or code.sign for code in found}, {simple(code.said) for code in found}
    if len(signs) < len(found) or len(told) < len(found):
        return False
    over = labels[-1] if labels else together[0].topic.title
    if phrasebook.sequence.search(over):
        return False
    numbered = [code.sign for code in found] == [str(at) for at in range(1, len(found) + 1)]
    lettered = found[0].sort == "letter" and _QUIZ.match("".join(code.sign for code in found)) is not None
    return not lettered and not (numbered and not labels) and all(words(code.said) for code in found)


PLUGIN = Shape("coded", make)
