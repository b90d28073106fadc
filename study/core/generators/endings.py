"""Where what is told back begins and ends: behind what only points at it, and before what only begins another
thought."""

import re
from functools import lru_cache

from study.core.generators.case import Case, Check
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.sentences import sentences
from study.core.generators.whole import fault, length
from study.core.questions.interaction import Back
from study.core.text.remembered import REMEMBERED

_POINTS_OUT = re.compile(
    r"(?i)^(?P<mark>\W{0,3})(?:(?:(?:please |so |also |we |one )?(?:note|notice|observe|recall|remember|know|see"
    r"|(?:keep|bear) in mind"
    r"|it is (?:important|worth) (?:to (?:note|remember|know)|noting)) that"
    r"|(?:si )?(?:osserv[ai]|not[ai]|ricord[ai])(?:mo|te|re)? che|(?:va|da) (?:notato|notare|ricordato|ricordare) che"
    r"|osserviamo che|notiamo che|ricordiamo che"
    r"|(?:on )?(?:not|remarqu|rappell?|observ)(?:e|ons|ez) que|(?:il faut|à) noter que"
    r"|(?:nótese|obsérvese|nota|recuerda|recordemos|observamos|recuérdese) que|(?:cabe|hay que) (?:destacar"
    r"|recordar|señalar"
    r"|notar) que"
    r"|(?:note|lembre|observe)(?:-se)?(?: de)? que|(?:vale|cabe) (?:lembrar|ressaltar|destacar|notar) que"
    r"|(?:notera|observera|kom ihåg|tänk på) att|(?:merk|husk|bemærk|legg merke til) at"
    r"|(?:zauważmy|zauważ|pamiętaj|pamiętajmy|należy (?:zauważyć|pamiętać)|warto (?:zauważyć|pamiętać)), że"
    r"|(?:заметим|отметим|напомним|помните|(?:следует|важно|нужно) (?:отметить|помнить|заметить)), что) |(?:notons"
    r"|notez|rappelons"
    r"|remarquons|rappelez) qu['’]|(?:需要|值得)?注意(?:的是|到)?[，,:：] ?)(?=\S)"
)
"""What points at a sentence that stands by itself."""
_HAN = "\u4e00-\u9fff"
_LABELLED = re.compile(rf"^[*_=]{{0,2}}[{_HAN}]{{2,10}}[*_=]{{0,2}}[ \u3000]+(?=[{_HAN}][^\s]{{3,}})")
"""A name with a blank behind it, and a sentence: words of Chinese have no blanks between them."""


@lru_cache(maxsize=REMEMBERED)
def without_beginning(sentence: str, parted: bool = True) -> str:
    """A sentence without what stands before it and is no part of it: what points at it, or a name. Words that are not
    `parted` by blanks have a name before them where there is one."""
    bare = _POINTS_OUT.sub(lambda found: found["mark"], sentence, count=1)
    return bare if parted else _LABELLED.sub("", bare, count=1)


