"""Edits that people make to a line of their notes, by kind: such that leave the fact, and such that replace it.

Each takes a line's text, a source of chance and another line's text, and gives the new text, or None where the
line does not lend itself to it. No two kinds give the same text of the same line: what `typo` does to a word,
`synonym` does not.
"""

import re
from collections.abc import Callable
from random import Random

type Edit = Callable[[str, Random, str], str | None]

SYNONYMS = {
    "function": "routine",
    "functions": "routines",
    "use": "employ",
    "uses": "employs",
    "run": "execute",
    "runs": "executes",
    "needs": "requires",
    "must": "has to",
    "can": "is able to",
    "only": "solely",
    "because": "since",
    "whole": "entire",
    "large": "big",
    "small": "little",
    "fails": "breaks",
    "often": "frequently",
    "wait": "stay",
    "waits": "stays",
    "keeps": "retains",
    "sends": "ships",
    "gets": "receives",
    "show": "display",
    "shows": "displays",
    "make": "create",
    "makes": "creates",
    "helps": "assists",
    "ends": "finishes",
    "starts": "begins",
    "about": "roughly",
}
OPPOSITES = {
    "before": "after",
    "first": "last",
    "more": "less",
    "longer": "shorter",
    "higher": "lower",
    "same": "different",
    "always": "never",
    "new": "old",
    "open": "closed",
    "public": "private",
    "starts": "ends",
    "keeps": "loses",
    "large": "small",
    "small": "large",
    "fast": "slow",
    "synchronous": "asynchronous",
    "warm": "cold",
    "success": "failure",
    "allows": "forbids",
    "increases": "decreases",
    "minimum": "maximum",
}
SMALL = ("the", "a", "an", "is", "are", "of", "to", "for", "with", "in", "on", "that", "it", "this")


def _words(text: str) -> list[re.Match[str]]:
    """Plain small words of five letters and more, outside code."""
    bare = re.sub(r"`[^`]*`", lambda found: " " * len(found[0]), text)
    return list(re.finditer(r"(?<![\w/.*`-])[a-z]{5,}(?![\w/.*`-])", bare))


def _in_place(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]


def _typing(change: Callable[[str, int], str]) -> Edit:
    def edit(text: str, random: Random, other: str) -> str | None:
        long = [found for found in _words(text) if len(found[0]) >= 6]
        if not long:
            return None
        found = random.choice(long)
        new = change(found[0], random.randrange(2, len(found[0]) - 2))
        return _in_place(text, found, new) if new != found[0] else None

    return edit


def _swap(pairs: dict[str, str]) -> Edit:
    def edit(text: str, random: Random, other: str) -> str | None:
        held = [found for found in re.finditer(r"(?<![\w`-])\w+(?![\w`-])", text) if found[0] in pairs]
        return _in_place(text, found, pairs[found[0]]) if held and (found := random.choice(held)) else None

    return edit


def _replaced(pattern: str, new: str) -> Edit:
    def edit(text: str, random: Random, other: str) -> str | None:
        changed = re.sub(pattern, new, text, count=1)
        return changed if changed != text else None

    return edit


def _added(before: str, after: str) -> Edit:
    return lambda text, random, other: f"{before}{text}{after}"


def small_word_dropped(text: str, random: Random, other: str) -> str | None:
    held = [found for found in re.finditer(r"(?<=\s)[a-z]+\s", text) if found[0].strip() in SMALL]
    return _in_place(text, random.choice(held), "") if held else None


def small_word_added(text: str, random: Random, other: str) -> str | None:
    held = _words(text)
    return _in_place(text, found, "the " + found[0]) if held and (found := random.choice(held)) else None


def articles_dropped(text: str, random: Random, other: str) -> str | None:
    """All of them at once; of one that goes tells "small word dropped"."""
    bare, gone = re.subn(r"(?<=\s)(?:an?|the)\s", "", text)
    return bare if gone > 1 else None


def halves_turned(text: str, random: Random, other: str) -> str | None:
    left, sign, right = text.partition(", ")
    return f"{right.rstrip('.')}, {left}" if sign and ":" not in text and "`" not in text else None


def plural(text: str, random: Random, other: str) -> str | None:
    held = [found for found in _words(text) if not found[0].endswith(("s", "y", "ed", "ly", "ing"))]
    return _in_place(text, found, found[0] + "s") if held and (found := random.choice(held)) else None


def emphasis(text: str, random: Random, other: str) -> str | None:
    held = _words(text)
    return _in_place(text, found, f"**{found[0]}**") if held and (found := random.choice(held)) else None


def coded(text: str, random: Random, other: str) -> str | None:
    held = _words(text)
    return _in_place(text, found, f"`{found[0]}`") if held and (found := random.choice(held)) else None


def linked(text: str, random: Random, other: str) -> str | None:
    held = _words(text)
    return _in_place(text, found, f"[[{found[0]}]]") if held and (found := random.choice(held)) else None


