"""Is a piece of notes whole? Nothing glued to it, cut off it, or only to be understood elsewhere."""

import re
from functools import lru_cache
from itertools import pairwise

from study.core.formula import formulas, mathml
from study.core.generators.phrasebook import Phrasebook
from study.core.notes.kinds import PREDICATES
from study.core.text.remembered import REMEMBERED

PREDICATE = re.compile(rf"\b(?:{'|'.join(sorted(PREDICATES))})\b", re.IGNORECASE)
"""An English verb that says something of a thing."""
LONGEST_TERM = 10
"""Words of a term; a longer one is a sentence."""
_LONGEST_IN_SIGNS = 16
_ADDRESS = re.compile(
    r"https?:|www\.|\]\(|!\[|\[\[|\]\]|\{\{|\}\}|<[a-zA-Z/!][^>]*>|&[a-z]+;|\\[a-zA-Z]{2,}|\$\$|^\$|%%|^#"
    r"|^(?:!!!|\?\?\?\+?) ?\w|\[\^|\{%|%\}|\\[\[\]]|<{3,}|>{3,}"
)
_CUT_BEFORE = re.compile(r"[=<>|]\s")
_CUT = re.compile(
    r"(?:\.\.\.|…|[,:;(\[{/–—&=→⇒<>-]|(?<![\w+])\+"
    r"|(?<!\w)(?:and|or|the|a|an|und|oder|et|ou|y|och|en|t ex|z\. ?B|e\.?g\.?))$"
    r"|\betc\.?$|(?<!\w)(?:e|and|och|und|et|y|en),? (?:in più|inoltre|also|in addition|dessutom|außerdem|de plus|además"
    r"|além disso|bovendien)$",
    re.IGNORECASE,
)
_LONGEST_CUT = 20  # signs at the end of a text that say that more should come
_GLUED = (
    re.compile(r"[a-z]{2}[.!?;][A-Z][a-z]"),  # the end of one sentence with the beginning of another
    re.compile(r"\S {3,}\S|[•◦▪●■►]|(?<=\S) [*+-] (?=\S.* [*+-] )|\[[ xX]\] |\|\s*\||—{2}|={2,}|_{3,}|\t"),
    re.compile(r"(?:^|\s)\d+[.)] \S.*\s\d+[.)] \S"),  # a numbered list on one line
    re.compile(r"\)[A-Za-z]{3}|[a-z]:[A-Z][a-z]{2,}"),
    re.compile(r"(?<![\w$\\^_])\w+\{\w[^}]*\}"),  # the pattern of a name
    re.compile(r"(?i);\s*(?:and|or|und|oder|et|ou|y|o|e|och|eller|en|of);"),  # the points of a list
    re.compile(r"(?<![\w*])\*\w[^*]* \*(?![\w*])"),  # emphasis that was closed behind a space
    re.compile(r"(?<![\w`])_\w|\w_(?![\w`(])|(?<!\w)_(?!\w)"),  # emphasis that was not closed
)
_GLUE = re.compile(r"[.!?;•◦▪●■►*+|=_\t){:\[—-]| {3}")
"""Signs without which none of them need be tried."""
_NUMBER_ONLY = re.compile(r"[\W\d_]+")
_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"`[^`]*`")
_BLANK = re.compile(r"(?:\\(?:space|q?quad|[,;:!])|\s)*")
"""A formula that only makes room."""
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_CORNERS = (("「", "」"), ("『", "』"))
OPENING, CLOSING = "“„«”「『", "”“»」』"
"""The signs that open a quotation, and those that close it. Some do both, each in another language."""
_SIGNS = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")


@lru_cache(maxsize=REMEMBERED)
def length(text: str) -> int:
    """How many words a text has; two signs of Chinese, Japanese or Korean are one."""
    signs = len(_SIGNS.findall(text))
    return len(_SIGNS.sub(" ", text).split()) + (signs + 1) // 2


