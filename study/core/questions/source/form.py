"""A question's text as the fields of a form, and back, for authors who prefer not to write Markdown.

Nothing has to be valid: a question without a right answer has fields too. What the form does not show (keys of
options, attributes of the heading) is kept unchanged. If fields cannot hold a text completely, there is no form:
the parts without a field are listed instead, so that nothing can be lost.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from study.core.problem import refusals
from study.core.questions.question import Fields, Source
from study.core.questions.source.heading import write_heading
from study.core.questions.source.lists import entry_text, item_text
from study.core.questions.source.outline import outline
from study.core.questions.source.parts import write_source
from study.core.questions.source.reader import claimed, parse_question, split
from study.core.questions.source.section import Section, read_section

ARROW = " -> "
MOST_LINES = 98
"""Answers of one question, as many as one would fill in."""
WORD = re.compile(r"[^\W\d_]+|\d+(?![\d.)])")  # a number before a point may be that of a step, which is counted anew


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: an option, an accepted value, a step, or the right side of a pair whose left one is
    `left`. `mark` is what stands between the brackets of a task list."""

    text: str
    mark: str = ""
    reason: str = ""
    key: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fields. `answer` is the back of a card to recall; `explanation`, `hints` and reasons are Markdown."""

    key: str
    title: str
    kind: str
    fields: Fields
    prompt: str
    lines: tuple[Line, ...] = ()
    answer: str = ""
    explanation: str = ""
    hints: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    topic: str = ""
    skills: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(tag for tag in self.attributes.get("tags", "").split(",") if tag)


def sheet_of(text: str) -> Sheet | tuple[str, ...]:
    """The text of one question as fields, or what stands in it that no field holds, in words."""
    stretches = outline(split(text), 0)
    found = [one for one in stretches if one.is_question]
    if len(found) != 1:
        return ("several questions",) if found else ("no heading such as ## Title {#stable-id}",)
    around = [one for one in stretches if not one.is_question and any(line.strip() for line in one.lines)]
    if around:
        return tuple("the case it belongs to" if one.is_case else "text above its heading" for one in around)
    section, problems = read_section(found[0].lines, found[0].fenced, found[0].start + 1)
    kind, shape, fault = claimed(section)
    if section.params:
        return ("parameters",)
    if kind is None or shape is None:
        return (f"answers of a kind that cannot be told ({fault.message})" if fault else "answers of no kind",)
    if kind.fields is None:
        return (f"answers of the kind {kind.name}",)
    faults = tuple(f"line {one.line}: {one.message}" for one in refusals(problems))
    if shape.strays:
        return (*faults, f"line {shape.strays[0][0]}, which stands below the answers")
    if faults or found[0].unclosed:
        return faults or ("a code fence that is never closed",)
    block, fields = shape.block, kind.fields
    lines: tuple[Line, ...] = ()
    if fields.place == "items":
        lines = tuple(Line(item.text, item.mark, item.reason, item.key) for item in block.items)
    elif fields.place in ("numbered", "bullets"):
        entries = block.numbered if fields.place == "numbered" else block.bullets
        read = _pair if fields.pairs else _line
        lines = tuple(read(entry.text, entry.reason, entry.key) for entry in entries)
    if len(lines) > MOST_LINES:
        return (f"more than {MOST_LINES} answers",)
    sheet = _sheet(section, kind.name, fields, block.prompt, lines, block.answer)
    return sheet if not (lost := _lost(text, sheet)) else lost


def holds(sheet: Sheet) -> bool:
    """Whether the text of a sheet reads back as this sheet: words in a field may be marks in the text."""
    again = sheet_of(text_of(sheet))
    return isinstance(again, Sheet) and replace(again, kind=sheet.kind, fields=sheet.fields) == sheet


def _lost(text: str, sheet: Sheet) -> tuple[str, ...]:
    """What of the text would not come back from the sheet: every word of it has to, and the question."""
    again = text_of(sheet)
    gone = Counter(WORD.findall(text)) - Counter(WORD.findall(again))
    lines = [line.strip() for line in split(text) if any(word in gone for word in WORD.findall(line))]
    if lines:
        return tuple(f"“{line[:80]}”" for line in lines[:5])
    before, after = parse_question(text)[0], parse_question(again)[0]
    same = (before and replace(before, lines=(0, 0))) == (after and replace(after, lines=(0, 0)))
    return () if same else ("marks that mean something else once they are written again",)


def text_of(sheet: Sheet) -> str:
    """The sheet as the text of a question; `sheet_of` reads the same fields from it."""
    attributes = {**sheet.attributes, **({"topic": sheet.topic} if sheet.topic else {})}
    if not sheet.topic:
        attributes.pop("topic", None)
    parts = [
        "\n".join([write_heading(sheet.title, sheet.key, attributes), *(f"Skill: {skill}" for skill in sheet.skills)]),
        sheet.prompt,
        "\n".join(_written(sheet, place, line) for place, line in enumerate(sheet.lines, 1)),
        _callout("answer", sheet.answer) if sheet.fields.place == "answer" else "",
        *(_callout("hint", hint, "-") for hint in sheet.hints),
        _callout("explain", sheet.explanation, "- Why"),
        "\n".join(write_source(source) for source in sheet.sources),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _sheet(section: Section, kind: str, fields: Fields, prompt: str, lines: tuple[Line, ...], answer: str) -> Sheet:
    return Sheet(
        key=section.key,
        title=section.title,
        kind=kind,
        fields=fields,
        prompt=prompt,
        lines=lines,
        answer=answer,
        explanation=section.explanation,
        hints=section.hints,
        sources=section.sources,
        topic=section.topic or section.attributes.get("topic", ""),
        skills=section.skills,
        attributes={name: value for name, value in section.attributes.items() if name != "topic"},
    )


def _line(text: str, reason: str, key: str) -> Line:
    return Line(text, "", reason, key)


def _pair(text: str, reason: str, key: str) -> Line:
    left, arrow, right = f" {text}".partition(ARROW)
    return Line(right.strip() if arrow else text, "", reason, key, left.strip() if arrow else "")


def _written(sheet: Sheet, place: int, line: Line) -> str:
    if sheet.fields.place == "items":
        return item_text(line.mark or " ", line.text, line.key, line.reason)
    text = line.text
    if sheet.fields.pairs:
        text = f"{line.left}{ARROW}{text}" if line.left else f"-> {text}"
    return entry_text(f"{place}." if sheet.fields.place == "numbered" else "-", text, line.key, line.reason)


def _callout(name: str, text: str, behind: str = "") -> str:
    if not text.strip():
        return ""
    return "\n".join([f"> [!{name}]{behind}", *(f"> {line}".rstrip() for line in text.split("\n"))])


def with_fields(sheet: Sheet, **changed: object) -> Sheet:
    """The sheet with the fields that are named changed; tags are a list of words."""
    tags = changed.pop("tags", None)
    made = replace(sheet, **changed)  # type: ignore[arg-type]
    if tags is None:
        return made
    attributes = {name: value for name, value in made.attributes.items() if name != "tags"}
    words = ",".join(tags)  # type: ignore[arg-type]
    return replace(made, attributes=attributes | ({"tags": words} if words else {}))
