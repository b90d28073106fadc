"""Whether a line of notes says what another said: reworded, replaced by another fact, or not to be told.

A fact is *reworded* while its subject, its names and its numbers stay, and most of its other words: their
order, the function words, a typing mistake or a synonym may change. It is *replaced* when its subject, a name,
a number, a negation or most of its words are others: what somebody remembers of the old one says nothing of
the new one. What lies between is *unsure*, and for a person to say.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from study.core.text.compare import STOP, stem

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
LONGEST = 2_000
"""Characters of a text that are compared; what differs only after them counts as the same."""

_MARKS = re.compile(r"[*`~]|==|(?<!\w)_+|_+(?!\w)|!?\[\[|\]\]|\]\([^()]*\)")
_TOKEN = re.compile(
    r"[-\u2212+±]?\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)*"  # a number, its thousands parted
    r"|[^\W\d_](?:[^\W_]|['’.+/&](?=[^\W_]))*"  # a word; "TCP/IP" and "Node.js" are one
)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_CODE = re.compile(r"`([^`]+)`")
_NEGATIONS = frozenset(
    """
    not no never without cannot none neither nor kein keine keinen nicht nie ohne ne pas jamais sans sin nunca non mai
    senza não sem nunca inte ej aldrig utan niet geen nooit zonder не без нет لا ليس لم
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
_NOT_IN_WORDS = re.compile("不|没|沒|无|無|未|非")
_OPPOSITES = (
    ("max", "min"),
    ("maximum", "minimum"),
    ("before", "after"),
    ("above", "below"),
    ("first", "last"),
    ("more", "less"),
    ("most", "least"),
    ("start", "end"),
    ("begin", "end"),
    ("always", "sometimes"),
    ("all", "some"),
    ("higher", "lower"),
    ("high", "low"),
    ("increase", "decrease"),
    ("increases", "decreases"),
    ("left", "right"),
    ("up", "down"),
    ("allow", "deny"),
    ("allows", "denies"),
    ("enabled", "disabled"),
    ("true", "false"),
    ("public", "private"),
    ("sync", "async"),
    ("synchronous", "asynchronous"),
    ("synchronously", "asynchronously"),
)
_UNITS = frozenset(
    """
    % millisecond second minute hour day week month year byte kb mb gb tb kib mib gib
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
_OPPOSED = frozenset(pair for one, other in _OPPOSITES for pair in ((one, other), (other, one)))
_SPELT = {"max": "maximum", "min": "minimum", "mins": "minute", "sec": "second", "secs": "second", "hr": "hour"}
_SPELT |= {"hrs": "hour", "s": "second", "h": "hour", "ms": "millisecond", "percent": "%"}


@dataclass(frozen=True, slots=True)
class Content:
    """What of a text bears its meaning: `words` small and stemmed without function words, `names` among them
    that are written as names, `numbers` with their sign, how many negations, and the words of the `subject`
    before the colon or arrow."""

    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    negations: int
    subject: frozenset[str]


@lru_cache(4096)
def content(text: str, term: str = "") -> Content:
    """Return what bears the meaning of one line of notes, `term` being the part before its sign of relation."""
    words, names, numbers, negations = _read(text[:LONGEST])
    return Content(words, names, numbers, negations, _read(term)[0] | _read(term)[2] if term else frozenset())


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
    if _is_other(old, new, gone, came, elsewhere) or share < LOST:
        return "replaced", share
    # What was added counts too: a short line grown into a paragraph is for a person to judge.
    grown = (len(came) + len(new.numbers - old.numbers)) / max(size, 1)
    borrowed = gone and any(elsewhere(word) for word in came)
    another = old.numbers and new.numbers - old.numbers and grown > GROWN
    unnamed = new.subject & came and _kept(old.subject, gone) < SUBJECT
    if share < KEPT or grown >= LONGER or borrowed or another or unnamed or _is_given_anew(old, new, gone):
        return "unsure", share
    return "reworded", share


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
    if any((one, other) in _OPPOSED for one in gone for other in came):
        return True
    if old.subject and new.subject:
        alike = _alike(old.subject - new.subject, new.subject - old.subject, elsewhere)
        left, entered = old.subject - new.subject - alike.keys(), new.subject - old.subject - set(alike.values())
        if left and (left == old.subject or any(elsewhere(word) for word in entered)):
            return True
    return bool(old.names & gone) and bool(new.names & came)


def _is_given_anew(old: Content, new: Content, gone: frozenset[str]) -> bool:
    """Whether nothing stayed of what a line says of its subject: "image: Linux" may have become another value, and
    "cost: none", of which small words are all, one that is told in words."""
    value = (old.words | old.numbers) - old.subject
    told = value & old.words if value else (new.words | new.numbers) - new.subject
    return bool(told and old.subject and new.subject) and value & old.words <= gone


def _kept(words: frozenset[str], gone: frozenset[str]) -> float:
    return 1 - len(words & gone) / len(words) if words else 1.0


def _garbles_negation(word: str) -> bool:
    return any(_mistyped(word, negation) for negation in _NEGATIONS if len(negation) > 4)


def _alike(gone: frozenset[str], came: frozenset[str], elsewhere: Callable[[str], int]) -> dict[str, str]:
    """The words of `gone` that only look otherwise in `came`: another ending, a typing mistake, an acronym."""
    found: dict[str, str] = {}
    free = set(came)
    for word in sorted(gone):
        for other in sorted(free):
            # A word that nothing else uses is a slip; one that much else uses, put for such a word, mends it.
            slip = not elsewhere(other) or (not elsewhere(word) and elsewhere(other) >= OFTEN)
            if _inflected(word, other) or (slip and _mistyped(word, other)):
                found[word] = other
                free.discard(other)
                break
    return found


def _inflected(one: str, other: str) -> bool:
    """Whether two words have one beginning, and only endings differ."""
    short, long = sorted((one, other), key=len)
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return len(short) >= 5 and same >= 4 and same >= 0.7 * len(long) and len(short) - same <= 2 and short.isalpha()


def _mistyped(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, added, or two have changed places."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def _read(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], int]:
    """The words, names, numbers and the count of negations of a text."""
    text = unicodedata.normalize("NFKC", text)
    coded = {word for span in _CODE.findall(text) for word in span.casefold().split()}
    text = _MARKS.sub(" ", text)
    negations = len(_NOT_IN_WORDS.findall(text))
    words: set[str] = set()
    names: set[str] = set()
    numbers: set[str] = set()
    counted = False  # whether a number stands before the word, so that it is a unit
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token[-1].isdigit() and not token[0].isalpha():
            number = _number(token, text[: found.start()])
            numbers.add(number if number not in numbers else f"{number} again")  # "6 MB in, 6 MB out"
            counted = True
            continue
        if _IDEOGRAPH.search(token):
            words.update(token[at : at + 2] for at in range(max(1, len(token) - 1)))
            continue
        small = token.casefold().removesuffix("'s").removesuffix("’s")
        if small in _NEGATIONS or small.endswith(("n't", "n’t")):
            negations += 1
        elif word := _word("minute" if counted and small == "min" else small, token):
            words.add(word)
            if small in coded or _is_name(token):
                names.add(word)
        counted = False
    return frozenset(words), frozenset(names), frozenset(numbers), negations


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
