"""Is a candidate fit to be asked? One list of checks, the same for every shape; what they find lowers its score."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from study.core.generators import sureness
from study.core.generators.candidate import BESIDE, Candidate, Fit
from study.core.generators.case import Case, Check
from study.core.generators.contradicted import CONTRADICT, has_one_answer
from study.core.generators.grammar import form
from study.core.generators.statements import Corpus
from study.core.generators.whole import CLOSING, FOLLOWING, OPENING, fault, in_words, leans, length
from study.core.generators.worth import (
    answers_and_asks_not,
    asks_for_one_thing,
    begins_with_its_line,
    carries_no_marks,
    is_no_diary,
    is_no_example,
    is_not_guessed,
    is_soon_recalled,
    leans_on_no_other,
    lists_no_commands,
    names_no_steps,
    tells_all,
    tells_and_orders_not,
)
from study.core.questions.interaction import Back, Blanks, Pairs, ToName
from study.core.questions.kinds import KINDS
from study.core.text.compare import alike, initials, of_one_stem, simple, within, words
from study.core.text.quantities import quantities
from study.core.text.quantity import same

SURE, UNSURE = 0.75, 0.4
"""Scores from which a candidate is sure, and from which it is unsure; what is below is unfit."""
FATAL, GRAVE, SLIGHT = 1.0, 0.5, 0.2

LONGEST_OPTION = 200
LONGEST_PROMPT = 400
"""Characters."""
LONGEST_ANSWER = 45
LONGEST_CARD = 110
"""Words of what has to be known by heart: more is a doubt, and no question."""
GAP = re.compile(r"_{3,}")


def rests_on_statements(case: Case) -> str:
    known = all(key in case.corpus.by_key for key in case.candidate.facts)
    if not known or not case.candidate.facts:
        return "rests on no statement"
    return CONTRADICT if case.corpus.disputed & set(case.candidate.facts) else ""


def has_an_answer(case: Case) -> str:
    enough = KINDS[case.candidate.kind].enough(case.parts) and all(text.strip() for text in case.parts.all)
    return "" if enough and case.candidate.prompt.strip() else "no answer"


def is_short_enough(case: Case) -> str:
    if len(case.candidate.prompt) > LONGEST_PROMPT:
        return "the prompt is too long"
    if KINDS[case.candidate.kind].self_graded:
        long = sum(map(length, case.parts.right)) > LONGEST_CARD * 2
        return "the answer is too long" if long else ""
    return "an option is too long" if any(len(text) > LONGEST_OPTION for text in case.parts.all) else ""


def is_light_enough(case: Case) -> str:
    each = [line for text in case.parts.right for line in text.split("\n")]
    heavy = sum(map(length, each)) > LONGEST_CARD or any(length(one) > LONGEST_ANSWER for one in each)
    return "the answer is long to know by heart" if heavy else ""


def is_whole(case: Case) -> str:
    """Nothing glued, cut or unbalanced in what is asked or answered."""
    texts = [GAP.sub("x", case.asked.strip())]
    if not isinstance(case.candidate.asked, ToName):
        texts += [line.removeprefix("- ") for one in case.parts.all for line in one.split("\n")]
    if case.candidate.shape == "command":
        texts = [_TO_FILL_IN.sub("x", text) for text in texts]
    return _fault_of(case, texts)


_ASIDE = re.compile(r"\([^()]*\)")
_TO_FILL_IN = re.compile(r"<[\w][\w ./|-]*>(?=[^`]*`$)")
"""What stands in a command for the name of something: `list <folder>`."""
_ROW = re.compile(r"\S \| \S|^\d+[.)] ")
"""The row of a table that was none to its reader, or the number of another list."""


def points_are_whole(case: Case) -> str:
    """A list with one bad point among good ones is the writer's to mend."""
    if not isinstance(case.candidate.asked, ToName):
        return ""
    glued = any(map(_ROW.search, case.parts.right))
    found = _fault_of(case, case.parts.right) or ("glued" if glued else "")
    return f"a point is not whole: {found}" if found else ""


