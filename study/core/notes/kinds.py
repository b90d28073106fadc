"""Which kind of fact is it? Told from its form alone, in a fixed order."""

import re
from functools import lru_cache

from study.core.notes.inline import Split
from study.core.notes.model import FactKind
from study.core.text.quantities import quantities

# Things that notes count in limits, perhaps with a word before: "1,000 concurrent executions".
_COUNTED = re.compile(
    r"\s+(?:[A-Za-z][\w-]*\s+)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|milliseconds?|bytes?|bits?"
    r"|characters?|messages?|retries|attempts?|times?|executions?|processors?|requests?|invocations?|functions?|records?"
    r"|items?|layers?|files?|versions?|shards?|units?|connections?|regions?|users?|concurrent|percent|dollars?|euros?"
    r"|vCPUs?|CPUs?)\b",
    re.IGNORECASE,
)
_CONTRAST = (" vs ", " vs. ", "versus", "whereas", "unlike ", "in contrast", " but not ", "rather than", "instead of")
_TIMELINE = re.compile(
    r"(?:(?:1[5-9]|20)\d\d(?:-\d\d){0,2}\b\s*[:–—-]|\d{1,2}:\d\d\b|step \d|day \d"
    r"|(?:first|then|next|finally|lastly|afterwards)\b[,:]?\s)",
    re.IGNORECASE,
)
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|does|do|did|can|cannot|can't|could|will|would|must|should|may|might"
    r"|needs?|gets?"
    r"|allows?|requires?|uses?|means?|contains?|includes?|returns?|runs?|makes?|sends?|receives?|supports?)\b",
    re.IGNORECASE,
)
_LONGEST_TERM = 6  # words
_LONGEST_ENTRY = 12  # words of an entry of an enumeration
# First words of conditions, comments and comparisons: what follows is no name of a thing.
_NO_THING = re.compile(
    r"(?:if|when|whenever|while|after|before|because|since|until|unless|although|can|could|must|should|may|will"
    r"|would|to|it"
    r"|this|that|these|those|there|they|we|you|i|is|are|by|for|with|without|how|why|what|who|where|e\.g|i\.e|eg"
    r"|note|more|less"
    r"|fewer|and|or|but|not|no|so|then|else|only|also|in|on|at|from|of|as|than|limited)\b",
    re.IGNORECASE,
)


def names_a_thing(term: str) -> bool:
    """Whether a term reads as a name: a few words, no condition, no verb of its own."""
    words = term.lstrip("*_`")
    return words.count(" ") < _LONGEST_TERM and not _NO_THING.match(words) and not PREDICATE.search(words)


@lru_cache(8192)
def kind_of(text: str, split: Split, *, ordered: bool = False, enumerated: bool = False) -> FactKind:
    """The kind of a fact, the first that fits:

    1. statement: it ends with a colon, so it introduces what follows;
    2. step: an item of a numbered list, or a time or "then" at its start;
    3. limit: a number with a unit, also where there is a term before it;
    4. contrast: "vs", "versus", "whereas", "unlike", "in contrast", "but not", "rather than", "instead of";
    5. definition: a term that names a thing, and its meaning;
    6. list-item: an entry of an enumeration (`enumerated`: a bullet under a lead or a parent), at most
       twelve words without a predicate;
    7. statement.
    """
    if text.endswith((":", ":**", ":*")):
        return "statement"
    if ordered or _TIMELINE.match(text):
        return "step"
    if any(amount.measured or _COUNTED.match(text, amount.end) for amount in quantities(text)):
        return "limit"
    small = text.lower()
    for sign in _CONTRAST:
        if sign in small:
            return "contrast"
    if split.term:
        return "definition" if names_a_thing(split.term) else "statement"
    if enumerated and text.count(" ") < _LONGEST_ENTRY and not PREDICATE.search(text):
        return "list-item"
    return "statement"
