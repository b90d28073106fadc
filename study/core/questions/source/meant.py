"""What a line was meant as that is nothing here, where it would change what is asked or tell what is right."""

import re

_OURS = r"(?:expla\w*|answers?|hints?|solutions?|reasons?|rationale|feedback|because|why|key)"
_CALLOUT = re.compile(
    rf"[ ]{{0,3}}(?P<sign>>[ ]?)?(?P<name>\[[!！]\s*{_OURS}\s*\]|【\s*[!！]?\s*{_OURS}\s*】"
    r"|(?:(?<=>)|(?<=>[ ]))\[\s*(?:explain|answer|hint)\s*\](?!\())",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"[-*+>_\s]*sources?[*_]*\s*[:：].*\(checked\b.*", re.IGNORECASE)
_KEY = re.compile(
    r"[-*_>\s]*(?:(?:right|correct)(?: answers?| options?)?|answers?(?: key)?|solutions?|key)[*_]*\s*[:：][*_\s]*"
    r"(?:\(?(?:[a-h]|\d)\)?(?:\s*(?:,|and|&)\s*\(?(?:[a-h]|\d)\)?)*\.?|true|false)[*_\s]*",
    re.IGNORECASE,
)
_TOLD = re.compile(r"[*_]*(?:explanation|solution|answer key|correct answer|feedback)[*_]*\s*[:：]", re.IGNORECASE)
_WHY = re.compile(
    r"(?:[*_]*(?:explanation|feedback|reason|rationale|why)[*_]*\s*[:：]|Because\b|[（(]Because\b|//|—\s*because\b)"
)
_UNQUOTED = re.compile(r"\s*[＞›»]\s*\S")
_CODE = re.compile(r"`[^`\n]*`")
_BLANK = re.compile(r"\{\{c\d{1,2}::")
_LETTER = re.compile(r"[ ]{0,3}(?:[-*+]\s+)?\(?[A-Ha-h][.)）．]\)?\s+\S")
_CIRCLED = re.compile(r"[ ]{0,3}(?:[①-⑳❶-❿]|[０-９]{1,2}[.)．、]|\d{1,2}[．、）])")
_GLUED = re.compile(r"[ ]{0,3}\d{1,2}[.)][^\W\d]")
_DEEP = re.compile(r"(?:[ ]{4,}|[ ]*\t\s*)(?:[-*+]|\d{1,9}[.)])\s+\[[ xX=]")
_QUOTED = re.compile(r">\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX=]")
_TYPED = re.compile(r"\s*(?:\[=[^\[\]]*\]|=)\s+\S|[ ]{0,3}[-*+]\s+(?:=\s*\S|\[?＝)")
_PAIR = re.compile(r"[ ]{0,3}[-*+]\s+\S.*?(?:[=-]+>|[⇒⟶➔➜⟹]|<-+>?|－＞|[^\s]->|->[^\s]).*")
_BRACE = re.compile(r"(?<!\{)\{[cC]\d{1,2}::?[^{}]*\}|\{\{[cC]?\d*\s?[:：][^{}]*\}\}|\[\[[^\[\]|]+\]\]")
_LINE = re.compile(r"(?<![\w_])_{3,}(?![\w_])")
_PLAIN = re.compile(r"[*_]*(?:answers?|a)[*_]*\s*[:：][*_]*\s*\S", re.IGNORECASE)
_TWO = re.compile(r"(?!https?:).*\S\s?::\s?\S.*")
_FENCE = re.compile(r"(?:`{3,}|~{3,})\s*ya?ml\b.*")
_INPUT = re.compile(r"\{\{\s*\w+\s*\}\}")
_UNANSWERED = (
    (_DEEP, "This is indented by four or more, which makes it code; begin it at the edge: - [ ]"),
    (_QUOTED, "Options stand in no quote; leave the > before the list out."),
    (_TYPED, "An accepted answer is written as - [=] words"),
    (_PAIR, "A pair is written - left -> right, with a space on both sides of the arrow."),
    (_KEY, "Mark the right option with [x], the others with [ ]: - [x] text"),
    (_LETTER, "An option begins with - [ ], the right one with - [x]; letters are left out."),
    (_CIRCLED, "A step begins with a plain number, a dot and a space: 1. text"),
    (_GLUED, "Put a space behind the number: 1. text"),
    (_PLAIN, "Write the answer as > [!answer] with its text below, each line behind >."),
    (_TWO, "Write the answer as > [!answer] with its text below, each line behind >."),
)


def unanswered(line: str) -> str:
    """What to say of a line that was meant as an answer, in a question in which no answer is found."""
    bare = _CODE.sub("", line)
    if _BRACE.search(bare) or _LINE.search(bare):
        return "A blank is written {{c1::answer}}, the next one {{c2::answer}}."
    return next((words for found, words in _UNANSWERED if found.match(bare)), "")


def key_line(line: str) -> bool:
    """Whether a line says which options are right, as other tools have it."""
    return _KEY.fullmatch(line) is not None


def misplaced(line: str) -> str:
    """What to say of a line that was meant as a callout or a source, wherever it stands."""
    if found := _CALLOUT.match(line):
        written = found["name"].strip()
        known = "known are > [!explain], > [!answer] and > [!hint], with each line behind >, at the edge."
        return (
            f"There is no callout {written}; {known}" if found["sign"] else f"Without its > this is no callout; {known}"
        )
    if _SOURCE.fullmatch(line):
        return "Write it as Source: at the beginning of the line."
    return ""


def told(line: str) -> str:
    """What to say of a line of the question that tells what is right."""
    if _KEY.fullmatch(line) or _TOLD.match(line):
        return "This stands in the question and is shown before the answer; an explanation is written > [!explain]."
    return ""


def unquoted(inner: str) -> str:
    """What to say of a line that was meant as a reason, with a sign that only looks like the one of quotes."""
    return "A reason begins with a plain sign: > Because …" if _UNQUOTED.match(inner) else ""


def reasoned(inner: str) -> str:
    """What to say of a line that is part of an option and reads like its reason."""
    if _WHY.match(inner):
        return "This is part of the option, and shown before the answer. Write a reason below it as > Because …"
    return ""


def has_blank(text: str) -> bool:
    """Whether a blank stands in a text, outside of code."""
    return _BLANK.search(_CODE.sub("", text)) is not None


def has_input(text: str) -> bool:
    """Whether an answer is only the name of an input."""
    return _INPUT.fullmatch(text.strip()) is not None


def is_yaml(line: str) -> bool:
    """Whether a line begins a fence of YAML."""
    return _FENCE.fullmatch(line) is not None
