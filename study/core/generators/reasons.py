"""May a reason, or what follows from something, be asked unseen? That what is said is whole by itself, and that its
reason says something."""

import re

from study.core.generators.case import Case, Check
from study.core.generators.entry import Entry
from study.core.generators.gaps import FOLLOWS
from study.core.generators.grammar import form
from study.core.generators.phrasebook import TERSE, UNPARTED
from study.core.generators.whole import CLOSING, OPENING
from study.core.questions.interaction import Back
from study.core.text.compare import of_one_stem, words

FEWEST_TELLING = 2
"""Words with a meaning of their own in a reason: "it is so" is none."""
_QUOTED = re.compile(rf"[»{OPENING}]([^{OPENING}{CLOSING}]+)[«{CLOSING}]")
_POINTS = re.compile(
    r"(?i)(?<!\w)(?:this|these|those|such(?! as)|the (?:former|latter|above)|doing so|also|therefore|thus|hence"
    r"|dies|diese[nmrs]?|solche[nmrs]?|dieser|somit|daher|deshalb|außerdem|auch|ce(?:t|tte|s)?|donc|aussi|telle?s?"
    r"|quest[oaie]|tal[ei]|quindi|dunque|pertanto|inoltre|anche|in più|est[aeo]s?|dich[oa]s?|por (?:lo )?tanto|además"
    r"|también|ess[ae]s?|portanto|também|além disso|denna|detta|dessa|sådan[at]?|därför|dessutom|också|deze|dit|zulke"
    r"|daarom|bovendien|ook|dopodiché|danach|ensuite|después|därefter|daarna"
    r"|isto|isso|aquilo|esto|eso|ciò|cela|ça|das(?= [^\W\d]+$)|that(?= [^\W\d]+$))(?!\w)|[这那此该]"
)
"""Words that point at a line before it, wherever they stand in what is said."""
SAME = re.compile(
    r"(?i)\b(?:same|similar|stess[oaie]|gleiche\w*|selbe\w*|mêmes?|mism[oa]s?|mesm[oa]s?|samma|zelfde|hetzelfde)\b"
)
_WITH_WHAT = re.compile(r"(?i)\b(?:as|wie|come|comme|como|als|che|que|que|som|of|in)\b")
_ENDS_OPEN = re.compile(
    r"(?i)(?:, (?:which|who|that|che|il che|qui|ce qui|que|lo que|o que|was|vilket|som|wat)(?: [^\W\d]+){0,3}"
    r"|\b(?:that|which|most likely|probably|perhaps|mainly|partly|especially|simply|just|only"
    r"|wahrscheinlich|vor allem|probabilmente|soprattutto|probablement|surtout|probablemente|sobre todo"
    r"|provavelmente|sobretudo|antagligen|framför allt|waarschijnlijk|vooral))$"
)
"""What is cut from its reason in the middle of what it is the reason of."""
_ASIDE = re.compile(r"(?<=\S) [-–—] (?=\S)")
_REPORTED = re.compile(
    r"\b(?:(?:alleged|argued|contended|testified|claimed|asserted|objected) that"
    r"|(?i:courts?(?: of [\w ]{3,20})?) (?:concluded|held|found|ruled|reasoned|reversed|affirmed|denied|granted)"
    r"|(?:we|We) (?:conclude|hold|find|reverse|affirm))\b"
)
"""What was said in one lawsuit."""
_INSTEAD = re.compile(
    r"(?i)(?:instead|invece|stattdessen|au lieu de cela|en cambio|em vez disso"
    r"|istället|in plaats daarvan)\b"
)
"""What a reason begins with that sets it against a sentence before it."""
_DEFINES = re.compile(
    r"(?i)\b(?:si intend\w+|s['’]intende|versteht man|on entend|se entiende|entende-se|avses|menas|verstaat men"
    r"|is defined as)\b|即|是指"
)
"""What makes a definition of a sentence: nobody asks why it is so."""
_ADVERB = re.compile(
    r"(?i)(?:always|never|first|then|just|immer|nie|sempre|mai|toujours|siempre|alltid|altijd|prima|antes|ora|ahora"
    r"|agora) "
)
_PURPOSE = {
    "it": re.compile(
        r"(?i)(?:[^\s,]+ ){0,5}?(?:sia|siano|possa|possano|abbia|abbiano|venga|vengano|debba|debbano|riesca|vada)\b"
    ),
    "pt": re.compile(r"(?i)(?:[^\s,]+ ){0,4}?(?:seja|sejam|possa|possam|tenha|tenham)\b"),
}
"""A purpose that the words for a reason begin, too, told by the form of its verb."""


