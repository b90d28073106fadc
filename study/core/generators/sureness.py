"""May a question be asked unseen? What is no fault, but only the person who wrote the notes can decide."""

import re
from collections.abc import Sequence

from study.core.generators import (
    cells,
    endings,
    gaps,
    hollow,
    jottings,
    listed,
    nouns,
    persons,
    places,
    properties,
    reasons,
    records,
    terms,
    told,
)
from study.core.generators.case import Case, Check
from study.core.generators.contradicted import is_one_of_two
from study.core.generators.definitions import tells_genus
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, is_quality
from study.core.generators.lists import (
    names_uses,
    side,
)
from study.core.generators.phrasebook import UNPARTED
from study.core.generators.whole import is_infinitive, length
from study.core.questions.interaction import Back, OneOf, Pairs
from study.core.text.compare import stem, unaccented, words

_BEGINNING = 5
"""Letters that two words of one stem have in common."""
_LONG = 8
"""Letters of words that are of one stem with four in common."""
_LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""
SEVERAL = 3
"""Lines under a heading of which the first tells no more than the others."""


def says_what_it_is(case: Case) -> str:
    """Whoever is asked what a thing is, is told the class it belongs to, and not just something about it."""
    main, candidate = case.main, case.candidate
    if candidate.shape not in ("meaning", "explained") or main is None or main.phrasebook is None:
        return ""
    phrasebook = main.phrasebook
    if candidate.shape == "explained":
        return "asks for whatever is said" if _begins(case.asked, phrasebook.about) else ""
    if names_uses(main.term):
        return "an open list"
    if phrasebook.name == "en" and _begins(case.asked, phrasebook.value):
        return "does not say what is measured"
    if _begins(case.asked, phrasebook.about):
        return "asks for whatever is said"
    if phrasebook.does and _begins(case.asked, phrasebook.does):
        return "" if isinstance(candidate.asked, OneOf) else "many things may be said of what it does"
    if candidate.slot == "heading":
        if _is_one_of_several(case, main):
            return "its heading has several lines"
        return "" if all(tells_genus(text, phrasebook) for text in case.parts.right) else "the answer is no definition"
    if candidate.slot or not main.meaning or not _asks_what(case, main):
        return ""
    if form(" ".join(main.term.split(" ")[1:]), phrasebook) == "verb":
        return "the term is a sentence"
    return "" if tells_genus(main.meaning, phrasebook) else "the answer is no definition"


def _is_one_of_several(case: Case, main: Entry) -> bool:
    """Whether the first line under a heading is the first of a row of lines that are no sentences."""
    beside = case.corpus.together.get(main.key, ())
    return len(beside) >= SEVERAL and not main.fact.text.rstrip(" *_").endswith(".")


def _asks_what(case: Case, main: Entry) -> bool:
    """Whether the wording asks what the term is, and not for its value or the answer to the writer's question."""
    phrasebook = main.phrasebook
    assert phrasebook is not None
    if phrasebook.name in UNPARTED and re.search("[的の]", main.term):  # what something is of something
        return False
    if phrasebook.name == "en" and re.match(r"What is the [^*“`]", case.asked):
        return False
    wordings = (phrasebook.meaning, phrasebook.many, phrasebook.mean, *phrasebook.who)
    return any(one and _begins(case.asked, one) for one in wordings)


def _begins(asked: str, wording: str) -> bool:
    before, _, after = re.sub(r"\{(?:term|subject)\}", "\0", wording).partition("\0")
    return asked.startswith(before) and asked.endswith(after)


def options_hide_it(case: Case) -> str:
    """The right option shares no word with the question, nor the beginning of one, where a wrong one does not: who
    takes what sounds alike is right too often."""
    if not isinstance(case.candidate.asked, OneOf):
        return ""
    asked = [word for word in words(unaccented(case.asked)) if len(word) >= _BEGINNING]
    right = any(_shares(unaccented(text), asked) for text in case.parts.right)
    wrong = all(_shares(unaccented(text), asked) for text in case.parts.wrong)
    return "a word of the question gives the option away" if right and not wrong else ""


