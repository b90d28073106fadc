"""Which language is a text in that is not written in Latin letters? Told by its script, and where several languages
share one, by the signs that only some of them have.

A line without such signs is in the language of what stands around it: names in Chinese signs alone are Japanese on a
Japanese page.
"""

import re
from functools import cache
from typing import NamedTuple

_FAR = re.compile(r"[\u0370-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufaff]")
"""A sign that is not Latin."""
_CHINESE = frozenset("这這那们們你您她它很哪怎吗嗎吧呢么麼没沒還給說與是")
"""Signs of Chinese that Japanese hardly uses; others are those that its own encoding cannot write."""


class _Other(NamedTuple):
    """A language that shares a script: the letters that tell it, how many of all it takes, and how many of each one
    that only the usual language has."""

    code: str
    letters: re.Pattern[str]
    share: float = 0.02
    over: float = 0.0


class _Script(NamedTuple):
    """The letters of a script, what each is worth, the language that is usually written in it, the others, first come
    first, and the letters that only the usual one has."""

    letters: re.Pattern[str]
    usual: str
    worth: int = 1
    others: tuple[_Other, ...] = ()
    own: re.Pattern[str] | None = None


_HAN = re.compile(r"[\u3041-\u30ff\u3005\u3400-\u4dbf\u4e00-\u9fff]+")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_SCRIPTS = (
    _Script(_HAN, "zh", 2, (_Other("ja", _KANA, 0.03, 3),)),
    _Script(re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]+"), "ko", 2),
    _Script(
        re.compile(r"[\u0400-\u052f]+"),
        "ru",
        1,
        (
            _Other("be", re.compile("[ўЎ]")),
            _Other("uk", re.compile("[іїєґІЇЄҐ]")),
            _Other("sr", re.compile("[ђјљњћџЂЈЉЊЋЏ]")),
            _Other("", re.compile("[^а-яёА-ЯЁ]")),
            _Other("bg", re.compile("[ъЪ]"), 0.005, 1),
        ),
        re.compile("[ыэёЫЭЁ]"),
    ),
    _Script(
        re.compile(r"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f]+"),
        "ar",
        1,
        (
            _Other("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]"), 0.02, 1),
            _Other("fa", re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]"), 0.02, 1),
        ),
        re.compile("[\u0629\u0643\u0649\u064a]"),
    ),
    _Script(re.compile(r"[\u0590-\u05ff]+"), "he"),
    _Script(re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]{3,}"), "el"),  # fewer are signs of formulas
    _Script(re.compile(r"[\u0900-\u097f]+"), "hi"),
    _Script(re.compile(r"[\u0980-\u09ff]+"), "bn"),
    _Script(re.compile(r"[\u0b80-\u0bff]+"), "ta"),
    _Script(re.compile(r"[\u0c00-\u0c7f]+"), "te"),
    _Script(re.compile(r"[\u0e00-\u0e7f]+"), "th"),
    _Script(re.compile(r"[\u10a0-\u10ff]+"), "ka"),
    _Script(re.compile(r"[\u0530-\u058f]+"), "hy"),
)
SHARED = frozenset(
    code for one in _SCRIPTS if one.others for code in (one.usual, *(other.code for other in one.others))
)
"""Languages that share their script: one line may not tell which of them it is in."""


def written(text: str, likely: str = "") -> tuple[str, float]:
    """The ISO 639-1 code of the language in whose script most of a text is that is not Latin, "" where it is not known,
    and the share of the script in its letters, of which a sign of Chinese, Japanese or Korean counts as two. Where no
    sign tells one of several languages, it is `likely` if that is one of them, else the usual one."""
    if text.isascii() or not _FAR.search(text):
        return "", 0.0
    worth, script, signs = 0, _SCRIPTS[0], ""
    for one in _SCRIPTS:
        found = "".join(one.letters.findall(text))
        if len(found) * one.worth > worth:
            worth, script, signs = len(found) * one.worth, one, found
    letters = sum(map(str.isalpha, text))
    if not worth or not letters:
        return "", 0.0
    return _among(script, signs, likely), worth / letters


def _among(script: _Script, signs: str, likely: str) -> str:
    """The language of the signs of a script among those that share it."""
    if not script.others:
        return script.usual
    own = len(script.own.findall(signs)) if script.own else sum(map(_is_chinese, signs))
    for other in script.others:
        found = len(other.letters.findall(signs))
        if found and found >= other.share * len(signs) and found > other.over * own:
            return other.code
    is_other = likely != "" and any(likely == other.code for other in script.others)
    return likely if is_other and not own else script.usual


@cache
def _is_chinese(sign: str) -> bool:
    """Whether Japanese does not write a sign."""
    try:
        return sign in _CHINESE or not sign.encode("shift_jis")
    except UnicodeEncodeError:
        return True
