"""Does a text give an amount: a number with its unit, or with what it counts? Asked of every line of notes.

Units are those of `unit`, look-alikes those of `lookalikes`; what an amount is, `quantities` reads.
"""

import re
from functools import lru_cache

from study.core.text import lookalikes, unit
from study.core.text.names import any_of

# A number or a range, and what may be its unit: a sign, a word, a word behind a word ("5 concurrent users").
_NUMBER = re.compile(
    r"(?<![^\W_\u0600-\u06ff\u3040-\u9fff])(?<![._/\\^#])(?<!\w[-–:])"
    r"(?P<money>[$€£¥₹]\s?)?(?:\d+(?:[.,'’ \u00a0]\d+)*|[一二两三四五六七八九十百千万亿]+)"
    r"(?:\s?[–-]\s?[-+]?\d+(?:[.,]\d+)*)?"
    r"(?P<gap>[\s-]?)(?:/\s?)?(?:(?P<word>[%‰€$£¥₹×″℃℉°º]|[^\W\d_²³₂]++(?:[₂2]O)?)(?![\d_]|[-.][^\W\d])[²³]?"
    r"(?:\s(?P<second>[^\W\d_]{3,}))?)?"
)
# Where a number may begin: one set of signs is looked for many times as fast as the pattern.
_FIRST = re.compile(r"[\d$€£¥₹一二两三四五六七八九十百千万亿]")
# Of a text in ASCII: right behind a number that has no unit stand its end or such a sign.
_FIRST_PLAIN = re.compile(r'[0-9]++(?!\Z|[:;)\]!?*"])')
_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
# Without it, and without a sign of code, formulas or addresses, nothing in a text only looks like an amount.
# The cases are spelled out: a pattern that ignores them takes half as long again.
_LOOKS = r"(?:[:/.–-]\d+[:/.–-]?\d|0[sSſ]\b|[年点hH]|\s?[aApP]\.?[mM]\b)"
_SUSPECT, _SUSPECT_PLAIN = re.compile(rf"\d{_LOOKS}"), re.compile(rf"[0-9]{_LOOKS}")
_BEFORE = 40  # characters that tell whether a number numbers something
_LONGEST = 4  # signs of a unit in Chinese
_SYMBOLS, _WORDS = unit.spellings()
_COUNTED = any_of(
    "character characters message messages retry retries attempt attempts time times execution executions processor"
    " processors request requests invocation invocations function functions record records item items layer layers"
    " file files version versions shard shards connection connections region regions user users concurrent people"
    " cpu cpus unit units 次 个 個 人 倍 度 年 분 초 시간 일 년 時間 時 分 秒 секунд минут часов дней лет"
)
"""What notes count, and units of languages that have no table of them."""


def amount_at(text: str) -> int:
    """Where the first amount of a text begins, -1 where it gives none."""
    end = 0
    is_plain = text.isascii() and "$" not in text
    for sign in (_FIRST_PLAIN if is_plain else _FIRST).finditer(text):
        start = sign.start()
        if start < end:
            continue
        found = _NUMBER.match(text, start)
        if found is None:
            continue
        end = found.end()
        money, gap, word, second = found.groups()
        if money is None and word is None:
            continue
        measured = money is not None or _is_unit(word, gap, second)
        is_amount = measured or (word is not None and _counts(text[start].isdigit(), word, gap, second))
        if is_amount and not _only_looks(text, start, measured):
            return start
    return -1


def _only_looks(text: str, start: int, measured: bool) -> bool:
    """Whether a number names or numbers something, or stands in a date, code or a formula."""
    if start and lookalikes.is_numbered(text[max(0, start - _BEFORE) : start], measured=measured):
        return True
    is_suspect = "`" in text or "$" in text or "@" in text or "×" in text or "://" in text
    is_suspect = is_suspect or (_SUSPECT_PLAIN if text.isascii() else _SUSPECT).search(text) is not None
    return is_suspect and lookalikes.hidden(text)[start] == "_"


@lru_cache(4096)
def _is_unit(word: str, gap: str, second: str | None) -> bool:
    if second and ((word in unit.NAMES and gap) or (word in "°º" and second.istitle())):
        return False  # "5 A levels", "1° Teorema"
    if word in _SYMBOLS or word.lower() in _WORDS:
        return True
    if second is not None and (second.lower() in _WORDS or f"{word} {second}".lower() in _WORDS):
        return True
    return not word.isascii() and any(word[:size] in _WORDS for size in range(1, _LONGEST + 1) if _DENSE.match(word))


@lru_cache(4096)
def _counts(in_digits: bool, word: str, gap: str, second: str | None) -> bool:
    if not word.isascii() and _DENSE.match(word):
        return in_digits and any(word[:size] in _COUNTED for size in (1, 2))
    if not gap:
        return False
    return word.lower() in _COUNTED or (second is not None and second.lower() in _COUNTED)
