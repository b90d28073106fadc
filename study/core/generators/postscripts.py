"""What somebody put behind a line and that is no part of what it says: the tags it is filed by, and in parentheses
where it is from, or where there is more."""

import re
from dataclasses import replace

from study.core.generators.left_out import OPENS
from study.core.notes.model import Fact, Notes
from study.core.text.names import any_of

_TAG = re.compile(r"[(\[]?#[^\W\d][\w/-]*[)\]]?[,;]?")
_SPEAKS_OF_TAGS = OPENS | any_of("tag tags hashtag hashtags and or und oder et ou y o e och eller en of 标签")
"""Words before a tag that is one of the sentence: "marked with #later"."""

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
_STOPS = ".。"
_MAY_HAVE = re.compile(r"[#(（]")  # without one of them there is none


def without_postscripts(text: str) -> str:
    """A line without what stands behind it, or its cells without. A tag that is a word of its sentence stays."""
    if " | " in text:
        return " | ".join(map(_ended, text.split(" | ")))
    return _ended(text)


def _ended(text: str) -> str:
    stop = text[-1:] if text[-1:] in _STOPS else ""
    kept = text.removesuffix(stop)
    while (shorter := _untagged(kept)) or (shorter := _unreferred(kept)):
        kept = shorter
    return text if kept == text.removesuffix(stop) else kept + stop


def _untagged(text: str) -> str:
    """What stands before the tag at the end, "" where there is none, or nothing before it."""
    before, _, last = text.rstrip().rpartition(" ")
    if "#" not in last or not before.strip() or not _TAG.fullmatch(last) or before.count("`") % 2:
        return ""
    return "" if before.split()[-1].strip("*_’'").casefold() in _SPEAKS_OF_TAGS else before.rstrip()


def _unreferred(text: str) -> str:
    """What stands before the reference at the end, "" where there is none, or nothing before it."""
    bare = text.rstrip()
    if not bare.endswith((")", "）")):
        return ""
    start = max(bare.rfind("(", -_LONGEST), bare.rfind("（", -_LONGEST))
    if start < 1 or not _REFERENCE.fullmatch(bare[start + 1 : -1].strip(" .")):
        return ""
    return bare[:start].rstrip()


def _said(fact: Fact) -> Fact:
    """A fact as what it says is asked; a card of the writer's own stays as it was written."""
    if fact.cards or fact.verbatim or not _MAY_HAVE.search(fact.text + fact.lead):
        return fact
    text, term, meaning = fact.text, without_postscripts(fact.term), without_postscripts(fact.meaning)
    if term != fact.term:
        text = text.replace(fact.term, term, 1)
    return fact._replace(
        text=without_postscripts(text), term=term, meaning=meaning, lead=without_postscripts(fact.lead)
    )


def said(notes: Notes) -> Notes:
    """The notes as what they say is asked."""
    return replace(notes, topics=tuple(replace(topic, facts=tuple(map(_said, topic.facts))) for topic in notes.topics))
