"""Headings, and bullets above their own: what names a thing of which something can be told, and what names a respect of
the thing above it."""

import re
from typing import NamedTuple

from study.core.generators.entry import Entry
from study.core.generators.grammar import form, is_quality
from study.core.generators.lists import begins_with_kind, names_kind, names_uses
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.respects import NO_RESPECT, SAYS_NOT_OF_WHAT, TELLS_WHAT, TOLD_WHOLE
from study.core.generators.statements import OFTEN, Corpus, plain_title
from study.core.generators.subjects import is_title_telling
from study.core.generators.whole import is_infinitive, length, names
from study.core.text.compare import simple

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
    r"(?i)(?:.+ )?(?:patterns?|approach(?:es)?|ideas?|concepts?|set-?up|configs?|configuration|basics|internals?|magic"
    r"|organi[sz]ation(?:en)?|commands?|cli|good to know|compatibility|behaviou?rs?|troubleshooting|info"
    r"|stuff|facts?|details|ways?|tips|recommend(?:ed|ations?)|best practices|considerations|takeaways|gaps|plan|state"
    r"|scenarios?|notes|challenges|reasons|herausforderungen|gründe|notizen|défis|raisons|desafíos|razones"
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
_SIGNS = re.compile(r"[\u3040-\u9fff]")
"""What stands in a heading of another language than its lines."""
_OF_PEOPLE = re.compile(
    r"很多人|人们|我们|你|我|可以|应该|不是|就是|怎么|如何|为什么|什么|哪些|需要|为了|如果|建议|行动|变更|[这那]"
)
"""What stands in a Chinese heading that is a sentence."""
_MADE_UP = re.compile(
    r"(?i)(?:.*[-–:/] ?)?(?:labs?|labors?|laborator(?:y|ies|io|ium|ien|ios)|tp)(?: ?\d+)?|.* lab \d+"
    r"|(?:.* )?(?:scenarios?|case stud(?:y|ies)"
    r"|szenarien|szenario|scénarios?|escenarios?|scenari[oi]?|cenários?|fallstudien?|resolu(?:tion|ción|ção)"
    r"|solutions?|walk-?throughs?|étude de cas|caso de estudio|caso di studio|fallstudie)|(?:labs?|tp) (?:\d|[A-Z-]).*"
    r"|.*(?<!\d)\d{4}[-_./]\d\d[-_./]\d\d(?!\d).*"
)
"""A place in which something made up is set up or solved, or that tells of a day."""
_WHAT_IT_IS = re.compile(r"(?i)^(?:overview|introduction|intro) (?:of|to) (?:the )?| (?:overview|introduction|basics)$")
"""What an English heading says beside the name of its thing."""
_REMARKS = re.compile(r"(?i)(?:personal |my )?notes?")
_RESPECT = re.compile(
    r"(?i)(?:rules|security|performance|scaling|scalability|availability|durability|reliability|monitoring|logging"
    r"|encryption"
    r"|access control|authentication|authorization|replication|consistency|networking|storage|pricing|costs?|backups?"
    r"|sicherheit|leistung|skalierung|verfügbarkeit|kosten|sécurité|disponibilité|coûts?|seguridad|rendimiento"
    r"|disponibilidad|costes?|costos?|sicurezza|prestazioni|disponibilità|cost[oi]|segurança|desempenho|custos?"
    r"|säkerhet|prestanda|tillgänglighet|kostnad(?:er)?|diagnos(?:tik)?|behandling|symtom|orsaker|veiligheid|prestaties)"
)
"""What may be told of many things, each for itself."""
_BARE = re.compile(r"[A-Z]?[a-z]+(?:-[a-z]+)*")


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
    said = over.text.rstrip(" :：*_") if over is not None else plain_title(first.topic.title)
    above = (*titles, *corpus.labels(over)) if over is not None else titles[:-1]
    above = tuple(one for one in above if simple(one) != simple(said))
    tells_what = over is None and TELLS_WHAT.fullmatch(said) is not None and not _REMARKS.fullmatch(said)
    if tells_what and above and not corpus.lists.get(first.topic.parent):
        said, above = above[-1], above[:-1]
    if words.name == "en" and not corpus.titled[simple(bare := _WHAT_IT_IS.sub("", said))]:
        said = bare
    nearest = above[-1] if above and _is_of_its_own(corpus, above[-1], words) else ""
    if _is_of_its_own(corpus, said, words):
        one = over is not None and words.name == "en" and _BARE.fullmatch(said) is not None
        return Name(said, nearest if one else "", tells_what)
    return Name(said, nearest, True) if nearest and _is_respect(corpus, said, words) else None


def _is_of_its_own(corpus: Corpus, said: str, words: Phrasebook) -> bool:
    return is_thing(said, words) and is_title_telling(corpus, said, words)


def _is_respect(corpus: Corpus, said: str, words: Phrasebook) -> bool:
    """Whether a name says in what respect something is told of the thing above it: "Benefits", "Security"."""
    vague = SAYS_NOT_OF_WHAT.fullmatch(said) or TELLS_WHAT.fullmatch(said) or NO_RESPECT.fullmatch(said)
    if vague or names_uses(said) or words.says_nothing.fullmatch(said) or _GENERAL.fullmatch(said):
        return False
    if not names(said, words) or length(said) > LONGEST_NAME or _SEVERAL.search(said) or _PLACED.match(said):
        return False
    if _COURSE.search(said) or words.sequence.search(said) or is_infinitive(said.split(" ")[0], words.name):
        return False
    often = max(corpus.titled[simple(said)], corpus.led[simple(said)]) >= OFTEN
    known = words.labels.fullmatch(said) or _RESPECT.fullmatch(said) or TOLD_WHOLE.fullmatch(said)
    kind = re.fullmatch(rf"(?i)(?:[\w-]+ )?(?:{words.kinds or '(?!)'})", said)
    return bool(often or known or kind)


def is_thing(said: str, words: Phrasebook) -> bool:
    """Whether a heading names one thing, of which something can be said."""
    if not names(said, words) or length(said) > LONGEST_NAME or _SEVERAL.search(said) or _OF_PEOPLE.search(said):
        return False
    if _BARE.fullmatch(said) if words.name in UNPARTED else _SIGNS.search(said):
        return False
    bare = re.sub(r" ?\([^()]*\)", "", said)
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
    if last != bare and form(last, words) == "verb":
        return False
    if words.labels.fullmatch(bare) or TOLD_WHOLE.fullmatch(bare) or _RESPECT.fullmatch(bare):
        return False
    if names_kind(bare, words) or begins_with_kind(bare, words):
        return False
    return form(said, words) in ("thing", "noun", "code")
