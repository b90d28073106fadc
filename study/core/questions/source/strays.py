"""What to say of a line that belongs to nothing, or not to what its author meant: the right word for slips of the
hand."""

import re

from study.core.questions.source.meant import key_line

BOX = r"\[(?:[ xX]?|=[^\[\]]{0,19})\]"
INVISIBLE = "A sign that cannot be seen stands at the beginning of this line; type the beginning anew."
KNOWN = ("explain", "answer", "hint")
_SLIPS = (
    (
        re.compile(rf"\s*[-*+]{BOX}(?![(\w*])|\s*[-*+]{BOX}\w"),
        "Put a space between the list's sign and its brackets: - [ ]",
    ),
    (re.compile(rf"\s*(?:[-*+]|\d{{1,9}}[.)])[ \t]+{BOX}[^\s(\[:]"), "Put a space behind the brackets: - [ ] text"),
    (re.compile(rf"\s*[–—−•·‣◦][ \t]*{BOX}"), "This sign begins no list; begin the option with - [ ]"),
    (re.compile(r"\s*[\u200b-\u200d\u2060\ufeff]+\s*[-*+]|\s*[-*+][ \t]*[\u200b-\u200d\u2060\ufeff]"), INVISIBLE),
    (re.compile(r"\s*\[(?:[ xX]|=)\][ \t]+\S"), "Begin the option with a dash: - [ ]"),
)
_BULLET = r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+"
_MARK = r"(?:[xX](?!\w)|[ \t])"
_ENDS = r"(?:\s.*)?"
_BROKEN = re.compile(
    rf"{_BULLET}(?:\[(?:{_MARK}|=)[^\[\]]*(?:\[.*)?"
    rf"|(?:\[[ xX]?[)}}]|[({{][ xX]?\]|[xX]?\]){_ENDS})"
)
_OTHER = re.compile(
    rf"[ ]{{0,3}}[-*+][ \t]+(?:(?:\([ xX]?\)|\{{[ xX]?\}}){_ENDS}|[({{]{_MARK}[^(){{}}]*"
    r"|[［【][^［］【】]{0,3}[］】].*|\\\[[ xX]?\\?\].*|[*_]{1,3}\[[ xX]?\].*|[☐☑☒✅❌✓✔✗✘🗹⬜❎](?:\s.*)?"
    r"|\[(?:right|correct|true|wrong|incorrect|false|yes|no)\](?:\s.*)?)",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"[ ]{0,3}\\[-*+][ \t]+\\?\[")
_UNSEEN = re.compile(r"[\u200b-\u200d\u2060\ufeff]+#{1,6}\s|#{1,6}[\u200b-\u200d\u2060\ufeff\xa0\u3000]")
_INDENTED = re.compile(r"[ ]{1,3}##[ \t]+\S.*")
_OTHER_SIGN = re.compile(
    r"[＃♯]{1,6}\s*\S.*|[*_]{2}[^*_]+[*_]{2}[ \t]*\{#[^{}]*\}\s*|[*_]{2}[^*_]+\{#[^{}]*\}[*_]{2}\s*"
)
_HEADING = re.compile(r"#{1,6}[^\s#].*\{#[^{}]*\}\s*|#{3,6}[ \t].*\{#[^{}]*\}\s*|#{2}[^\s#].*")
_CALLOUT = re.compile(r">\s*\[!\s*(?P<name>[^\]\s]*)\s*\]")
_EXPLAINS = re.compile(
    r"[>\s*_]*(?:explanation|explain|because|feedback|reason|rationale|answer|solution)s?[*_]*\s*[:：]", re.IGNORECASE
)
_META = re.compile(r"[-+>\s*_]*(?P<name>source|topic|skill)s?[*_]*\s*[:：]", re.IGNORECASE)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:-+|=+)[ \t]*")
_OPTION = re.compile(rf"[ ]{{0,3}}(?:[-*+]|\d{{1,9}}[.)])[ \t]+{BOX}(?:\s|$)")
_TAGS = re.compile(r"[*_]*(?:tags?|keywords?|labels?)[*_]*\s*[:：]", re.IGNORECASE)
_FRONT = re.compile(r"bank:\s*\S+\s*")
_EDGE = re.compile(r"[ \ufeff]*(?:-{3,}|\+{3,}|[—–]{1,3})[ \t]*")
_HINT = re.compile(r"[>\s*_]*hints?[*_]*\s*[:：]", re.IGNORECASE)


def front_slip(line: str) -> str:
    """What is wrong with a line that was meant to begin the front matter and does not; empty where nothing is."""
    words = "Front matter begins on the very first line of the file, with --- and nothing above it."
    return words if _EDGE.fullmatch(line) or _FRONT.fullmatch(line) else ""


def heading_slip(line: str, below: str = "") -> str:
    """What is wrong with a line that was meant to begin a question and does not; empty where nothing is. `below` is
    the line after it, where that may underline it."""
    if line.strip() and below.strip() and _UNDERLINE.fullmatch(below):
        return "An underlined heading begins no question; write ## Title {#stable-id}"
    if _UNSEEN.match(line):
        return INVISIBLE
    if _INDENTED.fullmatch(line):
        return "A heading begins at the edge; take out the spaces before its signs."
    if _OTHER_SIGN.fullmatch(line):
        return "A question begins with two plain number signs: ## Title {#stable-id}"
    if not _HEADING.fullmatch(line):
        return ""
    if line.lstrip("#")[0].isspace():
        return "A question begins with two signs: ## Title {#stable-id}"
    return "Put a space behind the signs: ## Title {#stable-id}"


def slip(line: str) -> str:
    """What is wrong with a line that was meant as an option; empty where nothing is."""
    return next((words for found, words in _SLIPS if found.match(line)), "")


def broken_box(line: str) -> str:
    """What is wrong with the brackets that a list item begins with; empty where nothing is."""
    words = "The brackets are broken; begin a right option with - [x], a wrong one with - [ ]"
    return words if _BROKEN.fullmatch(line) else ""


def other_box(line: str) -> str:
    """What to say of brackets of another shape, where an option is meant; elsewhere they may mean something."""
    words = "An option has square brackets; begin a right one with - [x], a wrong one with - [ ]"
    return words if _OTHER.fullmatch(line) or _ESCAPED.match(line) else slip(line)


def stray(line: str, below: str = "") -> str:
    """What to say of a line below the answers that belongs to nothing; `below` is the line after it."""
    if words := heading_slip(line, below) or slip(line):
        return words
    if key_line(line):
        return "Mark the right option with [x], and leave this line out."
    if _OPTION.match(line):
        return "What stands above parts this from the other answers; move that above all of them, or below."
    if _TAGS.match(line):
        return "Tags stand in the heading, without spaces: {#stable-id tags=one,two}"
    if _FRONT.fullmatch(line) or (_EDGE.fullmatch(line) and _FRONT.fullmatch(below)):
        return "A file holds one bank; front matter stands at its very beginning."
    if callout := _CALLOUT.match(line):
        return f"There is no callout [!{callout['name']}]; known are {', '.join(f'[!{name}]' for name in KNOWN)}."
    if _HINT.match(line):
        return "Write a hint as > [!hint] with its text below, each line behind >."
    if _EXPLAINS.match(line):
        return "Write an explanation as > [!explain] with its text below, each line behind >."
    if found := _META.match(line):
        return f"Write it as {found['name'].capitalize()}: at the beginning of the line."
    if line.startswith(">"):
        return "A reason stands right below its option, without an empty line between: > Because …"
    return "This stands below the answers and would not be shown; move it above them."
