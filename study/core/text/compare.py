"""Words: cleaning what notes say for a prompt or an option, and comparing two texts by meaning."""

import re
from functools import lru_cache
from itertools import takewhile
from unicodedata import combining, normalize

from study.core.text import pictures
from study.core.text.names import without_moment
from study.core.text.remembered import REMEMBERED

_LINK = re.compile(r"!?\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")
_ANCHOR = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"(`+)(.+?)\1")
_FORMULA = re.compile(r"(?<![\w\\$])(\$\$?)(?![\s$])[^$`\x00]+(?<!\s)\1(?![\w$])")
_BRACKETED = re.compile(r"(?<!\\)\\(?:\((?:[^\\\x00]|\\[^()\x00])+\\\)|\[(?:[^\\\x00]|\\[^\[\]\x00])+\\\])")
_TEX = re.compile(r"[\^_={}<>]|\\[a-zA-Z]")
"""What tells a formula between backslashed brackets from words between brackets that a converter escaped."""
_EMPHASIS = (
    (("**", "==", "~~", "__"), re.compile(r"\*\*|(?<!\s)==|==(?!\s)|~~|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")),
    (("*",), re.compile(r"(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])")),
    (("_",), re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+)(?<=\S)_(?![\w_])")),
)
"""Each with the signs of which one stands in it."""
_OF_WORDS = re.compile(r"(?<![\w`])(__?)(?=[^\s_])([^_`]*\s[^_`]*)(?<=[^\s_])\1(?![\w`])")
"""Several words set off by lines: their first is no identifier."""
_ARROW = re.compile(r"\s*(?:⇒|→|⟹|⟶|=>|-->|->)\s*")
_HEADS = re.compile(r"[⇒→⟹⟶>]")  # of the arrows
_SHORT = (
    (re.compile(r"(?i)\be\.\s?g\.,?(?=\w)"), "for example "),
    (re.compile(r"(?i)\be\.\s?g\.,?"), "for example"),
    (re.compile(r"(?i)\bi\.\s?e\.,?(?=\w)"), "that is "),
    (re.compile(r"(?i)\bi\.\s?e\.,?"), "that is"),
    (re.compile(r"(?i)\bb\.\s?c\.|\bb/c\b"), "because"),
    (re.compile(r"(?i)(?<!\S)w/o\s"), "without "),
    (re.compile(r"(?i)(?<!\S)w/\s?(?=\w)"), "with "),
)
_IDENTIFIER = re.compile(r"(?<![\w`/.])(?:_\w+|\w+_\w+)(?![\w`])")
_GLUED = re.compile(r"\((?<=[a-zA-Z]{2}\()(?=[A-Z])")
_NOTE = re.compile(r"\[\^[^\]\s]+\]|(?<=[^\W\d])\^\[[^\[\]]{0,300}\]")
"""The mark of a footnote, and one that stands within its line."""
_ITEMS = re.compile(r"</li>\s*<li>")
_TAG = re.compile(r"</?(?:ul|ol|li|p)>")
_ESCAPED = re.compile(r"\\([\[\]&]|[,;:?!.](?=\s|$))|\\\*")
_ESCAPED_ARROW = re.compile(r"\\(?=[-=]{1,2}>)")
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r"\s+([,;:.!?])(?=\s|$)")
# A sign or a point right before a digit belongs to the number, two colons to an address.
_BEGINNING = re.compile(r"^(?:(?:(?![-+–.]\d|::\w)[\s,;:.\-–—*•&+])+(?=\S)|(?:and|or|OR|AND)\s)")
_KEPT = re.compile("\x00(\\d+)\x00")
# Signs without which the patterns above need not be tried.
_MARKED = re.compile(r"[\[`_*=~>⇒→⟹⟶]")
# What is rare in them stands first: a set of signs is looked for many times as fast as a pattern.
_SHORTENED = re.compile(r"[./](?:(?<=[eibEIBİı]\.)\s?[gecGEC]\.|(?<=[bB]/)[cC]|(?<=[wW]/))")
_UNEVEN = re.compile(r"[^\S ]|[,;:.!?](?<=\s.)")
HALF = 0.5
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
STOP = frozenset(
    """
    a an and are as at be been being by do does for from had has have how in into is it its of on or
    own per so such than that the their them then there these they this those to up use used uses
    using via was were what when where which while who will with you your we our us get gets also etc
    e.g i.e
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)


# Of a vault nine in ten texts are cleaned again, by the shapes and by the judge.
@lru_cache(maxsize=REMEMBERED)
def clean(text: str) -> str:
    """Return one line of notes fit to be quoted: pictures go, links become their words, emphasis goes, arrows
    become dashes, abbreviations are written out, loose punctuation at the ends is dropped. Code
    spans and formulas stay as they are."""
    text = pictures.without(text)
    if "[^" in text or "^[" in text or "</" in text:
        text = _TAG.sub("", _ITEMS.sub("; ", _NOTE.sub("", text)))
    spans: list[str] = []
    if "\\" in text:
        text = _ESCAPED_ARROW.sub("", text)
    if _MARKED.search(text) or "\\(" in text or "\\[" in text:
        text = _unmarked(text, spans)
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: match[1] or "", text)
    if _SHORTENED.search(text):
        for pattern, full in _SHORT:
            text = pattern.sub(full, text)
    if "(" in text:
        text = _GLUED.sub(" (", text)
    if "  " in text or _UNEVEN.search(text):
        text = _LOOSE.sub(r"\1", _SPACES.sub(" ", text))
    text = _BEGINNING.sub("", text).rstrip(" ,;；，、:–—-*\\")
    text = text[:-1] if text.endswith(".") and not text.endswith(("..", "etc.")) else text
    return (_KEPT.sub(lambda match: spans[int(match[1])], text) if spans else text).strip()


def _unmarked(text: str, spans: list[str]) -> str:
    """The text without the marks of links, emphasis and arrows; its code and formulas go into `spans`, their numbers
    stand in their place."""

    def keep(match: re.Match[str]) -> str:
        spans.append(match[0] if match[0].startswith(("`", "$", "\\")) else f"`{match[0]}`")
        return f"\x00{len(spans) - 1}\x00"

    if "[" in text:
        text = _LINK.sub(lambda match: match[2] or without_moment(match[1].rpartition("/")[2]) or match[1], text)
        text = _ANCHOR.sub(lambda match: match[1], text)
    if "`" in text:
        text = _CODE.sub(keep, text).replace("`", "")
    if "\\" in text:
        text = _BRACKETED.sub(lambda found: keep(found) if _TEX.search(found[0][2:-2]) else found[0], text)
    if "$" in text:
        text = _FORMULA.sub(keep, text)
    if "_" in text:
        text = _OF_WORDS.sub(r"\2", text)
        text = _IDENTIFIER.sub(
            lambda match: keep(match) if match[0].strip("_") and not match[0].endswith("_") else match[0], text
        )
    for signs, pattern in _EMPHASIS:
        if any(sign in text for sign in signs):
            text = pattern.sub(lambda match: match[1] if match.lastindex else "", text)
    return _ARROW.sub(" – ", text) if _HEADS.search(text) else text


_SIGN = re.compile(r"[α-ω](?![α-ω])|[^\W\d_]{1,2}[⁰¹²³⁴-⁹]")
"""What means something else as a capital: a Greek letter alone ("β₂", "α-helix"), a unit with its power ("m²")."""


@lru_cache(maxsize=REMEMBERED)
def opened(text: str) -> str:
    """Begin `text` with a capital, unless its first word is a name, an acronym or code."""
    first = text.split(" ", 1)[0]
    return (
        text[0].upper() + text[1:]
        if re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*[,;:]?", first) and first.islower() and not _SIGN.match(first)
        else text
    )


_COMMON = frozenset(
    """
    maximum minimum default number size time limit length duration price cost name type types place
    part parts status amount rate version region principal reason order way ways how services service
    fields settings things what who if when while once after before largest smallest highest lowest
    average total count attribute execution
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)


