"""Is a term a person? Then it is asked who that is, and not what."""

import re
from collections.abc import Sequence
from functools import lru_cache

from study.core.generators.case import Case, Check
from study.core.generators.definitions import tells_genus
from study.core.generators.grammar import form
from study.core.generators.phrasebook import CLASS_LAST, Phrasebook
from study.core.generators.statements import Corpus
from study.core.generators.usage import Usage
from study.core.generators.whole import INDEFINITE, without_article
from study.core.text.compare import opened
from study.core.text.given_names import GIVEN
from study.core.text.names import any_of
from study.core.text.remembered import REMEMBERED

LONGEST = 6
"""Words of a name, with what joins them."""
SHORTEST_LIFE, LONGEST_LIFE = 15, 110
"""Years from the birth of somebody who is told of to their death."""
LIVING = 1930
"""The last year of which whoever is told of in it is told of as one of the past."""
_PARTICLES = any_of(
    "de von van der den ten ter zu zum zur di da del della degli dei do dos das du la le les al el bin ibn ben y e of"
    " the il lo af av and und der die fon фон де ван"
)
_JOINED = re.compile(r"(?:[dlo]|al|el|ad|an|ash|ar)[-’'][^\W\d_]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[A-ZÀ-Þ]\.?")
_NUMERAL = re.compile(r"[IVX]{1,5}\.?,?")
_OFFICES = re.compile(
    r"(?i)(?:\w*kaiser|tsar|zar|czar|shogun|daimyo|samurai|doge|sultan|caliph|khalif|calif|kalif|emir|khan|shah|pasha|bey"
    r"|vizier|wesir|pharao[hn]?e?|faraon[e]?|consul|konsul|cónsul|console|proconsul|praetor|prätor|préteur|tribune?|tribun"
    r"|legate|legat|satrap|archon|ephor|strategos|imam|ayatollah|raja|maharaja|mikado|voivode|duce|führer|caudillo|rex"
    r"|speaker|premier|regent|régent|dauphin|infante|laird|lord|sir|sheriff|vogt|abbot|abt|abbé|patriarch|patriarche)s?"
)
"""What somebody is by office, and no name, in any language."""
_TITLES = any_of(
    "abbé sir lord lady saint st. san santa são sankt dr. dr prof. prof professor mr. mrs. madame m. mme don doña dom"
    " fra père dame imam sheikh pharaoh khan sultan caliph tsar czar zar kaiser"
)
"""What stands before the name of a person, besides what one is."""
_CJK = {
    "zh": re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·・•][\u4e00-\u9fff]{1,8}){1,3}"),
    "ja": re.compile(r"[\u4e00-\u9fff]{2,6}|[\u30a0-\u30ff]{3,}(?:[・＝=][\u30a0-\u30ff]+)*"),
    "ko": re.compile(r"[가-힣]{2,5}(?: [가-힣]{1,8}){0,3}"),
    "ar": re.compile(r"[\u0600-\u06ff]+(?: [\u0600-\u06ff]+){0,3}"),
}
"""How a name is written where no capital tells it."""
_DOT = re.compile(r"[·・•]")
_BRACKETS = re.compile(r" ?[(（](?P<inner>[^()（）]*)[)）]")
_BORN = re.compile(
    r"(?i)\*\s?(?:\d{1,2}\.? ?(?:\d{1,2}\.|[^\W\d_]+) ?)?\d{3,4}\b"
    r"|(?<!\w)(?:b|born|geb|geboren|née?|nacid[oa]|nat[oa]|nascid[oa]|född|født|ur|urodzon[ya]|род|родил(?:ся|ась)|출생)"
    r"\.?(?:,? (?:en|in|im|am|il|nel|el|em|le|om|à|a|w|в)(?!\w))*[^()\d;]{0,25}(?:\d{1,2}\.? ?[^\W\d_]+ )?\d{3,4}\b"
)
"""When somebody was born, which is said of persons alone."""
_DIED = re.compile(
    r"(?i)†|(?<!\w)(?:d|died|gest|gestorben|mort[aeo]?|muert[oa]|död|død|overleden|zm|zmarł[ya]?|ум)\.?"
    r" [^()\d]{0,12}\d{3,4}\b"
)
_LIFE = re.compile(r"(?<![\d./])(?P<birth>\d{3,4})\b[^\d()]{0,30}?[-–—][^\d()]{0,30}?(?P<death>\d{3,4})\b(?![\d./])")
_YEAR = re.compile(r"(?<![\d.,])[1-9]\d{2,3}(?![\d.,%])(?!\s?[^\W\d_]{1,3}\b)")
_CENTURY = re.compile(
    r"(?i)(?:\d{1,2}(?:th|st|nd|rd|\.|e)?|\b[IVX]+(?:e|ème)?)[ -]?(?:century|jh\.?|jahrhunderts?|siècle|siglo|secolo"
    r"|século|eeuws?e?|wieku?|век)|(?:siglo|século|secolo) [IVX]+|\d{4}-tal\w*|\d{4}s\b|世纪|世紀|세기"
    r"|(?:b\.?c\.?e?|v\. ?chr|av\. ?j|a\. ?c|a\. ?e)\b\.?"
)
_ANCIENT = re.compile(r"(?i)\b(?:ancient|antik\w*|antique|antigu[oa]|antic[oa]|antyczn\w+)\b|古代|古希腊|古罗马")
_DEED = re.compile(
    r"[A-Za-z][a-z]+ed (?!by\b)|(?i:(?:also |first )?(?:wrote|led|won|built|found|made|gave|became|began|taught|fought"
    r"|brought|thought|saw|drew|ran|was|were|had)\b)"
)
"""What English says that somebody did."""
_AGENT = r"[a-z]{3,}(?:er|or|ist)(?= (?:of|at|in|on) )"
"""What English calls whoever does something; a thing may be called so, too."""
_FORMER = (
    r"(?:former|ehemaliger?|früherer?|anciens?|ancienne|antigu[oa]|antig[oa]|ex|byly|był[ay]|бывш(?:ий|ая)|tidligere"
    r"|tidigare|voormalig)[ -][^\W\d_]+"
)
"""What somebody was before."""
_PAST = {
    code: re.compile(rf"(?i)(?<!\w)(?:{verbs})(?!\w)")
    for code, verbs in {
        "en": r"was|were|had|wrote|led|became|died|[a-z]{3,}ed(?= (?:the|an?|that|in|to|of)\b)",
        "de": "war|starb|wurde|schrieb|hatte|gründete|lebte",
        "fr": "était|fut|mourut|écrivit|avait|vécut|fonda",
        "es": "fue|era|murió|escribió|vivió|fundó",
        "it": "fu|era|morì|scrisse|visse|fondò",
        "pt": "foi|era|morreu|escreveu|viveu|fundou",
        "sv": "var|dog|skrev|levde|grundade",
        "nb": "var|døde|skrev|levde|grunnla",
        "da": "var|døde|skrev|levede|grundlagde",
        "nl": "was|werd|stierf|schreef|leefde|stichtte",
        "pl": "był[ay]?|zmarł[ay]?|napisał[ay]?|żył[ay]?|założył[ay]?",
        "ru": "был[аи]?|умер(?:ла)?|написал[аи]?|жил[аи]?|основал[аи]?",
        "ar": "كان|كانت|توفي|توفيت|عاش|عاشت|أسس|أسست",
    }.items()
}
"""What tells of somebody as one of the past."""
_NEVER = re.compile("(?!)")
_OF_A_PLACE = re.compile(
    r",? (?:(?:of|from|in|de|du|des|di|do|da|von|van|av|af|til|i|en|aus|w|z|из|в)(?: (?:the|la|el|il|der) | l[’']| )"
    r"|d[’'])(?=[A-ZÀ-ÞА-Я])"
)
_AND = re.compile(r"(?: (?:and|und|et|y|e|och|og|en|i|и|&) |[,/] ?|、|、|和)(?=\w)")
_GOES_ON = re.compile(r"$|[,;.(–]| (?:of|who|de|du|d[’']|des|der|von|van|che|que|qui|som|av|di|del|da|do)\b")
"""What may follow the one thing that something is."""
_GOES_ON = re.compile(r"$|[,;.(–]| (?:of|who|de|du|d[’']|des|der|von|van|che|que|qui|som|av|di|del|da|do)\b")
"""What may follow the one thing that something is."""
_NO_END = ("’s", "'s", "-", "/", ":")
"""What goes on with a word, or with what is told of it."""
_DECLINED = ("pl", "ru")
"""Languages in which a place stands right behind what somebody is there."""
_LETTERS = re.compile(r"[^\W\d_]+")


