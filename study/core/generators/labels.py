"""Is a term one that may be asked for by its meaning, or a label of the place it stands in?"""

from study.core.generators.case import Case, Check
from study.core.generators.definitions import tells_genus
from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.subjects import is_property
from study.core.generators.whole import length

_LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""
_LONG, _SEVERAL = 3, 3
"""Words of a term that may tell what happened, and terms beside it of which one at least is defined."""
_MARKS = ("**", "__", "==", "*", "_", "`", "[")
"""What sets a term off from its line."""


def is_no_respect(case: Case) -> str:
    """One word with a meaning among lines that have none names a respect of what they are about: "Security"."""
    main = case.main
    if main is None or case.candidate.name != "meaning" or not main.term.isalpha() or main.term.isupper():
        return ""
    near = case.corpus.entries[max(main.order - 2, 0) : main.order + 1]
    beside = [one for one in near if one.key != main.key and one.group == main.group]
    return "a respect of its place" if beside and not any(one.term for one in beside) else ""


def is_no_label(case: Case) -> str:
    """What a line says behind a colon tells what a thing is where the thing is set off, or stands among others that are
    told so. Beside respects, or labels that come again under other headings, it is one of those."""
    main = case.main
    if main is None or not _may_be_doubted(case) or main.fact.text.startswith(_MARKS):
        return ""
    beside = [one for one in case.corpus.together.get(main.key, ())[:_LOOKED_AT] if one.key != main.key]
    alone = beside and not any(one.term for one in beside)
    return "a label of its place" if alone or any(_is_label(case, one) for one in beside) else ""


def _may_be_doubted(case: Case) -> bool:
    """Whether a meaning may be doubted for the lines beside it: what was asked stays, whatever becomes of those."""
    is_meaning = case.candidate.name == "meaning" and case.main is not None and not case.main.cells
    return is_meaning and case.candidate.key not in case.corpus.before


def _is_label(case: Case, entry: Entry) -> bool:
    return bool(entry.term) and is_property(case.corpus, entry)


def is_among_terms(case: Case) -> str:
    """What is asked for by its meaning stands among terms that are told by what they are or do, and not among
    happenings, reasons or demands that a sentence explains."""
    main = case.main
    if main is None or not _may_be_doubted(case):
        return ""
    beside = [one for one in case.corpus.together.get(main.key, ())[:_LOOKED_AT] if one.term and one.key != main.key]
    told = sum(map(_is_defined, beside))
    strange = told * 2 < len(beside) if length(main.term) >= _LONG else not told and len(beside) >= _SEVERAL
    return "stands among what is no term" if strange else ""


def _is_defined(entry: Entry) -> bool:
    words = entry.phrasebook
    if words is None:
        return False
    return tells_genus(entry.meaning, words) or (bool(words.does) and form(entry.meaning, words) == "verb")


def counts_nothing(case: Case) -> str:
    """What is told of is a thing, and not how many of them there are: "two heads"."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.name != "meaning":
        return ""
    first = main.term.split(" ")[0].lower()
    return "a count, and no thing" if first.isdigit() or first in main.phrasebook.counts.split() else ""


CHECKS: tuple[Check, ...] = (is_no_respect, is_no_label, is_among_terms, counts_nothing)
