"""Whether a line of notes says what another said: reworded, replaced by another fact, or not to be told.

A fact is *reworded* while its subject, its names and its numbers stay, and most of its other words: their
order, the function words, a typing mistake or a synonym may change. It is *replaced* when its subject, a name,
a number, a negation or most of its words are others, or one its opposite: what somebody remembers of the old one
says nothing of the new one. What lies between is *unsure*, and for a person to say: words of which nobody knows
that they are synonyms, two that changed places, and all that was said of one subject said otherwise.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from study.core.notes.negations import NEGATIONS, negated, negates
from study.core.notes.synonyms import WORDS, are_opposites, are_synonyms, hold_opposites, meanings
from study.core.text.compare import STOP, stem, unaccented

type Verdict = Literal["reworded", "unsure", "replaced"]

KEPT = 0.7
"""The share of its content words that a reworded fact keeps, at the least."""
LOST = 0.4
"""The share of kept content words below which a fact is another one."""
SUBJECT = 0.6
"""The share of its words that a subject keeps, at the least, where unknown words take the place of the rest."""
LONGER = 1
"""What a line may grow by, in parts of its content words, until it may say something else as well."""
OFTEN = 4
"""Other facts that use a word, from which it is the right spelling of one that nothing else uses."""
GROWN = 0.35
"""The same where a number is added to one that stood there."""
MOST_TURNED = 40
"""Words of a line whose order is looked at."""
LONG = 8
"""Letters of a word in which one may be missing or too many, whatever else that makes."""
LONGEST = 2_000
"""Characters of a text that are compared; what differs only after them counts as the same."""

_MARKS = re.compile(r"[*`~]|==|(?<!\w)_+|_+(?!\w)|!?\[\[|\]\]|\]\([^()]*\)")
_TOKEN = re.compile(
    r"[-\u2212+±]?\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)*"  # a number, its thousands parted
    r"|[^\W\d_](?:[^\W_]|['’.+/&](?=[^\W_]))*"  # a word; "TCP/IP" and "Node.js" are one
)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_CODE = re.compile(r"`([^`]+)`")
_ENDING = re.compile(r"(?:ing|ed|es|e|d|s)$")
_SPELT = {"max": "maximum", "min": "minimum", "mins": "minute", "sec": "second", "secs": "second", "hr": "hour"}
_SPELT |= {"hrs": "hour", "s": "second", "h": "hour", "ms": "millisecond", "percent": "%"}
"""Words that are written short, wherever they stand."""
_MEASURES = {
    spelt: unit
    for unit, *spellings in (
        line.split()
        for line in """
            litre l liter
            millilitre ml milliliter
            metre m meter
            kilometre km kilometer
            centimetre cm centimeter
            millimetre mm millimeter
            micrometre µm μm
            nanometre nm
            gram g gramm gramme
            kilogram kg kilo kilogramm
            milligram mg milligramm
            hertz hz
            celsius c
            volt v
            watt w
            joule j
            second s sec secs sekunde sekunden seconde segundo secondo
            minute min mins minuten minuto minuti
            hour h hr hrs std stunde stunden heure hora ora ore
            day d tag tage jour día giorno giorni
            % percent prozent pourcent
        """.strip().splitlines()
    )
    for spelt in (unit, *spellings)
}
"""Units behind a number, as they are compared."""
_UNITS = frozenset(_MEASURES.values()) | frozenset(
    """
    % millisecond second minute hour day week month year byte kb mb gb tb kib mib gib
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
_SMALL = frozenset(
    """
    also any each only over very would some then than just about
    der die das den dem des ein eine einen einem einer eines und oder mit für auf aus bei von vom zum zur im am um ist
    sind wird werden hat haben welche welcher welches dass sich auch nur wenn als durch
    le la les un une des du et ou avec pour dans sur par qui que est sont aux ce cette leur plus
    el los las una unos unas y con para por que en es son del al se su
    il lo gli i uno ed per nel nella del della dei delle che sono si
    o os um uma e com em no na do da dos das que são
    den det ett och eller med för på av som är till
    het een en van voor op met te dat zijn
    的 是 在 了 和 与 等 有 也 中 为
    """.split()  # noqa: SIM905 - as above
)
"""Small words of many languages: one that comes for another changes nothing by itself."""
_WAYS = frozenset(
    "from to into onto up on in zu ab an voor na po przed pod nad do до после под над".split()  # noqa: SIM905 - as above
)
"""Function words that say from where to where, or which way a verb goes: "is turned on", "nimmt zu"."""


