"""Is a term one that may be asked for by its meaning, or a label of the place it stands in?"""

import re

from study.core.generators.case import Case, Check
from study.core.generators.entry import Entry
from study.core.generators.subjects import is_property
from study.core.generators.times import names_era, names_time
from study.core.generators.whole import CLOSING, OPENING
from study.core.text.compare import opened

_LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""
_MARKS = ("**", "__", "==", "*", "_", "`", "[")
"""What sets a term off from its line."""
_OF_A_TERM = ("meaning", "explained", "term", "named", "property")
_QUOTATION = re.compile(
    rf"(?:[{OPENING}][^{OPENING}{CLOSING}]*[{CLOSING}]|\"[^\"]*\")\W*"
    rf"(?:\([^()]*\)|[-–—] ?[^{OPENING}{CLOSING}]{{0,60}})?\W*"
)


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
    told so. Beside respects, or labels that come again under other headings, it is one of those. What was asked stays,
    whatever becomes of the lines beside it."""
    main = case.main
    if main is None or case.candidate.name != "meaning" or main.cells or main.fact.text.startswith(_MARKS):
        return ""
    if not is_asked_as_a_name(case) or case.candidate.key in case.corpus.before:
        return ""
    beside = [one for one in case.corpus.together.get(main.key, ())[:_LOOKED_AT] if one.key != main.key]
    alone = beside and not any(one.term for one in beside)
    return "a label of its place" if alone or any(_is_label(case, one) for one in beside) else ""


def is_asked_as_a_name(case: Case) -> bool:
    """Whether a question sets its term off as a name: a respect is asked in words, "What is the default limit?"."""
    main = case.main
    return main is not None and main.phrasebook is not None and main.phrasebook.shown(opened(main.term)) in case.asked


def _is_label(case: Case, entry: Entry) -> bool:
    return bool(entry.term) and is_property(case.corpus, entry)


def counts_nothing(case: Case) -> str:
    """What is told of is a thing, and not how many of them there are: "two heads"."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.name != "meaning":
        return ""
    first = main.term.split(" ")[0].lower()
    return "a count, and no thing" if first.isdigit() or first in main.phrasebook.counts.split() else ""


def is_no_time(case: Case) -> str:
    """What is said behind a time, or a stretch of it, is what happened then; so it is behind an age that stands beside
    another one or a date: "Antiquity" as a stage of something."""
    main = case.main
    if main is None or case.candidate.shape not in _OF_A_TERM or case.candidate.slot or not main.term:
        return ""
    if names_time(main.term):
        return "a time, and what happened then"
    if not names_era(main.term):
        return ""
    beside = (one.term for one in case.corpus.together.get(main.key, ())[:_LOOKED_AT] if one.key != main.key)
    return "a time, and what happened then" if any(names_era(one) or names_time(one) for one in beside) else ""


def is_no_quotation(case: Case) -> str:
    """Behind a name that introduces a quotation stands what somebody said or wrote, and not what the name means."""
    main = case.main
    if main is None or case.candidate.shape not in _OF_A_TERM or case.candidate.slot or not main.meaning:
        return ""
    return "a quotation" if _QUOTATION.fullmatch(main.meaning) else ""


CHECKS: tuple[Check, ...] = (is_no_respect, is_no_label, counts_nothing, is_no_time, is_no_quotation)
