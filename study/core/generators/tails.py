"""Where what is said of a thing ends: without the second sentence, conclusion or remark that is joined to it."""

import re
from functools import cache

from study.core.generators.grammar import form, has_verb
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.whole import fault

_CONCLUDES = {
    "en": r"so|while|although|though|whereas|however|thereby|therefore|thus|hence|which is why|which means|because"
    r"|where(?-i:(?= (?:[A-Z][\w-]* ){1,4}(?:is|are|has|have|does|can|uses?)\b))",
    "de": r"während|obwohl|daher|deshalb|somit|sodass|so dass|dadurch|wodurch|weshalb|weil",
    "it": r"mentre|sebbene|quindi|dunque|perciò|pertanto|così(?! come)|per cui|perché|poiché",
    "fr": r"tandis que|alors que|donc|ainsi(?! que)|de sorte que|c['’]est pourquoi|parce que",
    "es": r"mientras|aunque|por (?:lo )?tanto|así que|de modo que|por lo que|porque",
    "pt": r"enquanto|embora|portanto|por isso|assim(?! como)|de modo que|pelo que|porque",
    "sv": r"medan|fastän|därför|därmed|således|alltså|så att|eftersom",
    "nb": r"mens|selv om|derfor|dermed|altså|slik at|fordi|ettersom",
    "da": r"mens|selv om|derfor|dermed|altså|således|så at|fordi|eftersom",
    "nl": r"terwijl|hoewel|dus|daarom|daardoor|zodat|waardoor|omdat",
    "pl": r"podczas gdy|chociaż|dlatego|więc|zatem|dzięki czemu|ponieważ",
    "ru": r"в то время как|хотя|поэтому|следовательно|таким образом|так что|потому что|поскольку",
    "zh": r"因此|所以|从而|于是|然而",
    "ja": r"したがって|そのため|よって|だから|しかし",
    "ko": r"따라서|그러므로|그래서|그러나",
    "ar": r"لذلك|ولذلك|لذا|وبالتالي|مما|بينما",
}
"""What begins a consequence, or what holds otherwise elsewhere."""
_BUT = {
    "en": r"but",
    "de": r"sondern|aber",
    "it": r"però|ma",
    "fr": r"mais",
    "es": r"pero|sino",
    "pt": r"mas|porém",
    "sv": r"men",
    "nb": r"men",
    "da": r"men",
    "nl": r"maar",
    "pl": r"ale|lecz",
    "ru": r"но",
    "zh": r"但是|但",
    "ja": r"しかし|ただし",
    "ko": r"하지만",
    "ar": r"ولكن|لكن",
}
"""What begins a second sentence, or says what the first is without: "like links in a chain but without a hub"."""
_ALSO = {
    "en": r"and (?:is|are|can|may|has|have|thereby|thus|therefore|hence)",
    "de": r"und (?:ist|sind|wird|werden|damit|dadurch|somit|daher)",
    "it": r"ed? (?:è|sono|viene|quindi|dunque|perciò)",
    "fr": r"et (?:est|sont|donc|ainsi|par conséquent)",
    "es": r"y (?:es|son|así|por (?:lo )?tanto)",
    "pt": r"e (?:é|são|assim|portanto)",
    "sv": r"och (?:är|har|kan|innehåller|därmed|därför|således)",
    "nb": r"og (?:er|har|kan|inneholder|dermed|derfor)",
    "da": r"og (?:er|har|kan|indeholder|dermed|derfor)",
    "nl": r"en (?:is|zijn|dus|daardoor|daarmee)",
}
"""What begins a second thing that is said of the subject."""
_AND = {"de": "und", "it": "ed?", "fr": "et", "es": "y", "pt": "e", "sv": "och", "nb": "og", "da": "og", "nl": "en"}
"""What joins the last of a row, which has no comma before it in these languages."""
_AND_DOES = re.compile(r"(?i),? (?:and|und|ed?|et|y|och|en) (?=\w)")
_GOES_ON = re.compile(
    r", and (?P<rest>(?:the |an? |it |they |[A-Z]|(?:[a-z-]+ ){1,3}(?:is|are|was|were|has|have|can|may) ).+)$"
)
_REFERS = re.compile(
    r" \((?:plate|fig|figure|abb|se|see|siehe|vgl|cf|voir|véase|vedi)\b[^()]*\)"
    r"|,? as (?:is |was |has been )?(?:discussed|explained|described|shown|stated|mentioned)\b.*$"
)
_DASH = re.compile(r"(?<!\d) (?:[-–—]|--) ")
_REMARK = re.compile(r" \((?P<said>[^()]+)\)$")
_RELATIVE = re.compile(r"(?i)\b(?:that|which|who|where|when|if)\b")
_ENDS = re.compile(
    r"(?<=[a-zß-ÿ)]{2})\. [A-ZÀ-Þ]|!|(?i:^default\b|^order to\b|^[a-z]+ly [a-z]+ed\b)"
    r"| (?:ed|e|och|und|et|y|en|and|or|but|as|with)$"
)
"""What is no answer: two sentences, an exclamation, a way of speaking, a half."""
_COUNTS = re.compile(
    r"(?i)(?:one of|(?:a )?(?:two|three|four|five|six|seven|several|various|many|due|tre|quattro|zwei|drei|vier|två"
    r"|fyra|deux|trois|quatre|dos|cuatro|dois|duas|quatro|twee|drie|number of) )\b"
    r"|(?:许多|很多|好几|多|几|若干)[个种类]"
)
"""What says how many there are, and names none."""
_BARE_COUNT = re.compile(
    r"(?i)(?:\d+|two|three|four|five|six|seven|due|tre|quattro|zwei|drei|vier|två|fyra|deux|trois|quatre|dos|cuatro|dois"
    r"|duas|quatro|twee|drie)(?:,|$)"
)
"""A number that leaves out of what: "four, and only three of them …"."""
_ROW = re.compile(r"(?i);[^;]*; ?(?:and|or|und|oder|et|ou|y|o|e|och|eller|en|of)(?!\w)")
"""The last of several that are parted by semicolons: the first alone is not all that is said."""
_BEHIND = re.compile(r"(?i)(?:,|，)[^,，]+?\s(?:però|aber|jedoch|porém|however|toutefois|cependant|echter)(?!\w)")
"""A second sentence in which what sets it against the first stands behind its subject."""
_NAMED = re.compile(r":|\([^()]*,|,(?! (?:som|which|that|che|qui|que|die|der)\b)")