@dataclass(frozen=True, slots=True)
class Content:
    """What of a text bears its meaning: `words` small and stemmed without function words, `names` among them
    that are written as names, `numbers` with their sign, how many negations, and the words of the `subject`
    before the colon or arrow. `order` has words and numbers as they follow each other, `ways` the function words that
    say from where to where."""

    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    negations: int
    subject: frozenset[str]
    order: tuple[str, ...] = ()
    ways: frozenset[str] = frozenset()


@lru_cache(4096)
def content(text: str, term: str = "") -> Content:
    """Return what bears the meaning of one line of notes, `term` being the part before its sign of relation."""
    found = _read(text[:LONGEST])
    of = _read(term) if term else None
    return replace(found, subject=of.words | of.numbers) if of else found


def verdict(old: Content, new: Content, elsewhere: Callable[[str], int]) -> tuple[Verdict, float]:
    """Return whether `new` says what `old` said, and the share of its content words that `old` kept.

    `elsewhere` counts in how many other facts, old or new, a word stands: a word that other facts use is no
    misspelling of another one, and more likely to come from there than to be a synonym.
    """
    gone, came = old.words - new.words, new.words - old.words
    alike = _alike(gone, came, elsewhere)
    gone, came = gone - alike.keys(), came - set(alike.values())
    size = len(old.words) + len(old.numbers)
    lost = len(gone) + len(old.numbers - new.numbers)
    share = 1 - lost / size if size else float(not new.words and not new.numbers)
    gone, came = gone | _fewer(old, new), came | _fewer(new, old)
    lent = sum(elsewhere(word) > 0 for word in came)
    borrowed = bool(gone) and lent > 0
    other = share < LOST and (lent * 2 > len(came) or not old.subject or old.subject != new.subject)
    if other or _is_other(old, new, gone, came, elsewhere):
        return "replaced", share
    # What was added counts too: a short line grown into a paragraph is for a person to judge.
    grown = (len(came) + len(new.numbers - old.numbers)) / max(size, 1)
    another = old.numbers and new.numbers - old.numbers and grown > GROWN
    unnamed = new.subject & came and _kept(old.subject, gone) < SUBJECT
    if share < KEPT or grown >= LONGER or borrowed or another or unnamed or _is_given_anew(old, new, gone):
        return "unsure", share
    if (_telling(gone, new) and _telling(came, old)) or _is_turned(old, new):
        return "unsure", share
    return "reworded", share


def _fewer(one: Content, other: Content) -> frozenset[str]:
    """The words of both that one line says more often than the other."""
    if len(one.order) == len(set(one.order)):
        return frozenset()
    return frozenset(word for word in one.words & other.words if one.order.count(word) > other.order.count(word))


def _is_other(
    old: Content, new: Content, gone: frozenset[str], came: frozenset[str], elsewhere: Callable[[str], int]
) -> bool:
    """Whether something was exchanged that another fact would differ in."""
    if old.numbers - new.numbers and (new.numbers - old.numbers or came):
        return True
    if new.numbers - old.numbers and _is_given_anew(old, new, gone):
        return True
    if old.negations % 2 != new.negations % 2 and not any(map(_garbles_negation, gone | came)):
        return True
    if gone & _UNITS and came & _UNITS:
        return True
    if hold_opposites(gone, came):
        return True
    if not (old.subject and new.subject) and _begins_with_another(old, new, gone, came):
        return True
    if old.subject and new.subject:
        alike = _alike(old.subject - new.subject, new.subject - old.subject, elsewhere)
        left, entered = old.subject - new.subject - alike.keys(), new.subject - old.subject - set(alike.values())
        if left and (left == old.subject or any(elsewhere(word) for word in entered)):
            return True
    return bool(old.names & gone) and bool(new.names & came)


