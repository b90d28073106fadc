"""A text with blanks: `{{c1::900|15 min::hint}}`. Anything else in double braces stands in code."""

import re
from dataclasses import dataclass, replace

from study.core.formula import FORMULA_IN_TEXT, formulas
from study.core.problem import Problem
from study.core.questions.answers.form import typed
from study.core.questions.answers.number import (
    Target,
    first_hit,
    hits,
    middle,
    readings,
    target,
    without_tolerance,
)
from study.core.questions.answers.text_match import alike, folded, spaced
from study.core.questions.answers.units import SIZES, sizes_fault
from study.core.questions.interaction import Blank, Blanks
from study.core.questions.question import Answer, Explained, Fields, Form, Kind, Parts, Row, Sample
from study.core.questions.source.block import Block
from study.core.questions.source.notation import BLANK, blank_of, blank_text
from study.core.text.code import CODE

OPENING = re.compile(r"\{\{c\d+::")
NO_BLANK = re.compile(rf"{CODE}|{FORMULA_IN_TEXT}|(?<![\w^_\\{{}}$])(?P<braces>\{{\{{[^{{}}\n]+\}}\}})")
"""Double braces that are no blank, where neither code nor a formula holds them."""
# A list item stands in a paragraph of its own.
PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])")
GAP = "[…]"
MARKS = re.compile(r"[*_`]")
SPACED = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]"
WITHIN_WORD = re.compile(rf"{SPACED}{SPACED}")
"""Two letters of one word, of a script that parts its words."""