def says_what_is_measured(case: Case) -> str:
    """A number is asked of what is measured: the value of "Layers" may be a count or a size, that of "Tag" one of an
    example. The unit of a range says it."""
    main = case.main
    if case.candidate.shape != "value" or main is None or main.phrasebook is None:
        return ""
    if "`" in main.fact.text and main.cells and main.amounts[0].measured:
        return "a number as code writes it"
    if _asks_by(case, main.phrasebook.value):
        return "does not say what is measured"
    unit = any(amount.measured and amount.unit != "%" for amount in main.amounts)
    return "does not say what is measured" if _asks_by(case, main.phrasebook.range) and not unit else ""


def _asks_by(case: Case, way: str) -> bool:
    return all(part.strip("?？؟\xa0 ") in case.candidate.prompt for part in way.split("{term}"))


def pairs_are_of_one_form(case: Case) -> str:
    """What is matched is of one form: whoever sees the odd one out needs to know nothing."""
    asked, main = case.candidate.asked, case.main
    if not isinstance(asked, Pairs) or main is None or main.phrasebook is None:
        return ""
    if any(pair.right.startswith("[") for pair in asked.pairs):
        return "its pairs are lists"
    sides = {(side(pair.right, main.phrasebook), pair.right[:1].isdigit()) for pair in asked.pairs}
    return "its pairs are not of one form" if len(sides) > 1 else "its pairs may be seen without knowing"


_ROW = re.compile(r"\w/\w.*\w/\w")


def options_are_of_one_make(case: Case) -> str:
    """No option is seen to be another sort of text: a row with strokes among sentences."""
    if not isinstance(case.candidate.asked, OneOf):
        return ""
    rows = {bool(_ROW.search(text)) for text in case.parts.all}
    return "an option is of another make" if len(rows) > 1 else ""


_RECOMMENDED = re.compile(r"(?i)(?:recommended|suggested|typical|usual|common)\b")
_KNOWN = re.compile(r"(?i)\b(?:known|made|used|needed|allowed|supported|required|left|free|full)$")


def counts_a_thing(case: Case) -> str:
    """A number is asked of something that is named, and not of how something is: "uncompressed"."""
    main = case.main
    if case.candidate.shape != "value" or main is None or main.language != "en":
        return ""
    term = re.sub(r" ?\(.*\)$", "", main.term)
    nested = bool(case.corpus.labels(main)) and length(term) == 1
    if _RECOMMENDED.match(term) and not re.search("value|range", case.asked):
        return "what is recommended is no limit"
    how = is_quality(term) or _KNOWN.search(term) is not None
    return "does not say of what" if how or nested else ""


def is_done_in_one_way(case: Case) -> str:
    """How something is done is as a rule done in other ways, too."""
    return "there may be other ways" if case.candidate.shape == "how" else ""


_AIM = re.compile(
    r"(?i)\b(?:aims?|goals?|purpose|objective|idea|scopo|obiettivo|ziel|zweck|but|objectif|objetivo|syftet?|doel)"
    r" (?:is|are|of|è|di|del\w*|ist|des|der|est|es|é|do|da|med|är|van)\b"
)


_STEP_IS = re.compile(
    r"(?i)(?:the |il |la |le |der |die |das |el )?(?:first|second|next|last|main|prim[oa]|second[oa]|ultim[oa]"
    r"|erste|zweite|letzte"
    r"|premi[eè]re?|primer[oa]?|första|andra|sista) .+ (?:is|are|è|sono|ist|sind|est|sont|es|son|är) \S+"
)


def follows_from_something(case: Case) -> str:
    """What something leads to is asked of what happens, and not of what somebody is told to do."""
    main = case.main
    if case.candidate.shape != "cause" or main is None or main.phrasebook is None:
        return ""
    if _AIM.search(main.term):
        return "the cause is an aim"
    if re.match(r"\d+, \d+, ", main.term):
        return "the cause is a row of numbers"
    if _STEP_IS.match(main.term):
        return "the cause tells what something is"
    if is_infinitive(main.meaning.split(" ")[0], main.language):
        return "what follows is an instruction"
    return "the cause is an instruction" if main.phrasebook.instructs(main.term) else ""


