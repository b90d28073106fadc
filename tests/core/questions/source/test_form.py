"""A sheet and its text say the same: filling nothing in changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from study.core.questions.kinds import KINDS
from study.core.questions.source.form import Line, Sheet, holds, sheet_of, text_of, with_fields
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_alone
from tests.core.formats.questions import BLOCKS, questions

EXAMPLES = [
    pytest.param(text.strip() + "\n", id=f"{kind.name}-{number}")
    for kind in KINDS.values()
    if kind.fields
    for number, text in enumerate(kind.examples)
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_sheet_that_nobody_touched_is_the_same_question(text: str) -> None:
    sheet = sheet_of(text)
    assert isinstance(sheet, Sheet)
    before, after = parse_question(text)[0], parse_question(text_of(sheet))[0]
    assert before is not None and after is not None
    assert replace(after, lines=(0, 0)) == replace(before, lines=(0, 0))
    assert sheet_of(text_of(sheet)) == sheet


def test_what_is_not_valid_is_a_sheet_as_well() -> None:
    sheet = sheet_of("## Tide {#tide}\n\nWhat?\n\n- [ ] One {.one}\n- [ ] Two {.two}\n")
    assert isinstance(sheet, Sheet)
    fixed = replace(sheet, lines=(replace(sheet.lines[0], mark="x"), sheet.lines[1], Line("Three", "", "No.")))
    read, _ = parse_question(text_of(fixed))
    assert read is not None
    assert [(option.key, option.right) for option in read.body.options] == [
        ("one", True),
        ("two", False),
        ("three", False),
    ]


TIDE = "## Tide {#tide}\n\nWhat?\n\n- [x] One\n- [ ] Two\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "heading"),
        ("no heading", "heading"),
        (TIDE + "\nstray words", "line 8"),
        (TIDE + "\n## B {#b}\n\ny", "several"),
        ("# The bay {#the-bay}\n\nA bay opens to the ocean.\n\n" + TIDE, "case"),
        ("words above\n\n" + TIDE, "above"),
        (TIDE.replace("#tide", "#tide kind=single") + "\n> [!answer]\n> Both\n", "Both"),
        (TIDE + "\n> [!explain]- Because\n> of it.\n", "Because"),
        ("## Tide {#tide}\n\n```yaml params\na: {choice: [1, 2]}\n```\n\n{{a}}?\n\n- [=] {{a}}\n", "parameters"),
        ("## Tide {#tide}\n\nWhat?\n", "no answer"),
        ("## Tide {#tide}\n\nWhat?\n\n" + "".join(f"- [ ] {n} tides\n" for n in range(120)), "98"),
    ],
)
def test_what_no_field_holds_is_named(text: str, named: str) -> None:
    found = sheet_of(text)
    assert isinstance(found, tuple)
    assert any(named in one for one in found), found


@pytest.mark.parametrize("kind", BLOCKS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_a_text_is_held_whole_or_not_at_all(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    cased = data.draw(st.booleans())
    if cased:
        question = replace(question, case="the-bay", case_title="The bay", stimulus="A bay opens.")
    found = sheet_of(write_alone(question))
    if cased:
        assert found == ("the case it belongs to",)
    elif isinstance(found, Sheet):
        assert parse_question(text_of(found))[0] == parse_question(write_alone(question))[0]
        assert holds(found)


def test_marks_in_a_field_are_not_held() -> None:
    sheet = sheet_of(TIDE)
    assert isinstance(sheet, Sheet)
    assert not holds(replace(sheet, prompt="What?\n\n## Another {#another}"))
    assert not holds(replace(sheet, explanation="So.", prompt="Source: none"))
    assert holds(replace(sheet, prompt="What else?"))


def test_tags_are_words() -> None:
    sheet = sheet_of("## Tide {#tide tags=moon points=2}\n\nWhat?\n\n- [x] One\n- [ ] Two\n")
    assert isinstance(sheet, Sheet) and sheet.tags == ("moon",)
    assert with_fields(sheet, tags=["sun", "sea"]).attributes == {"points": "2", "tags": "sun,sea"}
    assert with_fields(sheet, tags=[]).attributes == {"points": "2"}


def test_skills_stay() -> None:
    text = "## Tide {#tide}\nSkill: sea/1.2\n\nWhat?\n\n- [x] One\n- [ ] Two\n"
    sheet = sheet_of(text)
    assert isinstance(sheet, Sheet)
    assert sheet_of(text_of(sheet)) == sheet
    assert "sea/1.2" in text_of(sheet)