def _fault_of(case: Case, texts: Iterable[str]) -> str:
    """Of what is only offered its writer sees whether its code and formulas say it."""
    for text in map(in_words, texts) if case.candidate.open else texts:
        if _ASIDE.fullmatch(text):
            return "an aside"
        found = fault(text.rstrip(" .?!？。؟"))
        if found and not (found == "says nothing" and re.search(r"\w", text)):
            return found
    return ""


def stands_alone(case: Case) -> str:
    """Nothing hangs in the air: no "it" at the beginning, no "see above"."""
    if case.main is None:
        return ""
    phrasebook = case.main.phrasebook
    texts = re.findall(rf"[*{OPENING}](.*?)[*{CLOSING}]", case.asked)
    texts += [GAP.sub("x", case.asked.strip())] if isinstance(case.candidate.asked, Blanks) else []
    if any(leans(_lead(text.strip()), phrasebook) for text in texts):
        return "leans on what stood before it"
    return "speaks of another place" if phrasebook and any(map(phrasebook.elsewhere.search, case.parts.all)) else ""


def _lead(text: str) -> str:
    """A text to be completed may point at its own list."""
    return FOLLOWING.sub("", text) if text.endswith("…") else text


def says_where(case: Case) -> str:
    topic = case.corpus.topics.get(case.candidate.topic)
    named = topic is not None and any(within(title, case.asked) for title in case.corpus.titles(topic))
    return "" if case.candidate.context or named else "no place is named"


def shows_its_parent(case: Case) -> str:
    if case.main is None or case.candidate.fact != case.main.key:
        return ""
    phrasebook = case.main.phrasebook
    if phrasebook is not None and case.main.lead and phrasebook.conditional.match(case.main.lead):
        return "holds under a condition"
    if case.main.fact.verbatim:
        return ""  # the line that leads to a fence is what is asked
    listed = case.candidate.shape in ("explained", "meaning", "continuation") and not case.candidate.slot
    if listed and case.main.lead and case.candidate.given == "term":
        return ""  # what one of a list is does not depend on the words that introduce the list
    if case.candidate.shape == BESIDE:
        return ""  # nor does what letters stand for
    return "stands under a sentence that the context cannot show" if case.corpus.hangs(case.main) else ""


_NAMES_ONE = ("called", "named", "term")
_EITHER = re.compile(r" / | \(|\)")
"""What stands between two names of the same."""


def _place_names_all(case: Case) -> bool:
    """Whether the place above a list says all its points, be it in another form: "Periost and endost"."""
    points = [text for text in case.parts.right if isinstance(case.candidate.asked, ToName)]
    placed = words(" ".join(case.candidate.context))
    firsts = [re.match(r"\W*([^\W\d_]{5,})(?: \(|$)", text) for text in points]
    return len(points) > 1 and all(
        found and any(of_one_stem(found[1].lower(), word) for word in placed) for found in firsts
    )


def hides_answer(case: Case) -> str:
    """No right answer stands in prompt or context, as words or as the same amount."""
    if case.parts.ordered or isinstance(case.candidate.asked, Pairs):
        return ""
    asked = f"{case.asked} {' '.join(case.candidate.context)}"
    amounts = quantities(asked)
    if _place_names_all(case):
        return "the answer stands in the question"
    for answer in case.parts.right:
        named = [*_EITHER.split(answer), initials(answer)] if case.candidate.shape in _NAMES_ONE else [answer]
        if any(within(one, asked) for one in named if one.strip()):
            return "the answer stands in the question"
        given = quantities(answer)
        if len(given) == 1 and len(answer.split()) <= 2 and any(same(given[0], amount) for amount in amounts):
            return "the answer stands in the question"
    return ""


def says_something(case: Case) -> str:
    """The answer is more than the words of the question over again, and no number that everybody knows."""
    if case.parts.ordered or isinstance(case.candidate.asked, Pairs):
        return ""
    asked = words(f"{case.asked} {' '.join(case.candidate.context)}")
    answer = frozenset[str]().union(*map(words, case.parts.right))
    if answer and answer <= asked:
        return "the answer only says the question again"
    given = [found for text in case.parts.right if len(text.split()) <= 2 for found in quantities(text)]
    if answer and all(len(word) > 3 and any(word[:5] == other[:5] for other in asked) for word in answer):
        return "the answer only says the question again"
    if answer and all(any(len(one) > 2 and word.startswith(one) for one in asked) for word in answer):
        return "the answer only says the question again"
    everyday = any((int(one.value), one.unit) in _EVERYBODY for one in given if one.value == int(one.value))
    return "everybody knows that" if everyday and asked & _CLOCK else ""