def _begins_with_another(old: Content, new: Content, gone: frozenset[str], came: frozenset[str]) -> bool:
    """Whether a sentence is told of something else: its first word gave way to another one, and the rest stayed."""
    first, now = (next((word for word in one.order if word not in _SMALL), "") for one in (old, new))
    told = first in _telling(gone, new) and now in _telling(came, old) and old.words != gone
    return told and not _mistyped(first, now)


def _telling(words: frozenset[str], other: Content) -> frozenset[str]:
    """Those of the words that change what a line says where they are lost or won: no small ones, and no pair of signs
    that only stand apart in the other line."""
    words -= _SMALL
    if not any(map(_IDEOGRAPH.match, words)):
        return words
    signs = frozenset("".join(other.words))
    return frozenset(one for one in words if not (_IDEOGRAPH.match(one) and frozenset(one) - _SMALL <= signs))


def _is_turned(old: Content, new: Content) -> bool:
    """Whether the same words stand the other way round: two of them, or two rows as long as each other, have changed
    places around what is said of both: "warm air rises above cold air". Rows of unlike length are free to."""
    was, now = old.ways | old.words, new.ways | new.words
    if hold_opposites(was - now, now - was):
        return True
    one, other = list(old.order), list(new.order)
    if one == other or sorted(one) != sorted(other) or len(one) > MOST_TURNED:
        return False
    while one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    size = len(one)
    return any(
        one[size - row :] == other[:row] and one[:row] == other[size - row :] and one[row:-row] == other[row:-row]
        for row in range(1, (size + 1) // 2)
    )


def _is_given_anew(old: Content, new: Content, gone: frozenset[str]) -> bool:
    """Whether nothing stayed of what a line says of its subject: "image: Linux" may have become another value, and
    "cost: none", of which small words are all, one that is told in words."""
    value = (old.words | old.numbers) - old.subject
    told = value & old.words if value else (new.words | new.numbers) - new.subject
    return bool(told and old.subject and new.subject) and value & old.words <= gone


def _kept(words: frozenset[str], gone: frozenset[str]) -> float:
    return 1 - len(words & gone) / len(words) if words else 1.0


def _garbles_negation(word: str) -> bool:
    return any(_mistyped(word, negation) for negation in NEGATIONS if len(negation) > 4)


def _alike(gone: frozenset[str], came: frozenset[str], elsewhere: Callable[[str], int]) -> dict[str, str]:
    """The words of `gone` that only look otherwise in `came`: another ending, a typing mistake, an acronym, a
    synonym."""
    found: dict[str, str] = {}
    free: defaultdict[str | int, set[str]] = defaultdict(set)
    for other in came:
        for sign in _signs(other):
            free[sign].add(other)
    for word in sorted(gone):
        for other in sorted(set().union(*(free[sign] for sign in _signs(word)))):
            like = _inflected(word, other) or are_synonyms(word, other) or _is_slip(word, other, elsewhere)
            if like and not are_opposites(word, other):
                found[word] = other
                for sign in _signs(other):
                    free[sign].discard(other)
                break
    return found


@lru_cache(WORDS)
def _signs(word: str) -> frozenset[str | int]:
    """Of which two words have one in common where they only look otherwise: how they begin, or what they mean."""
    return meanings(word) | {_plain(word)[0][:1]}


@lru_cache(WORDS)
def _plain(word: str) -> tuple[str, str]:
    """A word without accents, and without its ending."""
    plain = unaccented(word)
    return plain, _ENDING.sub("", plain)


def _is_slip(word: str, other: str, elsewhere: Callable[[str], int]) -> bool:
    """Whether one of two words is the other, mistyped. A word that nothing else uses is a slip; one that much else
    uses, put for such a word, mends it, and so does any where only a vowel, a doubled letter or one of many differs."""
    if not _mistyped(word, other):
        return False
    mends = not elsewhere(word) and (elsewhere(other) >= OFTEN or _is_slight(word, other))
    return not elsewhere(other) or mends


def _is_slight(one: str, other: str) -> bool:
    plain, its = (re.sub(r"(.)\1", r"\1", word) for word in (one, other))
    vowels = len(one) == len(other) and re.sub("[aeiouyäöü]", "", one) == re.sub("[aeiouyäöü]", "", other)
    return vowels or plain == its or (len(one) != len(other) and max(len(one), len(other)) > LONG)


def _inflected(one: str, other: str) -> bool:
    """Whether two words have one beginning, and only endings differ."""
    (one, bare), (other, its) = _plain(one), _plain(other)
    short, long = sorted((one, other), key=len)
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) >= 5 and same >= 4 and same >= 0.7 * len(long) and len(short) - same <= 2 and short.isalpha():
        return True
    return len(bare) > 2 and bare == its


