"""Which language is a text in? Told by its letters and by the small words that no sentence does without.

A rough answer for notes: a handful of words decides, and where nothing decides, the language of what stands
around it is likely.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from study.core.text.script import SHARED, written

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
    "pl": "w z że się jest są nie jak oraz lub przez który która które dla ale może jego gdy jeśli czy tylko także jako"
    " przy między ich został",
    "nl": "de het een en van is zijn dat die in op te voor met niet aan bij ook als door wordt worden of uit"
    " naar om er maar"
    " over tot kan dan deze dit wel geen hoe wat waar heeft moet tussen",
}
_FURTHER: dict[str, str] = {
    "da": "og at det en et den de til er som på med for af i der ikke har kan var men fra om blev eller når efter"
    " mellem også hvad hvor hvis ved bliver være denne dette nogle",
    "nb": "og at det en et den de til er som på med for av i der ikke har kan var men fra om ble eller når etter"
    " mellom også hva hvor hvis ved blir være denne dette noen",
    "fi": "ja on ei se että joka ovat mutta kun tai ne myös niin kuin sen hän oli mitä voi sekä jos jotka",
    "cs": "a je se v na že to s z do ve které který která pro jsou ale jako nebo při od po není byl aby mezi jeho co"
    " jak si pouze také",
    "hu": "a az és hogy nem egy is van volt ez meg azt csak vagy ha de mint amely lehet között által során",
    "ro": "și în de la a cu pe din este sunt care nu se o un pentru ce mai sau prin ca dar fi al ale între când",
    "tr": "ve bir bu da de için ile olan çok daha gibi olarak ne ya en kadar değil veya sonra olur ise her",
    "ca": "el la els les i de del dels que és en un una són per amb no es al als o com més pel però entre quan també"
    " aquest aquesta dels seva",
    "id": "yang dan di dari untuk dengan adalah ini itu pada tidak dalam ke akan oleh atau sebagai juga dapat karena",
    "vi": "và của là các có trong được cho không một với những để này từ khi đến như người bị do về",
}
"""Words of languages that only need to be told from those above."""
FURTHER: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _FURTHER.items()}
NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "sv": "Swedish",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "ar": "Arabic",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "da": "Danish",
    "nb": "Norwegian",
    "fi": "Finnish",
    "cs": "Czech",
    "hu": "Hungarian",
    "ro": "Romanian",
    "tr": "Turkish",
    "ca": "Catalan",
    "id": "Indonesian",
    "vi": "Vietnamese",
    "be": "Belarusian",
    "uk": "Ukrainian",
    "sr": "Serbian",
    "bg": "Bulgarian",
    "fa": "Persian",
    "ur": "Urdu",
    "he": "Hebrew",
    "el": "Greek",
    "hi": "Hindi",
    "bn": "Bengali",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "ka": "Georgian",
    "hy": "Armenian",
}
"""The languages that can be told, by their ISO 639-1 codes."""
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
FEWEST = 3
"""Function words that must be there before a language is told by them."""
_FEWEST = 2  # small words that decide against what is likely
_MOST = 40  # words of a text that are looked at
_OWN_SHARE = 0.3  # of the signs of a text, from which letters of a script decide


def _unique() -> dict[str, str]:
    """The language of each word that only one of them has. Further ones take none from those above."""
    languages: dict[str, set[str]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            languages.setdefault(word, set()).add(language)
    further: dict[str, set[str]] = {}
    for language, its in FURTHER.items():
        for word in its - languages.keys():
            further.setdefault(word, set()).add(language)
    return {word: spoken.pop() for word, spoken in (languages | further).items() if len(spoken) == 1}


_LANGUAGES = _unique()
_OTHERS = {
    language: frozenset(word for word, spoken in _LANGUAGES.items() if spoken != language)
    - FURTHER.get(language, set())
    for language in (*_WORDS, *FURTHER)
}
_NOBODY = frozenset(_LANGUAGES)


def language_of(text: str, likely: str = "") -> str:
    """The ISO 639-1 code of the language of `text`; `likely` where its own words do not tell, which may be "".

    Words count that no other language has: two of one language against what is likely, one where nothing
    is. So does the script.
    """
    if not text.isascii():
        found, share = written(text, likely)
        if share >= _OWN_SHARE:
            return found
        likely = likely or _marked(text)
    words = text.lower().split(None, _MOST)[:_MOST]
    others = _OTHERS.get(likely, _NOBODY)
    if likely and others.isdisjoint(words):
        return likely
    told = [_LANGUAGES[word] for word in words if word in others or _LANGUAGES.get(word) == likely != ""]
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


def _marked(text: str) -> str:
    """The language of a letter that one language alone has among those known by words."""
    return next((language for mark, language in _MARKS.items() if mark in text), "")


def main_language(texts: Sequence[str]) -> str:
    """The language most of the texts are in, "" where none can be told. Of languages of one script all texts together
    tell it, and so they do of one that its small words set apart from its neighbours."""
    found = Counter(language for text in texts if (language := language_of(text)))
    most = found.most_common(1)[0][0] if found else ""
    if most in SHARED:
        return language_of(" ".join(texts))
    counts = Counter(word for text in texts for word in text.lower().split())
    own = sum(counts[word] for word in _WORDS.get(most, "").split())
    return further(counts, own) or most


def further(counts: Mapping[str, int], others: int) -> str:
    """Of the further languages the one whose words stand in a text clearly more often than those of all others do
    that questions are made in, of which there are `others`; "" for none. `counts` are the words of the text."""
    found = {
        code: [counts[word] for word in words if len(word) > 1 and word in counts] for code, words in FURTHER.items()
    }
    told = {code: sum(each) for code, each in found.items() if len(each) > 2}
    best = max(told, key=lambda code: told[code], default="")
    return best if best and told[best] >= FEWEST and told[best] * 4 >= others * 5 else ""
