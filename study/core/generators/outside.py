"""What stands in notes and is no part of their subject: references, licences, contents."""

import re
from functools import lru_cache

from study.core.generators.entry import Entry
from study.core.text.remembered import REMEMBERED

_OUTSIDE = re.compile(
    r"(?i)end.of.chapter.*|exam (?:details?|preparation|tips?|info(?:rmation)?)|case listings?|cover (?:sheet|page)"
    r"|försättsblad|deckblatt|page de garde|contribut(?:ors|ing)|references?|referens(?:er)?|bibliography"
    r"|works cited|"
    r"footnotes?|endnotes?|"
    r"further (?:reading|resources|"
    r"study)|see also|related.*"
    r"|resources|useful links|links|sources?|table of contents|contents?|index|toc|attributions?.*|"
    r"licen[cs].*|copyright.*"
    r"|acknowledge?ments?|learning objectives?.*|objectives|agenda|syllabus|exercises?|homework|"
    r"assignments?|to-?dos?|changelog"
    r"|quellen|literatur|verweise|siehe auch|inhalt(?:sverzeichnis)?|sources|liens|voir aussi|bibliographie|sommaire"
    r"|fuentes|enlaces|véase también|bibliografía|índice|fonti|collegamenti|vedi anche|bibliografia|indice"
    r"|källor|länkar|se även|relaterat.*|innehåll|bronnen|zie ook|inhoud|参考(?:资料|文献)|相关.*|目录|链接|"
    r"المراجع|المصادر|روابط|المحتويات"
)
_OF_THINGS = re.compile(r"(?i)resources?|sources?|contents?|index|links?|objectives|references?")
"""Labels that are those of a thing as often."""


@lru_cache(maxsize=REMEMBERED)
def is_outside(label: str) -> bool:
    """Whether a label names what is no part of a subject: "References", "Licence"."""
    return _OUTSIDE.fullmatch(label.strip()) is not None


def refers(entry: Entry) -> bool:
    """Whether a line's own label says that it is no part of the subject: "Sources: [a page](…)". The resources of
    a policy are."""
    text = entry.fact.text
    return is_outside(entry.term) and (
        not _OF_THINGS.fullmatch(entry.term) or "](" in text or "://" in text or "[[" in text
    )