@dataclass(frozen=True, slots=True)
class Cloze:
    """`texts[0]`, blank 0, `texts[1]`, blank 1, … `texts[-1]`: one text more than blanks.
    The texts are Markdown; a blank line in them parts two paragraphs. `sizes` is that of a number."""

    texts: tuple[str, ...]
    blanks: tuple[Blank, ...]
    sizes: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, or a blank to fill when `name`, the name of its field, is not empty.
    `before` and `after` are the space at its ends, which rendering Markdown would drop."""

    before: str = ""
    text: str = ""
    after: str = ""
    name: str = ""
    number: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """The text, paragraph by paragraph, with its blanks in place, and the rule of scoring."""

    paragraphs: tuple[Paragraph, ...]
    rule: str = ""


def claims(block: Block) -> bool:
    return OPENING.search(block.prompt) is not None


def parse(block: Block) -> tuple[Cloze | None, tuple[Problem, ...]]:
    found = list(BLANK.finditer(block.prompt))
    ends = [0, *(end for match in found for end in match.span()), len(block.prompt)]
    texts = tuple(block.prompt[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    blanks = tuple(blank_of(match) for match in found)
    sizes = block.attributes.get("sizes", "")
    faults = [*_faults(texts, blanks), *_torn(block.prompt, found), *filter(None, [sizes_fault(sizes)])]
    problems = tuple(Problem(fault, block.line) for fault in faults)
    return (None if problems else Cloze(texts, blanks, sizes)), problems


def _faults(texts: tuple[str, ...], blanks: tuple[Blank, ...]) -> list[str]:
    faults = []
    numbers = [blank.number for blank in blanks]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        faults.append(f"The blank c{number} stands more than once; give each its own number.")
    for blank in blanks:
        if not all(folded(answer) for answer in blank.accepted):
            faults.append(f"An answer of blank c{blank.number} is empty.")
        elif len(set(map(folded, blank.accepted))) < len(blank.accepted):
            faults.append(f"An answer of blank c{blank.number} stands twice.")
    if not blanks or any(OPENING.search(text) for text in texts):
        faults.append("A blank is not closed on its line: {{c1::answer::hint}}")
    for text in texts:
        for found in NO_BLANK.finditer(text):
            if found["braces"]:
                faults.append(f"{found['braces'][:40]} is no blank; write {{{{c1::answer}}}}, or put it into `code`.")
    if any("```" in text or "~~~" in text for text in texts):
        faults.append("A text with blanks cannot hold a code block; use `code` in a line.")
    elif any(text.count("`") % 2 for text in texts):
        faults.append("A blank cannot stand inside `code`; end the code before it.")
    return faults


def _torn(prompt: str, found: list[re.Match[str]]) -> list[str]:
    """What to say of a formula that a blank would tear."""
    held = [(one.start, one.end) for one in formulas(prompt)]
    if any(start < blank.start() < end for blank in found for start, end in held):
        return ["A blank cannot stand inside a formula; end the formula before it."]
    return []


def present(body: Cloze, seed: int) -> Presented:
    paragraphs: list[list[Piece]] = [[]]
    for place, text in enumerate(body.texts):
        first, *more = PARAGRAPH.split(text)
        paragraphs[-1].append(_piece(first))
        paragraphs += [[_piece(part)] for part in more]
        if place < len(body.blanks):
            blank = body.blanks[place]
            paragraphs[-1].append(Piece(name=_name(blank), number=place + 1, hint=_hint(body, blank)))
    shown = (Paragraph(tuple(piece for piece in pieces if piece != Piece())) for pieces in paragraphs)
    return Presented(tuple(shown), "Every right blank counts." if len(body.blanks) > 1 else "")


def _piece(text: str) -> Piece:
    bare = text.strip()
    return Piece(" " if text[:1].isspace() else "", bare, " " if bare and text[-1:].isspace() else "")


def _hint(body: Cloze, blank: Blank) -> str:
    """The hint as it is shown: none that would be accepted as the answer."""
    return "" if _accepts(body, blank, blank.hint) else blank.hint


def read(body: Cloze, form: Form) -> Answer | Problem:
    filled: dict[str, str] = {}
    for blank in body.blanks:
        text = typed(form, _name(blank), "Fill in every blank; a guess will do.")
        if isinstance(text, Problem):
            return text
        filled[str(blank.number)] = text
    return {"blanks": filled}


def grade(body: Cloze, answer: Answer | None) -> float:
    """The share of blanks filled in rightly."""
    filled = answer["blanks"] if answer else {}
    return sum(_accepts(body, blank, filled.get(str(blank.number), "")) for blank in body.blanks) / len(body.blanks)


def _accepts(body: Cloze, blank: Blank, text: str) -> bool:
    """Whether `text` is one of the answers, as words or as a number; or means one of them and no answer of
    another blank. A bare number is meant in the unit of the first answer, so beside 900 and 15 min a bare
    15 is wrong. What the text says right behind the blank may be typed with it: `20 ns` before "ns"."""
    alone = _alone(body, blank, text)
    return _accepts_alone(body, blank, text) or (bool(alone) and _accepts_alone(body, blank, alone))


def _alone(body: Cloze, blank: Blank, text: str) -> str:
    """What was typed, without its end where the text goes on with that; empty where it does not."""
    behind = MARKS.sub("", body.texts[body.blanks.index(blank) + 1]).strip().casefold()
    for start in range(1, len(text)):
        end = text[start:].strip().casefold()
        if end and behind.startswith(end) and not WITHIN_WORD.match(behind, len(end) - 1):
            return text[:start].rstrip()
    return ""


def _accepts_alone(body: Cloze, blank: Blank, text: str) -> bool:
    if _is(blank, text, body.sizes):
        return True
    others = [other for other in body.blanks if not set(map(folded, other.accepted)) & set(map(folded, blank.accepted))]
    if any(_is(other, text, body.sizes) for other in others):
        return False
    wanted = _numbers(blank)
    if wanted and first_hit(wanted, readings(text), wanted[0].unit, body.sizes) is not None:
        return True
    return _means(blank, text) and not any(_means(other, text) for other in others)


def _is(blank: Blank, text: str, sizes: str) -> bool:
    """Whether `text` is one of the answers, read in the likeliest way."""
    if folded(text) in map(folded, blank.accepted):
        return True
    wanted, given = _numbers(blank), readings(text)[:1]
    return any(hits(number, one, wanted[0].unit, SIZES[sizes][0]) for number in wanted for one in given)


def _means(blank: Blank, text: str) -> bool:
    return any(alike(answer, text) for answer in blank.accepted)


def _numbers(blank: Blank) -> list[Target]:
    return [read for answer in blank.accepted if isinstance(read := target(answer), Target)]


def explain(body: Cloze, answer: Answer | None, seed: int) -> Explained:
    filled = answer["blanks"] if answer else {}
    rows = []
    for blank in body.blanks:
        text = filled.get(str(blank.number), "")
        right = _accepts(body, blank, text)
        rows.append(Row(_shown(blank), "right" if right else "wrong" if answer else "rest", right, said=text))
    said = [filled.get(str(blank.number), "") for blank in body.blanks]
    return Explained(", ".join(map(_shown, body.blanks)), ", ".join(filter(None, said)), tuple(rows))


def samples(body: Cloze) -> tuple[Sample, ...]:
    right = {_name(blank): [_typed(blank)] for blank in body.blanks}
    first = _name(body.blanks[0])
    return (
        Sample(right, 1.0),
        Sample({name: [f" {value.upper()} "] for name, [value] in right.items()}, 1.0),
        Sample({**right, first: ["no answer anybody would give"]}, (len(body.blanks) - 1) / len(body.blanks)),
        Sample({name: value for name, value in right.items() if name != first}, None),
        Sample({**right, first: ["x" * 201]}, None),
        Sample({**right, first: [" "]}, None),
        Sample({}, None),
    )


def typed_wrong(body: Cloze, answer: Answer) -> dict[str, str]:
    """What stands in the blanks that are wrong, by their numbers."""
    filled = {str(blank.number): (blank, answer["blanks"].get(str(blank.number), "")) for blank in body.blanks}
    return {name: text for name, (blank, text) in filled.items() if text and not _accepts(body, blank, text)}


def accepting(body: Cloze, place: str, text: str) -> Cloze | Problem:
    if place not in {str(blank.number) for blank in body.blanks}:
        return Problem("The question has no such blank any more.")
    blanks = (
        replace(blank, accepted=(*blank.accepted, spaced(text))) if str(blank.number) == place else blank
        for blank in body.blanks
    )
    return replace(body, blanks=tuple(blanks))


def write(body: Cloze, prompt: str) -> str:
    return "".join(text + mark for text, mark in zip(body.texts, [*map(blank_text, body.blanks), ""], strict=True))


def stem(body: Cloze, prompt: str) -> str:
    """The text with a gap for each blank."""
    return GAP.join(body.texts)


def _name(blank: Blank) -> str:
    return f"blank-{blank.number}"


def _shown(blank: Blank) -> str:
    """Return the answer to show: for `3 ±0` the number alone."""
    return without_tolerance(blank.accepted[0])


def _typed(blank: Blank) -> str:
    """Return what somebody who knows it would type."""
    read = target(blank.accepted[0])
    return blank.accepted[0] if isinstance(read, str) else f"{middle(read)!r} {read.unit}".strip()


def parts(body: Cloze) -> Parts:
    return Parts(tuple(blank.accepted[0] for blank in body.blanks), around=" ____ ".join(body.texts))


PLUGIN = Kind(
    name="cloze",
    label="Fill in the blanks",
    use="A text with words left out, which learners type.",
    body=Cloze,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=parts,
    fields=Fields("prompt", help="Write a gap as {{c1::word}}; | between accepted words."),
    is_typed=True,
    stem=stem,
    attributes=("sizes",),
    typed=typed_wrong,
    accepting=accepting,
    interaction=lambda body, prompt: Blanks(body.texts, body.blanks, body.sizes),
    made_of=Blanks,
    make=lambda asked: Cloze(asked.texts, asked.blanks, asked.sizes),
    examples=(
        """
## Blanks {#memory-and-time}

A function may use up to {{c1::10,240 ±0|10 GB::number}} MB and run for {{c2::900|15 min}} seconds.

It is frozen {{c3::after|following}} the response. Not a blank: `{{resolve:ssm:/x:1}}`, `${Name}`.
""",
        """
## Type {#resource-type}

In a template the type {{c1::AWS::Lambda::Function::}} stands for a function.
""",
    ),
)
