"""What stands in notes and is never asked: to-dos, links, contents, sources, remarks about the notes, asides.

Told by form, and by words that only such lines begin with. Each rule gives the role and says why; a line that
none takes may be asked.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from study.core.notes.diary import THOUGHT, is_of_thoughts
from study.core.notes.enumerations import CHOICE
from study.core.notes.exercises import is_exercise, is_prompt
from study.core.notes.kinds import has_predicate
from study.core.notes.lines import CHECKBOX
from study.core.notes.model import Fact
from study.core.notes.sections import CONTENTS, EXAMPLES, EXERCISE, LINKS, METADATA, PROMPT, SOURCE, TO_DO, Unasked
from study.core.problem import Problem
from study.core.text.names import any_of

OPINION = Unasked("source", "the text of a court")
FOOTNOTE = Unasked("source", "a footnote that names a source")
REMARK = Unasked("remark", "a remark about the notes")
ASIDE = Unasked("aside", "an aside")
LEAD = Unasked("lead", "introduces what follows")
COLUMNS = Unasked("lead", "names the columns")
VERBATIM = Unasked("verbatim", "code, a formula or HTML")
LONG = Unasked("verbatim", "too long to be read")
TITLE = Unasked("lead", "a title")
QUESTION = Unasked("lead", "a question without its answer")
ANSWERED = Unasked("lead", "a question that the lines below it answer")
PROPERTY = Unasked("note-property", "a property of a question")
TEMPLATE = Unasked("verbatim", "a mark of the program that shows the page")
OPTION = Unasked("item", "an option that may be wrong")


NO_CONTENT = "no content: "


def holds_nothing(problem: Problem) -> bool:
    """Whether it only says that a line holds no words, such as a rule: nobody has to mend that."""
    return problem.message.startswith(NO_CONTENT)


def is_asked_with_others(unasked: str, verbatim: bool) -> bool:
    """Whether a fact in the lines of a question, of points or of a section, is one of those that it asks for."""
    return not unasked and not verbatim


def why_left_out(unasked: str, verbatim: bool, foreign: str = "") -> str:
    """Why nothing is asked of a fact that has no question; `foreign` is its language where none are made in it."""
    if unasked or verbatim:
        return unasked or "code"
    return f"no questions are made in {foreign}" if foreign else "no question found"


_TASK = re.compile(
    r"(?:#(?i:todo|to-do|fixme)|TODO|TO-DO|TO DO|FIXME|TBD|TBA|DOING|WAITING|CANCELED|CANCELLED|LATER|DONE|NOW"
    r"|À FAIRE|ATT GÖRA)\b(?!\s*(?:list|app|is|are|was|means)\b)"
)
_NAVIGATES = any_of(
    "see also back to home next previous prev up down top parent index related return main menu page pages"
    " note notes and or more in on at of for read here link links go overview moc continue the this from"
    " about topics topic tags table contents siehe auch zurück zu zum zur nach oben weiter verwandt und mehr"
    " übersicht startseite retour à accueil voir aussi suivant précédent et plus volver a inicio ver también"
    " siguiente anterior y más torna vedi anche indice successivo precedente e se även tillbaka till nästa"
    " föregående relaterat relaterade och mer se också zie ook terug naar gerelateerd en"
    " 返回 目录 参见 另见 下一页 上一页"
    " 相关 戻る 次へ 前へ 関連 목차 다음 이전 назад вперед далее см также отсюда انظر العودة إلى related: notes: source"
    " sources quelle quellen källa källor fuente fonte reference references image images figure"
)
_WIKI = re.compile(
    r"!?\[\[[^\[\]]*\]\]|!?\[[^\[\]]*\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|<?https?://\S+"
)
_WORD = re.compile(r"[^\W_]+")
_ANCHOR = re.compile(r"(?:\d+[.)]\s*)?(?:\*\*)?\[[^\[\]]+\]\(#[^()\s]*(?:\([^()]*\)[^()\s]*)*\)(?:\*\*)?\W*$")
_CONTENTS_MARK = re.compile(r"\[\[?_?toc_?\]\]?|\{:toc\}|\$toc\$|@\[toc\].*", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:sources?|references?|citations?|adapted from|taken from|retrieved from|image credits?|credits?"
    r"|quellen?|källor|källa"
    r"|fuentes?|fonti|fonte|bron|bronnen|来源|來源|出典|出处|参考|참고|источники?|المصدر|מקור)\s?[:：]\s*\S"
    r"|(?:fig(?:ure)?|abb(?:ildung)?|abbildung)\.?\s?\d[\d.]*\s*[:.]?\s*$"
    r"|(?:https?://|www\.|doi:)\S+$|\[\d{1,3}\]\s+\S.*(?:https?://|doi)"
    r"|[—–]\s?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}(?:,.{0,60})?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[—–]\s?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}(?:,.{0,60})?$")
_REMARK = re.compile(
    r"\b(?:(?:content|text|page|section|chapter) (?:is |was )?adapted from|not (?:yet )?(?:been )?(?:proof-?read"
    r"|finished|checked|complete)|proof-?read (?:this|me|later)|work"
    r" in progress"
    r"|under (?:active )?(?:development|construction)|to be (?:continued|completed|added|done|written|filled)"
    r"|needs? (?:clarification|checking|more work|a source)|citation needed|double[- ]check|ask (?:the |my"
    r" )?(?:somebody"
    r"|someone|prof(?:essor)?|teacher|tutor|lecturer|instructor|TA|about this)|(?:these|my|the following) notes"
    r" (?:are|were|cover"
    r"|come|is)|notes (?:by|from|taken|on|for) (?:the )?(?:lecture|class|chapter|week|course|video)|this"
    r" (?:page|note|file|document"
    r"|section|chapter|draft|README)\b.{0,30}\b(?:is|was|are|covers|contains|will|has|needs)\b|last (?:updated"
    r"|edited|modified)\b"
    r"|page ?id ?\d*\b|save as pdf|(?:see|on|from) (?:the )?slides?\b|slides? \d+|copied from|placeholder|i (?:do"
    r" ?n[o']t|didn't) (?:understand"
    r"|know|get)|not sure (?:if|about|why|what|whether)|check this|add (?:more|picture|image|example|link)s?"
    r" (?:here|later)|stub\b"
    r"|noch nicht (?:korrekturgelesen|fertig|geprüft)|nachfragen|unvollständig|mitschrift|à compléter|non relu"
    r"|à vérifier"
    r"|sin revisar|por completar|preguntar al|da completare|da rivedere|non riletto|ej korrekturläst|inte"
    r" korrekturläst|ej klart"
    r"|fråga läraren|nog niet nagekeken|learning objectives?$)",
    re.IGNORECASE,
)
_REMARK_ALONE = re.compile(
    r"\(?(?:(?:to )?(?:be )?fill(?:ed)? in|fyll i|ausfüllen|à remplir|por rellenar|da riempire|invullen)\)?\W*$"
    r"|(?:wip|draft|unfinished|incomplete|stub|tbc|not proof-?read|entwurf|brouillon|borrador|bozza|utkast|待补充"
    r"|待续|未完成|未完|待校对|\?{2,})\W*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:yeah|yep|huh|(?:like|well),|btw|by the way|anyway|anyways|haha\w*|lol|ok(?:ay)?,? so"
    r"|um+(?=[,.!…-])|uh+|hmm+|ugh|wow|yay|phew|oops|sorry"
    r"|whatever|fun fact"
    r"|übrigens|naja|tja|au fait|bref|bueno,|vabbè|comunque,|förresten|trouwens)\b[\s,.:!…-]",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"[(（][^()（）]*\b(?:I|I'm|I've|my|me|we|lol|haha|laughs?|ich|mein|moi|je|yo|io|jag)\b[^()（）]*[)）]\W*$"
)
# Words without which the patterns above need not be tried.
_ASIDES = any_of(
    "yeah yep like well huh btw by anyway anyways haha lol ok okay um uh hmm ugh wow yay phew"
    " oops sorry whatever fun übrigens naja"
    " tja au bref bueno vabbè comunque förresten trouwens"
)
_REMARKS = any_of(
    "adapted proofread proof read finished checked complete progress development construction be clarification"
    " checking work source needed double check ask notes page note file document section chapter"
    " draft readme last id pageid pdf slide slides copied placeholder understand know get sure add stub"
    " korrekturgelesen fertig geprüft nachfragen unvollständig mitschrift compléter relu vérifier revisar"
    " completar preguntar completare rivedere riletto korrekturläst klart läraren nagekeken objectives"
)

_QUESTION = re.compile(r"[?？؟][*_\"”’»]*(?:\s*\(\d+\s?\w{0,8}\.?\))?$")
_CHOICE = re.compile(
    r"\b(?:(?:choose|select|pick|tick|mark) (?:one|all|the|two|three|\d)|which of the following"
    r"|välj (?:ett|alla|de|två|tre|rätt)"
    r"|kryssa|kreuze[n]?\b|wählen? sie|choisissez|cochez|elige|selecciona|scegli|seleziona|kies)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CITED = re.compile(r"[\W_]*[A-Z][^:;]{1,80} _?vs?\.[ _][^:;]{1,80}\d[^:;]{0,40}\((?:[^()]*\s)?\d{4}\)[\W_]*$")
_TEMPLATE = re.compile(r"(?:\{[%:][^{}]*\}\s*)+$")
_MACRO = re.compile(r"\\(?:re)?newcommand\b|\\(?:page|line)break\W*$|\\(?:newpage|clearpage|tableofcontents)\W*$")
# What collections of exam questions write above a question: `*Type:* essay`.
_PROPERTY = re.compile(
    r"[*_]{1,2}(?:type|typ|typen?|tipo|course|kurs|cours|curso|corso|reference|referens|referenz|points?|poäng|punkte"
    r"|puntos|punti|difficulty|svårighetsgrad|schwierigkeit|alternativ|markeringar|parningar)(?::[*_]{1,2}"
    r"|[*_]{1,2}:)(?=\s|$)",
    re.IGNORECASE,
)
_CITES = re.compile(
    r"(?:see|cf\.|ibid|id\.|supra|infra|vgl\.|siehe|voir|véase|vedi|se |jfr)\b|\d+ [A-Z][\w. ]{1,12} ?\d|§"
    r"|https?://|\(\w*[ .]*\d{4}\)|\bpp?\. ?\d|\bS\. ?\d",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\W*(?:argued|decided|submitted) [a-z]+ \d{1,2}|\W*per curiam\W*$"
    r"|.{1,60}\b(?:(?:circuit|district|chief|presiding|associate) )?(?:judge|justice)\b\W*$",
    re.IGNORECASE,
)
_AT_LENGTH = 250  # characters of its lines on average
_HEAD = 15  # lines of a page that say whose text it is
_FIRST = 8  # lines of a page in which a program is spoken to
_LONGEST_NAME = 8  # words
_LONGEST_REMARK = 240  # characters
_LONGEST_ALONE = 60  # characters of a line that is one within a text


def unasked(
    text: str, words: Sequence[str], marker: str, section: Unasked | None, lead: str = "", has_sides: bool = False
) -> Unasked | None:
    """Why no question may be made from a line, None where one may. `words` are its words, at least one,
    `marker` is its list marker, `section` what its heading makes of it, `lead` the line that introduces it.
    `has_sides` says that it has a term and a meaning, or is the row of a table: such a line tells something under
    "Examples", too."""
    if marker == CHECKBOX or section is TO_DO:
        return TO_DO
    if section is not None and _is_all(section, text, words, has_sides):
        return section
    if text[-1] in "?？؟)*" and _QUESTION.search(text):
        return QUESTION
    if marker == CHOICE or (lead and _offers_choice(lead)):
        return OPTION
    if lead.startswith("[^") and _CITES.search(text):
        return FOOTNOTE
    first = text[:1]
    if first in "TFDWCLNÀA#" and _TASK.match(text):
        return TO_DO
    if first in "*_" and _PROPERTY.match(text):
        return PROPERTY
    if first == "{" and _TEMPLATE.match(text):
        return TEMPLATE
    if "\\" in text and _MACRO.search(text):
        return VERBATIM
    if is_exercise(text, words[0]):
        return EXERCISE
    if text[-1] in ")_.*" and (" v" in text) and _CITED.match(text):
        return SOURCE
    if ("[" in text or "://" in text) and (found := _linked(text)):
        return found
    if (words[0] in _ASIDES and _ASIDE.match(text)) or (first in "(（" and _SPOKEN.match(text)):
        return ASIDE
    bare = text.lstrip("*_ ") if first in "*_ " else text
    may_cite = ":" in text or bare[:1] in "fFaAwW[" or not text.isascii()
    if may_cite and bare[:1] in "sSrRcCaAiIqQkKfFbB来來出参참иИاמhHwWdD[—–" and _SOURCE.match(bare):
        return SOURCE if first not in "—–" or _QUOTED.match(text) else None
    if len(text) > _LONGEST_REMARK:
        return None
    if (len(words) < 3 and _REMARK_ALONE.match(text)) or (not _REMARKS.isdisjoint(words) and _REMARK.search(text)):
        return REMARK
    return None


def is_by_itself(text: str) -> bool:
    """Whether a line within a text is a remark, a to-do, a link home or a source and no more."""
    if len(text) > _LONGEST_ALONE:
        return False
    bare = text.lstrip("*_(（ ")
    if _REMARK.match(bare) or _REMARK_ALONE.match(bare) or _TASK.match(text):
        return True
    if ("[" in text or "://" in text) and _linked(text):
        return True
    return text[:1] not in "—–" and _SOURCE.match(bare) is not None


@lru_cache(1024)
def _offers_choice(lead: str) -> bool:
    """Whether a line says that something is to be chosen from what it introduces."""
    return _CHOICE.search(lead) is not None


def unasked_of_page(facts: Sequence[Fact]) -> Unasked | None:
    """Why no question may be made from any line of a page, but for those its writer made: `facts` are all of it."""
    if any(is_prompt(fact.text) for fact in facts[:_FIRST]):
        return PROMPT
    if any(map(_is_of_court, facts[:_HEAD])) and sum(len(fact.text) for fact in facts) >= _AT_LENGTH * len(facts):
        return OPINION
    return THOUGHT if is_of_thoughts(facts) else None


def _is_of_court(fact: Fact) -> bool:
    return _OPINION.match(fact.text) is not None or "delivered the opinion of" in fact.text


def not_asked(facts: Sequence[Fact], why: Unasked) -> list[Fact]:
    """The facts of such a page: those that may be asked so far may not, but for cards of the writer's own."""
    return [fact if fact.unasked or fact.cards else fact._replace(role=why.role, unasked=why.why) for fact in facts]


def _is_all(section: Unasked, text: str, words: Sequence[str], has_sides: bool) -> bool:
    """Whether a heading makes a line what the section is: what refers to nothing tells something also there."""
    if section is EXAMPLES:
        return not has_sides
    return section not in (SOURCE, LINKS, METADATA) or _refers(text, words)


def _refers(text: str, words: Sequence[str]) -> bool:
    """Whether a line under "References", "See also" or "Metadata" names something and says nothing: others explain what
    a reference is."""
    return (
        "[" in text
        or "://" in text
        or (len(words) <= _LONGEST_NAME and not has_predicate(words))
        or bool(_YEAR.search(text))
    )


def _linked(text: str) -> Unasked | None:
    """Whether a line is nothing but links, or leads through the notes or out of them."""
    if _ANCHOR.match(text) or _CONTENTS_MARK.fullmatch(text):
        return CONTENTS
    rest, count = _WIKI.subn(" ", text)
    if not count:
        return None
    if text.startswith(("http", "<http")) and not _WORD.search(rest):
        return SOURCE
    words = [word for word in _WORD.findall(rest.casefold()) if not word.isdigit()]
    return LINKS if all(word in _NAVIGATES for word in words) else None
