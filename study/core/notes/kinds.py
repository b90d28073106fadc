"""Which kind of fact is it? Told from its form alone, in a fixed order."""

import re
from collections.abc import Iterable, Sequence

from study.core.notes.model import FactKind
from study.core.notes.split import Split
from study.core.text.names import any_of, words_of

_CONTRAST = (" vs ", " vs. ", "versus", "whereas", "unlike ", "in contrast", " but not ", "rather than", "instead of")
_TIMELINE = re.compile(
    r"(?:(?:1[5-9]|20)\d\d(?:-\d\d){0,2}\b\s*[:–—-]|\d{1,2}:\d\d\b|step \d|day \d"
    r"|(?:first|then|next|finally|lastly|afterwards)\b[,:]?\s)",
    re.IGNORECASE,
)
_TIMES = any_of("step day first then next finally lastly afterwards")
PREDICATES = any_of(
    "is are was were be has have had does do did can cannot could will would must should may might need needs"
    " get gets"
    " allow allows require requires use uses mean means contain contains include includes return returns run runs"
    " make makes send sends receive receives support supports"
)
_LONGEST_TERM = 6  # words
_LONGEST_ENTRY = 12  # words of an entry of an enumeration
# First words of conditions, comments and comparisons: what follows is no name of a thing.
_NO_THING = any_of(
    "if when whenever while after before because since until unless although can could must should may will"
    " would to it"
    " this that these those there they we you i is are by for with without how why what who where eg note more less"
    " fewer and or but not no so then else only also in on at from of as than limited"
)
# What joins a sentence to the one before it: "ovvero: …" explains that, and nothing that is called so.
_JOINS = any_of(
    "reminder|remember|note|nb|n.b.|erinnerung|merke|rappel|recordatorio|promemoria|påminnelse|提醒|تذكير"
    "|that is|i.e.|ie|namely|in other words|in short|in fact|so|thus|hence|therefore|then|however|moreover|also"
    "|e.g.|etc"
    "|das heißt|d.h.|d. h.|also|somit|daher|deshalb|nämlich|kurz|bzw.|c'est-à-dire|c.-à-d.|donc|ainsi|soit"
    "|autrement dit"
    "|en effet|es decir|o sea|por tanto|por lo tanto|luego|así|ovvero|cioè|ossia|quindi|dunque|infatti|inoltre"
    "|in pratica"
    "|in particolare|pertanto|ou seja|isto é|portanto|det vill säga|dvs|d.v.s.|alltså|således|därför|nämligen"
    "|med andra ord"
    "|dat wil zeggen|d.w.z.|dus|namelijk|kortom|oftewel|即|也就是说|因此|所以|换句话说|总之|أي|يعني|لذلك|وبالتالي|إذن",
    "|",
)


def joins(term: str) -> bool:
    """Whether a term only joins what follows to what was said before."""
    return term.strip(" *_,").casefold() in _JOINS


def has_predicate(words: Iterable[str]) -> bool:
    """Whether a verb that says something of a thing is among the words."""
    return not PREDICATES.isdisjoint(words)


def names_a_thing(term: str) -> bool:
    """Whether a term reads as a name: a few words, no condition, no verb of its own."""
    if term.count(" ") >= _LONGEST_TERM:
        return False
    words = words_of(term)
    return not words or not (words[0] in _NO_THING or words[:2] in (["e", "g"], ["i", "e"]) or has_predicate(words))


def kind_of(
    text: str, words: Sequence[str], split: Split, amount: int, *, ordered: bool = False, enumerated: bool = False
) -> FactKind:
    """The kind of a fact, the first that fits:

    1. statement: it ends with a colon, so it introduces what follows;
    2. step: an item of a numbered list, or a time or "then" at its start;
    3. limit: an amount (see `amounts`), also where there is a term before it;
    4. contrast: "vs", "versus", "whereas", "unlike", "in contrast", "but not", "rather than", "instead of";
    5. definition: a term that names a thing, and its meaning;
    6. list-item: an entry of an enumeration (`enumerated`: a bullet under a lead or a parent), at most
       twelve words without a predicate;
    7. statement.

    `words` are the words of the text, at least one; `amount` is where its first amount begins, -1 for none.
    """
    if text.endswith((":", ":**", ":*")):
        return "statement"
    if ordered or ((words[0] in _TIMES or words[0].isdigit()) and _TIMELINE.match(text)):
        return "step"
    if amount >= 0:
        return "limit"
    small = text.lower()
    for sign in _CONTRAST:
        if sign in small:
            return "contrast"
    if split.term:
        return "definition" if names_a_thing(split.term) else "statement"
    if enumerated and text.count(" ") < _LONGEST_ENTRY and not has_predicate(words):
        return "list-item"
    return "statement"