def answer_of(said: str, phrasebook: Phrasebook) -> str:
    """What is said, without what is joined to it; "" where that is no whole answer."""
    if _ROW.search(said):
        return ""
    told = _first(_REFERS.sub("", said), phrasebook)
    more = _GOES_ON.search(told)
    if more and "," not in told[: more.start()] and has_verb(more["rest"]):
        told = told[: more.start()]
    told = _without_remark(told.strip(" ,.;"), phrasebook)
    if fault(told) or _ENDS.search(told) or _BARE_COUNT.match(told):
        return ""
    return "" if _COUNTS.match(told) and not _NAMED.search(told) else told


@cache
def _joints(language: str) -> re.Pattern[str]:
    """What stands between a sentence and what is joined to it; what is called `but` may begin what it is without."""
    if language in UNPARTED:
        concludes, but, blank, end = _CONCLUDES[language], _BUT[language], "[，；,;]", ""
    else:
        concludes, but = (table.get(language, "(?!)") for table in (_CONCLUDES, _BUT))
        blank, end = r"[,،]?\s", r"(?!\w)"
    also = _ALSO.get(language, "(?!)")
    joined = rf", {_AND[language]} " if language in _AND else "(?!)"
    return re.compile(rf"(?i)[;；؛] ?|(?P<row>{joined})|{blank}(?:(?P<but>{but})|{concludes}|{also}){end}")


def _first(said: str, phrasebook: Phrasebook) -> str:
    if behind := _BEHIND.search(said):
        said = said[: behind.start()]
    for found in _AND_DOES.finditer(said):
        if _does_more(said[found.end() :], phrasebook):
            said = said[: found.start()]
            break
    for found in _joints(phrasebook.name).finditer(said):
        before, rest = said[: found.start()], said[found.end() :].strip()
        if (
            found["but"]
            and not _speaks(f"x {rest}", phrasebook)
            and not re.match(r"(?i)(?:not|nicht|non|pas|inte|[a-z]+n['’]t)\b", rest)
        ):
            continue
        if found["row"] and re.search("[,:(]", before):
            continue
        said = before
        break
    asides = _DASH.findall(said)
    return _DASH.split(said)[0] if len(asides) == 1 else said


def _does_more(rest: str, phrasebook: Phrasebook) -> bool:
    """Whether what "and" joins is a second thing that the subject does: "and decides who wins"."""
    return form(rest, phrasebook) == "verb" and " " in rest


def _without_remark(told: str, phrasebook: Phrasebook) -> str:
    """What is said without a sentence in parentheses behind it: "a log for each ship (two are too many)"."""
    found = _REMARK.search(told)
    remark = found is not None and _speaks(found["said"], phrasebook) and not _RELATIVE.search(found["said"])
    return told[: found.start()] if found is not None and remark else told


def _speaks(text: str, phrasebook: Phrasebook) -> bool:
    """Whether a text holds a verb that says something of something."""
    if phrasebook.name == "en":
        return has_verb(text)
    return phrasebook.is_sentence(text) or phrasebook.predicate.search(f" {text} ") is not None