def lowered(text: str) -> str:
    """Begin `text` small, for the middle of a sentence, unless its first word is a name."""
    first = text.split(" ", 1)[0]
    plain = first[1:].islower() and first[0].isupper() and first.lower() in _COMMON
    return text[0].lower() + text[1:] if plain else text


# What is said of a number by a comma or a sign is no punctuation.
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_DECIMAL = re.compile(r",(?<=\d,)(?=\d)")
_MINUS = re.compile(r"[-−–](?<![\w)].)(?=[$€£]?\d)")


# Every option is compared with every fact: the same few hundred texts come again and again.
@lru_cache(maxsize=REMEMBERED)
def simple(text: str) -> str:
    """`text` without case, Markdown, punctuation and spacing: for telling whether two are the same."""
    plain = _THOUSANDS.sub("", clean(text).replace("`", " ").replace("_", " ").lower())
    return " ".join(_WORD.findall(_MINUS.sub(" minus", _DECIMAL.sub(".", plain))))


def unaccented(text: str) -> str:
    """`text` without the signs above its letters: "natürlich" and "Natur" begin alike."""
    return "".join(sign for sign in normalize("NFD", text) if not combining(sign))


def stem(word: str) -> str:
    """Fold the plainest endings of English: "aliases" and "alias", "batches" and "batch"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


SHORTEST_STEM = 4
"""Letters that words of one stem have in common at least."""


def of_one_stem(one: str, other: str) -> bool:
    """Whether two words seem to be of one stem: "uterus" and "uteri"."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= SHORTEST_STEM and shared * 5 >= min(len(one), len(other)) * 4


