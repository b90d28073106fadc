"""A question's text as fields one can fill in, for those who do not want to write the marks, and back.

Nothing has to be valid: a question without a right answer is a sheet as well. What the sheet does not
show (keys of options, attributes of the heading) goes through it unchanged.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from study.core.questions.question import Source
from study.core.questions.source.heading import write_heading
from study.core.questions.source.lists import entry_text, item_text
from study.core.questions.source.outline import outline
from study.core.questions.source.parts import write_source
from study.core.questions.source.reader import claimed, split
from study.core.questions.source.section import Section, read_section

type Family = Literal["options", "accepted", "steps", "pairs", "answer", "prompt"]
FAMILIES: dict[str, Family] = {
    "single": "options",
    "multiple": "options",
    "truefalse": "options",
    "numeric": "accepted",
    "short": "accepted",
    "ordering": "steps",
    "matching": "pairs",
    "recall": "answer",
    "cloze": "prompt",
}
"""How the answers of a kind are filled in. A kind that is not here is written as text."""

ARROW = " -> "


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
    family: Family
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


def sheet_of(text: str) -> Sheet | None:
    """The text of one question as fields; None where it cannot be told what kind it is, or where something
    stands in it that no field holds."""
    stretches = [one for one in outline(split(text), 0) if one.is_question]
    if len(stretches) != 1:
        return None
    section, problems = read_section(stretches[0].lines, stretches[0].fenced, 1)
    kind, shape, _ = claimed(section)
    if kind is None or shape is None or kind.name not in FAMILIES or shape.stray or section.params:
        return None
    if any(problem.severity == "error" for problem in problems) or stretches[0].unclosed:
        return None
    block, family = shape.block, FAMILIES[kind.name]
    lines: tuple[Line, ...] = ()
    if family in ("options", "accepted"):
        lines = tuple(Line(item.text, item.mark, item.reason, item.key) for item in block.items)
    elif family == "steps":
        lines = tuple(Line(entry.text, "", entry.reason, entry.key) for entry in block.numbered)
    elif family == "pairs":
        lines = tuple(_pair(entry.text, entry.reason, entry.key) for entry in block.bullets)
    return _sheet(section, kind.name, family, block.prompt, lines, block.answer)


def text_of(sheet: Sheet) -> str:
    """The sheet as the text of a question; `sheet_of` reads the same fields from it."""
    attributes = {**sheet.attributes, **({"topic": sheet.topic} if sheet.topic else {})}
    if not sheet.topic:
        attributes.pop("topic", None)
    parts = [
        "\n".join([write_heading(sheet.title, sheet.key, attributes), *(f"Skill: {skill}" for skill in sheet.skills)]),
        sheet.prompt,
        "\n".join(_written(sheet, place, line) for place, line in enumerate(sheet.lines, 1)),
        _callout("answer", sheet.answer) if sheet.family == "answer" else "",
        *(_callout("hint", hint, "-") for hint in sheet.hints),
        _callout("explain", sheet.explanation, "- Why"),
        "\n".join(write_source(source) for source in sheet.sources),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _sheet(section: Section, kind: str, family: Family, prompt: str, lines: tuple[Line, ...], answer: str) -> Sheet:
    return Sheet(
        key=section.key,
        title=section.title,
        kind=kind,
        family=family,
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


def _pair(text: str, reason: str, key: str) -> Line:
    left, arrow, right = f" {text}".partition(ARROW)
    return Line(right.strip() if arrow else text, "", reason, key, left.strip() if arrow else "")


def _written(sheet: Sheet, place: int, line: Line) -> str:
    if sheet.family == "steps":
        return entry_text(f"{place}.", line.text, line.key, line.reason)
    if sheet.family == "pairs":
        sides = f"{line.left}{ARROW}{line.text}" if line.left else f"-> {line.text}"
        return entry_text("-", sides, line.key, line.reason)
    return item_text(line.mark or " ", line.text, line.key, line.reason)


def _callout(name: str, text: str, behind: str = "") -> str:
    if not text.strip():
        return ""
    return "\n".join([f"> [!{name}]{behind}", *(f"> {line}".rstrip() for line in text.split("\n"))])


def with_fields(sheet: Sheet, **changed: object) -> Sheet:
    """The sheet with some fields changed; tags are a list of words."""
    tags = changed.pop("tags", None)
    made = replace(sheet, **changed)  # type: ignore[arg-type]
    if tags is None:
        return made
    attributes = {name: value for name, value in made.attributes.items() if name != "tags"}
    words = ",".join(tags)  # type: ignore[arg-type]
    return replace(made, attributes=attributes | ({"tags": words} if words else {}))