_ONLY_WHERE = re.compile(r"(?:在|当|对于?|从|由于).{0,20}[里中下时上后前]?")
"""What only says where or when, in Chinese."""
_SUBORDINATE = re.compile(
    r"(?i)(?:since|although|while|whereas|obwohl|während|sebbene|mentre|bien que|tandis que|aunque|mientras|embora"
    r"|enquanto|fastän|medan|hoewel|terwijl)\b"
)
"""What begins the smaller part of a sentence."""
_VARIABLE = re.compile(r"[B-Z] [a-z]")
_PARTICIPLE = re.compile(r"(?i)[a-z]{3,}ed (?:by|to|in|from|with|for|on|at|as|an?|the)\b")
"""What begins a sentence that says of what it tells in one letter, or not at all."""
_CASES = re.compile(
    r"(?i)\b(first|second|third|prim[oa]|second[oa]|terz[oa]|erste[rnsm]?|zweite[rnsm]?|première?|deuxième|primer[oa]?"
    r"|segund[oa]|primeir[oa]|första|andra|eerste|tweede)\b(?! (?:of|degree|grade|amendment))"
)
"""Two of these in one sentence are members of a tale: "the first write succeeds, the second fails"."""
_WAYS = re.compile(
    r"(?i)\b(?:two|three|four|five|several|many|different|[2-9]|due|tre|quattro|zwei|drei|vier|deux|trois|quatre|dos|tres"
    r"|cuatro|dois|três|två|fyra|twee|drie|vier) (?:\w+ )?(?:ways?|reasons?|cases?|situations?|modi|motivi|casi"
    r"|gründen?|fällen?|fälle|raisons?|cas|façons|maneras|razones|casos|maneiras|razões|sätt|fall|skäl|manieren|redenen"
    r"|gevallen)\b"
)
_FINITE = {
    "it": re.compile(r"(?:è|sono|ha|hanno|può|possono|viene|vengono|serve|servono|c'è|ci sono|si)\b"),
    "de": re.compile(r"(?:\w{3,}iert|ist|sind|hat|haben|wird|werden|kann|können|liegt|liegen|sieht|sehen)\b"),
    "fr": re.compile(r"(?:est|sont|a|ont|peut|peuvent|sert)\b"),
    "es": re.compile(r"(?:es|son|está|están|tiene|tienen|puede|pueden|suelen?|se)\b"),
    "pt": re.compile(r"(?:é|são|está|estão|tem|têm|pode|podem|costumam?|\w+-se)\b"),
    "sv": re.compile(r"(?:är|har|ser|blir|kan|finns|ligger|går|får|består|syns|saknar)\b"),
    "nb": re.compile(r"(?:er|har|ser|blir|kan|finnes|ligger|går|får|består|synes|mangler)\b"),
    "da": re.compile(r"(?:er|har|ser|bliver|kan|findes|ligger|går|får|består|ses|mangler)\b"),
    "nl": re.compile(r"(?:is|zijn|heeft|hebben|kan|kunnen|wordt|worden|ligt|liggen)\b"),
}
"""What begins a line that leaves its subject to its place; English verbs are told by their form."""


def _is_one_of_ways(case: Case, main: Entry) -> bool:
    """Whether a line is one of several ways in which the same comes about: another has another reason."""
    over = (main.lead, *case.corpus.labels(main)[-1:], main.topic.title)
    return any(map(_WAYS.search, over))


