"""A sheet and its text say the same: filling nothing in changes nothing."""

from dataclasses import replace

import pytest

from study.core.questions.kinds import KINDS
from study.core.questions.source.form import FAMILIES, Line, sheet_of, text_of, with_fields
from study.core.questions.source.reader import parse_question

EXAMPLES = [
    pytest.param(text.strip() + "\n", id=f"{kind.name}-{number}")
    for kind in KINDS.values()
    if kind.name in FAMILIES
    for number, text in enumerate(kind.examples)
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_sheet_that_nobody_touched_is_the_same_question(text: str) -> None:
    sheet = sheet_of(text)
    assert sheet is not None
    before, after = parse_question(text)[0], parse_question(text_of(sheet))[0]
    assert before is not None and after is not None
    assert replace(after, lines=(0, 0)) == replace(before, lines=(0, 0))
    assert sheet_of(text_of(sheet)) == sheet


def test_every_kind_that_is_listed_exists() -> None:
    assert set(FAMILIES) <= set(KINDS)


def test_what_is_not_valid_is_a_sheet_as_well() -> None:
    sheet = sheet_of("## Tide {#tide}\n\nWhat?\n\n- [ ] One {.one}\n- [ ] Two {.two}\n")
    assert sheet is not None
    fixed = replace(sheet, lines=(replace(sheet.lines[0], mark="x"), sheet.lines[1], Line("Three", "", "No.")))
    read, _ = parse_question(text_of(fixed))
    assert read is not None
    assert [(option.key, option.right) for option in read.body.options] == [
        ("one", True),
        ("two", False),
        ("three", False),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "no heading", "## A {#a}\n\nx\n\n- [x] a\n- [ ] b\n\nstray words", "## A {#a}\n\nx\n\n## B {#b}\n\ny"],
)
def test_what_no_field_holds_is_no_sheet(text: str) -> None:
    assert sheet_of(text) is None


def test_tags_are_words() -> None:
    sheet = sheet_of("## Tide {#tide tags=moon points=2}\n\nWhat?\n\n- [x] One\n- [ ] Two\n")
    assert sheet is not None and sheet.tags == ("moon",)
    assert with_fields(sheet, tags=["sun", "sea"]).attributes == {"points": "2", "tags": "sun,sea"}
    assert with_fields(sheet, tags=[]).attributes == {"points": "2"}


def test_skills_stay() -> None:
    text = "## Tide {#tide}\nSkill: sea/1.2\n\nWhat?\n\n- [x] One\n- [ ] Two\n"
    sheet = sheet_of(text)
    assert sheet is not None
    assert sheet_of(text_of(sheet)) == sheet
    assert "sea/1.2" in text_of(sheet)
