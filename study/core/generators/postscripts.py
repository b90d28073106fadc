"""What somebody put behind a line and that is no part of what it says: the tags it is filed by, and in parentheses
where it is from, or where there is more."""

import re
from dataclasses import replace
from functools import lru_cache

from study.core.generators.grammar import has_verb
from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.left_out import OPENS
from study.core.notes.model import Fact, Notes
from study.core.notes.row_cells import CELL
from study.core.text.names import any_of
from study.core.text.remembered import REMEMBERED

_TAG = re.compile(r"[(\[]?#[^\W\d][\w/-]*[)\]]?[,;]?")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}", re.IGNORECASE)
_SPEAKS_OF_TAGS = (OPENS | any_of("tag tags hashtag hashtags 标签")).union(
    *(one.common for one in PHRASEBOOKS.values())
)
"""Words before a tag that is one of the sentence: "marked with #later"."""
_BEFORE_NOUNS = OPENS.union(*(one.counts.split() for one in PHRASEBOOKS.values()))
"""Words behind which a word is no verb: "of three groups"."""
_VERB_LAST = ("de", "nl", "ja", "ko")
"""Languages in which a sentence may well end with its verb, before any tag."""
_POINTS_ON = ("=", ">", "→", "⇒")
"""Signs before a tag that is what they say."""
_CELLS = re.compile(f"({CELL.pattern})")

_NUMBERS = r"\d[\d.]*[a-z]?(?:\s?(?:[-–,&+]|and|und|et|y|e|och|en)\s?\d[\d.]*[a-z]?)*"
_PLACE = (
    r"chapters?|kapitel|chapitres?|capítulos?|capitol[oi]|hoofdstuk|lectures?|vorlesung(?:en)?|cours|lezion[ei]|aula"
    r"|föreläsning(?:en)?|hoorcollege|pages?|seiten?|sidan?|páginas?|pagin[ae]|slides?|folien?|diapos?|diapositiv[aes]*"
    r"|figures?|abbildung|figur|bild|tables?|tabelle|tableau|tabell|plates?|глава"
)
_SHORT = r"(?:kap|hfst|vl|fö|figs?|abb|lect?|pp|págs?|pagg?|blz)\.?\s|(?:p|s|ch|chap|cap|tab|pp|figs?|abb|стр|с)\.\s?"
"""A point or a space stands behind these: "p53" is a protein."""
_IN = (
    rf"(?:(?:{_PLACE})\s?|{_SHORT}){_NUMBERS}|\d+\.\s?(?:vorlesung|kapitel|föreläsning|sitzung)"
    r"|(?:见)?第\s?\d+\s?[章讲课页节回]|(?:الفصل|ص)\s?\d+"
)
_BOOK = (
    r"(?:the |my |our |das |dem |im |le |la |el |il |o )?(?:textbook|book|handout|reader|script|notes|skript"
    r"|(?:lehr)?buch|manuel|livre|polycopié|libro|dispensa|livro|apostila|kursbok(?:en)?|bok(?:en)?|boek|教材|课本|教科書)"
)
_TITLE = r"(?-i:(?:[A-ZÀ-Þ][\w.'’-]*,?\s){1,3})"
_SOURCE = rf"(?:{_BOOK},?\s?|{_TITLE})?(?:{_IN})(?:\s?[,;]\s?(?:{_IN}|{_NUMBERS}))*"
_SEE = r"(?:(?-i:see)|cf\.?|siehe|vgl\.?|véase|vedi|cfr\.?|jfr\.?|zie|انظر|см\.)\s|参[见照考]|[详參]见"
"""Words that nothing but a reference begins with."""
_MAY_SEE = r"see|s\.|voir|ver|veja|vide|se|in|aus|from|dans|di|da|i|uit"
"""Words that other asides begin with, too: "se" is *if* in Italian, "See" a lake in German."""
_REFERENCE = re.compile(
    rf"(?:{_SEE})\s?\S+(?:\s\S+){{0,5}}|(?:(?:{_MAY_SEE})\s)?{_SOURCE}|(?:{_MAY_SEE})\s{_BOOK}|\S{{1,12}}参照",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of a reference
_STOPS, _COLONS = ".。", (":", "：")
_MAY_HAVE = re.compile(r"[#(（]")  # without one of them there is none


def without_postscripts(text: str) -> str:
    """A line without what stands behind it, or its cells without. A tag that is a word of its sentence stays."""
    kept, in_code = "", False
    for at, piece in enumerate(_CELLS.split(text)):
        kept += piece if in_code or at % 2 else _ended(piece)
        in_code ^= piece.count("`") % 2 == 1
    return kept


def _ended(text: str) -> str:
    leads = text.endswith(_COLONS)
    stop = text[-1:] if leads or text[-1:] in _STOPS else ""
    kept = text.removesuffix(stop)
    while shorter := ("" if leads else _untagged(kept)) or _unreferred(kept):
        kept = shorter
    return text if kept == text.removesuffix(stop) else kept + stop


def _untagged(text: str) -> str:
    """What stands before the tag at the end, "" where there is none, or nothing before it."""
    before, _, last = text.rstrip().rpartition(" ")
    if "#" not in last or not _TAG.fullmatch(last) or _COLOUR.fullmatch(last):
        return ""
    bare = _parted_from(before)
    behind, word = ["", *(one.strip("*_’'").casefold() for one in bare.split(" "))][-2:]
    does = behind not in _BEFORE_NOUNS and _is_verb(word)
    return "" if does or word in _SPEAKS_OF_TAGS or word.endswith(_POINTS_ON) else bare


@lru_cache(maxsize=REMEMBERED)
def _is_verb(word: str) -> bool:
    others = (book for code, book in PHRASEBOOKS.items() if code not in _VERB_LAST)
    return has_verb(f"x {word}") or any(book.verb_of(f"x {word} ") for book in others)


def _unreferred(text: str) -> str:
    """What stands before the reference at the end, "" where there is none, or nothing before it."""
    bare = text.rstrip()
    if not bare.endswith((")", "）")):
        return ""
    start = max(bare.rfind("(", -_LONGEST), bare.rfind("（", -_LONGEST))
    if start < 1 or not _REFERENCE.fullmatch(bare[start + 1 : -1].strip(" .")):
        return ""
    return _parted_from(bare[:start])


def _parted_from(before: str) -> str:
    """What stands before a postscript, "" where it goes on in it: within code, or behind a colon."""
    bare = before.rstrip()
    return "" if bare.count("`") % 2 or bare.rstrip("*_").endswith(_COLONS) else bare


def _said(fact: Fact) -> Fact:
    """A fact as what it says is asked; a card of the writer's own stays as it was written."""
    if fact.cards or fact.verbatim or not _MAY_HAVE.search(fact.text + fact.lead):
        return fact
    text, term, meaning = fact.text, without_postscripts(fact.term), without_postscripts(fact.meaning)
    if term != fact.term:
        text = text.replace(fact.term, term, 1)
    if fact.meaning and text.endswith(fact.meaning):  # without its meaning a line would lead to others
        text = text.removesuffix(fact.meaning) + meaning
    else:
        text = without_postscripts(text)
    return fact._replace(text=text, term=term, meaning=meaning, lead=without_postscripts(fact.lead))


def said(notes: Notes) -> Notes:
    """The notes as what they say is asked."""
    return replace(notes, topics=tuple(replace(topic, facts=tuple(map(_said, topic.facts))) for topic in notes.topics))
