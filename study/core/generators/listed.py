"""May a list be asked unseen? That whoever is asked is told what to name, and of what, and that all of it is named."""

import re
from collections.abc import Sequence

from study.core.generators import respects
from study.core.generators.case import Case, Check
from study.core.generators.definitions import tells_genus
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, has_verb
from study.core.generators.headings import is_thing
from study.core.generators.lists import (
    are_kinds_of_cause,
    are_no_things,
    are_parallel,
    counts_otherwise,
    ends_open,
    goes_on,
    introduces,
    is_open,
    names_kind,
    names_uses,
    promises_list,
    side,
    tells_how,
)
from study.core.generators.phrasebook import UNPARTED
from study.core.generators.respects import (
    NO_RESPECT,
    QUESTION_MARKS,
    SAYS_NOT_OF_WHAT,
    TELLS_OF_IT,
    TELLS_WHAT,
    TOLD_WHOLE,
)
from study.core.generators.statements import OFTEN, plain_title
from study.core.generators.subjects import enumerated, is_many
from study.core.generators.whole import length, names
from study.core.notes.model import Fact, Topic
from study.core.questions.interaction import Back
from study.core.text.compare import of_one_stem, simple, within, words

FEWEST_ALONE = 4
"""Words of a line that tells all there is of a respect."""
LONGEST_KIND = 5
"""Words of a kind whose points can be asked for."""
LONGEST_NAMED, SHORT_NAMED = 14, 4
"""Words of a point that is one of several of a respect; the second where the notes alone make it one."""


_OF_THINGS = re.compile(
    r"(?i)(?:types|kinds|classes|components|parts|elements|members|models|groups|categories|classi|tipi|componenti"
    r"|parti"
    r"|elementi|categorie|tipos|clases|componentes|partes|arten|typen|klassen|teile|typer|delar|klasser|soorten)\b"
)
"""Nouns of several things, of which none is what something does."""


_INSTEAD = re.compile(
    r"(?i)\b(?:instead|however|invece|dagegen|hingegen|jedoch|en revanche|en cambio|däremot|daarentegen)\b"
)
_JOINED = re.compile(r"(?i) (?:and|und|et|y|e|och|en|&|\+|/) ")
_CHIEF = re.compile(
    r"(?i)^(?:key|main|major|core|important|wichtigste|hauptsächliche|viktigaste|principaux|principales) "
)


def names_what_is_listed(case: Case) -> str:
    """Whoever is to name points is told of what kind they are: benefits, types, steps."""
    main = case.main
    if case.candidate.shape != "points" or case.candidate.section:
        return ""
    if main is None or main.phrasebook is None:
        return "does not say what is to be named"
    said = _lead_of(case, main)
    if isinstance(case.candidate.asked, Back):
        if said.endswith(QUESTION_MARKS) or TELLS_WHAT.fullmatch(said):
            told = any(tells_genus(text, main.phrasebook) for text in case.parts.right)
            return "" if told else "the answer is no definition"
        if SAYS_NOT_OF_WHAT.fullmatch(said) or NO_RESPECT.fullmatch(said):
            return "its heading names no respect"
        if _JOINED.search(said):
            return "its heading names two respects"
        if is_open("", case.parts.right) or names_uses(said):
            return "an open list"
        often = max(case.corpus.titled[simple(said)], case.corpus.led[simple(said)]) >= OFTEN
        if not often or (main.language not in UNPARTED and length(case.parts.right[0]) < FEWEST_ALONE):
            return "one line is no list"
        label = main.phrasebook.labels.fullmatch(said) is not None
        if not label and main.language == "en" and form(case.parts.right[0], main.phrasebook) == "phrase":
            return "its heading names no respect"
        return ""
    if is_open(said, case.parts.right):
        return "an open list"
    if counts_otherwise(said, len(case.parts.right), main.phrasebook):
        return "its lead counts otherwise"
    if _INSTEAD.search(said) or goes_on(said):
        return "its lead leans on what stood before it"
    if " - " in said or " – " in said or re.search(r"(?i) (?:vs\.?|versus|kontra|contro|gegen) ", said):
        return "its lead is two titles"
    bare = _CHIEF.sub("", said)
    if bare != said and main.phrasebook.labels.fullmatch(bare) and said in case.asked:
        return "does not say of what"
    if TELLS_WHAT.fullmatch(said) and len(case.parts.right) <= respects.MOST_OF_DEFINITION:
        return "" if tells_genus(case.parts.right[0], main.phrasebook) else "the answer is no definition"
    kind = names_kind(said, main.phrasebook)
    if kind and _OF_THINGS.match(said) and all(form(one, main.phrasebook) == "verb" for one in case.parts.right):
        return "its points say what something does"
    if kind and are_no_things(said, case.parts.right, main.phrasebook):
        return "its points are no names"
    led = not names(said, main.phrasebook) and (
        promises_list(said, len(case.parts.right), main.phrasebook) or ends_open(said, main.phrasebook)
    )
    if not (kind or led or _are_of_a_respect(case, main, said)):
        return "does not say what is to be named"
    if are_kinds_of_cause(said, case.parts.right):
        return "its points are kinds of the cause, and no effects"
    if kind and tells_how(said, case.parts.right):
        return "its points are no names"
    if any(introduces(point, said, main.phrasebook) for point in case.parts.right):
        return "a point introduces others"
    if kind and sum(bool(enumerated(point, main.phrasebook)) for point in case.parts.right) > 1:
        return "its points are rows of several"
    if TOLD_WHOLE.fullmatch(plain_title(said)):
        return ""
    return "" if are_parallel(case.parts.right, main.phrasebook) else "its points are not of one form"