_CLOCK = words(
    "day hour minute week year month Tag Stunde Minute Woche Jahr jour heure semaine día hora semana giorno ora dygn"
)


_EVERYBODY = frozenset(
    {(24, "h"), (7, "days"), (60, "s"), (60, "min"), (12, "months"), (365, "days"), (52, "weeks"), (100, "%")}
)


_BEGINNING = 5
"""Letters that two words of one stem have in common."""


def tells_more(case: Case) -> str:
    """Most of an answer is news beside the question."""
    if not isinstance(case.candidate.asked, Back) or case.candidate.shape in (
        "how",
        "command",
    ):  # it names what it is for
        return ""
    asked = words(f"{case.asked} {' '.join(case.candidate.context)}")
    answer = frozenset[str]().union(*map(words, case.parts.right))
    if case.candidate.shape == "property":
        beginnings = {word[:_BEGINNING] for word in asked if len(word) >= _BEGINNING}
        asked |= {word for word in answer if word[:_BEGINNING] in beginnings}
        little = len(answer) > 1 and len(answer - asked) * 2 <= len(answer)
    elif case.candidate.shape == "relation" and case.main is not None and case.main.phrasebook is not None:
        answer -= case.main.phrasebook.common
        news = [word for word in answer - asked if not any(of_one_stem(word, other) for other in asked)]
        little = len(answer) > 1 and (len(news) < 2 or len(news) * 2 <= len(answer))
    else:
        little = bool(answer) and len(answer - asked) * 2 < len(answer)
    return "the answer says little more than the question" if little else ""


def has_one_meaning(case: Case) -> str:
    main = case.main
    if main is None or case.candidate.given != "term" or not main.term:
        return ""
    alike, leaves = case.corpus.by_term.get(simple(main.term), ()), case.corpus.settled.leaves
    meanings = {simple(one.meaning) for one in alike if one.key == main.key or not leaves(main.key, one.key)}
    return "the course says other things of this term elsewhere" if len(meanings) > 1 else ""


def options_are_wrong(case: Case) -> str:
    """No wrong option is said by the notes of the same term, or stands in what the question rests on."""
    if not case.parts.wrong:
        return ""
    support = [case.corpus.by_key[key] for key in case.candidate.facts if key in case.corpus.by_key]
    for wrong in case.parts.wrong:
        if any(_says_same(wrong, answer) for answer in case.parts.right):
            return "a wrong option says the same as the right one"
        if case.candidate.given and any(within(wrong, entry.text) for entry in support):
            return "the notes say a wrong option is right"
        for entry in support if case.candidate.given else ():
            said = case.corpus.by_term.get(simple(entry.term), ()) if entry.term else ()
            if any(within(wrong, one.text) for one in said[:50]):
                return "the notes say a wrong option is right"
    return ""


def _says_same(one: str, other: str) -> bool:
    return (
        simple(one) == simple(other)
        or (words(one) == words(other) != frozenset())
        or within(one, other)
        or within(other, one)
    )


def options_are_alike(case: Case) -> str:
    """Right and wrong are of one form and about as long, and begin alike."""
    if not case.parts.wrong:
        return ""
    words = case.main.phrasebook if case.main is not None else None
    if len(case.parts.wrong) < 2:
        return "a choice of two"
    if any((simple(one) or one) == (simple(other) or other) for one, other in combinations(case.parts.all, 2)):
        return "options repeat"
    for answer in case.parts.right:
        if not all(alike(answer, wrong) for wrong in case.parts.wrong):
            return "options of different kinds"
        if words is not None and len({form(text, words) for text in (answer, *case.parts.wrong)}) > 1:
            return "options of different grammar"
        sizes = sorted(map(len, case.parts.wrong))
        if len(answer) > 1.6 * sizes[-1] + 8 or len(answer) * 1.6 + 8 < sizes[0]:
            return "the length of an option gives it away"
        capitals = [text[:1].isupper() for text in case.parts.wrong]
        if len(set(capitals)) == 1 and answer[:1].isupper() != capitals[0] and answer[:1].isalpha():
            return "a capital gives an option away"
    return ""


