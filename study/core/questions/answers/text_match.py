"""When two typed answers say the same, and which patterns an author may use."""

import re
from dataclasses import replace
from unicodedata import normalize

from study.core.questions.answers.number import SMALL
from study.core.text import numeral
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity, same

LONGEST_PATTERN = 200  # characters
# Steps of backtracking, as powers of two, that an answer of 200 characters may cost: each repetition
# tries up to 200 = 2^7.6 lengths, each "?" or "|" two ways.
REPEAT_BITS = 8
BUDGET_BITS = 18
EXACTLY = re.compile(r"\{\d{1,3}\}")
# Telephones and word processors write these where a keyboard writes ' " and -. What is not seen
# (soft hyphen, zero width space) is dropped.
TYPED = {
    **dict.fromkeys(map(ord, "‘’‚‛′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), ""),
}
ARTICLE = re.compile(r"(?:[Tt]he|an?) +(?=\S)")
# A learner begins a sentence; for an author "A record" is a name.
TYPED_ARTICLE = re.compile(r"(?:the|an?) +(?=\S)", re.IGNORECASE)
WITHIN = re.compile(r"\bthe +(?=\S)")
SMALL_WORD = re.compile(rf"\b(?:{'|'.join(SMALL)})\b")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# A hyphen joins words; before a word it is a sign (-v), between digits a range.
JOINT = re.compile(r"(?<=[^\W\d_])-(?=\w)|(?<=\w)-(?=[^\W\d_])|(?<!\d) | (?!\d)")
# NFKC would read 10⁻⁷ as 10-7.
POWER = re.compile(r"(?<=\d)[⁺⁻]?[⁰¹²³⁴-⁹]+")
AMBIGUOUS_SETS = ("[", "--", "&&", "||", "~~")


def folded(text: str) -> str:
    """Return `text` as it is compared: compatible characters, case and spacing made equal."""
    # Folding case can part a letter from its accents again (Unicode 16, section 3.13, D145).
    return normalize("NFKC", spaced(text).casefold())


def spaced(text: str) -> str:
    """Return `text` with compatible characters, spacing, quotes and dashes made equal, case kept."""
    text = POWER.sub(lambda found: f"^{found[0].translate(numeral.RAISED)}", text)
    return " ".join(normalize("NFKC", text).translate(TYPED).split())


def alike(listed: str, typed: str) -> bool:
    """Whether what a learner typed means the listed words: articles, hyphens and joints between words, quotes
    around it, a full stop after it, and small numbers in words or digits make no difference. Ask whether it
    means another answer too: then only the words themselves count."""
    if same_range(listed, typed):
        return True
    own = {_bare(listed), _bare(ARTICLE.sub("", spaced(listed), count=1))}
    return not own.isdisjoint({_bare(typed), _bare(TYPED_ARTICLE.sub("", spaced(typed), count=1))} - {""})


def same_range(listed: str, typed: str) -> bool:
    """Whether two texts are one range, or one number with a tolerance, in whatever notation: "7–12" and "7 to 12",
    "128 MB to 10 GB" and "128-10,240 MB". A range without a unit is meant in that of the other."""
    one, other = _range(listed), _range(typed)
    if one is None or other is None:
        return False
    unit = one.unit or other.unit
    return same(replace(one, unit=one.unit or unit), replace(other, unit=other.unit or unit))


def _range(text: str) -> Quantity | None:
    text = " ".join(text.split()).rstrip(" .,!;")
    found = quantities(text)
    return found[0] if len(found) == 1 and found[0].ends and found[0].text == text else None


def _bare(text: str) -> str:
    """What is left of a text without what makes no difference."""
    plain = folded(text).replace("`", "").rstrip(" .,;:!?")
    if len(plain) > 2 and plain[0] == plain[-1] and plain[0] in "\"'":
        plain = plain[1:-1].strip(" .,;:!?")
    plain = SMALL_WORD.sub(lambda found: str(SMALL[found[0]]), WITHIN.sub("", plain))
    return JOINT.sub("", THOUSANDS.sub("", plain))


def fits(pattern: str, fold: bool, text: str) -> bool:
    """Whether the whole of `text` fits `pattern`; a pattern that `pattern_fault` refuses fits nothing."""
    if pattern_fault(pattern):
        return False
    return re.fullmatch(pattern, spaced(text), re.IGNORECASE if fold else 0) is not None


def pattern_fault(pattern: str) -> str:
    """Return why `pattern` is refused, or "". Refused are patterns that Python cannot read and those
    that could take long: a long answer must not keep the server busy."""
    if len(pattern) > LONGEST_PATTERN:
        return f"The pattern is too long: {LONGEST_PATTERN} characters at most."
    fault, bits = _cost(pattern)
    if fault:
        return fault
    if bits > BUDGET_BITS:
        return "The pattern has too many repetitions or choices; accept several answers instead."
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"The pattern cannot be read: {error}."
    return ""


def _cost(pattern: str) -> tuple[str, int]:
    """Return a fault or "", and how many bits of backtracking `pattern` may cost."""
    total = 0
    group_starts: list[int] = []  # the cost before each group that is open
    inside, group = 0, False  # the cost of the element just read, and whether it is a group
    for piece in _pieces(pattern):
        if piece.startswith("(?") or re.fullmatch(r"\\[1-9]", piece):
            return "Look-arounds, flags and back references are not allowed in a pattern.", total
        if piece == "[":
            return "The pattern cannot be read: a set [ is never closed.", total
        if piece.startswith("[") and any(mark in piece[1:] for mark in AMBIGUOUS_SETS):
            return f"The set {piece} is ambiguous; escape its characters.", total
        if piece[0] in "*+{":
            if inside:
                return "The pattern repeats a group that has repetitions or choices of its own.", total
            total += 0 if EXACTLY.fullmatch(piece) and not group else REPEAT_BITS
        if piece[0] in "?|":
            total += 1
        if piece == "(":
            group_starts.append(total)
        inside, group = (total - group_starts.pop(), True) if piece == ")" and group_starts else (0, False)
    return "", total


def _pieces(pattern: str) -> list[str]:
    """Cut `pattern` into escapes, sets, groups, quantifiers (with their ? or +) and characters."""
    cut = re.compile(r"\\.|\[\^?+\]?+(?:\\.|[^\]\\])*\]|\(\?:|\(\?.?|[*+?][?+]?|\{\d*,?\d*\}[?+]?|.", re.DOTALL)
    return ["(" if piece == "(?:" else piece for piece in cut.findall(pattern)]
