"""Explain X: what the notes say of one of several things of a list, told back. What something is, does or is for, in
whatever form it is said."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from study.core.generators import bodies, persons, respects
from study.core.generators.candidate import Candidate, Given, Shape
from study.core.generators.definitions import LONGEST, QUESTION, brief, says_of_a_thing, tells_genus
from study.core.generators.endings import whole
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, is_quality, is_quality_in
from study.core.generators.lists import ends_open, names_kind
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.respects import TELLS_OF_IT, is_respect
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import enumerated, is_many
from study.core.generators.whole import INDEFINITE, fault, leans, length, names, without_article
from study.core.notes.model import Topic
from study.core.text.compare import opened, simple, within, words

FEWEST = 3
"""Words of what is said of a thing; the most are those of what is told back as it stands."""
TELLING = 2
"""Words among them that carry a meaning of their own."""
FEWEST_ALONE = 5
"""Words of what is said of a name that stands alone in its list."""
LONGEST_NAME = 5
BEGINNING = 5
"""Letters that two words of one stem have in common."""
OTHERS, OTHERS_OF_KIND = 2, 1
"""Lines of its list beside it that name something too; the second where the writer set the name off, or the heading
says of what kind they are."""
LAST = 6
"""Its rank: a line is asked so where nothing closer to it is asked."""
CLAIMED = 2
"""The rank of what somebody says of something, which nothing is closer to."""
LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""
_NAME_BY_FORM = re.compile(r"(?:[A-Z][A-Z\d]+[a-z]?|[A-Z]\w*[a-z][A-Z]\w*|(?:[A-Z]\w+ )+[A-Z]\w+)(?: \([^()]+\))?")
_RELATES = re.compile(
    r"(?i)(?<![\w-])(?:of|for|in|to|from|with|by|on|over|under|per|and|or|after|before|between|without|if|when|vs)"
    r"(?![\w-])"
)
"""What makes of an English term a case, or a respect, of some other thing."""
_BEHIND = re.compile(r" ?\([^()]*\)$")
_TITLE = re.compile(r"[A-Z][\w’'-]*(?: (?:[A-Z\d][\w’'-]*|of|for|and|on|by|the))*")
"""A name with its words in capitals, whatever joins them: "Economy of Mechanism"."""
LONGEST_TITLE = 8
_ROW = re.compile(r"[\[(]|(?:e\.?g|ex|etc|such as|like|see|se|vedi|siehe|voir|véase|t\.? ?ex|z\.? ?B)\b", re.IGNORECASE)
"""What begins with a row of things, or names some of many."""
_HOW_MANY = re.compile(
    r"(?i)(?:many|few|several|more|less|all|some|most|viele|wenige|mehrere|alle|beaucoup|plusieurs|tous|muchos|varios"
    r"|todos|molti|pochi|tutti|muitos|vários|många|få|alla|veel|weinig) "
)
"""What tells how many of something there are, and is no name."""
_WITHIN_NAME = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_HALF_SET_OFF = re.compile(r"(?P<mark>\*\*|__|==|\*|_)(?P<name>[^\s*_=|][^*_=|]*)(?P=mark) \w")
"""A name of which its writer set off the first words alone: those are the name, or it is none."""
_NO_EXPLANATION = re.compile(
    r"(?i)^(?:(?:very |sehr |molto |très |muy |muito |mycket |zeer )?(?:great|good|best|bad|useful|handy|ideal|gut"
    r"|nützlich|schlecht|buono|ottimo|utile|ideale|bon|bonne|utile|idéal|bueno|útil|ideal|bom|bra|användbar|goed"
    r"|handig) (?:for|für|per|pour|para|för|voor)\b"
    r"|(?:through|via|by|due to|because|thanks to|durch|mittels|wegen|attraverso|mediante|tramite|à travers|grâce à"
    r"|a través|por medio|através|genom|på grund|door|vanwege)\b)"
    r"|\(\d{4}[a-z]?\)\."
)
"""What praises a thing, tells only by what something happens, or where something was read."""
_PARTICIPLE = re.compile(r" (?:based|driven|oriented|dependent|independent|bound|only|free)$")
_OF_TROUBLE = re.compile(
    r"(?i)(?<!\w)(?:problems?|errors?|causes?|reasons?|drawbacks?|downsides|disadvantages?|examples?|symptoms?|issues?"
    r"|conditions|prerequisites|troubleshooting|pitfalls|mistakes|fehler(?:quellen)?|probleme?|ursachen?|gründe"
    r"|nachteile?|beispiele?|bedingungen|voraussetzungen|symptome|problem[aieos]|error[ei]|errores|erros|cause|motivi"
    r"|svantaggi|esemp[io]+|condizioni|sintomi|problèmes?|erreurs?|raisons|inconvénients|exemples?"
    r"|symptômes|causas?|razones|desventajas?|ejemplos?|condiciones|síntomas|razões|desvantagens|exemplos?|condições"
    r"|sintomas|fel|orsak(?:er)?|nackdelar|exempel|villkor|symtom|problemen|fouten|oorzaken|nadelen|voorbeelden"
    r"|voorwaarden|symptomen)(?!\w)|问题|错误|原因|缺点|例子|条件|症状|مشاكل|أخطاء|أسباب|عيوب|أمثلة|شروط|أعراض"
)
"""A place whose lines tell when, why or with what harm something happens, and explain no thing."""
_SAYING = re.compile(r"[“„«\"「『][^“„«\"「『]+[”“»\"」』]\W*")
_IS_A_SENTENCE = re.compile(
    r"(?i)(?<!\w)(?:principl|law|rule|theorem|hypothes|theor|paradox|argument|thesis|axiom|postulat|conjectur"
    r"|doctrin|dogma"
    r"|prinzip|gesetz|regel|these|lehr|princip|loi|règle|hypothès|thès|théor|ley|regla|hipótes|tesis|teor|legge|regol"
    r"|ipotes|tesi|assiom|dottrin|lei|regra|tese|lag|sats|lov|læresætn|wet|stelling|prawo|zasad|reguł|hipotez|принцип"
    r"|закон|правил|гипотез|теор|аксиом|قانون|مبدأ|نظرية)|ism(?:us?|e|o)?(?!\w)|изм(?!\w)|gesetz(?!\w)|satz(?!\w)|법칙|원리"
)
"""What is told in a sentence of its own: a law, a view of the world."""
_SEVERAL = re.compile(r"\w+ (?:of|in|between|from) |[A-Z]\w+ly ")
"""What looks like a verb and is a noun of several, or a name: "changes in the field", "Italy has …"."""
SUBJECT = 8
"""Words within which the verb of a sentence with its article comes."""
_ADDS = re.compile(r"[|:=–—-]\s*\+\s")
"""What is said begins with a sign: what comes to something else explains no thing."""
_ASIDE = re.compile(r"(?P<term>[^():=–—-]{2,50}?) \((?P<said>[^()]+)\)")
"""A name with what is said of it in parentheses: "Embedded (part of a switch)". Two of three tell what it is,
the others remark something: the writer decides."""


class _Pair(NamedTuple):
    term: str
    said: str


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that says something of what it names, among others that do."""
    for together in corpus.lists[topic.key]:
        if together[0].phrasebook is None or len(together[0].cells) > 2:
            continue
        pairs = [_pair(corpus, entry) for entry in together]
        for place, (entry, pair) in enumerate(zip(together, pairs, strict=True)):
            phrasebook = entry.phrasebook
            if pair is None or phrasebook is None or not _tells(corpus, entry, pair, phrasebook):
                continue
            if not (_among_others(corpus, together, pairs, place) or _is_known_by_form(entry, pair, phrasebook)):
                continue
            claimed = _claimed(pair, phrasebook)
            prompt = claimed or persons.question(corpus, phrasebook, opened(pair.term), pair.said)
            prompt = prompt or _asked(corpus, entry, pair, phrasebook)
            given: Given = "term" if pair.term == entry.term else ""
            body = bodies.back(opened(whole(pair.said, phrasebook)))
            aside, rank = not entry.term, CLAIMED if claimed else LAST
            yield Proposal("explained", (entry,), prompt, body, rank, given=given, open=aside).of(corpus)


