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
    " so am man come till over under no her care pro ten",
    "de": "der die das und ist sind war waren nicht ein eine einer einem einen mit für auf von zu im in den"
    " dem des es sie"
    " wird werden durch bei oder als auch sich aus an nach wie kann nur zum zur über wenn man er so am vom keine kein"
    " was wo warum einem dass bis unter zwischen ich du ja je nie da dar mai din her pro volt",
    "fr": "le la les des une un et est sont dans pour par sur que qui ne pas du de au aux avec ou ce cette se"
    " il elle plus"
    " entre être à en leur son ses sans quand peut comme l'on c'est d'un d'une où lors je on ta mai dit si",
    "es": "el la los las dos de del que y en un una es son por para con no se al su lo como más o pero sus entre"
    " cuando este"
    " esta hay ser sin sobre cada también puede muy desde donde qué cuál está yo ya ha da dar si",
    "it": "il lo la gli le di del della dei delle degli che e è un una in per con non si da al alla come più o"
    " sono nel"
    " nella anche se ma su tra ogni viene quando può quindi essere i dal dalla questo questa cui c'è perché ed"
    " però mai voi ha hanno chiama care fra pro",
    "pt": "o a os as de do da dos das que e em um uma é são por para com não se ao no na nos nas mais ou mas"
    " como entre"
    " quando pode ser seu sua também pelo pela foi muito já está há nem dar ele ela este esta",
    "sv": "och att det som en ett är av för på med till den i inte de om från har kan vid eller men ska hos"
    " mellan även samt"
    " under över vad hur var genom när blir finns där dessa detta denna sig också efter utan jag du din her ja blev"
    " ha pro ta",
    "pl": "w z że się jest są nie jak oraz lub przez który która które dla ale może jego gdy jeśli czy tylko także jako"
    " przy między ich został na do to ten ta tego tej od po co ja aby już albo",
    "nl": "de het een en van is zijn dat die in op te voor met niet aan bij ook als door wordt worden of uit"
    " naar om er maar"
    " over tot kan dan deze dit wel geen hoe wat waar heeft moet tussen ik ja je al",
}
_ANYWHERE = frozenset("war plus per men door van hay sin com non via ale volt co po od".split())  # noqa: SIM905
"""Words of one language that English notes have, as words of its own, names or short forms."""
_FURTHER: dict[str, str] = {
    "da": "og at det en et den de til er som på med for af i der ikke har kan var men fra om blev eller når efter"
    " mellem også hvad hvor hvis ved bliver være denne dette nogle sig mig meget kun op ud frem mod"
    " hvilke deres gør uden",
    "nb": "og at det en et den de til er som på med for av i der ikke har kan var men fra om ble eller når etter"
    " mellom også hva hvor hvis ved blir være denne dette noen seg meg mye bare opp ut fram mot hvilke deres"
    " gjør uten ikkje eit ein frå dei kva",
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
"""Words of further languages, which only need to be told from the known ones above."""
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
_LETTERS = {
    "fr": "àâæçèéêëîïôœùûüÿ",
    "es": "¡¿áéíñóúü",
    "pt": "àáâãçéêíóôõú",
    "it": "àèéìòù",
    "de": "äöüß",
    "sv": "åäö",
    "da": "åæø",
    "nb": "åæø",
    "pl": "ąćęłńóśźż",
    "fi": "äö",
    "cs": "áčďéěíňóřšťúůýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșşțţ",
    "tr": "çğıöşü",
    "ca": "·àçèéíïòóúü",
}
"""The letters beyond ASCII that a language has."""
_ELIDED = {"l": ("fr", "it", "ca"), "d": ("fr", "it", "ca"), "qu": ("fr",), "n": ("fr", "ca"), "dell": ("it",)}
"""What stands before an apostrophe and a vowel in languages that join a small word to the next."""
FEWEST = 3
"""Function words that must be there before a language is told by them."""
_FEWEST = 2  # small words that decide against what is likely
_MOST = 40  # words of a text that are looked at
_OWN_SHARE = 0.3  # of the signs of a text, from which letters of a script decide


def _tells(word: str) -> bool:
    """Whether a word may tell a language. A letter is a sign of anything: of a formula, a unit, a place in a list."""
    return len(word) > 1 or not word.isascii()


_KNOWN, FURTHER = (
    {language: frozenset(filter(_tells, words.split())) for language, words in languages.items()}
    for languages in (_WORDS, _FURTHER)
)
_SPOKEN = _KNOWN | FURTHER
_BY_WORD = {
    word: tuple(language for language, words in _SPOKEN.items() if word in words)
    for word in frozenset[str]().union(*_SPOKEN.values())
}
_LANGUAGES = {
    word: spoken[0]
    for word, spoken in _BY_WORD.items()
    if spoken[0] in _KNOWN and _KNOWN.keys().isdisjoint(spoken[1:]) and word not in _ANYWHERE
}
"""The language of each word that only one of the known ones has."""
_NOBODY = frozenset(_LANGUAGES)
_OWN = {
    language: frozenset(word for word in words if _LANGUAGES.get(word) == language)
    for language, words in _KNOWN.items()
} | FURTHER
_OTHERS = {language: _NOBODY - words for language, words in _OWN.items()}


def language_of(text: str, likely: str = "") -> str:
    """The ISO 639-1 code of the language of `text`; `likely` where its own words do not tell, which may be "".

    Words count that no other of the known languages has: two of one language against what is likely, one where nothing
    is. So does the script. A further language shares too many words with them for one line to tell it.
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
    own = _OWN.get(likely, frozenset())
    told = [likely if word in own else _LANGUAGES[word] for word in words if word in own or word in others]
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
    whole = language_of(" ".join(texts)) if most in SHARED else most
    if whole and whole in SHARED:
        return whole
    counts = Counter(word for text in texts for word in text.lower().split())
    return further(counts) or whole or _of_few_words(counts)


def _of_few_words(counts: Mapping[str, int]) -> str:
    """The language of notes in which no word stands that only one has: that whose small words, letters and elisions
    are there clearly more often than those of any other; "" for none. `counts` are the words of the text."""
    signs, lettered = Counter[str](), Counter[str]()
    for word, count in counts.items():
        bare = word.strip('¿¡(["“„«.,:;!?)]»”’')
        for language in _BY_WORD.get(bare, ()):
            signs[language] += count
        head, mark, _ = bare.replace("’", "'").partition("'")
        for language in _ELIDED.get(head, ()) if mark else ():
            signs[language] += count
        if not word.isascii():
            for language, letters in _LETTERS.items():
                lettered[language] += count * any(letter in letters for letter in word)
    signs.update(lettered)
    near = [language for language in signs if language in _KNOWN or lettered[language] > 1]
    near.sort(key=signs.__getitem__, reverse=True)
    best = near[0] if near else ""
    # Of a known language a further one may have nearly as much: Catalan has most that French has.
    rival = next((one for one in near[1:] if best in FURTHER or one in _KNOWN), "")
    return best if signs[best] >= FEWEST and signs[best] * 4 >= signs[rival] * 5 else ""


def further(counts: Mapping[str, int]) -> str:
    """Of the further languages the one whose words stand in a text clearly more often than those of any known one do;
    "" for none. `counts` are the words of the text. Some have to be different ones, and one of no known language."""
    spoken, different, own = Counter[str](), Counter[str](), set[str]()
    for word, count in counts.items():
        if languages := _BY_WORD.get(word):
            for language in languages:
                spoken[language] += count
                different[language] += 1
            if languages[0] in FURTHER:
                own.update(languages)
    best = max(own, key=lambda language: (different[language] >= FEWEST, spoken[language]), default="")
    others = max(spoken[language] for language in _KNOWN)
    return best if different[best] >= FEWEST and spoken[best] * 4 >= others * 5 else ""
