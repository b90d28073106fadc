"""Which respects of a thing are asked unseen: those of the one thing that is named nearest, and cells of a table that
holds without what is said around it."""

import re

from study.core.generators.case import Case, Check
from study.core.generators.entry import Entry
from study.core.generators.respects import TELLS_WHAT
from study.core.generators.statements import plain_title
from study.core.questions.interaction import OneOf
from study.core.text.compare import simple
from study.core.text.quantities import quantities

_NAME = re.compile(r"[`*]*[^\W_]*[^\W\d_]")
"""A name begins with a letter, be it behind figures: "10Base-T", and not "/24" or "172.16.1.0"."""
_ASIDE = re.compile(r" ?\([^()]*\)")
_TWO = re.compile(r"(?i)\S ?[&+/] ?\S| (?:and|und|et|y|e|och) ")
"""Two things that share a heading, of which a respect may be that of either."""
_OF_AN_EXAMPLE = re.compile(
    r"(?i)\b(?:examples?|esemp[io]+|beispiele?|exemples?|ejemplos?|exemplos?|exempel|voorbeeld(?:en)?)\b"
)


def is_of_the_nearest_thing(case: Case) -> str:
    """A line tells a respect of the one thing that is named nearest above it."""
    main = case.main
    if case.candidate.shape != "property" or main is None or main.cells:
        return ""
    parent = case.corpus.by_key.get(main.fact.parent)
    if parent is not None and not _is_named(case.asked, _ASIDE.sub("", parent.term or parent.text)):
        return "its subject is not the nearest thing"
    title = plain_title(main.topic.title)
    return "its subject is two things" if _TWO.search(title) and _is_named(case.asked, title) else ""


def is_a_cell_of_its_own(case: Case) -> str:
    """A cell is told by heart where its row has a name, its column says what it is, and nothing around the table says
    for whom or in which example it holds."""
    main = case.main
    if case.candidate.shape != "property" or main is None or not main.cells:
        return ""
    if isinstance(case.candidate.asked, OneOf):
        return "what is said of another row may fit, too"
    if not main.cells[0][0].strip():
        return "its table does not say what its rows are"
    first = main.cells[0][1]
    if TELLS_WHAT.fullmatch(first):
        return "it defines what its heading names"
    if not _NAME.match(first) and _is_named(case.asked, first):
        return "its row has no name"
    if "![" in main.fact.text:
        return "its row shows a picture"
    return _holds_for_an_example(case, main)


def _holds_for_an_example(case: Case, main: Entry) -> str:
    """What the heading of a table, or the line before it, says its numbers are of."""
    if _OF_AN_EXAMPLE.search(main.topic.title):
        return "a worked example"
    rows = case.corpus.together.get(main.key, (main,))
    before = [one for one in case.corpus.by_topic[main.topic.key] if one.order < rows[0].order][-1:]
    told = [main.topic.title, *(one.text for one in before if not one.cells)]
    measured = any(amount.measured for text in told for amount in quantities(text))
    return "it holds for what is said before its table" if measured else ""


def _is_named(asked: str, name: str) -> bool:
    return bool(simple(name)) and simple(name) in simple(asked)


CHECKS: tuple[Check, ...] = (is_of_the_nearest_thing, is_a_cell_of_its_own)
