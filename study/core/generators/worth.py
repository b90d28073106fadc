"""Is a question worth asking? Checks that leave a candidate to the person who wrote the notes."""

import re
from collections.abc import Sequence

from study.core.generators.case import Case
from study.core.generators.definitions import QUESTION
from study.core.generators.entry import Entry
from study.core.generators.gaps import is_numeral
from study.core.generators.pictures import is_about_picture, speaks_of_picture
from study.core.generators.statements import Corpus
from study.core.generators.whole import CLOSING, OPENING, length
from study.core.questions.interaction import Back, Blanks, OneOf, ToName
from study.core.questions.kinds import KINDS
from study.core.text.compare import stem, words

LONGEST_POINTS, MOST_POINTS = 80, 7
"""Words, and points, that are named in one go."""

_EVERYBODYS = (
    r"(?:own |home )?(?:sun|solar|moon|galaxy|galaxies|milky|planets?|earth|world|universe|atmosphere|climate|oceans?"
    r"|bod(?:y|ies)|brains?|cells?|eyes?|ears?|skin|blood|bones?|muscles?|lungs?|hearts?|guts?|immune|nervous|genes?"
    r"|genomes?|dna|species|ancestors?|senses?|perceptions?|minds?|memor(?:y|ies)|consciousness|behaviou?r|lives"
    r"|society|societies|cultures?|ecosystems?)\b"
)
"""What "our" means everybody's of: "a dark region on our Sun"."""
_PERSONAL = re.compile(
    rf"\b(?:I|I['’]\w+|my|myself|we['’]\w+|our(?! (?i:{_EVERYBODYS}))|gonna|[Ll]et['’]s|[Pp]lease|wanna"
    r"|lol|idk|tbh|imo|imho|TODO|FIXME|todo|tbd|"
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
_ONE_EXAMPLE = re.compile(
    r"(?i)\W*(?:example|esempio|beispiel|exemple|ejemplo|exempel(?! på)|voorbeeld|exemplo|例子?|مثال)(?![\w-])\W+\w"
)
"""The title of what works one example out: "Example: the harbour of Genoa"."""
_SAID_TO_BE_ONE = re.compile(
    r"(?i)(?:\w+ )?(?:example|esempio|beispiel|exemple|ejemplo|exempel|voorbeeld|exemplo)(?: \w+)? ?:"
)
"""How a line begins that works one out: "Concrete example: …"."""
_FOR_EXAMPLE = re.compile(
    r"(?i)\W*(?:e\. ?g\.|es\.|p\. ?es\.|z\. ?b\.|p\. ?ex\.|(?:p\. ?)?ej\.|t\. ?ex\.|bi?j?v\."
    r"|for (?:example|instance)|zum beispiel|par exemple|(?:per|ad) esempio|por exemplo|por ejemplo|till exempel"
    r"|bijvoorbeeld)(?!\w)|[\W_]*(?:例如|比如|譬如|例えば|たとえば|예를 들어"
    r"|например|np\.|na przykład|如(?![果何此同今下上前]))"
)
"""How a line begins that is one, of what stands before it."""
_ALONE = re.compile(
    r"(?i)\W*(?:(?:worked|practical|concrete|praktisches|konkretes) )?"
    r"(?:example|esempio|beispiel|exemple|ejemplo|exempel|voorbeeld|exemplo|例子?|مثال)"
    r"(?: (?:pratico|pratique|práctico|prático|concreto|concret|numerico|\d+))?\W*"
)
"""The title over one that is worked out below it, under headings of its own."""
_STORY = re.compile(
    r"(?i)\W*(?:imagine|suppose|let['’]s (?:say|assume|imagine)|immagin(?:iamo|a|ate)|supponiamo|poniamo|mettiamo"
    r"|stell(?:en wir uns|t? (?:dir|euch)|en sie sich) \w|nehmen wir an|angenommen|imagin(?:ons|ez|emos|a)|supposons"
    r"|supongamos|suponhamos|suponha|tänk (?:dig|er)|anta(?:g)?(?: att)|vi antar|stel(?: je voor)?(?: dat)"
    r"|لنفترض|تخيل)(?!\w)|假设有|想象一下"
)
"""How a story begins whose numbers and names are made up."""
_PATIENT = re.compile(
    r"(?i)\b\d{1,3}[ -](?:years?|months?|weeks?|days?)[ -]old\b|\b\d{1,3}[ -]?(?:jährige[rnms]?|jarige)\b"
    r"|\b\d{1,3}-årig|\b(?:patient|patiente?|paziente|paciente|donna|uomo|femme|homme|mujer|hombre|mulher|homem)"
    r" (?:âgée? )?(?:de|di) \d{1,3} (?:ans|anni|años|anos)\b"
)
_CASE = re.compile(
    r"(?i)(?:(?:clinical |patient )?(?:case|vignette)(?: (?:study|report|history|vignette))?|fallbeispiel|(?:cas|caso)"
    r" (?:clinique|clinico|clínico)|fallbeskrivning|casus)s?(?: ?\d+)?\W*(?:[:–-] .*)?"
)
"""What tells of one patient, and the title over it."""
_INTRODUCES_EXAMPLES = re.compile(rf"{_EXAMPLE.pattern}\W*$|^\W*(?:\w+ )?{_EXAMPLE.pattern[4:]}")
_ASKS = re.compile(r"(?i)(?:what|why|how|when|where|who|which) (?:is|are|does|do|did|can|should|would|will)\b")


_MARKS = re.compile(
    r"(?i)&#?\w{2,8};|\[cite(?:_start\]|[: ]+\d)|(?<![^\s(])#[^\W\d][\w/-]*\W*$"
    r"|^\W*(?:your (?:highlight|note) (?:on|at|in)|(?:ihre|deine) (?:markierung|notiz) (?:bei|auf)"
    r"|tu (?:subrayado|nota) en|votre (?:surlignement|note)|la tua (?:evidenziazione|nota)|seu destaque)\b"
)


def is_no_diary(case: Case) -> str:
    """Notes that people write to themselves are no knowledge of the subject."""
    if case.main is None:
        return ""
    if any(_DAY.fullmatch(place) for place in (*case.candidate.context, case.main.topic.title)):
        return "a page of a diary"
    if case.main.language not in ("en", ""):
        return ""
    return "a remark to oneself" if any(_PERSONAL.search(text) for text in (case.asked, *case.parts.all)) else ""


FEWEST_OF_NUMBER = 3


def is_not_guessed(case: Case) -> str:
    """A gap that many words would fill, or one of few left in a short sentence."""
    if not isinstance(case.candidate.asked, Blanks):
        return ""
    around = {stem(word) for word in words(case.parts.around.replace("____", " "))} - case.corpus.common
    telling = set(around)
    if is_numeral(case.parts.right[0]):  # of what it is the number, its place may tell
        telling |= {stem(word) for place in case.candidate.context for word in words(place)}
    fewest = (FEWEST_OF_NUMBER, 1) if is_numeral(case.parts.right[0]) else (4, 2)
    if len(telling) < fewest[0] or len(around) < fewest[1]:
        return "too little is said around the gap"
    return "" if case.candidate.rank <= 3 else "other words would fit the gap"


_LABEL_OF_EXAMPLE = re.compile(
    r"(?i)(?:example|solution|answer|beispiel|lösung|antwort|exemple|réponse|ejemplo|solución|respuesta|esempio"
    r"|soluzione|risposta|exemplo|solução|resposta|exempel|lösning|svar|voorbeeld|oplossing|antwoord|例题?|解答|مثال|حل"
    r")(?:\W.{0,24})?|(?:scenario|szenario|scénario|escenario|cenário)\W.*"
)
NEAR = 3
"""Lines that follow a label of an example, or of its solution, which stands alone on a line above them."""


_CONTAINER = re.compile(r":::+ ?\w* ?\[(.+)\]")
"""The title of a box as site generators have it: `:::tip[Example]`."""


def _is_label(text: str) -> bool:
    return text.startswith(("**", "__")) or _CONTAINER.fullmatch(text.strip()) is not None


def _is_worked_out(corpus: Corpus, main: Entry) -> bool:
    before = corpus.entries[max(main.order - 1 - NEAR, 0) : max(main.order - 1, 0)]
    over = [one for one in before if one.topic.key == main.topic.key and not one.fact.parent and not one.term]
    labels = (_CONTAINER.sub(r"\1", one.text.strip(" *_")).strip(" :") for one in over if _is_label(one.fact.text))
    return not main.cells and any(map(_LABEL_OF_EXAMPLE.fullmatch, labels))


def is_no_example(case: Case) -> str:
    """An example shows what the notes teach, and is nothing to learn; a picture that is spoken of has to be there."""
    if case.main is None:
        return ""
    fact, places = case.main.fact, (case.main.lead, *case.corpus.labels(case.main)[-1:])
    story = any(map(_STORY.match, (case.main.text, *places))) or _is_worked_out(case.corpus, case.main)
    one = _ONE_EXAMPLE.match(case.main.topic.title) or any(map(_ALONE.fullmatch, case.corpus.titles(case.main.topic)))
    patient = _PATIENT.search(case.main.text) or any(map(_CASE.fullmatch, case.corpus.titles(case.main.topic)))
    if (
        story
        or one
        or patient
        or _SAID_TO_BE_ONE.match(case.main.text)
        or any(map(_FOR_EXAMPLE.match, (case.main.text, case.main.meaning)))
    ):
        return "an example"
    introduces = isinstance(case.candidate.asked, ToName) and _INTRODUCES_EXAMPLES.search(case.main.text)
    within_one = any(map(_ALONE.fullmatch, case.corpus.labels(case.main)[:-1]))
    if "example" in (fact.callout, fact.role) or any(map(_EXAMPLE.match, places)) or introduces or within_one:
        return "an example"
    missing = speaks_of_picture(case.main.lead) and not is_about_picture(fact, case.main.topic)
    return "speaks of a picture that does not stand with it" if missing else ""


def asks_for_one_thing(case: Case) -> str:
    """A question for whatever is said of something has as many answers as the notes have lines."""
    return "asks for whatever is said" if case.candidate.open else ""


def tells_all(case: Case) -> str:
    """What is asked of a section or a list is all that its own lines say."""
    candidate, main = case.candidate, case.main
    if main is None or not isinstance(candidate.asked, ToName | Back) or len(candidate.facts) < 2:
        return ""
    first = case.corpus.by_key[candidate.facts[0]]
    if candidate.fact == first.topic.key and isinstance(candidate.asked, ToName):
        if not candidate.section and _says_more(case.corpus, first, frozenset(candidate.facts)):
            return "its place says more"
        if not _is_one_list(case.corpus, [case.corpus.by_key[key] for key in candidate.facts]):
            return "its points stand in several lists"
    if candidate.section:  # whoever tells more than its points is no less right
        return ""
    group = (first.topic.key, first.fact.parent, first.fact.lead)
    asked = sum(key != candidate.fact for key in candidate.facts)
    return "its place says more" if asked < case.corpus.lines_of[group] else ""


def _says_more(corpus: Corpus, first: Entry, asked: frozenset[str]) -> bool:
    """Whether the section has other lists beside the one that is asked for."""
    return any(
        entry.key not in asked and not entry.fact.parent and entry.fact.lead and not entry.cells
        for entry in corpus.by_topic[first.topic.key]
    )


def _is_one_list(corpus: Corpus, entries: Sequence[Entry]) -> bool:
    """Whether all points are about as far from what is before them, as the items of a list or paragraphs in a row
    are. What is nested under a point belongs to it."""
    gaps = [
        entry.fact.lines[0] - corpus.entries[entry.order - 2].fact.lines[1] for entry in entries[1:] if entry.order > 1
    ]
    if any(entry.fact.parent for entry in entries) or len(gaps) < 2 or min(gaps) > 1:
        return True
    return max(gaps) <= 2 and not (gaps[0] == 2 and max(gaps[1:]) == 1)


_POINTS_BACK = re.compile(
    r"(?i)(?:this|these|those|that (?:is|means)|we (?:then|also)|next,|after that|finally,|also|in addition"
    r"|then|so|hence|therefore|thus|otherwise|however|but|dies|diese[nmrs]?"
    r"|deshalb|daher|dadurch|ces|cette|cet|donc|quest[oaie]|quindi|perciò|est[aeo]s?|ess[ae]|por eso|denna|detta|dessa"
    r"|därför|deze|dit|daarom|inoltre|außerdem|de plus|además|dessutom|bovendien)\b"
)
"""What points at a line before it; "it" and "they" are what is asked about."""


def leans_back(text: str) -> bool:
    """Whether a line points at another one before it."""
    return _POINTS_BACK.match(text) is not None


def leans_on_no_other(case: Case) -> str:
    """Whoever names points does so in any order: none begins with what another one said."""
    words = case.main.phrasebook if case.main is not None else None
    if words is None or not isinstance(case.candidate.asked, ToName):
        return ""
    return "a point leans on another" if any(map(leans_back, case.parts.right)) else ""


def answers_and_asks_not(case: Case) -> str:
    english = case.main is not None and case.main.language == "en"
    lines = [line.removeprefix("- ") for text in case.parts.all for line in text.split("\n")]
    asks = english and any(map(_ASKS.match, lines))
    several = not english and len(lines) > 1 and sum(map(bool, map(QUESTION.match, lines))) * 2 >= len(lines)
    return "an answer is a question" if asks or (several) else ""


def is_soon_recalled(case: Case) -> str:
    """Points are short enough to be told one after the other."""
    if not isinstance(case.candidate.asked, ToName):
        return ""
    long = sum(map(length, case.parts.right)) > LONGEST_POINTS or len(case.parts.right) > MOST_POINTS
    return "the points are long to name" if long else ""


def lists_no_commands(case: Case) -> str:
    """Lines to be typed somewhere are looked up, and not recited, but for one that is asked for by what it does."""
    if case.candidate.shape == "command":
        return ""
    lines = [line.removeprefix("- ") for text in case.parts.right for line in text.split("\n")]
    typed = sum(
        bool(re.fullmatch(r"`[^`]* [^`]*`\W*|(?:kubectl|sudo|docker|git|aws|npm|pip|cd) .*", line)) for line in lines
    )
    asked = KINDS[case.candidate.kind].self_graded
    return "commands to be typed" if asked and typed * 3 > len(lines) else ""


def carries_no_marks(case: Case) -> str:
    """What an exporter left in the text is no part of what its writer said."""
    line = (case.main.text,) if case.main is not None else ()
    return "marks of an export in it" if any(map(_MARKS.search, (case.asked, *case.parts.all, *line))) else ""


_SORTED = re.compile(r"\W*(?P<mark>[^\W\d_a-zà-ÿ])(?P<colon>[:.)])? (?P<next>[^\W\d_])")
_WORDS_OF_ONE_LETTER = frozenset("AEIOUYÅÖÉÀÈÓ")
SEVERAL = 3
LOOKED_AT = 100
"""Lines of a topic that begin with one letter, so that it sorts them; lines that are looked at for it."""


def begins_with_its_line(case: Case) -> str:
    """No letter by which a writer sorted the lines of a page stands before what is asked: "F: …", "T Pilots …"."""
    if case.main is None:
        return ""
    quoted = re.findall(rf"[{OPENING}]([^{OPENING}{CLOSING}]+)", case.asked)
    named = isinstance(case.candidate.asked, ToName) or case.candidate.shape in ("named", "term")
    points = case.parts.right if named else ()
    for found in map(_SORTED.match, (case.asked, *quoted, *points)):
        if found is None or found["mark"] in _WORDS_OF_ONE_LETTER:
            continue
        lines = case.corpus.by_topic.get(case.main.topic.key, ())[:LOOKED_AT]
        same = sum(entry.text.startswith((f"{found['mark']} ", f"{found['mark']}:")) for entry in lines)
        capital = found["next"].isupper() or not found["next"].islower()
        if (found["colon"] == ":" and capital) or (same >= SEVERAL and (capital or found["colon"] == ":")):
            return "a letter that sorts lines stands before it"
    return ""


def tells_and_orders_not(case: Case) -> str:
    """What a term stands for is said by a statement; an order tells its reader to do something."""
    words = case.main.phrasebook if case.main is not None else None
    line = isinstance(case.candidate.asked, Back | OneOf) and case.main is not None and not case.main.cells
    named = line and not case.candidate.open
    return "the answer is an instruction" if named and words and any(map(words.instructs, case.parts.right)) else ""


_GOES_ON = re.compile(
    r"(?i)(?:\b(?:to|must|should|shall|can|may|will|cannot|not)\W*$"
    r"|^(?:\w+ )?(?:ways?|options?|possibilities|methods?)\b)"
)
"""A lead that its points complete with what they say, or that tells of ways."""


def names_no_steps(case: Case) -> str:
    """What somebody is to do one after the other is done, and not recited as points."""
    words = case.main.phrasebook if case.main is not None else None
    if words is None or not isinstance(case.candidate.asked, ToName):
        return ""
    if case.main is not None and _GOES_ON.search(case.main.text):
        return ""
    return "steps of a task" if sum(map(words.instructs, case.parts.right)) * 2 >= len(case.parts.right) else ""
