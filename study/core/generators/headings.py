"""Headings, and bullets above their own: what names a thing of which something can be told, and what names a respect of
the thing above it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from study.core.generators.entry import Entry
from study.core.generators.grammar import form, is_quality
from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.lists import MERITS, begins_with_kind, names_kind, names_uses
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.respects import NO_RESPECT, SAYS_NOT_OF_WHAT, TELLS_WHAT, TOLD_WHOLE
from study.core.generators.statements import OFTEN, Corpus, plain_title
from study.core.generators.subjects import is_title_telling
from study.core.generators.whole import is_infinitive, length, names, without_article
from study.core.text.compare import simple, stem
from study.core.text.compare import words as meanings
from study.core.text.remembered import REMEMBERED

SPOKEN = 3
"""Words of a line that leads to others as a sentence, where it begins small."""
LONGEST_NAME = 5
"""Words of the name of a thing."""

_SEVERAL = re.compile(r"(?i)[,/&+]| [–—-] | (?:and|or|vs\.?|und|oder|et|ou|y|o|e|ed|och|eller|en|و) ")
"""What parts the names of two things."""
_PLACED = re.compile(
    r"(?i)(?:favou?rite|my|our|your|mein|unser|mon|notre|mi|mio|nostro|meu|mina?|mitt|vårt?|mijn|onze?)\s"
    r"|(?:all|dall|dell|nell|sull|d|à l|de l)['’]|(?:very|too|so|nel|nell[ae]|nei|negli|sul|sulla|al|alla|dal|dalla"
    r"|con|aux?|dans|great|good|best|useful|easy|hard|im|am|zum|zur|beim|vom|sehr|no|na|nos|nas|en|vid|i|på"
    r"|mycket|bij|op|in)\s"
)
"""What begins a heading that says when, where or how."""
_GENERAL = re.compile(
    r"(?i)beyond .+|cas[eo] \w+|pattern|(?:.+ )?(?:classif\w+|klassifi\w+|clasific\w+|patterns|approach(?:es)?|ideas?"
    r"|diagram(?:m|ma|me|s)?|(?:key|main) aspects|(?:things|good) to know|cose da sapere|cosas que saber|à savoir"
    r"|wissenswertes|att veta"
    r"|concepts?|set-?up|configs?|configuration|basics|internals?|magic"
    r"|organi[sz]ation(?:en)?|commands?|cli|compatibility|behaviou?rs?|troubleshooting|info"
    r"|stuff|facts?|details|ways?|tips|recommend(?:ed|ations?)|best practices|considerations|takeaways|gaps|plan|state"
    r"|scenarios?|notes|general(?:ities|idades)?|options?|resources?|fundamentals|assumptions|mistakes|errors"
    r"|misconceptions|huvud\w+|concerns|(?:to )?remember|don['’]t forget|ne pas oublier|à retenir|(?:edge"
    r"|corner) cases|casi limite.*|da ricordare"
    r"|wichtig|zu beachten|att komma ihåg|a tener en cuenta|misc(?:ellaneous)?|remarks|pitfalls"
    r"|gotchas|traps|summary|highlights|authors?|members|contacts?|team|optionen|ressourcen|grundlagen|allgemein(?:es)?"
    r"|sonstiges|\w*stolperfallen|autoren|généralités|bases|ressources|auteurs|général|opciones|recursos|generalidades"
    r"|autores|integrantes|miembros|aspectos (?:básicos|generales)|opzioni|risorse|generalità|autori|nozioni di base"
    r"|base|opções|aspectos gerais|noções|resurser|alternativ|allmänt|grunder(?:na)?|författare|algemeen|auteurs|basis"
    r"|challenges|reasons|herausforderungen|gründe|notizen|défis|raisons|desafíos|razones"
    r"|apuntes|sfide|motivi|appunti|desafios|razões|utmaningar|anteckningar|uitdagingen|redenen|aantekeningen"
    r"|muster|ansatz|idee[n]?|aufbau|befehle|begriffe?|fakten|idées?|approche|commandes?|notions|ideas|enfoque|comandos"
    r"|conceptos?|approccio|comandi|concetti|organizzazione|ideias?|abordagem|conceitos?|idéer?|begrepp|kommandon"
    r"|organisation|opbouw|opdrachten|begrippen)"
)
"""The end of a heading that names no thing, but what its writer had to say of one."""
_COUNTED = re.compile(r"(?<!\w)[a-zà-ÿ]\w+ \d+$")
"""The end of a heading that counts slides, specimens or lessons of one thing: "prostata 2"; a name has its capital."""
_COURSE = re.compile(
    r"(?i)(?:process|prozess|verlauf|ablauf|förlopp|processus|proceso|processo|proces|sequence"
    r"|sekvens|sequenza|secuencia|séquence|sequenz|procedur[ea]?|workflow|steps"
    r"|journey)(?:en|et|er|es)?$"
)
"""The end of a heading whose points come one after the other."""
_NUMBERED = re.compile(
    r"(?i)(?:options?|challenge|problem|question|day|week|lesson|lecture|chapter|module|unit|section|exercise|task|step"
    r"|idea|point|issue|reason|rule|approach|variant|scenario|ansatz|variante|enfoque|approccio|approche|défi|problème|problema|desafío|sfida|regla|regola|règle|regel|fig(?:ure"
    r"|ura)?|table|case|part|opci[óo]n|caso|parte|tabla|abb(?:ildung)?|tabelle|fall|teil|cas|partie"
    r"|tableau|opzione|tabella|opção|tabela|alternativ|del|tabell|optie|deel|tabel)\.? (?:\d+|[A-Z])"
    r"|(?=[a-f]*\d)[0-9a-f]{7,}"
)
"""What is named by a number of the notes alone, or by the name that a program gave to a change."""
_BOOKS = re.compile(
    r"(?i)(?:\w+ )?(?:books?|livres|libros|libri|bücher|böcker|boeken|articles|articoli|artículos|videos?"
    r"|readings?|links?)"
    r"(?: .*)?"
)
"""Where else something can be read."""
_SAYS = {
    "es": r"(?:son|es|fueron|fue|hay|busca|permiten?|incluyen?|tienen?|consta|pueden?|están?|deben?|hacen?|sirven?)",
    "it": r"(?:sono|è|ha|hanno|permett(?:e|ono)|includ(?:e|ono)|comprend(?:e|ono)|può|possono|consiste|dev(?:e"
    r"|ono)|serve)",
    "fr": r"(?:sont|est|a|ont|permet(?:tent)?|compren(?:d|nent)|peut|peuvent|doit|doivent|consiste|sert)",
    "pt": r"(?:são|é|foram|há|permitem?|incluem?|tem|têm|podem?|devem?|consiste|busca|serve)",
    "de": r"(?:sind|ist|hat|haben|umfasst|enthält|kann|können|muss|müssen|gibt|erlaubt|bietet)",
    "sv": r"(?:är|har|kan|ska|måste|finns|innehåller|ger)",
    "nb": r"(?:er|har|kan|skal|må|finnes|inneholder|gir)",
    "da": r"(?:er|har|kan|skal|må|findes|indeholder|giver)",
    "nl": r"(?:zijn|is|heeft|hebben|kan|kunnen|moet|moeten|bevat|biedt)",
    "en": r"(?:is|are|was|were|has|have|can|may|must|should|will|seeks?|includes?|to|by|with|if|when|that|which)",
}
"""How a sentence stops that a list completes."""
_DOES_TO = re.compile(
    r"(?i)\w+ (?:an?|the|all|any|other|others|another|more|your|our|their|its|each|every|new|multiple|several) \w"
    r"|(?:manually|automatically|directly|always|usually|carefully|never|only|do not|don['’]t) \w|.*(?: first"
    r"| instead|wise)$"
    r"|(?!size|prize)\w{3,}(?:ize|ise|ify) \w"
)
"""What begins with what somebody does to something, in English."""
_UNNAMED = re.compile(
    r"(?:[Aa]n?(?= [a-z])|(?i:eine?|une?|un[ao]|uma?|ett|een)) \w|.* (?i:that|which|who|whose) "
    r"|.*\((?i:pp?|s|pág)\.? ?\d"
    r"|(?!\w*(?:s|tion|ing|ment|er|or|ity|[ae]nce|ure|age)\b)[A-Za-z][a-z]+ (?:on|upon) \w"
)
"""What describes a thing and names none ("a formal document tracking"), tells what is done, or where it was read."""
_GERMAN_MANNER = re.compile(r"\w{4,}(?:isch|lich|los|haft|bar)$")
"""The end of a German heading that tells in what way: "parteipolitisch"."""
_GERMAN_ACT = re.compile(r"(?:^| )[A-ZÄÖÜ][\w-]+ [a-zäöü]{3,}(?:en|ern|eln)$")
"""The end of a German heading that tells what is done: "Schulden tilgen"."""
_WHERE = re.compile(
    r"(?i) (?:in|im|on|at|during|bei|für|for|dans|pour|chez|en|para|nel\w*|in|per|em|n[oa]|i|hos|vid|bij|voor) "
)
"""What says, behind a respect, where the thing of the title above has it: "Meaning in law"."""
_SIGNS = re.compile(r"[\u3040-\u9fff]")
"""What stands in a heading of another language than its lines."""
_OF_PEOPLE = re.compile(
    r"很多人|人们|我们|你|我|可以|应该|^(?:利用|使用|通过|进行|避免|保持|建立|提高|实现|采用|学会|选择|设置|增加|减少|改变|注意)|不是|就是|怎么|如何|为什么|什么|哪些|需要|为了"
    r"|如果|建议|行动|变更|[这那]|[一两二三四五六七八九十]个|启发|启示|感悟|反思|总结"
)
"""What stands in a Chinese heading that is a sentence."""
_MADE_UP = re.compile(
    r"(?i)(?:.*[-–:/] ?)?(?:labs?|labors?|laborator(?:y|ies|io|ium|ien|ios)|tp)(?: ?\d+)?|.* lab \d+"
    r"|(?:.* )?(?:scenarios?|business cases?|planning background|case stud(?:y|ies)"
    r"|szenarien|szenario|scénarios?|escenarios?|scenari[oi]?|cenários?|fallstudien?|resolu(?:tion|ción|ção)"
    r"|solutions?|walk-?throughs?|étude de cas|caso de estudio|caso di studio|fallstudie)|(?:labs?|tp) (?:\d|[A-Z-]).*"
    r"|.*(?<!\d)\d{4}[-_./]\d\d[-_./]\d\d(?!\d).*"
)
"""A place in which something made up is set up or solved, or that tells of a day."""
_WHAT_IT_IS = re.compile(r"(?i)^(?:overview|introduction|intro) (?:of|to) (?:the )?| (?:overview|introduction|basics)$")
"""What an English heading says beside the name of its thing."""
_REMARKS = re.compile(r"(?i)(?:personal |my )?notes?")
_RESPECT = re.compile(
    r"(?i)(?:(?:functional|funktionell|functionele|fonctionnelle|funzionale|funcional)\w* \w+|rules|security"
    r"|performance|scaling|scalability|availability|durability|reliability|monitoring|logging"
    r"|encryption"
    r"|access control|authentication|authorization|replication|consistency|networking|storage|pricing|costs?|backups?"
    r"|sicherheit|leistung|skalierung|verfügbarkeit|kosten|sécurité|disponibilité|coûts?|seguridad|rendimiento"
    r"|disponibilidad|costes?|costos?|sicurezza|prestazioni|disponibilità|cost[oi]|segurança|desempenho|custos?"
    r"|säkerhet|prestanda|tillgänglighet|kostnad(?:er)?|diagnos(?:tik)?|behandling|symtom|orsaker|veiligheid"
    r"|prestaties)"
)
"""What may be told of many things, each for itself."""
_OF_SOME = re.compile(
    r"(?i)(?:algun[oa]s|l[oa]s?|el|un[oa]?s?|il|lo|gli|i|le|alcun[ie]|der|die|das|einige|les?|quelques"
    r"|certain(?:es|s)?|o|os|as"
    r"|algumas?|alguns|några|de|het|enkele|some|several|the following|the) (?:\w+ ){0,4}\w+"
)
"""What begins a line that leads to others as a sentence does."""
_STOPS = re.compile(r"(?:为|是|有|包括|如下|例如|比如)$")
"""How a sentence stops that a list completes, where words are not parted."""
_ASKS = re.compile(
    r"(?i)(?:(?:che )?cos['’]è|come|what (?:is|are)|o que|qué|qu['’]est-ce|was ist|vad är|wat is|hur|how|wie)\b"
)
"""What begins a heading that asks itself."""
_BARE = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+(?:-[a-zß-ÿ]+)*")


class Name(NamedTuple):
    """What lines stand under: the name of a thing, or of a respect of the thing that it is `about`; `is_respect` where
    their own heading names that, or promises to say what the thing is, so that they may be a list of it, too."""

    said: str
    about: str = ""
    is_respect: bool = False


def name_of(corpus: Corpus, first: Entry, over: Entry | None, words: Phrasebook) -> Name | None:
    """The name of what lines tell of that stand together, of which `first` is one, under `over` or right under their
    heading; None where they stand under no such name."""
    titles = corpus.titles(first.topic)
    if any(map(_MADE_UP.fullmatch, titles)):
        return None
    said = _said(over, words) if over is not None else plain_title(first.topic.title)
    introduces = over is not None and over.fact.text.rstrip(" *_").endswith((":", "："))
    if (introduces and _leads_on(said, words)) or (over is not None and corpus.hangs(over)):
        return None
    if over is not None and not _is_named_once(corpus, first, over, said, words):
        return None
    above = (*titles, *corpus.labels(over)) if over is not None else titles[:-1]
    above = tuple(one for one in above if simple(one) != simple(said))
    tells_what = over is None and TELLS_WHAT.fullmatch(said) is not None and not _REMARKS.fullmatch(said)
    if tells_what and above and not corpus.lists.get(first.topic.parent):
        said, above = above[-1], above[:-1]
    if words.name == "en" and not corpus.titled[simple(bare := _WHAT_IT_IS.sub("", said))]:
        said = bare
    if above and MERITS.fullmatch(above[-1].rstrip(" :：")):  # one of its merits, and no thing
        return None
    nearest = above[-1] if above and _is_of_its_own(corpus, above[-1], words) else ""
    if _is_of_its_own(corpus, said, words):
        one = over is not None and _BARE.fullmatch(said) is not None and (words.name == "en" or introduces)
        nearest = nearest or (_thing_of_respects(corpus, above, words) if one else "")
        if one and not first.fact.parent and not introduces:  # the last word of a line that was wrapped
            return None
        if one and not (nearest and (words.name == "en" or _is_respect(corpus, said, words))):
            return None
        return Name(said, nearest if one else "", tells_what)
    told = any(stem(one) in map(stem, meanings(nearest)) for one in meanings(said))
    is_of_nearest = (
        nearest and not told and _is_respect(corpus, said, words) and not follows_another(corpus, first, over)
    )
    return Name(said, nearest, True) if is_of_nearest else None


def _said(over: Entry, words: Phrasebook) -> str:
    """What a line above others names: itself, or the thing that it tells about, if it does not count those others."""
    text = over.text.rstrip(" :：*_")
    told = (
        over.term and over.meaning and not names(text, words) and not over.fact.text.rstrip(" *_").endswith((":", "："))
    )
    counts = set(words.counts.split()) & set(over.meaning.lower().split())
    return over.term if told and not counts else text


def _thing_of_respects(corpus: Corpus, above: Sequence[str], words: Phrasebook) -> str:
    """The thing that the respects above a line are told of: of "Security" under "Queues"."""
    for one in reversed(above):
        if _is_of_its_own(corpus, one, words):
            return one
        if not is_known_respect(one, words):
            break
    return ""


def _is_named_once(corpus: Corpus, first: Entry, over: Entry, said: str, words: Phrasebook) -> bool:
    """Whether a line is the one place of its topic that tells of what it names: not its heading again, nor one of
    several "Pros", each of what stood before it."""
    own, of = (simple(without_article(one, words)) for one in (plain_title(first.topic.title), said))
    level = corpus.level[first.topic.key, over.fact.parent]
    return own != of and sum(fact.text == over.fact.text for fact in level) == 1


def follows_another(corpus: Corpus, first: Entry, over: Entry | None) -> bool:
    """Whether another thing was named right before a respect, of which it may be: "Lazy loading: ...", "Pros"."""
    if over is None:
        return False
    level = corpus.level[first.topic.key, over.fact.parent]
    at = next(place for place, fact in enumerate(level) if fact.key == over.key)
    before = next((fact for fact in reversed(level[:at]) if fact.role != "lead" and not fact.lead), None)
    if before is None:
        return False
    named = before.term or (before.text if names(before.text, first.phrasebook) else "")
    return length(named) <= LONGEST_NAME and simple(named) not in ("", simple(plain_title(first.topic.title)))


def _leads_on(said: str, words: Phrasebook) -> bool:
    """Whether a line that introduces others is a sentence, and no name of a thing."""
    if words.name in UNPARTED:
        return _STOPS.search(said) is not None
    small = words.name not in ("en", "de") and length(said) >= SPOKEN and said[0].islower()
    counts = set(words.counts.split()) & set(said.lower().split())
    return small or bool(counts) or _OF_SOME.match(said) is not None


def _is_of_its_own(corpus: Corpus, said: str, words: Phrasebook) -> bool:
    return is_thing(said, words) and is_title_telling(corpus, said, words)


def _is_respect(corpus: Corpus, said: str, words: Phrasebook) -> bool:
    """Whether a name says in what respect something is told of the thing above it: "Benefits", "Security"."""
    vague = SAYS_NOT_OF_WHAT.fullmatch(said) or TELLS_WHAT.fullmatch(said) or NO_RESPECT.fullmatch(said)
    if vague or _ASKS.match(said) or names_uses(said) or words.says_nothing.fullmatch(said) or _GENERAL.fullmatch(said):
        return False
    if not names(said, words) or length(said) > LONGEST_NAME or _SEVERAL.search(said) or _PLACED.match(said):
        return False
    if _COURSE.search(said) or words.sequence.search(said) or is_infinitive(said.split(" ")[0], words.name):
        return False
    often = max(corpus.titled[simple(said)], corpus.led[simple(said)]) >= OFTEN
    kind = re.fullmatch(rf"(?i)(?:[\w-]+ )?(?:{words.kinds or '(?!)'})", said)
    return bool(often or is_known_respect(said, words) or kind)


def _is_sentence_begun(said: str, words: Phrasebook) -> bool:
    """Whether words are a sentence that stops at its verb, for a list to complete, or an order."""
    several = " " in said and re.search(rf"(?i) {_SAYS.get(words.name, '(?!)')}$", said) is not None
    return several or (" " in said and (words.instructs(said) or words.is_task(said)))


def is_known_respect(said: str, words: Phrasebook) -> bool:
    """Whether a name is that of a respect which many things have."""
    return any(one.fullmatch(said) for one in (words.labels, _RESPECT, TOLD_WHOLE))


# A title is looked at by each of those beside it.
@lru_cache(maxsize=REMEMBERED)
def is_thing(said: str, words: Phrasebook) -> bool:
    """Whether a heading names one thing, of which something can be said."""
    if not names(said, words) or length(said) > LONGEST_NAME or _SEVERAL.search(said) or _OF_PEOPLE.search(said):
        return False
    if _BARE.fullmatch(said) if words.name in UNPARTED else _SIGNS.search(said):
        return False
    bare = re.sub(r" ?\([^()]*\)", "", said)
    if (
        _NUMBERED.fullmatch(bare)
        or _BOOKS.fullmatch(bare)
        or _is_sentence_begun(bare, words)
        or _UNNAMED.match(said)
        or (words.name == "en" and _DOES_TO.match(bare))
    ):
        return False
    if (
        _GENERAL.fullmatch(bare)
        or _COURSE.search(bare)
        or words.sequence.search(bare)
        or _COUNTED.search(bare)
        or _PLACED.match(bare)
    ):
        return False
    first, last = bare.split(" ")[0], bare.split(" ")[-1]
    if (words.name == "en" and is_quality(last)) or (first != bare and is_infinitive(first, words.name)):
        return False
    if words.name == "de" and (_GERMAN_MANNER.search(bare) or _GERMAN_ACT.search(bare)):
        return False
    if first != bare and words.labels.fullmatch(first) and _WHERE.match(bare.removeprefix(first)):
        return False
    if last != bare and last.islower() and form(last, words) == "verb":
        return False
    if is_known_respect(bare, words) or names_uses(bare):
        return False
    if names_kind(bare, words) or names_kind(bare, PHRASEBOOKS["en"]) or begins_with_kind(bare, words):
        return False
    return form(said, words) in ("thing", "noun", "code")