@lru_cache(maxsize=REMEMBERED)
def fault(text: str) -> str:
    """What keeps a piece of notes from being shown by itself, "" where nothing does."""
    if not text.strip() or (_NUMBER_ONLY.fullmatch(text) and not _DIGIT.search(text)):
        return "says nothing"
    if "\ufffd" in text:
        return "holds bytes that are not text"
    if _ADDRESS.search(text):
        return "holds an address, a picture or code of a page"
    bare = _CODE.sub("x", text) if "`" in text else text
    if text.count("`") % 2 or bare.count("**") % 2:
        return "unbalanced Markdown"
    if any(bare.count(one) != bare.count(other) for one, other in _BRACKETS):
        return "a bracket is open"
    if _quote_is_open(bare):
        return "a quotation is open"
    if _CUT_BEFORE.match(text) or _CUT.search(text, max(0, len(text) - _LONGEST_CUT)):
        return "cut off"
    return "glued" if _GLUE.search(bare) and any(pattern.search(bare) for pattern in _GLUED) else ""


@lru_cache(maxsize=REMEMBERED)
def in_words(text: str) -> str:
    """A text with a letter for its code and for each formula that can be set: their signs are no fault of it."""
    for one in reversed([*formulas(text)]):
        if isinstance(mathml(one), str):
            text = text[: one.start] + ("" if _BLANK.fullmatch(one.source) else "x") + text[one.end :]
    return _CODE.sub("x", text)


def _quote_is_open(text: str) -> bool:
    """Swedish opens a quotation with the sign that closes it, and what „ opens is closed by either of the others."""
    if text.count('"') % 2 and len(re.findall(r'(?<!\d)"', text)) % 2:  # behind a number it may be an inch
        return True
    if any(text.count(one) != text.count(other) for one, other in _CORNERS):
        return True
    low, opening, closing = map(text.count, "„“”")
    return (low + opening + closing) % 2 > 0 if low or not opening else opening != closing


FOLLOWING = re.compile(
    r"(?i)\b(?:(?:the |die |les |los |las |i |le |de )?(?:following|folgende[nrs]?|suivante?s?|siguientes?|seguent[ei]"
    r"|seguintes?|följande|volgende)|as follows)\b"
)
"""Words of a lead that point at its own list."""


@lru_cache(maxsize=REMEMBERED)
def leans(text: str, words: Phrasebook | None) -> bool:
    """Whether a sentence leans on one before it, or speaks of another place of the notes."""
    return words is not None and bool(words.leans.search(text) or words.elsewhere.search(text))


# A term is looked at by each shape that may ask for it.
@lru_cache(maxsize=REMEMBERED)
def names(term: str, words: Phrasebook | None) -> bool:
    """Whether a term reads as the name of a thing: a few words, none that a sentence begins with, nothing
    of a sentence in it."""
    if (
        fault(term)
        or not re.search(r"[^\W\d_]", term)
        or re.search(rf"[.?!;:=|\"→⇒<>#{OPENING}{CLOSING}]|(?<!\w)@|, .*,|\d{{4}}-\d\d", term)
    ):
        return False
    if length(term) > LONGEST_TERM or (_SIGNS.search(term) and len(term) > _LONGEST_IN_SIGNS):
        return False
    if words is None:
        return length(term) <= 4
    first, last = term.split()[0].lower(), term.split()[-1].lower()
    if (first in words.common and first not in ARTICLES.get(words.name, ())) or last in words.common:
        return False
    if (
        _NUMBERED.search(term)
        or _SLUG.fullmatch(term)
        or (len(re.findall(r"[^\W\d_]", term)) < 2 and not _SIGNS.search(term))
    ):
        return False
    if words.name != "en" and (words.predicate.search(f" {term} ") or words.is_sentence(term) or words.instructs(term)):
        return False
    if _CALLOUT.fullmatch(term):
        return False
    if (
        words.says_nothing.fullmatch(re.sub(r"^\W+|\W+$", "", term))
        or words.leans.search(term)
        or words.conditional.search(term)
    ):
        return False
    if _COMPARED.match(term) if words.name == "en" else _COMPARED_ELSEWHERE.match(term):
        return False
    if words.name in _ROMANCE and _has_verb(term, words.name):
        return False
    if _EXISTS.match(term) or (words.name in _HYPHENATED and _HYPHENATED[words.name].match(term)):
        return False
    if len(term.split()) > 2 and term.split()[1] in _DETERMINERS.get(words.name, ()):
        return False
    if words.name in _INFINITIVES and _INFINITIVES[words.name].match(term):
        return False
    return not (words.name == "en" and (_DOES.search(term) or re.fullmatch(r"(?i)[a-z]{3,}ly", term)))


