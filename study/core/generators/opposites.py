"""The opposite of a plain statement, where English gives one: "cannot" and "can", "must" and
"need not", "mutable" and "immutable"."""

import re
from collections.abc import Callable

type Turn = Callable[[re.Match[str]], str]

# A sentence with one of these cannot be turned round by turning round one word.
_NOT_SIMPLE = re.compile(
    r"(?i)\bnot only\b|\bwhether\b|\bneither\b|\bnor\b|\bunless\b|\bexcept\b|\bexcluding\b|\bno longer\b|\bif not\b|\?"
)
_APOSTROPHE = "['’]"
_NEGATIONS = re.compile(rf"(?i)\b(?:not|cannot|never|without|no|none|nothing)\b|n{_APOSTROPHE}t\b")
_PAIRS = (
    ("mutable", "immutable"),
    ("synchronous", "asynchronous"),
    ("synchronously", "asynchronously"),
    ("optional", "required"),
    ("enabled", "disabled"),
    ("stateless", "stateful"),
    ("automatically", "manually"),
    ("automated", "manual"),
    ("temporary", "permanent"),
    ("private", "public"),
    ("inside", "outside"),
    ("internal", "external"),
    ("increases", "decreases"),
    ("ascending", "descending"),
    ("compressed", "uncompressed"),
    ("dominant", "recessive"),
    ("aerobic", "anaerobic"),
)
_OTHER = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}

_QUALITIES = "|".join(sorted(_OTHER, key=len, reverse=True))


def _do(match: re.Match[str]) -> str:
    """ "does not have" becomes "has", "do not need" becomes "need"."""
    verb = match["verb"]
    if match[1].lower() != "does":
        return verb
    if verb in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[verb]
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return verb + "es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", verb) + "s"


_TURNS: tuple[tuple[re.Pattern[str], Turn], ...] = (
    (re.compile(rf"(?i)\b(?:cannot|can not|can{_APOSTROPHE}t)\b"), lambda match: "can"),
    (re.compile(r"(?i)\bmust not\b"), lambda match: "may"),
    (re.compile(rf"(?i)\b(does|do)(?: not|n{_APOSTROPHE}t) (?P<verb>[a-z]+)\b"), _do),
    (
        re.compile(rf"(?i)\b(is|are|was|were|will|should|has|have)(?: not|n{_APOSTROPHE}t)\b(?! yet)"),
        lambda match: match[1],
    ),
    (
        re.compile(r"(?i)\bnever\b(?! (?:an?|the|its|on|in|to|at|by|for|more|less|(?-i:[A-Z`])))"),
        lambda match: "always",
    ),
    (re.compile(r"(?i)\balways\b"), lambda match: "never"),
    (re.compile(r"(?i)\bmust\b(?! have\b)"), lambda match: "need not"),
    (re.compile(r"(?i)^not (supported|allowed|possible|advised|recommended|encrypted)\b"), lambda match: match[1]),
    (re.compile(r"(?i)^(supported|allowed|possible)\b"), lambda match: f"not {match[1].lower()}"),
    (
        re.compile(r"(?i)(?<=\w )(?:before|after)(?= [a-z])(?!.*\d)"),
        lambda match: {"before": "after", "after": "before"}[match[0].lower()],
    ),
    # A quality said of something, not one that only names it ("the status of a synchronous call").
    (
        re.compile(
            rf"(?i)(?:^|(?<=\bis )|(?<=\bare )|(?<=\bbe ))(?:{_QUALITIES})(?![\w-])"
            rf"|(?<![\w-])(?:{_QUALITIES})(?=$|[;,])"
            r"|(?<![\w-])(?:a?synchronously|automatically|manually|inside|outside)(?![\w-])"
        ),
        lambda match: _OTHER[match[0].lower()],
    ),
)


def opposite(statement: str) -> str:
    """Return `statement` with its one yes or no turned round, so that exactly one of the two is
    true; "" where there is nothing to turn, more than one thing, or a condition that both obey."""
    if _NOT_SIMPLE.search(statement):
        return ""
    code = [match.span() for match in re.finditer(r"`[^`]*`", statement)]
    negations = len(_NEGATIONS.findall(statement))
    if negations > 1:
        return ""
    for pattern, turn in _TURNS:
        found = list(pattern.finditer(statement))
        if not found:
            continue
        quoted = any(start < found[0].start() < end for start, end in code)
        settles = negations == 0 or bool(_NEGATIONS.search(found[0][0]))
        return _replaced(statement, found[0], turn(found[0])) if len(found) == 1 and settles and not quoted else ""
    return ""


def _replaced(statement: str, match: re.Match[str], turned: str) -> str:
    return statement[: match.start()] + _cased(match[0], turned) + statement[match.end() :]


def _cased(before: str, after: str) -> str:
    return after[0].upper() + after[1:] if before[:1].isupper() else after
