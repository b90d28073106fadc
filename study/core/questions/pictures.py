"""Pictures in the texts of questions: `![What it shows](name.png)`, of files kept beside the bank.

A text names a picture; what is asked shows the one that had this name when its version was made (`showing`), so that no
version changes with the files of its bank.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from study.core.formula import FORMULA_IN_TEXT
from study.core.problem import Problem
from study.core.questions.covers import base_of, covered, flat
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question, decode, encode
from study.core.questions.source.case import is_case_heading
from study.core.questions.source.heading import is_heading
from study.core.questions.source.section import ITEM_KEY
from study.core.text.code import CODE
from study.core.text.comments import without_comments
from study.core.text.fences import fences

LONGEST_NAME = 100
"""Characters of a picture's name."""
LONGEST_ALT = 300
"""Characters of what stands for a picture."""
_PICTURE = re.compile(
    rf"{CODE}|{FORMULA_IN_TEXT}"
    r"|(?<!\\)(?P<picture>!\[(?P<alt>(?:\\.|\[[^\[\]\n]{0,200}\]|[^\[\]\\\n]){0,600})\]\("
    r"(?:<(?P<angled>[^<>\n]{1,400})>|(?P<plain>[^\s()<>]{1,1000}))(?:[ \t]+\"[^\"\n]{0,300}\")?\))"
)
_ENDING = re.compile(r"\.(png|jpe?g|gif|webp)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a text: the words that stand for it, its name, and where the name stands."""

    alt: str
    name: str
    start: int
    end: int


def pictures(text: str) -> Iterator[Shown]:
    """The pictures in a text of Markdown, outside code."""
    if "](" not in text or "![" not in text:
        return
    for found in _PICTURE.finditer(_masked(text)):
        if found["picture"] is not None:
            part = "angled" if found["angled"] is not None else "plain"
            start, end = found.span(part)
            alt = text[found.start("alt") : found.end("alt")].strip()
            yield Shown(alt, unquote(text[start:end]).strip(), start - (part == "angled"), end + (part == "angled"))


def names(text: str) -> frozenset[str]:
    """What the pictures in a text are called."""
    return frozenset(shown.name for shown in pictures(text))


def needed(text: str) -> frozenset[str]:
    """What pictures a text needs: those it names, and those of which it shows a part covered."""
    named = names(text)
    return named | frozenset(map(base_of, named))


def named_by(question: Question) -> frozenset[str]:
    """What the pictures in all texts of a question are called."""
    found: set[str] = set()

    def noted(text: str) -> str:
        found.update(names(text))
        return text

    with_texts(question, noted)
    return frozenset(found)


def needed_by(question: Question) -> frozenset[str]:
    """What pictures all texts of a question need: of one that is covered, itself."""
    return frozenset(map(base_of, named_by(question)))


def flattened(question: Question) -> tuple[Question, dict[str, str]]:
    """The question with each covered picture as one of its own; their names in the question by those."""
    names = {flat(name): name for name in named_by(question) if flat(name) != name}
    return with_texts(question, lambda text: with_targets(text, {name: one for one, name in names.items()})), names


def picture_faults(text: str, there: Collection[str]) -> Iterator[Problem]:
    """What keeps the pictures in the text of a question from being shown, each with its line: nothing says what it
    shows, or none of that name is `there`."""
    for shown, line in _placed(text):
        yield from _faults(shown, line, there, {})


def faults_of_file(
    text: str, questions: Collection[Question], there: Collection[str], refused: Mapping[str, str]
) -> Iterator[Problem]:
    """The same of a question file with the pictures beside it, for each question that shows one: what stands in a case
    is shown by all of its questions. `refused` says of files that are there why they cannot be shown."""
    for shown, line in _placed(text):
        if faults := list(_faults(shown, line, there, refused)):
            keys = [one.key for one in questions if one.lines[0] <= line <= one.lines[1]]
            keys = keys or [one.key for one in questions if shown.name in names(one.stimulus)]
            yield from (replace(fault, subject=key) for key in keys or [""] for fault in faults)


def _faults(shown: Shown, line: int, there: Collection[str], refused: Mapping[str, str]) -> Iterator[Problem]:
    if not shown.alt:
        words = f"Say what the picture {shown.name!r} shows, for those who cannot see it: ![What it shows](…)"
        yield Problem(words, line)
    on_it, base = covered(shown.name), base_of(shown.name)
    if isinstance(on_it, Problem):
        yield replace(on_it, line=line)
    elif base in refused:
        yield Problem(f"The picture {base[:80]!r} {refused[base]}.", line)
    elif shown.name not in there:
        yield Problem(_missing(base), line)


def alone(text: str) -> Iterator[Problem]:
    """What is said of the pictures in a question file that is read without them: their words stand in their place."""
    for shown, line in _placed(text):
        words = f"The picture {shown.name[:80]!r} is not in this file: import it with its pictures, in a zip."
        yield Problem(words, line, severity="warning")


def showing(question: Question, targets: Mapping[str, str]) -> Question:
    """The question with the target of each of its pictures in place of its name. A picture without a target stays."""
    return with_texts(question, lambda text: with_targets(text, targets)) if targets else question


def with_targets(text: str, targets: Mapping[str, str]) -> str:
    """The text with these targets in place of the names they are given by; boxes stay on a picture that is renamed."""
    parts, at = [], 0
    for shown in pictures(text):
        base = base_of(shown.name)
        target = targets.get(shown.name) or (targets[base] + shown.name[len(base) :] if base in targets else "")
        if target:
            parts += [text[at : shown.start], target]
            at = shown.end
    return "".join([*parts, text[at:]]) if at else text


def with_texts(question: Question, change: Callable[[str], str]) -> Question:
    """The question with what `change` makes of each of its texts."""
    body = encode(question.body)
    changed = _changed(body, change)
    return replace(
        question,
        prompt=change(question.prompt),
        explanation=change(question.explanation),
        hints=tuple(map(change, question.hints)),
        stimulus=change(question.stimulus),
        body=question.body if changed == body else decode(KINDS[question.kind].body, changed),
    )


def picture_name(given: str, ending: str) -> str:
    """What a picture is called in texts, by the name of its file: in small letters, without spaces. `ending` is that of
    the format it is kept in, for a file whose own says nothing."""
    base = given.replace("\\", "/").rpartition("/")[2].lower()
    found = _ENDING.search(base)
    stem = re.sub(r"[^\w.-]+|\.(?=\.)", "-", base[: found.start()] if found else base).strip("-._")
    return f"{stem[:LONGEST_NAME] or 'picture'}.{found[1] if found else ending}"


def markdown(alt: str, name: str) -> str:
    """The Markdown that shows a picture."""
    words = " ".join(alt.split())[:LONGEST_ALT]
    return f"![{re.sub(r'([\[\]\\])', r'\\\1', words)}]({name})"


def inserted(text: str, shown: str, line: int = 0) -> str:
    """The text of a question with a picture at the end of that line, before the key of an option; or below its heading,
    or the heading on that line."""
    lines = text.split("\n")
    fenced, _ = fences(lines)
    headed = [at for at, one in enumerate(lines) if at not in fenced and (is_heading(one) or is_case_heading(one))]
    place = line - 1
    if not 0 <= place < len(lines) or place in headed:
        asked = [at for at in headed if is_heading(lines[at])]
        place = place if place in headed else asked[0] if asked else -1
        return "\n".join([*lines[: place + 1], "", shown, *lines[place + 1 :]])
    words = lines[place].rstrip()
    key = ITEM_KEY.search(words)
    parts = (words[: key.start()].rstrip(), shown, key[0]) if key else (words, shown)
    lines[place] = " ".join(part for part in parts if part)
    return "\n".join(lines)


def _placed(text: str) -> Iterator[tuple[Shown, int]]:
    """The pictures in a text, each with its line."""
    line, at = 1, 0
    for shown in pictures(text):
        line, at = line + text.count("\n", at, shown.start), shown.start
        yield shown, line


def _changed(data: Any, change: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return change(data)
    if isinstance(data, list):
        return [_changed(one, change) for one in data]
    return {name: _changed(one, change) for name, one in data.items()} if isinstance(data, dict) else data


def _missing(name: str) -> str:
    if name.lower().startswith(("http://", "https://", "//", "data:")):
        return f"The picture {name[:80]!r} is on another site and is not shown: add its file to this bank."
    return f"There is no picture {name[:80]!r} in this bank: add its file, or mend the name."


def _masked(text: str) -> str:
    """The text with blanks in the place of code in fences and of comments, each character where it was."""
    lines = text.split("\n")
    shown = without_comments(lines)[0] if "<!--" in text else lines
    fenced = fences(lines)[0] if "```" in text or "~~~" in text else ()
    return "\n".join(
        " " * len(line) if place in fenced else kept.ljust(len(line)) if line.startswith(kept) else line
        for place, (line, kept) in enumerate(zip(lines, shown, strict=True))
    )