def _are_of_a_respect(case: Case, main: Entry, said: str) -> bool:
    """Whether points are what stands under a respect of the thing that the question names, as under "Origin" of a
    muscle: each on a line of its own, and short enough to be one of its several."""
    phrasebook, title, points = main.phrasebook, plain_title(said), case.parts.right
    assert phrasebook is not None
    often = max(case.corpus.titled[simple(title)], case.corpus.led[simple(title)]) >= OFTEN
    label = phrasebook.labels.fullmatch(title) is not None
    vague = SAYS_NOT_OF_WHAT.fullmatch(title) or TELLS_WHAT.fullmatch(title) or NO_RESPECT.fullmatch(title)
    whole = TOLD_WHOLE.fullmatch(title) is not None
    one = main.language == "en" and not is_many(title) and not whole
    if vague or _JOINED.search(title) or one or not (often or label or whole):
        return False
    lines = [key for key in case.candidate.facts if key != case.candidate.fact]
    about = (*case.corpus.titles(main.topic), *case.corpus.labels(main))
    told = any(within(one, case.asked) for one in about if simple(one) != simple(title))
    if len(lines) != len(points) or not told:
        return False
    if whole:
        return len(points) <= respects.MOST_OF_RESPECT and all(
            length(text) <= respects.LONGEST_OF_RESPECT for text in points
        )
    most = LONGEST_NAMED if label else SHORT_NAMED
    return all(side(text, phrasebook) == "name" and length(text) <= most for text in points)


def _lead_of(case: Case, main: Entry) -> str:
    """The words that introduce what is to be named: a term, a line or a heading."""
    if case.candidate.fact == case.candidate.topic:
        title = plain_title(main.topic.title)
        titles = case.corpus.titles(main.topic)
        return title or (titles[-1] if titles else "")
    return main.term if main.term and main.meaning else main.text


_CHAINED = re.compile(r" [–—-] .* [–—-] |[→⇒].*[→⇒]")
"""A point that is a course of several steps, one after the other."""


def is_a_list_of_the_notes(case: Case) -> str:
    """What is asked for stands together in the notes: in one box, without code that each line explains, and each in
    words."""
    main = case.main
    if main is None or not _is_list(case):
        return ""
    lines = [one.fact for one in _lines(case)]
    if not lines:
        return ""
    if len({bool(fact.callout) for fact in lines}) > 1:
        return "its points stand in several boxes"
    starts = [fact.lines[0] for fact in lines]
    level = case.corpus.level.get((main.topic.key, lines[0].parent), ())
    if any(fact.verbatim and min(starts) < fact.lines[0] < max(starts) for fact in level):
        return "code stands between its points"
    if lines[0].parent and _holds_link_alone(main.topic, lines):
        return "a point is a link alone"
    return "a point is a course" if any(map(_CHAINED.search, case.parts.right)) else ""


def _holds_link_alone(topic: Topic, lines: Sequence[Fact]) -> bool:
    """Whether a link to another page stands among points, or right behind them, on a line of its own."""
    told = {line for fact in topic.facts for line in range(fact.lines[0], fact.lines[1] + 1)}
    first, last = min(fact.lines[0] for fact in lines), max(fact.lines[1] for fact in lines)
    return any(first <= link.line <= last + 1 and link.line not in told for link in topic.links)


