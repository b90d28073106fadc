"""Which language a statement is in, and the words to ask about it in."""

import re
from collections import Counter
from collections.abc import Iterable

from study.core.discovery import plugins
from study.core.generators import phrases as _phrases
from study.core.generators.phrasebook import Phrasebook
from study.core.text.language import FEWEST, NAMES, further
from study.core.text.script import written

PHRASEBOOKS: dict[str, Phrasebook] = plugins(_phrases, Phrasebook)

SPOKEN = tuple(sorted(NAMES[code] for code in PHRASEBOOKS))
"""The names of the languages that questions are made in."""
_BY_WORD: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, book in PHRASEBOOKS.items() if word in book.common)
    for word in frozenset[str]().union(*(book.common for book in PHRASEBOOKS.values()))
}
"""By each of the smallest words, the phrasebooks that have it."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"(?<![\\\w])(?![A-Z](?! [^\W\d_A-Z]|\w))[^\W\d_]+(?!\w)")
"""A word that is no command or sign of a formula, be it of chemistry: no "O" of "H2O" or "O + C"."""
MOSTLY, PARTLY = 0.5, 0.2
"""The shares of a text from which a script that is not Latin tells its language, and from which nothing is told beside
one that has no phrasebook."""


def told(texts: Iterable[str], few: bool = False, fewest: int = 2, likely: str = "") -> str:
    """The language of `texts` taken together, by their script and their smallest words: its code, with a phrasebook or
    without, empty where that is not plain. With `few` the words are all there are: those in plain letters are
    then English, others of the language that most of them are of. `fewest` of the words have to be different ones.
    Of several languages of one script it is the `likely` one if no sign tells."""
    text = " ".join(texts)
    if not _LETTER.search(text):
        return ""
    words = _WORD.findall(text)
    script, share = written(text, likely)
    if share > MOSTLY or (share > PARTLY and script not in PHRASEBOOKS):
        return script if share > MOSTLY else ""
    counts = Counter(map(str.lower, words))
    spoken, distinct = dict.fromkeys(PHRASEBOOKS, 0), dict.fromkeys(PHRASEBOOKS, 0)
    for word, count in counts.items():
        for code in _BY_WORD.get(word, ()):
            spoken[code] += count
            distinct[code] += len(word) > 1
    # Single letters alone are signs of anything, and one word alone may be of any language.
    found = sorted(((count if distinct[code] >= fewest else 0, code) for code, count in spoken.items()), reverse=True)
    (most, code), (second, _) = found[:2]
    if another := further(counts):
        return another
    if most < FEWEST:
        if not few:
            return ""
        return "en" if "".join(words).isascii() else code if most > second else ""
    return code if most * 4 >= second * 5 else ""


def foreign(language: str) -> str:
    """The name of a language that no questions are made in; "" of one they are made in, or that is not known."""
    return "" if language in PHRASEBOOKS else NAMES.get(language, "")