def reason_is_of_the_whole(case: Case) -> str:
    """What is said stands whole before its reason, by itself, and as a fact: no order, no part of another sentence, no
    report of what somebody said."""
    main = case.main
    if case.candidate.shape != "why" or main is None or main.phrasebook is None:
        return ""
    found = _QUOTED.search(case.asked)
    said, reason = (found[1] if found else case.asked).rstrip(" .,"), case.parts.right[0]
    same = SAME.search(said)
    if _POINTS.search(said) or FOLLOWS.match(said) or (same and not _WITH_WHAT.search(said[same.end() :])):
        return "leans on what stood before it"
    if _ENDS_OPEN.search(said) or (
        main.language not in UNPARTED and said.split()[-1].lower() in main.phrasebook.common
    ):
        return "what is said is cut off"
    if _INSTEAD.match(reason):
        return "leans on what stood before it"
    if _DEFINES.search(said):
        return "asks why a word means what it does"
    if ";" in said or "；" in said:
        return "several things are explained"
    if _SUBORDINATE.match(said):
        return "what is said is no statement"
    if "$" in said or _VARIABLE.match(said) or (main.language == "en" and _PARTICIPLE.match(said)):
        return "does not say of what"
    if main.language in UNPARTED and (f"{said}，" not in main.text or _ONLY_WHERE.fullmatch(said)):
        return "what is said is cut off"
    if len(_ASIDE.findall(said)) == 1 and _ASIDE.search(reason):
        return "what is said is cut off"
    if _REPORTED.search(said):
        return "tells of one lawsuit"
    if len({found.lower() for found in _CASES.findall(said)}) > 1:
        return "tells of a case that is not shown"
    if _is_one_of_ways(case, main):
        return "its place tells of several"
    if main.phrasebook.says_nothing.fullmatch(said.partition(":")[0].strip()):
        return "a remark on what follows it"
    if re.search(r"[:：] ?\S", said):
        return "several things are explained"
    begun, bare = _FINITE.get(main.language), _ADVERB.sub("", said)
    if begun is not None and begun.match(bare[:1].lower() + bare[1:]):
        return "does not say of what"
    if form(bare, main.phrasebook) in ("order", "verb", "question"):
        return "what is said is no statement"
    if main.language in _PURPOSE and _PURPOSE[main.language].match(reason):
        return "a purpose, and no reason"
    return ""


_SO = re.compile(
    r"(?i)\b(?:this way|that way|like (?:this|that)|così|in questo modo|auf diese weise|ainsi|comme ça|así|de este modo"
    r"|assim|på (?:det|så) sätt|zo|op die manier|funziona|works?|funktioniert|fonctionne|funciona|fungerar|werkt)\b"
)
"""What says that something is so, or works, and not why."""


def reason_tells(case: Case) -> str:
    """A reason says more than that it is so."""
    main = case.main
    if case.candidate.shape != "why" or main is None or main.phrasebook is None or main.language in TERSE:
        return ""
    telling = words(_SO.sub("", case.parts.right[0])) - main.phrasebook.common
    return "" if len(telling) >= FEWEST_TELLING else "the reason says too little"


_TO_DO = re.compile(r"(?i)(?:(?:in order )?to|um|afin de|pour|per|para|för att|om) [^,]{3,60},")
"""A sentence that begins with what something is done for: an arrow behind it tells how."""


FOLLOWS_FROM = "⇒"
"""The sign of what follows, which nobody writes for anything else."""


def effect_is_another(case: Case) -> str:
    """What follows from something is not begun by a thing that the cause named: an arrow between stages is no effect.
    Nor is what is done for an aim. Whether an arrow leads from a cause to its effect, only its writer
    knows, but for the sign of what follows."""
    if case.candidate.shape != "cause" or case.main is None or not isinstance(case.candidate.asked, Back):
        return ""
    if _TO_DO.match(case.main.term):
        return "the cause tells what something is done for"
    first = next(iter(re.findall(r"[^\W\d_]{4,}", case.parts.right[0])), "").lower()
    named = words(case.main.term)
    if first and any(of_one_stem(first, one) for one in named):
        return "the effect stands in the cause"
    return "" if FOLLOWS_FROM in case.main.fact.text else "an arrow may stand for anything"


CHECKS: tuple[Check, ...] = (reason_is_of_the_whole, reason_tells, effect_is_another)