def _claimed(pair: _Pair, phrasebook: Phrasebook) -> str:
    """The question for what somebody, or a view, says of something: "Hobbes: argues that …"."""
    return phrasebook.claim.format(term=phrasebook.shown(opened(pair.term))) if phrasebook.is_claim(pair.said) else ""


def _asked(corpus: Corpus, entry: Entry, pair: _Pair, phrasebook: Phrasebook) -> str:
    """The question for what is said of a thing: in a table for what its column names, where that is a respect."""
    column = entry.cells[1][0] if entry.cells else ""
    if column and not TELLS_OF_IT.fullmatch(column) and is_respect(column, phrasebook):
        return respects.prompt(phrasebook, column, opened(pair.term), pair.said)
    shown = phrasebook.shown(opened(pair.term))
    if _is_remark(_over(corpus, entry), pair, phrasebook):
        return phrasebook.about.format(subject=shown)
    deed = form(pair.said, phrasebook) == "verb" and not (is_many(pair.term) or _SEVERAL.match(pair.said))
    deed = deed and phrasebook.predicate.search(pair.said) is None
    return (phrasebook.does if deed and phrasebook.does else phrasebook.explain).format(term=shown)


def _is_remark(over: str, pair: _Pair, phrasebook: Phrasebook) -> bool:
    """Whether what is said is a saying, or a sentence about something else: no law, and no view of the world, whose
    words are such sentences, and none of several kinds, each of which is told by what happens in it."""
    term, said = pair
    if _SAYING.fullmatch(said):
        return True
    if names_kind(over, phrasebook):
        return False
    if _IS_A_SENTENCE.search(term) or within(term, said) or phrasebook.name in UNPARTED:
        return False
    bare = without_article(INDEFINITE.sub("", said, count=1), phrasebook)
    if phrasebook.name == "en":
        return form(said, phrasebook) == "clause" and not phrasebook.classes.match(bare)
    if tells_genus(said, phrasebook):
        return False
    definite = bare != said and not INDEFINITE.match(said)
    verb = phrasebook.verb_of(" ".join(said.split(" ")[:SUBJECT]))
    return definite and verb is not None