def is_told_of_what(case: Case) -> str:
    """Points are asked of what the question names, in a respect that it has, and do not say what that is."""
    main = case.main
    if main is None or main.phrasebook is None or not _is_list(case):
        return ""
    phrasebook, points = main.phrasebook, case.parts.right
    said = re.sub(r"^\d+ ", "", plain_title(_lead_of(case, main)).strip(" :：*_"))
    noun = "|".join(filter(None, (phrasebook.kinds, phrasebook.things))) or "(?!)"
    above = next((place for place in reversed(case.candidate.context) if simple(place) != simple(said)), "")
    if re.fullmatch(rf"(?i)(?:{noun})", said) and "*" not in case.asked and not is_thing(above, phrasebook):
        return "does not say of what"
    wording = phrasebook.points.format(n=len(points), term=phrasebook.shown(said))
    if phrasebook.listed and case.asked == wording and (_JOINED.search(said) or length(said) > LONGEST_KIND):
        return "does not say what is to be named"
    if any(_is_of(head, said) for head, colon, _ in (one.partition(": ") for one in points) if colon):
        return "a point tells of its subject"
    doing = [has_verb(one.split(": ")[0]) for one in points]
    if main.language == "en" and names_kind(said, phrasebook) and 0 < sum(doing) < len(doing):
        return "its points are not of one form"
    lines = _lines(case)
    leads = sum(one.key in case.corpus.children for one in lines)
    if TELLS_OF_IT.fullmatch(said) and not names_kind(said, phrasebook) and leads * 2 > len(lines):
        return "its points are what it is told of"
    return ""


_ITSELF = re.compile(r"(?i)(?:se|si|sich|zich|s['’]) ?\w")
"""What begins a sentence whose thing stands elsewhere."""
_ACTS = re.compile(r"[a-z]{2,}[a-rt-z]s (?:of|in|from|by|on|to|with|the|an?)$")
"""An English verb at the end of a lead: "a tug consists of"."""
_ASIDE = re.compile(r" ?\([^()]*\)")
MOST_APART = 3
"""Words that the name of one point may have more than that of another."""
LONGEST_OF_ANY = 8
"""Words of a point of a respect that is no kind."""


def is_sure_by_its_form(case: Case) -> str:
    """A list is asked where its lead tells of what it is, and its points are names of one make."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.shape != "points" or case.candidate.section:
        return ""
    phrasebook, points = main.phrasebook, case.parts.right
    said = plain_title(_lead_of(case, main).strip(" :：*_"))
    if isinstance(case.candidate.asked, Back):
        over = case.corpus.titles(main.topic)
        several = any(_JOINED.search(one) or re.search(r" [–—-] ", one) for one in over[-2:])
        return "one line is no list" if several or not TELLS_WHAT.fullmatch(said) else ""
    if any(map(phrasebook.labels.fullmatch, points)):
        return "a point is a label"
    if said.endswith(QUESTION_MARKS) or phrasebook.name in UNPARTED:
        return ""
    if not names(said, phrasebook):
        verb = phrasebook.is_sentence(said) or has_verb(said) or phrasebook.predicate.search(said) or _ACTS.search(said)
        no_thing = form(said, phrasebook) == "verb" or _ITSELF.match(said)
        cut = ends_open(said, phrasebook) and length(said) <= SHORT_NAMED and not verb
        return "its lead does not say of what" if no_thing or cut else ""
    heads = [length(re.split(r": | [–—-] ", _ASIDE.sub("", one))[0]) for one in points]
    if names_kind(said, phrasebook):
        return "its points are not of one make" if max(heads) - min(heads) >= MOST_APART else ""
    if _JOINED.search(case.asked):
        return "does not say of what"
    told = max(map(length, points)) > LONGEST_OF_ANY or any(side(one, phrasebook) == "clause" for one in points)
    return "its points tell more than a name" if told else ""


def _is_list(case: Case) -> bool:
    """Whether several points are asked for that stand under what names them."""
    return (
        case.candidate.shape == "points" and not case.candidate.section and not isinstance(case.candidate.asked, Back)
    )


def _lines(case: Case) -> list[Entry]:
    keys = (key for key in case.candidate.facts if key != case.candidate.fact)
    return [case.corpus.by_key[key] for key in keys if key in case.corpus.by_key]


def _is_of(head: str, said: str) -> bool:
    """Whether all words of what a point is about stand in the title: "Tide" under "Effects of tides"."""
    known, about = words(said), words(head)
    return bool(about) and all(any(one == other or of_one_stem(one, other) for other in known) for one in about)


CHECKS: tuple[Check, ...] = (names_what_is_listed, is_a_list_of_the_notes, is_told_of_what, is_sure_by_its_form)
