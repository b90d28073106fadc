"""Is a question worth asking? Checks that leave a candidate to the person who wrote the notes."""

import re

from study.core.generators.case import Case
from study.core.generators.definitions import QUESTION
from study.core.generators.pictures import is_about_picture, speaks_of_picture
from study.core.generators.whole import length
from study.core.questions.interaction import Back, Blanks, ToName
from study.core.questions.kinds import KINDS
from study.core.text.compare import stem, words

LONGEST_POINTS, MOST_POINTS = 80, 7
"""Words, and points, that are named in one go."""

_PERSONAL = re.compile(
    r"\b(?:I|I['’]\w+|my|myself|we['’]\w+|our|gonna|[Ll]et['’]s|[Pp]lease|wanna|lol|idk|tbh|imo|imho|TODO|FIXME|todo|tbd|"
    r"TBD|WIP|[Mm]ake sure to|[Dd]on['’]t forget|[Rr]emember to|(?:the|my) exam|[Gg]oogle it|"
    r"this video|(?:exam|test) questions?|[Tt]he exam|exam tip|consult the|you will get|\?\?+)\b"
)


_DAY = re.compile(
    r"(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?,? \d{4}|"
    r"\d{4}[-_ .]\d\d[-_ .]\d\d"
    r"|\d{1,2}\.? ?\w+ \d{4}|journals?|daily notes?|diary"
)
_EXAMPLE = re.compile(
    r"(?i)(?:examples?|esemp[io]+|beispiele?|exemples?|ejemplos?|exempel|voorbeeld(?:en)?|exemplos?|例|مثال)(?!\w)"
)
_ASKS = re.compile(r"(?i)(?:what|why|how|when|where|who|which) (?:is|are|does|do|did|can|should|would|will)\b")


_MARKS = re.compile(r"&#?\w{2,8};")
_ORDERS = re.compile(
    r"(?:Add|Address|Analy[sz]e|Ask|Avoid|Bold|Build|Check|Choose|Cite|Compare|Complete|Create|Define|Describe|Do|"
    r"Draw|Ensure|Explain|Extract|Focus|Highlight|Identify|Include|Keep|List|Mention|Note|Provide|Quote|Read|"
    r"Remember|Summari[sz]e|Synthesi[sz]e|Use|Write)\s(?!by\b|of\b)"
)


def is_no_diary(case: Case) -> str:
    """Notes that people write to themselves are no knowledge of the subject."""
    if case.own or case.main is None:
        return ""
    if any(_DAY.fullmatch(place) for place in (*case.candidate.context, case.main.topic.title)):
        return "a page of a diary"
    if case.main.language not in ("en", ""):
        return ""
    return "a remark to oneself" if any(_PERSONAL.search(text) for text in (case.asked, *case.parts.all)) else ""


def is_not_guessed(case: Case) -> str:
    """A gap that many words would fill, or one of few left in a short sentence."""
    if not isinstance(case.candidate.asked, Blanks) or case.own:
        return ""
    telling = {stem(word) for word in words(case.parts.around.replace("____", " "))} - case.corpus.common
    if len(telling) < 4:
        return "too little is said around the gap"
    return "" if case.candidate.rank <= 3 else "other words would fit the gap"


def is_no_example(case: Case) -> str:
    """An example shows what the notes teach, and is nothing to learn; a picture that is spoken of has to be there."""
    if case.own or case.main is None:
        return ""
    fact, places = case.main.fact, (case.main.lead, *case.corpus.labels(case.main)[-1:])
    if "example" in (fact.callout, fact.role) or any(map(_EXAMPLE.match, places)):
        return "an example"
    missing = speaks_of_picture(case.main.lead) and not is_about_picture(fact, case.main.topic)
    return "speaks of a picture that does not stand with it" if missing else ""


def asks_for_one_thing(case: Case) -> str:
    """A question for whatever is said of something has as many answers as the notes have lines."""
    return "asks for whatever is said" if case.candidate.open else ""


def tells_all(case: Case) -> str:
    """What is asked of a section or a list is all that its own lines say."""
    candidate, main = case.candidate, case.main
    if case.own or main is None or not isinstance(candidate.asked, ToName | Back) or len(candidate.facts) < 2:
        return ""
    first = case.corpus.by_key[candidate.facts[0]]
    group = (first.topic.key, first.fact.parent, first.fact.lead)
    asked = sum(key != candidate.fact for key in candidate.facts)
    return "its place says more" if asked < case.corpus.lines_of[group] else ""


def answers_and_asks_not(case: Case) -> str:
    english = case.main is not None and case.main.language == "en" and not case.own
    lines = [line.removeprefix("- ") for text in case.parts.all for line in text.split("\n")]
    asks = english and any(map(_ASKS.match, lines))
    several = not english and len(lines) > 1 and sum(map(bool, map(QUESTION.match, lines))) * 2 >= len(lines)
    return "an answer is a question" if asks or (several and not case.own) else ""


def is_soon_recalled(case: Case) -> str:
    """Points are short enough to be told one after the other."""
    if not isinstance(case.candidate.asked, ToName) or case.own:
        return ""
    long = sum(map(length, case.parts.right)) > LONGEST_POINTS or len(case.parts.right) > MOST_POINTS
    return "the points are long to name" if long else ""


def lists_no_commands(case: Case) -> str:
    """Lines to be typed somewhere are looked up, and not recited."""
    lines = [line.removeprefix("- ") for text in case.parts.right for line in text.split("\n")]
    typed = sum(
        bool(re.fullmatch(r"`[^`]* [^`]*`\W*|(?:kubectl|sudo|docker|git|aws|npm|pip|cd) .*", line)) for line in lines
    )
    asked = KINDS[case.candidate.kind].self_graded and not case.own
    return "commands to be typed" if asked and typed * 3 > len(lines) else ""


def carries_no_marks(case: Case) -> str:
    """What an exporter left in the text is no part of what its writer said."""
    return "marks of an export in it" if any(map(_MARKS.search, (case.asked, *case.parts.all))) else ""


def tells_and_orders_not(case: Case) -> str:
    """What a term stands for is said by a statement; an order tells its reader to do something."""
    named = case.candidate.given == "term" and not case.own and not case.parts.ordered
    return "the answer is an instruction" if named and any(map(_ORDERS.match, case.parts.right)) else ""