def _pair(corpus: Corpus, entry: Entry) -> _Pair | None:
    """A name with what is said of it: on two sides of a line, or in parentheses."""
    if says_of_a_thing(corpus, entry, arrows=entry.is_set_off):
        return _Pair(entry.term, brief(entry.meaning))
    found = None if entry.term or entry.cells else _ASIDE.fullmatch(entry.text)
    if found is None or not names(found["term"], entry.phrasebook) or fault(found["said"]):
        return None
    return None if leans(found["said"], entry.phrasebook) else _Pair(found["term"], found["said"])


def _tells(corpus: Corpus, entry: Entry, pair: _Pair, phrasebook: Phrasebook) -> bool:
    """Whether the name is one of a thing, and enough is said of it that is no row of names, order or amount."""
    term, said = pair
    if not FEWEST <= length(said) <= LONGEST or form(said, phrasebook) in ("order", "number", "question"):
        return False
    if (
        _ADDS.search(entry.fact.text)
        or _NO_EXPLANATION.search(said)
        or (" " not in term and is_quality_in(term, phrasebook))
    ):
        return False
    bare = _BEHIND.sub("", term)
    titled = _TITLE.fullmatch(bare) is not None and entry.is_set_off
    longest = LONGEST_TITLE if titled else LONGEST_NAME
    if QUESTION.match(term) or phrasebook.instructs(term) or _ROW.match(said) or length(bare) > longest:
        return False
    if names_kind(term, phrasebook) or _HOW_MANY.match(term):
        return False
    if phrasebook.name == "en" and (
        (_RELATES.search(bare) and not titled) or is_quality(term) or _PARTICIPLE.search(term)
    ):
        return False
    if phrasebook.name != "en" and any(word in phrasebook.common for word in term.lower().split()[1:]):
        return False
    if enumerated(re.sub(r"\.{2,}|…", "x", said), phrasebook):
        return False
    over = _over(corpus, entry)
    completes = ends_open(over, phrasebook) and not phrasebook.promises(over, 0)
    if completes or _OF_TROUBLE.search(f"{over} {entry.lead}"):  # its lines complete a sentence, or tell of harm
        return False
    if (half := _HALF_SET_OFF.match(entry.fact.text)) and simple(half["name"]) != simple(term):
        return False
    if (entry.key in corpus.children and length(said) < FEWEST_ALONE) or len(
        {one.topic.key for one in corpus.by_term.get(simple(term), ())}
    ) > 1:
        return False
    return phrasebook.name in UNPARTED or _is_news(corpus, entry, pair, phrasebook)