def _has_verb(term: str, language: str) -> bool:
    """Whether a word stands right before an article that is none of those that may: "sfrutta il binding"."""
    said = term.lower().split()
    return any(article in _DETERMINERS[language] and word not in _OPENS for word, article in pairwise(said))


_ROMANCE = ("it", "es", "fr", "pt")
"""Languages in which only a verb, or a small word, stands right before an article."""
_OPENS = frozenset(
    """
    a ad con da di e ed fra in o oltre per prima dopo secondo senza sotto sopra su tra tutti tutte tutto tutta come
    durante entro verso contro attraverso mediante tramite ogni vs che non al ante contra de del desde en entre hacia
    hasta o para por según sin sobre tras y u todo toda todos todas como que no após até com em perante segundo sem
    sob ou não à avec chez contre dans depuis derrière dès devant durant et hors malgré par parmi pendant pour sans
    sauf selon sous sur vers tout toute tous toutes comme
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
ARTICLES = {
    "en": ("a", "an", "the"),
    "de": ("der", "die", "das"),
    "fr": ("la", "le", "les", "un", "une"),
    "it": ("il", "lo", "la", "i", "gli", "le", "un", "una"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "pt": ("o", "a", "os", "as", "um", "uma"),
    "sv": ("en", "ett", "den", "det", "de"),
    "nb": ("en", "et", "ei", "den", "det", "de"),
    "da": ("en", "et", "den", "det", "de"),
    "nl": ("de", "het", "een"),
}
"""Small words a name may begin with. What is an article in one language is a preposition in another: "i"."""
_CALLOUT = re.compile(r"(?i)(?:info|tip|hint|note|example|quote|warning|abstract|important|caution|danger|intro)s?\W*")
_INFINITIVES = {
    "it": re.compile(r"[a-zàèéìòù]{2,}(?:[aei]re (?:il|lo|la|i|gli|le|l['’]|un|una|un['’])\b|[^m]are$)"),
    "es": re.compile(r"[a-záéíóúñ]{2,}[aei]r (?:el|la|los|las|un|una)\b"),
    "fr": re.compile(r"[a-zàâçéèêëîïôûù]{3,}(?:er|ir|re) (?:le|la|les|l['’]|un|une|des)\b"),
    "pt": re.compile(r"[a-záâãçéêíóôõú]{2,}[aei]r (?:o|a|os|as|um|uma)\b"),
    "de": re.compile(r"[a-zäöüß]{3,}en$"),
}
"""What somebody does, and no name: "evitare l'attesa"."""
_DETERMINERS = {
    "en": ("the", "a", "an", "your"),
    "de": ("die", "das", "den", "dem", "ein", "eine", "einen"),
    "fr": ("le", "la", "les", "un", "une"),
    "it": ("il", "lo", "la", "i", "gli", "le", "un", "una", "uno"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "pt": ("os", "as", "um", "uma"),
    "sv": ("en", "ett", "den", "det"),
    "nb": ("en", "et", "ei", "den", "det"),
    "da": ("en", "et", "den", "det"),
    "nl": ("het", "een"),
}
"""Second words that make a verb of the first: "Walk the ground", "Usa un commutatore"."""
_EXISTS = re.compile(
    r"(?i)(?:there (?:is|are|exist)|es gibt|(?:ci|vi) sono|c['’]è|esist(?:e|ono)|il (?:y a|existe)|hay|exist(?:e|en)"
    r"|há|existem|det finns|er (?:zijn|is)"
    r"|существу[ею]т|есть|име[ею]тся|istnieje|istnieją) "
)
"""How a sentence begins that says that there is something."""
_HYPHENATED = {
    "pt": re.compile(r"(?i)[a-zà-ÿ]{3,}-(?:se|lhes?|nos|me|l[oa]s?)(?!\w)"),
    "fr": re.compile(r"(?i)(?:au|ci|là|par|vis|peut|est|c['’]est|y|celles?|celui|ceux|puis|vois|dit)-\w+"),
}
"""A verb with what belongs to it, or a small word that is written with a hyphen: "diz-se", "au-delà"."""
_COMPARED = re.compile(
    r"(?i)(?:more|most|less|least|better|best|worse|worst|faster|slower|easier|harder|cheaper"
    r"|anything|everything|something|nothing|whatever|whoever)\b"
)
"""What something is beside something else, or anything at all."""
_COMPARED_ELSEWHERE = re.compile(
    r"(?i)(?:più|meno|meglio|peggio|mehr|weniger|besser|plus|moins|mieux|más|menos|mejor|mais|melhor|mer|mindre|fler|färre"
    r"|bättre|meer|minder|beter) [^\W\d_]"
)
_NUMBERED = re.compile(
    r"(?i)^(?:option|case|type|part|method|scenario|level|mode|step|day|week|question|task|phase|no|nr"
    r"|steg|fas|schritt|stufe|étape|passo|fase|paso|etapa|stap|krok|trinn?|шаг|cas|caso|fall|geval|tilfelle|tilfælde"
    r"|przypadek|случай|partie|parte|teil|deel|część|часть)s? ?(?:[ivx]+|\d+[a-z]?|[a-d])\b"
    r"|^(?:情况|情況|步骤|步驟|阶段|階段|方法|ケース|ステップ|段階) ?[\d一二三四五六①-⑩]"
    r"|^\d+[.)]? \(|^\(?\d+[.)]|^\d+ [a-z]"
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){2,}|\S+\.(?:md|png|pdf|html?)")
_DOES = re.compile(
    r"(?i)\b(?:is|are|was|were|be|has|have|does|do|did|can|cannot|can't|could|will|would|must|should|may|might|not|don't"
    r"|doesn't|you|we|i|allows?|requires?|means?|contains?|includes?|returns?|makes?|sends?|receives?|let|lets|determines?|provides|enables|fails|becomes|happens|occurs|depends|exists|consists|ensures"
    r"|prevents|decides|invokes)\b"
    r"|\b[a-z]{3,}s (?:the|an?|one|two|three|four|five|\d+|several|many|some|its|their|all|every|each)\b"
    r"|\b[a-z]+s (?:handle|provide|use|have|need|run|send|receive|contain|include|require|allow|support|store|return)\b"
    r"|^[a-z]+ed (?:by|to|in|from|with|for|on|at)\b"
    r"|^(?:no|needs?|easy|used|use|using|create|add|get|set|run|go|make|define|enable|install|check|click|start|stop|choose|try|think|order|keep|avoid|place|minimi[sz]e|leverage|reduce|increase|understand|ensure|remember|follow|know|consider|write|read|find|look|change|update|delete|remove|open|close|copy|move|put|take|give|allow|prevent|provide|specify|select|watch|learn|explain|describe|identify|verify|configure|deploy|build|test|initiali[sz]e|ssh|initiate|establish|apply|join|disable|reset|restart|export|import|connect|complete|prepare|download|upload|generate|save|edit|switch|turn|pick|discover|determine|bypass|perform|retrieve|beware)\b"
)


INDEFINITE = re.compile(r"(?i)^(?:an?|ein|eine|une?|una|uno|um|uma|en|ett|een) ")
"""What begins both sides of a sentence that tells of any such thing what it is: "a motion is a request …"."""


def without_article(text: str, words: Phrasebook) -> str:
    """A name without the article before it."""
    first, _, rest = text.partition(" ")
    bare = rest if rest and first.lower() in ARTICLES.get(words.name, ()) else text
    return re.sub(r"(?i)^l['’]\s*", "", bare)


def is_infinitive(text: str, language: str) -> bool:
    """Whether one word of a language says what to do: "indirizzare"."""
    return " " not in text and language in _ALONE and _ALONE[language].fullmatch(text) is not None


_ALONE = {
    "it": re.compile(r"(?i)[a-zàèéìòù]{3,}(?:are|ere|ire|ar|er|ir)(?:si|lo|la|li|le)?"),
    "es": re.compile(r"(?i)[a-záéíóúñ]{3,}[aei]r(?:se|lo|la)?"),
    "fr": re.compile(r"(?i)[a-zàâçéèêëîïôûù]{3,}(?:[^i]er|ir|dre|tre)"),
    "pt": re.compile(r"(?i)[a-záâãçéêíóôõú]{3,}[aei]r(?:-se)?"),
    "de": re.compile(r"[a-zäöüß]{3,}en"),
}


def is_clause(text: str, words: Phrasebook | None) -> bool:
    """Whether a text is a statement of its own: four words at least and more than a name."""
    return length(text) >= 4 and not names(text, words)
