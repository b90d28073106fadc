"""Names that code joins by `::` (`std::cout`, `Foo::bar()`), and addresses that hold the sign (`fe80::1`): beside a
card they look like one, front and back. Told by what stands around the sign, and by the other lines of the page."""

import re
from collections import Counter
from collections.abc import Iterable

_NAME = r"[^\W\d]\w*"
_WHOLE = re.compile(_NAME)
_OWN = frozenset({"std", "crate"})  # what languages call their own names
_CHAIN = re.compile(rf"(?<![\w:])({_NAME})::({_NAME})::[\w<*]")
_CALL = re.compile(rf"(?<![\w:])({_NAME})::{_NAME}\(")
_IN_CODE = re.compile(rf"(?<![\w:])({_NAME})::[\w<*~$]")
_FIRST = re.compile(rf"^(?:\W+\s)?\W*({_NAME})::\w")
_SPAN = re.compile(r"`[^`]+`")
_OPENS = re.compile(r"[({<\\]\s*$")
_IMPORT = re.compile(rf"(?:import|use|using|package|namespace|require|include) {_NAME}")
_CALLED = re.compile(rf"{_NAME}(?:\(([^()]*)|<\S)")
_MEMBER = re.compile(r"->\w")
_CLASS = re.compile(r"class\b")
_ENDING = re.compile(r"[^\W\d_]{1,5}")  # of a word that may have one: `friend(s)`
_ORDER = re.compile(rf"{_NAME}(?:;|\s*(?:[-+*/]?=|\+\+|--|->|\.|\[).*;)\s*$")
_VARIABLE = re.compile(r"\$\w+(?!.*\$)")
_GROUPS = re.compile(r"(?i)(?=.*[a-f])(?=.*\d)[\da-f]{4}|[\da-f]{1,4}:[\da-f]{1,4}")
_REST = re.compile(r"(?i)(?=.)[\da-f]{0,4}(?::[\da-f.]+)*(?:/\d{1,3})?\W*")
_LOOPBACK = re.compile(r"(?:1|[\da-fA-F]{0,4}[:/][\da-fA-F:./]+)(?=\W|$)")
_AROUND = "([{\"'“„«*_<&!|"
_FEW = 2  # words that stand before a sign in code: a name, and its type


def namespaces(code: Iterable[str], prose: Iterable[str], is_tagged: bool) -> frozenset[str]:
    """The names to which a page joins others: in its code and in chains. On one that is not `is_tagged` as cards, in a
    call too, and where a name alone stands before several signs."""
    found: set[str] = set()
    before = Counter[str]()
    for line in prose:
        found.update(name for chain in _CHAIN.findall(line) for name in chain)
        found.update(name for span in _SPAN.findall(line) for name in _IN_CODE.findall(span))
        if not is_tagged:
            found.update(_CALL.findall(line))
            before.update(_FIRST.findall(line))
    for line in code:
        found.update(_IN_CODE.findall(line))
    found.update(name for name, count in before.items() if count > 1)
    return frozenset(found)


def is_address(front: str, back: str) -> bool:
    """Whether the sign stands in an address: of a machine, a resource, an account."""
    left = "" if front[-1:].isspace() else _last(front)
    right = back.split(maxsplit=1)[0] if back[:1] and not back[0].isspace() else ""
    if not left:
        return bool(right) and _LOOPBACK.match(right) is not None
    if ":" in left and (left.count(":") > 1 or ":" in right):
        return True
    if right.startswith("/") and left.isdecimal():
        return True
    return _GROUPS.fullmatch(left) is not None and _REST.fullmatch(right) is not None


def is_code(front: str, back: str, names: frozenset[str], is_tagged: bool) -> bool:
    """Whether the texts next to a tight sign are names of code. On a page that `is_tagged` as cards, what may be either
    is a card."""
    left, right = _last(front), back.split(maxsplit=1)[0]
    if left in _OWN or left in names or _OPENS.search(back) or _VARIABLE.match(back) or _VARIABLE.match(left):
        return True
    is_short = len(front.split()) <= _FEW
    is_name = _WHOLE.fullmatch(left.rpartition("\\")[2]) is not None
    are_names = is_name and _WHOLE.match(right) is not None
    if is_name and _ORDER.match(back):
        return is_short or not is_tagged or " " in back
    called = _CALLED.match(right)
    if called and (is_name or called[1] == ""):
        return called[1] == "" or not is_tagged or (is_short and not _ENDING.fullmatch(called[1] or ""))
    if is_tagged:
        return False
    if _MEMBER.search(front) or (is_name and (right[0] == "<" or _CLASS.match(right))):
        return True
    is_pair = _IMPORT.fullmatch(front) is not None and " " not in back.strip()
    return is_pair or (are_names and ("_" in left.strip("_") or "_" in right.strip("_")))


def _last(front: str) -> str:
    """The name right before the sign, without what opens before it."""
    return front.rsplit(maxsplit=1)[-1].lstrip(_AROUND) if front.strip() else ""