_BY_EXAMPLE = re.compile(
    r"(?i)[\s,;:.(–-]{1,4}(?:for example|for instance|e\. ?g\.?|zum beispiel|z\. ?b\.?|beispielsweise|per esempio"
    r"|ad esempio|ad es\.?"
    r"|par exemple|p\. ?ex\.?|por ejemplo|p\. ?ej\.?|por exemplo|till exempel|t\. ?ex\.?|exempelvis|for eksempel"
    r"|f\. ?eks\.?"
    r"|bijvoorbeeld|bijv\.?|na przykład|np\.?|например|напр\.?)\W*$|[，,、]?\s?(?:例如|比如|たとえば|例えば)[：:，,]?$"
)
"""An example that is not told any more: what stands before it is whole."""
_OPEN = re.compile(
    r"(?i)(?<!\w)(?:such as|including|namely|as follows|that is|i\. ?e\.?|wie folgt|nämlich|und zwar|das heißt"
    r"|d\. ?h\.?"
    r"|come segue|tra cui|cioè|ossia|vale a dire|comme suit|tel(?:le)?s? que|à savoir|c['’]est-à-dire|como sigue"
    r"|tal(?:es)? como"
    r"|a saber|es decir|tais como|isto é|ou seja|såsom|som följer|det vill säga|som følger|slik som|det vil si"
    r"|det vil sige"
    r"|zoals|als volgt|namelijk|dat wil zeggen|taki(?:e|ch) jak|to znaczy|takie? jak|такие как|а именно|то есть)\W*$"
    r"|(?:包括|如下|分为|即|如|以下の通り)[：:，,]?$"
)
"""What begins the next thing that is told."""
_DANGLING = {
    language: re.compile(rf"(?<![\w’'])(?:{words})$")
    for language, words in {
        "en": r"where|whose|which|because|than|the|every|(?:\w+ing|says?|means?|states?|argues?) that",
        "de": r"der|dem|den|des|ein|eine|einen|einem|einer|eines"
        r"|und|oder|dass|weil|ob|bzw|von|vom|für|zum|zur|beim|im|ins",
        "fr": r"le|la|les|un|une|de|du|des|à|au|aux|dans|par|pour|avec|sur|et|ou|que|qui|dont|car|si",
        "es": r"el|la|los|las|un|una|unos|unas|de|del|al|en|con|por|para|sobre|y|o|que|cuyo|cuya|porque|donde|si",
        "it": r"il|la|gli|le|un|uno|una|d[iae]l?|dello|della|dei|degli|delle|ad|al|allo|alla|ai|agli|alle|dal|dalla|dai"
        r"|dalle|in|nel|nella|nei|nelle|con|su|sul|sulla|per|tra|fra|ed?|o|che|cui|se|mentre",
        "pt": r"os|as|um|uma|de|do|da|dos|das|em|no|na|nos|nas|com|por|para|e|ou|que|cujo|cuja|porque|onde|ao",
        "sv": r"en|ett|och|eller|att|som|eftersom",
        "nb": r"en|et|og|eller|at|som|fordi",
        "da": r"en|et|og|eller|at|som|fordi",
        "nl": r"een|en|of|van|omdat",
        "pl": r"i|oraz|lub|albo|że|któr[aey]|ponieważ|w|we|z|ze|do|od|dla|przez|na|po",
        "ru": r"и|или|что|котор(?:ый|ая|ое|ые)|потому|в|во|с|со|к|от|для|на|о|об|по|из|у|при|чтобы|если",
    }.items()
}
"""Small words that something follows."""
_NEVER = re.compile("(?!)")
_HALF_CLAUSE = re.compile(
    r"(?i) (?:that|which|who|che|qui|que|quien|som|die|dat|który|która|который|которая) [^\W\d_]+$"
)
"""What somebody does, and not to whom: lines below it may tell that."""
LONGEST_LABEL, FEWEST = 3, 3
"""Words of a label that stands behind the last sentence, and of what is left where something is cut."""


@lru_cache(maxsize=REMEMBERED)
def whole(text: str, phrasebook: Phrasebook) -> str:
    """What is told back, without what stands before it or begins another thought behind it."""
    told = without_beginning(text, phrasebook.name not in UNPARTED)
    told = _BY_EXAMPLE.sub("", told)
    *before, last = sentences(told) or ("",)
    label = last.strip(" :：*_")
    named = phrasebook.labels.fullmatch(label) or phrasebook.says_nothing.fullmatch(label)
    if before and length(label) <= LONGEST_LABEL and named:
        told = told[: told.rindex(last)].rstrip()
    return text if fault(told) or length(told) < FEWEST else told


def ends_with_its_thought(case: Case) -> str:
    """What is told back does not end in the beginning of the next thing, which its lines below may tell."""
    main = case.main
    if main is None or main.phrasebook is None or not isinstance(case.candidate.asked, Back):
        return ""
    told = [text.rstrip(" .,:;…") for text in case.parts.right]
    dangling = _DANGLING.get(main.phrasebook.name, _NEVER)
    led = main.key in case.corpus.children and any(map(_HALF_CLAUSE.search, told))
    return (
        "ends before its thought does" if led or any(map(_OPEN.search, told)) or any(map(dangling.search, told)) else ""
    )


CHECKS: tuple[Check, ...] = (ends_with_its_thought,)
