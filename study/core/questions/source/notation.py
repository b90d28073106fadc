"""How an answer is written on its line: words or a `/pattern/i`, `left -> right`, `{{c1::word|other::hint}}`."""

import re

from study.core.questions.interaction import Accepted, Blank

ANY = "*"
WHOLE = "all-or-nothing"  # the rule of scoring by which only the whole answer counts
PATTERN = re.compile(r"/(.*)/(i?)", re.DOTALL)
ESCAPED = re.compile(r"\\+/")
# An arrow stands between spaces; \-> is one that Markdown shows and that parts nothing.
ARROW = re.compile(r"(?<!\S)(?:->|→)(?!\S)")
# The closing braces are the last two of a run, so that {{c1::{"a": 1}}} holds a whole object.
BLANK = re.compile(r"\{\{c(\d{1,2})::((?:(?!\{\{c\d)[^\n])*?)\}\}(?!\})")
BAR = re.compile(r"(?<!\\)\|")


def accepted_text(entry: Accepted) -> str:
    """Write an accepted answer. A backslash before it keeps /tmp/ from being a pattern."""
    if entry.regex:
        return f"/{entry.text}/{'i' if entry.fold else ''}"
    return f"\\{entry.text}" if ESCAPED.match(entry.text) or PATTERN.fullmatch(entry.text) else entry.text


def arrowless(text: str) -> str:
    """Write one side of a pair so that no arrow in it parts anything."""
    return ARROW.sub(r"\\->", text)


def pair_text(left: str, right: str) -> str:
    """Write a pair; with no left side, a right side that belongs to nothing."""
    return f"{arrowless(left)} -> {right}".strip()


def with_gaps(text: str) -> str:
    """A text with a line in the place of each of its blanks, as long as what stood there."""
    return BLANK.sub(lambda found: "_" * len(found[0]), text)


def blank_text(blank: Blank) -> str:
    """Write a blank with its marks."""
    answers = "|".join(answer.replace("|", "\\|") for answer in blank.accepted)
    hint = f"::{blank.hint}" if blank.hint or "::" in answers else ""
    return f"{{{{c{blank.number}::{answers}{hint}}}}}"


def blank_of(found: re.Match[str]) -> Blank:
    """Read a blank that `BLANK` found. The last "::" parts the hint from the answers, so that
    `AWS::S3::Bucket::` with an empty hint can be asked for."""
    answers, hint = found[2].rsplit("::", 1) if "::" in found[2] else (found[2], "")
    accepted = tuple(answer.strip().replace("\\|", "|") for answer in BAR.split(answers))
    return Blank(int(found[1]), accepted, hint.strip())
