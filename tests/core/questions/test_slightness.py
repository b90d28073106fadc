"""Slight changes: exactly those of sources, tags, topic, and the spelling of reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.slightness import is_respelt, slight
from study.core.questions.source.reader import parse_question

TEXT = """## Spring tide {#spring-tide topic=moon tags=sea,sun points=2}

What does the water do at a spring tide?

- [x] It rises higher {.higher}
  > The moon and the sun pull in one line.
- [ ] It stays {.stays}
  > That is the persent neap tide of 2 m.

> [!hint]- One
> Look up.

> [!explain]- Why
> Both bodies pull together.

Source: [Tides, a primer](https://example.org/tides) (checked 2026-11-01)
"""
KEPT = frozenset({"for-exams"})


def read(text: str) -> Question:
    found, problems = parse_question(text)
    assert found, problems
    return found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("checked 2026-11-01", "checked 2026-11-20", ["source"]),
        ("Tides, a primer", "A primer of tides", ["source"]),
        ("tags=sea,sun", "tags=sea,ebb", ["tag"]),
        ("tags=sea,sun", "tags=sea", ["tag"]),
        (" topic=moon", "", ["topic"]),
        ("persent", "present", ["reason"]),
        ("Both bodies pull", "Both bodies, pull", ["reason"]),
    ],
)
def test_what_is_slight_is_told(old: str, new: str, said: list[str]) -> None:
    assert old in TEXT
    found = slight(read(TEXT), read(TEXT.replace(old, new)), KEPT)
    assert [one.what for one in found] == said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What does the water do", "What does all water do"),
        ("It rises higher", "It rises hihger"),
        ("{.higher}", "{.up}"),
        ("points=2", "points=3"),
        ("Look up.", "Look up!"),
        ("## Spring tide", "## Spring tides"),
        ("pull in one line", "push in one line"),
        ("That is the persent", "That is not the present"),
        ("2 m.", "3 m."),
        ("tags=sea,sun", "tags=sea,sun,for-exams"),
    ],
)
def test_what_is_asked_or_said_otherwise_is_not_slight(old: str, new: str) -> None:
    assert old in TEXT
    before, after = read(TEXT), read(TEXT.replace(old, new))
    assert before != after and slight(before, after, KEPT) == ()


def test_a_changed_key_is_not_slight() -> None:
    text = TEXT.replace("- [x]", "- [?]").replace("- [ ]", "- [x]").replace("- [?]", "- [ ]")
    assert slight(read(TEXT), read(text), KEPT) == ()


def test_no_change_is_no_slight_change() -> None:
    assert slight(read(TEXT), read(TEXT), KEPT) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("now", "not"),
        ("include it", "exclude it"),
        ("lower", "power"),
        ("increase", "decrease"),
        ("at least 3", "at least 30"),
        ("-5 °C", "5 °C"),
        ("a < b", "a > b"),
        ("it can", "it can't"),
        ("that is", "this is"),
    ],
)
def test_another_word_is_not_a_spelling(one: str, other: str) -> None:
    assert not is_respelt(one, other) and not is_respelt(other, one)


@given(st.text())
def test_every_text_is_spelt_as_itself(text: str) -> None:
    assert is_respelt(text, text)


@given(st.text(), st.text())
def test_spelling_has_no_direction(one: str, other: str) -> None:
    assert is_respelt(one, other) == is_respelt(other, one)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.examples], ids=lambda kind: kind.name)
def test_a_source_is_slight_in_every_kind(kind: object) -> None:
    text = kind.examples[0]  # type: ignore[attr-defined]
    before = parse_question(text)[0]
    after = parse_question(f"{text}\n\nSource: [A page](https://example.org/) (checked 2026-11-01)\n")[0]
    if before and after and before != after:
        assert [one.what for one in slight(before, after, KEPT)] == ["source"]