_OF_OTHERS = re.compile(
    r"(?i)\b(?:all|none|any|both|neither|some) of (?:the )?(?:above|these|those|below|other options)\b"
)
_ARTEFACT = re.compile(
    r"\{(?:term|subject|said|one|other|n|unit)\}|(?i:\b(?:what|how|why) (?:is|are) (?:the )?(?:what|"
    r"how|why|when|where)\b)|\b(the|is|of|a) \1\b|“”|«»|„“|\*\*|: \?|\?\?"
)


def reads_well(case: Case) -> str:
    if any(_OF_OTHERS.search(text) for text in case.parts.all):
        return "an option speaks of the others"
    return "a trace of the template" if _ARTEFACT.search(case.candidate.prompt) else ""


def is_spoken_in_its_language(case: Case) -> str:
    """What is asked in words is asked in the language of the note."""
    plain = isinstance(case.candidate.asked, Blanks) or case.main is None
    return "" if plain or (case.main is not None and case.main.phrasebook is not None) else "no words in this language"


CHECKS: tuple[tuple[float, Check], ...] = (
    (FATAL, rests_on_statements),
    (FATAL, has_an_answer),
    (FATAL, is_short_enough),
    (FATAL, is_whole),
    (FATAL, stands_alone),
    (FATAL, hides_answer),
    (FATAL, says_something),
    (FATAL, has_one_answer),
    (FATAL, options_are_wrong),
    (FATAL, reads_well),
    (FATAL, options_are_alike),
    (FATAL, is_spoken_in_its_language),
    (GRAVE, says_where),
    (GRAVE, shows_its_parent),
    (GRAVE, is_no_diary),
    (GRAVE, is_light_enough),
    (GRAVE, lists_no_commands),
    (GRAVE, is_no_example),
    (GRAVE, carries_no_marks),
    (GRAVE, begins_with_its_line),
    (GRAVE, tells_and_orders_not),
    (GRAVE, names_no_steps),
    (GRAVE, leans_on_no_other),
    (GRAVE, asks_for_one_thing),
    (GRAVE, tells_all),
    (GRAVE, answers_and_asks_not),
    (GRAVE, is_soon_recalled),
    (GRAVE, points_are_whole),
    (GRAVE, tells_more),
    (GRAVE, is_not_guessed),
    (SLIGHT, has_one_meaning),
)


def judged(candidate: Candidate, corpus: Corpus) -> Candidate:
    """Return `candidate` with how fit it is, and every doubt about it in words: what has no fault may still be left
    to its writer. A card that somebody wrote is asked as it is: nobody judges it."""
    if candidate.own:
        return candidate
    case = _case(candidate, corpus)
    found = _weighed(case)
    left = sureness.doubt(case) if found.fit == "sure" else ""
    return replace(found, fit="unsure", doubts=(*found.doubts, left)) if left else found


def weighed(candidate: Candidate, corpus: Corpus) -> Candidate:
    """Return `candidate` as its faults alone leave it."""
    return candidate if candidate.own else _weighed(_case(candidate, corpus))


def _weighed(case: Case) -> Candidate:
    score, doubts = 1.0, list[str]()
    for cost, found in _found(case):
        score -= cost
        doubts.append(found)
        if score < UNSURE:
            break
    fit: Fit = "sure" if score >= SURE else "unsure" if score >= UNSURE else "unfit"
    return replace(case.candidate, fit=fit, doubts=tuple(doubts))


def _case(candidate: Candidate, corpus: Corpus) -> Case:
    main = corpus.by_key.get(candidate.fact) or corpus.by_key.get(candidate.facts[0] if candidate.facts else "")
    return Case(candidate, corpus, candidate.parts, candidate.prompt, main)


def _found(case: Case) -> Iterator[tuple[float, str]]:
    for cost, check in CHECKS:
        if found := check(case):
            yield cost, found