def _mistyped(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, added, or two have changed places."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


class _Reading:
    """The words, names, numbers and negations of a text, as they are found."""

    def __init__(self, coded: set[str]) -> None:
        self.coded = coded
        self.words: set[str] = set()
        self.names: set[str] = set()
        self.numbers: set[str] = set()
        self.ways: set[str] = set()
        self.order: list[str] = []
        self.negating: list[str] = []
        self.is_counted = False
        """Whether a number stands before the word, so that it is a unit."""

    def take_number(self, number: str) -> None:
        self.numbers.add(number if number not in self.numbers else f"{number} again")  # "6 MB in, 6 MB out"
        self.order.append(number)
        self.is_counted = True

    def take(self, token: str) -> None:
        if _IDEOGRAPH.search(token):
            self.words.update(token[at : at + 2] for at in range(max(1, len(token) - 1)))
            self.order += token
            return
        small = token.casefold().removesuffix("'s").removesuffix("’s")
        counted, self.is_counted = self.is_counted, False
        if negates(small):
            self.negating.append(small)
        elif counted and all(part in _MEASURES or part in _SPELT for part in small.split("/")):
            for part in small.split("/"):
                self._add(_MEASURES.get(part) or _SPELT[part])
        elif word := _word(small, token):
            unit = _MEASURES.get(word) if counted or word in _UNITS else None
            self._add(unit or word)
            if small in self.coded or _is_name(token):
                self.names.add(word)
        elif small in _WAYS:
            self.ways.add(small)

    def _add(self, word: str) -> None:
        self.words.add(word)
        self.order.append(word)


def _read(text: str) -> Content:
    """What bears the meaning of a text, but for its subject."""
    text = unicodedata.normalize("NFKC", text)
    reading = _Reading({word for span in _CODE.findall(text) for word in span.casefold().split()})
    text = _MARKS.sub(" ", text)
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token[-1].isdigit() and not token[0].isalpha():
            reading.take_number(_number(token, text[: found.start()]))
        else:
            reading.take(token)
    words, names, numbers = map(frozenset, (reading.words, reading.names, reading.numbers))
    turned = negated(reading.negating, text)
    return Content(words, names, numbers, turned, frozenset(), tuple(reading.order), frozenset(reading.ways))


def _word(small: str, token: str) -> str:
    """A content word as it is compared; empty for a function word."""
    if small in _SPELT:
        return _SPELT[small]
    if small in STOP or (len(small) < 3 and token.islower() and token.isascii()):
        return ""
    return stem(small)


def _is_name(token: str) -> bool:
    """Whether a word is written as no ordinary word is: inner capitals, digits, acronyms."""
    return any(sign.isdigit() for sign in token) or any(sign.isupper() for sign in token[1:])


def _number(token: str, before: str) -> str:
    """A number as it is compared: without its thousands' signs. A dash after a digit is a range, no sign."""
    sign = token[0] if token[0] in "-\u2212+±" else ""
    if sign and before[-1:].isalnum():
        sign = ""
    digits = re.sub(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))", "", token.lstrip("-\u2212+±"))
    return sign.replace("\u2212", "-").replace("+", "") + digits.replace(",", ".")
