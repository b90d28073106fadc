"""Which language a statement is in, and the words to ask about it in."""

import re
from collections import Counter
from collections.abc import Iterable

from study.core.discovery import plugins
from study.core.generators import phrases as _phrases
from study.core.generators.phrasebook import Phrasebook

PHRASEBOOKS: dict[str, Phrasebook] = plugins(_phrases, Phrasebook)

_SCRIPTS = (("zh", re.compile(r"[\u4e00-\u9fff]")), ("ar", re.compile(r"[\u0600-\u06ff]")))
_SPOKEN: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, book in PHRASEBOOKS.items() if word in book.common)
    for word in frozenset[str]().union(*(book.common for book in PHRASEBOOKS.values()))
}
"""By each of the smallest words, the phrasebooks that have it."""
_OTHER_SCRIPT = re.compile(
    r"[\u3040-\u30ff\uac00-\ud7af\u0400-\u052f\u0370-\u03ff\u0590-\u05ff\u0900-\u0dff\u0e00-\u0e7f]"
)
_WORD = re.compile(r"[^\W\d_]+")
FEWEST = 3
"""Function words that must be there before a language is told by them."""


def told(texts: Iterable[str], few: bool = False, fewest: int = 2) -> str:
    """The language of `texts` taken together, by their script and their smallest words: the code of a
    phrasebook, empty where that is not plain. With `few` the words are all there are: those in plain letters are
    then English, others of the language that most of them are of. `fewest` of the words have to be different ones."""
    text = " ".join(texts)
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    if not letters or (not text.isascii() and len(_OTHER_SCRIPT.findall(text)) * 5 > letters):
        return ""
    for code, script in () if text.isascii() else _SCRIPTS:
        if len(script.findall(text)) * (2 if code == "ar" else 4) > letters:
            return code
    counts = Counter(map(str.lower, words))
    spoken, distinct = dict.fromkeys(PHRASEBOOKS, 0), dict.fromkeys(PHRASEBOOKS, 0)
    for word, count in counts.items():
        for code in _SPOKEN.get(word, ()):
            spoken[code] += count
            distinct[code] += len(word) > 1
    # Single letters alone are signs of anything, and one word alone may be of any language.
    found = sorted(((count if distinct[code] >= fewest else 0, code) for code, count in spoken.items()), reverse=True)
    (most, code), (second, _) = found[:2]
    if most < FEWEST:
        if not few:
            return ""
        return "en" if "".join(words).isascii() else code if most > second else ""
    return code if most * 4 >= second * 5 else ""