_MAY = re.compile(
    r"(?i)^\W*(?:\S+ ){1,2}(?:may|can|could|might|may also|kann|können|darf|può|possono|peut|peuvent|puede|pueden|pode"
    r"|podem|kan|får|mag)\b|\b(?:optional(?:ly)?|optionnel\w*|opzional\w*|opcional\w*|valfri\w*|optioneel)\b"
)
"""What a step says that somebody may take, or leave."""


def orders_a_sequence(case: Case) -> str:
    """Lines are put in order where their lead says that they are steps of something."""
    main = case.main
    if case.candidate.shape != "order" or main is None or main.phrasebook is None:
        return ""
    named = re.split("[:：]", case.asked, maxsplit=1)[-1].strip(" .。؟*“”„«»")
    if not main.phrasebook.sequence.search(named):
        return "its lead does not name a sequence"
    if " " not in named and main.language not in UNPARTED:
        return "its lead does not say of what"
    if reasons.SAME.search(named):
        return "its lead leans on what stood before it"
    if any(map(_MAY.search, case.parts.right)):
        return "a step that may be left out"
    sides = [side(step, main.phrasebook) for step in case.parts.right]
    return "its steps are not of one form" if 0 < sides.count("phrase") < len(sides) else ""


def rules_its_subject(case: Case) -> str:
    """A rule is asked of what its page is about: of anything else it is a remark in passing."""
    main = case.main
    if case.candidate.shape != "rule" or main is None or main.phrasebook is None:
        return ""
    found = main.phrasebook.rules.match(main.text)
    about = {stem(word) for word in words(found["subject"])} if found else set[str]()
    titles = {stem(word) for title in case.corpus.titles(main.topic) for word in words(title)}
    return "" if about & titles else "a rule for something its place does not name"


def _shares(text: str, asked: Sequence[str]) -> bool:
    """Whether words of a text and of a question begin alike, or one ends with the beginning of the other:
    "extensor" and "fingerextension", "adductor" and "adduktion"."""
    return any(
        one[:_BEGINNING] in other
        or other[:_BEGINNING] in one
        or (min(len(one), len(other)) >= _LONG and one[:4] == other[:4])
        for one in words(text)
        if len(one) >= _BEGINNING
        for other in asked
    )


_LINE_MORE = re.compile(r"[a-zà-ÿ] (?:[A-Z][a-z]+ ?){2,4}$|, [A-ZÀ-Þ][\w-]+(?: [\w-]+)?(?: \([^()]*\))?: ")
MOST_CODE = 2
"""Pieces of code with blanks in them that can be told by heart."""


def is_of_one_piece(case: Case) -> str:
    """An answer ends where its line does, without a title that follows it in the notes, and is no row of code."""
    main = case.main
    if main is None or not isinstance(case.candidate.asked, Back):
        return ""
    first, last = main.fact.lines
    if last > first and any(map(_LINE_MORE.search, case.parts.right)):
        return "a title seems to follow its line"
    code = sum(len(re.findall(r"`[^`]* [^`]*`", text)) for text in case.parts.right)
    return "a row of code" if code > MOST_CODE else ""


def has_no_rival(case: Case) -> str:
    """No other line of the page gives another highest amount for the same quantity."""
    rivals = case.corpus.rivals & set(case.candidate.facts)
    return "another line gives another amount" if rivals and case.candidate.shape in ("gap", "value", "meaning") else ""


CHECKS: tuple[Check, ...] = (
    is_one_of_two,
    *listed.CHECKS,
    says_what_it_is,
    options_hide_it,
    options_are_of_one_make,
    pairs_are_of_one_form,
    counts_a_thing,
    says_what_is_measured,
    follows_from_something,
    is_done_in_one_way,
    orders_a_sequence,
    rules_its_subject,
    has_no_rival,
    is_of_one_piece,
    *jottings.CHECKS,
    *places.CHECKS,
    *records.CHECKS,
    *reasons.CHECKS,
    *gaps.CHECKS,
    *terms.CHECKS,
    *cells.CHECKS,
    *properties.CHECKS,
    *told.CHECKS,
    *persons.CHECKS,
    *nouns.CHECKS,
    *endings.CHECKS,
    *hollow.CHECKS,
)


def doubt(case: Case) -> str:
    """Why a question without a fault is left to its writer; "" where it may be asked."""
    return next((found for check in CHECKS if (found := check(case))), "")