def says_who_it_is(case: Case) -> str:
    """Whoever is asked for a person is told who that is, and not something that they think."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.shape not in ("named", "term"):
        return ""
    name, _, aside = _BRACKETS.sub("", opened(main.term)).partition(", ")
    by_name = _told(main.phrasebook, name, aside, main.meaning, main.term, case.corpus.usage) == "name"
    return "tells not who it is" if by_name and not _tells_deed(main.meaning, main.phrasebook) else ""


def question(
    corpus: Corpus, phrasebook: Phrasebook, term: str, said: str, copula: str = "", *, told: bool = False
) -> str:
    """The question for a person, "" where the term names none: who that is, where it is told, or what is said of them.
    `copula` stands between both in a sentence, which tells who somebody is, as do lines of which that is `told`."""
    if not _LETTERS.search(_LIFE.sub("", said)):
        return ""
    name, _, aside = _BRACKETS.sub("", term).partition(", ")
    known = _told(phrasebook, name, aside, said, term, corpus.usage)
    if not known:
        return ""
    shown = phrasebook.shown(term)
    if known == "name" and not (copula or told) and not _tells_deed(said, phrasebook):
        return phrasebook.about.format(subject=shown)
    return phrasebook.who[_is_past(term, said, copula, phrasebook)].format(term=shown)


def _told(phrasebook: Phrasebook, name: str, aside: str, said: str, term: str, usage: Usage) -> str:
    """By what a term is told to be a person: by its "name" alone, or by what is "said" of it; "" where it is none."""
    bare = _without_titles(name, phrasebook)
    if bare is None or not _is_named_so(bare, usage, phrasebook):
        return ""
    parts = bare.split(" ")
    lived = _life(term, said)
    given = _has_given_name(parts) or (len(parts) > 1 and parts[0] != name.split(" ")[0])
    what = _BRACKETS.sub("", said) if _life("", said) else said
    evident = given or bool(lived) or bare != name
    if lived == "born" or _is_class(what, phrasebook, evident, parts):
        return "said"
    if aside and _is_class(aside, phrasebook, True, parts):
        return "name"
    several = len(parts) > 1 and not any(part.lower() in usage.small for part in parts[1:] if len(part) > 2)
    if not several or phrasebook.name in _CJK:
        return ""
    if lived and not tells_genus(what, phrasebook):
        return "said"
    return "name" if given else ""


@lru_cache(maxsize=REMEMBERED)
def _without_titles(name: str, phrasebook: Phrasebook) -> str | None:
    """A name without what its person is before it: "King Henry VIII"; None where nothing else is left, or where it is
    written as no name is."""
    if phrasebook.name in _CJK:
        found = _CJK[phrasebook.name].fullmatch(name)
        return name if found and not _noun(phrasebook).fullmatch(name) else None
    words = name.split(" ")
    while words and (words[0].lower() in _TITLES or _noun(phrasebook).fullmatch(words[0])):
        words = words[1:]
    if not words or len(words) > LONGEST or without_article(name, phrasebook) != name:
        return None
    if not all(_is_of_a_name(word) for word in words) or words[0] in ("of", "and", "the"):
        return None
    last = words[-1]
    if _OFFICES.fullmatch(last) or _noun(phrasebook).fullmatch(last) or last.lower() in _PARTICLES:
        return None
    capitals = [word for word in words if word.lower() not in _PARTICLES]
    return None if len(words) == 1 and capitals[0].isupper() else " ".join(words)


def _is_of_a_name(word: str) -> bool:
    if word in _PARTICLES or _JOINED.match(word) or _INITIALS.fullmatch(word) or _NUMERAL.fullmatch(word):
        return True
    return word[:1].isupper() and re.fullmatch(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?", word) is not None


def _is_named_so(name: str, usage: Usage, phrasebook: Phrasebook) -> bool:
    """Whether the notes write a name as one: behind no article, and never small where it is one word."""
    first, *others = name.split(" ")
    if not others and first.lower() in usage.small:
        return False
    return phrasebook.name in ("it", "pt") or re.split("[-’']", first)[0].lower() not in usage.articled


def _has_given_name(parts: Sequence[str]) -> bool:
    first = re.split(r"[-’']", parts[0])[0]
    if len(parts) == 1:
        return False
    initials = _INITIALS.fullmatch(parts[0]) is not None and "." in parts[0]
    return first in GIVEN or first.title() in GIVEN or initials or any(part in ("von", "van") for part in parts[1:-1])


def _life(term: str, said: str) -> str:
    """What brackets behind a name, or before what is said, tell of a life: "born", or from when to when ("lived")."""
    inner = [found["inner"] for found in _BRACKETS.finditer(term)]
    first = _BRACKETS.match(f" {said}") or _BRACKETS.search(said[:60])
    inner += [first["inner"]] if first else []
    inner += [said[:40]] if re.match(r"\d{3,4} ?[-–—] ?\d{3,4}\b|\*|(?:born|geb\.|née?|nacid|nat[oa]) ", said) else []
    if any(map(_BORN.search, inner)):
        return "born"
    for found in filter(None, map(_LIFE.search, inner)):
        birth, death = int(found["birth"]), int(found["death"])
        if SHORTEST_LIFE <= abs(death - birth) <= LONGEST_LIFE:
            return "lived"
    return ""


@lru_cache(maxsize=REMEMBERED)
def _noun(phrasebook: Phrasebook) -> re.Pattern[str]:
    return re.compile(rf"(?:{phrasebook.person or '(?!)'})", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def _class(phrasebook: Phrasebook) -> re.Pattern[str]:
    noun = phrasebook.person or "(?!)"
    if phrasebook.name in CLASS_LAST:
        return re.compile(rf"(?P<before>[^，、；。,;:：(（]*?)(?:{noun})(?P<rest>$|[，、；。,;:：(（であだ이였].*)")
    agent = rf"{_FORMER}|{_AGENT}" if phrasebook.name == "en" else _FORMER
    before = r"(?P<before>(?:[^\s,;:(]+ ){0,4}?)"
    return re.compile(rf"{before}(?:{noun}|(?P<agent>{agent}))(?!\w)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def _is_class(said: str, phrasebook: Phrasebook, evident: bool, name: Sequence[str]) -> bool:
    """Whether what is said begins with what only a person is; where the name tells it not, a place, a time or a second
    such word has to: an office is told by them of nobody."""
    bare = without_article(INDEFINITE.sub("", said, count=1), phrasebook)
    definite = bare != said and not INDEFINITE.match(said)
    found = _class(phrasebook).match(bare)
    if not found:
        return False
    before, rest = found["before"], found["rest"]
    if phrasebook.name in CLASS_LAST:
        native = re.search(phrasebook.native, before)
        return bool(native or evident or _YEAR.search(said) or _DOT.search(" ".join(name)))
    if any(word in phrasebook.common for word in before.lower().split()) or rest.startswith(_NO_END):
        return False
    if phrasebook.name not in _DECLINED and re.match(r" [A-ZÀ-Þ]", rest):  # another name: "president Smith said"
        return False
    if rest.strip() and (phrasebook.predicate.match(rest) or form(rest.strip(), phrasebook) == "verb"):
        return False
    if definite and not _GOES_ON.match(rest):
        return False
    if found["agent"]:
        return evident
    return evident or _is_placed(said, before, rest, phrasebook)


def _is_placed(said: str, before: str, rest: str, phrasebook: Phrasebook) -> bool:
    """Whether it is told where or when one lived, or what else one was."""
    native = re.compile(rf"(?:{phrasebook.native or '(?!)'})", re.IGNORECASE)
    beside = (*before.split(), *_LETTERS.findall(rest)[:2])
    second = _AND.match(rest)
    return bool(
        any(map(native.fullmatch, beside))
        or (second and _class(phrasebook).match(rest[second.end() :]))
        or _OF_A_PLACE.match(rest)
        or (phrasebook.name in _DECLINED and re.match(r" [A-ZА-Я]", rest))
        or _YEAR.search(said)
        or _CENTURY.search(said)
        or _past(phrasebook).search(rest)
    )


def _tells_deed(said: str, phrasebook: Phrasebook) -> bool:
    """Whether it is told what somebody did."""
    return phrasebook.name == "en" and _DEED.match(said) is not None


def _past(phrasebook: Phrasebook) -> re.Pattern[str]:
    return _PAST.get(phrasebook.name, _NEVER)


def _is_past(term: str, said: str, copula: str, phrasebook: Phrasebook) -> bool:
    """Whether a person is told of as one of the past: by the year of a death, by a verb, or by an early year."""
    text = f"{term} {said}"
    if any(one.search(text) for one in (_DIED, _CENTURY, _ANCIENT)) or _past(phrasebook).search(f"{copula} {said}"):
        return True
    inner = " ".join(found["inner"] for found in _BRACKETS.finditer(text))
    if _LIFE.search(inner) or _LIFE.match(said):
        return True
    return any(int(year) <= LIVING for year in _YEAR.findall(text))


CHECKS: tuple[Check, ...] = (says_who_it_is,)