REWORDED: dict[str, Edit] = {
    "two letters turned": _typing(lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :]),
    "a letter missing": _typing(lambda word, at: word[:at] + word[at + 1 :]),
    "a letter doubled": _typing(lambda word, at: word[: at + 1] + word[at:]),
    "a letter wrong": _typing(lambda word, at: word[:at] + ("x" if word[at] != "x" else "v") + word[at + 1 :]),
    "small word dropped": small_word_dropped,
    "small word added": small_word_added,
    "halves turned": halves_turned,
    "synonym": _swap(SYNONYMS),
    "plural": plural,
    "emphasis": emphasis,
    "coded": coded,
    "linked": linked,
    "code gone": lambda text, random, other: text.replace("`", "") if "`" in text else None,
    "small letters": lambda text, random, other: text[0].lower() + text[1:] if text[0].isupper() else None,
    "capitals": lambda text, random, other: text.upper() if "`" not in text and "(" not in text else None,
    "full stop": lambda text, random, other: text[:-1] if text.endswith(".") else text + ".",
    "exclamation": _added("", " !!"),
    "remark added": _added("", " (good to know)"),
    "tag added": _added("", " #exam"),
    "note added": _added("Note that ", ""),
    "not shortened": _replaced(r"\b(is|are|do|does) not\b", r"\1n't"),
    "word bold twice": lambda text, random, other: f"**{text}**" if "*" not in text else None,
    "can not": _replaced(r"\bcannot\b|\bcan't\b", "can not"),
    "hyphen gone": _replaced(r"(?<=[a-z]{3})-(?=[a-z]{3})", " "),
    "and as sign": _replaced(r" and ", " & "),
    "spaces": _replaced(r" ", "   "),
    "quotation marks": lambda text, random, other: f"“{text}”" if "“" not in text else None,
    "arrow": _replaced(r": (?=\w)", " ⇒ "),
    "dash": _replaced(r": (?=\w)", " – "),
    "articles dropped": articles_dropped,
    "colon to is": _replaced(r"(?<=\w): (?=an? |the )", " is "),
    "that to which": _replaced(r" that ", " which "),
    "short clause added": _added("", ", as we saw in class"),
}


def _subject(text: str) -> str:
    left, sign, _ = text.partition(": ")
    return left if sign and len(left.split()) <= 6 else ""


def subject_of_another(text: str, random: Random, other: str) -> str | None:
    mine, theirs = _subject(text), _subject(other)
    shared = set(mine.lower().split()) & set(theirs.lower().split())
    return theirs + text[len(mine) :] if mine and theirs and not shared else None


def value_of_another(text: str, random: Random, other: str) -> str | None:
    mine, theirs = _subject(text), _subject(other)
    if not mine or not theirs:
        return None
    said, new = (set(re.findall(r"\d+|\w{4,}", line.lower())) for line in (text[len(mine) :], other[len(theirs) :]))
    shared = said & new
    return text[: len(mine)] + other[len(theirs) :] if not shared else None


def another_number(text: str, random: Random, other: str) -> str | None:
    held = list(re.finditer(r"(?<![\w.,-])\d+(?![\w.,-])", text))
    return _in_place(text, found, str(int(found[0]) * 3 + 1)) if held and (found := random.choice(held)) else None


def sign_turned(text: str, random: Random, other: str) -> str | None:
    held = list(re.finditer(r"(?<=\s)\d+(?![\w.,-])", text))
    return _in_place(text, found, "-" + found[0]) if held and (found := random.choice(held)) else None


def name_of_another(text: str, random: Random, other: str) -> str | None:
    mine, theirs = (re.findall(r"(?<![\w`])[A-Z][A-Z0-9]+(?![\w`])", line) for line in (text, other))
    new = [name for name in theirs if name not in text]
    return text.replace(mine[0], new[0]) if mine and new else None


def negated(text: str, random: Random, other: str) -> str | None:
    found = re.search(r"\b(?:is|are|can|must|does|will)\b(?! not)", text)
    return text[: found.end()] + " not" + text[found.end() :] if found else None


def most_words_of_another(text: str, random: Random, other: str) -> str | None:
    """Seven of ten plain words give way to those of another line, in its order."""
    mine = re.findall(r"\w{4,}", text)
    theirs = [word for word in re.findall(r"\w{4,}", other) if word.lower() not in text.lower()]
    wanted = -(-7 * len(set(mine)) // 10)
    if len(set(mine)) < 4 or len(theirs) < wanted:
        return None
    swapped = dict(zip(random.sample(sorted(set(mine)), wanted), theirs, strict=False))
    return re.sub(r"\w{4,}", lambda found: swapped.get(found[0], found[0]), text)


def first_word_of_another(text: str, random: Random, other: str) -> str | None:
    """What a sentence is told of gives way to what another one is told of."""
    mine, theirs = (re.match(r"(?:(?:The|An?) )?([A-Za-z][a-z]{4,})(?= [a-z])", line) for line in (text, other))
    if not mine or not theirs or ":" in text or mine[1].lower()[:4] == theirs[1].lower()[:4]:
        return None
    return text[: mine.start(1)] + theirs[1] + text[mine.end(1) :] if theirs[1] not in text else None


REPLACED: dict[str, Edit] = {
    "opposite": _swap(OPPOSITES),
    "first word of another": first_word_of_another,
    "subject of another": subject_of_another,
    "value of another": value_of_another,
    "another number": another_number,
    "a sign": sign_turned,
    "name of another": name_of_another,
    "negated": negated,
    "most words of another": most_words_of_another,
}
