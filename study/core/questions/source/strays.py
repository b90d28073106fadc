"""What to say of a line that belongs to nothing, or not to what its author meant: the right word for slips of the
hand."""

import re

BOX = r"\[(?:[ xX]?|=[^\[\]]{0,19})\]"
KNOWN = ("explain", "answer", "hint")
_SLIPS = (
    (
        re.compile(rf"\s*[-*+]{BOX}(?![(\w*])|\s*[-*+]{BOX}\w"),
        "Put a space between the list's sign and its brackets: - [ ]",
    ),
    (re.compile(rf"\s*(?:[-*+]|\d{{1,9}}[.)])[ \t]+{BOX}[^\s(\[:]"), "Put a space behind the brackets: - [ ] text"),
    (re.compile(rf"\s*[–—−•·‣◦][ \t]*{BOX}"), "This sign begins no list; begin the option with - [ ]"),
    (re.compile(r"\s*\[[ xX]\][ \t]+\S"), "Begin the option with a dash: - [ ]"),
)
_BULLET = r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+"
_MARK = r"(?:[xX](?!\w)|[ \t])"
_ENDS = r"(?:\s.*)?"
_BROKEN = re.compile(
    rf"{_BULLET}(?:\[(?:{_MARK}|=)[^\[\]]*(?:\[.*)?"
    rf"|(?:\[[ xX]?[)}}]|[({{][ xX]?\]|[xX]?\]){_ENDS})"
)
_OTHER = re.compile(rf"[ ]{{0,3}}[-*+][ \t]+(?:(?:\([ xX]?\)|\{{[ xX]?\}}){_ENDS}|[({{]{_MARK}[^(){{}}]*)")
_HEADING = re.compile(r"#{1,6}[^\s#].*\{#[^{}]*\}\s*|#{3,6}[ \t].*\{#[^{}]*\}\s*|#{2}[^\s#].*")
_CALLOUT = re.compile(r">\s*\[!\s*(?P<name>[^\]\s]*)\s*\]")
_EXPLAINS = re.compile(
    r"[*_]*(?:explanation|explain|because|feedback|reason|rationale|answer)s?[*_]*\s*:", re.IGNORECASE
)
_META = re.compile(r"[*_]*(?P<name>source|topic|skill)s?[*_]*\s*:", re.IGNORECASE)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:-+|=+)[ \t]*")
_HINT = re.compile(r"[*_]*hints?[*_]*\s*:", re.IGNORECASE)


def heading_slip(line: str, below: str = "") -> str:
    """What is wrong with a line that was meant to begin a question and does not; empty where nothing is. `below` is
    the line after it, where that may underline it."""
    if line.strip() and below.strip() and _UNDERLINE.fullmatch(below):
        return "An underlined heading begins no question; write ## Title {#stable-id}"
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
    return words if _OTHER.fullmatch(line) else slip(line)


def stray(line: str, below: str = "") -> str:
    """What to say of a line below the answers that belongs to nothing; `below` is the line after it."""
    if words := heading_slip(line, below) or slip(line):
        return words
    if callout := _CALLOUT.match(line):
        return f"There is no callout [!{callout['name']}]; known are {', '.join(f'[!{name}]' for name in KNOWN)}."
    if _HINT.match(line):
        return "Write a hint as > [!hint] with its text below, each line behind >."
    if _EXPLAINS.match(line):
        return "Write an explanation as > [!explain] with its text below, each line behind >."
    if found := _META.match(line):
        return f"Write it as {found['name'].capitalize()}: at the beginning of the line."
    return "This stands below the answers and would not be shown; move it above them."
