"""Which language is a text in? Told by its letters and by the small words that no sentence does without.

A rough answer for notes: a handful of words decides, and where nothing decides, the language of what stands
around it is likely.
"""

import re
from collections import Counter
from collections.abc import Iterable

_WORDS: dict[str, str] = {
    "en": "the of and is are was were to in for with that this it be by from which not can has have an or when"
    " if at as"
    " on its they than but will must into only you your how what why does do between each more used a"
    " war so am man plus come per men till over under door van hay sin com non via no",  # words of others as well
    "de": "der die das und ist sind war waren nicht ein eine einer einem einen mit für auf von zu im in den"
    " dem des es sie"
    " wird werden durch bei oder als auch sich aus an nach wie kann nur zum zur über wenn man er so am vom keine kein"
    " was wo warum einem dass bis unter zwischen",
    "fr": "le la les des une un et est sont dans pour par sur que qui ne pas du de au aux avec ou ce cette se"
    " il elle plus"
    " entre être à en leur son ses sans quand peut comme l'on c'est d'un d'une où lors",
    "es": "el la los las de del que y en un una es son por para con no se al su lo como más o pero sus entre"
    " cuando este"
    " esta hay ser sin sobre cada también puede muy desde donde qué cuál está",
    "it": "il lo la gli le di del della dei delle degli che e è un una in per con non si da al alla come più o"
    " sono nel"
    " nella anche se ma su tra ogni viene quando può quindi essere i dal dalla questo questa cui c'è perché ed",
    "pt": "o a os as de do da dos das que e em um uma é são por para com não se ao no na nos nas mais ou mas"
    " como entre"
    " quando pode ser seu sua também pelo pela foi muito já está há",
    "sv": "och att det som en ett är av för på med till den i inte de om från har kan vid eller men ska hos"
    " mellan även samt"
    " under över vad hur var genom när blir finns där dessa detta denna sig också efter utan",
    "nl": "de het een en van is zijn dat die in op te voor met niet aan bij ook als door wordt worden of uit"
    " naar om er maar"
    " over tot kan dan deze dit wel geen hoe wat waar heeft moet tussen",
}
_LETTERS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_MARKS = {
    "ß": "de",
    "¿": "es",
    "¡": "es",
    "ñ": "es",
    "ã": "pt",
    "õ": "pt",
    "å": "sv",
    "œ": "fr",
    "ê": "fr",
    "ì": "it",
    "ò": "it",
}
_FAR = re.compile("[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufaff]")  # a letter that is not Latin
_FEWEST = 2  # small words that decide against what is likely
_MOST = 40  # words of a text that are looked at
_OWN_SHARE = 0.3  # of the signs of a text, from which letters of a script decide


def _unique() -> dict[str, str]:
    """The language of each word that only one of them has."""
    languages: dict[str, set[str]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            languages.setdefault(word, set()).add(language)
    return {word: spoken.pop() for word, spoken in languages.items() if len(spoken) == 1}


_LANGUAGES = _unique()
_OTHERS = {
    language: frozenset(word for word, spoken in _LANGUAGES.items() if spoken != language) for language in _WORDS
}
_NOBODY = frozenset(_LANGUAGES)


def language_of(text: str, likely: str = "") -> str:
    """The ISO 639-1 code of the language of `text`; `likely` where its own words do not tell, which may be "".

    Words count that no other language has: two of one language against what is likely, one where nothing
    is. So does the script.
    """
    if not text.isascii() and (found := _by_letters(text)):
        if found not in _WORDS:
            return found
        likely = likely or found
    words = text.lower().split(None, _MOST)[:_MOST]
    if likely and _OTHERS.get(likely, _NOBODY).isdisjoint(words):
        return likely
    told = [language for word in words if (language := _LANGUAGES.get(word))]
    if not told:
        return likely
    best = told[0]
    count = told.count(best)
    if count < len(told):
        counts = Counter(told)
        best, count = counts.most_common(1)[0]
        if best != likely and count <= counts[likely] + 1:
            return likely
    return best if count >= _FEWEST or not likely or best == likely else likely


def _by_letters(text: str) -> str:
    """The language of a script, where a good part of the letters is of it; or of a letter that one language
    alone has among those known by words."""
    if not _FAR.search(text):
        return next((language for mark, language in _MARKS.items() if mark in text), "")
    letters = sum(sign.isalpha() for sign in text)
    for language, pattern in _LETTERS:
        found = len(pattern.findall(text))
        if found and found >= _OWN_SHARE * letters / (2 if language in ("ja", "ko", "zh") else 1):
            return language
    return ""


def main_language(texts: Iterable[str]) -> str:
    """The language most of the texts are in, "" where none can be told."""
    found = Counter(language for text in texts if (language := language_of(text)))
    return found.most_common(1)[0][0] if found else ""
