"""What looks like a quantity in a text and is none: names, dates, times, years, ordinals, versions, code, formulas."""

import re

from study.core.text import number_words

OPAQUE = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|\$\$.+?\$\$|(?<![\\$])\$[^$\s](?:[^$]*[^$\s])?\$(?!\d)"
    r"|(?<!\\)\\\((?:[^\\]|\\[^()])+\\\)"
)
"""Code and formulas in a line."""

_MONTH = rf"(?:{'|'.join(sorted(set(number_words.MONTHS), key=len, reverse=True))})"
# Each with signs without which it need not be tried, and of which few stand in a line.
_MASKED = tuple(
    (re.compile(signs), re.compile(pattern))
    for signs, pattern in (
        (
            r"://|@",
            r"https?://\S+|(?<![\w.])[\w.]{1,64}@[\w.]{1,200}",
        ),
        (
            r"[-–/.]",
            r"\b\d{4}[-–/]\d{2}(?:[-–/]\d{1,2})?\b(?!\.\d)|\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}(?!\d))",
        ),
        (
            r"\d",
            rf"\b\d{{1,2}}(?:\.|st|nd|rd|th|er)? (?:de )?{_MONTH}\b\.?(?:,? (?:de )?\d{{4}})?",
        ),
        (
            r"[^\W\d_]\.? \d",
            rf"\b{_MONTH}\.? \d{{1,4}}(?:st|nd|rd|th)?\b(?:, \d{{4}})?(?! ?[%°])",
        ),
        (
            r"[年月]",
            r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?|\d{1,2}月\d{1,2}[日号]",
        ),
        (
            r"[:h]",
            r"\b\d{1,2}:\d{2}(?::\d{2})?\b(?: ?[ap]\.?m\b\.?)?|\b\d{1,2}h\d{2}\b",
        ),
        (
            r"[mM]|Uhr|o'clock",
            r"\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|Uhr\b|o'clock\b)",
        ),
        (
            r"[午点]",
            r"[上下]午\d{1,2}[点时]|\d{1,2}点(?!\d)",
        ),
        (
            r"0s|Jahr",
            r"\b(?:1\d|20)\d0s\b|\bthe \d0s\b|\b\d{1,2}\. Jahrhundert",
        ),
        (
            r"[-–.]",
            r"(?<![\w–-])\d+(?:[-–]\d+){2,}\b|(?<![\w.])\d+(?:\.\d+){2,}\b(?!,)",
        ),
        (
            r"[×xX]",
            r"\b\d+ ?[×xX] ?(?!10(?:[\^⁰¹²³⁴-⁹⁻]|\*\*))\d+(?: ?[×xX] ?\d+)*\b",
        ),
        (
            r"^[\s(]*\d",
            r"^\s*\(?\d{1,3}[.)] (?=\S)",
        ),
    )
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th|er|ère|re|ers|e|ème|ième|ste|de|ª|º(?! ?[CF])|:[ae])(?!\w)|[章节步页号条版回届月](?!\d)|年代"
)
_DOTTED_ORDINAL = re.compile(r"\.(?= [^\W\d_])")
DOTTED_ORDINALS = frozenset({"de", "da", "nb", "nn", "no", "fi", "cs"})
"""Languages that write "the 5th" as "5."."""
# Names with a number after them: "RFC 7231", "Python 3", "HTTP 429"; and words that only begin with a capital.
_NAME = re.compile(r"(?:^|(?<=[\s(\"“/]))[^\W\d_a-zß-öø-ÿ\u0590-\u06ff\u3040-\uffff][\w.]* $")
_DIGIT = re.compile(r"\d")
_AND = ("and", "or", "und", "oder", "et", "ou", "y", "e", "och", "en")
_LISTED = re.compile(rf"(?:\d+(?:[–-]\d+)?(?:,|,? (?:{'|'.join(_AND)})) )+$")
_LISTING = (", ", *(f" {word} " for word in _AND))
"""What a text ends with that lists numbers before another one."""
_NUMBERED = frozenset(number_words.NUMBERED)
_MEANT = {
    word
    for table in (number_words.ABOUT, number_words.EXACTLY, number_words.MOST, number_words.LEAST, number_words.DEFAULT)
    for words in table.values()
    for word in words
}
_NO_NAME = re.compile(
    r"(?i)\b(?:RAM|CPU|TTL|MB|GB|KB|TB|SLA|MTU|IOPS|WCU|RCU|To|Up|At|And|Or|Is|Of|Between"
    rf"|{'|'.join(map(re.escape, sorted(_MEANT)))}) $"
)
_ERA = re.compile(rf" (?:{'|'.join(map(re.escape, number_words.ERAS))})(?!\w)")
_ERA_BEFORE = re.compile(r"(?:\bAD|公元前?) ?$")
_SINCE = re.compile(rf"(?i)(?:^|\W)(?:{'|'.join(number_words.SINCE)}) $")


def hidden(text: str) -> str:
    """`text` with underscores where something stands that no quantity is read from, as long as before."""
    if "`" in text or "$" in text or "\\(" in text:
        text = OPAQUE.sub(_blank, text)
    for signs, pattern in _MASKED:
        if signs.search(text):
            text = pattern.sub(lambda found: found[0] if _THOUSANDS.fullmatch(found[0]) else _blank(found), text)
    return text


def is_date(text: str) -> bool:
    """Whether a text is a date and no more, however its month begins: "March 2023", "14 Juillet 1789"."""
    return any(set(hidden(one)) <= {"_", " "} for one in (text, text.lower())) if _DIGIT.search(text) else False


def is_ordinal(after: str, language: str) -> bool:
    """Whether what follows a number makes it an ordinal: "5th", "1er", "am 5. Tag"."""
    return bool(_ORDINAL.match(after)) or (language in DOTTED_ORDINALS and bool(_DOTTED_ORDINAL.match(after)))


def is_numbered(before: str, *, measured: bool) -> bool:
    """Whether what stands before a number is the name of what it numbers: "chapter 4", "RFC 7231". Of a number that
    has a unit a capital says nothing."""
    if before.endswith(_LISTING):
        before = _LISTED.sub("", before)
    last = before.rstrip(" \u00a0").rpartition(" ")[2].lstrip("(")
    if last.casefold() in _NUMBERED or before.endswith(("第", "§", "#")):
        return True
    if last.isascii() and last.islower():  # no name
        return False
    return not measured and bool(_NAME.search(before)) and not _NO_NAME.search(before)


def is_year(numbers: list[str], before: str, after: str) -> bool:
    """Whether bare digits, or those at the ends of a range, are years."""
    if not all(number.isdecimal() for number in numbers):
        return False
    if _ERA.match(after) or _ERA_BEFORE.search(before):
        return True
    if not all(len(number) == 4 and 1000 <= int(number) <= 2100 for number in numbers):
        return False
    return len(numbers) > 1 or bool(_SINCE.search(before)) or int(numbers[0]) >= 1900


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])