def _is_news(corpus: Corpus, entry: Entry, pair: _Pair, phrasebook: Phrasebook) -> bool:
    """Whether what is said is no name over again: enough of its words stand neither in the name, whose parts are
    words, too, nor in its place."""
    told = words(_parted(pair.said)) - phrasebook.common
    named = {word[:BEGINNING] for word in words(_parted(pair.term))}
    placed = {word[:BEGINNING] for word in words(" ".join(corpus.context(entry)))}
    news = [word for word in told if word[:BEGINNING] not in named]
    bare = told & words(_BEHIND.sub("", pair.said))
    if len(bare) <= FEW and any(_share_root(one, other) for one in words(pair.term) for other in bare):
        return False
    fresh = sum(word[:BEGINNING] not in placed for word in news)
    return sum(word not in corpus.common for word in news) >= TELLING and fresh * 2 >= len(told)


FEW, ROOT = 2, 6
"""Words with a meaning in what only translates a name, and letters of a root that both have in common."""


def _share_root(one: str, other: str) -> bool:
    """Whether two long words have the same letters within them: "interventriculare" and "ventrikulära"."""
    return any(one[at : at + ROOT] in other for at in range(len(one) - ROOT + 1))


def _parted(name: str) -> str:
    """A name with its parts as words of their own: "Send Message"."""
    return _WITHIN_NAME.sub(" ", name)


def _over(corpus: Corpus, entry: Entry) -> str:
    """The heading or the line that a line stands under."""
    labels = corpus.labels(entry)
    return labels[-1] if labels else plain_title(entry.topic.title)


def _is_known_by_form(entry: Entry, pair: _Pair, phrasebook: Phrasebook) -> bool:
    """Whether a name is seen to be one by its form, and a clause is said of it that stands by itself."""
    set_off = entry.is_set_off and (" " in pair.term or pair.term.startswith("`"))
    by_form = set_off or _NAME_BY_FORM.fullmatch(pair.term)
    told = re.sub(r"\([^()]*\)", "", pair.said)
    whole = length(told) >= FEWEST_ALONE and not told.isupper() and not phrasebook.conditional.match(told)
    return bool(by_form) and whole and entry.term == pair.term and not within(pair.term, pair.said)


def _among_others(corpus: Corpus, together: tuple[Entry, ...], pairs: list[_Pair | None], place: int) -> bool:
    """Whether most lines of its list name something in the same way: a single one is a remark of its place."""
    entry = together[place]
    near = range(max(0, place - LOOKED_AT // 2), min(len(together), place + LOOKED_AT // 2 + 1))
    beside = [at for at in near if at != place]
    paired = [at for at in beside if pairs[at] is not None]
    if len(paired) * 3 < len(beside) * 2:
        return False
    set_off = entry.is_set_off and any(together[at].is_set_off for at in paired)
    kind = entry.phrasebook is not None and names_kind(_over(corpus, entry), entry.phrasebook)
    return len(paired) >= (OTHERS_OF_KIND if set_off or kind else OTHERS)


PLUGIN = Shape("explained", make)
