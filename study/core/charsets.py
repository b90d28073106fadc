"""Which of several encodings bytes are most likely in: what decodes, with the fewest signs that its writers hardly use.

Asked about texts and about the names of files (`study.core.encodings`), by one rule."""

from collections.abc import Callable, Iterable, Mapping

from charset_normalizer import from_bytes

SAMPLE = 20_000
"""Bytes that are looked at."""
_SIGNS = frozenset("«»„“”‘’‚–—…·°§²³µ×÷±½¼€£©®ªº¿¡¨´ \u00a0")
_WESTERN = frozenset("äöüÄÖÜßàâæçéèêëîïôœùûÀÂÇÉÈÊËÎÏÔŒÙÛñáíóúÑÁÍÓÚãõÃÕåøÅØÆìòÌÒýÝðÐþÞ")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰäöüÄÖÜßđĐľĺŕôĽĹŔÔăâîșțşţĂÂÎŞŢëçË")
_TURKISH = frozenset("çğıöşüÇĞİÖŞÜâîû")
_ALONE = 0.5
"""How much a sign of another alphabet counts for each Latin letter beside it."""
_BESIDE = frozenset("[\\]^`{|}~@")
"""Second bytes of East Asian signs: hardly any letter of ours stands beside them."""
_LOUD = 0.3
"""How much a capital counts behind another one."""


def _among(letters: frozenset[str]) -> Callable[[str], bool]:
    return (letters | _SIGNS).__contains__


def _between(*spans: str) -> Callable[[str], bool]:
    """Signs of these alphabets, each given by its first and last letter."""
    return lambda sign: sign in _SIGNS or any(span[0] <= sign <= span[1] for span in spans)


def _led(encoding: str, *spans: tuple[int, int], trail: int = 0) -> Callable[[str], bool]:
    """Signs whose first byte lies in one of the spans: the halves of the tables with what is used most, and their
    punctuation."""

    def holds(sign: str) -> bool:
        code = sign.encode(encoding)
        return len(code) == 2 and code[1] >= trail and any(first <= code[0] <= last for first, last in spans)

    return holds


_COMMON: Mapping[str, Callable[[str], bool]] = {
    **dict.fromkeys(("cp1252", "cp850", "cp437"), _among(_WESTERN)),
    **dict.fromkeys(("cp1250", "cp852", "iso8859_2"), _among(_CENTRAL)),
    **dict.fromkeys(("cp1254", "cp857"), _among(_TURKISH)),
    **dict.fromkeys(("cp1251", "cp866", "koi8_r"), _between("ая", "АЯ", "ёё", "ЁЁ", "єї", "ЄЇ", "ґґ", "№№")),
    **dict.fromkeys(("cp1253", "cp737"), _between("αώ", "ΆΫ")),
    **dict.fromkeys(("cp1255", "cp862"), _between("א\u05ea", "\u05b0\u05c4")),
    **dict.fromkeys(("cp1256", "cp720"), _between("\u0621\u0652", "،؟", "پپ", "چچ", "گگ", "کک", "یی")),
    "cp932": _led("cp932", (0x81, 0x83), (0x88, 0x97)),
    "euc_jp": _led("euc_jp", (0xA1, 0xA1), (0xA3, 0xA5), (0xB0, 0xCF)),
    "gb18030": _led("gb18030", (0xA1, 0xA1), (0xA3, 0xA3), (0xB0, 0xD7), trail=0xA1),
    "big5": _led("big5", (0xA1, 0xA2), (0xA4, 0xC5)),
    "cp949": _led("cp949", (0xA1, 0xA1), (0xA3, 0xA3), (0xB0, 0xC8), trail=0xA1),
}
_FREQUENT: Mapping[str, frozenset[str]] = {
    "gb18030": frozenset(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然"
        "家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开因只从想实日者意无力与长机第章节课题"
    ),
    "big5": frozenset(
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然"
        "家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開因只從想實日者意無力與長機第章節課題"
    ),
    "cp949": frozenset(
        "이다의는을를에가고지도한하리사기로서대자정인어나시라스은해수있그여보아부제일장전상과것들적되으구성주유비면조"
        "관원동만문학용무물물경간선세오니위소생음실계치분모공개신중방화요안산"
    ),
}
"""The signs of the alphabets of thousands that stand most often in any text."""
_MESS = 0.3
"""How much it speaks against an encoding that the first look rules it out; of short texts it rules out too many."""
_LIKED = 0.2
"""How much it speaks for an encoding that all signs are frequent ones."""
_LATIN = frozenset({"cp1252", "cp850", "cp437", "cp1250", "cp852", "iso8859_2", "cp1254", "cp857"})


def guess(data: bytes, encodings: Iterable[str]) -> str:
    """The encoding that makes the best sense of bytes that are not plain ASCII, "" where none reads them. Of those that
    are equally good the first is taken."""
    among = list(encodings)
    matches = list(from_bytes(data, cp_isolation=among))
    mess = {name: match.chaos for match in reversed(matches) for name in match.could_be_from_charset}
    sample = data[:SAMPLE]
    costs = {
        name: mess.get(name, _MESS) + rarity(text, name) - _LIKED * _frequency(text, name)
        for name in among
        if (text := _decoded(sample, name, is_cut=len(data) > SAMPLE)) is not None
    }
    return min(costs, key=lambda name: costs[name], default="")


def rarity(text: str, encoding: str) -> float:
    """The share of the signs beyond ASCII that hardly anybody writes who writes in this encoding, from 0 to 1."""
    is_common, is_latin = _COMMON[encoding], encoding in _LATIN
    known: dict[str, bool] = {}
    signs, rare = 0, 0.0
    before = ""
    for at, sign in enumerate(text):
        if not sign.isascii():
            signs += 1
            if sign not in known:
                known[sign] = is_common(sign)
            if not known[sign]:
                rare += 1
            else:
                after = text[at + 1 : at + 2]
                if is_latin:
                    rare += _ALONE * (before in _BESIDE or after in _BESIDE)
                else:
                    rare += _ALONE * (_is_small(before) + _is_small(after))
                if sign.isupper():
                    rare += 1 if before.islower() else _LOUD * before.isupper()
        before = sign
    return rare / signs if signs else 0.0


def _frequency(text: str, encoding: str) -> float:
    """The share of its signs beyond ASCII that stand most often in texts, where its alphabet has thousands."""
    frequent = _FREQUENT.get(encoding)
    signs = sum(not sign.isascii() for sign in text) if frequent else 0
    return sum(sign in frequent for sign in text) / signs if frequent and signs else 0.0


def _is_small(sign: str) -> bool:
    return sign.isascii() and sign.islower()


def _decoded(data: bytes, encoding: str, is_cut: bool) -> str | None:
    for end in (len(data), *(range(len(data) - 1, len(data) - 4, -1) if is_cut else ())):
        try:
            return data[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