def gives_away(one: str, other: str) -> bool:
    """Whether one of two words is seen in the other: they are of one stem, or one begins or ends with the other, where
    that is long enough to be no ending: "locked" and "unlocked"."""
    short, long = sorted((one, other), key=len)
    whole = len(short) >= SHORTEST_STEM and (long.startswith(short) or long.endswith(short))
    return whole or of_one_stem(one, other)


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, stemmed. Negations and modal verbs count."""
    return frozenset(stem(word) for word in simple(text).split() if word not in STOP)


def within(part: str, whole: str) -> bool:
    """Whether `part` stands in `whole` as whole words, whatever the case and punctuation."""
    inner = simple(part)
    return bool(inner) and f" {inner} " in f" {simple(whole)} "


def initials(name: str) -> str:
    """The letters that a name of several words may be cut to, "" where they are few: "VRAM" of "Video RAM"."""
    parts = re.findall(r"[^\W\d_]+", name)
    letters = "".join(one if one.isupper() else one[0] for one in parts)
    return letters if len(letters) > 2 and len(parts) > 1 else ""


def close(one: str, other: str) -> bool:
    """Whether two texts may say the same: one stands in the other, or they share half their words."""
    if within(one, other) or within(other, one):
        return True
    return overlap(one, other) >= HALF


@lru_cache(maxsize=REMEMBERED)
def form(text: str) -> str:
    """Return what a text is by its looks: "number" first, "condition", "code", "name" or "phrase"."""
    if re.match(r"\W*\d", text):
        return "number"
    if re.match(r"(?i)(?:if|when|once|after|before|until|while|unless)\s", text):
        return "condition"
    if re.fullmatch(r"`[^`]+`", text):
        return "code"
    telling = [word for word in text.replace("`", "").split() if word.lower() not in STOP and word[0].isalpha()]
    return "name" if len(telling) <= 4 and all(word[0].isupper() for word in telling) else "phrase"


def alike(one: str, other: str) -> bool:
    """Whether two options look alike: about as long, and both or neither numbers, conditions, code."""
    few, many = sorted((len(one.split()), len(other.split())))
    wordy = ("name", "phrase")
    same_form = form(one) == form(other) or (form(one) in wordy and form(other) in wordy)
    return same_form and (many <= 2.5 * few or many - few <= 2)


def akin(one: str, other: str) -> bool:
    """Whether two texts of the notes are alike and of one form: a longer name is no phrase. Options
    cannot be asked that: they begin with a capital, as names do."""
    return alike(one, other) and (form(one) == form(other) or len(one.split()) <= 2 >= len(other.split()))


def overlap(one: str, other: str) -> float:
    """The share of its words that the shorter text has in common with the longer one."""
    left, right = words(one), words(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 1.0


_NO_LIST = re.compile(
    r"(?i)(?:by default|can(?:not|['’]t)?|must|no|not|only|if|when|for|in|on|at|define|use|create|deploy|add|configure"
    r"|set|get|gets|needs?|requires?|has|have|is|are|it|allows?|grants?|enables?|the|an?|each|every)\b"
)


def members(text: str) -> tuple[str, ...]:
    """Split "S3, SNS and SQS" into its members; empty unless it is a list of two or more short ones."""
    text = re.sub(r"^(?:for example|such as|including)\s+", "", clean(text))
    if re.search(r"[;:?]|\. |(?<![A-Za-z])\d+ ?[A-Za-z]+\b", text) or "," not in text or _NO_LIST.match(text):
        return ()
    parts = [
        part for part in re.split(r"\s*,\s*(?:and |or )?|\s+and\s+(?=\S+(?: \S+)?$)", _shielded(text)) if part.strip()
    ]
    found = tuple(_unshielded(part).strip() for part in parts)
    short = all(
        len(part.split()) <= 4 and not re.match(r"(?i)(?:it|then|so|but|which|not|never)\b", part) for part in found
    )
    return found if len(found) >= 2 and short else ()


def _shielded(text: str) -> str:
    return re.sub(r"\([^)]*\)", lambda match: match[0].replace(",", "\x01").replace(" and ", "\x02"), text)


def _unshielded(text: str) -> str:
    return text.replace("\x01", ",").replace("\x02", " and ")


_NAME = re.compile(
    r"`[^`]+`"
    r"|(?<![\w`$-])(?:[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|[A-Z]{2,}[a-z]?)(?![\w`-])(?:\s(?:[A-Z]\w+|gateway|queue))*"
    r"|(?<=[a-z,)] )[A-Z][a-z]+(?:\s[A-Z]\w+)*(?!\w)"
)


def names(text: str) -> tuple[str, ...]:
    """The terms in `text` that look like names: code spans, acronyms, words written with capitals
    in mid-sentence. In order, each once."""
    return tuple(dict.fromkeys(match[0] for match in _NAME.finditer(text)))
